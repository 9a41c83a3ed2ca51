"""How often a typed question finds the question on record that it means."""

from __future__ import annotations

import argparse
import re
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from bench import case_score
from bench.cases import Files, case_folders, filled_ledger, statements_of
from bench.outcome import Outcome, percent
from walkback.pipeline import ReadsStatements
from walkback.question.score import JudgesPairs
from walkback.store.findings import KnownQuestion
from walkback.store.ledger import Ledger

NAME = "ask"
HELP = "type the cases' questions in each wording: is the right one on record first?"

SHOWN = 3  # questions that are asked for
FOREIGN = 12  # other cases of which questions are typed into a ledger of one case
OF_EACH = 2  # of their questions, the first ones
_FIGURE = re.compile(r"(?:not )?(?:\.\.)?[\d.]+(?:(?:\.\.|-)[\d.]+|\+)?(?: [a-z]+| \d+)*")  # with its unit; no date

Key = tuple[str, str]  # a case and one of its questions


class Answer(StrEnum):
    """What became of a question that was typed."""

    FIRST = "right one first"
    LATER = "right one later"
    OTHER = "another one"
    NOTHING = "nothing on record"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of a case as it was typed.

    Attributes:
        key: the annotated question.
        kind: yes_no, figure or value; see `kind_of`.
        wording: ask or also.
        words: what was typed.
        answer: what came.
        half: of what came first just half of the annotated acts answer it, which is not counted as right.
        on_record: a statement that answers it was found at all; where none was, it cannot but be missed.
        first: what came first, in words.
    """

    key: Key
    kind: str
    wording: str
    words: str
    answer: Answer
    half: bool
    on_record: bool
    first: str


@dataclass(frozen=True, slots=True)
class Annotated:
    """The annotated questions that each act of saying in a ledger answers.

    ``answered`` has every act of which an annotator has a statement, also one that answers nothing; ``act_of`` has the
    act of each statement.
    """

    answered: Mapping[str, frozenset[Key]]
    act_of: Mapping[str, str]

    def on_record(self, key: Key) -> bool:
        """Whether a statement that answers the question was found."""
        return any(key in keys for keys in self.answered.values())

    def tally(self, found: KnownQuestion, key: Key) -> tuple[int, int]:
        """Of a question's acts that an annotator has: how many answer the annotated question, and all."""
        acts = {self.act_of.get(one.statement.id, "") for one in found.answers} & self.answered.keys()
        return sum(key in self.answered[act] for act in acts), len(acts)

    def is_right(self, found: KnownQuestion, key: Key) -> bool:
        """Whether more than half of the acts that an annotator has answer the annotated question."""
        right, told = self.tally(found, key)
        return 2 * right > told


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's own arguments."""
    parser.add_argument("cases", type=Path, nargs="+", metavar="DIR", help="folder of cases, or one case")
    parser.add_argument("--together", action="store_true", help="put all cases into one ledger")
    parser.add_argument(
        "--foreign",
        type=Path,
        metavar="DIR",
        help="cases whose questions nothing on record answers; by default, for ledgers of one case, the others",
    )
    parser.add_argument("--errors", action="store_true", help="list every miss with what came first")


def run(args: argparse.Namespace) -> Outcome:
    """Type every ``ask`` and ``also`` of the cases, and questions of other cases."""
    return measure_ask(args.cases, together=args.together, foreign=args.foreign, errors=args.errors)


