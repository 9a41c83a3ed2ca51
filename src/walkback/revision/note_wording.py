"""The words with which a report speaks of its own changes."""

from __future__ import annotations

import re

from walkback.revision import note_lexicon as lexicon
from walkback.revision.note_lexicon import any_of
from walkback.revision.record import NoteKind

ATTRIBUTED_WITHIN = 600  # code points in which words at the end tell that somebody else speaks

# --- Parts of patterns --------------------------------------------------------------------------------------------

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)"
)
WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
_STAMP_WORD = (
    rf"(?:\d+(?:[:./-]\d+)*(?:st|nd|rd|th|\s?[ap]\.?m\b\.?)?|[ap]\.?m\b\.?|{MONTH}\b\.?|{WEEKDAY}\b\.?"
    rf"|(?:on|at|as\s+of|of|the|and)(?=\s+\W*(?:\d|the\s+\d|{MONTH}\b|{WEEKDAY}\b))|noon|midnight|GMT|UTC"
    r"|(?-i:[A-Z]{1,3}[SD]?T)\b|(?:eastern|pacific|central|local|summer|standard)\b|time|today|yesterday"
    r"|no\.|number|#\d+)"
)
# A day, a time or both, in any order; possessive, since what follows is told from it by its first word.
STAMP = rf"(?:[\s,|·–—-]*+[(\[]?{_STAMP_WORD}(?![\w’'])[)\]]?){{1,12}}+"

STORY = any_of(lexicon.STORY)
_NEWS = any_of(*(set(lexicon.STORY.split()) - set(lexicon.BROAD_STORY.split())))
EARLIER = any_of(lexicon.EARLIER)
TOLD = any_of(lexicon.TOLD)
ERRED = any_of(lexicon.ERRED)
DONE = any_of(*lexicon.DONE.values())
TELLING = any_of(*lexicon.TELLING.values())
_CORRECTING = any_of(*(lexicon.DONE[kind] for kind in lexicon.DONE if kind is not NoteKind.UPDATE))
# Of the above, what "this story" does only in a note.
_RETELLS = any_of(
    *(lexicon.TELLING[kind] for kind in lexicon.TELLING if kind is not NoteKind.UPDATE),
    "updates removes recasts refiles",
)
_WRONGLY = any_of(lexicon.WRONGLY)
_FORMERLY = any_of(lexicon.FORMERLY)
_ERRORS = any_of(lexicon.ERRORS)
# "the" alone would take in any story that is told of.
MINE = (
    r"(?:this|the(?=\s+(?:\w+\s+)?(?:article|story|piece|post|column|headline)\b)|our)\s+"
    rf"(?:[\w’'.-]+\s+){{0,3}}?{STORY}"
)
_PART = rf"(?:the|a|this)\s+(?:\w+\s+){{0,2}}?{any_of(lexicon.PARTS)}"
_ADVERBS = r"(?:(?:since|subsequently|later|now|recently|also|further|slightly|last|first|again|\w+ly)\s+){0,2}"
_HAS_BEEN = rf"(?:was|were|is\s+being|(?:has|have|had)\s+(?:since\s+|now\s+)?been)\s+{_ADVERBS}"
_OF = r"(?:of|for|on|in|to|with|accompanying)"
_SLIPPED = (
    rf"(?:(?:{_FORMERLY}\s+)?{ERRED}|(?:{_WRONGLY}|{_FORMERLY})\s+(?:and\s+\w+ly\s+)?{TOLD}|{TOLD}\s+{_WRONGLY})\b"
)
_ERRONEOUSLY = rf"(?:{ERRED}|{_WRONGLY}\s+{TOLD}|{TOLD}\s+{_WRONGLY})\b"
_ITEM = r"(?:article|story|report|column|headline|caption|obituary|graphic|chart|map|review|picture\s+caption)"
_OWNS_UP = (
    rf"(?:(?:this|that|which)\s+(?:was|is)\s+(?:\w+\s+)?(?:{_ERRORS}|not\s+(?:true|correct|the\s+case))\b|"
    r"we\s+(?:now\s+)?(?:accept|apologi[sz]e|acknowledge|regret|are\s+happy)\b)"
)
_SETS_RIGHT = r"(?:clarify|make\s+(?:it\s+)?clear|correct|point\s+out|apologi[sz]e|set\s+the\s+record)"

