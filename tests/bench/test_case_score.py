"""Tests of bench/case_score.py and bench/check_cases.py."""
import contextlib
import copy
import io
import json
import pathlib
import tempfile
import unittest

from bench import case_score as cs
from bench import check_cases as cc

CASES = pathlib.Path(cs.__file__).resolve().parent / "cases"

V1 = """Ferry sinks off Norland

Ann Marsh, the minister, said on Monday the ferry had been inspected in May.

At least four people died, the government said. The operator had ignored complaints, a union said.

The ferry was built in 2009."""
V2 = V1.replace("At least four", "At least six").replace("had ignored", "had received").replace("built in", "launched in")
PAGE = """<html><body><p>Read more: what the captain said next</p>
<p>&ldquo;There was no inspection at all,&rdquo; ministry spokesman Bo Lind said on Wednesday.</p>
<p>Marsh had said that the ferry had been inspected in May. The union said more than 200 people were on board.</p>
<p>The operator denied that: 152 people were on board, it said. If there is a paper we want to see it, the union said.</p>
<p>The spokesman repeated that nothing had been inspected.</p></body></html>"""
S1, S2, S3 = "reports/1.txt", "reports/2.txt", "reports/3.html"


def statement(key, file, source, content, speaker, same_as=None, manner="indirect", said_on=None, cue="said"):
    return {"id": key, "file": file, "source": [source], "cue": [cue], "content": [content], "speaker": speaker,
            "manner": manner, "said_on": said_on, "venue": None, "says": "other", "same_as": same_as}


def figure(key, file, text, low, high, by):
    return {"id": key, "file": file, "text": text, "low": low, "high": high, "counts": "people", "event": None, "by": by}


def capture(file, report, version, boilerplate=()):
    return {"file": file, "outlet": "Wire", "url": "https://wire.example", "captured_at": None, "published_on": "2031-03-03",
            "report": report, "version": version, "copy_of": None, "boilerplate": list(boilerplate)}


GOLD = {
    "id": "tiny", "title": "t", "fictional": True, "note": "n",
    "captures": [capture(S1, "R1", 1), capture(S2, "R1", 2), capture(S3, "R2", 1, ["Read more: what the captain said next"])],
    "speakers": [
        {"id": "marsh", "name": "Ann Marsh", "kind": "person", "aliases": ["Marsh"], "office": "minister", "side": "Government"},
        {"id": "lind", "name": "Bo Lind", "kind": "person", "aliases": ["the spokesman"], "office": "ministry spokesman", "side": "Government"},
        {"id": "gov", "name": "Government of Norland", "kind": "organisation", "aliases": ["the government"], "office": None, "side": "Government"},
        {"id": "union", "name": "Seafarers' Union", "kind": "organisation", "aliases": ["a union", "the union"], "office": None, "side": "Union"},
        {"id": "operator", "name": "Norline", "kind": "organisation", "aliases": ["the operator"], "office": None, "side": "Norline"}],
    "statements": [
        statement("s1", S1, "Ann Marsh, the minister", "the ferry had been inspected in May", "marsh", said_on="2031-03-03"),
        statement("s2", S1, "the government", "At least four people died", "gov"),
        statement("s3", S1, "a union", "The operator had ignored complaints", "union"),
        statement("s4", S2, "Ann Marsh, the minister", "the ferry had been inspected in May", "marsh", "s1", said_on="2031-03-03"),
        statement("s5", S2, "the government", "At least six people died", "gov"),
        statement("s6", S2, "a union", "The operator had received complaints", "union", "s3"),
        statement("s7", S3, "ministry spokesman Bo Lind", "“There was no inspection at all,”", "lind", manner="direct", said_on="2031-03-05"),
        statement("s8", S3, "Marsh", "the ferry had been inspected in May", "marsh", "s1"),
        statement("s9", S3, "The union", "more than 200 people were on board", "union"),
        statement("s10", S3, "The operator", "that: 152 people were on board", "operator", cue="denied"),
        statement("s11", S3, "the union", "If there is a paper we want to see it", "union"),
        statement("s12", S3, "The spokesman", "nothing had been inspected", "lind", cue="repeated")],
    "figures": [figure("f1", S1, "At least four people", 4, None, "gov"), figure("f2", S2, "At least six people", 6, None, "gov"),
                figure("f3", S3, "more than 200 people", 200, None, "union"), figure("f4", S3, "152 people", 152, 152, "operator")],
    "events": [],
    "questions": [
        {"id": "q1", "ask": "Had the ferry been inspected?", "also": [], "positions": {"s1": "yes", "s4": "yes", "s8": "yes", "s7": "no", "s12": "no"}},
        {"id": "q2", "ask": "How many died?", "also": [], "positions": {"s2": "4+", "s5": "6+"}},
        {"id": "q3", "ask": "How many were on board?", "also": [], "positions": {"s9": "200+", "s10": "152"}}],
    "findings": [
        {"kind": "walk_back", "earlier": "s1", "later": "s7", "question": "q1", "strength": "strong", "why": "w"},
        {"kind": "changed_figure", "earlier": "s2", "later": "s5", "question": "q2", "strength": "weak", "why": "w"},
        {"kind": "denial", "earlier": "s9", "later": "s10", "question": "q3", "strength": "medium", "why": "w"},
        {"kind": "quiet_edit", "report": "R1", "from": 1, "to": 2, "before": "had ignored complaints", "after": "had received complaints",
         "effect": "softened", "strength": "strong", "why": "w"},
        {"kind": "disclosed_correction", "report": "R1", "from": 1, "to": 2, "before": "At least four", "after": "At least six",
         "effect": "figure_changed", "strength": "weak", "why": "w"}],
    "not_findings": [
        {"a": "s1", "b": "s11", "why": "a condition"},
        {"a": "s3", "b": "s6", "why": "trivial", "report": "R1", "from": 1, "to": 2, "before": "built in", "after": "launched in"}],
}


