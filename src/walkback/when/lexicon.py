"""Words that tell what a time expression belongs to: occasions of speech, prepositions of time, verbs of speaking."""

from __future__ import annotations

# What words are said at, in, to or through: the day of the occasion is the day of the words.
OCCASIONS = """statement statements briefing briefings conference conferences interview interviews speech speeches
    address remarks remark comment comments hearing hearings testimony evidence meeting meetings session sessions debate
    debates broadcast broadcasts programme program show podcast bulletin bulletins editorial editorials article
    articles column columns report reports letter letters email emails e-mail e-mails memo memos note notes notice
    notices tweet tweets post posts message messages release releases call calls edition editions issue issues
    announcement announcements update updates ruling rulings judgment judgement decision order filing filings lawsuit
    complaint deposition affidavit brief petition ceremony rally rallies summit summits talks visit visits vigil
    funeral mass sermon homily lecture forum panel dinner luncheon lunch breakfast reception tour appearance
    appearances trial court presser gaggle livestream webcast stream video recording telecast newscast transcript
    news-conference press-conference town-hall congress convention assembly vote votes questions question-time budget
    parliament committee inquiry inquest audience mass-meeting teleconference phone-in blog blogpost op-ed
    communique communiqué declaration dispatch despatch cable telegram paper papers minutes newsletter prospectus
    study survey poll data figures review audit findings proclamation resolution decree warning alert advisory
    circular reply response answer apology denial confirmation rebuttal resignation testimony arraignment plea
    sentencing hearings march demonstration protest demonstrations protests gathering conversation phone telephone
    launch text texts document documents draft copy contract memorandum opening closing inauguration event events eve"""
# Contests and the like: one speaks right after them ("said after Saturday's win").
CONTESTS = """match matches game games win wins victory defeat loss draw race final semifinal semi-final quarterfinal
    quarter-final practice training qualifying fight bout test tie derby fixture friendly round stage kickoff
    kick-off"""
# Verbs of which a form before a time expression says that somebody then spoke or wrote: "asked on Monday", "a letter
# dated Friday", "an interview published on Sunday".
SPEAKING = """asked pressed questioned quizzed speaking spoke speaks addressing addressed testifying testified
    appearing appeared responding responded replying replied writing wrote posting posted tweeting tweeted announcing
    announced interviewed contacted reached quoted telling told talking talked briefing briefed arguing
    commenting answering reacting reacted dated issued released published broadcast aired posted sent made given
    delivered distributed circulated read recorded held signed obtained submitted filed televised convened called
    printed carried uploaded shared handed unveiled presented completed conducted attending attended visiting
    presenting opening"""
# Verbs whose object is the hearer: "told Monday's briefing".
HEARD_BY = "told tell tells telling informed inform informs assured addressed address reminded warned briefed advised"
# The time is a day of the saying.
WITHIN = "on in at during over within around about through throughout this"
# It is a day that the saying came after, or before.
AFTER = "after following since from post"
BEFORE = "before until till by"
AFTER_PHRASES = "in_the_wake_of in_response_to in_reaction_to in_the_aftermath_of as_a_result_of in_light_of"
BEFORE_PHRASES = "ahead_of prior_to in_advance_of in_the_run-up_to on_the_eve_of up_to"
# Words between a preposition and a day, or before it: "late on Friday", "early Monday".
MODIFIERS = "late early earlier later just only again once already as recently so far back both also even first"
# "in the early hours of Saturday"
PARTS_OF_DAY = "hours morning afternoon evening night course close end beginning start"
# They open content, or a clause with a time of its own.
OPENERS = """that whether if why how because although though while unless whereas as until than where what when
    once since"""
RELATIVES = "who whom whose which"
# A pronoun that is the subject of a new clause.
SUBJECTS = "he she they we i you there it"
# Words that point to the time that was told just before.
THEN = """then at_the_time at_that_time the_same_day that_day that_night that_morning that_evening that_afternoon
    on_that_day on_the_day on_the_same_day the_same_evening that_same_day at_that_point"""
# Who a person may be said to be.
PEOPLE = """man woman spokesman spokeswoman spokesperson minister president chairman chairwoman chair chief director
    secretary commissioner mayor governor senator lawyer attorney doctor officer official professor judge king queen
    prince princess coach manager captain general colonel ambassador leader head premier chancellor deputy source
    diplomat aide adviser advisor analyst economist witness resident mother father son daughter brother sister wife
    husband neighbour neighbor victim owner founder executive boss editor author player striker inspector sergeant
    constable sheriff marshal bishop pope priest driver nurse teacher student farmer survivor councillor lawmaker
    congressman congresswoman legislator prosecutor expert scientist researcher forward winger defender midfielder
    goalkeeper keeper skipper bowler batsman golfer rider cyclist runner swimmer athlete singer actor actress
    musician artist writer poet novelist journalist reporter columnist presenter host anchor activist campaigner
    organiser organizer candidate nominee frontrunner incumbent opponent rival suspect defendant plaintiff pilot
    commander admiral brigadier lieutenant corporal soldier veteran rabbi imam cleric preacher pastor vicar cardinal
    archbishop scholar historian critic academic lecturer dean chef banker trader investor developer engineer
    architect broker trustee treasurer ombudsman auditor consultant contractor landlord tenant buyer seller
    billionaire businessman businesswoman entrepreneur tycoon industrialist magistrate coroner barrister solicitor
    advocate notary envoy negotiator mediator peer representative delegate speaker whip clerk guard warden principal
    headteacher headmaster pupil graduate surgeon physician psychologist psychiatrist paramedic firefighter
    detective superintendent chieftain monarch emperor sultan emir sheikh ayatollah dictator strongman widow widower
    grandmother grandfather aunt uncle cousin boyfriend girlfriend partner fiance friend colleague boy girl teenager
    pensioner passenger tourist visitor customer patient worker employee employer foreman fisherman miner strategist
    pollster specialist technician biologist chemist physicist geologist astronomer meteorologist forecaster"""
# What a body may be called.
BODIES = """company firm group organisation organization agency body ministry department office service force union
    association party government council commission committee authority board bank court club team fund foundation
    institute university school hospital charity federation league network alliance coalition army navy police
    airline operator carrier maker manufacturer retailer lender brokerage newspaper paper magazine station channel
    broadcaster city town county state province nation country administration cabinet parliament senate house
    panel watchdog regulator trust society corporation business bureau unit crew gang"""
# Of more than one word of a source, these name nobody.
NO_NAMES = """the a an mr mrs ms miss mx dr prof professor sir dame lord lady president minister prime foreign interior
    defence defense health general secretary chief of for and at in on from to by"""
NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
