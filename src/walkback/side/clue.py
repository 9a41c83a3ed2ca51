"""The words around a speaker's mentions that tell an office: "Petri Lahti, a spokesman for the interior ministry"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from walkback.model import Mention, MentionHow, Speaker
from walkback.side import lexicon
from walkback.text.span import Span

LEFT = 110  # code points before a mention that are looked at
RIGHT = 170  # and after it
MOST_MODIFIERS = 8  # words
MOST_COMPLEMENT = 16  # words


class Office(StrEnum):
    """For whom the holder of an office speaks."""

    STATE = "state"
    RANK = "rank"
    REGION = "region"
    TOWN = "town"
    POLICE = "police"
    BODY = "body"
    EXPERT = "expert"
    ACTS_FOR = "acts for"
    KIN = "kin"
    SELF = "self"
    OFFICIAL = "official"
    MEMBER = "member"  # "Mick Tandy of the Police Federation": an affiliation without an office


@dataclass(frozen=True, slots=True)
class Clue:
    """An office with the words before it ("Finnish interior") and after it ("for the interior ministry").

    ``at`` is where the office stands in the text, ``span`` all its words; None where they were given with the
    speaker and are not in the text. ``is_named`` tells that it stands beside a name.
    """

    office: str
    group: Office
    before: str
    after: str
    at: int
    span: Span | None
    is_named: bool = True


_TOKEN = re.compile(r"[^\W_]+(?:[-.&'’][^\W_]+)*(?:['’](?=\s))?|[^\s\w]")
_STOPS_LEFT = frozenset(
    """of for to by with from in on at that which who whom and or but said says told added asked called when while as
    if after before because since than then into over under about against via is was were be been had has have did
    does do will would not it he she they we you there also only where why how the a an this whom whose behind
    during through across despite toward towards among without amid beside off up out down per plus
    denied rejected insisted warned claimed confirmed well yes no oh so yet now look thank thanks dear""".split()
)  # fmt: skip
_STOPS_RIGHT = frozenset(
    """said says told tells added asked who which that when while because if is was were has had have would will could
    should denied rejected insisted warned claimed confirmed wrote argued put called announced promised thinks
    believes expects accused conceded acknowledged disputed maintained but""".split()
)
_PREPOSITIONS = frozenset("of for at to in on with from under inside within".split())
_NO_VERBS = frozenset(
    "united armed allied combined unified associated federated shared limited affected injured".split()
)
_DETERMINERS = frozenset(("the", "a", "an"))
_NOUN_PHRASE = re.compile(
    r"(?:the |an? |its |his |her |their )|[A-ZÀ-Þ]|[\w' ’-]+ (?:ministry|department|government|police|party|union|"
    r"company|club|hospital|council|committee|board|authority|agency|service|office|army|navy|university|commission)\Z"
)
_MODIFIERS = frozenset("deputy chief head principal lead general executive senior press minister".split())
_TITLES_TOO = frozenset(("professor", "judge", "captain", "father", "brother", "sister", "principal", "partner"))
_MARKS = frozenset(',;:()[]“”"—–-!?')
_TITLES = (
    r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Baroness|Judge|Justice|Rev|Reverend|Father|Sheikh|"
    r"Commodore|General|Gen|Admiral|Colonel|Col|Captain|Capt|Major|Maj|Lieutenant|Lt|Brigadier|Brig|Inspector|Sergeant|"
    r"Councillor|Senator|Sen|Rep|Gov|Governor|Commander|Superintendent|Supt|Insp|Retired|Ambassador)\.? )*"
)
_TO_MENTION = re.compile(rf"[,.]? {_TITLES}\Z|-{_TITLES}\Z|\Z")
_TO_NAME = re.compile(rf"(?:,\s+{_TITLES})\Z")
_RUNS = re.compile(
    r",? who (?:also |now |has |has long |once )?(?P<verb>runs|heads|leads|manages|chairs|directs|edits|commands|owns|"
    r"represents|represented|led|founded|speaks for|acts for|works for|works at|works as|teaches at|is in charge|"
    r"oversees|coordinates|run|head|lead)"
    r"(?P<what>[^,;:.“”\"—–]{0,80})"
)
_OWNER = re.compile(r"(?:^|(?<=[ ,]))(?P<of>(?:[Tt]he )?(?:[A-ZÀ-Þ][\w-]+ ){0,4}[^\s,'’]+)['’]s? \Z")
_AFFILIATED = re.compile(
    r"(?:,? of|,? for|, from|,? at|,? with|, speaking for|,? on behalf of|,? from)"
    r" (?P<what>(?:the |an? |his |her |its |their )?[^,;:.“”\"—–()]{2,80})"
)


@cache
def offices() -> dict[str, Office]:
    """Every office in small letters and what it makes of its holder; plurals too."""
    table: dict[str, Office] = {}
    rows = (
        (Office.ACTS_FOR, lexicon.ACTS_FOR),
        (Office.TOWN, lexicon.TOWN_OFFICES),
        (Office.POLICE, lexicon.POLICE_OFFICES),
        (Office.STATE, lexicon.STATE_OFFICES),
        (Office.REGION, lexicon.REGION_OFFICES),
        (Office.RANK, lexicon.RANKS),
        (Office.BODY, lexicon.BODY_OFFICES),
        (Office.KIN, lexicon.KIN),
        (Office.EXPERT, lexicon.EXPERT_OFFICES),
        (Office.SELF, lexicon.SELF_OFFICES),
        (Office.OFFICIAL, lexicon.OFFICIALS),
    )
    for group, names in rows:
        for name in names:
            table.setdefault(name, group)
            if not name.endswith("s"):
                plural = (
                    name[:-3] + "men"
                    if name.endswith("man")
                    else name[:-1] + "ies"
                    if name.endswith("ty")
                    else name + "s"
                )
                table.setdefault(name[:-5] + "women" if name.endswith("woman") else plural, group)
    return table


@cache
def _longest() -> dict[str, tuple[int, ...]]:
    found: dict[str, set[int]] = {}
    for name in offices():
        tokens = name.split(" ")
        found.setdefault(tokens[0], set()).add(len(tokens))
    return {word: tuple(sorted(lengths, reverse=True)) for word, lengths in found.items()}


def find_clues(text: str, sentences: Sequence[Span], speaker: Speaker) -> list[Clue]:
    """The offices that stand with the speaker's mentions, and those that were given with the speaker, in that order."""
    found: list[Clue] = []
    for mention in speaker.mentions:
        if mention.how in (MentionHow.PRONOUN, MentionHow.ELIDED, MentionHow.CARRIED):
            continue
        found += _around(text, sentences, speaker, mention)
    at = speaker.mentions[0].span.start if speaker.mentions else 0
    is_former = re.search(r"\b(?:former|ex|late|retired)\b", speaker.office or "", re.IGNORECASE) is not None
    given = [speaker.office, None if is_former else speaker.organisation, speaker.honorific]
    for words in filter(None, given):
        place = text.find(words)
        span = Span(place, place + len(words)) if place >= 0 else None
        clues = list(_in_words(words, place if place >= 0 else at, span, is_named=True))
        if not clues and words == speaker.organisation and _NOUN_PHRASE.match(words):
            clues = [Clue("", Office.MEMBER, "", f"of {words}", place if place >= 0 else at, span)]
        found += clues[:1]
    return found


