"""python3 -m unittest test_timex_score   (stdlib only; run in this folder)"""
import contextlib
import io
import json
import os
import tempfile
import unittest

from bench import timex_score as ts

TEXT = "On Monday he said that last Friday, January 28 and 10 years later were fine."


def span(sub, **kw):
    s = TEXT.index(sub)
    return {"start": s, "end": s + len(sub), **kw}


GOLD = [span("Monday", type="DATE", value="2024-02-05"),
        span("last Friday", type="DATE", value="2024-02-02"),
        span("January 28", type="DATE", value="2024-01-28"),
        span("10 years later", type="DURATION", value="P10Y")]


class Base(unittest.TestCase):
    def run_cli(self, gold, pred, *args):
        with tempfile.TemporaryDirectory() as d:
            paths = []
            for n, rows in (("g", gold), ("p", pred)):
                paths.append(os.path.join(d, n))
                with open(paths[-1], "w") as f:
                    f.writelines(json.dumps(r) + "\n" for r in rows)
            out, err = io.StringIO(), io.StringIO()
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
                rc = ts.main([*paths, "--json", *args])
        return rc, (json.loads(out.getvalue()) if rc == 0 and not args else out.getvalue()), err.getvalue()

    def one(self, pred, gold=None):
        rc, out, err = self.run_cli([{"doc": "d", "text": TEXT, "timexes": GOLD if gold is None else gold}],
                                    [{"doc": "d", "timexes": pred}])
        self.assertEqual(rc, 0, err)
        return out


class Scores(Base):
    def test_perfect(self):
        o = self.one([dict(t) for t in reversed(GOLD)])
        for k in ("strict", "relaxed", "value", "strict_value", "type"):
            self.assertEqual(o[k], {"P": 100.0, "R": 100.0, "F1": 100.0}, k)
        self.assertEqual(o["day"]["F1"], 100.0)
        self.assertEqual(o["day"]["gold"], 3)          # the duration is no calendar value

    def test_empty_prediction_is_zero_not_error(self):
        o = self.one([])
        self.assertEqual((o["strict"]["F1"], o["relaxed"]["F1"], o["value"]["F1"], o["value_acc"]), (0, 0, 0, 0))

    def test_boundary_off_by_one_costs_strict_only(self):
        p = [dict(t) for t in GOLD]
        p[1]["start"] += 5                              # "Friday" without "last"
        o = self.one(p)
        self.assertEqual(o["strict"]["F1"], 75.0)
        self.assertEqual(o["relaxed"]["F1"], 100.0)
        self.assertEqual(o["value"]["F1"], 100.0)
        self.assertEqual(o["strict_value"]["F1"], 75.0)

    def test_wrong_value_costs_value_only(self):
        p = [dict(t) for t in GOLD]
        p[0]["value"] = "2024-02-12"                    # the Monday to come
        o = self.one(p)
        self.assertEqual((o["strict"]["F1"], o["value"]["F1"], o["value_acc"], o["day"]["F1"]),
                         (100.0, 75.0, 75.0, 66.67))

    def test_missing_value_is_wrong_even_if_gold_lacks_it(self):
        g = [dict(GOLD[0], value="")]
        o = self.one([dict(GOLD[0], value="")], gold=g)
        self.assertEqual(o["value"]["F1"], 0.0)

    def test_one_long_prediction_earns_one(self):
        s, e = GOLD[0]["start"], GOLD[3]["end"]
        o = self.one([{"start": s, "end": e, "type": "DATE", "value": "2024-02-05"}])
        self.assertEqual(o["relaxed"], {"P": 100.0, "R": 25.0, "F1": 40.0})

    def test_two_predictions_on_one_gold_earn_one(self):
        g = [GOLD[1]]
        p = [span("last", value="2024-02-02"), span("Friday", value="2024-02-02")]
        o = self.one(p, gold=g)
        self.assertEqual(o["relaxed"], {"P": 50.0, "R": 100.0, "F1": 66.67})

    def test_identical_span_wins_over_longer_overlap(self):
        g = [span("January 28", value="A"), span("January", value="B")]     # nested gold
        o = self.one([span("January", value="B")], gold=g)
        self.assertEqual((o["strict"]["R"], o["value"]["R"]), (50.0, 50.0))

    def test_touching_spans_do_not_overlap(self):
        g = [span("Monday", value="x")]
        o = self.one([{"start": g[0]["end"], "end": g[0]["end"] + 3, "value": "x"}], gold=g)
        self.assertEqual(o["relaxed"]["F1"], 0.0)

    def test_day_view_cuts_the_time_of_day(self):
        g = [span("Monday", type="TIME", value="2024-02-05TMO")]
        o = self.one([span("Monday", type="DATE", value="2024-02-05")], gold=g)
        self.assertEqual((o["value"]["F1"], o["day"]["F1"], o["type"]["F1"]), (0.0, 100.0, 0.0))

    def test_day_view_keeps_granularity(self):
        g = [span("Monday", type="DATE", value="2024-02")]
        o = self.one([span("Monday", type="DATE", value="2024-02-05")], gold=g)
        self.assertEqual(o["day"]["F1"], 0.0)

    def test_micro_average_over_documents(self):
        g = [{"doc": "a", "timexes": GOLD}, {"doc": "b", "timexes": GOLD[:1]}]
        p = [{"doc": "a", "timexes": GOLD}]              # b has no line: counts as empty
        rc, o, err = self.run_cli(g, p)
        self.assertEqual(rc, 0, err)
        self.assertEqual((o["strict"]["R"], o["strict"]["P"], o["missing_docs"]), (80.0, 100.0, 1))

    def test_case_of_value_is_ignored_but_nothing_else(self):
        self.assertEqual(self.one([dict(GOLD[3], value=" p10y ")], gold=[GOLD[3]])["value"]["F1"], 100.0)
        self.assertEqual(self.one([dict(GOLD[3], value="P120M")], gold=[GOLD[3]])["value"]["F1"], 0.0)


class Refusals(Base):
    def refuse(self, gold, pred, word):
        rc, _, err = self.run_cli(gold, pred)
        self.assertEqual(rc, 2)
        self.assertIn(word, err)

    def test_refusals(self):
        g = [{"doc": "d", "text": TEXT, "timexes": GOLD}]
        self.refuse(g, [{"doc": "other", "timexes": []}], "gold lacks")
        self.refuse(g, [{"doc": "d", "timexes": []}] * 2, "twice")
        self.refuse(g, [{"doc": "d", "timexes": [GOLD[0], dict(GOLD[0], value="x")]}], "twice")
        self.refuse(g, [{"doc": "d", "timexes": [{"start": 5, "end": 5}]}], "bad span")
        self.refuse(g, [{"doc": "d", "timexes": [{"start": 5, "end": 5000}]}], "past the text")
        self.refuse(g, [{"doc": "d", "timexes": [dict(GOLD[0], text="Tuesday")]}], "not 'Tuesday'")
        self.refuse([{"doc": "d", "text": TEXT, "timexes": [dict(GOLD[0], text="Tuesday")]}], [], "not 'Tuesday'")
        self.refuse([], [], "no document")
        self.refuse(g, [{"doc": "d"}], "timexes")

    def test_table_and_interval_print(self):
        rc, out, err = self.run_cli([{"doc": "d", "text": TEXT, "timexes": GOLD}],
                                    [{"doc": "d", "timexes": GOLD[:3]}], "--ci", "20")
        self.assertEqual(rc, 0)
        self.assertIn("ci95", json.loads(out))


if __name__ == "__main__":
    unittest.main()
