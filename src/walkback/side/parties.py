"""What a user knows of the parties: a ``parties.toml`` with their names, members and offices."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from walkback.errors import BadParties
from walkback.model import MentionHow, Side, SideHow, Speaker, SpeakerKind
from walkback.text.span import Span

_PARTY_KEYS = frozenset(("name", "aliases", "members", "offices", "within", "from", "until"))
_ENTRY_KEYS = frozenset(("name", "from", "until"))
_ARTICLE = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """An alias, member or office, with the first and last day on which it holds; None is an open end."""

    words: str
    first: date | None = None
    last: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether ``day`` is among its days."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True)
class Party:
    """A party as the user tells it. ``within`` is the name of the wider party that it is part of."""

    name: str
    aliases: tuple[Entry, ...] = ()
    members: tuple[Entry, ...] = ()
    offices: tuple[Entry, ...] = ()
    within: str | None = None
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Parties:
    """All parties of a file, in its order; the first that fits a speaker is the speaker's.

    ``text`` is the TOML that they were read from, so that it can be kept and read again.
    """

    all: tuple[Party, ...] = ()
    text: str = ""

    def on(self, day: date) -> Parties:
        """What holds on ``day``."""
        kept = tuple(
            replace(
                party,
                aliases=tuple(e for e in party.aliases if e.holds_on(day)),
                members=tuple(e for e in party.members if e.holds_on(day)),
                offices=tuple(e for e in party.offices if e.holds_on(day)),
            )
            for party in self.all
            if Entry(party.name, party.first, party.last).holds_on(day)
        )
        return Parties(kept, self.text)

    def levels_of(self, party: Party) -> tuple[str, ...]:
        """The party's name and those of the wider parties that it is part of, the narrowest first."""
        by_name = {p.name: p for p in self.all}
        levels = [party.name]
        while (wider := party.within) is not None and wider not in levels:
            levels.append(wider)
            party = by_name.get(wider, Party(wider))
        return tuple(levels)

    def side_of(self, speaker: Speaker, text: str) -> Side | None:
        """The side of ``speaker``, whose mentions lie in ``text``; None if no party fits.

        Members are known by their name, then parties by theirs and their aliases, then by the words of an office.
        A family name alone is enough where only one member has it.
        """
        name = _fold(speaker.name)
        told = [(m.span, _fold(m.span.of(text))) for m in speaker.mentions if m.how is not MentionHow.PRONOUN]
        spans = {words: span for span, words in reversed(told)}
        for party in self.all:
            if any(self._is_member(name, e) for e in party.members):
                return self._side(party, speaker.name, spans.get(name))
        if speaker.kind is not SpeakerKind.PERSON:
            for party in self.all:
                names = {_fold(party.name), *(_fold(e.words) for e in party.aliases)}
                for words in (name, *spans):
                    if words in names:
                        return self._side(party, words, spans.get(words))
        given = (speaker.office, speaker.organisation)
        texts: list[tuple[str, Span | None]] = [(_fold(t), None) for t in given if t]
        texts += [(words, span) for span, words in told]
        for party in self.all:
            for entry in party.offices:
                pattern = re.compile(rf"(?<!\w){re.escape(_fold(entry.words))}(?!\w)")
                for words, span in texts:
                    if pattern.search(words):
                        return self._side(party, entry.words, span)
        return None

    def _is_member(self, name: str, entry: Entry) -> bool:
        own = _fold(entry.words)
        if own == name:
            return True
        bare = re.sub(r"^(?:mr|mrs|ms|dr|sir|professor)\.? ", "", name)
        if bare == own:
            return True
        last = own.rsplit(" ", 1)[-1]
        bearers = sum(_fold(e.words).rsplit(" ", 1)[-1] == last for p in self.all for e in p.members)
        return bare == last and bearers == 1

    def _side(self, party: Party, evidence: str, span: Span | None) -> Side:
        return Side(self.levels_of(party), SideHow.PARTIES, evidence, span)


