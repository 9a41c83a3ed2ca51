"""Tell numbers that are no figures: dates, clock times, ages, names, labels, scores, addresses."""

from __future__ import annotations

import re

from walkback.figure import lexicon
from walkback.statement.lexicon import any_of, words
from walkback.text.numerals import Numeral

OLDEST = 130  # years; what is older is a thing, and its age a measure

_MONTH = any_of(lexicon.MONTHS)
_HOUR = "(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"

# --- Stretches whose numbers are no figures ----------------------------------------------------------------------

_MAY_BE_ADDRESS = re.compile(r"[@#/]|www\.|\.(?:com|org|net|gov|edu|co)\b", re.IGNORECASE)
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|[^\s@]+@\S+\.\w+|\b[\w-]+\.(?:com|org|net|gov|edu|co\.uk)\b\S*|[#@]\w+", re.IGNORECASE
)
_PHONE = re.compile(
    r"\+\d{1,3}[\s().-]{0,3}\d[\d\s().-]{6,20}\d|\(\d{3}\)\s?\d{3}[- ]\d{4}|\b\d{3}[-.]\d{3}[-.]\d{4}\b"
    r"|\b0\d{2,4}[ -]\d{3,4}[ -]?\d{3,4}\b|\b1-\d{3}-\d{3}-\d{4}\b"
)
_STREET = re.compile(
    r"\b\d+[A-Za-z]?(?:\s?[-–]\s?\d+)?\s+(?:[A-Z][\w'’.]*\s+){1,3}"
    r"(?:Road|Street|Avenue|Lane|Drive|Boulevard|Square|Place|Terrace|Crescent|Court|Rd|St|Ave|Blvd|Way|Close|Row)\b"
)
_DATE = re.compile(
    r"\b\d{3,5}\s+block\s+of\b|\b\d{4}-\d\d-\d\d(?:T[\d:.+Z-]*)?\b|\b\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d{2})\b"
    r"|\b\d{1,2}:\d\d(?::\d\d)?|\bISBN(?:-1[03])?:?\s*[\dX-]+|\b\d+(?:\.\d+){2,}\b|\b9/11\b|\b24/7\b"
    r"|\b\d{1,2}\.\d\d\s*[ap]\.?m\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"\bat\s+(?:[01]?\d|2[0-3])\.[0-5]\d(?!\d|\s*(?:%|per|million|billion|points?|m\b|bn\b|[a-z]+s\b|[$£€]))"
    r"|\b(?:at|AT)\s+(?:APPROXIMATELY\s+|approximately\s+|about\s+)?(?:[01]\d|2[0-3])[0-5]\d"
    r"(?!\d|,\d|\s*%|\s+[a-z]|\s+[A-Z]{4,}S\b)"
)
_CLOCK_WORDS = re.compile(
    rf"\b(?:half|quarter|five|ten|twenty|twenty[- ]five)\s+(?:past|to|after)\s+{_HOUR}\b"
    rf"(?!\s+(?:\w+s\b|people|per|men|women|children|million|thousand|hundred))"
    rf"|\b{_HOUR}\s+o['’]?clock\b"
    rf"|\b(?:from|between|open)\s+{_HOUR}\s+(?:to|until|till|and)\s+{_HOUR}"
    rf"(?=\s*(?:[,.;:!?”\"]|$|or\b|and\b|on\b|every\b|in\s+the))"
    rf"|\b(?:at|by|until|till|before|after|around|about|since)\s+{_HOUR}"
    rf"(?=\s*(?:[,.;:!?”\"]|$|(?:this|that|in\s+the|tomorrow|tonight|on\s+[A-Z])\b))"
    rf"|\b(?:\w+[- ](?:nil|love|all)|{_HOUR}-(?:{_HOUR}|zero))"
    rf"(?=\s+(?:win|victory|defeat|draw|loss|lead|up|down|ahead|triumph|scoreline|at)\b)",
    re.IGNORECASE,
)
_SCORE = re.compile(r"\b\d{1,3}(?:[-–]|\s[-–]\s)\d{1,3}(?:[-–]\d{1,3})?\b(?!\s*(?:%|per\s?cent|million|billion))")
_SCORE_WORD = re.compile(rf"\b{any_of(lexicon.SCORE_WORDS)}\b", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_LETTER_AFTER = re.compile(r"[-\s]?[^\W\d_]")


def masked_spans(text: str, start: int, end: int, in_words: bool = True) -> list[tuple[int, int]]:
    """Stretches of ``text[start:end]`` whose numbers are no figures: addresses, telephone numbers, dates, scores.

    ``in_words``: whether there are number words at all.
    """
    sentence = text[start:end]
    digits = len(_DIGIT.findall(sentence))
    patterns = [_CLOCK_WORDS] if in_words else []
    if digits:
        patterns += [_DATE, _STREET, _CLOCK]
        if digits >= 7:
            patterns.append(_PHONE)
        if _MAY_BE_ADDRESS.search(sentence):
            patterns.append(_ADDRESS)
    spans = [match.span() for pattern in patterns for match in pattern.finditer(text, start, end)]
    if digits > 1 and ("-" in sentence or "–" in sentence):
        spans += [match.span() for match in _SCORE.finditer(text, start, end) if _is_score(text, match, start)]
    return spans


def _is_score(text: str, match: re.Match[str], start: int) -> bool:
    """Whether two numbers with a dash are a result: they fall ("3-1"), are three, or a word of games is near."""
    parts = re.split("[-–]", match.group())
    if len(parts) > 2 or int(parts[0]) >= int(parts[1]):
        return True
    near = _SCORE_WORD.search(text, max(start, match.start() - 60), match.end() + 30)
    return near is not None and not _LETTER_AFTER.match(text, match.end())


# --- Single numbers --------------------------------------------------------------------------------------------------

_DATE_BEFORE = re.compile(
    rf"\b{_MONTH}\.?\s+(?:the\s+)?$|\b{_MONTH}\.?\s+\d{{1,2}}(?:st|nd|rd|th)?\s*(?:,|-|–|to|and)?\s*$"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)?[.]?\s+{_MONTH}\.?,?\s+$|\b{_MONTH}\.?\s+of\s+$",
    re.IGNORECASE,
)
_DATE_AFTER = re.compile(
    rf"(?:st|nd|rd|th)?(?:\s*(?:-|–|to|and|or)\s*\d{{1,2}})?(?:\s+of)?\s+"
    rf"(?:{_MONTH}\b(?<!may)|may\b(?!\s+(?:have|be|not|also|yet|well|need|come|go)\b))",
    re.IGNORECASE,
)
_CLOCK_AFTER = re.compile(
    r"\s*(?:[ap]\.?\s?m\b\.?|o['’]clock|gmt\b|utc\b|(?:[ECMP][SD]T|CES?T|BST)\b|hours?\s+(?:local|gmt))", re.IGNORECASE
)


