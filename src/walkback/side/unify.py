"""Reports of one affair, put together: what one leaves open another tells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from walkback.model import Side, SideHow, Speaker, SpeakerKind
from walkback.world import EntityKind, country_of

_TITLES = frozenset("mr mrs ms dr sir professor prof commodore inspector councillor mayor the".split())
_EMPTY = frozenset("the of for a an and".split())
_POLICE = frozenset(("police", "constabulary"))
_KINDS = frozenset("police union federation association council board authority office commission".split())
# What begins with another's name and ends so is another body: "Averill Police Federation", "Rovers Supporters' Trust".
_OTHER_BODIES = frozenset("federation union association supporters trust foundation council board group family".split())


def unify_sides(reports: Sequence[Sequence[tuple[Speaker, Side | None]]]) -> tuple[tuple[Side | None, ...], ...]:
    """Give one side one name over the reports of one affair; the sides of each report, in its order.

    A side that a report only infers, or cannot tell, takes what another report tells of the same person, by full name
    or by a family name that one person has; then of a body whose name holds the same words ("the Police
    Federation", "Averill Police Federation"). A side that is told stays as it is. The order of the reports
    changes nothing.
    """
    told: dict[str, Counter[tuple[str, ...]]] = {}
    names: Counter[tuple[str, ...]] = Counter()
    fulls = _full_names(reports)
    for report in reports:
        for speaker, side in report:
            if side is None:
                continue
            if _is_misread(speaker, side, fulls):
                continue
            if not _is_vague(side) and side.how is not SideHow.SELF:
                names[side.levels] += 1
            for key in _keys(speaker, fulls):
                if not _is_vague(side):
                    told.setdefault(key, Counter())[side.levels] += 2 if side.how is not SideHow.CONTEXT else 1
    evidence = {
        (_plain(side.evidence), side.levels)
        for report in reports
        for _, side in report
        if side is not None and side.evidence
    }
    renamed: dict[str, Counter[tuple[str, ...]]] = {}
    first: list[list[Side | None]] = []
    for report in reports:
        row: list[Side | None] = []
        for speaker, side in report:
            better = None
            if side is None or _is_open(side) or _is_misread(speaker, side, fulls):
                better = _best(told, _keys(speaker, fulls))
            if side is not None and better is None and side.how is SideHow.SELF and not side.evidence:
                better = _best(told, [_person_key(side.name, fulls)])
            if better is None and side is not None and side.how is SideHow.CONTEXT:
                better = _by_evidence(speaker, evidence)
            if better is not None and side is not None and better != side.levels and _is_group(side):
                renamed.setdefault(side.name, Counter())[better] += 1
            row.append(side if better is None else _as(side, better))
        first.append(row)
    known = sorted(names, key=lambda levels: (-names[levels], levels))
    return tuple(
        tuple(
            side if side is None else _by_name(side, speaker, renamed, known, fulls)
            for (speaker, _), side in zip(report, row, strict=True)
        )
        for report, row in zip(reports, first, strict=True)
    )


def _is_open(side: Side) -> bool:
    """Whether another report may know better: it was inferred, or nothing was told at all."""
    return side.how is SideHow.CONTEXT or (side.how is SideHow.SELF and not side.evidence)


def _is_group(side: Side) -> bool:
    """Whether it names a body by what it is alone: "government", "police", "the officers' union"."""
    return _is_vague(side) and side.how is not SideHow.SELF


def _is_misread(speaker: Speaker, side: Side, fulls: dict[str, str]) -> bool:
    """Whether a report took for a body of its own name who is a person by another report."""
    words = _words(speaker.name)
    return (
        speaker.kind is not SpeakerKind.PERSON
        and len(words) > 1
        and words == _words(side.name)
        and words == _words(fulls.get(words[-1], ""))
    )


def _is_vague(side: Side) -> bool:
    """Whether it names nobody in particular: "government", "police", or a person of whom nothing is told."""
    return not any(w[:1].isupper() for w in side.name.split()) or (side.how is SideHow.SELF and not side.evidence)


def _full_names(reports: Sequence[Sequence[tuple[Speaker, Side | None]]]) -> dict[str, str]:
    """Family names that one person of the affair has, with the full name as it is written."""
    found: dict[str, dict[str, str]] = {}
    for report in reports:
        for speaker, _ in report:
            words = _words(speaker.name)
            if speaker.kind is SpeakerKind.PERSON and len(words) > 1:
                known = found.setdefault(words[-1], {})
                key = " ".join(words)
                known[key] = min(known.get(key, speaker.name), speaker.name, key=lambda n: (len(n), n))
    return {last: next(iter(full.values())) for last, full in found.items() if len(full) == 1}


def _key(name: str) -> str:
    """The family name alone, if a name is no more than that and a title."""
    words = _words(name)
    return words[0] if len(words) == 1 else ""


def _words(name: str) -> list[str]:
    return [w for w in re.findall(r"[\w'-]+", name.replace("’", "'").casefold().removesuffix("'s")) if w not in _TITLES]


def _person_key(name: str, fulls: dict[str, str]) -> str:
    words = _words(name)
    full = fulls.get(words[-1]) if len(words) == 1 else None
    return " ".join(_words(full) if full else words)


def _keys(speaker: Speaker, fulls: dict[str, str]) -> list[str]:
    if speaker.kind is SpeakerKind.PERSON:
        return [_person_key(speaker.name, fulls)]
    words = _words(speaker.name)
    if len(words) > 1 and words == _words(fulls.get(words[-1], "")):
        return [" ".join(words)]  # a person whom this report's reader took for a body
    return ["body " + " ".join(_words(speaker.name))] if any(w[:1].isupper() for w in speaker.name.split()) else []


def _best(told: dict[str, Counter[tuple[str, ...]]], keys: Sequence[str]) -> tuple[str, ...] | None:
    counted: Counter[tuple[str, ...]] = Counter()
    for key in keys:
        counted.update(told.get(key, {}))
    return min(counted, key=lambda levels: (-counted[levels], levels)) if counted else None


def _by_evidence(speaker: Speaker, evidence: set[tuple[str, tuple[str, ...]]]) -> tuple[str, ...] | None:
    """What another report tells of a body under a fuller name: "the service" is no name, "the fire service" is."""
    name = _plain(speaker.name)
    if speaker.kind is SpeakerKind.PERSON or " " not in name:
        return None
    found = {levels[-1]: levels for words, levels in evidence if words.endswith(f" {name}")}
    return next(iter(found.values())) if len(found) == 1 else None


def _plain(words: str) -> str:
    return re.sub(r"^(?:the|a|an) ", "", " ".join(words.replace("’", "'").casefold().split()))


def _as(side: Side | None, levels: tuple[str, ...]) -> Side:
    if side is not None and side.levels == levels:
        return side
    return Side(levels, SideHow.CONTEXT) if side is None else replace(side, levels=levels, how=SideHow.CONTEXT)


def _by_name(
    side: Side,
    speaker: Speaker,
    renamed: dict[str, Counter[tuple[str, ...]]],
    known: Sequence[tuple[str, ...]],
    fulls: dict[str, str],
) -> Side:
    """A side under the fullest name that the affair has for it."""
    if side.how is SideHow.SELF:
        full = fulls.get(_key(side.levels[0]))
        return side if full is None else replace(side, levels=(full, *side.levels[1:]))
    if _is_vague(side) and side.name in renamed:
        levels = min(renamed[side.name], key=lambda one: (-renamed[side.name][one], one))
        return replace(side, levels=levels, how=SideHow.CONTEXT)
    if _is_vague(side) and (kind := _kind_of(side.name)) is not None:
        fitting = {levels[-1]: levels for levels in known if kind == _kind_of(levels[-1])}
        if len(fitting) == 1:
            return replace(side, levels=(next(iter(fitting)),), how=SideHow.CONTEXT)
    if side.name.startswith("Government of "):
        return side
    own = _content(side.name)
    for levels in known:
        if levels[-1] != side.name and _names_same(side.name, own, levels[-1]):
            return replace(side, levels=levels, how=SideHow.CONTEXT)
    return side


def _kind_of(name: str) -> str | None:
    """What a side is, where the name tells: a country's or region's government, an opposition, a police force."""
    low = name.casefold()
    if low.endswith("opposition") or low.startswith("opposition of"):
        return "opposition"
    if re.search(r"\b(?:police|constabulary)\Z", low):
        return "police"
    if low in ("provincial government", "regional government", "state government", "territorial government"):
        return "region"
    if low.startswith("government of "):
        entity = country_of(name[len("Government of ") :])
        return "region" if entity is not None and entity.kind is EntityKind.REGION else "country"
    return "country" if low == "government" else None


def _content(name: str) -> frozenset[str]:
    words = frozenset(re.findall(r"[\w-]+", name.casefold().replace("’", "'"))) - _EMPTY
    return words - _POLICE | {"police"} if words & _POLICE else words


def _names_same(short: str, own: frozenset[str], full: str) -> bool:
    """Whether ``short`` is another name of ``full``: fewer words with the same last, initials, a word for police."""
    other = _content(full)
    a, b = short.casefold().split(), full.casefold().split()
    if own and own < other and (a[-1] == b[-1] or {a[-1], b[-1]} <= _POLICE):
        return True
    if own and own == other and (short[:1].islower(), short.casefold().endswith(" police"), len(short), short) > (
        full[:1].islower(), full.casefold().endswith(" police"), len(full), full
    ):  # fmt: skip
        return True
    if short.isupper() and len(b) > 1 and short.casefold() == "".join(w[0] for w in b if w not in _EMPTY):
        return True
    return bool(own) and own < other and b[: len(a)] == a and a[-1] not in _KINDS and b[-1] not in _OTHER_BODIES
