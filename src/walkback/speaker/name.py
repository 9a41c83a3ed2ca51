"""Find names by their capitals, and tell persons from bodies by the words in and around them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

from walkback.speaker import lexicon
from walkback.speaker.given_name import LIKELY, is_given_name, share_female
from walkback.speaker.lexicon import words
from walkback.speaker.passage import Passage
from walkback.speaker.phrase import Form, Kind, Phrase
from walkback.statement import lexicon as speech
from walkback.statement.clause import verb_forms
from walkback.world.gazetteer import PlaceKind
from walkback.world.place import senses_of

LONGEST_NAME = 12  # words
LONGEST_PERSON = 5  # words of a person's name

MALE = words(lexicon.MALE_HONORIFICS)
FEMALE = words(lexicon.FEMALE_HONORIFICS)
HONORIFICS = MALE | FEMALE | words(lexicon.HONORIFICS)
RANKS = words(lexicon.RANKS)
OFFICES = words(lexicon.OFFICES)
MALE_ROLES = words(lexicon.MALE_ROLES)
FEMALE_ROLES = words(lexicon.FEMALE_ROLES)
ROLES = words(lexicon.ROLES) | MALE_ROLES | FEMALE_ROLES
BODIES = words(lexicon.GOVERNMENT_BODIES) | words(lexicon.PUBLIC_BODIES) | words(lexicon.COMPANY_BODIES)
NEWS = (
    words(lexicon.NEWS_BODIES)
    | words(lexicon.COMPANY_ENDINGS)
    | words(lexicon.CLUB_ENDINGS)
    | words(lexicon.LEGAL_FORMS)
    | words(lexicon.NAMED_THINGS)
)
PLURAL_BODIES = frozenset(lexicon.plural(noun) for noun in BODIES)
_QUESTION = re.compile(r"[qa]\d+")  # the number of a question in a record
_PARTICLES = words(lexicon.PARTICLES)
_SUFFIXES = words(lexicon.SUFFIXES)
_LINKS = words(lexicon.LINKS)
_CALENDAR = words(lexicon.CALENDAR)
_AFFILIATIONS = words(lexicon.AFFILIATIONS)
_QUALIFIERS = words(lexicon.QUALIFIERS)
_NOUNS = (
    words(lexicon.GROUPS)
    | words(lexicon.DOCUMENTS)
    | words(lexicon.VOICES)
    | frozenset(lexicon.plural(noun) for noun in ROLES)
)
_TITLES = ROLES | OFFICES | RANKS
_OFFICE_ENDS = OFFICES | RANKS | words(lexicon.OFFICE_ENDS)
_BEFORE_NAME = HONORIFICS | RANKS | OFFICES | ROLES
_TAKES_OF = words(lexicon.GOVERNMENT_BODIES) | words(lexicon.TAKES_OF)
# Words with a capital at the beginning of a sentence that begin no name.
FUNCTION_WORDS = (
    speech.words(
        speech.DETERMINERS,
        speech.PREPOSITIONS,
        speech.SUBORDINATORS,
        speech.RELATIVES,
        speech.CLAUSE_OPENERS.replace("_", " "),
        speech.LEADING.replace("_", " "),
        speech.FREE_LEADING,
        speech.ADVERBS.replace("_", " "),
        speech.NOMINATIVES,
        speech.PRONOUN_SUBJECTS,
        speech.BE_FORMS,
        speech.HAVE_FORMS,
        speech.DO_FORMS,
        """him her his hers its their our my your us them me both either neither nor not no none all some many most few
    other others another such one two three four five six seven eight nine ten dozens hundreds thousands asked what why
    how when where who whom whose which that than per via despite according earlier later today yesterday tomorrow
    meanwhile however moreover still yet also asked q a question answer re according-to would could should might must
    can may will shall let please here there""",
    )
    - {"may", "will", "mark", "us"}
    - HONORIFICS
)


def fold(word: str) -> str:
    """A word in small letters without accents, so that two ways to write a name meet."""
    if word.isascii():
        return word.lower()
    return "".join(c for c in unicodedata.normalize("NFKD", word.lower()) if not unicodedata.combining(c))


def find_names(passage: Passage, within: Sequence[tuple[int, int]] = ()) -> list[Phrase]:
    """The names of a passage, in order and disjoint.

    In paragraphs that are set like titles capitals tell nothing, so only the stretches ``within`` which a name may
    stand are searched there.
    """
    open_ = [not title for title in passage.title]
    limit = [len(passage)] * len(passage)
    for begin, end in within:
        if begin < end and passage.title[begin]:
            open_[begin:end] = [True] * (end - begin)
            limit[begin:end] = [end] * (end - begin)
    small = {low for low, capital in zip(passage.low, passage.capital, strict=True) if not capital}
    phrases = []
    at = 0
    total = len(passage)
    while at < total:
        if not passage.capital[at] or not open_[at] or not _begins(passage, at, small):
            at += 1
            continue
        last = min(_end(passage, at), limit[at])
        phrase = _judge(passage, at, last, small)
        if phrase is not None:
            phrases.append(phrase)
        at = last
    _strip_epithets(phrases)
    return phrases


def _strip_epithets(phrases: list[Phrase]) -> None:
    """Take from a name the word before it that others of its mentions lack: "Crooked", "Universe"."""
    written = {p.name for p in phrases}
    for phrase in phrases:
        rest = phrase.name[1:]
        is_epithet = len(rest) > 1 and rest in written and not is_given_name(phrase.name[0]) and is_given_name(rest[0])
        if is_epithet:
            phrase.name = rest
            phrase.name_first += 1
            phrase.kind = Kind.PERSON
            phrase.female = share_female(rest[0])


def _begins(passage: Passage, at: int, small: set[str]) -> bool:
    low = passage.low[at]
    if low in _CALENDAR or low == "i" or low.startswith("i'") or _QUESTION.fullmatch(low):
        return False
    if low in FUNCTION_WORDS or ("'" in low and low.split("'")[0] in FUNCTION_WORDS):
        return False
    if passage.opens[at] or (at and passage.low[at - 1] in "“\"‘'«:("):
        next_ = at + 1
        if low in _TAKES_OF and next_ + 1 < len(passage) and passage.low[next_] in ("of", "for"):
            next_ += 1 + (passage.low[next_ + 1] == "the")  # "Ministry of Health", "Secretary of State"
        following = next_ < len(passage) and passage.capital[next_] and not passage.opens[next_]
        is_part = following and bool(senses_of(f"{low} {passage.low[next_]}"))  # "New Zealand"
        if (low in _QUALIFIERS and not is_part) or (not following and _is_common(passage, at)):
            return False
        return following or low not in small or is_given_name(low)
    return True


def _is_common(passage: Passage, at: int) -> bool:
    """Whether a word alone, with the capital of a sentence's beginning, is more likely no name."""
    low = passage.low[at]
    if is_given_name(low) or senses_of(low):
        return False
    if low in ROLES or low in BODIES or low in _NOUNS or low in PLURAL_BODIES or "-" in low or low.isdigit():
        return True
    return (
        low in verb_forms().past or low in verb_forms().third or low in verb_forms().base or low in verb_forms().gerund
    )


