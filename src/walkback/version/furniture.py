"""What a line is by its own words: a note, a caption, a byline, or something that is no part of the report."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from walkback.model import BlockKind

LONGEST_FURNITURE = 60  # words; a longer line is the report's unless its place says otherwise


class Verdict(NamedTuple):
    """A block's kind and, for a person, why."""

    kind: BlockKind
    reason: str


_I = re.IGNORECASE
_STORY = r"(?:article|story|report|piece|post|page|column|headline|item|version|dispatch|interview|file|transcript)"

# ---- notes -------------------------------------------------------------------------------------
_NOTE = re.compile(
    r"\W{0,3}(?:"
    r"(?:corrections?|clarifications?|corrections? (?:and|&) clarifications?|erratum|retraction|amendment|"
    r"editor[’']?s?[’']? note|a note (?:from|to) (?:our )?(?:readers|the editors?)|note to (?:readers|editors)|"
    r"update[ds]?)"
    r"\s*(?:\([^)]{1,40}\)|,? ?(?:at |on )?[\d:.]{1,5} ?[apm.]{0,4} ?[A-Z]{0,4}[^:]{0,30})?\s*[:–—]"
    rf"|(?:this|the) {_STORY} (?:was|has been|is being) (?:\w+ly )?(?:\w+ )?(?:amended|corrected|updated|"
    rf"edited|changed|revised|"
    r"clarified|altered|republished|retracted|withdrawn)\b"
    rf"|(?:an?|the) (?:earlier|previous|prior|original|first|initial) (?:\w+ )?(?:version|edition|headline|"
    rf"caption|photo caption|"
    rf"photograph caption|picture caption)[^.]{{0,60}}\b(?:of|for|on|with|to) (?:this|the) \w*\s?{_STORY}\b"
    rf"|(?:this|the) {_STORY} (?:originally|initially|previously|incorrectly|wrongly|mistakenly|earlier) "
    r"(?:said|stated|gave|named|identified|reported|misstated|misspelled|quoted|described|referred)\b"
    r"|(?:we|the \w+) (?:have|has) (?:corrected|amended|updated|clarified) (?:this|the) "
    rf"{_STORY}\b|because of an? (?:editing|reporting|production) error"
    r"|\((?:corrects|clarifies|adds|updates|removes|fixes|refiles|recasts) (?!up\b)[^.]{4,160}\)\s*$"
    r")", _I,
)  # fmt: skip
_UPDATED = re.compile(r"\W*updated?\b", _I)
_NOTE_HEADING = re.compile(
    r"(?:corrections?|clarifications?|corrections? (?:and|&) clarifications?|editor[’']s note|amendments?"
    r"|(?:updates?|amendments?|changes) to this (?:article|story|report|page))\s*$", _I,
)  # fmt: skip

# ---- captions ----------------------------------------------------------------------------------
_IMAGE = (
    r"(?:(?:file |stock |handout |library |archive |composite |aerial )?"
    r"(?:photo|photograph|picture|image|illustration|graphic|pic)s?)"
)
_AGENCY = (
    r"(?:AP|AFP|EPA|PA|Reuters|Getty(?: Images)?|Shutterstock|Alamy|Bloomberg|Rex(?: Features)?|Corbis|Zuma|UPI|iStock|"
    r"(?:Associated )?Press(?: Association)?|PA (?:Wire|Media))"
)
_CAPTION = re.compile(
    rf"[\[(]?\s*(?:{_IMAGE}|image source|image credit|{_IMAGE} credit|{_IMAGE} caption|caption|captioned|"
    rf"credit|media caption)"
    r"s?\s*(?::|,\s*[A-Z]|\bby [A-Z]|courtesy\b|\|)"
    r"|(?:image|media) (?:caption|source|copyright)\b"
    rf"|\[\s*{_IMAGE}\b[^\]]*\]\s*$", _I,
)  # fmt: skip
_CREDIT_AT_END = re.compile(
    rf"(?:{_IMAGE}|credit)s?\s*(?::|\bby|courtesy of|/)\s*(?:[A-Z©]|@)[^.!?]{{0,60}}\)?\.?$"
    rf"|\((?:{_AGENCY}|[A-Z][\w ]{{1,20}})? ?[Pp]hoto(?:graph)?s?\b[^)]{{0,60}}\)\.?$"
    rf"|[(/]\s?{_AGENCY}(?:\s?/\s?[\w .’'-]+)?(?:\s(?:via|for)\s[\w ]+)?\)?$"
    r"|\b(?:REUTERS|AFP|EPA)/[\w .’'-]{3,40}$|\bvia (?:Getty Images|Shutterstock|AP|AFP|Reuters)\)?$"
    r"|\((?:archive|file|library|stock)(?: (?:photo|picture|image|photograph|pic))?\)\.?$"
    r"|\bfile (?:photo|picture)\.?$"
)