def is_date_or_clock(text: str, numeral: Numeral, start: int, end: int) -> bool:
    """Whether a number is part of a date or a time of day."""
    first, last = numeral.span
    if _CLOCK_AFTER.match(text, last, end):
        return True
    written = text[first:last]
    if written[0] == "0" and len(written) > 1 and written.isdigit():
        return True
    if numeral.value > 2100 or numeral.value != int(numeral.value):
        return False
    if numeral.value <= 31 and _DATE_AFTER.match(text, last, min(end, last + 32)):
        return True
    before = text[max(start, first - 24) : first]
    return bool(_DATE_BEFORE.search(before)) and (numeral.value <= 31 or 1000 <= numeral.value <= 2100)


_SPAN_OF_YEARS = re.compile(r"\s?[-–/]\s?(?:\d{4}|\d\d)\b")
_SPAN_OF_NUMBERS = re.compile(r"\s?[-–]\s?(?:2[1-9]|[3-9]\d)\d\d\b")
_BOUND_BEFORE = re.compile(
    r"\b(?:than|least|nearly|almost|about|around|some|over|roughly|approximately)\s+$", re.IGNORECASE
)
_YEAR_BEFORE = re.compile(r"\b(?:in|since|circa|A\.?D\.?|year|by|until)\s*$", re.IGNORECASE)
_PLURAL_AFTER = re.compile(r"\s+(?:[a-z]+s|people|men|women|children)\b")