def measure_ask(
    folders: Path | Sequence[Path],
    reader: ReadsStatements | None = None,
    pairs: JudgesPairs | None = None,
    *,
    together: bool = False,
    foreign: Path | None = None,
    errors: bool = False,
) -> Outcome:
    """Type every wording of each case's questions into a ledger of the case, or into one of all cases.

    An annotated question is found if more than half of the acts of saying that answer the question on record, counting
    those of which an annotator has a statement, take a position on it. One of which no statement was found counts as
    missed and is told apart.

    Args:
        folders: one case, or folders of them.
        reader: what reads the texts; the shipped reader if None.
        pairs: the pair model; the shipped one if None.
        together: put all cases into one ledger.
        foreign: cases whose questions nothing in the ledgers answers. Without it these are, for ledgers of one case,
            the first `OF_EACH` questions of the next `FOREIGN` cases; in a ledger of all cases there are none.
        errors: list every miss with what came first.

    Raises:
        case_score.InputError: there is no case, or one cannot be read.
    """
    chosen = [one for folder in ([folders] if isinstance(folders, Path) else folders) for one in case_folders(folder)]
    golds = [case_score.read_gold(one) for one in chosen]
    others = [case_score.read_gold(one) for one in case_folders(foreign)] if foreign is not None else []
    everything = list(zip(chosen, golds, strict=True))
    asked: list[Asked] = []
    wrongly: list[str] = []
    typed_foreign = 0
    seconds: list[float] = []
    for number, part in enumerate([everything] if together else [[one] for one in everything]):
        with filled_ledger([(folder, gold["captures"]) for folder, gold in part], reader, pairs) as (ledger, files):
            annotated = annotate(ledger, [gold for _, gold in part], files)
            for folder, gold in part:
                for question in gold["questions"]:
                    started = time.perf_counter()
                    new = list(_type(ledger, annotated, folder.name, question))
                    seconds += [(time.perf_counter() - started) / len(new)] * len(new)
                    asked += new
            if foreign is not None:
                strange = [q["ask"] for other in others for q in other["questions"]]
            else:
                after = [*golds[number + 1 :], *golds[:number]][:FOREIGN] if not together else []
                strange = [q["ask"] for other in after for q in other["questions"][:OF_EACH]]
            typed_foreign += len(strange)
            for words in strange:
                found = ledger.ask(words, limit=1)
                if found:
                    where = "all cases" if together else part[0][0].name
                    wrongly.append(f"{where}: {words}\n    nothing answers it; came: {_in_words(found[0])}")
    figures = _figures(asked, typed_foreign, len(wrongly))
    figures["ask_ms"] = round(1000 * sum(seconds) / len(seconds), 1) if seconds else None
    lines = [*_table(asked), "", *_told(figures)]
    if errors:
        lines += ["", *(_miss(one) for one in asked if one.answer is not Answer.FIRST), *wrongly]
    return Outcome("\n".join(lines), figures)


def annotate(ledger: Ledger, golds: Sequence[dict[str, Any]], files: Sequence[Files]) -> Annotated:
    """Match the statements of a ledger with those of the cases in it."""
    answered: dict[str, set[Key]] = {}
    act_of: dict[str, str] = {}
    for gold, here in zip(golds, files, strict=True):
        predictions = list(statements_of(ledger, here))
        act_of |= {one["statement"]: one["act"] for one in predictions}
        read = case_score.read_prediction({"statements": predictions}, gold)
        for p, g in case_score.match_statements(gold["statements"], read["statements"]).items():
            key = gold["statements"][g]["id"]
            answered.setdefault(predictions[p]["act"], set()).update(
                (gold["id"], q["id"]) for q in gold["questions"] if key in q["positions"]
            )
    return Annotated({act: frozenset(keys) for act, keys in answered.items()}, act_of)


def kind_of(question: Mapping[str, Any]) -> str:
    """What a question asks for, by its annotated positions: a yes or no, a figure, or a day or other short value."""
    positions = set(question["positions"].values())
    if positions <= {"yes", "no", "unclear"}:
        return "yes_no"
    values = positions - {"yes", "no", "unclear"}
    return "figure" if 2 * sum(_FIGURE.fullmatch(value) is not None for value in values) > len(values) else "value"


