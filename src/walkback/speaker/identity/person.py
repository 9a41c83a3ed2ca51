"""Read a person's name into its parts."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from walkback.speaker import lexicon as speaker_lexicon
from walkback.speaker.given_name import is_given_name
from walkback.speaker.identity import lexicon
from walkback.speaker.identity.comparison import NameHow
from walkback.speaker.identity.spelling import fold

_CACHE = 1 << 16
_FEMALE = speaker_lexicon.words(speaker_lexicon.FEMALE_HONORIFICS) | {"ms", "mrs", "frau", "signora"}
_MALE = speaker_lexicon.words(speaker_lexicon.MALE_HONORIFICS) - {"don", "pastor", "fr"}
_AMBIGUOUS = frozenset(lexicon.AMBIGUOUS_TITLES.split())
_TITLES = (
    frozenset(map(fold, speaker_lexicon.words(speaker_lexicon.HONORIFICS)))
    | frozenset(map(fold, speaker_lexicon.words(speaker_lexicon.RANKS)))
    | speaker_lexicon.words(speaker_lexicon.OFFICES)
    | _FEMALE
    | _MALE
    | frozenset(lexicon.TITLES.split())
) - frozenset(("don", "st", "saint", "al", "ben", "van"))
_ROLES = frozenset().union(
    *(
        map(fold, speaker_lexicon.words(table))
        for table in (speaker_lexicon.ROLES, speaker_lexicon.MALE_ROLES, speaker_lexicon.FEMALE_ROLES)
    )
)
_NO_OFFICE = frozenset(lexicon.COURTESIES.split())
_RELATIONS = frozenset(("of", "from", "at", "for", "with", "in", "who", "and"))
_STYLES = frozenset(("majesty", "highness", "excellency", "honour", "honor", "holiness", "eminence", "grace"))
_DETERMINERS = frozenset(("the", "a", "an", "his", "her", "its", "their", "this", "our", "your", "my"))
_REGAL = frozenset(lexicon.REGAL.split())
_POSTNOMINALS = frozenset(lexicon.POSTNOMINALS.split())
_PARTICLES = frozenset(lexicon.PARTICLES.split())
_GIVEN_PARTICLES = frozenset(lexicon.GIVEN_PARTICLES.split())
_SYLLABLE_PARTICLES = frozenset(("van", "di", "la", "le", "do", "an", "at", "y", "e"))  # parts of Vietnamese names
_SON_OF = frozenset(("bin", "ibn", "ben", "bint", "binti"))
_ARTICLES = frozenset(lexicon.ARABIC_ARTICLES.split())
FAMILY_FIRST = frozenset(lexicon.FAMILY_FIRST.split())
_FIRST_OF_TWO = frozenset(lexicon.FIRST_OF_TWO.split())
_SMALL = frozenset(lexicon.OFFICE_FILLERS.split())

_NICKNAME = re.compile(r"[\"“”'‘(]([^\"“”'’()]{2,20})[\"“”'’)](?=\s)")
# One or two syllables as in names that stand behind a family name: "Jinping", "Jae", "Viktor"; not "Clark", "Smithson".
_SYLLABLES = re.compile(r"(?:[bcdfghjklmnpqrstvwxyz]{0,2}[aeiouy]{1,3}(?:ng|nh|ch|[nmkptlrshc])?){1,2}$")
_WORD = re.compile(r"[^\s,;()\"“”]+")
_ARTICLE_JOINED = re.compile(r"(?<![^\W_])(?:al|el|ul|as|ash|ad|ar|at|an|az|us)-(?=\w{3})")


class PersonName(NamedTuple):
    """A person's name in parts, folded. ``words`` are given and family names in the order written.

    Particles, articles, titles and what stands after a name are not among the words. ``last`` counts the words at the
    end that are joined by a hyphen: "Smith-Jones" is two. ``after_son_of`` is the place of the word after the last
    "bin" or "ibn", or 0. ``lone`` tells that there is one word only, and no title
    that goes with given names ("Prince").
    """

    written: str
    words: tuple[str, ...]
    last: int
    after_son_of: int
    nickname: str
    generation: str
    titles: str  # those that are offices: "Trade Minister"
    gender: str  # "f", "m" or ""
    regal: bool

    @property
    def lone(self) -> bool:
        """Whether it is a family name without a given one."""
        return len(self.words) == 1 and not self.regal

    @property
    def initials_only(self) -> bool:
        """Whether the given names are initials."""
        return len(self.words) > 1 and len(self.words[0]) == 1


@lru_cache(_CACHE)
def read_person(name: str) -> PersonName | None:
    """The parts of a person's name, or None for words that are no name ("the minister")."""
    nickname = ""
    match = _NICKNAME.search(name)
    if match and match.start():
        nickname = fold(match.group(1))
        name_words = name[: match.start()] + " " + name[match.end() :]
    else:
        name_words = name
    head, _, tail = name_words.partition(",")
    rest = fold(tail).replace(".", "").split()
    generation = next((lexicon.GENERATIONS[w] for w in rest[:2] if w in lexicon.GENERATIONS), "")
    is_given = rest and len(rest) <= 2 and not generation and rest[0] not in _POSTNOMINALS | _SMALL
    if is_given and len(head.split()) <= 2 and not tail.strip()[:1].islower():
        head = f"{tail} {head}"  # "Lahtela, Petri"
    written = _WORD.findall(head.title() if head.islower() else head)
    if written and fold(written[0]).strip(".") in _DETERMINERS:
        if len(written) < 3 or fold(written[1]) not in _STYLES:
            return None
        written = written[2:]  # "Her Majesty Queen Ingeborg"
    shouted = head.isupper()
    written = _without_relation(written)
    tokens, titles, gender, regal = _strip_titles(written)
    titled = len(tokens) < len(written)
    only = fold(tokens[0]).strip(".'") if len(tokens) == 1 else ""
    if only and _is_title(only, 2) and only not in _AMBIGUOUS and (titles or not titled):
        return None  # "Chief Justice"
    while len(tokens) > 1:
        end = fold(tokens[-1]).replace(".", "")
        # "Yo-Yo Ma" has no degree.
        is_after = end in _POSTNOMINALS and (len(end) > 2 or (len(tokens) > 2 and tokens[-1].isupper()))
        if not is_after and end not in lexicon.GENERATIONS:
            break
        generation = lexicon.GENERATIONS.get(end, generation)
        tokens = tokens[:-1]
    words, last, after_son_of = _words(tokens, titled, shouted)
    if not words:
        return None
    regal = regal and len(words) == 1
    return PersonName(name, tuple(words), last, after_son_of, nickname, generation, titles, gender, regal)


