"""English words for who speaks: honorifics, ranks, offices, bodies, groups and documents.

A table is a string of words parted by blanks, nouns in the singular unless the plural is another word.
"""

from __future__ import annotations

from functools import cache

# --- Before a name ----------------------------------------------------------------------------------------------

MALE_HONORIFICS = """mr sir lord señor senor don monsieur herr signor father fr brother king prince baron count duke
    sheikh sheik sultan emir imam ayatollah rabbi mullah pope pastor mister messrs shri sri"""
FEMALE_HONORIFICS = """mrs ms miss madam madame mme mlle dame lady señora senora doña dona frau signora sister queen
    princess baroness countess duchess mother begum smt"""
HONORIFICS = """dr doctor prof professor rev reverend hon honourable honorable mx excellency majesty highness bishop
    archbishop cardinal canon saint st justice judge magistrate sr jr eng engr ing maître maitre"""
RANKS = """gen general maj major col colonel lt lieutenant capt captain cpt cmdr commander commodore adm admiral
    brig brigadier sgt sergeant cpl corporal pvt private field_marshal marshal insp inspector supt superintendent
    det detective constable sheriff deputy trooper officer agent warrant ensign midshipman airman cadet spc
    specialist gunner petty chief staff wing squadron flight vice rear air lance master first second"""
# Ranks that are other words too: no noun of a description but alone between an article and a verb.
AMBIGUOUS = "general major private chief captain master staff first second air rear vice lance wing flight petty"
# Offices that stand before a name with a capital, besides the roles below.
OFFICES = """president vice-president premier chancellor minister secretary senator sen representative rep
    congressman congresswoman governor gov mayor councillor councilor councilman councilwoman councilmember alderman
    assemblyman assemblywoman ambassador amb commissioner speaker chairman chairwoman chair director chief treasurer
    del comptroller attorney solicitor prosecutor undersecretary consul delegate provost reeve lord-lieutenant whip
    pres sec coach manager captain lawmaker rep-elect president-elect mp msp mep td"""

# What else an office in capitals may end with: "the Chief Executive".
OFFICE_ENDS = "executive officer constable spokesman spokeswoman spokesperson counsel adviser advisor head leader envoy"

# --- Roles: what a person is called by ----------------------------------------------------------------------------

MALE_ROLES = """spokesman chairman businessman congressman councilman alderman assemblyman fireman policeman
    fisherman postman salesman cameraman horseman serviceman gunman nobleman clergyman layman man boy father husband
    son brother uncle grandfather grandson nephew widower boyfriend gentleman king prince duke baron actor waiter
    priest monk stepfather stepson godfather bridegroom groom statesman frontman ombudsman stuntman barman anchorman
    lad bloke guy fiancé dad grandad batsman defenceman lineman cowboy landlord hero host monsignor imam rabbi pope"""
FEMALE_ROLES = """spokeswoman chairwoman businesswoman congresswoman councilwoman assemblywoman policewoman woman
    girl mother wife daughter sister aunt grandmother granddaughter niece widow girlfriend lady queen princess
    duchess baroness actress waitress nun stepmother stepdaughter godmother bride stateswoman midwife barmaid
    anchorwoman mum mom grandma fiancée heroine hostess ballerina saleswoman servicewoman landlady headmistress
    schoolgirl"""