def _end(passage: Passage, first: int) -> int:
    """Past the last word of the name that begins at ``first``."""
    at = first + 1
    total = min(len(passage), first + LONGEST_NAME)
    low, capital, opens = passage.low, passage.capital, passage.opens
    while at < total and not opens[at]:
        if capital[at]:
            after = at + 1
            if low[at] in _CALENDAR and not (after < total and capital[after] and not opens[after]):
                is_surname = (is_given_name(low[at - 1]) and at - first == 1) or low[at - 1] in HONORIFICS
                if not is_surname or (after < len(low) and low[after].isdigit()):
                    break
            at += 1
            continue
        word = low[at]
        after = at + 1
        if word == "." and (len(low[at - 1]) == 1 or low[at - 1] in _BEFORE_NAME) and after < total:
            if capital[after] and not opens[after]:
                at += 2
                continue
            break
        if word in ("'s", "'", "’") and _is_owned_body(passage, after):
            at = after + 1
            continue
        if word in _PARTICLES:
            while after < total and low[after] in _PARTICLES and not capital[after]:
                after += 1
            if after < total and capital[after] and not opens[after]:
                at = after + 1
                continue
        if word in _LINKS and _takes_link(passage, first, at):
            if after < total and low[after] == "the":
                after += 1
            if after < total and capital[after] and not opens[after] and low[after] not in _CALENDAR:
                at = after + 1
                continue
        break
    return at