def _without_relation(tokens: list[str]) -> list[str]:
    """Cut off what follows a name: "of the opposition", "from the union"."""
    at = next((n for n, t in enumerate(tokens) if n and t in _RELATIONS and tokens[n - 1][:1].isupper()), len(tokens))
    return tokens[:at]


def _is_title(low: str, left: int) -> bool:
    """Whether a word, before ``left`` more, is a title; a role that is a given name as well ("Hunter") is none."""
    if low in _TITLES:
        return low not in _AMBIGUOUS or left >= 2 or low in _REGAL
    return low in _ROLES and not is_given_name(low)


def _strip_titles(tokens: list[str]) -> tuple[list[str], str, str, bool]:
    """Take titles from the front, and all that stands before a word in small letters ("EU trade chief").

    Returns what is left, the titles that are offices, the gender that they tell, and whether they are a ruler's.
    """
    last = len(tokens) - 1
    small = [n for n, t in enumerate(tokens[:last]) if t[:1].islower() and fold(t).split("-")[0] not in _PARTICLES]
    at = small[-1] + 1 if small else 0
    while at < last:
        low = fold(tokens[at]).strip(".'")
        joined = "-" in low and all(_is_title(part, 2) for part in low.split("-"))
        if not (
            _is_title(low, last - at)
            or joined
            or (tokens[at] == "M." and last - at == 1)
            or (tokens[at] == "U" and last - at > 1)
        ):
            break
        at += 1
    taken = [fold(t).strip(".'") for t in tokens[:at]]
    gender = ""
    for low in taken:
        if low in _FEMALE or low.endswith("woman"):
            gender = "f"
        elif low in _MALE or low.endswith("sman"):
            gender = "m"
    offices = " ".join(t for t, low in zip(tokens, taken, strict=False) if low not in _NO_OFFICE)
    return tokens[at:], offices, gender, not _REGAL.isdisjoint(taken)


