"""python3 -m unittest test_figures_score   (stdlib only; run in this folder)"""
import contextlib
import io
import json
import os
import tempfile
import unittest

from bench import figures_score as fs

G = [{"lo": 16, "hi": None, "open": False, "kind": "killed", "unit": "people", "what": ["people"]},
     {"lo": 25, "hi": 25, "kind": "injured", "unit": "people", "what": ["people"]},
     {"lo": 170, "hi": None, "open": True, "unit": "attack", "what": ["attacks"]},
     {"lo": 85, "hi": 85, "unit": "target", "what": ["targets"]}]


class Base(unittest.TestCase):
    def cli(self, gold, pred, *args):
        with tempfile.TemporaryDirectory() as d:
            paths = []
            for n, rows in (("g", gold), ("p", pred)):
                paths.append(os.path.join(d, n))
                with open(paths[-1], "w") as f:
                    f.writelines(json.dumps(r) + "\n" for r in rows)
            out, err = io.StringIO(), io.StringIO()
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
                rc = fs.main([*paths, "--json", *args])
        return rc, json.loads(out.getvalue()) if rc == 0 else None, err.getvalue()

    def one(self, pred, gold=None, *args):
        rc, o, err = self.cli([{"doc": "d", "figures": G if gold is None else gold}],
                              [{"doc": "d", "figures": pred}], *args)
        self.assertEqual(rc, 0, err)
        return o