# ---- bylines, datelines of their own, contributor lines -----------------------------------------
_NAME = r"(?:[A-ZÀ-Þ][\w’'.-]*|(?:de|da|di|del|della|van|von|der|den|al|el|bin|ibn|la|le|ter)\b)"
_NAMES = rf"{_NAME}(?:(?:\s|\s?,\s|\s?&\s|\s?/\s|\s(?:and|in|at|for|of|on|with|the)\s)+{_NAME}){{0,14}}"
_BYLINE = re.compile(
    rf"(?:(?:by|words by|written by|reported by|story by|text by) :?)(?=[A-ZÀ-Þ])(?-i:{_NAMES})\s*[|,•·:–—-]?\s*"
    r"(?:[\w ]{0,40}(?:correspondent|editor|reporter|writer|staff|agency|news|columnist|producer|"
    r"bureau)[\w ]{0,30})?\.?$", _I,
)  # fmt: skip
_CREDITS = re.compile(
    r"[(\[—–-]*\s*(?:(?:additional |further |original |extra )?(?:reporting|writing|editing|research|"
    r"translation|compiled|production|"
    r"words|graphics|photography|video)(?: and (?:reporting|writing|editing|research))?(?: assistance)?|edited|"
    r"translated|compiled)"
    r"(?: (?:for|in|from) [\w ,]{2,30})? by (?=[A-ZÀ-Þ])(?-i:[A-ZÀ-Þ])"
    r"|[(\[—–-]*\s*with (?:additional )?(?:reporting|files|contributions|inputs?|agency inputs?) (?:by|from)\b"
    r"|[(\[—–-]*\s*with (?:agencies|wires|inputs from)\b", _I,
)  # fmt: skip
CONTRIBUTED = re.compile(
    r"(?:\bcontributed (?:reporting|research|additional reporting|writing)\b(?! that)"
    rf"|\bcontributed to (?:this|the) {_STORY}\b|\b(?:reported|reporting) from [A-ZÀ-Þ][\w’'., -]{{1,60}}\.?$"
    rf"|\bassisted (?:with|in) (?:the )?reporting\b|\bcontributed from [A-ZÀ-Þ])"
)
_BIO = re.compile(
    rf"(?-i:{_NAME}(?: {_NAME}){{1,3}}) (?:is|was|writes|covers|reports|joined|"
    rf"works)\b[^.]{{0,60}}\b(?:correspondent|reporter|editor|"
    r"columnist|staff writer|journalist|producer|freelance|contributor|contributing|covering|author of)\b", _I,
)  # fmt: skip

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
_DATE_WORDS = re.compile(
    rf"(?:{_WEEKDAY},? )?(?:\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}|{_MONTH} \d{{1,2}}(?:st|nd|rd|"
    rf"th)?)(?:,? \d{{4}})?"
    r"|\b\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:T[\d:.]+(?:Z|[+-][\d:]+)?)?|\b\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})\b"
    rf"|\b{_MONTH} \d{{4}}\b", _I,
)  # fmt: skip
_CLOCK_WORDS = re.compile(
    r"\b\d{1,2}[:.]\d{2}(?::\d{2})? ?(?:[ap]\.?m\b\.?)?(?: ?\(?[A-Z]{2,5}\b\)?)?|"
    r"\b\d{1,2} ?[ap]\.?m\b\.?(?: [A-Z]{2,4}\b)?"
    r"|\b\d{4} ?(?:GMT|UTC|BST|CET|EST|EDT)\b|\b\d+ (?:second|minute|hour|day|week|month|year|min|hr)s? ago\b", _I,
)  # fmt: skip
_TIME_LABEL = re.compile(
    r"\b(?:first |last |page last |originally |article )?(?:published|updated|posted|modified|created|issued|"
    r"filed|date|on|at|by|uk)\b:?",
    _I,
)