ROLES = """spokesperson official officer minister president premier chancellor secretary senator representative
    lawmaker legislator governor mayor councillor councilor ambassador diplomat envoy commissioner speaker chair
    chairperson director chief head leader boss executive manager founder co-founder owner proprietor partner
    analyst economist expert scientist researcher scholar professor lecturer academic teacher headteacher principal
    doctor physician surgeon nurse paramedic psychologist psychiatrist epidemiologist virologist biologist chemist
    physicist astronomer ecologist geologist seismologist meteorologist forecaster climatologist engineer architect
    historian sociologist lawyer attorney solicitor barrister counsel prosecutor judge justice magistrate coroner
    auditor regulator inspector ombudsperson commander general colonel major captain lieutenant sergeant admiral
    commodore brigadier marshal soldier sailor seaman pilot co-pilot airman marine veteran guard detective constable
    superintendent sheriff investigator deputy aide adviser advisor assistant strategist pollster lobbyist
    campaigner activist organiser organizer protester demonstrator dissident defector refugee migrant resident
    villager neighbour neighbor witness eyewitness bystander passer-by passerby passenger driver cyclist rider
    motorist pedestrian commuter worker employee staffer trader shopkeeper merchant farmer grower rancher grazier
    fisher skipper landlord tenant customer client patient survivor victim relative parent student pupil journalist
    reporter correspondent editor columnist commentator presenter broadcaster anchor blogger pundit author writer
    poet novelist playwright artist painter musician singer composer conductor producer filmmaker photographer
    dancer comedian celebrity model designer chef cook waiter bartender barista entrepreneur investor financier
    banker broker billionaire trustee shareholder stakeholder consultant contractor supplier developer programmer
    hacker technician mechanic electrician plumber builder carpenter miner firefighter lifeguard rescuer volunteer
    donor fundraiser missionary cleric preacher pastor bishop archbishop cardinal monk coach trainer player striker
    forward winger midfielder defender goalkeeper keeper referee umpire athlete runner swimmer boxer golfer jockey
    batter bowler pitcher quarterback champion agent scout candidate nominee contender incumbent challenger opponent
    rival ally critic supporter backer member colleague insider whistleblower informant source negotiator mediator
    facilitator rapporteur clerk registrar treasurer comptroller cashier accountant receptionist librarian curator
    archivist warden ranger gamekeeper vet veterinarian dentist pharmacist optician therapist counsellor counselor
    caseworker mp msp mep td ceo cfo coo cto dg pm undersecretary statistician mathematician demographer
    anthropologist archaeologist linguist philosopher theologian vice-chair vice-president successor predecessor
    stewardess steward usher caretaker janitor cleaner gardener butler bodyguard courier postmaster stationmaster
    dispatcher controller operator harbourmaster navigator helmsman mate bosun purser crewman deckhand hostage
    prisoner detainee inmate suspect defendant plaintiff accused complainant claimant appellant juror heir monarch
    ruler dictator warlord rebel fighter militant gangster smuggler person someone somebody individual caller user
    adult child teenager youth baby toddler infant twin reader viewer listener democrat republican libertarian tory
    independent friend cousin spouse sibling orphan elder guru specialist generalist practitioner clinician superior
    subordinate counterpart teammate classmate roommate coworker co-worker co-author co-chair politician
    statesperson parliamentarian backbencher frontbencher peer baroness delegate alderperson caucus-goer voter
    taxpayer pensioner retiree homeowner householder landowner bidder buyer seller vendor publisher printer
    bookseller translator interpreter narrator protagonist character author-activist"""

# Nouns for several people or a body without a name; a plural of a role is a group too.
GROUPS = """people police residents staff crew team family couple public crowd opposition authorities prosecutors
    lawmakers experts critics supporters protesters campaigners officials sources analysts economists scientists
    researchers doctors nurses teachers parents students unions ministers leaders diplomats observers witnesses
    neighbours neighbors locals villagers men women children others investigators detectives troops soldiers rebels
    militants fighters hackers gang group faction movement rescuers firefighters paramedics medics passengers fans
    voters republicans democrats conservatives liberals socialists greens nationalists separatists islamists media
    press relatives survivors victims lawyers attorneys auditors regulators lenders creditors investors shareholders
    bankers traders employers workers employees miners farmers growers graziers activists organisers organizers
    delegates negotiators players clubs members colleagues friends insiders aides advisers advisors senators
    congressmen mps councillors governors mayors judges jurors jury parties allies opponents rivals some many most
    several both few two three four five six seven eight nine ten dozens hundreds scores half majority minority
    bishops clergy monks migrants refugees detainees inmates prisoners hostages customers clients users"""

# --- Bodies ---------------------------------------------------------------------------------------------------------

GOVERNMENT_BODIES = """government ministry department administration parliament senate congress assembly cabinet
    embassy consulate mission delegation treasury presidency kremlin pentagon state province region county city town
    municipality council commonwealth federation republic kingdom nation country territory junta regime legislature
    chancellery secretariat house palace court tribunal judiciary bureau"""
PUBLIC_BODIES = """agency authority commission committee board office service services department directorate
    council panel inquiry inspectorate watchdog regulator ombudsman police constabulary force forces army navy
    air-force guard coastguard command military brigade regiment battalion fire-service customs court prosecution
    hospital clinic trust school college university institute institution academy laboratory observatory museum
    library bank fund exchange union federation association society foundation alliance coalition league
    confederation chamber guild party campaign church diocese mosque synod charity organisation organization network
    centre center programme program project task-force taskforce body quango registry archive patrol squad unit
    division branch station port airport prison jail"""