def load_parties(path: Path) -> Parties:
    """Read the parties that a user wrote down; the docs on sides show the form.

    Raises:
        BadParties: the file is missing, is no TOML, or holds something unknown or of the wrong type; the message
            names the place.
    """
    where = str(path)
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise BadParties(f"the file cannot be read ({error.strerror or error})", where=where) from None
    except UnicodeDecodeError:
        raise BadParties("the file is not UTF-8; save it as UTF-8", where=where) from None
    return parse_parties(text, where=where)


def parse_parties(text: str, *, where: str = "parties.toml") -> Parties:
    """Read parties from TOML; ``where`` is what messages call it.

    Raises:
        BadParties: it is no TOML, or holds something unknown or of the wrong type; the message names the place.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadParties(f"this is no TOML: {error}", where=where) from None
    unknown = sorted(set(data) - {"party"})
    if unknown:
        raise BadParties(f'unknown key "{unknown[0]}"; write each party under [[party]]', where=where)
    rows = data.get("party", [])
    if not isinstance(rows, list) or not all(isinstance(r, dict) for r in rows):
        raise BadParties("expected parties, each under [[party]]", where=where)
    parties = Parties(tuple(_party(row, f"{where}: party {n}") for n, row in enumerate(rows, 1)), text)
    names = [p.name for p in parties.all]
    for name in names:
        if names.count(name) > 1:
            raise BadParties(f'two parties are called "{name}"; join them, or date their members', where=where)
    for party in parties.all:
        if _is_round(party, parties):
            raise BadParties(f'"{party.name}" is within itself; take one "within" out', where=where)
    return parties


def _is_round(party: Party, parties: Parties) -> bool:
    by_name = {p.name: p for p in parties.all}
    seen = {party.name}
    at: Party | None = party
    while at is not None and at.within is not None:
        if at.within in seen:
            return True
        seen.add(at.within)
        at = by_name.get(at.within)
    return False


def _party(row: Mapping[str, Any], where: str) -> Party:
    unknown = sorted(set(row) - _PARTY_KEYS)
    if unknown:
        raise BadParties(f'unknown key "{unknown[0]}"; known are {", ".join(sorted(_PARTY_KEYS))}', where=where)
    name = row.get("name")
    if not isinstance(name, str) or not name.strip():
        raise BadParties('a party needs a name: name = "Government of Norland"', where=where)
    within = row.get("within")
    if within is not None and not isinstance(within, str):
        raise BadParties(f"expected the name of a party at within, got {within!r}", where=where)
    first, last = _days(row, where)
    lists = {key: tuple(_entries(row.get(key, []), f"{where}, {key}")) for key in ("aliases", "members", "offices")}
    return Party(name.strip(), within=within, first=first, last=last, **lists)


def _entries(value: object, where: str) -> Iterator[Entry]:
    if not isinstance(value, list):
        raise BadParties(f"expected a list, got {value!r}", where=where)
    for item in value:
        if isinstance(item, str) and item.strip():
            yield Entry(item.strip())
            continue
        if not isinstance(item, dict) or not isinstance(item.get("name"), str) or not item["name"].strip():
            raise BadParties(f'expected a name or {{ name = "...", from = 2031-03-01 }}, got {item!r}', where=where)
        unknown = sorted(set(item) - _ENTRY_KEYS)
        if unknown:
            raise BadParties(f'unknown key "{unknown[0]}"; known are from, name, until', where=where)
        yield Entry(item["name"].strip(), *_days(item, where))


def _days(row: Mapping[str, Any], where: str) -> tuple[date | None, date | None]:
    days: list[date | None] = []
    for key in ("from", "until"):
        value = row.get(key)
        if isinstance(value, str):
            try:
                value = date.fromisoformat(value)
            except ValueError:
                raise BadParties(f'expected a date like 2031-03-01 at {key}, got "{value}"', where=where) from None
        if isinstance(value, datetime):
            value = value.date()
        if value is not None and not isinstance(value, date):
            raise BadParties(f"expected a date like 2031-03-01 at {key}, got {value!r}", where=where)
        days.append(value)
    first, last = days
    if first is not None and last is not None and first > last:
        raise BadParties(f"from {first} is after until {last}; swap them", where=where)
    return first, last


def _fold(words: str) -> str:
    plain = " ".join(words.replace("’", "'").split()).casefold()
    return _ARTICLE.sub("", plain, count=1) if _ARTICLE.match(plain) else plain