def is_year(text: str, numeral: Numeral, start: int, end: int) -> bool:
    """Whether four digits without a separator are a year."""
    first, last = numeral.span
    if last - first != 4 or not text[first:last].isdigit() or not 1000 <= numeral.value <= 2199:
        return False
    if _SPAN_OF_NUMBERS.match(text, last, end):
        return False
    if numeral.value >= 1500 and _SPAN_OF_YEARS.match(text, last, end):
        return True
    before = text[max(start, first - 16) : first]
    if 1900 <= numeral.value <= 2060:
        return not (_BOUND_BEFORE.search(before) and _PLURAL_AFTER.match(text, last, end))
    return bool(_YEAR_BEFORE.search(before))


_ORDINAL_AFTER = re.compile(r"(?:st|nd|rd|th)\b|['’]?s\b", re.IGNORECASE)


def is_ordinal(text: str, numeral: Numeral, end: int) -> bool:
    """Whether digits are an ordinal ("8th") or a decade ("1970s")."""
    return not numeral.in_words and bool(_ORDINAL_AFTER.match(text, numeral.span.end, end))


_AGE_AFTER = re.compile(
    r"[\s–-]*(?:years?|months?|weeks?|days?|yrs?)[\s–-]*olds?\b|[\s-]*(?:yo|y/o)\b|\s+(?:years?|months?)\s+of\s+age\b",
    re.IGNORECASE,
)
_AGE_BEFORE = re.compile(
    r"\b(?:aged?|ages|(?:at|the)\s+age\s+of|ages?\s+of|aged?\s+(?:between|from)|turn(?:ed|s|ing)?|"
    r"in\s+(?:his|her|their)(?:\s+(?:early|mid|late))?)[\s,:-]*"
    r"(?:(?:about|around|just|only|over|under|at\s+least|between|from|nearly|almost)\s+)*"
    r"(?:[\w-]+\s*(?:(?:years?|months?|weeks?)\s+)?(?:,|to|and|or|-|–)\s*){0,4}$",
    re.IGNORECASE,
)
_AGE_UNDER = re.compile(
    r"\b(?:[a-z]+s|men|women|children|people|anyone|everyone|those)\s+(?:under|over|above|below)\s+(?:the\s+age\s+of\s+)?$",
    re.IGNORECASE,
)
_NOT_AGE_AFTER = re.compile(r"\s*(?:%|per\s?cent|million|points|pages)")
_AGE_OF = re.compile(
    r"\b(?:man|woman|boy|girl|youth|child|teenager|lad|person|baby|toddler|widow|father|mother|student|driver)\s+of\s+"
    r"(?:about\s+|just\s+|only\s+)?$",
    re.IGNORECASE,
)
_AGE_OF_AFTER = re.compile(r"\s*(?:[,.;)]|$|(?:was|were|has|had|who|from|and)\b)")
_APPOSITION = re.compile(r"[^\W\d_][\w.'’-]*\s*[,(]\s*$")
_PERSON_APPOSITION = re.compile(
    r"\b(?:man|woman|boy|girl|teenager|teen|youth|male|female|driver|passenger|victim|suspect|student|officer|mother|father|"
    r"son|daughter|brother|sister|wife|husband)\s*,\s*$",
    re.IGNORECASE,
)
_APPOSITION_AFTER = re.compile(r"\s*(?:[,;)]|\.?\s*$|\s+and\b)")