_DIGIT = re.compile(r"\d")
_WEEKDAY_WORD = re.compile(rf"\b{_WEEKDAY}(?=\W|$)", _I)
_ENDS_PLACE = re.compile(r"[,|·•–—:(/-]$")
_LETTER_WORD = re.compile(r"[^\W\d_][\w.’'-]*")
_TIME_FILLERS = frozenset(("the", "of", "and", "in", "gmt", "local", "time", "edt", "est", "bst", "utc"))

# ---- what is no part of the report --------------------------------------------------------------
# Labels in front of another story's headline.
_LABEL = re.compile(
    r"\W{0,3}(?:related(?: (?:articles?|stor(?:y|ies)|content|topics|links?|coverage|news|reading|video))?|"
    r"read(?: more| also| next| on)?|"
    r"also (?:read|see|on [\w ]{2,20})|see also|see more|more|more (?:from|on|in|about) [\w’'& ]{2,40}|"
    r"more [\w’' ]{2,24}(?:news|stories|coverage)|"
    r"further reading|recommended(?: for you)?|watch(?: live| now| again| more)?|video|videos|listen(?: live|"
    r" now| again)?|audio|podcast|"
    r"gallery|photo gallery|photos|pictures|in pictures|live(?: updates| blog| tv)?|up next|next up|next|"
    r"coming up|on air|don[’']t miss|must read|"
    r"top stor(?:y|ies)|most (?:read|popular|viewed|shared|watched)|trending(?: now)?|popular(?: now)?|latest|"
    r"editors?[’']?s? (?:picks?|choice)|subscriber exclusive|subscribers? only|premium|for subscribers|"
    r"advert|advertisement|advertorial|ad|sponsored|promoted|partner content|paid content|promotion|classifieds|"
    r"newsletter|puzzles?|crossword|quiz|poll|horoscopes?|recipes?|shop|offers?|"
    r"competition|jobs|download|app|tags?|topics?|filed under|keywords?|categories|share)\s*[:|»›→>]", _I,
)  # fmt: skip
# Labels that other stories carry, but a report may open with as well.
_SOFT_LABEL = re.compile(
    r"(?:analysis|opinion|comment|commentary|letters?|explainer|explained|profile|timeline|factbox|editorial|"
    r"feature|interview|review|"
    r"obituary|obituaries|births|notices|traffic|lottery(?: numbers)?|from the archives?|in your area|weather|"
    r"travel|tickets|exclusive|background|in depth|fact check|q&a|long read|first person|blog|column|culture|"
    r"sport|"
    r"business|politics|world|science|health|money|tech)\s*[:|»›→]\s", _I,
)  # fmt: skip
_START = re.compile(
    r"\W{0,3}(?:sign ?up\b|subscribe\b|unsubscribe\b|register (?:now|here|for free|to (?:read|continue|"
    r"comment))|(?:please )?(?:log|sign) ?in\b(?: (?:to|now|or)\b|[^a-z]*$)|"
    r"already (?:a|an) (?:subscriber|member)|(?:to )?continue reading|keep reading|click here|tap here|"
    r"(?:please )?(?:download|get) (?:our|the) (?:[\w ]{1,20} )?app\b|follow (?:us|our|@\w+|"
    r"[\w .’']{3,40} on (?:twitter|x|facebook|instagram|threads|bluesky|linkedin|tiktok|mastodon|whatsapp))\b|"
    r"(?:like|find|join) us (?:on|at)\b|join (?:our|the (?:conversation|discussion|debate))\b|share (?:this|on|"
    r"via|page|your)\b|e-?mail (?:us|this|the (?:author|newsroom|reporter))\b|"
    r"print this\b|send (?:us|your)\b|write to (?:us|our)\b|contact (?:us|our)\b|get in touch\b|got (?:a|"
    r"any) (?:tip|story|news|question|confidential)|"
    r"have you (?:a|got an?|been affected|a story)\b|do you have (?:a|any|more) (?:tip|story|information|news|"
    r"question)|"
    r"get (?:the|our|more|all|your)\b[^.]{0,60}\b(?:newsletter|briefing|inbox|alerts?|headlines|e-?mails?|updates)|"
    r"become an? (?:member|subscriber|supporter|patron)|support (?:our (?:work|journalism|news\w*|reporting)|"
    r"(?-i:us\b)|the work|(?:local|independent|quality|public|free|fearless) (?:news|journalism|media|press|"
    r"reporting)\b)|donate\b|make a (?:donation|gift)|"
    r"(?:we|this (?:site|website|page)|our (?:site|website|partners)) (?:and our partners )?(?:use|uses|store|"
    r"stores)\b[^.]{0,30}\bcookies|"
    r"accept (?:all|cookies)|reject all|manage (?:your |my |cookie )?(?:choices|preferences|cookies|consent|"
    r"settings)|by (?:clicking|continuing|using|signing|subscribing)\b[^.]{0,80}\b(?:agree|accept|consent)|"
    r"turn on (?:notifications|alerts|desktop)|text (?-i:[A-Z]{2,12}) to\b|view (?:all|more|comments|gallery|"
    r"the gallery|full)\b|(?:show|load|see|hide) (?:more|comments|all|less)\b|"
    r"leave a (?:comment|reply)|(?:post|add|write) (?:a|your) comment|be the first to comment|comments? (?:are|"
    r"is) (?:closed|off|now closed|turned off)|"
    r"(?:\d+ comments?|comments?(?: \(?\d+\)?)?|join the conversation)\s*$|(?:bet|gamble|drink|"
    r"play) responsibly|skip to (?:main |the )?(?:content|navigation|search|article|footer)|"
    r"back to (?:the )?top|jump to (?:content|navigation|comments)|"
    r"you (?:may|might|can) (?:also )?(?:like|want to read|be interested|read)\b|recommended(?: for you|"
    r" stories| reading| videos?)?\s*$|"
    r"advertisements?\s*$|advert\s*$|ad\s*$|sponsored(?: content| by .{2,40})?\s*$|promoted(?: content|"
    r" stories)?\s*$|paid (?:post|content|partner content)\s*$|"
    r"(?:story|article|report|this article|this story) continues (?:below|after|beneath)|scroll (?:down|to)\b|"
    r"supported by\s*$|"
    r"listen to (?:this|the) (?:article|story|podcast|episode|programme)|\d+[- ]min(?:ute)?s?(?: read)?\s*$|"
    r"reading time|estimated read|"
    r"loading\b\W*$|(?:please )?(?:enable|turn on) (?:javascript|cookies)|(?:this|your) browser (?:does not|"
    r"doesn[’']t|is)|this (?:video|content|feature|page) (?:is|isn[’']t|is not|cannot|can[’']t|"
    r"requires)[^.]{0,40}(?:available|played|loaded|javascript|cookies|supported)|"
    r"(?:media playback|playback) is|share (?:article|story|page)?\s*$|(?:save|print|copy link|copy|bookmark|"
    r"facebook|twitter|whatsapp|e-?mail|instagram|linkedin|youtube|reddit|telegram|x|messenger|pinterest|"
    r"flipboard|menu|search|close|home|share|reply|report|like|expand|play|pause|mute|next|previous|more|"
    r"read more|live|close menu|open menu|log ?in|sign ?in|subscribe)\s*$|"
    rf"this {_STORY} (?:first |originally |was first |was originally )(?:appeared|ran|published|produced|"
    rf"written|aired)\b|"
    r"(?:published|republished|reprinted|reproduced) (?:with|by) (?:permission|arrangement|kind permission)|"
    r"(?:get )?(?:unlimited|full|instant)(?: digital)? access to (?:the|our|all|every|more|[A-Z])|(?:start|try|"
    r"begin) your (?:free )?(?:trial|subscription)|"
    r"(?:thank you|thanks) for (?:reading|subscribing|signing|registering|visiting)|you(?: have|"
    r"[’']ve) (?:reached|read|used|\d+)[^.]{0,40}(?:article|limit|stor)|"
    r"(?:this|the) (?:article|story|content) is (?:for|only for|exclusive|reserved|available (?:only )?to|"
    r"free to read)|(?:create|register for) (?:a|an|your) (?:free )?account|"
    r"find out more\b|learn more\s*$|(?:explore|discover) more\b|(?:read|view) (?:more|the full|full|original|"
    r"next|all|our)\b|read (?:the|this) [^.]{3,60} (?:here|online)\b|"
    r"watch (?:the|this|our|more|live|on|[\w ]{0,24}video)[^.]{0,60}(?:here|above|below|video|live)\b|"
    r"most (?:read|popular|viewed|shared|watched|recent|commented)\b[^.]{0,20}$|"
    r"(?:trending|top stories|latest news|related (?:articles|stories|content|topics|[\w ]{0,20}links|news|"
    r"coverage|videos?)|editors?[’']?s? picks?|what to read next|up next|around the web|from the web|"
    r"more (?:stories|news|coverage|to read|like this|on this story|on this topic|from [\w’' &]{2,40}|"
    r"in [\w’' &]{2,30}|about [\w’' &]{2,30}|on [\w’' &]{2,30}))\s*$|"
    r"(?:questions|complaints)\b[^.]{0,40}\b(?:readers[’'] editor|ombudsman|press council)|what do you think\?|"
    r"have your say\b|vote in our\b|take our (?:poll|quiz|survey)|"
    r"call our (?:newsroom|newsdesk|tip)|(?:for )?(?:further|more) (?:information|"
    r"details),? (?:please )?(?:contact|call|visit|write|e-?mail)\b|"
    r"(?:media|press) (?:contacts?|enquiries|inquiries|office|desk)\s*:|(?:attention |note for )?editors\s*:|"
    r"embargoed (?:until|till)\b|not for publication\b|more to (?:follow|come)\b|ring (?:our|the) newsdesk)", _I,
)  # fmt: skip
_ANYWHERE = re.compile(
    r"\ball rights reserved\b|(?:^|\s)©|\(c\) ?\d{4}|\bcopyright (?:©|\(c\)|\d{4})|\bunsubscribe\b|"
    r"\b(?:sign up|subscribe|register) (?:here|now|today|free|for free|for (?:our|the|your)|to (?:our|the|get|"
    r"receive))\b|"
    r"\bfollow us (?:on|for|@|here|at)\b|\bclick here (?:to|for)\b|\bdownload our app\b|"
    r"\bstandard rates apply\b|\balready (?:a|an) (?:subscriber|member)\?|"
    r"\bwe use cookies\b|\bnot responsible for the content of (?:external|other)\b|\b(?:may|"
    r"must) not be (?:published|reproduced|copied|rewritten|broadcast)\b|\b(?:reuse|reprint|reproduction|"
    r"republication) (?:with|without|only|is|by)\b|"
    r"\b(?:write to|contact|e-?mail|ring|call|tell) our (?:newsroom|news ?desk|reporters?|editors?)\b|"
    r"\b(?:ring|call|phone) the news ?desk\b|"
    r"\bcontact our newsroom\b|\bavailable (?:at|from|in) (?:all )?(?:good )?newsagents\b|\bbet responsibly\b|"
    r"\bgamble ?aware\b|"
    r"\bpress (?:complaints )?(?:council|ombudsman|regulator)\b[^.]{0,40}\b(?:member|complaint)|"
    r"\b(?:complaints to|write to) the (?:readers[’'] )?editor\b|"
    r"\brequest a (?:free )?(?:trial|demo)\b|\b(?:download|get) our (?:free )?app\b|\btime[- ]limited offer\b|"
    r"\bsupport (?:local|independent|quality) (?:news|journalism)\b", _I,
)  # fmt: skip
_SHORT_ONLY = re.compile(
    r"\b(?:privacy (?:policy|notice|settings)|cookies?(?: (?:policy|settings|notice|preferences))?|"
    r"terms (?:of (?:use|service|sale)|(?:and|&) conditions)|"
    r"legal notice|help cent(?:re|er)|contact us|about us|advertise with us|accessibility|site ?map|log ?in|"
    r"sign ?in|sign ?up|subscribe|newsletters?|"
    r"my account|e-?paper|freedom of information|registered office|share this|most read|live tv)\b", _I,
)  # fmt: skip
_ABOUT_OUTLET = re.compile(
    r"[\w ,’']{0,40}\b(?:is|are|was|has been)\b[^.]{0,60}\b(?:publication|newspaper|newsagents?|magazine|"
    r"published|printed|"
    r"serving|members? of|edited|regulated|non-?profit|free to read|subscri\w+|reader-funded|funded by|independent)\b",
    _I,
)
# What an outlet says to its public around a report. In the middle of one, the same words may be its own.
_TO_THE_PUBLIC = re.compile(
    r"\b(?:our|your)\b[^.?!]{0,40}\b(?:app|newsletters?|shop|site|website|page|paper|edition|issue|programmes?|"
    r"programs?|podcasts?|studio|"
    r"newsroom|newsdesk|readers|listeners|viewers|offices?|channel|coverage|guides?|inbox|e-?mail|alerts?|"
    r"journalism|subscribers?|"
    r"archive|quiz|crossword|puzzles?|survey|poll|reporters)\b|\bon page \d+|\b(?:brought to you|sponsored|"
    r"presented) by\b|"
    r"\bin (?:paid )?partnership with\b|\bpowered by\b|\btune in\b|\badvertise (?:here|with|in)\b|"
    r"\bvisit (?:our|www)\b|"
    r"\b(?:listen|watch) again\b|\b(?:is|are) repeated (?:at|on|tonight)\b|\bnext (?:bulletin|edition|issue|"
    r"programme)\b|"
    r"\b(?:tonight|tomorrow|today|sunday|saturday)[’']s (?:bulletin|programme|show|edition|paper|crossword|"
    r"puzzle|podcast|episode)\b|"
    r"\b(?:readers?|listeners?|viewers?|subscribers?)\b[^.?!]{0,30}\b(?:offers?|can|may|get|save|enter|win)\b|"
    r"\bdelivered (?:free|to (?:your|every))\b|\bthis (?:page|site|bulletin) (?:is|was) (?:updated|refreshed|"
    r"printed|produced)\b|"
    r"\b(?:win|save) (?:(?:a|an|up to|two)\b|[£$€]\d)|\btickets?\b[^.?!]{0,30}\b(?:on sale|available)\b|"
    r"\bfree (?:with|to) (?:every|subscribers)\b|"
    r"^printed (?:on|at|in|by)\b|^an? (?:member|part|title) of the [\w ]{2,40}(?:group|network|family)\b|"
    r"^letters to the editor\b|"
    r"^you(?: are|[’']re) reading\b|^to (?:comment|reply|respond|complain|advertise|subscribe)\b|^(?:seen|know|"
    r"heard) (?:something|anything|more)\?|"
    r"^(?:want|looking for|missed|enjoyed|love|like) [^.?!]{3,60}\?|^(?:try|read|see|hear|watch|visit|ring|buy|"
    r"pick up|order) (?:our|the) [^.?!]{0,50}"
    r"\b(?:app|guide|shop|page|podcast|newsletter|edition|website|paper|magazine)\b", _I,
)  # fmt: skip
_ERROR_PAGE = re.compile(
    r"(?:(?:error )?(?:404|403|410|500|502|503)\b[^.]{0,40}(?:not found|error|forbidden|unavailable|gone)?|"
    r"(?:the |this |that )?page (?:you (?:are|were|requested|have requested)|cannot|can[’']t|could not|"
    r"not found|does not|doesn[’']t|has (?:moved|been removed)|is (?:no longer|not))|"
    r"page not found|we (?:can[’']t|cannot|could not|couldn[’']t) find (?:the|that|this) page|(?:oops|"
    r"whoops)\b|access (?:denied|to this page)|you (?:do not|don[’']t) have (?:permission|access)|forbidden|"
    r"service unavailable|bad gateway|"
    r"checking (?:your browser|if the site)|verify(?:ing)? (?:that )?you are (?:a )?human|are you a robot|"
    r"please (?:verify|complete the|enable|wait|turn)|just a moment|unusual (?:traffic|activity)|"
    r"your (?:request|ip)[^.]{0,40}blocked|"
    r"(?:sorry,? )?(?:this|the) (?:article|story|content|page) (?:is no longer|is not|has been removed|"
    r"could not)|the requested (?:url|page|resource))", _I,
)  # fmt: skip
_WIRE_END = re.compile(
    r"\W{0,4}(?:end|ends|more|endit|stop)\W{1,4}(?-i:[A-Z0-9/ :.-]{0,40})$|\W{0,3}(?:ends?|endit)\W{0,3}$"
    r"|\W{1,3}30\W{1,3}$|[#*=_~\-–—• .]{1,60}$",
    _I,
)
_WIRE_SLUG = re.compile(r"[A-Z][A-Z0-9-]{2,}[-/][A-Z0-9/()-]+(?: [A-Z0-9/&().,-]+){0,6}$")
_WIRE_REMARK = re.compile(r"[(\[](?:[A-Z0-9 ,.'’/:-]{4,60})[)\]]$")
_VIDEO_TAIL = re.compile(
    r"(?:\s[–—|-]|:)\s?(?:live )?(?:video|audio|podcast|in pictures|gallery|photos|pictures|video report|"
    r"video explainer|live|watch|explainer video)\s*$", _I,
)  # fmt: skip
_TAG_ONLY = re.compile(r"</?[a-z][^<>]{0,200}>$", _I)
_CONTACT = re.compile(
    r"(?:[\w.+-]+@[\w-]+\.[\w.]{2,}|https?://\S+|www\.\S+)$"
    r"|(?:contact|e-?mail|reach|write to)\b[^.]{0,80}\bat \S+@\S+$"
    r"|(?:twitter|instagram|facebook|x): ?@\w+(?:[ ,;|]+(?:twitter|instagram|facebook|x)?:? ?@\w+)*$", _I,
)  # fmt: skip