def _type(ledger: Ledger, annotated: Annotated, case: str, question: Mapping[str, Any]) -> Iterator[Asked]:
    """Type each wording of a question."""
    key = case, question["id"]
    on_record = annotated.on_record(key)
    for number, words in enumerate((question["ask"], *question.get("also", ()))):
        found = ledger.ask(words, limit=SHOWN)
        right = [annotated.is_right(one, key) for one in found]
        if not found:
            answer = Answer.NOTHING
        elif right[0]:
            answer = Answer.FIRST
        else:
            answer = Answer.LATER if any(right) else Answer.OTHER
        of, told = annotated.tally(found[0], key) if found else (0, 0)
        first = f"{_in_words(found[0])}; {of} of its {told} annotated acts answer what was typed" if found else ""
        half = 0 < 2 * of == told
        yield Asked(key, kind_of(question), "also" if number else "ask", words, answer, half, on_record, first)


def _in_words(found: KnownQuestion) -> str:
    one = found.answers[0]
    speaker = one.statement.speaker.called if one.statement.speaker else one.statement.source
    return f"“{found.ask}” ({one.position}: {speaker}, “{one.statement.content}”)"


def _figures(asked: Sequence[Asked], foreign: int, wrongly: int) -> dict[str, float | None]:
    figures: dict[str, float | None] = {"typed": len(asked)}

    def shares(suffix: str, chosen: Sequence[Asked]) -> None:
        counts = Counter(one.answer for one in chosen)
        first, later = counts[Answer.FIRST], counts[Answer.LATER]
        figures[f"first{suffix}"] = percent(first / len(chosen)) if chosen else None
        figures[f"among_{SHOWN}{suffix}"] = percent((first + later) / len(chosen)) if chosen else None
        figures[f"nothing{suffix}"] = percent(counts[Answer.NOTHING] / len(chosen)) if chosen else None

    shares("", asked)
    for wording in ("ask", "also"):
        shares(f"_{wording}", [one for one in asked if one.wording == wording])
    for kind in ("yes_no", "figure", "value"):
        shares(f"_{kind}", [one for one in asked if one.kind == kind])
    figures["first_or_half"] = percent(
        sum(one.half or one.answer is Answer.FIRST for one in asked) / max(1, len(asked))
    )
    figures["not_on_record"] = sum(not one.on_record for one in asked)
    figures["foreign"] = foreign
    figures["foreign_nothing"] = percent(1 - wrongly / foreign) if foreign else None
    return figures


def _table(asked: Sequence[Asked]) -> list[str]:
    lines = [f"{'typed questions':<18}{'n':>6}{'first':>9}{f'in {SHOWN}':>9}{'nothing':>9}{'no statement found':>20}"]
    parts = {
        "all": asked,
        **{wording: [one for one in asked if one.wording == wording] for wording in ("ask", "also")},
        **{kind: [one for one in asked if one.kind == kind] for kind in ("yes_no", "figure", "value")},
    }
    for name, chosen in parts.items():
        if chosen:
            counts = Counter(one.answer for one in chosen)
            first = counts[Answer.FIRST]
            among = first + counts[Answer.LATER]
            shares = "".join(f"{100 * n / len(chosen):>8.1f}%" for n in (first, among, counts[Answer.NOTHING]))
            lines.append(f"  {name:<16}{len(chosen):>6}{shares}{sum(not one.on_record for one in chosen):>20}")
    return lines


def _told(figures: Mapping[str, float | None]) -> list[str]:
    lines = [f"of what comes first at least half, not more than half, is right: {figures['first_or_half']} %"]
    lines.append(f"{figures['ask_ms']} ms for each")
    if figures["foreign"]:
        nothing = figures["foreign_nothing"]
        lines.append(f"{figures['foreign']:.0f} questions on other affairs: {nothing} % find nothing on record")
    return lines


def _miss(one: Asked) -> str:
    unfound = "" if one.on_record else "; no statement that answers it was found"
    came = f"\n    came first: {one.first}" if one.first else ""
    return f"{one.key[0]} {one.key[1]}, {one.kind}, {one.wording}: {one.words}\n    {one.answer}{unfound}{came}"
