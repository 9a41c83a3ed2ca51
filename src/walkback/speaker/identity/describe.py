"""Describe an identity by its appearances: the best name, the offices over time, the sides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from walkback.model import SpeakerKind, content_id
from walkback.speaker.identity.organisation import read_body
from walkback.speaker.identity.person import read_person
from walkback.speaker.identity.record import Appearance, Held, Identity, Merge
from walkback.speaker.identity.spelling import fold


def describe_identity(appearances: Sequence[Appearance], merges: Iterable[Merge]) -> Identity:
    """Describe the identity that has these appearances, given in the order of day and key.

    The name is the one with the most parts written out that reports use; of those with as many, the one that
    most reports use. Two wordings of an office that differ in case and spacing only are one.
    """
    first = appearances[0]
    kinds = Counter(a.kind for a in appearances)
    kind = min(kinds, key=lambda k: (-kinds[k], k.value))
    names = sorted({n for a in appearances for n in (a.name, *a.names) if n.strip()})
    return Identity(
        id=content_id(identity=first.key),
        name=_best_name(appearances, kind),
        kind=kind,
        names=tuple(names),
        offices=_offices(appearances),
        sides=tuple(sorted({a.side for a in appearances if a.side})),
        appearances=tuple(sorted(a.key for a in appearances)),
        reasons=tuple(sorted(merges, key=lambda m: (m.left, m.right))),
    )


def _best_name(appearances: Sequence[Appearance], kind: SpeakerKind) -> str:
    used = Counter(a.name for a in appearances)
    return min(used, key=lambda name: (*_completeness(name, kind), -used[name], len(name), name))


def _completeness(name: str, kind: SpeakerKind) -> tuple[int, int, int]:
    """How much of a name is missing, least first: parts that are initials or left out, then capitals throughout."""
    shouted = name.isupper() and len(name) > 5
    if kind is SpeakerKind.PERSON:
        person = read_person(name)
        if person is None:
            return (9, 0, shouted)
        return (-sum(len(w) > 1 for w in person.words), len(name.split()) - len(person.words), shouted)
    body = read_body(name)
    return (9, 0, shouted) if body is None else (body.plain and len(body.words) == 1, -len(body.words), shouted)


def _offices(appearances: Sequence[Appearance]) -> tuple[Held, ...]:
    held: dict[str, tuple[Counter[str], list[date]]] = {}
    for appearance in appearances:
        if appearance.office and appearance.office.strip():
            words, days = held.setdefault(fold(appearance.office), (Counter(), []))
            words[appearance.office] += 1
            days += [appearance.day] if appearance.day else []
    found = [
        Held(min(words, key=lambda w: (-words[w], w)), min(days, default=None), max(days, default=None))
        for words, days in held.values()
    ]
    return tuple(sorted(found, key=lambda h: (h.first or date.max, h.last or date.max, h.office)))
