#!/usr/bin/env python3
"""Score a tool's record of a case against the gold case (cases/FORMAT.md).

    case_score.py GOLD_CASE_DIR PRED.json [--json] [--errors]
    case_score.py --all CASES_DIR PRED_DIR [--json] [--errors]      PRED_DIR holds <slug>.json

PRED.json has the shape of case.json; only these parts are read, and any may be missing:
  statements  id, file, source, cue, content (strings, or [start, end] in the readable text),
              speaker ({"name", "side"}, or an id of its own "speakers"), manner, said_on, same_as
  figures     file, text, low, high, by (a name, {"name"}, a speaker id, or null)
  questions   positions {statement id: position}
  findings    kind, earlier, later; or kind, before, after, effect, file_from, file_to
              (or report, from, to as in case.json)
With --all, a case without a file counts as an empty prediction; counts are summed over cases.

How things are compared
  Statements   Same file, F1 of the content's words at least 0.6; the best pairs first, each
               statement in one pair. Everything about speakers, dates and questions is judged on
               these pairs alone.
  Names        The predicted name has only words of the speaker's name, aliases and office, and one
               of its name or a whole alias. Titles and articles do not matter.
  Sides        A tool words its sides as it likes: predicted and gold sides are paired off 1:1, the
               most frequent pairing first.
  Figures      Same file and same finite numbers (`value`); `bound` if both ends agree as well.
  Grouping     Over pairs of matched statements: do they share a question? And B-cubed over matched
               statements that have a gold question.
  Findings     Between statements: the kind and both ends agree, where an end may be any attestation
               (same_as) of the gold one. Order counts, but not for contradiction, disputed_figure
               and confirmation. A finding of the same kind, question, two sides and two answers is
               as good; one that only repeats a gold finding so, or that links two values of one
               side further apart than gold does, is left out of the precision.
  Edits        Same two files; the words taken out and put in agree (F1 at least 0.5); of several
               such the one with most words in common. Kind and effect are judged after that.
  False alarms Predicted findings on a not_findings pair, or predicted edits that are a trivial edit
               listed there.
  Boilerplate  A string has leaked if a predicted source or content holds it, or holds at least
               three words that stand in it and nowhere else in the page.
"""
import argparse
import collections
import json
import pathlib
import re
import sys

from bench.check_cases import EDIT_KINDS, PAIR_KINDS, classes_of, collapse, read_report

SAME_CONTENT = 0.6          # F1 of content words from which two statements are one
SAME_EDIT = 0.5             # F1 of changed words from which two edits are one
LEAK_WORDS = 3              # a shorter predicted string may stand in boilerplate by chance
SYMMETRIC = {"contradiction", "disputed_figure", "confirmation"}
WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
TITLES = set("a an the mr mrs ms dr sir lord prof professor insp inspector commodore gen maj "
             "general major councillor mayor premier president minister".split())


class InputError(Exception):
    """The prediction cannot be scored."""


def words(text):
    return collections.Counter(WORD.findall(text.lower().replace("’", "'")))


def bag_f1(a, b):
    shared = sum((a & b).values())
    return 2 * shared / (sum(a.values()) + sum(b.values())) if shared else 0.0


def pair_off(candidates):
    """Greedy 1:1 pairing of (key, left, right) tuples, smallest key first; returns {left: right}."""
    lefts, rights = {}, set()
    for _, left, right in sorted(candidates):
        if left not in lefts and right not in rights:
            lefts[left] = right
            rights.add(right)
    return lefts


# ---------------------------------------------------------------- reading

