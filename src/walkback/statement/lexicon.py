"""English words for what speakers do with words and how they stand to them: tables, and the forms of verbs.

A table is a string of words parted by blanks; a phrase joins its words with "_". Verbs stand in
their base form, nouns in the singular.
"""

from __future__ import annotations

import re
from functools import cache

from walkback.model import CueClass

# --- Cues -------------------------------------------------------------------------------------------------------

# Verbs by class. Where a verb reports several acts, its class is the one that news uses it for most.
VERBS: dict[CueClass, str] = {
    CueClass.SAY: """say tell add note state explain describe mention remark comment reply respond answer announce
        declare proclaim speak talk discuss recall recount relate report write tweet retweet post blog email message
        text phone telephone wire cable radio fax continue conclude joke quip muse quote cite refer repeat reiterate
        restate echo stress emphasise emphasize underline underscore highlight clarify elaborate summarise summarize
        recap inform notify brief address present publish release issue reveal disclose unveil divulge leak outline
        detail voice express utter articulate specify enumerate pronounce whisper shout yell scream cry exclaim
        murmur mutter mumble stammer stutter gasp sigh sob bellow bark boom growl groan moan grunt gush holler roar
        shriek snap thunder snarl chant narrate characterise characterize call label dub term brand portray depict
        paint frame cast compare liken equate introduce remind predict forecast foretell prophesy project estimate
        calculate speculate testify preach lecture opine interject interrupt chime greet thank congratulate apologise
        apologize communicate convey relay pass reassure confide volunteer rule theorise theorize hypothesise
        hypothesize praise hail applaud laud commend welcome salute celebrate toast honour honor eulogise eulogize
        endorse retort counter parry jest babble rant rave ramble vent gossip reminisce identify name invoke
        reference allude circulate publicise publicize broadcast update signal expound recite decree rate rank peg
        attribute ascribe credit crack deadpan drawl sing type sketch pen author advertise trumpet tease react share
        surmise conjecture deduce diagnose read offer put give raise table float pose""",
    CueClass.DENY: """deny reject dismiss refute rebut dispute contradict disavow disown repudiate rebuff discount
        debunk disclaim contest deride downplay recant retract withdraw negate disprove disagree dissent backtrack
        backpedal renounce dispel poohpooh minimise minimize""",
    CueClass.CONFIRM: """confirm acknowledge admit concede affirm reaffirm corroborate verify concur agree recognise
        recognize confess accept validate certify authenticate vouch attest consent uphold""",
    CueClass.CLAIM: """claim allege assert reassert argue contend maintain insist suggest imply hint insinuate boast
        brag posit profess purport submit reason plead tout intimate indicate advocate defend justify protest
        persuade convince rationalise rationalize gloat pretend stipulate presuppose lie spout signify""",
    CueClass.WARN: "warn caution alert threaten forewarn menace",
    CueClass.PROMISE: "promise pledge vow guarantee assure commit undertake swear",
    CueClass.ACCUSE: """accuse blame charge criticise criticize critique denounce condemn blast slam attack rebuke
        chide chastise castigate lambast lambaste decry deplore mock ridicule scold fault impugn excoriate assail
        indict lash rail bash rip hammer knock complain taunt scoff insult vilify berate upbraid disparage bemoan
        lament skewer denigrate malign smear jeer heckle boo revile pillory savage impeach sue fume grumble whine
        gripe pan trash rubbish object challenge admonish reproach reprimand disapprove sneer bitch demonise demonize
        belittle lampoon shame target bristle""",
    CueClass.DEMAND: """demand urge order request implore beg appeal exhort command instruct direct require petition
        lobby beseech entreat invite encourage propose recommend advise counsel summon mandate enjoin dictate pray
        forbid prohibit ban bar press nominate""",
    CueClass.ASK: "ask question inquire enquire wonder query quiz grill interrogate probe debate investigate",
    CueClass.THINK: """think believe feel hope want wish expect intend plan know fear worry doubt suspect consider
        understand realise realize decide see view regard assume anticipate imagine suppose presume guess figure
        remember forget learn find judge deem prefer favor favour support oppose back love like hate dislike need
        seek try aim mean desire aspire resolve determine perceive sense hold reckon refuse decline appear seem look
        sound embrace trust mind care mistake envision envisage foresee dream long hesitate pursue choose opt vote
        admire respect resent regret fret discover notice hear overhear infer gather appreciate approve despise
        detest loathe enjoy relish dread envy ponder contemplate mull weigh debate interpret observe conceive
        comprehend picture recollect reconsider ignore disregard overlook underestimate overestimate disbelieve
        marvel mourn grieve despair gauge ascertain assess evaluate witness miss champion promote balk agonise
        agonize obsess yearn crave relent prioritise prioritize uncover spot detect establish pinpoint pity fantasise
        fantasize listen ruminate define wanna""",
    CueClass.DOCUMENT: """show document record list find state demonstrate contain include chronicle prove title
        measure""",
}

NOUNS: dict[CueClass, str] = {
    CueClass.SAY: """statement remark comment announcement declaration account word testimony message speech report
        response reply answer interview tweet post letter description explanation quote quotation prediction forecast
        estimate news advice reminder apology revelation disclosure mention reference briefing observation rumour
        rumor speculation praise tribute endorsement retort rhetoric""",
    CueClass.DENY: """denial rejection dismissal rebuttal refutation retraction repudiation disavowal disagreement
        contradiction""",
    CueClass.CONFIRM: """confirmation admission acknowledgement acknowledgment concession confession affirmation
        recognition acceptance""",
    CueClass.CLAIM: """claim allegation assertion argument suggestion contention insistence insinuation implication
        hint boast theory hypothesis""",
    CueClass.WARN: "warning caution threat alert alarm",
    CueClass.PROMISE: "promise pledge vow assurance guarantee commitment undertaking oath",
    CueClass.ACCUSE: """accusation charge criticism attack complaint condemnation rebuke denunciation blame slur
        insult critique objection outcry swipe jab""",
    CueClass.DEMAND: "demand call order request appeal plea instruction ultimatum proposal invitation recommendation",
    CueClass.ASK: "question inquiry enquiry query",
    CueClass.THINK: """belief hope fear view opinion thought feeling wish plan intention expectation doubt suspicion
        concern worry idea conviction confidence decision desire support supporter opposition opponent stance
        position assumption impression understanding refusal reluctance willingness interest anger frustration
        disappointment dismay outrage shock surprise relief regret sympathy enthusiasm admiration skepticism
        scepticism distrust mistrust optimism pessimism anxiety unease goal consensus sentiment notion attempt effort
        passion faith""",
    CueClass.DOCUMENT: "document record transcript filing memo affidavit ruling indictment lawsuit poll survey study",
}