def leaves(report, path=""):
    """{path: number} of everything that a report measures, less the counts."""
    if not isinstance(report, dict):
        return {path: report}
    return {k: v for name, value in report.items() if name not in ("gold", "pred", "hit", "n")
            for k, v in leaves(value, f"{path}/{name}" if path else name).items()}


class Base(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = pathlib.Path(folder.name) / "tiny"
        (cls.folder / "reports").mkdir(parents=True)
        for name, text in ((S1, V1), (S2, V2), (S3, PAGE)):
            (cls.folder / name).write_text(text, encoding="utf-8")
        (cls.folder / "case.json").write_text(json.dumps(GOLD), encoding="utf-8")

    def setUp(self):
        self.pred = copy.deepcopy(GOLD)
        self.statements = {s["id"]: s for s in self.pred["statements"]}

    def score(self):
        count, self.errors = cs.score(cs.read_gold(self.folder), self.pred)
        return cs.figures(count)

    def lowered(self):
        """What differs from a perfect score."""
        perfect = leaves(cs.figures(cs.score(cs.read_gold(self.folder), GOLD)[0]))
        now = leaves(self.score())
        return {k for k in perfect.keys() | now.keys() if perfect.get(k) != now.get(k)}

    def only(self, *measures):
        """Everything that differs belongs to these measures, and each of them does."""
        lowered = self.lowered()
        for name in lowered:
            self.assertTrue(any(name.startswith(m) for m in measures), f"{name} in {sorted(lowered)}")
        for m in measures:
            self.assertTrue(any(name.startswith(m) for name in lowered), f"{m} not in {sorted(lowered)}")


class Whole(Base):
    def perfect(self, report):
        for name, value in leaves(report).items():
            bad = name.startswith(("false alarms", "boilerplate", "repeats"))
            self.assertEqual(value, 0 if bad else 1.0, name)
        self.assertEqual(report["confused"], {})

    def test_tiny_case_is_sound(self):
        self.assertEqual(cc.CaseCheck(self.folder).faults, [])

    def test_gold_against_itself(self):
        self.perfect(self.score())
        self.assertEqual(self.errors, [])

    def test_every_case_against_itself(self):
        for folder in sorted(p.parent for p in CASES.glob("*/case.json")):
            with self.subTest(folder.name):
                report = cs.figures(cs.score(cs.read_gold(folder), cs.load_json(folder / "case.json"))[0])
                report["recall by strength"] = {k: v for k, v in report["recall by strength"].items() if v["n"]}
                if not report["edits"]["place"]["gold"]:
                    del report["edits"]
                self.perfect(report)

    def test_exported_shape(self):
        speakers = {s["id"]: s for s in GOLD["speakers"]}
        for s in self.pred["statements"]:
            s["speaker"] = {k: speakers[s["speaker"]][k] for k in ("name", "side")}
        for f in self.pred["figures"]:
            f["by"] = speakers[f["by"]]["name"]
        for f in self.pred["findings"][3:]:
            f.update(file_from=S1, file_to=S2)
            for name in ("report", "from", "to"):
                del f[name]
        del self.pred["speakers"]
        self.perfect(self.score())

    def test_offsets_and_order_do_not_matter(self):
        texts = cs.read_gold(self.folder)["texts"]
        for s in self.pred["statements"]:
            start = texts[s["file"]].index(s["content"][0])
            s["content"] = [[start, start + len(s["content"][0])]]
        for part in ("statements", "figures", "findings"):
            self.pred[part].reverse()
        self.perfect(self.score())

    def test_empty(self):
        for pred in ({}, {"statements": [], "figures": [], "questions": [], "findings": []}):
            self.pred = pred
            r = self.score()
            for v in (r["statements"], r["figures"]["value"], r["findings"]["all"], r["edits"]["place"], r["grouping"]["pairs"]):
                self.assertEqual((v["P"], v["R"], v["F1"]), (0, 0, 0))
            self.assertIsNone(r["on matched statements"]["name"]["share"])
            self.assertEqual(r["recall by strength"]["strong"]["share"], 0)
            cs.show(r)

    def test_bad_input_is_named(self):
        for change in (lambda p: p["statements"][0].update(file="reports/9.txt"), lambda p: p["findings"][0].update(earlier="s99"),
                       lambda p: p["findings"][0].update(kind="lie"), lambda p: p["questions"][0]["positions"].update(s99="yes")):
            self.pred = copy.deepcopy(GOLD)
            change(self.pred)
            with self.assertRaises(cs.InputError):
                self.score()


class Planted(Base):
    """One error, one figure lower."""

    def test_name(self):
        self.statements["s7"]["speaker"] = {"name": "Ann Marsh", "side": "Government"}
        self.only("on matched statements/name")

    def test_name_may_be_an_alias_with_office(self):
        self.statements["s1"]["speaker"] = {"name": "Minister Marsh", "side": "Government"}
        self.statements["s7"]["speaker"] = {"name": "Mr Lind", "side": "Government"}
        self.assertEqual(self.lowered(), set())

    def test_pronoun_is_no_name(self):
        self.statements["s8"]["speaker"] = {"name": "she", "side": "Government"}
        self.only("on matched statements/name")

    def test_side(self):
        self.statements["s10"]["speaker"] = {"name": "Norline", "side": "Union"}
        self.only("on matched statements/side")

    def test_sides_may_be_worded_otherwise(self):
        for s in self.pred["speakers"]:
            s["side"] = {"Government": "Oslo", "Union": "labour", "Norline": "Norline AS"}[s["side"]]
        self.assertEqual(self.lowered(), set())

    def test_one_side_for_all_is_no_full_score(self):
        for s in self.pred["speakers"]:
            s["side"] = "somebody"
        self.assertEqual(self.score()["on matched statements"]["side"]["share"], 7 / 12)

    def test_manner_and_date(self):
        self.statements["s7"]["manner"] = "mixed"
        self.only("on matched statements/manner")
        self.statements["s7"].update(manner="direct", said_on="2031-03-12")
        self.only("on matched statements/said_on")

    def test_missed_statement(self):
        del self.pred["statements"][10]
        self.only("statements/R", "statements/F1")

    def test_invented_statement(self):
        self.pred["statements"].append(statement("x", S1, "Ferry", "built in 2009", "gov"))
        self.only("statements/P", "statements/F1")

    def test_loose_span_still_matches(self):
        self.statements["s1"]["content"] = ["on Monday the ferry had been inspected in May"]
        self.assertEqual(self.lowered(), set())
        self.statements["s11"]["content"] = ["a paper"]
        self.only("statements")

    def test_figure_bound_and_author(self):
        self.pred["figures"][0]["high"] = 4
        self.only("figures/value+bound")
        self.pred["figures"][0].update(high=None, by="union")
        self.only("figures/by")

    def test_figure_value(self):
        self.pred["figures"][3].update(low=153, high=153)
        self.only("figures/value", "figures/value+bound")

    def test_split_and_merged_questions(self):
        positions = self.pred["questions"][0]["positions"]
        self.pred["questions"].append({"id": "q9", "ask": "?", "also": [], "positions": {"s7": positions.pop("s7")}})
        self.only("grouping/pairs/R", "grouping/pairs/F1", "grouping/b-cubed/R", "grouping/b-cubed/F1")
        self.pred = copy.deepcopy(GOLD)
        self.pred["questions"][1]["positions"].update(self.pred["questions"].pop()["positions"])
        self.only("grouping/pairs/P", "grouping/pairs/F1", "grouping/b-cubed/P", "grouping/b-cubed/F1")

    def test_missed_finding(self):
        del self.pred["findings"][2]
        self.only("findings/all/R", "findings/all/F1", "findings/denial", "recall by strength/medium")

    def test_any_attestation_counts(self):
        self.pred["findings"][0]["earlier"] = "s8"
        self.assertEqual(self.lowered(), set())

    def test_same_answer_of_the_same_side_counts(self):
        self.pred["findings"][0]["later"] = "s12"
        self.assertEqual(self.lowered(), set())

    def test_repeat_is_left_out(self):
        self.pred["findings"].append({"kind": "walk_back", "earlier": "s4", "later": "s12"})
        self.only("repeats left out")

    def test_kinds_confused(self):
        self.pred["findings"][0]["kind"] = "denial"
        self.only("findings", "recall by strength/strong", "confused/walk_back taken for denial")

    def test_reversed(self):
        f = self.pred["findings"][0]
        f["earlier"], f["later"] = f["later"], f["earlier"]
        self.only("findings/all", "findings/walk_back", "recall by strength/strong", "confused/reversed")

    def test_false_alarm(self):
        self.pred["findings"].append({"kind": "contradiction", "earlier": "s4", "later": "s11"})
        self.only("findings/all/P", "findings/all/F1", "findings/contradiction", "false alarms")

    def test_boilerplate(self):
        self.pred["statements"].append(statement("x", S3, "captain", "what the captain said next", "gov"))
        self.only("statements/P", "statements/F1", "boilerplate leaked")


class Edits(Base):
    def test_whole_sentences_will_do(self):
        self.pred["findings"][3].update(before="The operator had ignored complaints, a union said.",
                                        after="The operator had received complaints, a union said.")
        self.assertEqual(self.lowered(), set())

    def test_effect(self):
        self.pred["findings"][3]["effect"] = "hardened"
        self.only("edits/effect")

    def test_kind(self):
        self.pred["findings"][4]["kind"] = "quiet_edit"
        self.only("findings", "recall by strength/weak", "confused/disclosed_correction taken for quiet_edit")

    def test_trivial_edit_is_a_false_alarm(self):
        self.pred["findings"].append({"kind": "quiet_edit", "report": "R1", "from": 1, "to": 2, "before": "The ferry was built in 2009.",
                                      "after": "The ferry was launched in 2009.", "effect": "reworded"})
        self.only("findings/all/P", "findings/all/F1", "findings/quiet_edit/P", "findings/quiet_edit/F1",
                  "edits/place/P", "edits/place/F1", "false alarms")

    def test_another_edit_is_no_hit(self):
        self.pred["findings"][3].update(before="in 2009", after="in 2019")
        self.only("findings", "edits/place", "recall by strength/strong")

    def test_other_versions_are_no_hit(self):
        self.pred["findings"][3].update(file_from=S2, file_to=S1)
        self.only("findings", "edits/place", "recall by strength/strong")


class CommandLine(Base):
    def run_main(self, *args):
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = cs.main([str(a) for a in args])
        return code, out.getvalue(), err.getvalue()

    def test_one_case_and_all(self):
        with tempfile.TemporaryDirectory() as preds:
            path = pathlib.Path(preds) / "tiny.json"
            path.write_text(json.dumps(GOLD), encoding="utf-8")
            code, out, _ = self.run_main(self.folder, path)
            self.assertEqual(code, 0)
            self.assertIn("walk_back", out)
            code, out, _ = self.run_main("--all", self.folder.parent, preds, "--json")
            self.assertEqual((code, json.loads(out)["cases"]["tiny"]["statements"]["F1"]), (0, 1.0))

    def test_missing_prediction_is_empty(self):
        with tempfile.TemporaryDirectory() as preds:
            code, out, _ = self.run_main("--all", self.folder.parent, preds, "--json", "--errors")
            self.assertEqual((code, json.loads(out)["total"]["findings"]["all"]["R"]), (0, 0))

    def test_bad_file(self):
        code, _, err = self.run_main(self.folder, self.folder / "nowhere.json")
        self.assertEqual(code, 2)
        self.assertIn("nowhere.json", err)


class Check(Base):
    """The checker speaks up."""

    def faults(self, change):
        case = copy.deepcopy(GOLD)
        change(case)
        (self.folder / "case.json").write_text(json.dumps(case), encoding="utf-8")
        self.addCleanup((self.folder / "case.json").write_text, json.dumps(GOLD), encoding="utf-8")
        return cc.CaseCheck(self.folder).faults

    def test_faults(self):
        for change, word in (
                (lambda c: c["statements"][0].update(content=["the ferry had been checked"]), "is not in reports/1.txt"),
                (lambda c: c["statements"][0].update(speaker="nobody"), "not in speakers"),
                (lambda c: c["statements"][0].update(said_on="2031-13-01"), "no ISO date"),
                (lambda c: c["statements"][0].update(manner="loud"), "manner"),
                (lambda c: c["figures"][0].update(low=None), "bound nothing"),
                (lambda c: c["findings"][0].update(earlier="s99"), "not in statements"),
                (lambda c: c["findings"][0].update(earlier="s9"), "takes no position"),
                (lambda c: c["findings"][0].update(kind="denial"), "within one side"),
                (lambda c: c["findings"][3].update(before="nothing of the sort"), "is not in reports/1.txt"),
                (lambda c: c["captures"][1].update(version=3), "do not count from 1"),
                (lambda c: c["not_findings"][0].update(a="s8", b="s7"), "also a finding"),
                (lambda c: c.update(id="other"), "not the folder's name")):
            faults = self.faults(change)
            self.assertTrue(any(word in f for f in faults), f"{word!r} not in {faults}")


if __name__ == "__main__":
    unittest.main()