# --- Openings -----------------------------------------------------------------------------------------------------

_OPENINGS = (
    # This article was amended ...
    r"(?!the\b[^.\n]{0,60}?\b(?:deleted|removed|taken\s+down|withdrawn|pulled|unpublished)\b)"
    rf"(?:{MINE}|{_PART}(?:\s+(?:and|,)\s+[\w\s]{{2,30}}?)?\s+{_OF}\s+{MINE})(?:[’']s\s+\w+)?"
    rf"(?:\s+and\s+(?:its|the)\s+\w+)?,?\s+{_HAS_BEEN}{DONE}\b"
    r"(?!\s+by\s+(?!us\b|the\s+editors?\b|adding\b|removing\b|changing\b))",
    # An earlier version of this story ...
    rf"(?:(?:in|on)\s+)?(?:(?:an?|the|our|some|all)\s+)?{EARLIER}\s+(?:[\w-]+\s+){{0,2}}?"
    rf"(?:versions?|editions?|drafts?|iterations?|headlines?|captions?|{STORY})\s+(?:and\s+\w+\s+)?"
    rf"{_OF}\s+(?:[\w\s]{{0,30}}\b(?:of|on|in|for|with)\s+)?{MINE}",
    rf"(?:an?|the|our)\s+{EARLIER}\s+(?:\w+\s+)?(?:version|edition|headline|caption)\s+(?:had\s+)?"
    rf"(?:{_SLIPPED}|{TOLD}\b)",
    rf"as\s+(?:originally|first|initially|previously)\s+published,?\s+{MINE}",
    # The toll was given as 12 in an earlier version of this story
    rf"[^\n\"“”]{{2,200}}?\b(?:in|by)\s+(?:an?|the)\s+{EARLIER}\s+(?:version|edition|headline|caption)\s+"
    rf"(?:of|for|on|in|to)\s+{MINE}",
    # This story originally said ...
    rf"(?:{MINE}|{_PART}\s+{_OF}\s+{MINE})\s+(?:had\s+)?(?:also\s+)?{_SLIPPED}",
    rf"{MINE}\s+(?:contained|included|carried|had)\s+(?:an?|several|some|two|three)\s+(?:\w+\s+){{0,2}}{_ERRORS}\b",
    # We have corrected this story
    rf"(?:we|the\s+[\w\s]{{2,40}}?)\s+(?:(?:have|has)\s+)?(?:since\s+)?{DONE}\s+(?:this|the|our)\s+{STORY}\b",
    # Because of an editing error, ...
    r"(?:because\s+of|due\s+to|owing\s+to|through|as\s+a\s+result\s+of|following)\s+an?\s+"
    rf"{any_of(lexicon.ERROR_KINDS)}\s+(?:error|mistake|oversight|slip)\b"
    rf"(?=[^.\n]{{0,200}}?\b(?:{MINE}|{EARLIER}\s+(?:\w+\s+)?version|(?:an?|our|the)\s+(?:\w+\s+)?{_ITEM})\b)",
    # (Corrects paragraph 3 to say ...)
    rf"(?<=[(\[*•])\s*{TELLING}\s+(?!up\b)(?=[^\n]{{4}})",
    rf"(?<=[(\[])\s*in\s+[^,)\n]{{3,40}}?\b{STORY},?\s+{TELLING}\b",
    r"(?<=[(\[])\s*(?:corrected|updated|amended)\b[^\n)\]]{0,20}\b(?:to|with|after)\b",
    rf"this\s+(?:version|[\w\s.,]{{0,24}}?\b{STORY})\s+(?:also\s+)?{_RETELLS}\s+(?!up\b)"
    r"(?:(?:the|a|an|that|to|in|with|its|his|her|name|spelling|number|dateline|day|date|title|throughout|attribution|"
    r"paragraphs?)\b|\d)",
    rf"this\s+{STORY}\s+replaces\s+(?:the\s+one|an?\s+(?:earlier|previous)|the\s+(?:earlier|previous|original))\b",
    rf"this\s+is\s+an?\s+(?:corrected|updated|amended|revised)\s+(?:version|{STORY})\b",
    # In an article on Monday we wrongly said ...
    rf"(?:in\s+)?(?:our\s+(?:[\w-]+\s+){{0,3}}?{_ITEM}\b|an?\s+(?:[\w-]+\s+){{0,3}}?{_ITEM}(?=,|\s+(?:[–—(-]|"
    r"(?:published|printed|on|about|headlined|headed|titled|entitled|last|which|that|we|with|accompanying)\b|"
    rf"(?:(?:in|of)\s+)?(?:{MONTH}|{WEEKDAY})\b|(?:in|of)\s+(?:some|early|late|our|this|yesterday|"
    r"the\s+(?:\w+\s+){0,3}(?:edition|issue|paper|newsletter|magazine|section))\b)))"
    rf"[^.\n]{{0,220}}?(?<!\bhad\s)\b{_ERRONEOUSLY}",
    rf"(?:our|an?)\s+(?:[\w-]+\s+)?{_ITEM}\b[^\n]{{0,200}}?\b{TOLD}\b(?=[^\n]{{0,1500}}?\b(?:it\s+should\s+have|{_OWNS_UP}))",
    rf"(?:(?:in|on)\s+[^.\n]{{2,60}}?,?\s+)?we\s+(?:had\s+)?{_WRONGLY}\s+{TOLD}\b",
    rf"on\s+page\s+\w+\b[^.\n]{{0,60}}?\bwe\s+{TOLD}\b",
    rf"we\s+(?:had\s+)?{_FORMERLY}\s+{TOLD}\b"
    r"(?=[^\n]{0,600}?\b(?:in\s+fact|incorrect|wrong|error|correct(?:ed|ion)|not|mistake)\b)",
    # We reported that ... This was wrong
    rf"(?:(?:on\s+|in\s+|last\s+)?{STAMP},?\s*|in\s+our\s+[\w\s]{{2,30}}?,?\s+)?(?:we|this\s+(?:news)?paper)\s+"
    r"(?:published|reported|said|ran|wrote|stated|suggested|printed)\b"
    rf"(?=[^\n]{{0,1500}}?\b{_OWNS_UP})",
    # We apologise for the error
    r"(?:we|the\s+(?-i:[A-Z])\w+(?:\s+\w+){0,2})\s+(?:sincerely\s+|unreservedly\s+)?"
    r"(?:apologi[sz]es?|regrets?|(?:am|are|is)\s+sorry)\s+(?:to\s+[^.\n]{2,60}\s+)?(?:for|about|that)?\s*"
    rf"(?:\w+\s+){{0,4}}?{_ERRORS}\b",
    rf"we\s+(?:(?:are|were)\s+(?:happy|pleased|glad)|would\s+like|wish|want|(?:have\s+been|were)\s+asked)\s+to\s+"
    rf"{_SETS_RIGHT}\b",
    # After publication, ...
    rf"(?:following|after|since)\s+(?:the\s+)?(?:publication|{MINE}\s+(?:was|were|had\s+been)\s+(?:first\s+)?published|"
    r"we\s+published)\b(?=[^\n]{0,400}?\b(?:(?:contacted|told|asked|informed|sent|e-?mailed|alerted)\s+us|"
    rf"got\s+in\s+touch|{_HAS_BEEN}{DONE}|we\s+(?:have\s+)?(?:learned|learnt|removed|were\s+told)|"
    r"it\s+(?:emerged|became\s+clear))\b)",
    # A correction was made on ...
    r"an?\s+(?:editor[’']s\s+note|correction|clarification|update|amendment)s?\s+(?:was|has\s+been|were)\s+"
    r"(?:made|added|appended|issued)\b",
    r"this\s+(?:has|was)\s+(?:now\s+|since\s+)?(?:been\s+)?(?:corrected|amended|clarified)\b",
    # Some figures in this story have been corrected
    rf"[^.\n\"“”]{{2,120}}?\b(?:in|to|of|from|on|with)\s+this\s+{_NEWS}\s+{_HAS_BEEN}{DONE}\b(?!\s+by\b)",
    rf"[^.\n\"“”]{{2,120}}?\b{_HAS_BEEN}{DONE}\s+(?:in|on|from|to)\s+this\s+{_NEWS}\b",
    rf"[^.\n\"“”]{{2,80}}?\b(?:errors?|mistakes?|inaccurac(?:y|ies))\s+in\s+(?:this|our)\s+{_NEWS}\b",
    rf"{_PART}\s+{_HAS_BEEN}{_CORRECTING}\b(?!\s+(?:for|by)\b)",
    rf"the\s+(?:headline|caption|standfirst|photo\s+caption|subheading)\s+{_HAS_BEEN}{DONE}\b(?!\s+by\b)",
    rf"(?:the\s+)?spelling\s+of\s+[^.\n]{{2,60}}\s+{_HAS_BEEN}{_CORRECTING}\b",
    rf"the\s+(?:figure|number|name|date|total|description|title|age|rank)s?\b[^.\n]{{0,80}}\s+{_HAS_BEEN}"
    r"corrected\s+from\b",
    r"an?\s+(?:reference|quotation|quote|passage|paragraph|sentence|line|name|figure|misspelling|description)\b"
    rf"[^.\n]{{0,80}}\s+{_HAS_BEEN}(?:corrected|amended)\s+(?:on|from|in)\b",
    # Updated on 4 March to include ...
    r"(?:(?:last|article|story|page|post|report|headline|statement|notice|release)\s+)?(?:corrected|updated|amended|clarified|edited|revised)"
    rf"(?:\s*:)?(?:{STAMP})?+[\s,:;–—-]+(?:in\s+order\s+)?(?:to\s+(?:add|include|correct|clarify|reflect|make|say|show|"
    r"remove|note|fix|change|amend|state|give|read|specify|update|attribute|replace|restore)|with\s+(?:\w+\s+){0,4}?"
    r"(?:comment|details?|information|response|statement|reaction|context|quotes?|figures?|toll|background|"
    r"confirmation|numbers?))\b",
    rf"(?:corrected|updated|amended){STAMP}[\s,:;–—-]+(?:after|following)\b",
    # Story corrected
    rf"(?:article|story|piece|post|page|report|release|headline)\s+{_HAS_BEEN}{DONE}\b(?!\s+by\b)",
    r"(?:article|story|piece|post|page|report|release|headline)\s+(?:corrected|amended|clarified)\s+(?:on\s+)?\d",
    rf"this\s+(?:paragraph|sentence|line|passage|section|figure|entry)\s+{_HAS_BEEN}{DONE}\b(?!\s+by\b)",
    rf"(?:the|an?)\s+[\w\s]{{2,40}}?\bin\s+the\s+\w+\s+paragraph\b[^.\n]{{0,60}}?\b(?:{_ERRONEOUSLY}|{DONE}\b)",
    rf"the\s+(?:text|wording)\s+{_HAS_BEEN}{DONE}(?:{STAMP})?+\s+to\s+(?:make|clarify|correct|reflect|say)\b",
    # This is a developing story. It has been updated
    rf"(?:{MINE}\s+is\s+(?:still\s+)?developing|this\s+is\s+an?\s+(?:developing|breaking)\s+(?:news\s+)?story)\b"
    rf"[^\n]{{0,120}}?\b{_HAS_BEEN}(?:updated|revised|corrected)\b",
    # This story was first published on ... It was amended ...
    rf"{MINE}\s+(?:was\s+)?(?:first|originally|initially)\s+(?:published|appeared|posted)\b[^\n;]{{0,80}}?[.,;]?\s+"
    rf"(?:(?:and|it|this)\s+)?{_HAS_BEEN}{DONE}\b",
)
_OPENING = re.compile(
    rf"[\W_]{{0,4}}(?:(?:please\s+note|note|nb)\W+(?:that\s+)?)?(?:{'|'.join(_OPENINGS)})", re.IGNORECASE
)
_SURE = re.compile(
    rf"[\W_]{{0,4}}(?:this\s+{any_of('article story piece post column')}\b|an?\s+(?:earlier|previous|original)\s)",
    re.IGNORECASE,
)
_SURE_INSIDE = re.compile(
    rf"[\W_]{{0,4}}(?:(?:in\s+)?an?\s+(?:earlier|previous|original)\s|this\s+(?:{STORY}|version)\b|{TELLING}\b|"
    r"because\s+of|due\s+to|we\s+(?:apologi|regret|have\s+(?:corrected|amended|updated)))",
    re.IGNORECASE,
)
_ATTRIBUTED = re.compile(
    r"[,”\"]\s+(?:(?!(?:this|we)\b)[\w’'.-]+\s+){0,8}?"
    r"(?:said|says|say|told|wrote|added|argued|claims?|claimed|insisted)\b"
    r"(?:\s+(?!(?:that|earlier|version)\b)[\w’'.-]+){0,6}[.,]?[\"”]?\s*$",
    re.IGNORECASE,
)
_TELLS = re.compile(
    rf"\b(?:{DONE}|{ERRED}|{_WRONGLY}|{_ERRORS}|{TELLING}|(?:earlier|previous|original)\s+version|should\s+have|"
    r"(?:originally|previously|earlier)\s+(?:reported|stated|said))\b",
    re.IGNORECASE,
)
_CORRECTS = re.compile(
    rf"[\W_]*(?:{TELLING}\b|[^.\n]{{2,120}}?\b{_HAS_BEEN}{_CORRECTING}\b(?!\s+(?:for|by)\b))", re.IGNORECASE
)
_OFFER = re.compile(
    r"[\W_]{0,4}(?:corrections?(?:\s*(?:and|&|/)\s*clarifications?)?\s*(?:policy|page|box|column|archive|form|desk|"
    r"editor|can\s+be|may\s+be|:?\s*(?:send|e-?mail|write|contact|report|submit|please|if\s+you|see|read|call|"
    r"to\s+(?:report|request|submit)))"
    r"|(?:report|request|suggest|submit|send|spotted|see|found|notice)\b[^.\n]{0,40}\b"
    r"(?:correction|error|typo|mistake|wrong)"
    r"|(?:to\s+(?:report|request|submit|suggest)|if\s+you\s+(?:spot|see|find|notice|believe|wish|have)|"
    r"did\s+you\s+(?:spot|notice))\b"
    r"|(?:read|see|view|about)\s+(?:our|the|all)\s+corrections?|our\s+(?:corrections?|standards)|"
    r"how\s+we\s+(?:correct|handle)|when\s+we\s+(?:make|learn)|we\s+(?:strive|aim|correct|are\s+committed)\b"
    r"|editor[’']s\s+note:\s*(?:sign\s+up|subscribe|get|follow))",
    re.IGNORECASE,
)
_IN_QUOTES = re.compile(r"[^\w\"“„«‘']{0,2}(?P<mark>[\"“„«‘'])")
_CLOSERS = {"“": "”", "„": "“”", "«": "»", "‘": "’", '"': '"', "'": "'"}
_SAYS = re.compile(
    r"\b(?:said|says|read|reads|ran|wrote|told|tweeted|according|stated|"
    r"the\s+(?:correction|note|editor[’']s\s+note|statement))\b",
    re.IGNORECASE,
)


