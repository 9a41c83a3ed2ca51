"""How often the day on which something was said is right: in news with annotated times, and in cases."""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from bench import case_score
from bench.cases import case_folders
from bench.outcome import Outcome, percent
from walkback.errors import InputError
from walkback.model import Attribution, Capture, Manner, Timex, TimexType, Window, WindowHow
from walkback.moment import Moment
from walkback.pipeline import ReadsStatements
from walkback.text.sentences import find_sentences
from walkback.text.span import Span
from walkback.timex.days import days_of
from walkback.timex.find import find_timexes
from walkback.version.derive import Derived, derive_version
from walkback.version.plain import find_blocks
from walkback.when.said import find_said_at, said_on

NAME = "said_when"
HELP = "score the days on which statements were said"

WITHIN = ("IS_INCLUDED", "SIMULTANEOUS", "DURING")  # links that put an event into the time that they lead to


@dataclass(frozen=True, slots=True)
class Text:
    """A text with the annotators' time expressions and its day."""

    id: str
    text: str
    day: date
    timexes: tuple[Timex, ...]


@dataclass(frozen=True, slots=True)
class Saying:
    """An event of reporting, and the day on which the annotators put it."""

    doc: str
    span: Span
    day: date


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's own arguments."""
    parser.add_argument("said", type=Path, metavar="SAID.jsonl", help="events with their links to times, one a line")
    parser.add_argument("texts", type=Path, nargs="+", metavar="TEXTS.jsonl", help="the texts that they stand in")
    parser.add_argument("--cases", type=Path, metavar="DIR", help="also score the statements of these cases")
    parser.add_argument("--bare", action="store_true", help="do not read the texts: give the word of saying alone")
    parser.add_argument("--errors", action="store_true", help="list what is wrong")


def run(args: argparse.Namespace) -> Outcome:
    """Load the shipped reader and score both."""
    from walkback.statement.reader import shipped_reader

    return measure_said_when(
        args.said, args.texts, shipped_reader(), cases=args.cases, bare=args.bare, errors=args.errors
    )


def measure_said_when(
    said: Path,
    texts: Sequence[Path],
    reader: ReadsStatements,
    *,
    cases: Path | None = None,
    bare: bool = False,
    errors: bool = False,
) -> Outcome:
    """Score the day of every event of class REPORTING that the annotators put on one day.

    Each is given as the attribution of ``reader`` whose cue covers it, else as a bare cue. It is right if the window is
    that very day. Two rules are scored beside it: always the report's day; the day-level expression of the sentence
    that is nearest, else the report's day. The statements of cases are given as they are annotated, and again as
    the reader finds them.
    """
    documents = {text.id: text for path in texts for text in _read_texts(path)}
    sayings = [one for one in _read_sayings(said) if one.doc in documents]
    lines: list[str] = []
    figures: dict[str, float | None] = {"sayings": len(sayings)}
    attributions = {} if bare else _read_all([documents[d] for d in dict.fromkeys(s.doc for s in sayings)], reader)
    for name, timexes in (("gold", _gold), ("found", _found)):
        tally = _Tally()
        for doc in dict.fromkeys(s.doc for s in sayings):
            document = documents[doc]
            wanted = [s for s in sayings if s.doc == doc]
            given, numbers = _with_events(attributions.get(doc, ()), [s.span for s in wanted])
            windows = find_said_at(document.text, given, timexes(document), published_on=document.day)
            for one, number in zip(wanted, numbers, strict=True):
                tally.add(windows[number], one.day, _in_words(document.text, one.span, doc))
        figures |= tally.figures(f"right_day_{name}")
        lines += [f"sayings with {name} time expressions", *tally.show(errors), ""]
    baselines = Counter(s.day == documents[s.doc].day for s in sayings)
    figures["right_day_article"] = percent(baselines[True] / len(sayings)) if sayings else None
    nearest = sum(_nearest(documents[s.doc], s.span) == s.day for s in sayings)
    figures["right_day_nearest"] = percent(nearest / len(sayings)) if sayings else None
    lines += [
        f"always the report's day: {figures['right_day_article']} %; the nearest day: {figures['right_day_nearest']} %",
        "",
    ]
    if cases is not None:
        for name, given_by in (("annotated", None), ("read", reader)):
            tally = _Tally()
            for window, answer, words in _case_windows(cases, given_by):
                tally.add_answer(window, answer, words)
            figures |= tally.figures(f"said_on_{name}")
            lines += [f"statements of cases as {name}", *tally.show(errors), ""]
    return Outcome("\n".join(lines).rstrip(), figures)