def load_json(path):
    try:
        return json.loads(pathlib.Path(path).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: {error}")


def read_gold(folder):
    case = load_json(pathlib.Path(folder) / "case.json")
    case["texts"] = {c["file"]: read_report(pathlib.Path(folder) / c["file"]) for c in case["captures"]}
    return case


def strings_of(value, text):
    """Strings, or the strings at [start, end] of the readable text."""
    parts = value if isinstance(value, list) else [value] if value else []
    if len(parts) == 2 and all(isinstance(p, int) for p in parts):
        parts = [parts]
    return [collapse(p) if isinstance(p, str) else text[p[0]:p[1]] for p in parts]


def speaker_of(value, speakers):
    """(name, side) of a predicted speaker, however it is given."""
    if isinstance(value, str):
        value = speakers.get(value, {"name": value})
    return ((value or {}).get("name"), (value or {}).get("side"))


def read_prediction(pred, gold):
    """The parts that are scored, in one form; raises InputError where they do not fit the case."""
    if not isinstance(pred, dict):
        raise InputError("prediction is no object")
    speakers = {s["id"]: s for s in pred.get("speakers", [])}
    statements, ids = [], set()
    for number, item in enumerate(pred.get("statements", [])):
        if item.get("file") not in gold["texts"]:
            raise InputError(f"statements[{number}]: file {item.get('file')!r} is not in the case")
        text = gold["texts"][item["file"]]
        one = {role: strings_of(item.get(role), text) for role in ("source", "cue", "content")}
        name, side = speaker_of(item.get("speaker"), speakers)
        statements.append({**one, "id": item.get("id", f"#{number}"), "file": item["file"], "name": name, "side": side,
                           "manner": item.get("manner"), "said_on": item.get("said_on"), "same_as": item.get("same_as")})
        ids.add(statements[-1]["id"])
    figures = [{"file": f.get("file"), "text": f.get("text") or "", "low": f.get("low"), "high": f.get("high"),
                "by": speaker_of(f.get("by"), speakers)[0]} for f in pred.get("figures", [])]
    questions = [set(q.get("positions", {})) for q in pred.get("questions", [])]
    file_of = {(c["report"], c["version"]): c["file"] for c in gold["captures"]}
    pairs, edits = [], []
    for number, item in enumerate(pred.get("findings", [])):
        kind = item.get("kind")
        if kind in EDIT_KINDS:
            files = (item.get("file_from") or file_of.get((item.get("report"), item.get("from"))),
                     item.get("file_to") or file_of.get((item.get("report"), item.get("to"))))
            edits.append({"kind": kind, "files": files, "before": item.get("before") or "",
                          "after": item.get("after") or "", "effect": item.get("effect")})
        elif kind in PAIR_KINDS:
            pairs.append({"kind": kind, "earlier": item.get("earlier"), "later": item.get("later")})
        else:
            raise InputError(f"findings[{number}]: unknown kind {kind!r}")
    for name in [s["same_as"] for s in statements if s["same_as"] is not None] + \
            [p[end] for p in pairs for end in ("earlier", "later")] + [i for q in questions for i in q]:
        if name not in ids:
            raise InputError(f"statement {name!r} is named but not given")
    return {"statements": statements, "figures": figures, "questions": questions, "pairs": pairs, "edits": edits}


# ---------------------------------------------------------------- statements and figures

def match_statements(golds, preds):
    """{predicted index: gold index}."""
    def bags(items):
        seen = collections.Counter()
        for s in items:
            seen[s["file"]] += 1
            yield s["file"], seen[s["file"]], *(words(" ".join(s.get(r) or [])) for r in ("content", "source", "cue"))
    by_file = collections.defaultdict(list)
    for g, (file, place, *bag) in enumerate(bags(golds)):
        by_file[file].append((g, place, bag))
    candidates = []
    for p, (file, place, *bag) in enumerate(bags(preds)):
        for g, gold_place, gold_bag in by_file[file]:
            score = bag_f1(gold_bag[0], bag[0])
            if score >= SAME_CONTENT:
                rest = [-bag_f1(a, b) for a, b in zip(gold_bag[1:], bag[1:])]
                candidates.append(((-score, *rest, abs(place - gold_place)), p, g))
    return pair_off(candidates)


def same_name(name, speaker):
    if not name:
        return False
    plain = lambda text: frozenset(words(text)) - TITLES or frozenset(words(text))
    said, own = plain(name), plain(speaker["name"])
    aliases = [plain(a) for a in speaker["aliases"]]
    known = frozenset(words(" ".join([speaker["name"], *speaker["aliases"], speaker["office"] or ""])))
    return said in aliases or said <= known and bool(said & own)


def score_statements(gold, pred, match, count):
    speakers = {s["id"]: s for s in gold["speakers"]}
    count["statements", "gold"] += len(gold["statements"])
    count["statements", "pred"] += len(pred["statements"])
    count["statements", "hit"] += len(match)
    together = collections.Counter((pred["statements"][p]["side"], speakers[gold["statements"][g]["speaker"]]["side"])
                                   for p, g in match.items() if pred["statements"][p]["side"])
    side_of = pair_off([((-n, -bag_f1(words(a), words(b))), a, b) for (a, b), n in together.items()])
    for p, g in match.items():
        one, want = pred["statements"][p], gold["statements"][g]
        speaker = speakers[want["speaker"]]
        count["name", "n"] += 1
        count["name", "right"] += same_name(one["name"], speaker)
        count["side", "n"] += 1
        count["side", "right"] += side_of.get(one["side"]) == speaker["side"]
        for field in ("manner", "said_on"):
            count[field, "n"] += 1
            count[field, "right"] += one[field] == want[field]


def score_figures(gold, pred, count):
    numbers = lambda f: tuple(sorted({float(f[k]) for k in ("low", "high") if f[k] is not None}))
    ends = lambda f: tuple(None if f[k] is None else float(f[k]) for k in ("low", "high"))
    speakers = {s["id"]: s for s in gold["speakers"]}
    found = pair_off([((ends(f) != ends(h), -bag_f1(words(f["text"]), words(h["text"])), f["text"] != h["text"],
                        abs(p - g)), p, g)
                      for p, f in enumerate(pred["figures"]) for g, h in enumerate(gold["figures"])
                      if f["file"] == h["file"] and numbers(f) == numbers(h)])
    right = {p: g for p, g in found.items() if ends(pred["figures"][p]) == ends(gold["figures"][g])}
    for name, hits in (("figures value", found), ("figures bound", right)):
        count[name, "gold"] += len(gold["figures"])
        count[name, "pred"] += len(pred["figures"])
        count[name, "hit"] += len(hits)
    for p, g in found.items():
        by, want = pred["figures"][p]["by"], gold["figures"][g]["by"]
        count["figure by", "n"] += 1
        count["figure by", "right"] += (not by if want is None else same_name(by, speakers[want]))


def score_grouping(gold, pred, match, count):
    gold_of = collections.defaultdict(set)
    for number, q in enumerate(gold["questions"]):
        for key in q["positions"]:
            gold_of[key].add(number)
    pred_of = collections.defaultdict(set)
    for number, q in enumerate(pred["questions"]):
        for key in q:
            pred_of[key].add(number)
    both = [(gold_of[gold["statements"][g]["id"]], pred_of[pred["statements"][p]["id"]]) for p, g in sorted(match.items())]
    for i, (gold_a, pred_a) in enumerate(both):
        for gold_b, pred_b in both[:i]:
            together = bool(gold_a & gold_b), bool(pred_a & pred_b)
            count["grouping pairs", "gold"] += together[0]
            count["grouping pairs", "pred"] += together[1]
            count["grouping pairs", "hit"] += all(together)
        if gold_a:
            gold_mates = {j for j, (other, _) in enumerate(both) if other & gold_a}
            pred_mates = {j for j, (_, other) in enumerate(both) if other & pred_a} | {i}
            count["b-cubed", "n"] += 1
            count["b-cubed", "precision"] += len(gold_mates & pred_mates) / len(pred_mates)
            count["b-cubed", "recall"] += len(gold_mates & pred_mates) / len(gold_mates)


# ---------------------------------------------------------------- findings

class Answers:
    """What the gold case knows about each class of statements: side and position."""

    def __init__(self, gold):
        sides = {s["id"]: s["side"] for s in gold["speakers"]}
        self.of = classes_of(gold["statements"])
        self.side = {self.of[s["id"]]: sides[s["speaker"]] for s in gold["statements"]}
        self.position = collections.defaultdict(set)
        for q in gold["questions"]:
            for key, position in q["positions"].items():
                self.position[q["id"], self.of[key]].add(position)

    def alike(self, question, a, b):
        return self.side[a] == self.side[b] and bool(self.position[question, a] & self.position[question, b])


Paired = collections.namedtuple("Paired", "golds gold_ends ends hits repeats nots direct")


def pair_findings(gold, pred, match):
    """Findings between statements set against gold: `hits` {predicted index: gold index}, `repeats` predicted indices
    that are left out, `ends` and `gold_ends` classes of statements, `nots` {two classes: indices of not_findings},
    `direct` {predicted statement: class}."""
    answers = Answers(gold)
    pred_class = classes_of(pred["statements"])
    peers = collections.defaultdict(set)
    direct = {}
    for p, g in match.items():
        key, cls = pred["statements"][p]["id"], answers.of[gold["statements"][g]["id"]]
        direct[key] = cls
        peers[pred_class[key]].add(cls)
    ends = [tuple({direct[f[e]]} if f[e] in direct else peers[pred_class[f[e]]] for e in ("earlier", "later"))
            for f in pred["pairs"]]
    golds = [f for f in gold["findings"] if f["kind"] in PAIR_KINDS]
    gold_ends = [tuple(answers.of[f[e]] for e in ("earlier", "later")) for f in golds]

    def as_good(p, g):
        question = golds[g].get("question")
        return any(answers.alike(question, a, x) and answers.alike(question, b, y)
                   for e, l in ([ends[p], ends[p][::-1]] if golds[g]["kind"] in SYMMETRIC else [ends[p]])
                   for a in e for b in l for x, y in [gold_ends[g]] if a != b)

    def same_kind(p, g):
        return pred["pairs"][p]["kind"] == golds[g]["kind"]

    def longer_step(p):
        """Two values of one side for a quantity that gold has changing, further apart in time."""
        return pred["pairs"][p]["kind"] == "changed_figure" and any(
            golds[g]["kind"] == "changed_figure" and answers.side[a] == answers.side[b] == answers.side[gold_ends[g][0]]
            and answers.position[golds[g]["question"], a] and answers.position[golds[g]["question"], b]
            and answers.position[golds[g]["question"], a] != answers.position[golds[g]["question"], b]
            for g in range(len(golds)) for a in ends[p][0] for b in ends[p][1])

    everything = [(p, g) for p in range(len(pred["pairs"])) for g in range(len(golds))]
    exact = [(p, g) for p, g in everything
             if same_kind(p, g) and same_pair(ends[p], gold_ends[g], golds[g]["kind"] in SYMMETRIC)]
    hits = pair_off([((0,), p, g) for p, g in exact])
    alike = [(p, g) for p, g in everything if same_kind(p, g) and as_good(p, g)]
    hits.update(pair_off([((0,), p, g) for p, g in alike if p not in hits and g not in hits.values()]))
    repeats = {p for p, _ in exact + alike if p not in hits} | {p for p in range(len(ends)) if p not in hits and longer_step(p)}
    nots = collections.defaultdict(list)
    for n, item in enumerate(gold["not_findings"]):
        if "report" not in item:
            nots[frozenset((answers.of[item["a"]], answers.of[item["b"]]))].append(n)
    return Paired(golds, gold_ends, ends, hits, repeats, nots, direct)


def same_pair(ends, gold_ends, either_order):
    (e, l), (ge, gl) = ends, gold_ends
    return ge in e and gl in l or either_order and gl in e and ge in l


def score_pairs(gold, pred, match, count, errors):
    golds, gold_ends, ends, hits, repeats, nots, _ = pair_findings(gold, pred, match)
    alarmed = set()
    for p, f in enumerate(pred["pairs"]):
        if p in hits or p in repeats:
            continue
        text = f"{f['kind']} {f['earlier']} > {f['later']}"
        other = next((g for g in range(len(golds)) if g not in hits.values() and same_pair(ends[p], gold_ends[g], True)), None) or \
            next((g for g in range(len(golds)) if same_pair(ends[p], gold_ends[g], True)), None)
        if other is not None:
            reason = "reversed" if f["kind"] == golds[other]["kind"] else f"{golds[other]['kind']} taken for {f['kind']}"
            count["confused", reason] += 1
            errors.append(f"{reason}: {text}")
        alarms = {n for a in ends[p][0] for b in ends[p][1] for n in nots[frozenset((a, b))]}
        alarmed |= alarms
        errors.extend(f"false alarm: {text} ({gold['not_findings'][n]['why']})" for n in sorted(alarms))
        if other is None and not alarms:
            errors.append(f"spurious: {text}")
    for kind in PAIR_KINDS:
        count["finding " + kind, "gold"] += sum(f["kind"] == kind for f in golds)
        count["finding " + kind, "pred"] += sum(f["kind"] == kind and p not in repeats for p, f in enumerate(pred["pairs"]))
        count["finding " + kind, "hit"] += sum(golds[g]["kind"] == kind for g in hits.values())
    count["repeats", "n"] += len(repeats)
    tally_strength(golds, set(hits.values()), count, errors)
    count["false alarms", "n"] += sum(map(len, nots.values()))
    count["false alarms", "raised"] += len(alarmed)


def tally_strength(golds, found, count, errors):
    for g, f in enumerate(golds):
        count["strength " + f["strength"], "gold"] += 1
        count["strength " + f["strength"], "hit"] += g in found
        if g not in found:
            what = f"{f['earlier']} > {f['later']}" if "earlier" in f else f"{f['before']!r} > {f['after']!r}"
            errors.append(f"missed ({f['strength']}): {f['kind']} {what}")


def changed_words(edit):
    before, after = words(edit["before"]), words(edit["after"])
    out, put = before - after, after - before
    return collections.Counter({("out", w): n for w, n in out.items()}) + \
        collections.Counter({("in", w): n for w, n in put.items()})


def edit_likeness(a, b):
    """Sort key, smaller is more alike, or None where the two are not one edit."""
    changed_a, changed_b = changed_words(a), changed_words(b)
    common = bag_f1(words(a["before"] + " " + a["after"]), words(b["before"] + " " + b["after"]))
    if not changed_a and not changed_b:     # punctuation alone: the same words must carry it
        return (0.0, -common) if common >= SAME_CONTENT else None
    score = bag_f1(changed_a, changed_b)
    return (-score, -common) if score >= SAME_EDIT else None


def pair_edits(gold, pred):
    """Edits set against gold: the gold edits, the trivial ones listed, and {predicted index: index} for either."""
    file_of = {(c["report"], c["version"]): c["file"] for c in gold["captures"]}
    files = lambda f: (file_of[f["report"], f["from"]], file_of[f["report"], f["to"]])
    golds = [f for f in gold["findings"] if f["kind"] in EDIT_KINDS]
    trivial = [f for f in gold["not_findings"] if "report" in f]

    def alike(wanted, usable):
        for p in usable:
            for g, f in enumerate(wanted):
                key = edit_likeness(pred["edits"][p], f) if files(f) == pred["edits"][p]["files"] else None
                if key is not None:
                    yield key, p, g
    everything = range(len(pred["edits"]))
    place = pair_off(alike(golds, everything))
    return golds, trivial, place, pair_off(alike(trivial, [p for p in everything if p not in place]))


def score_edits(gold, pred, count, errors):
    golds, trivial, place, alarms = pair_edits(gold, pred)
    everything = range(len(pred["edits"]))
    count["edit place", "gold"] += len(golds)
    count["edit place", "pred"] += len(pred["edits"])
    count["edit place", "hit"] += len(place)
    found = set()
    for p, g in place.items():
        one, want = pred["edits"][p], golds[g]
        count["edit effect", "n"] += 1
        count["edit effect", "right"] += one["effect"] == want["effect"]
        if one["kind"] == want["kind"]:
            found.add(g)
        else:
            count["confused", f"{want['kind']} taken for {one['kind']}"] += 1
    for kind in EDIT_KINDS:
        count["finding " + kind, "gold"] += sum(f["kind"] == kind for f in golds)
        count["finding " + kind, "pred"] += sum(f["kind"] == kind for f in pred["edits"])
        count["finding " + kind, "hit"] += sum(golds[g]["kind"] == kind for g in found)
    tally_strength(golds, found, count, errors)
    count["false alarms", "n"] += len(trivial)
    count["false alarms", "raised"] += len(alarms)
    for p in everything:
        if p not in place:
            why = f" ({trivial[alarms[p]]['why']})" if p in alarms else ""
            errors.append(f"{'false alarm' if p in alarms else 'spurious'}: {pred['edits'][p]['kind']} "
                          f"{pred['edits'][p]['before']!r} > {pred['edits'][p]['after']!r}{why}")


def score_boilerplate(gold, pred, count, errors):
    said = collections.defaultdict(set)
    for s in pred["statements"]:
        said[s["file"]].update(s["source"] + s["content"])
    for capture in gold["captures"]:
        rest = gold["texts"][capture["file"]]
        strings = [collapse(b) for b in capture["boilerplate"]]
        for b in sorted(strings, key=len, reverse=True):
            rest = rest.replace(b, " | ")
        for b in strings:
            leaked = any(b in x or len(WORD.findall(x)) >= LEAK_WORDS and x in b and x not in rest
                         for x in said[capture["file"]])
            count["boilerplate", "n"] += 1
            count["boilerplate", "leaked"] += leaked
            if leaked:
                errors.append(f"boilerplate in a statement: {b!r} in {capture['file']}")


# ---------------------------------------------------------------- report

def score(gold, prediction):
    """Counts by (measure, what), and a list of errors in words."""
    pred = read_prediction(prediction, gold)
    count, errors = collections.Counter(), []
    match = match_statements(gold["statements"], pred["statements"])
    score_statements(gold, pred, match, count)
    score_figures(gold, pred, count)
    score_grouping(gold, pred, match, count)
    score_pairs(gold, pred, match, count, errors)
    score_edits(gold, pred, count, errors)
    score_boilerplate(gold, pred, count, errors)
    return count, errors


def prf(hit, pred, gold, empty=1.0):
    """P, R, F1; `empty` where there was nothing to find and nothing was said."""
    if not pred and not gold:
        return {"gold": 0, "pred": 0, "hit": 0, "P": empty, "R": empty, "F1": empty}
    p, r = hit / pred if pred else 0.0, hit / gold if gold else 0.0
    return {"gold": gold, "pred": pred, "hit": hit, "P": p, "R": r, "F1": 2 * p * r / (p + r) if p + r else 0.0}


def share(part, whole):
    return {"n": whole, "share": part / whole if whole else None}


def figures(count):
    """Counts turned into the report."""
    rate = lambda name, empty=1.0: prf(*(count[name, k] for k in ("hit", "pred", "gold")), empty)
    kinds = {kind: rate("finding " + kind) for kind in sorted(PAIR_KINDS | EDIT_KINDS)}
    total = [sum(k[x] for k in kinds.values()) for x in ("hit", "pred", "gold")]
    n = count["b-cubed", "n"]
    p, r = (count["b-cubed", k] / n if n else 0.0 for k in ("precision", "recall"))
    return {
        "statements": rate("statements"),
        "on matched statements": {f: share(count[f, "right"], count[f, "n"]) for f in ("name", "side", "manner", "said_on")},
        "figures": {"value": rate("figures value"), "value+bound": rate("figures bound"),
                    "by": share(count["figure by", "right"], count["figure by", "n"])},
        "grouping": {"pairs": rate("grouping pairs", 0.0),
                     "b-cubed": {"n": n, "P": p, "R": r, "F1": 2 * p * r / (p + r) if p + r else 0.0}},
        "findings": {"all": prf(*total), **{k: v for k, v in kinds.items() if v["gold"] or v["pred"]}},
        "recall by strength": {s: share(count["strength " + s, "hit"], count["strength " + s, "gold"])
                               for s in ("strong", "medium", "weak")},
        "confused": {what: n for (name, what), n in sorted(count.items()) if name == "confused" and n},
        "repeats left out": count["repeats", "n"],
        "edits": {"place": rate("edit place"), "effect": share(count["edit effect", "right"], count["edit effect", "n"])},
        "false alarms": share(count["false alarms", "raised"], count["false alarms", "n"]),
        "boilerplate leaked": share(count["boilerplate", "leaked"], count["boilerplate", "n"]),
    }


def show(report):
    lines = [f"{'':<28}{'gold':>6}{'pred':>6}{'P':>8}{'R':>7}{'F1':>7}"]

    def rate(name, v):
        lines.append(f"{name:<28}{v.get('gold', v.get('n')):>6}{v.get('pred', ''):>6}{100 * v['P']:8.1f}{100 * v['R']:7.1f}{100 * v['F1']:7.1f}")

    def part(name, v):
        lines.append(f"{name:<28}{v['n']:>6}{'':>6}" + ("       -" if v["share"] is None else f"{100 * v['share']:8.1f}%"))
    rate("statements", report["statements"])
    for name, v in report["on matched statements"].items():
        part("  " + name, v)
    rate("figures value", report["figures"]["value"])
    rate("figures value+bound", report["figures"]["value+bound"])
    part("  by", report["figures"]["by"])
    rate("grouping, pairs", report["grouping"]["pairs"])
    rate("grouping, b-cubed", report["grouping"]["b-cubed"])
    for name, v in report["findings"].items():
        rate("findings" if name == "all" else "  " + name, v)
    for name, v in report["recall by strength"].items():
        part("  recall, " + name, v)
    rate("edits, place", report["edits"]["place"])
    part("  effect", report["edits"]["effect"])
    part("false alarms", report["false alarms"])
    part("boilerplate leaked", report["boilerplate leaked"])
    if report["repeats left out"]:
        lines.append(f"repeats of a finding, left out of P: {report['repeats left out']}")
    lines += [f"confused: {what}  {n}" for what, n in report["confused"].items()]
    return "\n".join(lines)


def main(argv=None):
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("gold", help="case folder, or with --all a folder of them")
    parser.add_argument("pred", help="prediction, or with --all a folder of <slug>.json")
    parser.add_argument("--all", action="store_true", help="score every case and their sum")
    parser.add_argument("--json", action="store_true", help="print the report as JSON")
    parser.add_argument("--errors", action="store_true", help="list what was missed and what was wrong")
    args = parser.parse_args(argv)
    try:
        folders = sorted(p.parent for p in pathlib.Path(args.gold).glob("*/case.json")) if args.all else [pathlib.Path(args.gold)]
        if not folders:
            raise InputError(f"no case in {args.gold}")
        counts, errors = {}, {}
        for folder in folders:
            path = pathlib.Path(args.pred) / f"{folder.name}.json" if args.all else pathlib.Path(args.pred)
            prediction = {} if args.all and not path.exists() else load_json(path)
            try:
                counts[folder.name], errors[folder.name] = score(read_gold(folder), prediction)
            except InputError as error:
                raise InputError(f"{path}: {error}")
    except InputError as error:
        print(f"case_score: {error}", file=sys.stderr)
        return 2
    total = sum(counts.values(), collections.Counter())
    report = figures(total)
    if args.json:
        out = {"total": report, "cases": {k: figures(v) for k, v in counts.items()}} if args.all else report
        print(json.dumps({**out, **({"errors": errors} if args.errors else {})}, indent=1, ensure_ascii=False))
        return 0
    if args.all:
        print(f"{'case':<24}{'stmt F1':>9}{'name':>7}{'side':>7}{'fig F1':>8}{'find P':>8}{'find R':>8}{'alarms':>8}")
        percent = lambda x: "-" if x is None else f"{100 * x:.1f}"
        for name, count in counts.items():
            f = figures(count)
            cells = [f["statements"]["F1"], *(f["on matched statements"][k]["share"] for k in ("name", "side")),
                     f["figures"]["value+bound"]["F1"], f["findings"]["all"]["P"], f["findings"]["all"]["R"],
                     f["false alarms"]["share"]]
            print(f"{name:<24}" + "".join(f"{percent(c):>{w}}" for c, w in zip(cells, (9, 7, 7, 8, 8, 8, 8))))
        print()
    print(show(report))
    if args.errors:
        for name, lines in errors.items():
            print("\n".join(["", name, *("  " + line for line in lines)]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