def is_age(text: str, numeral: Numeral, start: int, end: int) -> bool:
    """Whether a number is somebody's age: "22-year-old", "aged 22", "Marta Lind, 22,", "a man of 22"."""
    first, last = numeral.span
    if numeral.value > OLDEST:
        return False
    if _AGE_AFTER.match(text, last, end):
        return True
    before = text[max(start, first - 40) : first]
    if _AGE_OF.search(before) and _AGE_OF_AFTER.match(text, last, end):
        return True
    if _AGE_UNDER.search(before) and last - first == 2 and not _PLURAL_AFTER.match(text, last, end):
        return text[last : last + 1] not in ("%", ",", "-") or text[last + 1 : last + 2].isspace()
    if _AGE_BEFORE.search(before):
        return not _NOT_AGE_AFTER.match(text, last, end)
    if numeral.in_words or numeral.value != int(numeral.value) or not _APPOSITION_AFTER.match(text, last, end):
        return False
    name = _APPOSITION.search(before)
    return bool(name and name.group()[0].isupper()) or bool(_PERSON_APPOSITION.search(before))


_LABEL_BEFORE = re.compile(r"([^\W\d_][\w'’.&+-]*|№)\s(?:(?:no|number|nos)\.?\s)?$", re.IGNORECASE)
_ARTICLE_BEFORE = re.compile(r"\b(?:the|a|this|last|each|every|per|that)\s+$", re.IGNORECASE)
_PLURAL_LABEL = re.compile(
    r"\b(?:articles|sections|chapters|pages|rooms|routes|platforms|lines|grades|phases|levels|numbers|gates|flights)\s+"
    r"(?:\d+\s*(?:,|to|and|or|-|–)\s*){0,4}$",
    re.IGNORECASE,
)
_INDEX = re.compile(rf"\b{any_of(lexicon.INDEX_NAMES)}[-\s]$", re.IGNORECASE)
_INDEX_SIZES = frozenset((30, 35, 40, 50, 100, 200, 225, 250, 300, 400, 500, 600, 1000, 2000, 3000, 5000))
_DESIGNATORS = words(lexicon.DESIGNATORS)
_LOOSE_DESIGNATORS = words(lexicon.LOOSE_DESIGNATORS)
_NOT_NAMES = words(lexicon.NOT_NAMES)


def is_named(text: str, numeral: Numeral, start: int, shouts: bool) -> bool:
    """Whether a number belongs to the name or label before it: "Tower 22", "section 5", "Boeing 737".

    ``shouts``: the sentence is in capitals or a headline's, so that capitals tell nothing.
    """
    at = numeral.span.start
    before = text[max(start, at - 40) : at]
    if before.endswith("Group of "):
        return True
    label = _LABEL_BEFORE.search(before)
    if label is None:
        return False
    if numeral.value in _INDEX_SIZES and _INDEX.search(before):
        return True
    word, low = label[1], label[1].strip(".").lower()
    if low in _DESIGNATORS and not (numeral.in_words and word[0].islower() and numeral.value > 20):
        loose = low in _LOOSE_DESIGNATORS
        if not (loose and word[0].islower() and _ARTICLE_BEFORE.search(before, 0, label.start())):
            return not (shouts and loose)
    if not numeral.in_words and _PLURAL_LABEL.search(before):
        return True
    if shouts or not word[0].isupper() or low in _NOT_NAMES:
        return False
    if numeral.in_words:
        return text[at].isupper()
    return not word.endswith(".") or len(word) < 3


_SIGN_BEFORE = re.compile(r"[#@№]\s?$")
_HYPHEN_BEFORE = re.compile(r"[^\W\d_][-‑/]$")
_OPEN_HYPHEN = re.compile(r"\b(?:minus|to|mid|sub|non|and|about|plus|of|under|over|or)[-‑]$", re.IGNORECASE)
_SUBSECTION = re.compile(r"\w\($")


def is_glued(text: str, numeral: Numeral, start: int) -> bool:
    """Whether digits are the rest of a word: "F-150", "COVID-19", "#5", "12(3)"."""
    first = numeral.span.start
    before = text[max(start, first - 12) : first]
    if not before:
        return False
    if numeral.in_words:
        return bool(_HYPHEN_BEFORE.search(before)) and not before.lower().endswith("and-")
    if _SIGN_BEFORE.search(before) or _SUBSECTION.search(before):
        return True
    if _HYPHEN_BEFORE.search(before):
        return not _OPEN_HYPHEN.search(before)
    return before[-1].isalnum() or before[-1] == "_"