_SPEECH = re.compile(
    r"[\"“”«»]|\b(?:said|says|saying|told|according to|added|asked|wrote|tweeted|announced|insisted|claimed|"
    r"denied|warned)\b",
    _I,
)
_SENTENCE_END = re.compile(r"[.!?…:;][\"“”’'»)\]]*$")
_WORD = re.compile(r"[^\W_]\S*")
_ABBREVIATED_END = re.compile(r"\b(?:[ap]\.m|Inc|Ltd|Co|Jr|Sr|U\.S|U\.K|B\.C|D\.C)\.$", _I)


def ends_sentence(line: str) -> bool:
    """Whether the line closes as a sentence does; an abbreviation's full stop is none."""
    return bool(_SENTENCE_END.search(line)) and not _ABBREVIATED_END.search(line[-8:])


def reports_speech(line: str) -> bool:
    """Whether the line holds quotation marks or a common verb of speech."""
    return bool(_SPEECH.search(line))


@lru_cache(maxsize=2048)  # a page's lines are each asked a dozen times
def count_words(line: str) -> int:
    """Number of words that hold a letter or a digit."""
    return len(_WORD.findall(line))


def is_note(line: str) -> bool:
    """Whether the line tells of a correction, clarification, update or other change to the report."""
    return bool(_NOTE.match(line)) and not (_UPDATED.match(line) and is_time_line(line))


