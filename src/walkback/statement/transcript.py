"""Find the turns of a transcript, which are direct speech without quotation marks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from walkback.statement.decode import Decoded, Signs
from walkback.text.span import Span

LEAST_TURNS = 2  # with labels in capitals, before a text counts as having a transcript in it
LEAST_NAMED = 4  # with labels in small letters, which are likelier to be something else
# A turn that the reader overlooked is read all the same: the label says that somebody speaks.
SIGNS = Signs(0.8, 0.8, 0.8, 0.8)

_BEHIND = r"(?:[^\S\n]*\([^)\n]{1,40}\))?[^\S\n]*:[^\S\n]+(?P<words>\S[^\n]*)"
# "MS SUOMELA:", "WALLACE (via video):", "Q.", but no "NOTE 3: see" of a list: a label has letters only.
_IN_CAPITALS = re.compile(
    rf"^[^\S\n]*(?P<label>[A-ZÀ-Þ][A-ZÀ-Þ.’'-]*(?:[^\S\n]+[A-ZÀ-Þ][A-ZÀ-Þ.’'-]*){{0,4}}){_BEHIND}", re.MULTILINE
)
# "Professor Solvang:", "Q41 Chair:"
_NAMED = re.compile(
    rf"^[^\S\n]*(?P<number>Q\d{{1,4}}[.)]?[^\S\n]+)?(?P<label>[A-ZÀ-Þ][\w.’'-]*(?:[^\S\n]+[A-ZÀ-Þ][\w.’'-]*){{0,4}}){_BEHIND}",
    re.MULTILINE,
)
_ASKS = frozenset("q question questions reporter reporters journalist interviewer host moderator presenter".split())
_OWN_PRONOUNS = frozenset("i we".split())


class Turn(NamedTuple):
    """One speaker's words up to the end of the line, the label before them, and whether it is one who asks."""

    label: Span
    words: Span
    asks: bool = False


def find_turns(text: str) -> list[Turn]:
    """Return the turns of ``text`` in order; none if they are too few for a transcript.

    Labels are in capitals (from `LEAST_TURNS` on), or names as they are written elsewhere (from `LEAST_NAMED` on, if
    half of the lines among them are turns and somebody has two). A headline in capitals with a colon in it is not
    a transcript. Who asks is told by the label ("Q", "Q41 Chair"), else by asking more often than not.
    """
    matches = list(_IN_CAPITALS.finditer(text))
    if len(matches) < LEAST_TURNS:
        matches = list(_NAMED.finditer(text))
        labels = Counter(match["label"] for match in matches)
        if len(matches) < LEAST_NAMED or len(labels) < 2 or max(labels.values()) < 2:
            return []
        if 2 * len(matches) < sum(bool(line.strip()) for line in text[matches[0].start() :].split("\n")):
            return []
    asked: Counter[str] = Counter()
    told: Counter[str] = Counter()
    numbered = {match["label"] for match in matches if match.groupdict().get("number")}
    for match in matches:
        asked[match["label"]] += match["words"].rstrip(" ”\"'").endswith("?")
        told[match["label"]] += 1
    return [
        Turn(
            Span(*match.span("label")),
            Span(*match.span("words")),
            match["label"] in numbered
            or match["label"].rstrip(".").casefold() in _ASKS
            or 2 * asked[match["label"]] > told[match["label"]],
        )
        for match in matches
    ]


def join_turns(text: str, found: Sequence[Decoded], read: Sequence[Span]) -> list[Decoded]:
    """Return ``found`` with each answer of a transcript as one attribution: the label, no cue, and the whole turn.

    What the reader made of parts of a turn is put together; what a turn reports of others is nested in it. A question
    is no statement, but what it reports of others is.

    Args:
        text: what the spans are offsets into.
        found: what the reader found, in the order of the content.
        read: the lines that were read, in order.
    """
    turns = [turn for turn in find_turns(text) if any(line.overlaps(turn.words) for line in read)]
    if not any(not turn.asks for turn in turns):
        return list(found)
    home: dict[int, int] = {}  # of an attribution, the turn that it stands in
    own: set[int] = set()  # those that are the turn's speaker's
    for number, one in enumerate(found):
        at = next((n for n, turn in enumerate(turns) if turn.words.overlaps(one.content[0])), None)
        if at is None:
            continue
        home[number] = at
        source = one.source[0] if one.source else None
        is_pronoun = source is not None and source.of(text).casefold() in _OWN_PRONOUNS
        if source is None or is_pronoun or not turns[at].words.holds(source):
            own.add(number)
    # Each with its number: as it was found, or below nought for a turn.
    kept = [(number, one) for number, one in enumerate(found) if number not in own]
    for n, turn in enumerate(turns):
        if not turn.asks:
            signs = max((found[i].signs for i in own if home[i] == n), key=lambda s: s.content, default=SIGNS)
            kept.append((-1 - n, Decoded((turn.label,), (), (turn.words,), signs)))
    kept.sort(key=lambda pair: (pair[1].content[0].start, -pair[1].content[0].end, pair[0]))
    place = {number: position for position, (number, _) in enumerate(kept)}
    joined = []
    for number, one in kept:
        outer = place.get(one.nested_in) if one.nested_in is not None else None
        if outer is None and number in home:
            outer = place.get(-1 - home[number])
        joined.append(replace(one, nested_in=outer))
    return joined