def _words(tokens: list[str], titled: bool, shouted: bool) -> tuple[list[str], int, int]:
    words: list[str] = []
    last, after_son_of = 1, 0
    pending_abd = False
    for number, token in enumerate(tokens):
        low = fold(token)
        if low.startswith(("o'", "d'", "l'", "m'")):
            low = low.replace("'", "")
        low = low.strip(".'-").removesuffix("'s")
        if not low or not any(c.isalpha() for c in low):
            continue
        first, only = not words and number == 0, number == len(tokens) - 1
        two_letters = len(token) == 2 and token.isupper() and not shouted and first and not only
        if "." in token[:-1] or len(low) == 1 or (two_letters and low not in _PARTICLES):
            words.extend(c for c in low if c.isalpha())  # "J.D.", "JD"
            last = 1
            continue
        if low in ("abd", "abdul", "abdel", "abdal") and not only:
            pending_abd = True
            continue
        if pending_abd and low in _ARTICLES and not only:
            continue
        if low in ("abu", "umm") and not only:
            pending_abd, words = False, [*words, low]
            continue
        is_particle = (
            low in _PARTICLES
            and not only
            and not (low in _SYLLABLE_PARTICLES and words[:1] and words[0] in FAMILY_FIRST)
        )
        if is_particle and first and low in _GIVEN_PARTICLES and not titled and token[:1].isupper():
            is_particle = False
        if is_particle:
            after_son_of = len(words) if low in _SON_OF else after_son_of
            continue
        parts = [p for p in _ARTICLE_JOINED.sub("", low).split("-") if p]
        if parts and parts[0] in ("abd", "abdul", "abdel", "abdal") and len(parts) > 1:
            parts = ["abdul" + parts[-1]]
        if len(parts) > 1 and not (pending_abd):
            parts = [p for p in parts if p not in _PARTICLES] or parts
        if pending_abd:
            parts, pending_abd = ["abdul" + parts[-1]], False
        if words and words[-1] in ("abu", "umm"):
            parts = [words.pop() + parts[0], *parts[1:]]
        if number == len(tokens) - 1:
            words.extend(parts)
            last = len(parts)
        else:
            words.append("-".join(parts))
    return words, last, after_son_of


class Reading(NamedTuple):
    """One way in which a name's words can be given and family names."""

    given: tuple[str, ...]
    family: tuple[str, ...]
    family_first: bool = False
    dropped: NameHow | None = None  # what it is to leave out a part of the name


@lru_cache(_CACHE)
def readings(name: PersonName) -> tuple[Reading, ...]:
    """The ways in which the words of a name can be given and family names, likeliest first."""
    words = name.words
    if len(words) == 1:
        return (Reading(words, ()) if name.regal else Reading((), words),)
    cut = len(words) - min(name.last, len(words) - 1)
    if len(words) > 2 and cut == len(words) - 1 and is_first_of_two(words[-2]):
        found = [Reading(words[:-2], words[-2:])]
    else:
        found = [Reading(words[:cut], words[cut:])]
    if (
        words[0] in FAMILY_FIRST
        and len(words) <= 3
        and all(_SYLLABLES.match(part) for w in words[1:] for part in w.split("-"))
    ):
        found.append(Reading(words[1:], words[:1], family_first=True))
    if 0 < name.after_son_of < len(words) - 1:
        found.append(Reading(words[: name.after_son_of], words[name.after_son_of :][:1], dropped=NameHow.ONE_FAMILY))
    return tuple(found)


def is_first_of_two(word: str) -> bool:
    """Whether a word in the middle of a name is likely a family name: "García" of "José García Lorca"."""
    return word in _FIRST_OF_TWO or (len(word) > 3 and word.endswith("ez"))