def is_note_heading(line: str) -> bool:
    """Whether the line is nothing but "Correction" or the like, over a note."""
    return bool(_NOTE_HEADING.match(line)) or (bool(_NOTE.match(line)) and is_time_line(line.rstrip(". ")))


def is_time_line(line: str) -> bool:
    """Whether the line holds a date or clock time and little else: a place before a comma, "Published", a weekday."""
    if len(line) > 140 or not _DIGIT.search(line):
        return False
    first = _DATE_WORDS.search(line) or _CLOCK_WORDS.search(line)
    if first is None:
        return False
    dated = first.re is _DATE_WORDS
    before = _WEEKDAY_WORD.sub(" ", _TIME_LABEL.sub(" ", line[: first.start()])).strip()
    if before and any(c.isalpha() for c in before) and not _ENDS_PLACE.search(before):
        return False  # "Vote on 4 March" is a title
    rest = _CLOCK_WORDS.sub(" ", _DATE_WORDS.sub(" ", line))
    rest = _WEEKDAY_WORD.sub(" ", _TIME_LABEL.sub(" ", rest))
    words = [word for word in _LETTER_WORD.findall(rest) if word.lower() not in _TIME_FILLERS]
    if len(words) > (5 if dated else 2):
        return False
    return not words or (words[0][0].isupper() and not ends_sentence(rest.strip()))