# "The opposition is confident that": an adjective, or a participle of feeling, after a form of "be".
ADJECTIVES: dict[CueClass, str] = {
    CueClass.THINK: """confident sure certain hopeful afraid worried concerned convinced optimistic pessimistic
        doubtful sceptical skeptical aware unaware glad proud happy unhappy pleased sorry surprised shocked angry
        eager willing unwilling keen reluctant determined fearful unsure uncertain disappointed unclear unconvinced
        wary nervous anxious upset furious livid grateful thankful ashamed jealous tired interested uninterested
        supportive enthusiastic against inclined open loath likely unlikely impressed unimpressed amazed appalled
        astonished baffled dismayed delighted devastated disgusted disturbed embarrassed encouraged excited
        frightened frustrated heartened horrified humbled incensed infuriated offended outraged perplexed persuaded
        puzzled relieved saddened satisfied scared stunned startled terrified thrilled touched troubled angered
        alarmed annoyed bothered rattled unable desperate divided seemingly""",
    CueClass.SAY: "clear vocal outspoken quoted reportedly effusive",
    CueClass.CLAIM: "adamant alleged allegedly supposedly unapologetic",
    CueClass.ACCUSE: "critical scathing dismissive",
}

# Phrases whose class no word of them has by itself, with nothing but adverbs and objects between their words.
PHRASES: dict[CueClass, str] = {
    CueClass.SAY: """according_to make_known make_clear make_plain make_it_clear let_slip let_it_be_known spell_out
        point_out point_to lay_out set_out set_forth put_forward put_forth put_it sum_up speak_out go_on_record
        go_on_to_say weigh_in shoot_back fire_back snap_back bring_up touch_on open_up sound_off speak_up chime_in
        blurt_out read_out reach_out take_to_twitter make_no_secret have_word get_word put_word break_news
        raise_possibility in_the_word_of in_word_of take_question have_say kick_off tick_off single_out refer_to
        hand_down call_back sign_off zero_in stop_short focus_on
        wish_inform""",
    CueClass.DENY: """push_back shoot_down brush_off brush_aside shrug_off play_down wave_away wave_off walk_back
        back_away back_off back_track back_down row_back roll_back climb_down give_lie take_back rule_out cast_doubt
        pour_cold_water throw_cold_water put_rest lay_rest swat_away bat_away knock_down tamp_down take_issue
        set_record_straight distance_himself distance_herself distance_itself distance_themselves distance_myself
        plead_not_guilty call_into_question say_no vote_no steer_clear""",
    CueClass.CONFIRM: """own_up come_clean plead_guilty stand_by stick_by say_yes claim_responsibility
        take_responsibility fess_up""",
    CueClass.CLAIM: """make_case double_down stand_up_for take_credit claim_credit make_argument argue_for
        stick_up_for""",
    CueClass.WARN: "sound_alarm raise_alarm serve_notice",
    CueClass.PROMISE: "give_word agree_to offer_to",
    CueClass.ACCUSE: """take_aim lash_out hit_out hit_back punch_back clap_back strike_back call_out tear_into
        rail_against point_finger speak_against speak_out_against go_after pile_on come_out_against take_swipe
        take_shot take_jab hit_for rip_into lay_into light_into pounce_on turn_on""",
    CueClass.DEMAND: """call_for call_on call_upon press_for push_for ask_for ask_to plead_for appeal_to argue_for
        hold_out_for send_word insist_on""",
    CueClass.ASK: "want_know like_know pose_question raise_question ask_about",
    CueClass.THINK: """turn_down look_forward look_to look_for be_going be_set be_due make_decision make_up_mind
        have_mind have_idea have_clue be_about_to come_to_believe come_conclusion take_view come_around side_with
        count_on be_against be_for have_doubt come_out_for line_up_behind rally_behind be_prepared be_ready brace_for
        warm_to""",
}

# Verbs that say little by themselves and let the noun or the verb after them speak: "issued a denial",
# "used the interview to attack", "responded by calling".
SUPPORT_VERBS = """make issue give offer release publish express voice deliver raise level hurl lodge file submit
    repeat reiterate renew send have take get receive hold keep face draw present provide put respond react reply
    answer use go come post pen write record read join lead launch mount open do turn seek quote"""
# Of these, the ones that put a feeling or a wish into words: "voiced concern" was said.
VOICING_VERBS = "express voice state declare repeat reiterate renew announce offer convey share communicate signal"
# Texts that are made of words: the verb after them tells what they do ("a statement denying").
VESSELS = """statement letter speech interview tweet post comment message report op-ed column video ad advert article
    email memo note release remark address essay blog reply response answer"""
# "continued to insist", "appeared to suggest": the verb after "to" is what was done.
TRANSPARENT_VERBS = """continue go proceed begin start appear seem tend manage happen come try attempt choose dare
    rush move work strive prefer use rise stand step struggle help serve sound want"""
# "plans to announce": nothing need have been said yet.
INTENT_VERBS = """want hope plan wish expect intend like need aim seek prefer desire aspire long prepare be_going
    be_set be_due"""
# "declined to confirm": what follows is not done.
WITHHOLDING_VERBS = "decline refuse fail neglect hesitate forget resist stop cease"
WITHHOLDING_WORDS = "unable unwilling reluctant reluctance refusal loath"
# A question or a claim left without an answer; and what is not known, so that it stays open.
EVADING_VERBS = "dodge evade sidestep duck deflect skirt ignore avoid"
LEFT_OPEN = "unaware unsure uncertain unclear"
# "does not think that X" is "thinks that not X" (neg-raising), and what is not supported is put away.
NEG_DENIES = """think believe expect want wish hope intend plan support favor favour like agree accept approve
    endorse back recognise recognize consider see view regard feel mean buy need trust seek find envision envisage
    foresee anticipate imagine figure reckon look appear seem prefer care embrace welcome love mind suppose suspect
    interested inclined convinced persuaded satisfied supportive impressed happy pleased willing confident optimistic
    likely be_prepared be_ready"""
# Verbs, adjectives and nouns that put the content away without any "not".
DENYING_WORDS = """doubt oppose doubtful sceptical skeptical unconvinced against be_against disbelieve unlikely
    disapprove opposition opponent have_doubt come_out_against"""
# "has no plans to" puts the plan away; "has no comment" withholds.
NO_DENIES = """plan intention interest desire wish appetite evidence need reason right power place basis truth sign
    proof merit"""