_SORT_AFTER = re.compile(rf"[-‑]\s?{any_of(lexicon.SORTS)}s?\b", re.IGNORECASE)


def is_sort(text: str, numeral: Numeral, end: int) -> bool:
    """Whether a number with a hyphen tells a sort rather than a count: "two-way", "three-star"."""
    return bool(_SORT_AFTER.match(text, numeral.span.end, end))


_ENUMERATOR_AFTER = re.compile(r"[.)]\s|\s+[A-Z][\w'’]*[a-rt-z]\s")


def is_enumerator(text: str, numeral: Numeral, start: int, end: int, shouts: bool) -> bool:
    """Whether digits number an item of a list: "2) Trade", "4 Harbour dues" at the head of a line."""
    first, last = numeral.span
    if numeral.in_words or numeral.value > 99 or last - first > 2:
        return False
    if text[last : last + 1] == ")" and "(" not in text[max(start, first - 40) : first]:
        return True
    return first == start and not shouts and bool(_ENUMERATOR_AFTER.match(text, last, end))


_GROUP_BEFORE = re.compile(
    r"\b(?:the|these|those|bottom|top|big|final|our|us|you|them|first|last|any)\s+$", re.IGNORECASE
)
_GROUP_AFTER = re.compile(
    r"\s*(?:[.,;:!?)”\"’]|$)|\s+(?:are|is|were|was|have|has|had|may|might|will|would|can|could|should|must|do|did|in|at|"
    r"of|on|during|after|before|when|who|which|and|to|by|from|with|for)\b",
    re.IGNORECASE,
)


def is_bare_group(text: str, numeral: Numeral, start: int, end: int) -> bool:
    """Whether a number word stands for a group told of before or known: "the two may meet", "the bottom three"."""
    if not numeral.in_words or numeral.value > 12:
        return False
    before = text[max(start, numeral.span.start - 12) : numeral.span.start]
    if before.lower().endswith("of the "):
        return False  # "one of the three"
    return bool(_GROUP_BEFORE.search(before) and _GROUP_AFTER.match(text, numeral.span.end, end))


_STRETCH_BEFORE = re.compile(
    r"\b(?:first|second|other|latter|this|next|last|final|early|earlier|better|opening|northern|southern|eastern|western|"
    r"third|each|either|same|\w+['’]s|in|on|the|by)\s+$",
    re.IGNORECASE,
)


def is_idle_part(text: str, numeral: Numeral, start: int) -> bool:
    """Whether "half" names a stretch of time or place rather than a share: "the second half of the year"."""
    if not (numeral.fraction and numeral.in_words):
        return False
    return bool(_STRETCH_BEFORE.search(text[max(start, numeral.span.start - 12) : numeral.span.start]))


_PRONOUN_AFTER = re.compile(
    r"\s+(?:another|\d+|day|of|or\s+(?:more|the)|can|could|might|would|should|must|may|who|that|is|was|has|had|does|did|"
    r"thing|more|'s|in|at|within|by|to|from|with|for|on|and|as|when|which|than|time|way|hand|side\b|night|morning|afternoon|evening|point|and\s+only)\b|['’]s\b|[-‑]\w|\s*[.,;:?!]",
    re.IGNORECASE,
)
_COUNTS_BEFORE = re.compile(
    r"(?<!the )\b(?:only|just|at\s+least|exactly|another|there\s+(?:is|was)|have|has|had|guilty\s+to)\s+$",
    re.IGNORECASE,
)


def is_idle_one(text: str, numeral: Numeral, start: int, end: int) -> bool:
    """Whether "one" is a pronoun or an article rather than a count."""
    if not numeral.in_words or numeral.value != 1 or numeral.span.end - numeral.span.start != 3:
        return False
    if _PRONOUN_AFTER.match(text, numeral.span.end, end):
        return True
    return not _COUNTS_BEFORE.search(text[max(start, numeral.span.start - 16) : numeral.span.start])