def is_byline(line: str) -> bool:
    """Whether the line names who wrote, edited or helped with the report."""
    if len(line) > 300:
        return False
    return bool(
        _BYLINE.match(line) or (_CREDITS.match(line)) or (CONTRIBUTED.search(line) and not _SPEECH.search(line))
    )


def is_author_bio(line: str) -> bool:
    """Whether the line introduces a journalist; only at the end of a report does it mean its author."""
    return bool(_BIO.match(line)) and count_words(line) <= 60 and not _SPEECH.search(line)


def is_error_page(line: str) -> bool:
    """Whether the line is what a server says in place of a page."""
    return bool(_ERROR_PAGE.match(line))


def is_video_line(line: str) -> bool:
    """Whether the line is a video's or gallery's title, told by its end ("… – video")."""
    return bool(_VIDEO_TAIL.search(line)) and count_words(line) >= 3


def judge_line(line: str) -> Verdict | None:
    """Tell what a line of collapsed text is by its own words, wherever it stands; None: a part of the report.

    Speaks only where the words are enough: quotations, reported speech and running sentences of a
    report are left alone, and so are transcript turns, questions, list items and subheadings.
    """
    if is_note(line):
        return Verdict(BlockKind.NOTE, "tells of a change to the report")
    count = count_words(line)
    if count == 0:
        return Verdict(BlockKind.FURNITURE, "no words")
    if _TAG_ONLY.match(line):
        return Verdict(BlockKind.FURNITURE, "markup")
    if count <= 90 and _CAPTION.match(line):
        return Verdict(BlockKind.CAPTION, "opens as a caption")
    if is_time_line(line):
        return Verdict(BlockKind.BYLINE, "date line")
    if is_byline(line):
        return Verdict(BlockKind.BYLINE, "byline or credits")
    speech = _SPEECH.search(line)
    if count <= 60 and not (speech and count > 40) and _CREDIT_AT_END.search(line):
        return Verdict(BlockKind.CAPTION, "ends in a picture credit")
    if count <= 30 and is_video_line(line):
        return Verdict(BlockKind.FURNITURE, "related-video line")
    if _WIRE_END.match(line):
        return Verdict(BlockKind.FURNITURE, "end mark")
    if count <= 10 and _WIRE_REMARK.match(line):
        return Verdict(BlockKind.FURNITURE, "remark of the wire desk")
    if _CONTACT.match(line):
        return Verdict(BlockKind.FURNITURE, "address")
    if count > LONGEST_FURNITURE:
        return None
    if count <= 30 and _LABEL.match(line) and (not ends_sentence(line) or line.endswith(":")):
        return Verdict(BlockKind.FURNITURE, "label of another story")
    if speech:
        return None
    if count <= 45 and _START.match(line):
        return Verdict(BlockKind.FURNITURE, "speaks to the page's visitor")
    if _ANYWHERE.search(line):
        return Verdict(BlockKind.FURNITURE, "copyright, newsletter or cookie line")
    if count <= 12 and _SHORT_ONLY.search(line) and not ends_sentence(line):
        return Verdict(BlockKind.FURNITURE, "page menu")
    return None


