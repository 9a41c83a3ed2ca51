"""Tests of bench/attribution_score.py."""

import gzip
import json
import os
import subprocess
import sys
import tempfile
import unittest

from bench import attribution_score as scorer

HERE = os.path.dirname(os.path.abspath(scorer.__file__))

TEXT = ('The mayor of Leeds said the bridge would close. "We have no money," said Ann Lee, '
        '"and no time." It is said that “some” hope remains.\n')


def span(part, text=TEXT, nth=0):
    start = -1
    for _ in range(nth + 1):
        start = text.index(part, start + 1)
    return [start, start + len(part)]


def att(source, cue, content, text=TEXT):
    as_list = lambda x: [] if x is None else [x] if isinstance(x, str) else x  # noqa: E731
    return {"id": "x", **{role: [span(p, text) for p in as_list(v)]
                          for role, v in (("source", source), ("cue", cue), ("content", content))}}


BRIDGE = att("The mayor of Leeds", "said", "the bridge would close")
MONEY = att("Ann Lee", "said Ann", ['"We have no money,"', '"and no time."'])
MONEY["cue"] = [span("said", nth=1)]
HOPE = att(None, "is said", "that “some” hope remains")
GOLD = [BRIDGE, MONEY, HOPE]


def run(gold, pred, text=TEXT, rounds=0):
    return scorer.score({"a": {"id": "a", "text": text, "attributions": gold}},
                        {"a": {"id": "a", "text": text, "attributions": pred}}, rounds)


class Perfect(unittest.TestCase):
    def test_gold_against_itself_is_all_ones(self):
        report = run(GOLD, GOLD)
        for subset in scorer.SUBSETS:
            for name, value in report[subset].items():
                if isinstance(value, dict):
                    self.assertEqual(value, {"P": 1.0, "R": 1.0, "F": 1.0}, name)
                elif name not in ("gold", "pred"):
                    self.assertEqual(value, 1.0, name)
        self.assertEqual(report["all"]["gold"], 3)
        self.assertEqual(report["quoted"]["gold"], 2)

    def test_kinds(self):
        kinds = {k: v["gold"] for k, v in run(GOLD, GOLD)["recall_by_kind"].items()}
        self.assertEqual(kinds, {"direct": 1, "mixed": 1, "indirect": 1})

    def test_nothing_predicted(self):
        part = run(GOLD, [])["all"]
        self.assertEqual(part["attribution"], {"P": 0.0, "R": 0.0, "F": 0.0})
        self.assertEqual(part["source_given_content"], 0.0)

    def test_nothing_to_find_and_nothing_said(self):
        self.assertEqual(run([], [])["all"]["attribution"]["F"], 1.0)


class Content(unittest.TestCase):
    def test_missing_quote_marks_break_exact_but_not_words(self):
        bare = att("Ann Lee", None, ["We have no money", "and no time"])
        part = run([MONEY], [bare])["all"]
        self.assertEqual(part["content_exact"]["F"], 0.0)
        self.assertEqual(part["content_words"]["F"], 1.0)
        self.assertEqual(part["attribution"]["F"], 1.0)

    def test_half_of_a_quotation(self):
        first = att("Ann Lee", None, '"We have no money,"')      # 4 of 7 words
        part = run([MONEY], [first])["all"]
        self.assertAlmostEqual(part["content_partial"]["R"], 4 / 7)
        self.assertEqual(part["content_partial"]["P"], 1.0)
        self.assertEqual(part["content_iou50"]["F"], 1.0)
        last = att("Ann Lee", None, '"and no time."')            # 3 of 7 words: under one half
        self.assertEqual(run([MONEY], [last])["all"]["content_iou50"]["F"], 0.0)

    def test_two_halves_count_as_one_hit_and_one_false_alarm(self):
        halves = [att("Ann Lee", None, '"We have no money,"'), att("Ann Lee", None, '"and no time."')]
        part = run([MONEY], halves)["all"]
        self.assertEqual((part["attribution"]["P"], part["attribution"]["R"]), (0.5, 1.0))
        self.assertEqual(part["content_tokens"]["F"], 1.0)

    def test_the_better_match_wins_whatever_the_order(self):
        loose = att("Ann Lee", None, "bridge would close. \"We have no money")
        for preds in ([loose, BRIDGE], [BRIDGE, loose]):
            self.assertEqual(run([BRIDGE], preds)["all"]["content_exact"], {
                "P": 0.5, "R": 1.0, "F": 2 / 3})

    def test_a_duplicate_prediction_is_a_false_alarm(self):
        part = run([BRIDGE], [BRIDGE, dict(BRIDGE)])["all"]
        self.assertEqual(part["attribution"]["P"], 0.5)

    def test_equal_contents_are_told_apart_by_source(self):
        other = dict(BRIDGE, source=[span("Ann Lee")])
        for preds in ([other, BRIDGE], [BRIDGE, other]):
            self.assertEqual(run([BRIDGE], preds)["all"]["attribution"]["R"], 1.0)