@cache
def is_demonym(low: str) -> bool:
    """Whether a word in small letters is an adjective or noun of a country: "finnish", "finns"."""
    return any(sense.kind is PlaceKind.DEMONYM for sense in senses_of(low))


def _is_owned_body(passage: Passage, at: int) -> bool:
    """Whether a genitive goes on as the name of a body: "Graziers' Council", "King's College Hospital"."""
    last = at
    while last < min(len(passage), at + 4) and passage.capital[last] and not passage.opens[last]:
        last += 1
    return last > at and (passage.low[last - 1] in BODIES or passage.low[last - 1] in NEWS)


def _takes_link(passage: Passage, first: int, at: int) -> bool:
    """Whether "of", "for", "and" at ``at`` goes on with the name."""
    low = passage.low
    word = low[at]
    if word in ("and", "&"):
        following = low[at + 1] if at + 1 < len(low) else ""
        if (
            word == "and"
            and first
            and low[first - 1] == "the"
            and low[at - 1] not in BODIES
            and _is_owned_body(passage, at + 1)
        ):
            return True  # "the Food and Drug Administration"
        return word == "&" or (any(low[j] in ("of", "for") for j in range(first, at)) and not is_given_name(following))
    if word in ("in", "at"):
        return low[at - 1] in ("university", "college")
    if word == "on":
        return low[at - 1] in ("commission", "committee", "council", "conference", "panel", "board")
    return low[at - 1] in _TAKES_OF or (any(low[j] in _TAKES_OF for j in range(first, at)) and word == "for")


def _judge(passage: Passage, first: int, last: int, small: set[str]) -> Phrase | None:
    """The name in the words ``[first, last)``, without what stands before it; None if they are an office alone."""
    low = passage.low
    is_body = low[last - 1] in BODIES or low[last - 1] in PLURAL_BODIES or low[last - 1] in NEWS
    links = any(low[j] in ("of", "for", "&") and low[j - 1] in BODIES for j in range(first + 1, last))
    name_first = _past_title(passage, first, last, is_body or links)
    if name_first >= last:
        return None
    honorific = _honorific(passage, first, name_first)
    if not honorific and _is_no_name(passage, first, name_first, last):
        return None
    if name_first == first and not is_body and _opens_with_noun(passage, first, last, small):
        name_first += 1
    name = _words_of_name(passage, name_first, last)
    if not name or (len(name) == 1 and len(name[0]) == 1):
        return None
    before = low[first - 1] if first else ""
    role_before = name_first == first and before in ROLES and not passage.opens[first]
    if name_first > first or (role_before and not senses_of(passage.written(first, last))):
        kind = Kind.PERSON
    else:
        kind = _kind_of(passage, first, last, is_body or links or "&" in low[first:last])
    if kind is Kind.PERSON and (is_body or links) and not (is_given_name(name[0]) or honorific):
        kind, name_first, name = Kind.BODY, first, _words_of_name(passage, first, last)
    office = None
    if name_first > first and kind is Kind.PERSON:
        office_last = name_first
        while office_last > first and (low[office_last - 1] == "." or low[office_last - 1] in HONORIFICS):
            office_last -= 1
        office = (first, office_last) if office_last > first else None
    is_plural = _is_people(passage, first, last, before)
    female = _share_female(low[name_first], len(name), kind, honorific, before if role_before else "")
    return Phrase(
        first,
        last,
        Form.NAME,
        Kind.GROUP if is_plural else kind,
        name,
        name_first,
        last,
        plural=is_plural,
        female=female,
        honorific=honorific,
        office=office,
    )


def _past_title(passage: Passage, first: int, last: int, is_body: bool) -> int:
    """Where the name begins after titles and offices: past the last of them that has words after it."""
    low = passage.low
    at = first
    if not is_body or is_given_name(low[first]):
        for j in range(last - 2, first - 1, -1):
            is_surname = j > first and is_given_name(low[j - 1]) and j + 1 == last
            if low[j] in _BEFORE_NAME and not is_surname:
                at = j + 1
                break
        while at < last and low[at] == ".":
            at += 1
    if first < at < last and low[at] in _LINKS:
        # "Speaker of the House Ada Lind"
        return next((j for j in range(at, last) if is_given_name(low[j]) and passage.capital[j]), last)
    return at