# After "not", after "never" or "cannot", and by themselves, these negate nothing.
NOT_NEGATING = """only just merely simply for_the_first_time for_the_last_time surprisingly unexpectedly long_ago shy
    mince hesitate_to hesitate help_but stop hold_back holding_back least afraid ashamed wait_for wait_to resist hide
    cease fail_to disguise miss contain lost_on alone more be_more been_more unaware uncommon unlike unsure
    unreasonable unhappy unwilling unfamiliar unsympathetic"""
NEVER_NEGATING = """stops? stopped tires? tired ceases? fails?_to failed_to fails? failed misses hesitated hid resist
    help_but help agree_more wait contain be_more have_been_more disagree_more"""
NO_NEGATING = """no_sooner no_less no_fewer no_doubt little_doubt no_secret no_question no_apology no_apologies
    no_bones no_problem no_mistake no_choice_but no_illusions? no_qualms no_surprise no_wonder no_mystery
    no_hesitation wast(?:e|ed|ing)_no_time nothing_but nothing_less if_not_outright if_not no_matter
    more_often_than_not without_(?:a_)?doubt without_question without_hesitation pull(?:s|ed|ing)?_no_punches
    minc(?:es?|ed|ing)_no_words no_denying"""
# Verbs of comment: to refuse them leaves the matter open, while to refuse another act is to say no.
COMMENT_WORDS = """comment say confirm answer respond discuss disclose elaborate reveal release identify name
    speculate specify provide give share explain address clarify reply detail speak talk offer describe state verify
    interview quote characterise characterize acknowledge divulge publish admit deny commit engage weigh estimate
    tell define interviewed identified quoted named comments request requests"""
# Verbs of naming, which deny what they call false; and what stands before the word for it.
CALLING_VERBS = """call describe label brand dub dismiss slam denounce blast decry characterise characterize condemn
    term deem reject rubbish pan rip attack say"""
BEFORE_UNTRUTH = """an a as is are was were all just pure total totally completely entirely simply utterly patently
    blatant blatantly categorically absolutely demonstrably flat plain and or of"""
# They open a question, so that what follows "asked" is no request.
QUESTION_OPENERS = """if whether about what why how when where who which is are was were do does did can could would
    will should has have had"""

# Source nouns that are texts: what they say is read, not heard.
DOCUMENT_NOUNS = """report letter filing poll survey statement memo memorandum papers study document record data
    figure statistic lawsuit suit complaint indictment affidavit ruling transcript article editorial op-ed column
    book release tweet website ad advert advertisement dossier audit review analysis research bill law treaty
    agreement contract constitution guidance guideline rule manual policy census estimate assessment result notice
    note log file chart list index certificate resolution charter communique communiqué bulletin brochure petition
    motion brief warrant summary minutes diary memoir biography poster placard banner sign headline caption email
    e-mail message text fax cable paperwork testimony deposition charge receipt invoice ledger inquiry enquiry
    investigation probe simulation forecast projection calculation count tally ranking questionnaire post readout
    inscription label legislation statute amendment directive regulation order verdict judgment judgement opinion
    submission finding evidence spreadsheet timetable schedule itinerary map plan proposal handbook factsheet
    newsletter pamphlet leaflet blog essay paper footnote chapter appendix page entry obituary quote interview"""
# Of these, the ones that are names of people or papers when capitalised after another word.
DOCUMENTS_OR_NAMES = """post page law bill note sign chart brief book cable map list order log record column paper
    report times file"""
# Words that end the core of a source's noun phrase.
SOURCE_BREAKS = """of by from for in on at to with about into over under who which that whose obtained seen released
    published filed issued conducted written signed posted sent dated commissioned reviewed leaked compiled prepared
    submitted taken carried produced unveiled drawn drafted provided viewed cited quoted based against as and or but
    when where during before after between among"""

# Cues that hold nothing but these introduce words without saying how.
BARE_CUES = "in on from by for of to with about as per under via at and but that"
# Base forms that are more often something else, unless they stand where a verb must, and what stands before them then.
SHY_VERBS = """back like mind long state present address page plan report view support need care trust love hope fear
    doubt judge figure guess wonder question request order demand claim charge blame attack answer comment remark
    note promise pledge alert title record document list detail contest counter look sound term brand frame paint
    cast quote project estimate forecast rate rank target object challenge face release issue message text phone
    cable cry voice guarantee update rule mock vote share tweet balk choose credit peg pan boo press bar ban sketch
    author echo joke label direct type star"""
BEFORE_SHY_VERB = """to will would can could may might must should shall do does did not n't never also all both ever
    often always who that which they we you i people 'll and or"""
# Adjectives only after a form of "be" or "seem" or an adverb; else prepositions and adverbs.
SHY_ADJECTIVES = "against open clear likely divided certain sure interested moved touched"
BEFORE_SHY_ADJECTIVE = """is are was were be been being am 's 're 'm seem seems seemed appear appears appeared remain
    remains remained feel feels felt so very too quite pretty not n't never more most less still also all both"""

# --- Content ----------------------------------------------------------------------------------------------------

# Modal verbs by the word that they are counted as.
MODALS: dict[str, str] = {
    "will": "will",
    "wo": "will",  # of "won't"
    "'ll": "will",
    "would": "would",
    "shall": "shall",
    "sha": "shall",
    "should": "should",
    "ought": "should",
    "can": "can",
    "ca": "can",
    "cannot": "can",
    "could": "could",
    "may": "may",
    "might": "might",
    "must": "must",
}
BE_FORMS = "is are was were am be been being 're 'm ai"
HAVE_FORMS = "has have had 've"
DO_FORMS = "do does did"
NOMINATIVES = "he she they we i you there"
PRONOUN_SUBJECTS = "it this that these those everybody everyone somebody someone nobody nothing everything"
# "'s" is "is" after the first, or before the second; else it is a genitive.
BEFORE_IS = "he she it that this there here what who where how when everyone nobody everything nothing i one"
AFTER_IS = "a an the not n't no been going very so just also still about too never always now"
DETERMINERS = """the a an this these those my your his her its our their every each some any no another such what
    which whose all both either neither many much few several more most one two three"""
PREPOSITIONS = """of in on at by for with from to into onto over under about against between among through during
    without within after before since until till despite toward towards upon across behind beyond near off out up
    down per via as like unlike than except including amid around above below outside inside along"""
