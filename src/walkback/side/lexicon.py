"""English words that tell for whom somebody speaks: offices, bodies, and who speaks for nobody.

A table is a string of words parted by blanks; a phrase joins its words with "_". All are in small letters and in the
singular unless the plural means something else.
"""

from __future__ import annotations


def words(table: str) -> frozenset[str]:
    """The entries of a table, with blanks for "_"."""
    return frozenset(entry.replace("_", " ") for entry in table.split())


# --- Offices ----------------------------------------------------------------------------------------------------

# Held in a country's government whatever stands beside them.
STATE_OFFICES = words(
    """minister prime_minister deputy_prime_minister foreign_minister vice_president vice-president chancellor
    secretary_of_state state_secretary permanent_secretary undersecretary under-secretary junior_minister
    cabinet_secretary chief_cabinet_secretary foreign_secretary home_secretary defence_secretary defense_secretary
    health_secretary education_secretary transport_secretary energy_secretary treasury_secretary justice_secretary
    business_secretary culture_secretary environment_secretary housing_secretary interior_secretary trade_secretary
    labour_secretary labor_secretary commerce_secretary agriculture_secretary rural_secretary finance_secretary
    net_zero_secretary security_secretary development_secretary defence_chief army_chief military_chief
    chancellor_of_the_exchequer chief_of_staff national_security_adviser national_security_advisor ambassador envoy
    special_envoy consul consul_general chargé_d'affaires charge_d'affaires attorney_general attorney-general
    surgeon_general solicitor_general press_secretary head_of_state head_of_government taoiseach tánaiste ayatollah
    supreme_leader king queen emir sultan dictator ruler junta_leader cabinet_minister chief_negotiator negotiator
    foreign_ministry_spokesman foreign_ministry_spokeswoman chief_medical_officer chief_scientific_adviser
    minister-president government_adviser presidential_aide presidential_adviser presidential_spokesman
    presidential_spokeswoman military_spokesman military_spokeswoman army_spokesman army_spokeswoman"""
)

# Held in one country's government by that name, by the country's code.
OFFICES_OF = {
    "secretary of state": "US", "treasury secretary": "US", "defense secretary": "US", "surgeon general": "US",
    "taoiseach": "IE", "tánaiste": "IE", "chancellor of the exchequer": "GB", "home secretary": "GB",
    "administration": "US", "chief cabinet secretary": "JP", "supreme leader": "IR", "ayatollah": "IR",
}  # fmt: skip

# States without ministers by that name, and those whose head is no president.
NO_MINISTERS = frozenset(("US",))
NO_PRESIDENTS = frozenset(
    "GB CA AU NZ SE NO DK NL BE ES JP JO MA SA AE KW QA BH OM TH KH MY TO LU MC LI GB-SCT GB-WLS GB-NIR".split()
)

# Held in the armed forces. "Captain" and "major" are left to their context: ships and teams have captains too.
RANKS = words(
    """general gen lieutenant_general lt_gen major_general maj_gen brigadier brigadier_general brig_gen colonel col
    lieutenant_colonel lt_col admiral adm vice_admiral rear_admiral commodore air_marshal field_marshal wing_commander
    squadron_leader air_commodore"""
)

# Held in a region's government.
REGION_OFFICES = words(
    """premier governor gov lt_gov lieutenant_governor first_minister deputy_first_minister regional_president
    provincial_minister
    state_minister regional_minister chief_minister minister-president governor-general state_premier"""
)

# Held in a town's government.
TOWN_OFFICES = words(
    """mayor deputy_mayor lord_mayor mayoress city_manager town_clerk city_attorney city_spokesman
    city_spokeswoman fire_chief provost town_manager reeve alderman_mayor city_councilwoman_president"""
)

# Held in a police force.
POLICE_OFFICES = words(
    """chief_constable deputy_chief_constable assistant_chief_constable constable inspector detective_inspector
    chief_inspector superintendent detective_superintendent chief_superintendent detective sergeant
    detective_sergeant sheriff police_chief police_commissioner police_officer chief_of_police insp supt det_insp
    det_supt det_ch_insp police_spokesman police_spokeswoman police_spokesperson police_official"""
)