def opens_note(words: str) -> bool:
    """Whether ``words`` open by telling what was done to the report or was wrong in it.

    What ends in somebody's name and a verb of speech is theirs ("we want to make clear what happened, said Ms Lind").
    """
    if not _OPENING.match(words):
        return False
    return bool(_SURE.match(words)) or not _ATTRIBUTED.search(words[:ATTRIBUTED_WITHIN].split("\n")[0])


def is_sure(words: str) -> bool:
    """Whether the opening of a note speaks of the story so plainly that it may stand in the middle of one."""
    return bool(_SURE.match(words))


def is_sure_inside(words: str) -> bool:
    """Whether the opening of a note is so plain that it may stand behind other sentences."""
    return bool(_SURE_INSIDE.match(words))


def tells_change(words: str) -> bool:
    """Whether anything in ``words`` may tell of a change or an error."""
    return bool(_TELLS.search(words))


def tells_correction(words: str) -> bool:
    """Whether ``words`` open with "corrects" or the like, or tell that something was corrected."""
    return bool(_CORRECTS.match(words))


def is_offer(words: str) -> bool:
    """Whether ``words`` offer to take reports of errors, or tell how the outlet deals with them."""
    return bool(_OFFER.match(words))


def is_quoted(words: str) -> bool:
    """Whether ``words`` are a quotation, or open with one that somebody is said to have spoken or printed."""
    match = _IN_QUOTES.match(words)
    if match is None:
        return False
    at = max(words.find(mark, match.end()) for mark in _CLOSERS[match["mark"]])
    rest = words[at + 1 :]
    return at < 0 or not any(c.isalnum() for c in rest) or bool(_SAYS.search(rest))