# They end a main clause that has had its subject and verb.
SUBORDINATORS = "because although though while unless whereas whether if"
RELATIVES = "who whom whose which that where when why how what whoever whatever wherever"
# They open a clause that comes before the main clause.
CLAUSE_OPENERS = """if unless when while although though because since as once until whenever wherever given provided
    even whereas after before lest"""
# Words before the main clause that a comma follows, and those that need none.
LEADING = """look listen right sure indeed frankly honestly besides again finally first second third basically
    actually certainly clearly obviously fortunately unfortunately sadly therefore thus still otherwise instead folks
    sir madam thanks hey uh um okay ok moreover however meanwhile nonetheless nevertheless"""
FREE_LEADING = "and but so or well now then also yes yeah yep oh"
LEADING += " " + FREE_LEADING
ADVERBS = """not never n't also already always just still ever even often now then soon once again almost only yet
    too very quite rather really simply maybe indeed thus therefore nearly both all each instead today further much
    so least long since more most less"""
# Words in "-ly" that are no adverbs.
NOT_ADVERBS = """apply reply rely supply comply imply multiply fly rally bully ally tally family july likely unlikely
    early assembly monopoly ugly holy lovely friendly deadly elderly costly italy anomaly daily weekly underlying"""
TIMES = "yesterday today tomorrow tonight monday tuesday wednesday thursday friday saturday sunday last this next"
PERIODS = """week month year spring summer autumn fall winter season monday tuesday wednesday thursday friday
    saturday sunday"""
BEFORE_NOUN_WILL = "free good ill political iron sheer own living last people's god's of in with by against 's"
BEFORE_MONTH = "in on since by until of last next this early late mid every from through before after theresa mrs"
# Words in "-ed" that are no past of a verb.
NOT_PAST = "united hundred sacred naked wicked indeed embed speed agreed-upon so-called supposed alleged armed"
# Verbs of speech and thought that no clause follows without "that".
NO_CLAUSE = """see want back support oppose like seek address release publish issue present hold look sing paint name
    type cast read share cite trust mind pursue embrace"""

HEDGE_ADVERBS = """apparently possibly perhaps maybe probably presumably seemingly reportedly allegedly supposedly
    likely unlikely potentially purportedly conceivably ostensibly arguably"""
# After a form of "be", and before "to" or "that": "is believed to".
BELIEVED = """believed thought understood reported alleged rumoured rumored suspected presumed feared said assumed
    reckoned"""
HEDGE_PARTICIPLES = (
    BELIEVED
    + " "
    + """unclear unsure uncertain unaware likely unlikely possible
    probable doubtful plausible conceivable inconclusive"""
)
HEDGE_NOUNS = "possibility chance likelihood suspicion speculation rumour rumor probability risk impression"
HEDGE_PHRASES = """to_(?:my|our|his|her|their|the_best_of_my)_knowledge
    as_far_as_(?:i|we|he|she|they)_(?:know|can|could|knew)
    (?:not|n't)_(?:yet_)?(?:aware|sure|certain|clear|convinced|been_established|known|rule_out|ruled_out|exclude)
    no_way_of_knowing remains_(?:unclear|unknown|to_be_seen) not_that_i_know no_idea too_(?:early|soon)_to
    in_all_(?:likelihood|probability) may_or_may_not an_open_question"""
# "appeared in court" shows up rather than seems.
SHOWS_UP = "on before in at alongside with twice live again there".split()
# What one could see or hear, one saw or heard.
ABILITY_VERBS = "see hear feel smell taste tell afford read speak swim walk find remember recall understand count"
# "could not confirm": the matter is left open.
LEAVING_OPEN = "say confirm rule exclude verify tell know determine guarantee comment"

# "is set to", "was due to": what is to come.
FUTURE_PARTICIPLES = """going set due scheduled expected slated poised planning projected bound destined determined
    committed aiming hoping preparing ready prepared about predicted forecast anticipated intending seeking
    considering weighing gearing looking hopeful working"""
FUTURE_VERBS = "plan intend expect aim hope promise vow pledge anticipate predict forecast foresee threaten"
# "The goal is to win" tells a goal and foretells nothing.
AIMS = """goal aim plan point purpose way job idea answer solution problem priority question task challenge objective
    intention intent strategy approach thing hope option choice mission role step trick key alternative"""

DEMAND_VERBS = "demand urge call insist request recommend propose beg implore beseech"
IMPERATIVES = """let please vote stop make take give get go come look keep leave stay tell ask think remember imagine
    forget show bring put try help join build send call read write listen wait watch consider trust believe support
    stand fight end cut raise save pay buy sell find hold turn open close start begin beware expect pick choose check
    see say speak talk run move return release resign apologise apologize quit drop remove protect follow learn work
    use avoid prepare contact report visit donate register sign demand reject ban"""

EVALUATIVE_ADJECTIVES = """outrageous disgraceful shameful absurd ridiculous preposterous ludicrous laughable
    terrible horrible awful dreadful appalling atrocious abysmal disgusting despicable deplorable repugnant repulsive
    wonderful great fantastic amazing incredible terrific brilliant excellent superb magnificent marvellous marvelous
    tremendous extraordinary remarkable outstanding phenomenal fabulous awesome beautiful ugly nasty vile evil wicked
    good bad better worse nice lovely horrific tragic sad heartbreaking devastating unacceptable inexcusable
    unforgivable intolerable unconscionable indefensible unfair fair unjust just immoral moral wrong dangerous
    reckless irresponsible careless foolish stupid dumb silly idiotic insane crazy mad nuts ignorant naive clueless
    incompetent unqualified qualified unfit dishonest honest corrupt crooked hypocritical cynical cowardly brave
    courageous heroic noble decent admirable honourable honorable inspiring impressive disappointing frustrating
    troubling disturbing worrying concerning alarming scary frightening terrifying shocking stunning astonishing
    surprising embarrassing humiliating insulting offensive hurtful hateful racist sexist bigoted xenophobic
    misogynistic divisive toxic poisonous pathetic weak strong tough smart clever wise sensible reasonable
    unreasonable prudent misguided mistaken misleading ill-advised ill-conceived counterproductive predatory
    important crucial vital essential critical unimportant significant meaningful meaningless pointless useless
    worthless worthwhile helpful unhelpful valuable invaluable priceless necessary unnecessary appropriate
    inappropriate proper improper justified unjustified premature wasteful excessive extreme radical unprecedented
    exciting boring dull interesting fascinating delightful enjoyable fun funny hilarious hopeless hopeful promising
    encouraging welcome unwelcome regrettable lamentable unfortunate fortunate lucky proud ashamed happy unhappy glad
    delighted thrilled pleased honoured honored grateful thankful humbled sorry disappointed disgusted appalled
    outraged angry furious saddened heartbroken excited worried concerned confident optimistic pessimistic overrated
    underrated undemocratic un-american unpatriotic unworthy worthy perfect imperfect flawed disastrous catastrophic
    ruinous unsustainable unrealistic realistic unbelievable unthinkable cruel inhumane barbaric heartless callous
    vicious brutal ruthless selfish greedy lazy arrogant rude childish petty mean-spirited vulgar crude obscene
    bizarre weird strange odd creepy phony charismatic likable likeable popular unpopular electable disingenuous
    deceitful deceptive delusional incoherent nonsensical comical simplistic sloppy clumsy inept feckless gutless
    spineless historic momentous iconic legendary sensational fearless principled visionary thoughtful articulate
    talented gifted capable competent inexperienced experienced presidential unpresidential beneath low-energy
    bad-tempered third-rate second-rate top-notch world-class first-class mind-boggling impressed unimpressed
    horrified shocked stunned astonished amazed dismayed alarmed frustrated relieved satisfied dissatisfied
    unsatisfactory satisfactory inadequate adequate insufficient inspirational untrustworthy trustworthy unreliable
    reliable scandalous sickening revolting fanatical fascist demagogic masterful flimsy shaky lousy rotten crummy
    stellar solid superior inferior uplifting refreshing sobering stupendous staggering devious sinister unkind kind
    generous gracious compassionate tone-deaf"""