class _Tally:
    """Right and all, by how the day was known."""

    def __init__(self) -> None:
        self.right: Counter[str] = Counter()
        self.all: Counter[str] = Counter()
        self.wrong: list[str] = []

    def add(self, window: Window | None, day: date, words: str) -> None:
        self._add(window, window.day if window else None, day, words)

    def add_answer(self, window: Window | None, answer: str | None, words: str) -> None:
        self._add(window, said_on(window), answer, words)

    def _add(self, window: Window | None, got: object, want: object, words: str) -> None:
        how = window.how.value if window else "none"
        self.all[how] += 1
        self.right[how] += got == want
        if got != want:
            self.wrong.append(f"  {how:10} got {got} want {want} by {window.evidence if window else ''!r}: {words}")

    def figures(self, name: str) -> dict[str, float | None]:
        total = self.all.total()
        share = percent(self.right.total() / total) if total else None
        found: dict[str, float | None] = {name: share, f"{name}_n": total}
        for how in WindowHow:
            if self.all[how.value]:
                found[f"{name}_{how.value}"] = percent(self.right[how.value] / self.all[how.value])
        return found

    def show(self, errors: bool) -> list[str]:
        total = self.all.total()
        share = percent(self.right.total() / total) if total else None
        lines = [f"  right {self.right.total()} of {total}: {share} %"]
        ways = [how for how in (*(h.value for h in WindowHow), "none") if self.all[how]]
        lines += [f"    {how:10}{self.right[how]:5} of {self.all[how]:5}" for how in ways]
        return lines + (self.wrong if errors else [])


# ---------------------------------------------------------------- annotated news


def _read_texts(path: Path) -> Iterator[Text]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield Text(
                row["doc"],
                row["text"],
                date.fromisoformat(row["dct"][:10]),
                tuple(
                    Timex(Span(t["start"], t["end"]), TimexType(t["type"]), t["value"], t.get("mod"))
                    for t in row["timexes"]
                    if t["start"] is not None
                ),
            )


def _read_sayings(path: Path) -> Iterator[Saying]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["class"] != "REPORTING":
                continue
            days = {
                found[0]
                for link in row["links"]
                if link["rel"] in WITHIN and (found := days_of(link["value"])) is not None and found[0] == found[1]
            }
            if len(days) == 1:
                yield Saying(row["doc"], Span(row["start"], row["end"]), days.pop())


def _read_all(texts: Sequence[Text], reader: ReadsStatements) -> dict[str, tuple[Attribution, ...]]:
    spans = [[block.span for block in find_blocks(text.text) if block.kind.is_read] for text in texts]
    found = reader.read_many([(text.text, part) for text, part in zip(texts, spans, strict=True)])
    return {text.id: read for text, read in zip(texts, found, strict=True)}


def _gold(text: Text) -> Sequence[Timex]:
    return text.timexes


def _found(text: Text) -> Sequence[Timex]:
    return find_timexes(text.text, text.day)


def _with_events(attributions: Sequence[Attribution], events: Sequence[Span]) -> tuple[list[Attribution], list[int]]:
    """The attributions, with a bare cue for each event that none of them has; and each event's number."""
    given = list(attributions)
    numbers = []
    for event in events:
        number = next((n for n, one in enumerate(given) if any(cue.overlaps(event) for cue in one.cue)), None)
        if number is None:
            number = len(given)
            given.append(Attribution((), (event,), (), Manner.INDIRECT, 1.0))
        numbers.append(number)
    return given, numbers


def _nearest(text: Text, event: Span) -> date:
    start = text.text.rfind("\n", 0, event.start) + 1
    end = text.text.find("\n", event.end)
    sentence = next((s for s in find_sentences(text.text, start, end if end >= 0 else None) if s.holds(event)), event)
    days = [
        (min(abs(t.span.start - event.end), abs(event.start - t.span.end)), found[0])
        for t in text.timexes
        if sentence.holds(t.span) and (found := days_of(t.value)) is not None and found[0] == found[1]
    ]
    return min(days)[1] if days else text.day


def _in_words(text: str, span: Span, where: str) -> str:
    before, after = text[max(0, span.start - 150) : span.start], text[span.end : span.end + 100]
    return f"{where}: {' '.join(before.split())} [[{span.of(text)}]] {' '.join(after.split())}"


# ---------------------------------------------------------------- cases


def _case_windows(folder: Path, reader: ReadsStatements | None) -> Iterator[tuple[Window | None, str | None, str]]:
    """Each statement's window, the annotated answer, and its words; as annotated, or as ``reader`` finds it."""
    for case in case_folders(folder):
        gold = case_score.read_gold(case)
        for capture in gold["captures"]:
            derived = _derive(case, capture)
            statements = [s for s in gold["statements"] if s["file"] == capture["file"]]
            if derived is None or not statements:
                continue
            if reader is None:
                planted = [_plant(derived.version.text, statement) for statement in statements]
                pairs = [(p, s) for p, s in zip(planted, statements, strict=True) if p is not None]
                given = _nest([p for p, _ in pairs])
                matched = list(enumerate(s for _, s in pairs))
            else:
                given = list(reader.read_many([(derived.version.text, derived.version.read_spans)])[0])
                matched = _match(derived.version.text, given, statements)
            day = derived.day.day if derived.day else None
            windows = find_said_at(
                derived.version.text,
                given,
                find_timexes(derived.version.text, day, derived.version.read_spans),
                published_on=day,
                links=derived.version.links,
                spans=derived.version.read_spans,
            )
            for number, statement in matched:
                words = " … ".join(("/".join(statement["source"]), "/".join(statement["cue"]), *statement["content"]))
                yield windows[number], statement["said_on"], f"{case.name} {capture['file']}: {words}"