class Source(unittest.TestCase):
    def outcome(self, gold_source, pred_source):
        part = run([att(gold_source, None, "the bridge would close")],
                   [att(pred_source, None, "the bridge would close")])["all"]
        return part["attribution"]["F"], part["source_exact_given_content"]

    def test_overlap_is_enough_for_the_headline_only(self):
        self.assertEqual(self.outcome("The mayor of Leeds", "mayor"), (1.0, 0.0))

    def test_a_shared_function_word_is_not(self):
        self.assertEqual(self.outcome("The mayor of Leeds", "The"), (0.0, 0.0))

    def test_wrong_place(self):
        self.assertEqual(self.outcome("The mayor of Leeds", "Ann Lee"), (0.0, 0.0))

    def test_absent_against_present(self):
        self.assertEqual(self.outcome(None, "Ann Lee"), (0.0, 0.0))
        self.assertEqual(self.outcome("Ann Lee", None), (0.0, 0.0))
        self.assertEqual(self.outcome(None, None), (1.0, 1.0))

    def test_a_pronoun_source_can_match(self):
        text = "He said the bridge would close.\n"
        gold = [att("He", "said", "the bridge would close", text)]
        self.assertEqual(run(gold, gold, text)["all"]["attribution"]["F"], 1.0)
        text = "Its owner said the bridge would close.\n"
        gold = [att("Its", "said", "the bridge would close", text)]
        self.assertEqual(run(gold, gold, text)["all"]["attribution"]["F"], 1.0)


class Cue(unittest.TestCase):
    def test_cue_counts_whatever_its_content(self):
        pred = dict(BRIDGE, content=[span("hope remains")])
        part = run([BRIDGE], [pred])["all"]
        self.assertEqual(part["attribution"]["F"], 0.0)
        self.assertEqual(part["cue_exact"]["F"], 1.0)

    def test_longer_cue_overlaps_only(self):
        part = run([HOPE], [att(None, "It is said", "that “some” hope remains")])["all"]
        self.assertEqual((part["cue_exact"]["F"], part["cue_overlap"]["F"]), (0.0, 1.0))
        self.assertEqual(part["attribution_strict"]["F"], 1.0)

    def test_punctuation_cue(self):
        text = 'Ann Lee: "No."\n'
        gold = [att("Ann Lee", ":", '"No."', text)]
        part = run(gold, gold, text)["all"]
        for name in ("cue_exact", "cue_overlap", "attribution_strict"):
            self.assertEqual(part[name]["F"], 1.0, name)
        part = run(gold, [dict(gold[0], cue=[])], text)["all"]
        self.assertEqual((part["cue_exact"]["R"], part["attribution_strict"]["F"]), (0.0, 0.0))

    def test_strict_needs_a_cue_that_overlaps(self):
        wrong = dict(BRIDGE, cue=[span("said", nth=1)])
        self.assertEqual(run([BRIDGE], [wrong])["all"]["attribution_strict"]["F"], 0.0)