EVALUATIVE_NOUNS = """disaster disgrace shame joke mess outrage insult travesty circus nightmare blessing loser
    hypocrite bully coward fool idiot moron genius failure mistake honour honor privilege pleasure catastrophe fiasco
    farce sham mockery abomination embarrassment scandal tragedy triumph hero heroine villain monster racist bigot
    demagogue clown fraud phony hack puppet menace danger threat blunder error success miracle treasure legend hoot
    injustice betrayal stain blot affront slap overreaction overreach stunt gimmick distraction waste joy delight
    inspiration leader visionary champion fighter maniac lunatic madman fascist xenophobe misogynist sexist pig thug
    win-win no-brainer bombshell game-changer slur smear witch-hunt nuisance priority step wake-up embodiment epitome
    liar crook patriot traitor lightweight dope dummy disappointment breakthrough milestone setback pity recipe
    masterpiece hallmark"""
EVALUATIVE_SUPERLATIVES = """best worst greatest finest smartest dumbest toughest strongest weakest nicest craziest
    saddest"""
# What one is or is not: to deny it is to answer a charge.
CHARGED = "racist sexist bigot liar crook fraud traitor fascist thug corrupt dishonest xenophobe misogynist criminal"
FEELING_VERBS = """love hate hope feel appreciate wish regret admire respect resent despise enjoy detest loathe
    deserve welcome applaud commend congratulate thank praise salute condemn deplore abhor prefer like dislike trust
    worry fear support oppose favor favour care"""
LINKING_VERBS = """seems seemed looks looked feels felt sounds sounded became becomes become remains remained proved
    stays"""
DEGREES = """very more most highly less quite increasingly widely also still not n't so pretty far now rather long
    just really absolutely"""
# "I would say": said by saying it.
PERFORMED_VERBS = """argue point suggest note remind submit caution say call describe expect hope guess add urge
    encourage ask challenge advise stress underline emphasise emphasize underscore confirm repeat
    reiterate tell assure"""
# After "no", these deny nothing; nor does an "if" after the second or before the third set a condition.
NO_NEGATIVES = "doubt matter sooner wonder fewer less more secret question mistake later different surprise joke"
BEFORE_IF = """as even what know knows knew see wonder wonders wondered ask asks asked asking unsure sure unclear
    clear tell told say said saying determine decide check find whether doubt doubts or"""
AFTER_IF = "not any anything ever only necessary possible so anyone nothing"

# Cues that judge or feel: what they are about is not put forward as a fact.
OPINION_CUES = """criticise criticize critique denounce condemn blast slam attack rebuke chide chastise castigate
    lambast lambaste decry deplore mock ridicule scold fault excoriate assail lash rail bash rip hammer knock scoff
    insult vilify berate disparage bemoan lament skewer denigrate malign smear jeer heckle boo revile pillory savage
    pan trash rubbish object challenge admonish reprimand disapprove sneer belittle taunt shame praise hail applaud
    laud commend welcome salute celebrate honour honor endorse congratulate thank tout love like hate dislike admire
    respect resent regret appreciate despise detest loathe enjoy relish dread envy prefer favor favour support oppose
    back approve embrace trust mind care mourn champion promote marvel regard view consider deem judge rate rank wish
    fear worry fret feel see find side_with defend justify credit liken compare balk"""
OPINION_CUE_WORDS = """criticism critique praise supporter opposition opponent condemnation outrage anger frustration
    disappointment concern doubt scorn admiration enthusiasm dismay sympathy shock skepticism scepticism optimism
    pessimism anxiety unease passion faith confidence objection distrust mistrust swipe jab tribute endorsement
    critical scathing vocal supportive enthusiastic proud happy unhappy glad sorry pleased disappointed angry furious
    upset outraged delighted thrilled excited saddened shocked surprised stunned appalled dismayed frustrated
    disgusted horrified impressed unimpressed grateful wary nervous anxious worried concerned optimistic pessimistic
    confident sceptical skeptical against tired interested alarmed troubled embarrassed encouraged heartened offended
    relieved satisfied scared terrified ashamed"""
# Of these, the ones that feel something about a fact, so that a clause after them is felt about as well.
FEELING_CUES = """regret glad happy unhappy proud sorry pleased disappointed angry furious upset outraged delighted
    thrilled saddened shocked surprised stunned appalled dismayed frustrated disgusted horrified grateful love hate
    like dislike resent appreciate wish"""
# Cues of a guess, and cues of a belief about what can be checked.
HEDGE_CUES = """suggest imply hint insinuate intimate speculate theorise theorize hypothesise hypothesize suspect
    guess suppose presume assume doubt conjecture surmise infer gather appear seem indicate wonder figure unsure
    uncertain unaware unclear doubtful suspicion speculation rumour rumor reportedly allegedly supposedly seemingly
    hear"""
BELIEF_CUES = "think believe reckon feel belief consider sense opinion view conviction"
# Cues of what is to come, also when a noun follows them ("promised an enquiry"), and those that need "to".
FORECAST_CUES = """plan intend expect anticipate predict forecast project foresee promise pledge vow threaten
    guarantee undertake aim envision envisage warn await brace_for prophesy foretell prediction expectation intention
    commitment threat"""
