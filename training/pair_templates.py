"""Invented statements from templates: one event told, denied, turned round, put into a noun, or left open.

They teach what a small set of labelled pairs cannot: that "there was no notification" and "had been told" are opposite
answers to one question, that "denied" turns a clause round, that a change of who, whom, when or how many is another
matter. Predicates of which `is_held_predicate` is true serve for measuring only.
"""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from training.affair_pairs import AGREE, NEITHER, OPPOSE
from training.pair_rows import Row, is_held
from walkback.question.wording import statement_words

_TOLD = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
PREDICATES: list[str] = _TOLD["predicates"]
OBJECTS: dict[str, list[str]] = _TOLD["objects"]
AGENTS: list[str] = _TOLD["agents"]
SPEAKERS: list[str] = _TOLD["speakers"]
SAYS: list[str] = _TOLD["says"]
DENIES: list[str] = _TOLD["denies"]
TIMES: list[str] = _TOLD["times"]
OPEN: list[str] = _TOLD["open"]
YES: list[str] = _TOLD["yes"]
NO: list[str] = _TOLD["no"]
NOT_NO: list[str] = _TOLD["not_no"]
SHORT_YES: list[str] = _TOLD["short_yes"]
SHORT_NO: list[str] = _TOLD["short_no"]
BACK_YES: list[str] = _TOLD["back_yes"]
BACK_NO: list[str] = _TOLD["back_no"]
NOTHING: list[str] = _TOLD["nothing"]
ASKS: list[str] = _TOLD["asks"]
COUNTED: list[str] = _TOLD["counted"]
THINGS: list[str] = _TOLD["things"]
NEAR = 0.7  # from here on what is drawn is a pair of two matters
PEOPLE = ("state", "public", "person")  # kinds of object that can be "they"
BOUNDS = (
    ("", 0, 0),
    ("", 0, 0),
    ("exactly ", 0, 0),
    ("at least ", 0, 1),
    ("more than ", 0, 1),
    ("up to ", 1, 0),
    ("no more than ", 1, 0),
)


@dataclass(frozen=True, slots=True)
class Event:
    """Who did what to whom, and the words for it; ``line`` is the class of meaning."""

    line: int
    predicates: tuple[tuple[str, ...], ...]
    agent: str
    object: str


def is_held_predicate(line: int) -> bool:
    """Whether a class of predicates is kept for measuring."""
    return is_held(f"predicate:{PREDICATES[line]}")


def template_rows(count: int, rng: random.Random, *, held: bool = False) -> list[Row]:
    """About ``count`` pairs from templates, of the predicates to learn from or of those that are kept."""
    lines = [n for n in range(len(PREDICATES)) if is_held_predicate(n) == held]
    rows: list[Row] = []
    while len(rows) < count:
        if not held and rng.random() < 0.12:
            rows.append(_figures(rng))
            continue
        event = _event(rng.choice(lines), rng)
        time = rng.choice(TIMES)
        drawn = rng.random()
        group = f"predicate:{event.line}"
        if drawn >= NEAR:  # near, and another matter
            other = _other(event, lines, rng)
            # Without its object one could be of the other, where only that differs.
            second, _ = _statement(event, time, rng, full=other.line == event.line)
            first, _ = _statement(other, time, rng, full=other.line == event.line)
            if rng.random() < 0.3:
                first = _clause(other, time, ASKS, rng)
            rows.append(Row(first, second, False, NEITHER, group))
            continue
        second, answer = _statement(event, time, rng)
        if drawn < 0.3:
            asked = _clause(event, time, ASKS, rng)
            rows.append(Row(asked, second, True, answer, group))
        else:
            first, mine = _statement(event, time, rng)
            rows.append(Row(first, second, True, _between(mine, answer), group))
    return rows


def _event(line: int, rng: random.Random) -> Event:
    predicates = tuple(tuple(one.strip().split("|")) for one in PREDICATES[line].split(";"))
    return Event(line, predicates, rng.choice(AGENTS), rng.choice(OBJECTS[predicates[0][4]]))


def _other(event: Event, lines: list[int], rng: random.Random) -> Event:
    """An event with another object, or with another predicate for the same kind of object."""
    kind = event.predicates[0][4]
    if rng.random() < 0.5:
        others = [o for o in OBJECTS[kind] if o != event.object]
        return Event(event.line, event.predicates, event.agent, rng.choice(others))
    same_kind = [n for n in lines if n != event.line and PREDICATES[n].split("|")[4].split(";")[0] == kind]
    if not same_kind:
        return _event(rng.choice([n for n in lines if n != event.line]), rng)
    new = _event(rng.choice(same_kind), rng)
    return Event(new.line, new.predicates, event.agent, event.object)