# Held in a body: who holds one speaks for the body that is told, else for the one that the report tells of.
BODY_OFFICES = words(
    """spokesman spokeswoman spokesperson chief_executive chief_executive_officer ceo cfo coo chairman chairwoman
    chair chairperson vice-chairman vice-chair deputy_chairman director director-general director_general
    deputy_director managing_director executive_director medical_director sporting_director general_secretary
    secretary-general secretary_general general_manager manager boss chief head deputy_head president vice-president
    secretary treasurer founder co-founder cofounder owner co-owner commissioner deputy_commissioner ombudsman
    auditor chief_auditor auditor_general auditor-general comptroller registrar dean rector vice-chancellor principal
    headteacher head_teacher headmaster headmistress superintendent coach head_coach commander incident_commander
    statistician chief_statistician chief_scientist chief_economist chief_engineer project_manager head_of_research
    head_of_communications communications_director press_officer press_secretary general_counsel partner
    managing_partner leader co-leader deputy_leader administrator acting_administrator editor editor-in-chief
    publisher convener convenor moderator archbishop
    bishop prosecutor chief_prosecutor state_prosecutor district_attorney judge coroner magistrate
    coordinator co-ordinator organiser organizer governor general_director chief_of_staff executive co-chair
    co-chairman co-chairwoman rapporteur special_rapporteur high_commissioner chief_operating_officer
    chief_financial_officer chief_technology_officer country_director regional_director vice_chancellor
    harbour_master harbourmaster curator captain team_principal representative delegate trustee shop_steward
    chief_whip station_chief mission_head head_of_mission"""
)

# Of a body that is named, its voice; without one, their own.
EXPERT_OFFICES = words(
    """analyst economist researcher fellow senior_fellow research_fellow scientist strategist professor
    associate_professor assistant_professor emeritus_professor lecturer expert specialist historian epidemiologist
    virologist engineer consultant adviser advisor scholar academic activist campaigner organizer policy_adviser
    policy_director campaign_director astronomer physicist geologist seismologist meteorologist forecaster
    climatologist ecologist biologist chemist psychologist sociologist criminologist demographer statistician
    political_scientist senior_analyst chief_analyst aid_worker human_rights_lawyer pastor priest imam rabbi"""
)

# Speaks for whom he or she acts.
ACTS_FOR = words(
    """lawyer attorney solicitor barrister counsel defence_lawyer defense_lawyer defence_attorney defense_attorney
    legal_representative legal_team advocate family_spokesman family_spokeswoman lawyers attorneys solicitors"""
)

# Kin: speaks for the family.
KIN = words(
    """mother father parent parents wife husband widow widower son daughter brother sister uncle aunt cousin nephew
    niece grandmother grandfather grandson granddaughter stepmother stepfather partner fiancé fiancée fiance fiancee
    relative relatives family mum dad mother-in-law father-in-law brother-in-law sister-in-law"""
)

# Speaks for nobody but himself or herself.
SELF_OFFICES = words(
    """resident witness eyewitness passenger survivor victim passer-by bystander neighbour neighbor villager shopkeeper
    shop_owner bar_owner farmer fisherman fisher driver taxi_driver lorry_driver truck_driver rider cyclist pedestrian
    tourist visitor student pupil teacher nurse doctor surgeon paramedic patient worker employee staff clerk
    ward_clerk technician sailor crew_member crewman seaman soldier conscript fan supporter voter customer shopper
    tenant landlord homeowner householder protester protestor demonstrator refugee migrant prisoner inmate detainee
    whistleblower whistle-blower insider source agent pundit commentator columnist blogger author writer novelist
    poet singer actor actress musician artist film-maker filmmaker director_of_the_film broadcaster presenter
    player striker forward winger midfielder defender goalkeeper batsman bowler sprinter swimmer boxer golfer
    councillor councilman councilwoman councilmember alderman alderwoman backbencher mp member_of_parliament
    lawmaker legislator senator congressman congresswoman representative deputy tory_mp labour_mp peer lord
    former_minister former_president former_prime_minister former_official hiker climber diver pilot firefighter
    volunteer parishioner retiree pensioner journalist reporter photographer cameraman bartender waiter waitress
    mechanic carpenter plumber electrician trader vendor hawker stallholder investor shareholder bondholder
    creditor suspect defendant accused plaintiff claimant juror user subscriber commuter motorist trucker skipper
    sen rep speaker house_speaker majority_leader minority_leader majority_whip backer ally opponent critic rival
    candidate presidential_candidate nominee contender hopeful"""
)