def clues_in(words: str, at: int, span: Span | None) -> list[Clue]:
    """The office that ``words`` on their own tell first, if any."""
    return list(_in_words(words, at, span, is_named=False))[:1]


def _around(text: str, sentences: Sequence[Span], speaker: Speaker, mention: Mention) -> Iterator[Clue]:
    sentence = _sentence(sentences, mention.span)
    core = _core(text, speaker, mention.span)
    if core is None:
        end = min(max(sentence.end, mention.span.end), mention.span.end + RIGHT)
        if (possessive := re.search(r"['’]s?\Z", mention.span.of(text))) is not None:
            end = mention.span.start + possessive.start()  # "the minister's" is the minister
        elif text[mention.span.end : mention.span.end + 2] in ("'s", "’s"):
            end = mention.span.end
        words = text[mention.span.start : end]
        inside = list(_in_words(words, mention.span.start, Span(mention.span.start, end), is_named=False))
        yield from (c for c in inside[:1] if c.at < mention.span.end)
        return
    yield from _to_the_left(text, max(min(sentence.start, mention.span.start), core.start - LEFT), core.start)
    yield from _to_the_right(text, core.end, min(max(sentence.end, mention.span.end), core.end + RIGHT))


def _sentence(sentences: Sequence[Span], span: Span) -> Span:
    low, high = 0, len(sentences)
    while low < high:
        middle = (low + high) // 2
        if sentences[middle].end <= span.start:
            low = middle + 1
        else:
            high = middle
    return sentences[low] if low < len(sentences) else span


