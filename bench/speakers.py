"""How often the right speaker is found: on gold statements, on those the reader finds, and on coreference data."""

from __future__ import annotations

import argparse
import re
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bench import case_score, coreference
from bench.cases import case_folders
from bench.outcome import Outcome, percent
from walkback.model import Attribution, Capture, Manner, Speaker, SpeakerLink, Version
from walkback.pipeline import ReadsStatements
from walkback.speaker.discourse import choose_likeliest
from walkback.speaker.link import link_speakers
from walkback.text.span import Span, paragraphs_of
from walkback.version.derive import derive_version

NAME = "speakers"
HELP = "say who speaks in cases, and score the names; pronouns of coreference data too"

_BLANKS = re.compile(r"\s+")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's own arguments."""
    parser.add_argument("cases", type=Path, metavar="DIR", help="a folder of cases, or one case")
    parser.add_argument("--gap", type=Path, metavar="FILE", help="GAP rows (JSON Lines, gzipped)")
    parser.add_argument("--gum", type=Path, metavar="FILE", help="GUM with Entity annotation (CoNLL-U, gzipped)")
    parser.add_argument("--gold-only", action="store_true", help="leave the reader out, also on GAP and GUM")
    parser.add_argument("--errors", action="store_true", help="list the names that are wrong")


def run(args: argparse.Namespace) -> Outcome:
    """Name the speakers of every case's statements, and score the names; then the coreference data."""
    reader = None
    if not args.gold_only:
        from walkback.statement.reader import shipped_reader

        reader = shipped_reader()
    parts = [measure_speakers(args.cases, reader, errors=args.errors)]
    if args.gap is not None:
        parts.append(measure_gap(args.gap, reader))
    if args.gum is not None:
        parts.append(measure_gum(args.gum, reader))
    return Outcome("\n\n".join(p.text for p in parts), {k: v for p in parts for k, v in p.figures.items()})


@dataclass(frozen=True, slots=True)
class Case:
    """A case with its versions by file."""

    name: str
    gold: dict[str, Any]
    versions: dict[str, Version]


def measure_speakers(folder: Path, reader: ReadsStatements | None, *, errors: bool = False) -> Outcome:
    """Score the names on gold statements, and on the reader's where ``reader`` is not None."""
    cases = [read_case(one) for one in case_folders(folder)]
    tallies = {"gold": Tally()}
    for case in cases:
        for file, version in case.versions.items():
            score_planted(case, file, version, tallies["gold"])
    if reader is not None:
        tallies["reader"] = Tally()
        for case in cases:
            score_read(case, reader, tallies["reader"])
    figures: dict[str, float | None] = {}
    lines = []
    for name, tally in tallies.items():
        figures[f"name_accuracy_{name}"] = percent(tally.share)
        figures[f"statements_{name}"] = tally.total
        lines.append(f"{name:<8} {tally.right} of {tally.total} names right: {percent(tally.share)} %")
        for how in sorted({how for how, _ in tally.by_how}):
            right, wrong = tally.by_how[how, True], tally.by_how[how, False]
            lines.append(f"  {how:<14}{right:>5} of {right + wrong}")
        if tally.words:
            speed = tally.words / tally.seconds
            figures[f"words_per_second_{name}"] = round(speed)
            lines.append(f"  {tally.words} words in {tally.seconds:.2f} s: {speed:.0f} words/s")
        if errors:
            lines += [f"  {error}" for error in tally.errors]
    return Outcome("\n".join(lines), figures)


def measure_gap(file: Path, reader: ReadsStatements | None) -> Outcome:
    """GAP's F1 with the weights that ship, and of the nearest name whose gender does not speak against it.

    The weights are fitted to GAP's development rows, so figures on those say little; ``training.coreference`` prints
    what the same rows give in folds held out.
    """
    rows = coreference.read_gap(file)
    found = _read_all([row["text"] for row in rows], reader)
    figures: dict[str, float | None] = {"gap_rows": len(rows)}
    lines = [f"GAP, {len(rows)} rows{'':<14}{'F1':>8}{'masculine':>11}{'feminine':>10}{'ratio':>8}"]
    for name, choose in (("shipped", choose_likeliest), ("nearest", coreference.choose_nearest)):
        answers = {row["id"]: coreference.answer_gap(row, one, choose) for row, one in zip(rows, found, strict=True)}
        score = coreference.score_gap(rows, answers)
        figures |= {f"gap_f1_{name}_{group}": percent(score[group]) for group in ("all", "masculine", "feminine")}
        cells = [100 * score[group] for group in ("all", "masculine", "feminine")]
        lines.append(f"  {name:<28}{cells[0]:>8.1f}{cells[1]:>11.1f}{cells[2]:>10.1f}{score['bias']:>8.2f}")
    return Outcome("\n".join(lines), figures)