INTENT_CUES = """hope want wish decide decision commit swear prepare seek choose opt resolve look going be_going
    be_set be_due be_about_to be_prepared be_ready eager willing determined willingness volunteer ready aspire desire
    mull contemplate weigh agree offer agree_to offer_to look_forward look_to look_for attempt effort try struggle
    goal"""
# Of these, the ones after which a plain clause is still to come: "expects that talks resume".
CLAUSE_FORECAST_CUES = """expect anticipate predict plan intend project foresee forecast envision envisage promise
    vow pledge"""
# After these "if" means "whether".
OPEN_CUES = "determine ask wonder know see unclear unsure uncertain question decide doubt debate inquire"
NAMING_CUES = "call describe label brand dub term characterise characterize deem denounce dismiss paint portray"

# Predicates that say a proposition does not hold, and that it does.
FALSE_WORDS = """false untrue wrong incorrect inaccurate baseless unfounded groundless fabricated fictitious bogus
    nonsense rubbish lie lies hoax fiction fabrication falsehood myth untruth bunk baloney malarkey
    hogwash garbage propaganda disinformation misinformation slander libel invention unsubstantiated
    unproven debunked meritless poppycock claptrap"""
# Of a claim these say that it is false; of anything else, that it is bad.
ABSURDITIES = "absurd ridiculous preposterous laughable ludicrous outrageous fantasy"
TRUE_WORDS = "true right correct accurate so fact factual undeniable indisputable"
# Those of the above that are about truth and nothing else: "the figure is false", not "the idea is absurd".
UNTRUTHS = """false untrue incorrect inaccurate baseless unfounded groundless fabricated fictitious bogus lie lies
    hoax fiction fabrication falsehood myth untruth nonsense unsubstantiated"""

# What may stand before a verdict's word.
VERDICT_DEGREES = """just all quite so very plain flat even a an the pure total complete utter barefaced bare-faced
    outright blatant malicious big pack_of load_of bunch_of work_of of_course"""

# Nouns that stand for what somebody said: "the claim", "those allegations".
CLAIM_NOUNS = """claim allegation accusation report charge suggestion assertion rumour rumor account statement
    insinuation contention notion idea implication finding version theory speculation narrative conclusion remark
    comment assessment description characterisation characterization"""

# Cues that take "it" or "that" for what was said, and those that take "the claim".
PROPOSITIONAL_CUES = """say tell deny confirm believe think know doubt suspect admit acknowledge concede claim insist
    maintain repeat reiterate reveal disclose announce report learn realise realize understand dispute reject dismiss
    rule_out refute rebut contest mention argue suggest imply accept recognise recognize allege assert write tweet
    contradict disavow retract recant withdraw repudiate corroborate verify declare state promise pledge vow
    guarantee swear warn agree concur hope fear expect explain note stand_by stick_by push_back walk_back take_back
    point_out call_into_question cast_doubt have_doubt discover find_out remember tamp_down play_down shoot_down
    brush_off disbelieve disagree take_issue profess attest certify"""
CLAIM_TAKING_CUES = """deny confirm reject dismiss refute rebut dispute contest contradict disavow retract recant
    withdraw repudiate debunk discount admit acknowledge concede accept repeat reiterate echo stand_by stick_by
    walk_back push_back take_back believe doubt know rule_out shoot_down brush_off brush_aside wave_away corroborate
    verify make hear address answer respond comment discuss question challenge take_issue call_into_question
    cast_doubt disbelieve ignore shrug_off play_down laugh_off"""

# Cues with which speakers come back to their own words, and those that put away what is no clause as well.
OWN_WORDS_CUES = """walk_back retract recant withdraw take_back stand_by stick_by repeat reiterate row_back roll_back
    back_away"""
PUTTING_AWAY_CUES = """reject dismiss rule_out deny rebuff refute dispute shoot_down brush_off brush_aside wave_away
    play_down"""

# --- Verbs ------------------------------------------------------------------------------------------------------

# Past and participle; alternatives are parted by "/".
IRREGULAR: dict[str, str] = {
    "arise": "arose arisen",
    "awake": "awoke awoken",
    "bear": "bore borne",
    "beat": "beat beaten",
    "become": "became become",
    "begin": "began begun",
    "bend": "bent bent",
    "beseech": "besought/beseeched besought/beseeched",
    "bet": "bet bet",
    "bid": "bid bid",
    "bind": "bound bound",
    "bite": "bit bitten",
    "bleed": "bled bled",
    "blow": "blew blown",
    "break": "broke broken",
    "breed": "bred bred",
    "bring": "brought brought",
    "broadcast": "broadcast broadcast",
    "build": "built built",
    "burn": "burned/burnt burned/burnt",
    "burst": "burst burst",
    "buy": "bought bought",
    "cast": "cast cast",
    "catch": "caught caught",
    "choose": "chose chosen",
    "cling": "clung clung",
    "come": "came come",
    "cost": "cost cost",
    "creep": "crept crept",
    "cut": "cut cut",
    "deal": "dealt dealt",
    "dig": "dug dug",
    "do": "did done",
    "draw": "drew drawn",
    "dream": "dreamed/dreamt dreamed/dreamt",
    "drink": "drank drunk",
    "drive": "drove driven",
    "eat": "ate eaten",
    "fall": "fell fallen",
    "feed": "fed fed",
    "feel": "felt felt",
    "fight": "fought fought",
    "find": "found found",
    "flee": "fled fled",
    "fly": "flew flown",
    "forbid": "forbade forbidden",
    "forecast": "forecast/forecasted forecast/forecasted",
    "foresee": "foresaw foreseen",
    "foretell": "foretold foretold",
    "forget": "forgot forgotten",
    "forgive": "forgave forgiven",
    "freeze": "froze frozen",
    "get": "got got/gotten",
    "give": "gave given",
    "go": "went gone",
    "grow": "grew grown",
    "hang": "hung hung",
    "have": "had had",
    "hear": "heard heard",
    "hide": "hid hidden",
    "hit": "hit hit",
    "hold": "held held",
    "hurt": "hurt hurt",
    "keep": "kept kept",
    "kneel": "knelt knelt",
    "know": "knew known",
    "lay": "laid laid",
    "lead": "led led",
    "leap": "leapt/leaped leapt/leaped",
    "learn": "learned/learnt learned/learnt",
    "leave": "left left",
    "lend": "lent lent",
    "let": "let let",
    "lie": "lied/lay lied/lain",
    "light": "lit lit",
    "lose": "lost lost",
    "make": "made made",
    "mean": "meant meant",
    "meet": "met met",
    "mislead": "misled misled",
    "mistake": "mistook mistaken",
    "overcome": "overcame overcome",
    "overhear": "overheard overheard",
    "oversee": "oversaw overseen",
    "overtake": "overtook overtaken",
    "overthrow": "overthrew overthrown",
    "pay": "paid paid",
    "put": "put put",
    "quit": "quit quit",
    "read": "read read",
    "rebuild": "rebuilt rebuilt",
    "repay": "repaid repaid",
    "rethink": "rethought rethought",
    "rewrite": "rewrote rewritten",
    "ride": "rode ridden",
    "ring": "rang rung",
    "rise": "rose risen",
    "run": "ran run",
    "say": "said said",
    "see": "saw seen",
    "seek": "sought sought",
    "sell": "sold sold",
    "send": "sent sent",
    "set": "set set",
    "shake": "shook shaken",
    "shed": "shed shed",
    "shine": "shone shone",
    "shoot": "shot shot",
    "show": "showed shown/showed",
    "shrink": "shrank shrunk",
    "shut": "shut shut",
    "sing": "sang sung",
    "sink": "sank sunk",
    "sit": "sat sat",
    "sleep": "slept slept",
    "speak": "spoke spoken",
    "speed": "sped sped",
    "spend": "spent spent",
    "spin": "spun spun",
    "split": "split split",
    "spread": "spread spread",
    "stand": "stood stood",
    "steal": "stole stolen",
    "stick": "stuck stuck",
    "strike": "struck struck",
    "swear": "swore sworn",
    "sweep": "swept swept",
    "swim": "swam swum",
    "swing": "swung swung",
    "take": "took taken",
    "teach": "taught taught",
    "tear": "tore torn",
    "tell": "told told",
    "think": "thought thought",
    "throw": "threw thrown",
    "undergo": "underwent undergone",
    "understand": "understood understood",
    "undertake": "undertook undertaken",
    "undo": "undid undone",
    "uphold": "upheld upheld",
    "upset": "upset upset",
    "wake": "woke woken",
    "wear": "wore worn",
    "weep": "wept wept",
    "win": "won won",
    "withdraw": "withdrew withdrawn",
    "withhold": "withheld withheld",
    "withstand": "withstood withstood",
    "write": "wrote written",
}