def _core(text: str, speaker: Speaker, span: Span) -> Span | None:
    """The name itself within a mention: "Ann Lund" in "the minister, Ann Lund"."""
    words = span.of(text)
    name = " ".join(speaker.name.split())
    if not any(w[:1].isupper() for w in name.split()):
        return None
    pattern = r"\s+".join(re.escape(w) for w in name.split())
    if (match := re.search(pattern, words)) and _is_person_like(name):
        return Span(span.start + match.start(), span.start + match.end())
    if not _is_person_like(name):
        return None
    parts = [w for w in name.split() if w[:1].isupper() and len(w) > 1]
    places = [m.span() for w in parts for m in re.finditer(rf"\b{re.escape(w)}\b", words)]
    if not places:
        return None
    return Span(span.start + min(s for s, _ in places), span.start + max(e for _, e in places))


def _is_person_like(name: str) -> bool:
    """Whether no word of a name is an office: "A spokesman for the Finnish ministry" is none."""
    words = re.findall(r"[^\W_]+(?:[-'’][^\W_]+)*", name.casefold())
    return bool(words) and words[0] not in _DETERMINERS and not any(w in offices() for w in words)


def _tokens(words: str) -> list[tuple[int, int, str]]:
    return [(m.start(), m.end(), m.group()) for m in _TOKEN.finditer(words)]


def _office_at(tokens: list[tuple[int, int, str]], at: int) -> tuple[int, str] | None:
    first = tokens[at][2].casefold()
    for number in _longest().get(first, ()):
        if at + number > len(tokens):
            continue
        name = " ".join(t[2].casefold() for t in tokens[at : at + number])
        if name in offices():
            return number, name
    return None


def _in_words(words: str, start: int, span: Span | None, *, is_named: bool) -> Iterator[Clue]:
    """The offices in ``words``, which stand at ``start`` of the text (or nowhere, if ``span`` is None)."""
    tokens = _tokens(words)
    at = 0
    while at < len(tokens):
        hit = _office_at(tokens, at)
        if (
            hit is None
            or tokens[at][2].endswith(("’s", "'s"))
            or tokens[at + hit[0] - 1][2].endswith(("’s", "'s", "’", "'"))
        ):
            at += 1
            continue
        number, name = hit
        group = offices()[name]
        if name.split(" ")[-1] in _MODIFIERS and at + number < len(tokens):
            second = _office_at(tokens, at + number)
            if second is not None and offices()[second[1]] not in (Office.SELF, Office.EXPERT):
                at += number  # "deputy spokesman": the second is the office
                continue
            if second is not None:  # a "chief pilot" is a chief
                number, name = number + second[0], f"{name} {second[1]}"
        following = tokens[at + number][2].casefold() if at + number < len(tokens) else ""
        if _is_possessive(words, tokens, at + number) or (name == "parent" and following in lexicon.COMPANY_NOUNS):
            at += number
            continue
        first = _before(tokens, at)
        if first and tokens[first - 1][2] in ("be", "become", "becoming"):
            at += number  # "fit to be president": nobody holds it
            continue
        before = words[tokens[first][0] : tokens[at][0]].strip() if first < at else ""
        after_at = at + number
        while (
            after_at + 1 < len(tokens) and tokens[after_at][2] == "and" and (more := _office_at(tokens, after_at + 1))
        ):
            after_at += 1 + more[0]
        last = _after(tokens, after_at)
        after = words[tokens[after_at][0] : tokens[last - 1][1]] if last > after_at else ""
        office_span = Span(start + tokens[first][0], start + tokens[max(last, at + number) - 1][1]) if span else None
        if name in _TITLES_TOO and is_named and not before and not after:
            at += number
            continue
        yield Clue(name, group, before, after, start + tokens[at][0], office_span, is_named)
        at += number