def _honorific(passage: Passage, first: int, name_first: int) -> str | None:
    at = name_first - 1
    while at > first and passage.low[at] == ".":
        at -= 1
    return passage.word(at) if at >= first and passage.low[at] in HONORIFICS else None


def _is_no_name(passage: Passage, first: int, name_first: int, last: int) -> bool:
    """Whether words with a capital are an adjective, a group or an office: "Democratic", "Republicans", "Mayor"."""
    low = passage.low
    after = low[last] if last < len(low) and not passage.opens[last] else ""
    is_followed = after.isalpha() and after not in FUNCTION_WORDS and after not in verb_forms().past
    if is_followed and all(low[j] in _AFFILIATIONS or is_demonym(low[j]) for j in range(first, last)):
        return True
    if last - first == 1 and (low[first] in _NOUNS or low[first] in BODIES):
        return True
    is_body = low[last - 1] in BODIES and last - first > 1
    return (
        not is_body
        and low[last - 1] in (_OFFICE_ENDS if last - first > 1 else _TITLES)
        and (last - name_first == 1 or not is_given_name(low[first]))
    )


def _opens_with_noun(passage: Passage, first: int, last: int, small: set[str]) -> bool:
    """Whether only its sentence gives the first word a capital: "Passenger Anna Berg"."""
    low = passage.low
    if last - first < 3 or not passage.opens[first] or low[first + 1] in _PARTICLES:
        return False
    return is_given_name(low[first + 1]) and (low[first] in small or not is_given_name(low[first]))


def _words_of_name(passage: Passage, first: int, last: int) -> tuple[str, ...]:
    low = passage.low
    return tuple(fold(low[j]) for j in range(first, last) if low[j][0].isalnum() and low[j] not in _SUFFIXES)


def _kind_of(passage: Passage, first: int, last: int, is_body: bool) -> Kind:
    """Of what kind the name is that the words ``[first, last)`` are as a whole."""
    low = passage.low
    given = is_given_name(low[first])
    count = last - first
    before = low[first - 1] if first else ""
    after = low[last] if last < len(low) and not passage.opens[last] else ""
    if senses_of(passage.written(first, last)):
        is_either = given and count == 1 and not passage.word(first).isupper()
        return Kind.EITHER if is_either else Kind.BODY  # "Jordan"; "North Korea", "US"
    if is_body:
        return Kind.PERSON if given and count == 2 and low[last - 1] in _TITLES else Kind.BODY
    modifies = count == 1 and after.isalpha() and after not in FUNCTION_WORDS  # "the Lind family"
    if (before in ("the", "an", "a") and not modifies) or (before == "(" and after == ")"):
        return Kind.BODY
    if count == 1:
        word = passage.word(first)
        return Kind.BODY if len(word) > 1 and word.isupper() else Kind.EITHER
    initials = all(len(low[j]) == 1 for j in range(first, last - 1))  # "J. R. Lind"
    return Kind.PERSON if (given and count <= LONGEST_PERSON) or initials else Kind.EITHER


def _is_people(passage: Passage, first: int, last: int, before: str) -> bool:
    """Whether it is a plural: "31 Latinos", "Finns"."""
    low = passage.low[last - 1]
    return low.endswith("s") and (before.isdigit() or (last - first == 1 and is_demonym(low)))


def _share_female(given: str, count: int, kind: Kind, honorific: str | None, role: str) -> float:
    """How likely a woman is meant: by the honorific, else the given name, else the noun before the name."""
    told = (honorific or "").lower()
    if told in MALE or told in FEMALE:
        return 0.98 if told in FEMALE else 0.02
    if kind is Kind.BODY:
        return 0.5
    share = share_female(given) if count > 1 or is_given_name(given) else 0.5
    if count == 1:
        share = min(LIKELY, max(1 - LIKELY, share))  # it may as well be a surname
    if share == 0.5 and role:
        return 0.98 if role in FEMALE_ROLES else 0.02 if role in MALE_ROLES else 0.5
    return share