class Scores(Base):
    def test_perfect(self):
        o = self.one([dict(f) for f in reversed(G)])
        for k in ("value", "value+bound", "value+unit", "value+kind", "value+what", "value+open", "all"):
            self.assertEqual(o[k]["F1"], 100.0, k)
        self.assertEqual(o["value+kind"]["gold"], 2)
        self.assertEqual(o["value+open"]["gold"], 2)
        self.assertEqual(o["range"], {"gold": 2, "found": 2, "right": 2, "R": 100.0})

    def test_empty(self):
        o = self.one([])
        self.assertEqual((o["value"]["F1"], o["all"]["F1"], o["bound_acc"], o["range"]["found"]), (0, 0, 0, 0))

    def test_lost_bound_costs_bound_not_value(self):
        p = [dict(f) for f in G]
        p[0]["hi"] = 16                                   # "at least 16" read as 16
        o = self.one(p)
        self.assertEqual((o["value"]["F1"], o["value+bound"]["F1"], o["all"]["F1"], o["bound_acc"]),
                         (100.0, 75.0, 75.0, 75.0))
        self.assertEqual(o["by_bound"]["min"], {"gold": 2, "value_R": 100.0, "bound_R": 50.0})

    def test_min_is_not_max(self):
        o = self.one([{"lo": None, "hi": 16}], [{"lo": 16, "hi": None}])
        self.assertEqual((o["value"]["F1"], o["value+bound"]["F1"]), (100.0, 0.0))

    def test_at_least_is_not_more_than(self):
        o = self.one([dict(G[2], open=False)], [G[2]])
        self.assertEqual((o["value+bound"]["F1"], o["value+open"]["F1"], o["all"]["F1"]), (100.0, 0.0, 0.0))

    def test_wrong_number_pairs_with_nothing(self):
        o = self.one([{"lo": 15, "hi": 15}], [{"lo": 16, "hi": 16}])
        self.assertEqual(o["value"]["F1"], 0.0)

    def test_range_needs_both_ends(self):
        g = [{"lo": 6, "hi": 8}]
        self.assertEqual(self.one([{"lo": 6, "hi": 8}], g)["value+bound"]["F1"], 100.0)
        self.assertEqual(self.one([{"lo": 6, "hi": 6}], g)["value"]["F1"], 0.0)
        self.assertEqual(self.one([{"lo": 6, "hi": 9}], g)["value"]["F1"], 0.0)

    def test_each_figure_pairs_once(self):
        o = self.one([{"lo": 3, "hi": 3}], [{"lo": 3, "hi": 3}, {"lo": 3, "hi": 3}])
        self.assertEqual(o["value"], {"P": 100.0, "R": 50.0, "F1": 66.67})
        o = self.one([{"lo": 3, "hi": 3}] * 2, [{"lo": 3, "hi": 3}])
        self.assertEqual(o["value"], {"P": 50.0, "R": 100.0, "F1": 66.67})

    def test_best_agreeing_pair_wins(self):
        g = [{"lo": 3, "hi": 3, "kind": "killed"}, {"lo": 3, "hi": 3, "kind": "injured"}]
        o = self.one([{"lo": 3, "hi": 3, "kind": "injured"}, {"lo": 3, "hi": 3, "kind": "killed"}], g)
        self.assertEqual(o["value+kind"]["F1"], 100.0)

    def test_swapped_kinds_are_wrong(self):
        o = self.one([dict(G[0], kind="injured"), dict(G[1], kind="killed")], G[:2])
        self.assertEqual((o["value"]["F1"], o["value+kind"]["F1"], o["range"]["right"]), (100.0, 0.0, 0))

    def test_unit_is_compared_loosely_in_form_only(self):
        g = [{"lo": 5, "hi": 5, "unit": "Mile per-hour"}]
        self.assertEqual(self.one([{"lo": 5, "hi": 5, "unit": "mile per hour"}], g)["value+unit"]["F1"], 100.0)
        self.assertEqual(self.one([{"lo": 5, "hi": 5, "unit": "mile"}], g)["value+unit"]["F1"], 0.0)
        self.assertEqual(self.one([{"lo": 5, "hi": 5}], g)["value+unit"]["F1"], 0.0)

    def test_field_absent_in_gold_is_not_counted(self):
        o = self.one([{"lo": 1, "hi": 1, "unit": "x"}, {"lo": 2, "hi": 2, "unit": "y"}],
                     [{"lo": 1, "hi": 1, "unit": "x"}, {"lo": 2, "hi": 2}])
        self.assertEqual(o["value+unit"], {"P": 100.0, "R": 100.0, "F1": 100.0, "gold": 1})

    def test_spurious_prediction_lowers_field_precision(self):
        o = self.one([{"lo": 1, "hi": 1, "unit": "x"}, {"lo": 9, "hi": 9, "unit": "x"}],
                     [{"lo": 1, "hi": 1, "unit": "x"}])
        self.assertEqual((o["value+unit"]["P"], o["value"]["P"]), (50.0, 50.0))

    def test_spans_apart_never_pair(self):
        g = [{"lo": 3, "hi": 3, "start": 0, "end": 1}]
        self.assertEqual(self.one([{"lo": 3, "hi": 3, "start": 5, "end": 6}], g)["value"]["F1"], 0.0)
        self.assertEqual(self.one([{"lo": 3, "hi": 3, "start": 0, "end": 6}], g)["value"]["F1"], 100.0)
        self.assertEqual(self.one([{"lo": 3, "hi": 3, "start": 1, "end": 6}], g)["value"]["F1"], 0.0)
        self.assertEqual(self.one([{"lo": 3, "hi": 3}], g)["value"]["F1"], 100.0)

    def test_alternatives(self):
        g = [{"lo": 12, "hi": 12, "alternatives": [{"lo": 15, "hi": None}]}]
        self.assertEqual(self.one([{"lo": 15, "hi": None}], g)["all"]["F1"], 100.0)
        self.assertEqual(self.one([{"lo": 15, "hi": 15}], g)["value+bound"]["F1"], 0.0)
        self.assertEqual(self.one([{"lo": 12, "hi": 12}], g)["all"]["F1"], 100.0)

    def test_range_over_a_document(self):
        g = [{"lo": n, "hi": n, "kind": "killed"} for n in (10, 12, 15)]
        self.assertEqual(self.one([g[0], g[2]], g)["range"]["right"], 1)       # 10-15 all the same
        self.assertEqual(self.one(g[:2], g)["range"]["right"], 0)

    def test_kinds_filter(self):
        p = [dict(G[0]), {"lo": 85, "hi": 85, "kind": "target"}]
        o = self.one(p, G, "--kinds", "killed")
        self.assertEqual((o["gold"], o["pred"], o["value"]["F1"]), (1, 1, 100.0))

    def test_small_and_large_numbers(self):
        self.assertEqual(self.one([{"lo": 1.3e9, "hi": 1.3e9}], [{"lo": 1300000000, "hi": 1300000000}])["value"]["F1"], 100.0)
        self.assertEqual(self.one([{"lo": 2e-9, "hi": 2e-9}], [{"lo": 3e-9, "hi": 3e-9}])["value"]["F1"], 0.0)
        self.assertEqual(self.one([{"lo": 1001, "hi": 1001}], [{"lo": 1000, "hi": 1000}])["value"]["F1"], 0.0)

    def test_approx_is_its_own_class(self):
        g = [{"lo": 10, "hi": 10, "approx": True}]
        self.assertEqual(self.one([{"lo": 10, "hi": 10}], g)["value+bound"]["F1"], 0.0)
        self.assertEqual(self.one([{"lo": 10, "hi": 10, "approx": True}], g)["value+bound"]["F1"], 100.0)

    def test_missing_document_counts_as_empty(self):
        rc, o, _ = self.cli([{"doc": "a", "figures": G[:1]}, {"doc": "b", "figures": G[1:2]}],
                            [{"doc": "a", "figures": G[:1]}], "--ci", "10")
        self.assertEqual((rc, o["value"]["R"], o["missing_docs"]), (0, 50.0, 1))
        self.assertIn("ci95", o)


class Refusals(Base):
    def test_refusals(self):
        g = [{"doc": "d", "figures": G}]
        for gold, pred, word in (
                (g, [{"doc": "x", "figures": []}], "gold lacks"),
                (g, [{"doc": "d", "figures": []}] * 2, "twice"),
                (g, [{"doc": "d", "figures": [{"lo": None, "hi": None}]}], "neither"),
                (g, [{"doc": "d", "figures": [{"lo": 9, "hi": 2}]}], "over hi"),
                (g, [{"doc": "d", "figures": [{"lo": "16", "hi": 16}]}], "no number"),
                (g, [{"doc": "d"}], "figures"),
                ([], [], "no document")):
            rc, _, err = self.cli(gold, pred)
            self.assertEqual(rc, 2, word)
            self.assertIn(word, err)


if __name__ == "__main__":
    unittest.main()