COMPANY_BODIES = """company firm corporation group business maker manufacturer producer supplier operator owner
    carrier airline airlines shipper retailer chain supermarket store lender bank insurer broker brokerage developer
    contractor builder publisher broadcaster newspaper magazine journal outlet website site platform network channel
    station studio studios utility provider startup start-up brand label agency consultancy railway shipyard brewery
    distillery club team franchise"""
NAMED_THINGS = "convention summit conference treaty act accord agreement protocol award prize cup championship festival"
LEGAL_FORMS = "corp inc ltd llc plc gmbh ag sa nv ab oy as spa bv llp"
# The last word of a company's name, though by itself no body.
COMPANY_ENDINGS = """travel tours cruises insurance assurance steel health healthcare water motor publishing press
    food drinks wines tyres aviation aerospace defence defense robotics dynamics materials metals chemicals plastics
    paper packaging textiles fashion jewellers furniture home homes housing parcel express security consulting
    research analytics data digital mobile wireless cable satellite semiconductor semiconductors instruments devices
    medical news street road avenue lane square bridge river lake bay island islands hill valley mountain beach park
    forest villa palace harbour creek dental diagnostics genetics genomics vaccines crest line marine offshore
    salvage towing trading commodities holdings holding airways shipping lines partners associates brothers
    industries enterprises systems technologies technology software solutions laboratories labs pharmaceuticals
    pharma biologics therapeutics energy power electric gas oil petroleum mining motors automotive foods beverages
    securities capital investments ventures equity logistics freight cargo telecom telecoms communications media
    entertainment pictures records games resorts hotels restaurants farms properties estates realty construction
    engineering railways rail ferries yard"""
# The last word of a sports club's name.
CLUB_ENDINGS = """rovers united athletic wanderers albion hotspur fc afc cf rangers wednesday argyle orient celtic
    city town county rugby cricket sporting"""
NEWS_BODIES = """newspaper magazine journal outlet website site channel station broadcaster network agency programme
    program paper weekly daily tabloid broadsheet blog podcast wire newswire times post herald tribune gazette
    chronicle guardian observer mirror courier echo sentinel standard mail express telegraph star sun globe examiner
    inquirer dispatch bulletin reuters"""

# Bodies and offices whose names go on with "of", besides those of government.
TAKES_OF = """office bank university college institute school academy union federation society association league
    alliance council commission agency authority service board committee court hospital museum library foundation
    fund trust order guild confederation chamber network centre center church party army bureau directorate
    inspectorate secretary minister chancellor head director governor president speaker bishop archbishop duke
    prince king queen earl house isle gulf bay cape friends sons daughters"""

# --- Documents ------------------------------------------------------------------------------------------------------

# What has an author whose words it carries: the author speaks, where the text tells who.
VOICES = """statement release notice letter post tweet message email e-mail memo website page account advert
    advertisement communique communiqué bulletin update announcement speech video interview column article editorial
    op-ed blog newsletter advisory press-release note text thread reply response apology submission tweets posts
    statements comments comment remarks words testimony briefing ad ads commercial memoir manifesto"""
DOCUMENTS = """report study survey poll audit document documents filing filings lawsuit indictment complaint
    affidavit warrant ruling verdict judgment judgement order decision transcript recording footage tape dossier
    paper papers record records data figures statistics numbers census draft text treaty agreement contract bill law
    act constitution charter resolution guidance guidelines policy plan manifesto review assessment analysis
    evaluation investigation inquiry findings evidence leak cable cables log logs book biography memoir map chart
    index presentation slide slides budget estimate estimates forecast projection model research reports studies
    polls surveys rumours rumors accounts piece story clip film documentary show song version list register
    certificate timetable schedule copy extract"""

# Heads of those who are kept without a name on purpose, when nothing else is told of them.
ANONYMOUS = "source official diplomat person insider aide adviser advisor informant individual someone"
ANONYMITY = "anonymity anonymous unnamed unidentified named identified"
COMPANY_WORDS = """company firm business corporation group operator owner maker manufacturer producer supplier
    carrier airline retailer developer provider startup start-up brand contractor"""
NEWS_WORDS = (
    "newspaper paper magazine journal station channel broadcaster network website outlet publication daily weekly"
)
CLUB_WORDS = "club team side franchise"
PLACE_WORDS = "country nation state province region city town village kingdom republic island county capital"

# --- Words that tell no name ----------------------------------------------------------------------------------------