class Quoted(unittest.TestCase):
    def test_indirect_prediction_is_neither_rewarded_nor_punished(self):
        part = run(GOLD, [BRIDGE, MONEY])["quoted"]
        self.assertEqual((part["gold"], part["pred"]), (2, 1))
        self.assertEqual((part["attribution"]["P"], part["attribution"]["R"]), (1.0, 0.5))

    def test_quoted_prediction_for_unquoted_gold_is_left_out(self):
        sloppy = dict(BRIDGE, content=[span('the bridge would close. "')])
        part = run([BRIDGE, MONEY], [sloppy, MONEY])["quoted"]
        self.assertEqual((part["gold"], part["pred"]), (1, 1))
        self.assertEqual(part["attribution"]["F"], 1.0)

    def test_unmatched_quoted_prediction_is_punished(self):
        part = run([BRIDGE], [MONEY])["quoted"]
        self.assertEqual((part["gold"], part["pred"]), (0, 1))
        self.assertEqual(part["attribution"]["P"], 0.0)

    def test_marks_just_outside_the_span_count(self):
        bare = att("Ann Lee", None, "We have no money")
        self.assertEqual(run([], [bare])["quoted"]["pred"], 1)
        self.assertEqual(run([], [BRIDGE])["quoted"]["pred"], 0)

    def test_two_apostrophes_are_a_quotation_mark_and_one_is_not(self):
        text = "''We can't go,'' said Lee. Its owners' aim was 'peace'.\n"
        gold = [att("Lee", "said", "''We can't go,''", text), att("owners", None, "'peace'", text)]
        report = run(gold, [], text)
        self.assertEqual(report["quoted"]["gold"], 1)
        kinds = {k: v["gold"] for k, v in report["recall_by_kind"].items()}
        self.assertEqual(kinds, {"direct": 1, "mixed": 0, "indirect": 1})
        gold[0]["content"] = [span("We can't go,", text)]
        self.assertEqual(run(gold, [], text)["quoted"]["gold"], 1)

    def test_open_quotation_ends_with_its_paragraph(self):
        text = '"One two\nthree said.\n'
        report = run([att(None, None, "three", text)], [], text)
        self.assertEqual(report["recall_by_kind"]["indirect"]["gold"], 1)


class Files(unittest.TestCase):
    def files(self, gold, pred):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        gold_path, pred_path = os.path.join(folder.name, "g.jsonl"), os.path.join(folder.name, "p.jsonl.gz")
        with open(gold_path, "w", encoding="utf-8") as f:
            f.writelines(json.dumps(a) + "\n" for a in gold)
        with gzip.open(pred_path, "wt", encoding="utf-8") as f:
            f.writelines(json.dumps(a) + "\n" for a in pred)
        return subprocess.run([sys.executable, os.path.join(HERE, "attribution_score.py"), gold_path,
                               pred_path, "--json"], capture_output=True, text=True)

    def article(self, key="a", attributions=(), text=TEXT):
        return {"id": key, "text": text, "attributions": list(attributions)}

    def test_command_line(self):
        done = self.files([self.article(attributions=GOLD), self.article("b", [BRIDGE])],
                          [self.article(attributions=GOLD)])
        self.assertEqual(done.returncode, 0, done.stderr)
        report = json.loads(done.stdout)
        self.assertEqual(report["all"]["attribution"]["R"], 0.75)   # b is missing: its gold is missed
        self.assertEqual(report["articles"], 2)

    def test_refusals(self):
        for pred, word in (([self.article("z")], "not in the gold file"),
                           ([self.article(text="other")], "different texts"),
                           ([self.article(), self.article()], "twice"),
                           ([self.article(attributions=[dict(BRIDGE, cue=[[5, 5]])])], "bad cue span"),
                           ([self.article(attributions=[dict(BRIDGE, cue=[[0, 9999]])])], "bad cue span")):
            done = self.files([self.article(attributions=GOLD)], pred)
            self.assertEqual(done.returncode, 2)
            self.assertIn(word, done.stderr)

    def test_interval_holds_the_figure(self):
        gold = {str(i): self.article(str(i), GOLD) for i in range(12)}
        pred = {str(i): self.article(str(i), GOLD[:1 + i % 3]) for i in range(12)}
        report = scorer.score(gold, pred, rounds=200)
        low, high = report["attribution_F_95"]["all"]
        self.assertTrue(low < report["all"]["attribution"]["F"] < high)
        self.assertEqual(report["attribution_F_95"], scorer.score(gold, pred, rounds=200)["attribution_F_95"])


if __name__ == "__main__":
    unittest.main()
