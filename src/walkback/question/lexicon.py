"""Words by which a speaker rejects a claim, grants it, or speaks in the negative."""

from __future__ import annotations

import re

from walkback.statement.lexicon import FALSE_WORDS, words

_PHRASES = (
    r"not (?:at all )?(?:true|correct|accurate|right|so|the case|what happened)",
    r"no (?:truth|basis|foundation|substance|such|evidence)",
    r"(?:never|did not|didn['’]t) happen(?:ed)?",
    r"nothing of the (?:sort|kind)",
    r"out of the question",
    r"far from (?:it|the truth|true)",
    r"do(?:es)?(?: not|n['’]t) (?:recogni[sz]e|match|tally|add up)",
    r"made[ -]up",
    r"fairy ?tales?",
)
_FALSE = "|".join(re.escape(word.replace("_", " ")) for word in sorted(words(FALSE_WORDS)))
# Said of a claim, these put it away.
REJECTION = re.compile(rf"\b(?:{_FALSE}|{'|'.join(_PHRASES)})\b", re.IGNORECASE)
# A reporter's words for taking back, beside the verbs of granting (`CueClass.CONFIRM`).
CONCESSION = re.compile(
    r"\b(?:apologi[sz]\w*|regret\w*|backtrack\w*|backpedal\w*|revers(?:e|es|ed|ing)|retract\w*|withdr[ae]w\w*|corrected|"
    r"misspoke|clarif\w+|(?:walk|row|roll|climb)(?:s|ed|ing)? (?:back|down)|agreed|upheld|conced\w+|admit\w*|"
    r"disclos\w*)\b",
    re.IGNORECASE,
)
# A speaker's own words for it.
TAKEN_BACK = re.compile(
    r"\b(?:misspoke|(?:was|were|been) (?:wrong|mistaken|untrue|incorrect)|in error|mistakes?|not correct|"
    r"apolog\w+|regret\w*|sorry|(?:should|ought) (?:not |never )?(?:to )?have|withdr[ae]w\w*|retract\w*|revers\w+|"
    r"no longer|clarif\w+|(?:never|did not|didn['’]t) sa(?:id|y)|what (?:I|we) (?:said|meant))\b",
    re.IGNORECASE,
)
NEGATION = re.compile(
    r"\b(?:no|not|never|nobody|none|nothing|neither|nor|nowhere|without|cannot)\b|n['’]t\b", re.IGNORECASE
)
# A number after these is one that the speaker puts away, or that was given before.
NOT_GIVEN = re.compile(
    r"(?:\b(?:not|never|rather than|instead of|from)|n['’]t)\s+(?:(?:the|some|about|over)\s+)?$", re.IGNORECASE
)
# Reporting words of an answer to what another said; and a speaker's own words for it.
RETORT = re.compile(
    r"\b(?:repl(?:y|ies|ied)|respond\w*|retort\w*|counter(?:ed|ing)|hit back|insist\w*|repeat\w*|maintain\w*|"
    r"reiterat\w*|st(?:ands?|ood) (?:by|over)|disput\w+|disagree\w*|challeng\w+|rebut\w*|rebuff\w*)\b",
    re.IGNORECASE,
)
HOLDS_TO_IT = re.compile(r"\b(?:st(?:ands?|ood)[”\"]? (?:by|over)|disagree\w*|disputes?|disputed)\b", re.IGNORECASE)