# Further verbs of the news that report no speech, so that a clause's verb is found and its base form known.
COMMON_VERBS = """abandon accrue adjourn abolish abuse accelerate access accommodate accompany accomplish achieve
    acquire act activate adapt adjust administer adopt advance affect afford aid allow alter amend analyse analyze
    annex appoint approach arm arrange arrest arrive assassinate assault assemble assist attach attain attempt attend
    attract avert avoid award ban bar base batter battle become befriend behave behead belong benefit besiege betray
    bill block board bolster bomb book boost borrow bother bounce boycott brace breach bribe brief browse bully
    burgle bury bypass call calm campaign cancel capture care carry cause cease celebrate censor centre change charge
    chart chase cheat check cheer circumvent clash clean clear climb close coach collaborate collapse collect collide
    combine comfort commence commission compete compile complete comply compose compromise concentrate conclude
    conduct confer confiscate conflict confront connect conquer conspire constitute construct consult consume contact
    contaminate contribute control convert convict cook cooperate coordinate cope copy correct corrupt count cover
    crash crawl create cripple cross crush cultivate damage dance date deepen defeat defect defy delay delegate
    delete deliver demolish depart depend deploy deport deprive derail descend deserve design destroy detain detect
    deter deteriorate detonate develop devise devote die differ diminish dip disappear disarm discharge discipline
    discriminate dismantle disperse display displace dispose disrupt dissolve distort distribute disturb dive divert
    divide divorce dodge dominate donate double download draft drag drain drift drill drop drown dump earn ease edit
    educate elect eliminate embark embezzle emerge employ empower empty enable encounter endanger endure enforce
    engage enhance enjoy enlist ensure enter entertain erase erect erode erupt escalate escape escort establish
    evacuate evade evolve exceed exchange exclude execute exercise exhaust exist exit expand expel experience expire
    explode exploit explore export expose extend extort extract extradite fabricate face facilitate fail fake falsify
    fasten fetch fill film finance finish fire fit fix flag flatten float flood flow focus follow fool force form
    found free fuel fulfil fulfill function fund gain gamble gather generate govern grab graduate grasp greet groom
    ground guard guide halt hamper hand handle happen harass harm harvest haul head heal help hijack hire honour host
    house hunt hurry ignite ignore illustrate implement import impose impress imprison improve incite incorporate
    increase incur infect infiltrate inflate inflict influence inherit initiate inject injure insert inspect inspire
    install insure integrate intensify intercept interfere intervene intimidate introduce invade invent invest
    investigate invite involve isolate jail join jump keep kick kidnap kill kiss knock lack land last laugh launch
    lease leak legalise legalize lessen level liberate lift limit link liquidate list live load locate lock lodge
    look loot lower lure maim manage manipulate march mark marry match matter measure mediate melt mend merge migrate
    mine mislead misuse mobilise mobilize modify monitor mount move murder narrow negotiate normalise normalize obey
    obtain occupy occur offend offset open operate organise organize originate oust outlaw overlook overrun overturn
    owe own pack pardon park participate pass pause peak penalise penalize penetrate perform perish permit persecute
    persist phase pick pilot place plant play plot plunge point poison police pollute pool pose possess postpone pour
    practise practice precede prepare preserve prevail prevent proceed process produce profit progress promote prompt
    prosecute prosper protect prove provide provoke publicise pull punch punish purchase purge pursue push qualify
    quarantine race raid raise range reach realign rebel rebound receive reclaim reconcile reconstruct recover
    recruit recycle reduce refer reform refuel refund regain register regulate rehearse reimburse reinforce reinstate
    relax relocate rely remain remove rename renew rent reopen reorganise repair repeal replace represent rescue
    resemble reserve reside resign resist respect rest restart restore restrain restrict restructure result resume
    retain retaliate retire retreat retrieve return reunite reverse review revise revive revoke reward rig risk rob
    rocket roll rotate ruin rush sabotage sack sacrifice sail salvage sanction save scale scan scare schedule score
    scrap screen scrutinise scrutinize seal search secure seize select separate serve settle shape share shelter
    shell shelve shift ship shock shout shove shrug sign silence slash slide slip slow slump smash smoke smuggle
    snatch soar solve sort spark specialise spill sponsor spoil spot spy squander squeeze stab stabilise stabilize
    stage stall stamp star start starve station stay steer step stop store storm strengthen stretch strip structure
    struggle study stumble submit subsidise subsidize succeed suffer suit supervise supply suppress surge surpass
    surrender surround survey survive suspend sustain switch tackle talk tamper tap target tax tend terminate
    terrorise test threaten tighten tip topple torture total touch tour track trade trail train transfer transform
    translate transport trap travel treat trigger triple trouble turn undermine unite unload update upgrade urge use
    vaccinate vanish vary veto violate visit volunteer vote wait walk wander warm wash waste watch weaken weigh
    welcome widen wield wipe work worsen wound wrap wreck yield zone notify allocate approve assign audit authorise
    authorize calculate classify compensate concern conceal consent deduct default discover enlarge enrol enroll
    evict expedite forge freeze hack label log misplace neglect order pledge print profile redact rescind shut tweak
    unveil back favour"""

