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
    possibly perhaps maybe probably likely unlikely potentially possible probable potential suspected suspicion
    suspicions alleged alleges alleging allegation allegations accused accuses accusation accusations believed thought
    understood said_to claim claims claimed claiming supposedly purportedly purported presumably seemingly arguably
    rumoured rumored feared provisional provisionally preliminary tentative tentatively linked suggested suggests
    suggesting indicate indicates indicated unclear unconfirmed uncertain unverified not_yet
    if unless evidence aware_of at_this_stage at_present plans planned planning foreseen expected hopes hope
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
# Words that deny; two versions with unlike numbers of them say opposite things, where the rest is the same.
NEGATIONS = words("not no never neither nor nobody none nothing without")
# Little words of which one says the opposite of the other.
OPPOSITES = (("before", "after"), ("over", "under"), ("up", "down"), ("in", "out"), ("on", "off"), ("into", "out"))
# What makes a verb one of things to come, before "to": "is due to", "are about to".
PENDING = "due set about going scheduled"
# What tells how far things have come; it goes with the tense.
TIMELY = words("already yet still now then since later later_on currently presently due set going scheduled")
# What tells that something was done, besides the past of verbs.
DONE = words("has have had did was were been 've")
# Parts of the day; which of them is told goes with the hour of writing.
DAY_PARTS = words(
    "dawn daybreak sunrise morning noon midday lunchtime afternoon dusk sunset evening nightfall night midnight"
)
# What gives an amount without a number, and takes the place of one.
AMOUNTS = words("same unchanged equal level nil zero none double twice treble triple")
ORDINALS = {
    "first": "1st", "second": "2nd", "third": "3rd", "fourth": "4th", "fifth": "5th", "sixth": "6th", "seventh": "7th",
    "eighth": "8th", "ninth": "9th", "tenth": "10th", "eleventh": "11th", "twelfth": "12th",
}  # fmt: skip
# Verbs, in all their forms, of which one can stand for the other in a report without making more or less of a thing.
SAME_VERBS = tuple(
    row.split()
    for row in (
        "watch track follow monitor observe", "reply respond answer react", "begin start commence", "buy purchase",
        "help assist aid", "show demonstrate", "build construct erect", "happen occur", "get obtain receive",
        "keep retain", "hit strike", "repair fix mend", "need require", "choose pick select", "try attempt",
        "stop halt", "inform notify", "send dispatch", "phone call ring telephone", "speak talk", "hurt injure",
        "allow let permit", "gather assemble", "leave depart", "live reside", "rise increase climb",
        "fall drop decrease", "appoint name", "publish release", "employ hire", "search comb", "shut close",
        "finish end conclude", "say state tell add", "provide supply", "carry transport", "organise organize arrange",
        "appear seem", "think believe", "underscore underline highlight stress emphasise emphasize",
    )
)  # fmt: skip
# Whom something is told, beside a verb of saying: "said", "told reporters".
AUDIENCES = words("reporters journalists")
# Words that the other of a row can stand for without a change of sense.
SAME_SENSE = (
    words("last final"),
    words("company firm business corporation"),
    words("a an one"),
    words("pupils students schoolchildren"),
    words("pupil student"),
    words("reporters journalists"),
    words("reporter journalist"),
    words("staff employees workers workforce"),
    words("employee worker"),
    words("lorry truck"),
    words("lorries trucks"),
    words("flat apartment"),
    words("flats apartments"),
    words("film movie"),
    words("films movies"),
    words("shop store"),
    words("shops stores"),
    words("car vehicle"),
    words("cars vehicles"),
    words("boat ship vessel"),
    words("boats ships vessels"),
    words("photo picture photograph image"),
    words("photos pictures photographs images"),
    words("doctor physician"),
    words("doctors physicians"),
    words("lawyer attorney solicitor"),
    words("lawyers attorneys solicitors"),
    words("house home"),
    words("houses homes"),
    words("street road"),
    words("fire blaze"),
    words("fires blazes"),
    words("children kids youngsters"),
    words("chairman chairwoman chairperson chair"),
    words("spokesman spokeswoman spokesperson"),
    words("video footage"),
    words("talks negotiations discussions"),
    words("deal agreement"),
    words("poll survey"),
    words("result outcome"),
    words("part portion"),
    words("place location site"),
    words("job post position"),
    words("yearly annual"),
    words("yearly annually"),
    words("fast quick rapid swift"),
    words("fast quickly rapidly swiftly"),
    words("often frequently"),
    words("later afterwards subsequently"),
    words("earlier previously"),
    words("now currently presently"),
    words("nearly almost"),
    words("whole entire"),
    words("completely entirely fully totally wholly"),
    words("wrong incorrect"),
    words("extra additional further"),
    words("next following"),
    words("until till"),
    words("about regarding concerning on over"),
    words("because since as"),
    words("therefore thus so hence"),
    words("only just"),
    words("perhaps maybe possibly"),
    words("probably likely"),
    words("mainly mostly chiefly largely primarily"),
    words("especially particularly"),
    words("usually normally generally typically"),
    words("immediately at_once straight_away instantly"),
    words("together jointly"),
    words("little small"),
    words("many numerous"),
    words("some several various"),
    words("enough sufficient"),
    words("nearby close"),
    words("again anew afresh"),
    words("in when at on during"),
    words("enquiry inquiry enquiries inquiries"),
    words("around about roughly approximately"),
    words("people persons"),
    words("while whilst"),
    words("among amongst"),
    words("toward towards"),
    words("big large"),
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
    off about between through during while because any ever either us me him hers theirs ours mine yours himself
    herself itself themselves myself ourselves within among amongst upon onto toward towards via per although though
    whether hence thus therefore whereas whilst however moreover furthermore"""
)
# A report tells that somebody said nothing: no statement, but what one may take the place of.
NO_ANSWER = (
    r"\b(?:not yet commented|did not (?:immediately )?(?:respond|reply|comment|return)|declined to comment|"
    r"could not be reached|no comment|has not (?:commented|responded)|have not (?:commented|responded)|"
    r"was not (?:immediately )?available|refused to comment|was asked for comment|"
    r"has been (?:asked|contacted|approached))"
)