def _derive(case: Path, capture: dict[str, Any]) -> Derived | None:
    data = (case / capture["file"]).read_bytes()
    known = {
        "published_at": Moment.parse(capture["published_on"]) if capture["published_on"] else None,
        "captured_at": Moment.parse(capture["captured_at"]) if capture["captured_at"] else None,
    }
    try:
        return derive_version(
            Capture("", len(data), capture["url"], capture["outlet"], origin_name=capture["file"], **known), data
        )
    except InputError:
        return None


def _plant(text: str, statement: dict[str, Any]) -> Attribution | None:
    """The annotated statement as spans of ``text``; cue and source are those nearest to the content.

    None if the content does not stand in the text.
    """
    flat, places = _flatten(text)

    def hits(words: str) -> list[Span]:
        wanted = " ".join(words.split())
        found = [m.start() for m in re.finditer(re.escape(wanted), flat)] if wanted else []
        return [Span(at, at + len(wanted)) for at in found]

    def nearest(words: str, to: Sequence[Span]) -> Span | None:
        return min(hits(words), key=lambda h: min((_gap(h, t) for t in to), default=0), default=None)

    beside = [hit for words in (*statement["cue"], *statement["source"]) for hit in hits(words)]
    content: list[Span] = []
    for words in statement["content"]:
        span = nearest(words, content[-1:] or beside)
        if span is None:
            return None
        content.append(span)
    cue, source = _cue_and_source([hits(w) for w in statement["cue"]], [hits(w) for w in statement["source"]], content)

    def placed(spans: Sequence[Span]) -> tuple[Span, ...]:
        return tuple(sorted(Span(places[s.start], places[s.end - 1] + 1) for s in spans))

    return Attribution(placed(source), placed(cue), placed(content), Manner.INDIRECT, 1.0)


def _nest(planted: Sequence[Attribution]) -> list[Attribution]:
    """The attributions with the number of the one in whose content each stands, the innermost."""
    found = []
    for number, one in enumerate(planted):
        words = (*one.source, *one.cue)
        around = [
            (sum(part.end - part.start for part in other.content), n)
            for n, other in enumerate(planted)
            if n != number and words and any(all(part.holds(w) for w in words) for part in other.content)
        ]
        found.append(replace(one, nested_in=min(around)[1]) if around else one)
    return found


def _cue_and_source(
    cues: Sequence[Sequence[Span]], sources: Sequence[Sequence[Span]], content: Sequence[Span]
) -> tuple[list[Span], list[Span]]:
    """Of all places of their words, those of cue and source that are nearest to the content and to one another."""

    def to_content(span: Span) -> int:
        return min((_gap(span, part) for part in content), default=0)

    first_cues = cues[0] if cues and cues[0] else [None]
    first_sources = sources[0] if sources and sources[0] else [None]
    cue, source = min(
        ((c, s) for c in first_cues for s in first_sources),
        key=lambda pair: (
            sum(to_content(span) for span in pair if span is not None)
            + (_gap(pair[0], pair[1]) if pair[0] is not None and pair[1] is not None else 0)
        ),
    )
    more_cues = [min(places, key=lambda p: _gap(p, cue or content[0])) for places in cues[1:] if places]
    more_sources = [min(places, key=lambda p: _gap(p, source or content[0])) for places in sources[1:] if places]
    return ([cue] if cue else []) + more_cues, ([source] if source else []) + more_sources


def _gap(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


def _flatten(text: str) -> tuple[str, list[int]]:
    """``text`` with every run of blanks as one, and the place of each character in ``text``."""
    characters: list[str] = []
    places: list[int] = []
    for at, character in enumerate(text):
        if character.isspace():
            if characters and characters[-1] == " ":
                continue
            character = " "
        characters.append(character)
        places.append(at)
    return "".join(characters), places


def _match(
    text: str, given: Sequence[Attribution], statements: Sequence[dict[str, Any]]
) -> list[tuple[int, dict[str, Any]]]:
    """What was read, and the statement that it is, as the scorer of cases pairs them."""
    found = [
        {
            "file": statements[0]["file"],
            "content": [s.of(text) for s in one.content],
            "cue": [s.of(text) for s in one.cue],
            "source": [s.of(text) for s in one.source],
        }
        for one in given
    ]
    return [(number, statements[index]) for number, index in case_score.match_statements(statements, found).items()]