# What a legislator or party worker is besides: with a party told, its voice.
PARTY_OFFICES = words(
    """mp member_of_parliament lawmaker legislator senator congressman congresswoman deputy backbencher councillor
    whip candidate party_leader party_chairman party_chairwoman party_spokesman party_spokeswoman leader spokesman
    spokeswoman spokesperson treasurer secretary chairman chairwoman chair"""
)

# Held in many bodies, and by many who hold no other office: of the body that is told, never of one that is not.
ONLY_IF_TOLD = words(
    """representative delegate leader co-leader judge magistrate bishop archbishop partner editor prosecutor founder
    co-founder cofounder organiser organizer captain trustee rapporteur owner co-owner curator executive principal
    secretary superintendent governor treasurer moderator coordinator co-ordinator commander"""
)

OPPOSITION = words("opposition shadow")

# Makes an official of whoever is named: "a Finnish official", "US officials", "a UN diplomat".
OFFICIALS = words(
    """official officials diplomat diplomats officer officers authorities negotiators negotiator aide aides adviser
    advisers ministers minister delegation troops forces soldiers commanders investigators leaders source sources"""
)

# --- Bodies -----------------------------------------------------------------------------------------------------

GOVERNMENT_WORDS = words(
    """government administration cabinet regime junta authorities ministers executive leadership state coalition
    governments presidency premiership"""
)

# Part of the executive: speak for the government.
EXECUTIVE_BODIES = words(
    """ministry department embassy mission consulate high_commission army navy air_force marines military armed_forces
    defence_force defence_forces defense_force defense_forces guard coastguard coast_guard border_guard national_guard
    maritime_guard customs border_police border_force border_agency intelligence_agency intelligence_service
    intelligence_services security_service security_services security_forces civil_protection civil_defence
    civil_defense civil_protection_service civil_protection_agency gendarmerie presidency prime_minister's_office
    president's_office chancellery foreign_office home_office treasury immigration_service prison_service
    tax_office tax_authority national_police federal_police military_police secret_police troops forces
    emergency_management_agency emergencies_ministry disaster_agency disaster_management_agency revenue_service
    cabinet_office exchequer garrison fleet general_staff high_command joint_chiefs security_council
    presidential_palace royal_palace state_department defence_department defense_department peacekeeping_contingent
    permanent_mission trade_mission foreign_service health_service_executive"""
)

# "Provincial Fire Service": with a word for the level of government before it, part of that government.
LEVELLED_BODIES = words(
    "service agency department directorate guard police office bureau corps command force forces inspectorate"
)
NATIONAL_LEVEL = words("national federal")
REGION_LEVEL = words("provincial province regional region state territorial devolved cantonal")
TOWN_LEVEL = words("municipal city town local village borough")

TOWN_BODIES = words(
    """town_hall city_hall town city village municipality city_council town_council borough borough_council
    municipal_council city_authorities town_authorities local_authorities district_council parish_council
    county_council council local_council"""
)

REGION_BODIES = words("province provincial_government regional_government state_government territory region")

POLICE_BODIES = words(
    """police constabulary police_force police_department police_service sheriff's_office sheriff's_department force
    detectives officers"""
)

