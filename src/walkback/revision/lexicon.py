"""Words by which a change of substance is known: what weakens a claim, and what only spells it otherwise."""

from __future__ import annotations

from walkback.statement.lexicon import words

# Weakest first: a claim with the one is less than the same with a later one.
QUANTIFIERS = (
    words("none no nobody"),
    words("few hardly_any"),
    words("some several certain various"),
    words("many numerous"),
    words("most majority"),
    words("all every each both entire whole always"),
)
# What makes less of a claim where it comes, and more of it where it goes.
HEDGES = words(
    """may might could can would should appears appear appeared seems seem seemed apparently allegedly reportedly
    possibly perhaps probably likely potentially suspected alleged believed thought understood said_to claimed linked
    suggested suggests suggesting indicate indicates indicated unclear unconfirmed uncertain not_yet
    evidence aware_of at_this_stage at_present plans planned planning foreseen expected hopes hope
    hopes_to aims some partly partially largely mostly generally broadly roughly about around nearly
    almost some_time up_to as_many_as"""
)
# What makes more of a claim: how bad, how often, how sure.
INTENSIFIERS = words(
    """repeatedly repeated ignored always never all every entirely completely fully immediately at_once straight_away
    instantly deliberately knowingly wilfully intentionally seriously severe severely serious grave major massive huge
    critical critically minor slight only just clearly definitely certainly undoubtedly confirmed proved proven first
    long_known systematic systematically failed refused demands demanded demand admitted admits conceded concedes"""
)
WEIGHED = HEDGES | INTENSIFIERS | frozenset().union(*QUANTIFIERS)
# Words that the other of a row can stand for without a change of sense.
SAME_SENSE = (
    words("watched tracked followed monitored observed"),
    words("reply respond answer replied responded answered reacted"),
    words("last final"),
    words("in when at on during"),
    words("enquiry inquiry enquiries inquiries"),
    words("around about roughly approximately"),
    words("said told stated added says"),
    words("people persons"),
    words("while whilst"),
    words("among amongst"),
    words("toward towards"),
    words("big large"),
    words("begin start began started begins starts"),
    words("buy purchase bought purchased"),
    words("help assist helped assisted"),
    words("show showed shows demonstrated demonstrate"),
    words("near close"),
    words("which that"),
    words("also too"),
    words("but however though although"),
    words("has have had 's 've 'd"),
    words("is are was were 's 're"),
    words("not n't"),
    words("its their the"),
    words("per_cent percent %"),
)
CONTRACTIONS = {
    "n't": "not", "'ve": "have", "'re": "are", "'ll": "will", "'m": "am", "cannot": "can not", "won't": "will not",
    "can't": "can not", "shan't": "shall not",
}  # fmt: skip
# Spellings of one word: British and American, with and without a hyphen.
SPELLINGS = (
    ("isation", "ization"), ("ise", "ize"), ("ised", "ized"), ("ising", "izing"), ("our", "or"), ("ours", "ors"),
    ("oured", "ored"), ("ouring", "oring"), ("tre", "ter"), ("ence", "ense"), ("ogue", "og"), ("yse", "yze"),
    ("lled", "led"), ("lling", "ling"), ("gement", "gment"), ("enq", "inq"),
)  # fmt: skip
FUNCTION_WORDS = words(
    """a an the of to in on at by for with from as and or but nor so that this these those it its he she they his her
    their we our i my you your who whom whose which what when where how is are was were be been being am has have had do
    does did will would than then there here also too not n't 's 're 've 'll 'd into over under after before up down out
    off about between through during while if because"""
)
# A report tells that somebody said nothing: no statement, but what one may take the place of.
NO_ANSWER = (
    r"\b(?:not yet commented|did not (?:immediately )?(?:respond|reply|comment|return)|declined to comment|"
    r"could not be reached|no comment|has not (?:commented|responded)|have not (?:commented|responded)|"
    r"was not (?:immediately )?available|refused to comment|was asked for comment|"
    r"has been (?:asked|contacted|approached))"
)
