"""Read answers: invented questions, each with many statements that say yes, no or neither, and pairs made of them.

Blocks of ``training/answers/*.txt``, parted by empty lines, were written for this project, to teach the pair model in
how many ways a question can be answered. Run this module to check files:

    python -m training.answers training/answers/*.txt

A block is one affair (``@``), two or three questions that lie close to one another (``?``, other wordings after ``|``;
one that ends in ``[no]`` asks the opposite), under each statements that answer it with yes (``+``), no (``-``) or
neither (``~``), and those that answer none (``o``). A statement is ``source, cue: content``; what it points to follows
``<<``; an answer to another question of the block stands in brackets after the mark: ``+(2-)``.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from training.affair_pairs import AGREE, NEITHER, OPPOSE
from walkback.question.wording import statement_words

FOLDER = Path(__file__).parent / "answers"
FEWEST = 4  # statements that say yes, and no, to a question
CONTEXTS = 0.25  # share of statements that stand behind another of the block, or behind what the block is about
NAMES = 0.75  # share of statements that are shown with their source
HEADLINE = "headline"
_POSITIONS = {"+": "yes", "-": "no", "~": "unclear"}
_SAID = re.compile(
    r"(?P<mark>[-+~o])(?P<more>(?:\(\d[-+~]\))*) (?P<source>[^:]*?), ?(?P<cue>[^:,]*): "
    r"(?P<content>.+?)(?: << (?P<to>.+))?"
)


class AnswersError(ValueError):
    """A block does not keep to the format; the message says which line and why."""


@dataclass(frozen=True, slots=True)
class Reply:
    """A statement: its answers by the question's place in the block ("yes", "no", "unclear"), none if it has none."""

    source: str
    cue: str
    content: str
    points_to: str
    answers: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question in several wordings; ``opposite`` are those to which yes means no."""

    wordings: tuple[str, ...]
    opposite: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """Questions on one affair and what was said on it; ``name`` is the file and the block's number."""

    name: str
    about: str
    questions: tuple[Asked, ...]
    replies: tuple[Reply, ...]


def read_answers(path: Path) -> Iterator[Block]:
    """The blocks of a file.

    Raises:
        AnswersError: a line is none that the format knows, or a question has too few answers.
    """
    parts = re.split(r"\n\s*\n", path.read_text(encoding="utf-8").strip())
    for number, part in enumerate(parts, 1):
        yield _read_block(f"{path.stem}:{number}", part.splitlines())


def _read_block(name: str, lines: Sequence[str]) -> Block:
    about, questions, replies = "", [], []
    for line in map(str.strip, lines):
        if line.startswith("@ "):
            about = line[2:]
        elif line.startswith("? "):
            wordings = [wording.strip() for wording in line[2:].split("|")]
            opposite = [w.removesuffix("[no]").strip() for w in wordings if w.endswith("[no]")]
            questions.append(Asked(tuple(w for w in wordings if not w.endswith("[no]")), tuple(opposite)))
        else:
            found = _SAID.fullmatch(line)
            if found is None or (found["mark"] != "o" and not questions):
                raise AnswersError(f"{name}: cannot be read: {line}")
            answers = {} if found["mark"] == "o" else {len(questions): _POSITIONS[found["mark"]]}
            answers |= {int(place): _POSITIONS[mark] for place, mark in re.findall(r"\((\d)([-+~])\)", found["more"])}
            cue = "" if found["cue"] == HEADLINE else found["cue"]
            replies.append(Reply(found["source"], cue, found["content"], found["to"] or "", tuple(answers.items())))
    for place in range(1, len(questions) + 1):
        for position in ("yes", "no"):
            if sum((place, position) in reply.answers for reply in replies) < FEWEST:
                raise AnswersError(f"{name}: question {place} has fewer than {FEWEST} statements that say {position}")
    return Block(name, about, tuple(questions), tuple(replies))


@dataclass(frozen=True, slots=True)
class AnswerPair:
    """Two texts, whether they belong to one question, and what the second says of the first."""

    first: str
    second: str
    same: bool
    stance: int


def make_answer_pairs(block: Block, rng: random.Random) -> list[AnswerPair]:
    """All pairs of statements of a block, and each question with each statement; settings are drawn with ``rng``."""
    pairs = []
    for a, b in combinations(block.replies, 2):
        if rng.random() < 0.5:
            a, b = b, a
        pairs.append(AnswerPair(reply_words(block, a, rng), reply_words(block, b, rng), *_judge(a, b)))
    for place, question in enumerate(block.questions, 1):
        for reply in block.replies:
            opposite = bool(question.opposite) and rng.random() < 0.4
            asked = rng.choice(question.opposite if opposite else question.wordings)
            position = dict(reply.answers).get(place)
            stance = {"yes": OPPOSE if opposite else AGREE, "no": AGREE if opposite else OPPOSE}.get(
                position or "", NEITHER
            )
            pairs.append(AnswerPair(asked, reply_words(block, reply, rng), position is not None, stance))
    return pairs


def _judge(a: Reply, b: Reply) -> tuple[bool, int]:
    left, right = dict(a.answers), dict(b.answers)
    stances = {
        NEITHER if "unclear" in (left[q], right[q]) else AGREE if left[q] == right[q] else OPPOSE
        for q in left.keys() & right.keys()
    }
    if not stances:
        return False, NEITHER
    return True, OPPOSE if OPPOSE in stances else AGREE if AGREE in stances else NEITHER


def reply_words(block: Block, reply: Reply, rng: random.Random) -> str:
    """A statement as a ledger would show it, with or without its source; what it points to goes before it."""
    context = reply.points_to
    if not context and rng.random() < CONTEXTS:
        other = rng.choice(block.replies)
        context = rng.choice((block.about, other.content))
    return statement_words(
        reply.content, speaker=reply.source if rng.random() < NAMES else "", cue=reply.cue, context=context
    )


def main(paths: Sequence[str]) -> int:
    """Check files and count."""
    blocks, questions, replies, faulty = 0, 0, 0, 0
    for path in map(Path, paths):
        parts = re.split(r"\n\s*\n", path.read_text(encoding="utf-8").strip())
        for number, part in enumerate(parts, 1):
            try:
                block = _read_block(f"{path.stem}:{number}", part.splitlines())
            except AnswersError as error:
                print(error)
                faulty += 1
                continue
            blocks, questions, replies = blocks + 1, questions + len(block.questions), replies + len(block.replies)
    print(f"{blocks} blocks, {questions} questions, {replies} statements, {faulty} faulty")
    return int(faulty > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
