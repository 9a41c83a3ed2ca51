"""Read affairs: invented statements of several sides, with the questions that each one answers.

An affair is one JSON object on a line of ``training/affairs/*.jsonl``. They were written for this project, to teach
the pair model which statements answer one question, and whether their answers agree. Run this module to check files:

    python -m training.affairs training/affairs/*.jsonl
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "affairs"
POSITIONS = ("yes", "no", "unclear")


class AffairError(ValueError):
    """An affair does not keep to the format; the message says which and why."""


@dataclass(frozen=True, slots=True)
class Question:
    """What statements of an affair answer, in a plain wording and in others that a reader might type."""

    id: str
    ask: str
    also: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A statement as a report prints it.

    ``content`` is what was said, word for word as it stands in ``sentence``. ``answers`` tells by question
    the position taken: yes, no, unclear, or a value ("16", "16+", "..20", "March"); a statement that answers none of
    the affair's questions has none. ``reply_to`` is the statement that it speaks to, ``same_as`` an earlier one that is
    the same act of saying.
    """

    id: str
    day: date
    speaker: str
    side: str
    cue: str
    content: str
    sentence: str
    answers: tuple[tuple[str, str], ...]
    reply_to: str | None
    same_as: str | None


@dataclass(frozen=True, slots=True)
class Affair:
    """One affair: what it is about in a sentence, its questions and its statements in the order of the days."""

    id: str
    about: str
    questions: tuple[Question, ...]
    statements: tuple[Said, ...]


def read_affairs(path: Path) -> Iterator[Affair]:
    """Read and check the affairs of one file.

    Raises:
        AffairError: one does not keep to the format.
    """
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip():
            where = f"{path.name}:{number}"
            try:
                yield _affair(json.loads(line))
            except (KeyError, TypeError, ValueError) as error:
                raise AffairError(f"{where}: {type(error).__name__}: {error}") from error


def _affair(raw: dict[str, Any]) -> Affair:
    questions = tuple(Question(q["id"], q["ask"], tuple(q["also"])) for q in raw["questions"])
    known = {q.id for q in questions}
    if len(known) != len(questions) or not questions:
        raise ValueError("questions need ids of their own, one question at least")
    for q in questions:
        if not q.ask.endswith("?") or len(q.also) < 2:
            raise ValueError(f"{q.id}: ask ends in a question mark, and has two other wordings at least")
    said: list[Said] = []
    for s in raw["statements"]:
        one = Said(
            s["id"], date.fromisoformat(s["day"]), s["speaker"], s["side"], s["cue"], s["content"], s["sentence"],
            tuple(sorted(s.get("answers", {}).items())), s.get("reply_to"), s.get("same_as"),
        )  # fmt: skip
        earlier = {other.id for other in said}
        if one.id in earlier:
            raise ValueError(f"{one.id}: twice")
        if one.content not in one.sentence or not one.content.strip():
            raise ValueError(f"{one.id}: the sentence does not hold the content word for word")
        if one.cue and not re.search(rf"(?<!\w){re.escape(one.cue)}(?!\w)", one.sentence):
            raise ValueError(f"{one.id}: the sentence does not hold the cue {one.cue!r}")
        for question, position in one.answers:
            if question not in known:
                raise ValueError(f"{one.id}: answers {question!r}, which is none")
            if not isinstance(position, str) or not position:
                raise ValueError(f"{one.id}: a position is a string")
        for name in (one.reply_to, one.same_as):
            if name is not None and name not in earlier:
                raise ValueError(f"{one.id}: {name!r} is no earlier statement")
        said.append(one)
    if len({(s.side) for s in said}) < 2:
        raise ValueError("two sides at least")
    answered = {question for s in said for question, _ in s.answers}
    if answered != known:
        raise ValueError(f"nobody answers {sorted(known - answered)}")
    if all(s.answers for s in said):
        raise ValueError("some statements must answer none of the questions")
    return Affair(raw["id"], raw["about"], questions, tuple(said))


def main(paths: list[str]) -> int:
    """Check files; print what they hold."""
    seen: set[str] = set()
    failed = affairs = statements = 0
    for name in paths:
        for number, line in enumerate(Path(name).read_text(encoding="utf-8").splitlines(), 1):
            if not line.strip():
                continue
            try:
                affair = _affair(json.loads(line))
                if affair.id in seen:
                    raise ValueError(f"id {affair.id} twice")
            except (KeyError, TypeError, ValueError) as error:
                print(f"{name}:{number}: {type(error).__name__}: {error}")
                failed += 1
                continue
            seen.add(affair.id)
            affairs += 1
            statements += len(affair.statements)
    print(f"{affairs} affairs, {statements} statements, {failed} faulty")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