CALENDAR = """monday tuesday wednesday thursday friday saturday sunday january february march april may june july
    august september october november december jan feb mar apr jun jul aug sept sep oct nov dec christmas easter
    ramadan eid thanksgiving mon tue tues wed thu thur thurs fri sat sun"""
PARTICLES = """de da do dos das di del della delle degli dei der den des du la le les el al ul ur van von zu zum zur
    ter ten te bin bint ibn ben abu af av y e i ap dal dalla d' o' st"""
# Before an office or a name, with a capital at the beginning of a sentence; no part of a name.
QUALIFIERS = """former ex late acting deputy senior junior new old then outgoing incoming interim retired veteran
    fellow top local federal national regional state foreign opposition ruling independent young elderly lead
    assistant associate vice under shadow honorary emeritus co many most several more some other such both dear no"""
SUFFIXES = "jr sr ii iii iv junior senior qc kc mp msp mep obe mbe cbe phd md esq"
# Adjectives of parties and beliefs, which begin no name of their own.
AFFILIATIONS = """democratic republican conservative labour labor liberal libertarian progressive communist
    socialist green nationalist unionist islamist catholic protestant muslim christian jewish hindu sunni shia
    orthodox western eastern northern southern central nazi marxist"""
# What somebody does who "runs the company": the office that it comes to.
DOING = """heads:head leads:leader runs:head chairs:chair manages:manager directs:director owns:owner edits:editor
    commands:commander founded:founder headed:head led:leader ran:head chaired:chair managed:manager
    directed:director owned:owner edited:editor commanded:commander represents:representative
    represented:representative coaches:coach oversees:head oversaw:head"""
# Words inside the names of bodies, between words with a capital.
LINKS = "of for and & on the in at de la du des del da do di der für voor"

DEFINITE = "the this that these those"
INDEFINITE = "a an another one some two three four five six seven eight nine ten several many"
POSSESSIVES = "his her its their my our your"
MALE_PRONOUNS = "he him his himself"
FEMALE_PRONOUNS = "she her hers herself"
NEUTER_PRONOUNS = "it its itself"
PLURAL_PRONOUNS = "they them their theirs themselves"
FIRST_SINGULAR = "i me my mine myself"
FIRST_PLURAL = "we us our ours ourselves"
SECOND = "you your yours yourself yourselves"

# A body of one of these is called by any of the others of its row: "the force" for a constabulary.
SAME_BODY = (
    "police constabulary force department",
    "company firm business corporation group maker manufacturer producer supplier operator owner carrier airline"
    " retailer developer provider lender insurer startup brand contractor publisher shipping",
    "club team side",
    "government administration cabinet authorities",
    "ministry department office",
    "council authority town city",
    "union association federation",
    "agency authority body organisation organization commission watchdog regulator",
    "hospital clinic trust",
    "university college school institute academy",
    "guard coastguard service force",
    "newspaper paper journal magazine outlet website site",
    "station channel broadcaster network",
    "charity foundation fund trust organisation organization",
    "gang group crew faction movement",
    "court tribunal",
    "committee panel board commission",
    "army military force forces navy",
    "bank lender",
    "party",
)
# An office is called by any of the others of its row too.
SAME_OFFICE = (
    "spokesman spokeswoman spokesperson",
    "chairman chairwoman chair chairperson head",
    "head chief boss director leader president",
    "chief head director commander constable executive",
    "executive chief boss ceo head",
    "minister secretary",
    "lawyer attorney solicitor barrister counsel",
    "manager coach trainer boss",
    "member mp deputy lawmaker politician legislator",
    "senator lawmaker politician",
    "researcher scientist expert academic professor",
    "analyst economist expert",
    "striker forward player winger midfielder defender goalkeeper",
    "resident villager neighbour neighbor",
    "officer inspector",
    "officer constable",
    "officer detective",
    "officer sergeant",
    "officer superintendent",
    "auditor",
    "cyclist rider",
)


@cache
def words(table: str) -> frozenset[str]:
    """The words of a table, with blanks for "_"."""
    return frozenset(table.replace("_", " ").split())


def plural(noun: str) -> str:
    """The plural of an English noun, by its spelling."""
    if noun.endswith("man") and noun != "human":
        return noun[:-2] + "en"
    if noun.endswith(("s", "x", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in ("a", "e", "o", "u", ""):
        return noun[:-1] + "ies"
    return {"person": "people", "child": "children"}.get(noun, noun + "s")