def _is_possessive(words: str, tokens: list[tuple[int, int, str]], after: int) -> bool:
    end = tokens[after - 1][1]
    return words[end : end + 2] in ("'s", "’s")


def _before(tokens: list[tuple[int, int, str]], at: int) -> int:
    """The first of the words before an office that belong to it."""
    start = at
    is_title = tokens[at][2][:1].isupper() and tokens[at][2][1:].islower()
    while start > 0 and at - start < MOST_MODIFIERS:
        word = tokens[start - 1][2]
        if is_title and word.islower() and not word.endswith(("'s", "’s")):
            break  # "behind President Lund": a title takes no common words before it
        if word in _MARKS or word.casefold() in _STOPS_LEFT:
            break
        start -= 1
    return start


def _after(tokens: list[tuple[int, int, str]], at: int) -> int:
    """Past the last of the words after an office that belong to it; ``at`` itself if there are none."""
    if at >= len(tokens) or tokens[at][2].casefold() not in _PREPOSITIONS:
        return at
    end = at
    while end < len(tokens) and end - at < MOST_COMPLEMENT:
        word = tokens[end][2]
        if word in _MARKS or (word == "." and end > at) or word.casefold() in _STOPS_RIGHT or _is_past(word):
            break
        end += 1
    return end


def _is_past(word: str) -> bool:
    """Whether a word is most likely a verb of the clause that goes on: "repeated", "expects"."""
    return (
        word.islower()
        and word not in _NO_VERBS
        and ((word.endswith("ed") and len(word) > 4) or word in ("expect", "expects"))
    )


def _to_the_left(text: str, start: int, end: int) -> Iterator[Clue]:
    words = text[start:end]
    for mark in ("“", "”", '"', "; ", "\n"):
        if mark in words:
            words = words[words.rindex(mark) + len(mark) :]
    start = end - len(words)
    for clue in _in_words(words, start, Span(start, end), is_named=True):
        rest = words[clue.at - start + len(clue.office) :]
        if clue.after:
            rest = rest[rest.find(clue.after) + len(clue.after) :] if clue.after in rest else rest
            if _TO_NAME.match(rest):
                yield clue
                return
            continue
        if _TO_MENTION.match(rest) and rest != "":
            yield clue
            return
    if possessive := _OWNER.search(words):
        span = Span(start + possessive.start("of"), start + possessive.end("of"))
        yield Clue("", Office.MEMBER, "", f"of {possessive['of']}", span.start, span)


def _to_the_right(text: str, start: int, end: int) -> Iterator[Clue]:
    words = text[start:end]
    if match := _RUNS.match(words):
        verb, what = match["verb"], match["what"].strip()
        if verb == "is in charge":
            what = ""
        group = Office.BODY
        if verb in ("represents", "represented", "speaks for", "acts for"):
            group = Office.ACTS_FOR
        elif verb in ("works for", "works at", "works as", "teaches at", "founded", "owns"):
            group = Office.SELF
        span = Span(start + match.start("verb"), start + match.start("verb") + len(verb))
        yield Clue("who " + verb, group, "", f"of {what}" if what else "", span.start, span)
        return
    if words.startswith(", "):
        piece = words[2:]
        piece = re.split(r"[;:“”\"—–\n]", piece)[0]
        if match := re.match(r"(?:\d{1,3}|aged \d+), ", piece):
            piece = piece[match.end() :]
        at = start + words.find(piece)
        for clue in _in_words(piece, at, Span(at, at + len(piece)), is_named=True):
            lead = piece[: clue.at - at]
            if re.match(r"\w+ing\b", lead):
                break  # "accepting a post as director"
            if "," in lead or any(w.casefold() in _STOPS_LEFT - _DETERMINERS for w in re.findall(r"[\w'’-]+", lead)):
                break
            yield clue
            return
    if match := _AFFILIATED.match(words):
        what = re.split(r"\b(?:said|says|told|who|that|has|had|was|is|asked|called|wrote)\b", match["what"])[0].strip()
        if what:
            span = Span(start + match.start("what"), start + match.start("what") + len(what))
            yield Clue("", Office.MEMBER, "", f"of {what}", span.start, span)