def judge_label(line: str) -> Verdict | None:
    """Tell a label that other stories carry ("Analysis: …", "Letters: …") from a title of the report's own."""
    if count_words(line) <= 30 and _SOFT_LABEL.match(line) and not ends_sentence(line) and not _SPEECH.search(line):
        return Verdict(BlockKind.FURNITURE, "label of another story")
    return None


def judge_edge(line: str, outlets: tuple[str, ...] = ()) -> Verdict | None:
    """Tell what a line before or after the report's own paragraphs is; None: nothing speaks against it.

    ``outlets`` are names of the outlet: a paper that speaks about itself there is no part of the report.
    """
    if is_author_bio(line):
        return Verdict(BlockKind.BYLINE, "about the author")
    label = judge_label(line)
    if label is not None:
        return label
    count = count_words(line)
    if count <= 30 and not _SPEECH.search(line) and _TO_THE_PUBLIC.search(line):
        return Verdict(BlockKind.FURNITURE, "speaks to the outlet's public")
    if count <= 40 and not _SPEECH.search(line):
        lowered = line.lower().removeprefix("the ")
        for outlet in outlets:
            name = outlet.lower().removeprefix("the ")
            short = name.split()[-1] if name.split() else ""
            for own in (name, short):
                if len(own) > 3 and lowered.startswith(own) and _ABOUT_OUTLET.match(line[len(own) :]):
                    return Verdict(BlockKind.FURNITURE, "the outlet about itself")
    return None


_QUOTED = re.compile(r"[\"“«][^\"”»]*[\"”»]")
_PERSON = re.compile(r"\b(?:our|your|yours|us|you|we)\b", _I)
ASIDE_TO_READER_WORDS = 12


def speaks_to_reader(line: str) -> bool:
    """Whether a short line has the outlet in the first person or its reader in the second, outside quotations."""
    return count_words(line) <= ASIDE_TO_READER_WORDS and bool(_PERSON.search(line)) and not _SPEECH.search(line)


def is_personal(line: str) -> bool:
    """Whether a line speaks in the first or second person outside quotations, as columns and letters do."""
    return bool(_PERSON.search(_QUOTED.sub(" ", line)))


def is_wire_slug(line: str) -> bool:
    """Whether the line is an agency's keyword line ("NORLAND-FERRY/ATTN DESKS")."""
    return bool(_WIRE_SLUG.match(line)) and count_words(line) <= 8
