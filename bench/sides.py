"""Given who speaks, for whom: how many sides are right, over cases whose speakers are known."""

from __future__ import annotations

import argparse
import hashlib
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench import case_score
from bench.cases import case_folders
from bench.outcome import Outcome, percent
from walkback.model import Capture, Mention, MentionHow, Side, Speaker, SpeakerKind, Version
from walkback.side.find import find_sides
from walkback.side.unify import unify_sides
from walkback.text.span import Span
from walkback.version.derive import derive_version

NAME = "sides"
HELP = "find the sides of known speakers over cases, report by report and with the reports put together"

_PRONOUN = re.compile(r"(?:he|she|it|they|you|i|we|one of them|himself|herself)\Z", re.IGNORECASE)
_ARTICLE = re.compile(r"\A(?:the|a|an)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class KnownReport:
    """A report with the gold speakers as its own words name them, and the number of each one's statements."""

    file: str
    outlet: str
    version: Version
    ids: tuple[str, ...]
    speakers: tuple[Speaker, ...]
    statements: tuple[int, ...]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's own arguments."""
    parser.add_argument("cases", type=Path, metavar="DIR", help="a folder of cases, or one case")
    parser.add_argument("--errors", action="store_true", help="list the speakers whose side is not the gold one")


def run(args: argparse.Namespace) -> Outcome:
    """Find and score the sides of every case."""
    return measure_sides(args.cases, errors=args.errors)


def measure_sides(folder: Path, *, errors: bool = False) -> Outcome:
    """Share of statements whose known speaker is given the right side.

    Speakers are handed over with the words that each report uses for them, and without the record's office, aliases
    and side. Predicted and gold sides of a case are paired off as in `bench.case_score`, the most frequent pair
    first. ``report`` looks at every report alone; ``affair`` then puts the reports of the case together with
    `walkback.side.unify.unify_sides`.

    Raises:
        case_score.InputError: there is no case, or one cannot be read.
    """
    totals: Counter[str] = Counter()
    lines = [f"{'case':24} {'statements':>10} {'report':>8} {'affair':>8}"]
    listed: list[str] = []
    for one in case_folders(folder):
        gold = case_score.read_gold(one)
        reports = read_known(one, gold)
        alone = [find_sides(r.version.text, r.speakers, outlet=r.outlet, spans=r.version.read_spans) for r in reports]
        together = unify_sides([list(zip(r.speakers, s, strict=True)) for r, s in zip(reports, alone, strict=True)])
        number = sum(sum(r.statements) for r in reports)
        right = {}
        for name, sides in (("report", alone), ("affair", together)):
            right[name], wrong = _score(gold, reports, sides)
            if errors:
                listed += [f"{one.name} ({name}): {line}" for line in wrong]
        totals.update({"n": number, **right})
        lines.append(f"{one.name:24} {number:>10} {right['report'] / number:>8.1%} {right['affair'] / number:>8.1%}")
    shares = {name: totals[name] / totals["n"] if totals["n"] else None for name in ("report", "affair")}
    lines.append(f"{'all':24} {totals['n']:>10} " + " ".join(f"{s or 0:>8.1%}" for s in shares.values()))
    figures = {"statements": totals["n"], **{f"side_{name}": percent(share) for name, share in shares.items()}}
    return Outcome("\n".join(lines + listed), figures)


def read_known(folder: Path, gold: dict[str, Any]) -> tuple[KnownReport, ...]:
    """The reports of a case with their gold speakers, in the order of its captures."""
    names = {s["id"]: s for s in gold["speakers"]}
    reports = []
    for capture in gold["captures"]:
        data = (folder / capture["file"]).read_bytes()
        known = Capture(hashlib.sha256(data).hexdigest(), len(data), url=capture["url"], outlet=capture["outlet"])
        version = derive_version(known, data).version
        found: dict[str, list[Mention]] = {}
        numbers: Counter[str] = Counter()
        for statement in gold["statements"]:
            if statement["file"] != capture["file"]:
                continue
            numbers[statement["speaker"]] += 1
            mentions = found.setdefault(statement["speaker"], [])
            near = next(iter(_places(version.text, statement["content"][0])), Span(0, 0))
            for words in filter(None, statement["source"]):
                places = _places(version.text, words)
                if places:
                    span = min(places, key=lambda s: abs(s.start - near.start))
                    how = MentionHow.PRONOUN if _PRONOUN.match(words) else MentionHow.NAME
                    mentions.append(Mention(span, how))
        for who, mentions in found.items():
            if names[who]["kind"] == "person":
                spans = {m.span for m in mentions}
                for span in _places(version.text, names[who]["name"]):
                    if not any(span.overlaps(s) for s in spans):
                        mentions.append(Mention(span, MentionHow.NAME))
        ids = tuple(numbers)
        speakers = tuple(_speaker(version.text, names[i], sorted(found[i], key=lambda m: m.span)) for i in ids)
        reports.append(
            KnownReport(capture["file"], capture["outlet"], version, ids, speakers, tuple(numbers[i] for i in ids))
        )
    return tuple(reports)


def _places(text: str, words: str) -> list[Span]:
    pattern = r"\s+".join(re.escape(w) for w in words.split())
    return [Span(*m.span()) for m in re.finditer(pattern, text)]


def _speaker(text: str, gold: dict[str, Any], mentions: Sequence[Mention]) -> Speaker:
    """A speaker with the fullest name that this report's own mentions give."""
    kind = SpeakerKind(gold["kind"])
    told = [m.span.of(text) for m in mentions if m.how is not MentionHow.PRONOUN]
    if kind is SpeakerKind.PERSON:
        own = frozenset(re.findall(r"[^\W\d_]+", gold["name"].casefold()))
        # Capitals of a transcript's labels are no other name.
        runs = [run for words in told for run in re.findall(r"(?:[^\W\d_]+[ \n]?)+", words)]
        named = [" ".join(w for w in run.split() if w.casefold() in own) for run in runs]
        name = max(named, key=len, default="")
        if name:
            return Speaker(name, kind, tuple(mentions))
        kind = SpeakerKind.UNNAMED
    name = _ARTICLE.sub("", max(told, key=len, default=""), count=1)
    return Speaker(" ".join(name.split()), kind, tuple(mentions))


def _score(
    gold: dict[str, Any], reports: Sequence[KnownReport], sides: Sequence[Sequence[Side | None]]
) -> tuple[int, list[str]]:
    wanted = {s["id"]: s["side"] for s in gold["speakers"]}
    together: Counter[tuple[str, str]] = Counter()
    for report, found in zip(reports, sides, strict=True):
        for who, number, side in zip(report.ids, report.statements, found, strict=True):
            if side is not None:
                together[side.name, wanted[who]] += number
    bags = {w: case_score.words(w) for pair in together for w in pair}
    paired = case_score.pair_off([((-n, -case_score.bag_f1(bags[a], bags[b])), a, b) for (a, b), n in together.items()])
    right = 0
    wrong = []
    for report, found in zip(reports, sides, strict=True):
        for who, speaker, number, side in zip(report.ids, report.speakers, report.statements, found, strict=True):
            if side is not None and paired.get(side.name) == wanted[who]:
                right += number
            else:
                got = f"{side.name!r} ({side.how}: {side.evidence!r})" if side else "unknown"
                wrong.append(f"{report.file}: {speaker.name!r} x{number}: {got}, not {wanted[who]!r}")
    return right, wrong