# Speak for themselves: independent of the executive, or no part of the state.
OWN_BODIES = words(
    """court tribunal authority regulator watchdog ombudsman commission commissioner board auditors audit_office
    parliament assembly senate committee university college hospital clinic school institute bank fund union
    federation association council society church charity party club company firm office group organisation
    organization foundation trust agency service network alliance coalition league body panel inquiry forum
    airline carrier operator owner maker manufacturer supplier contractor developer retailer insurer utility
    lender broker consultancy newspaper broadcaster station museum laboratory lab labs centre center academy team
    side franchise campaign movement exchange port airport port_authority shipyard mine factory plant brewery
    supermarket chain publisher studio orchestra theatre gallery zoo cooperative co-operative guild chamber gang
    crew rebels militia front think_tank charity ngo observatory archive registry secretariat prosecutor
    prosecutors prosecutor's_office election_commission central_bank"""
)

# "The company": stands for the body that was named before, whatever its name ends in.
COMPANY_NOUNS = words(
    """company firm operator owner maker manufacturer supplier contractor developer retailer insurer utility lender
    broker airline carrier business group builder shipowner shipper shipping_line start-up startup agency employer
    producer distributor provider parent_company handling_agent giant chain brand drugmaker carmaker automaker
    miner refiner brewer grocer bank corporation conglomerate subsidiary"""
)
CLUB_NOUNS = words("club team side franchise")
UNION_NOUNS = words("union federation association guild council")

# Words of names that tell what kind of body it is.
NAME_NOUNS: dict[str, str] = {
    "company": """shipping airlines airways air cargo power energy labs laboratories pharma biologics motors holdings
        industries travel foods bank capital securities partners technologies systems software media group plc inc
        ltd llc corp corporation company co railways rail lines logistics telecom mining oil gas steel chemicals
        pharmaceuticals analytics ratings intelligence advisors advisers associates consulting ventures
        therapeutics biotech insurance electric water utilities ferries marine aviation hotels resorts
        stores retail breweries estates homes construction engineering""",
    "club": "rovers united city fc wanderers athletic albion rangers hotspur deportivo sporting real afc cf sc",
    "union": "union federation association guild brotherhood congress",
    "police": "constabulary police",
    "hospital": "hospital infirmary clinic",
    "university": "university college school academy institute primary",
}

# Which words of a name fit "the airline", "the lender".
NOUN_IN_NAMES: dict[str, tuple[str, ...]] = {
    "airline": ("air", "airlines", "airways", "aviation"), "carrier": ("air", "airlines", "airways", "cargo"),
    "lender": ("bank",), "insurer": ("insurance",), "miner": ("mining",), "drugmaker": ("pharma", "pharmaceuticals"),
    "utility": ("power", "energy", "electric", "water"), "shipowner": ("shipping", "lines", "ferries", "marine"),
    "shipper": ("shipping", "cargo", "logistics"), "retailer": ("stores", "retail", "foods"),
    "developer": ("homes", "estates", "construction"), "broker": ("securities", "capital"),
}  # fmt: skip

# Documents: speak for who made them, where that is told.
DOCUMENTS = words(
    """statement notice report letter memo memorandum release press_release bulletin document documents filing filings
    audit draft text email e-mail website post tweet copy account log record records page communique communiqué
    affidavit complaint lawsuit indictment ruling judgment judgement verdict review study survey poll paper manual
    contract transcript minutes note schedule message dossier submission testimony"""
)
MADE_BY = {"audit": "auditors", "auditors": "auditors", "auditor": "auditors", "chief auditor": "auditors",
    "draft audit": "auditors"}  # fmt: skip

# Sets of speakers of whom no side can be told.
NO_SIDE = words(
    """critics observers experts commentators analysts some many others people opponents supporters sceptics skeptics
    pundits sources reports rumours rumors everyone everybody nobody"""
)


# Occupations and ministries that make "X secretary" or "X spokesman" one of government.
PORTFOLIOS = words(
    """foreign interior home defence defense finance justice health education transport energy environment trade
    agriculture labour labor culture housing industry economy treasury sea fisheries climate digital science
    sport sports tourism migration immigration security emergencies emergency public_safety infrastructure planning
    development social_affairs commerce business information communications communication water mines mining
    forestry veterans veterans' women youth religious_affairs european_affairs foreign_affairs internal_affairs
    home_affairs economic_affairs public_health public_works rural_affairs work pensions"""
)