# Verbs that double their last letter.
DOUBLING = frozenset(
    """admit refer rebut submit blog plan commit rip quip permit brag regret fret beg fit opt quiz slam pan prefer
    equip ban bar jab tap drop stop step slip trip trap strip snap scrap wrap clap rig rob stab grab plot spot dip tip
    sip top pop chop shop ship whip skip flip ship rub scrub plug drag flag sag lag bug hug jog log chat pat
    bet get hit let put quit rid run set shed shut sit spin split swim upset win begin forbid forget cut dig
    deter defer confer infer incur occur recur transfer rebel compel expel repel propel patrol control regret omit
    remit emit transmit outwit allot abet format zip gut jot net pet plug ram jam cram dim trim skim strum hum sum
    drum fan scan span thin stun shun sin tan grin chin nab crib sob dub tug star scar stir blur spur mar bar tar
    hop mop crop prop cap map nap rap tap zap lap equip kidnap worship overlap ax hijack program""".split()
) - {"hijack", "ax"}
# Verbs in "l" that double it in British spelling.
_DOUBLING_L = frozenset(
    "label travel cancel signal model level fuel counsel dial channel total marvel quarrel rival tunnel libel fulfil "
    "enrol propel compel expel repel rebel excel control patrol".split()
)
_BE = "is are was were been being am 's 're ’s ’re"


def words(*tables: str) -> frozenset[str]:
    """The words of tables."""
    return frozenset(word for table in tables for word in table.split())


def any_of(*tables: str) -> str:
    """A pattern for any word or phrase of tables, the longest first."""
    listed = sorted(words(*tables), key=lambda w: (-len(w), w))
    return f"(?:{'|'.join(listed)})".replace("_", r"\s+")


@cache
def all_verbs() -> frozenset[str]:
    """All verbs of this file in their base form, without "be"."""
    return words(*VERBS.values(), SUPPORT_VERBS, TRANSPARENT_VERBS, COMMON_VERBS, IMPERATIVES, *IRREGULAR) - words(
        "oughta wanna please"
    )


@cache
def inflect(verb: str) -> frozenset[str]:
    """All forms of an English verb."""
    if verb == "be":
        return frozenset(("be", *_BE.split()))
    return frozenset((verb, third_person(verb), *gerunds(verb), *pasts(verb), *participles(verb)))


@cache
def third_person(verb: str) -> str:
    """The form of a verb after "she"."""
    if verb in ("have", "do", "go"):
        return {"have": "has", "do": "does", "go": "goes"}[verb]
    if verb == "quiz":
        return "quizzes"
    return pluralise(verb)


@cache
def gerunds(verb: str) -> tuple[str, ...]:
    """The forms of a verb in "-ing", the likelier first."""
    if verb == "lie":
        return ("lying",)
    if verb == "die":
        return ("dying",)
    if verb in ("panic", "mimic"):
        return (verb + "king",)
    return tuple(stem + "ing" for stem in _stems(verb, "ing"))


@cache
def pasts(verb: str) -> tuple[str, ...]:
    """The past of a verb, the likelier form first."""
    if verb in IRREGULAR:
        return tuple(IRREGULAR[verb].split()[0].split("/"))
    return tuple(stem + "ed" for stem in _stems(verb, "ed"))


@cache
def participles(verb: str) -> tuple[str, ...]:
    """The past participle of a verb, the likelier form first."""
    if verb in IRREGULAR:
        return tuple(IRREGULAR[verb].split()[1].split("/"))
    return pasts(verb)


def _stems(verb: str, ending: str) -> tuple[str, ...]:
    if verb in ("panic", "mimic"):
        return (verb + "k",)
    if verb in _DOUBLING_L:
        return (verb + verb[-1], verb)
    if verb in DOUBLING:
        return (verb + verb[-1],)
    if verb.endswith("e") and not (ending == "ing" and verb.endswith(("ee", "ye", "oe"))):
        return (verb[:-1],)
    if ending == "ed" and verb.endswith("y") and len(verb) > 1 and verb[-2] not in "aeiou":
        return (verb[:-1] + "i",)
    return (verb,)


def pluralise(noun: str) -> str:
    """The regular plural of an English noun."""
    if noun.endswith("y") and noun[-2:-1] not in ("a", "e", "i", "o", "u"):
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "sh", "ch", "x", "z")) else "s")


@cache
def past_forms() -> frozenset[str]:
    """The pasts of all verbs of this file."""
    return frozenset(form for verb in all_verbs() for form in pasts(verb))


@cache
def participle_forms() -> frozenset[str]:
    """The past participles of all verbs of this file."""
    return frozenset(form for verb in all_verbs() for form in participles(verb))


@cache
def _bases() -> dict[str, str]:
    bases: dict[str, str] = {}
    for verb in sorted(all_verbs()):
        for form in (*pasts(verb), *participles(verb)):
            bases.setdefault(form, verb)
    return bases


def base_of(form: str) -> str | None:
    """The base form of a past or past participle; guessed for a verb that is not in this file, None if it is none."""
    if form in _bases():
        return _bases()[form]
    if not form.endswith("ed") or len(form) < 5:
        return None
    stem = form[:-2]
    if stem.endswith("i"):
        return stem[:-1] + "y"
    if stem[-1] == stem[-2] and stem[-1] not in "lsfz":
        return stem[:-1]
    if re.search(r"(?:[aeiou][^aeiouwxy]|[^aeiou]l|[sz]|[cgvu]|dg|iv|at)$", stem) and not re.search(
        r"(?:en|er|on|or|el|al|it|et|op|[aeiou]{2}[^aeiou])$|ss$", stem
    ):
        return stem + "e"
    return stem