def measure_gum(file: Path, reader: ReadsStatements | None) -> Outcome:
    """The share of phrases of GUM's news, interviews and speeches for which the right entity is chosen.

    What went before is as the annotation tells it.
    """
    documents = [d for d in coreference.read_gum(file) if d.genre in ("news", "interview", "speech")]
    found = _read_all([d.text for d in documents], reader)
    figures: dict[str, float | None] = {"gum_documents": len(documents)}
    lines = [f"GUM, {len(documents)} documents"]
    for name, choose in (("shipped", choose_likeliest), ("nearest", coreference.choose_nearest)):
        for group, (right, total) in coreference.score_gum(documents, found, choose).items():
            figures[f"gum_{group}_{name}"] = percent(right / total)
            lines.append(f"  {name:<10}{group:<14}{right:>5} of {total:<5}{percent(right / total)} %")
    return Outcome("\n".join(lines), figures)


def _read_all(texts: Sequence[str], reader: ReadsStatements | None) -> list[tuple[Attribution, ...]]:
    if reader is None:
        return [() for _ in texts]
    return reader.read_many([(text, paragraphs_of(text)) for text in texts])


class Tally:
    """Counts of right and wrong names."""

    def __init__(self) -> None:
        self.right = 0
        self.total = 0
        self.by_how: Counter[tuple[str, bool]] = Counter()
        self.errors: list[str] = []
        self.words = 0
        self.seconds = 0.0

    @property
    def share(self) -> float | None:
        """Share of names that are right."""
        return self.right / self.total if self.total else None

    def add(
        self,
        where: str,
        statement: dict[str, Any],
        wanted: dict[str, Any],
        link: SpeakerLink | None,
        speakers: Sequence[Speaker],
    ) -> None:
        """Count one statement."""
        name = speakers[link.speaker].name if link is not None else None
        right = bool(case_score.same_name(name, wanted))
        self.total += 1
        self.right += right
        how = str(link.how) if link is not None else "unknown"
        self.by_how[how, right] += 1
        if not right:
            self.errors.append(
                f"{where} {statement['source']} {statement['cue']}: {name!r} ({how}), should be {wanted['name']!r}"
            )


def read_case(folder: Path) -> Case:
    """A case and its versions, as the extractor derives them."""
    gold = case_score.read_gold(folder)
    versions = {}
    for capture in gold["captures"]:
        data = (folder / capture["file"]).read_bytes()
        bare = Capture("", len(data), url=capture["url"], outlet=capture["outlet"], origin_name=capture["file"])
        versions[capture["file"]] = derive_version(bare, data).version
    return Case(folder.name, gold, versions)


def plant_statements(
    version: Version, statements: Sequence[dict[str, Any]]
) -> list[tuple[dict[str, Any], Attribution]]:
    """The statements as attributions in the version's text; those whose content is not in it are left out."""
    text, offsets = _collapsed(version.text)
    planted: list[tuple[dict[str, Any], Attribution]] = []
    used: set[Span] = set()
    for statement in statements:
        content: list[Span] = []
        at = 0
        for words in statement["content"]:
            found = next((s for s in _places(text, words, at) if s not in used), None)
            if found is None:
                break
            content.append(found)
            used.add(found)
            at = found.end
        if len(content) < len(statement["content"]) or not content:
            continue
        cue = [s for words in statement["cue"] for s in _nearest(text, words, content)]
        source = [s for words in statement["source"] for s in _nearest(text, words, cue or content, outside=content)]
        parts = [
            tuple(sorted(Span(offsets[s.start], offsets[s.end - 1] + 1) for s in p)) for p in (source, cue, content)
        ]
        planted.append((statement, Attribution(*parts, Manner(statement["manner"]), 1.0)))
    return [(statement, _nest(number, planted)) for number, (statement, _) in enumerate(planted)]