def _words(event: Event, rng: random.Random) -> dict[str, str]:
    base, past, part, noun, kind = rng.choice(event.predicates)
    thing = event.object
    was = "were" if thing.split()[-1].endswith("s") and not thing.endswith("ss") and thing[0].islower() else "was"
    bare = re.sub(r" (?:of|to|with|for|into|on|at|under|against|in|from|over)$", "", noun)
    if rng.random() < 0.4 and kind in PEOPLE:
        bare = f"{rng.choice(['pre-', 'prior ', 'advance '])}{bare}"
    if " " not in noun:
        noun = f"{noun} of"
        if kind == "state":
            noun = f"{rng.choice(['', 'pre-', 'prior '])}{noun.removesuffix(' of')} to"
    return {
        "agent": event.agent, "base": base, "past": past, "part": part, "noun": noun, "was": was, "object": thing,
        "bare": bare, "they": rng.choice(["they", "we"]) if kind in PEOPLE else "they" if was == "were" else "it",
        "were": "were" if kind in PEOPLE else was,
    }  # fmt: skip


def _clause(event: Event, time: str, patterns: Sequence[str], rng: random.Random) -> str:
    """One of the patterns filled in; the time stands at its end, or at the end of the clause inside it."""
    pattern = rng.choice(patterns)
    inner = {
        name: _clause(event, time, choices, rng)
        for name, choices in (("yes", YES[:8]), ("no", NO[:10]))
        if f"{{{name}}}" in pattern
    }
    text = pattern.format(**_words(event, rng), **inner)
    if time and not inner and "," not in pattern and " if " not in pattern:
        text = f"{text[:-1]} {time}?" if text.endswith("?") else f"{text} {time}"
    return re.sub(r"\b(a|A) (?=[aeio])", r"\1n ", text)


def _statement(event: Event, time: str, rng: random.Random, *, full: bool = False) -> tuple[str, int]:
    """A statement as the ledger words it, and its answer to whether the event took place, as a stance."""
    drawn = rng.uniform(0.22 if full else 0.0, 1.0)
    cue, answer, context = rng.choice(SAYS), AGREE, ""
    if drawn < 0.14:
        answer = rng.choice((AGREE, OPPOSE))
        content = _clause(event, "", SHORT_YES if answer == AGREE else SHORT_NO, rng)
        if rng.random() < 0.3:
            context = _clause(event, time, rng.choice((YES, NO)), rng)
    elif drawn < 0.22:
        claimed, confirmed = rng.choice((AGREE, OPPOSE)), rng.random() < 0.35
        content = rng.choice(BACK_YES if confirmed else BACK_NO + NOTHING if claimed == AGREE else BACK_NO)
        context = (
            f"{rng.choice(SPEAKERS)} {rng.choice(SAYS)} {_clause(event, time, YES if claimed == AGREE else NO, rng)}."
        )
        answer = claimed if confirmed else OPPOSE if claimed == AGREE else AGREE
    elif drawn < 0.48:
        content = _clause(event, time, YES, rng)
        if rng.random() < 0.2:
            cue, answer = rng.choice(DENIES), OPPOSE
            if rng.random() < 0.5:
                content = f"that {content}"
    elif drawn < 0.78:
        content, answer = _clause(event, time, NO, rng), OPPOSE
    elif drawn < 0.86:
        content = _clause(event, time, NOT_NO, rng)
    else:
        content, answer = _clause(event, time, OPEN, rng), NEITHER
    if rng.random() < 0.15:
        content = content[0].upper() + content[1:]
    if rng.random() < 0.25:
        content = f"“{content},”"
    denied = cue in DENIES
    shown = denied or rng.random() < 0.7
    speaker = rng.choice(SPEAKERS) if shown and rng.random() < 0.8 else ""
    return statement_words(content, speaker=speaker, cue=cue if shown else "", context=context), answer


def _between(a: int, b: int) -> int:
    if NEITHER in (a, b):
        return NEITHER
    return AGREE if a == b else OPPOSE


def _figures(rng: random.Random) -> Row:
    """Two counts of one thing, with bounds, or a question for it."""
    pattern = rng.choice(COUNTED).format(things=rng.choice(THINGS), were="were")
    size = 10 ** rng.uniform(0.5, 4)
    first = max(2, round(size))
    second = first if rng.random() < 0.35 else max(2, round(size * 2 ** rng.uniform(-2, 2)))
    (bound, below, above), (other, under, over) = rng.choice(BOUNDS), rng.choice(BOUNDS)
    left = _count(bound, first, pattern, rng)
    if rng.random() < 0.25:
        return Row(f"How many {pattern}?", left, True, None, "figures")
    right = _count(other, second, pattern, rng)
    low, high = (0 if below else first), (10**9 if above else first)
    low2, high2 = (0 if under else second), (10**9 if over else second)
    stance = OPPOSE if high < low2 or high2 < low else AGREE if (low, high) == (low2, high2) else NEITHER
    return Row(left, right, True, stance, "figures")


def _count(bound: str, number: int, pattern: str, rng: random.Random) -> str:
    content = f"{bound}{number:,} {pattern}"
    shown = rng.random() < 0.7
    return statement_words(
        content, speaker=rng.choice(SPEAKERS) if shown else "", cue=rng.choice(SAYS) if shown else ""
    )