def _nest(number: int, planted: list[tuple[dict[str, Any], Attribution]]) -> Attribution:
    own = planted[number][1]
    first = min((*own.content, *own.source))
    outer = [
        (sum(s.end - s.start for s in other.content), n)
        for n, (_, other) in enumerate(planted)
        if n != number and any(s.holds(own.content[0]) and s.holds(first) for s in other.content)
    ]
    return replace(own, nested_in=min(outer)[1]) if outer else own


def _collapsed(text: str) -> tuple[str, list[int]]:
    out: list[str] = []
    offsets: list[int] = []
    for at, char in enumerate(text):
        if char.isspace():
            if out and out[-1] == " ":
                continue
            char = " "
        out.append(char)
        offsets.append(at)
    return "".join(out), offsets


def _places(text: str, words: str, at: int = 0) -> list[Span]:
    found = []
    words = case_score.collapse(words)
    while words and (at := text.find(words, at)) >= 0:
        before, after = text[at - 1 : at], text[at + len(words) : at + len(words) + 1]
        if not (before.isalnum() and words[0].isalnum()) and not (after.isalnum() and words[-1].isalnum()):
            found.append(Span(at, at + len(words)))
        at += 1
    return found


def _nearest(text: str, words: str, to: Sequence[Span], outside: Sequence[Span] = ()) -> list[Span]:
    places = [s for s in _places(text, words) if not any(o.overlaps(s) for o in outside)] or _places(text, words)
    return (
        [min(places, key=lambda s: min(min(abs(s.start - t.end), abs(t.start - s.end)) for t in to))] if places else []
    )


def score_planted(case: Case, file: str, version: Version, tally: Tally) -> None:
    """Name the speakers of a file's gold statements."""
    planted = plant_statements(version, [s for s in case.gold["statements"] if s["file"] == file])
    headline = next((b.span for b in version.blocks if b.kind == "headline"), None)
    started = time.perf_counter()
    speakers, links = link_speakers(version.text, [a for _, a in planted], spans=version.read_spans, headline=headline)
    tally.seconds += time.perf_counter() - started
    tally.words += sum(len(s.of(version.text).split()) for s in version.read_spans)
    wanted = {s["id"]: s for s in case.gold["speakers"]}
    for (statement, _), link in zip(planted, links, strict=True):
        tally.add(f"{case.name} {file} {statement['id']}", statement, wanted[statement["speaker"]], link, speakers)


def score_read(case: Case, reader: ReadsStatements, tally: Tally) -> None:
    """Name the speakers of what the reader finds, where it is a gold statement."""
    versions = case.versions
    readings = reader.read_many([(v.text, v.read_spans) for v in versions.values()])
    predicted: list[dict[str, Any]] = []
    named: list[tuple[SpeakerLink | None, tuple[Speaker, ...]]] = []
    for (file, version), attributions in zip(versions.items(), readings, strict=True):
        headline = next((b.span for b in version.blocks if b.kind == "headline"), None)
        started = time.perf_counter()
        speakers, links = link_speakers(version.text, attributions, spans=version.read_spans, headline=headline)
        tally.seconds += time.perf_counter() - started
        tally.words += sum(len(s.of(version.text).split()) for s in version.read_spans)
        for attribution, link in zip(attributions, links, strict=True):
            row: dict[str, Any] = {"id": f"#{len(predicted)}", "file": file}
            row |= {r: [s.of(version.text) for s in getattr(attribution, r)] for r in ("source", "cue", "content")}
            predicted.append(row)
            named.append((link, speakers))
    found = case_score.read_prediction({"statements": predicted}, case.gold)["statements"]
    wanted = {s["id"]: s for s in case.gold["speakers"]}
    for p, g in sorted(case_score.match_statements(case.gold["statements"], found).items()):
        statement = case.gold["statements"][g]
        link, speakers = named[p]
        where = f"{case.name} {statement['file']} {statement['id']} read {found[p]['source']}"
        tally.add(where, statement, wanted[statement["speaker"]], link, speakers)
