"""English words around figures: units, currencies, bounds, casualties, and the words that make a number no figure.

A table is a string of words parted by blanks; a phrase joins its words with "_". Rows of two columns are
parted by "|", one row a line: the name first, then the ways to write it.
"""

from __future__ import annotations

# --- Units: singular name | ways to write it. A way in capitals is only read as written. -------------------------

# Times. Their figures are durations.
DURATIONS = """
second | seconds secs sec
minute | minutes mins min
hour | hours hrs hr
day | days
night | nights
week | weeks
weekend | weekends
fortnight | fortnights
month | months mths
quarter | quarters
year | years yrs yr
season | seasons
decade | decades
century | centuries
millisecond | milliseconds ms msec
microsecond | microseconds µs μs
nanosecond | nanoseconds
"""

# Measures. "m", "g", "l" and their like are read only right behind digits or a blank after digits.
MEASURES = """
metre | metres meters meter m
kilometre | kilometres kilometers kilometer kms km
centimetre | centimetres centimeters centimeter cms cm
millimetre | millimetres millimeters millimeter mm
micrometre | micrometres micrometers micrometer microns micron μm µm
nanometre | nanometres nanometers nanometer nm
picometre | picometres picometers picometer
decimetre | decimetres decimeters decimeter dm
mile | miles mi
nautical mile | nautical_miles nautical_mile nauticle_miles nmi
yard | yards yds yd
foot | feet foot ft ′
inch | inches inch ″
cylinder | cylinders
light year | light_years light_year light-years light-year
square metre | square_metres square_meters square_meter sq_metres sq_meters sq_m sqm m² m2
square kilometre | square_kilometres square_kilometers square_kilometer sq_kilometres sq_km sqkm km² km2
square mile | square_miles square_mile sq_miles sq_mi
square foot | square_feet square_foot sq_feet sq_ft sqft ft²
square inch | square_inches square_inch sq_in
square yard | square_yards square_yard
hectare | hectares hectare ha
acre | acres acre
cubic metre | cubic_metres cubic_meters cubic_meter m³ m3
cubic foot | cubic_feet cubic_foot cu_ft
cubic yard | cubic_yards cubic_yard
cubic centimetre | cubic_centimetres cubic_centimeters cubic_centimeter cc cm³
cubic inch | cubic_inches cubic_inch
litre | litres liters liter l
millilitre | millilitres milliliters milliliter ml
centilitre | centilitres centiliters cl
gallon | gallons gallon gal
pint | pints pint
quart | quarts quart
barrel | barrels bbl
bushel | bushels bushel
cup | cups cup
tablespoon | tablespoons tablespoon tbsp
teaspoon | teaspoons teaspoon tsp
dram | drams dram
gram | grams grammes gramme g
kilogram | kilograms kilogrammes kilos kilo kgs kg
milligram | milligrams milligrammes mg
microgram | micrograms microgrammes mcg µg μg
tonne | tonnes tonne t
ton | tons ton
metric ton | metric_tons metric_ton metric_tonnes metric_tonne
megatonne | megatonnes megatons megaton
gigaton | gigatonnes gigatons gigaton gigatonne
kiloton | kilotonnes kilotons kiloton
pound-mass | lbs lb
ounce | ounces ounce oz
stone | stone
carat | carats carat
degree | degrees degree deg °
celsius | degrees_celsius °_celsius celcius degrees_celcius degree_celsius degrees_centigrade deg_celsius degrees_c
celsius | degree_c deg_c degc °c ºc celsius centigrade C
fahrenheit | degrees_fahrenheit °_fahrenheit farenheit degrees_farenheit degree_fahrenheit deg_fahrenheit degrees_f
fahrenheit | degree_f deg_f degf °f ºf fahrenheit F
kelvin | kelvins kelvin
mile per hour | miles_per_hour miles_an_hour mile_per_hour mph miles/hour
kilometre per hour | kilometres_per_hour kilometers_per_hour kilometres_an_hour kilometers_an_hour km_per_hour km/h
kilometre per hour | km/hr kph kmh kmph
metre per second | metres_per_second meters_per_second metres_a_second m/s
knot | knots knot
mile per gallon | miles_per_gallon mpg
watt | watts watt W
kilowatt | kilowatts kilowatt kW kw KW
megawatt | megawatts megawatt MW mw
gigawatt | gigawatts gigawatt GW gw
terawatt | terawatts terawatt TW
watt hour | watt_hours watt-hours wh
kilowatt hour | kilowatt_hours kilowatt-hours kilowatt_hour kwh
megawatt hour | megawatt_hours megawatt-hours mwh
gigawatt hour | gigawatt_hours gigawatt-hours gwh
terawatt hour | terawatt_hours terawatt-hours twh
horsepower | horsepower horsepowers brake_horsepower bhp hp HP PS
newton metre | newton_metres newton_meters newton-metres newton-meters Nm nm
pound-foot | pound-feet pound_feet lb-ft lb.-ft. lbs-ft lb_ft
foot pound-force | foot-pounds foot_pounds ft-lb ft-lbs
joule | joules joule
kilojoule | kilojoules kj
calorie | calories calorie cal cals
kilocalorie | kilocalories kcal
british thermal unit | btu btus
mega british thermal unit | mmbtu mmbtus
volt | volts volt V
kilovolt | kilovolts kv
ampere | amperes ampere amps amp
milliampere-hour | milliampere-hours milliamp-hours mah
ohm | ohms ohm
farad | farads farad
hertz | hertz hz
kilohertz | kilohertz khz
megahertz | megahertz mhz
gigahertz | gigahertz ghz
decibel | decibels decibel db
pascal | pascals pa
kilopascal | kilopascals kpa
megapascal | megapascals mpa
gigapascal | gigapascals gpa
bar | bars
pound per square inch | pounds_per_square_inch psi
kilopound per square inch | ksi
revolutions per minute | revolutions_per_minute revs_per_minute rpm
bit | bits
byte | bytes byte
kilobyte | kilobytes kb
megabyte | megabytes megabyte mb MB
gigabyte | gigabytes gigabyte gigs gig gb GB
terabyte | terabytes terabyte tb TB
petabyte | petabytes petabyte pb
megabit | megabits megabit
gigabit | gigabits gigabit
megabit per second | megabits_per_second mbps
gigabit per second | gigabits_per_second gbps
pixel | pixels px
megapixel | megapixels megapixel mp
frame per second | frames_per_second fps
part per million | parts_per_million ppm
part per billion | parts_per_billion ppb
roentgen | roentgens roentgen
sievert | sieverts sievert
millisievert | millisieverts millisievert
becquerel | becquerels becquerel
radian | radians radian
kilobit | kilobits
point per game | ppg
rebound per game | rpg
assist per game | apg
barrel per day | barrels_per_day barrels_a_day bpd
"""

SHARES = """
percentage | per_cent percent pct pc % ％ percents
percentage point | percentage_points percentage_point percent_points
basis point | basis_points basis_point bps bp
"""

# Currencies: name | words and codes behind (or, for codes, before) the number.
CURRENCIES = """
dollar | dollars dollar bucks buck usd $ us_dollars us_dollar u.s._dollars american_dollars USD
euro | euros euro eur EUR €
pound sterling | pounds pounds_sterling pound_sterling quid gbp GBP £
cent | cents
penny | pence pennies
japanese yen | yen jpy JPY ¥
chinese yuan | yuan renminbi rmb cny RMB CNY 元
australian dollar | australian_dollars aud AUD
canadian dollar | canadian_dollars cad CAD
new zealand dollar | new_zealand_dollars NZD
hong kong dollar | hong_kong_dollars HKD
singapore dollar | singapore_dollars SGD
taiwan dollar | taiwan_dollars TWD
swiss franc | swiss_francs swiss_franc chf CHF
franc | francs franc
danish krone | danish_kroner danish_krone danish_crowns DKK
norwegian krone | norwegian_kroner norwegian_krone norwegian_crowns NOK
swedish krona | swedish_kronor swedish_kroner swedish_krona swedish_crowns SEK
krona | kronor krona
krone | kroner krone
koruna | korunas koruna czech_crowns CZK
zloty | zlotys zloty PLN
forint | forints forint HUF
rupee | rupees rupee inr INR ₹
pakistani rupee | pakistani_rupees PKR
sri lankan rupee | sri_lankan_rupees sri_lankan_rupee
rouble | roubles rubles rouble ruble RUB ₽
hryvnia | hryvnias hryvnia UAH ₴
south korean won | won KRW ₩
shekel | shekels shekel ILS ₪ NIS
turkish lira | turkish_liras turkish_lira TRY ₺
lira | liras lira lire
peso | pesos peso
mexican peso | mexican_pesos MXN
argentine peso | argentine_pesos ARS
philippine peso | philippine_pesos PHP
brazilian real | reais brazilian_reals brazilian_reais BRL
rand | rands rand ZAR
naira | naira NGN ₦
kenyan shilling | kenyan_shillings KES KSh
shilling | shillings shilling
malaysian ringgit | ringgit malaysian_ringgit MYR RM
baht | baht THB
rupiah | rupiah IDR
dong | dong VND
dirham | dirhams dirham AED
saudi riyal | saudi_riyals SAR
riyal | riyals riyal rials rial
dinar | dinars dinar
bitcoin | bitcoins bitcoin BTC ₿
taka | taka BDT
finnish markka | finnish_markka markka markkaa
mark | deutschmarks d-marks
peseta | pesetas
georgian lari | georgian_lari lari ₾
lao kip | lao_kip kip ₭
costa rican colón | costa_rican_colones costa_rican_colón
"""

# Signs right before the number.
CURRENCY_SIGNS = {
    "$": "dollar",
    "us$": "dollar",
    "u.s.$": "dollar",
    "u.s. $": "dollar",
    "us $": "dollar",
    "$us": "dollar",
    "$a": "australian dollar",
    "$nz": "new zealand dollar",
    "$c": "canadian dollar",
    "c$": "canadian dollar",
    "c $": "canadian dollar",
    "ca$": "canadian dollar",
    "cdn$": "canadian dollar",
    "a$": "australian dollar",
    "au$": "australian dollar",
    "aud$": "australian dollar",
    "nz$": "new zealand dollar",
    "nz $": "new zealand dollar",
    "hk$": "hong kong dollar",
    "hk $": "hong kong dollar",
    "s$": "singapore dollar",
    "nt$": "taiwan dollar",
    "r$": "brazilian real",
    "£": "pound sterling",
    "ps": "pound sterling",  # the sign in plain ASCII, as wire services write it
    "€": "euro",
    "eur": "euro",
    "¥": "japanese yen",
    "y=": "japanese yen",
    "₹": "rupee",
    "rs": "rupee",
    "rs.": "rupee",
    "rs. ": "rupee",
    "rs ": "rupee",
    "₽": "rouble",
    "₩": "south korean won",
    "₪": "shekel",
    "₺": "turkish lira",
    "₦": "naira",
    "₫": "dong",
    "฿": "baht",
    "₱": "philippine peso",
    "₴": "hryvnia",
    "₿": "bitcoin",
}

# What a rate may be counted by after "a" or "an"; after "per" and "every" any noun does.
PER_NOUNS = """second minute hour day night week month year season quarter decade barrel ounce share gallon tonne
    ton kilo kilogram pound litre liter metre meter mile head person piece pop bottle pint game match ticket unit acre
    hectare bushel gram kilometre kilometer square_foot square_metre square_meter sq_m sq_ft visit trip time"""

# --- Bounds -----------------------------------------------------------------------------------------------------

# Before the number. MIN and MAX name the end; "open" ones leave the named number out.
MIN_OPEN = """more_than over above upwards_of upward_of in_excess_of greater_than exceeding exceeded exceeds
    exceed well_over far_more_than much_more_than well_above topping topped tops surpassing surpassed surpasses beyond
    just_over slightly_more_than a_little_over just_above slightly_over a_little_more_than higher_than north_of
    better_than longer_than larger_than bigger_than heavier_than older_than"""
MIN_CLOSED = """at_least no_fewer_than no_less_than not_less_than not_fewer_than a_minimum_of minimum_of minimum
    as_few_as as_little_as from_at_least from_as_little_as"""
MAX_OPEN = """less_than fewer_than under below just_under just_below short_of well_under slightly_less_than
    a_little_less_than smaller_than lower_than shy_of just_shy_of well_below a_little_under slightly_under
    slightly_below shorter_than younger_than"""
MAX_CLOSED = """up_to no_more_than not_more_than as_many_as as_much_as at_most a_maximum_of maximum_of maximum
    at_the_most not_exceeding not_to_exceed as_high_as no_longer_than no_higher_than no_greater_than as_long_as
    up_to_about up_to_around up_to_roughly upto"""
APPROX = """about around approximately roughly nearly almost some circa approx approx. ca. ca c. close_to near
    near_to an_estimated estimated est. est estimated_at put_at_about in_the_region_of in_the_order_of
    in_the_neighbourhood_of in_the_neighborhood_of something_like or_so more_or_less virtually practically ~ ≈ barely
    somewhere_around on_the_order_of give_or_take an_average_of_about closer_to"""
MIN_SIGNS = "> ≥ >="
MAX_SIGNS = "< ≤ <="

# After the number or its noun.
MIN_AFTER = """or_more and_more or_over and_over or_above and_above or_higher or_greater and_up and_upwards
    or_upwards and_counting at_least at_the_least plus"""
MAX_AFTER = "or_less or_fewer or_under and_under or_below at_most at_the_most or_lower maximum max tops"
APPROX_AFTER = "or_so or_thereabouts approximately give_or_take -odd odd -ish ish more_or_less"

# Words that may stand between a bound and its number.
BETWEEN_BOUND = "a an another further total additional extra of"

# --- Change -----------------------------------------------------------------------------------------------------

RISES = """rise rises rose risen rising increase increases increased increasing grow grows grew grown growing
    climb climbs climbed climbing jump jumps jumped jumping gain gains gained gaining surge surges surged surging soar
    soars soared soaring rally rallies rallied rallying advance advanced advances up higher leap leapt leaps expand
    expanded strengthen strengthened swelled spiked spike edged_up rebound rebounded accelerated longer"""
FALLS = """fall falls fell fallen falling drop drops dropped dropping decline declines declined declining decrease
    decreases decreased decreasing lose loses lost losing slide slides slid sliding slip slips slipped slipping plunge
    plunges plunged plunging tumble tumbled tumbles tumbling sink sank sunk shrink shrank shrunk down lower dip dips
    dipped dipping shed sheds shedding slump slumped slumps plummet plummeted ease eased eases easing weakened retreat
    retreated crashed dive dived shorter fewer"""

# Verbs of change with an object: what stands behind their "by", or is a share, is the change.
RAISES = """raise raises raised raising boost boosts boosted boosting hike hikes hiked add adds added adding lift
    lifted"""
CUTS = "cut cuts cutting reduce reduces reduced reducing slash slashed slashing trim trimmed trimming lower lowered"

# --- What happened to people and things ---------------------------------------------------------------------------

# kind | active verbs: what is counted stands after them
ACTIVE = """
killed | kill kills killing slay slays slew slaying murder murders murdering assassinate assassinates assassinating
killed | massacre massacres massacring execute executes executing behead beheads beheading slaughter slaughtering
killed | claim_the_lives_of claimed_the_lives_of claiming_the_lives_of took_the_lives_of takes_the_lives_of
killed | taking_the_lives_of cost_the_lives_of costing_the_lives_of claimed_the_life_of drown drowning crush crushing
killed | lynch lynching shot_and_killed shooting_and_killing shot_dead shooting_dead fatally_shot fatally_shooting
killed | fatally_stabbed fatally_wounded fatally_injured stabbed_to_death shot_to_death
injured | shot shoot shoots shooting stab stabs stabbed stabbing injure injures injuring wound wounds wounding hurt
injured | hurts hurting maim maims maiming hospitalise hospitalize hospitalising hospitalizing hospitalised
injured | hospitalized burning
rescued | rescue rescues rescuing save saves saving free frees freeing pull pulls pulled pulling pluck plucked
rescued |
detained | arrest arrests arresting detain detains detaining capture captures capturing jail jails jailing imprison
detained | imprisons imprisoning apprehend apprehends apprehending kidnap kidnaps kidnapping abduct
detained | abducts abducting nab nabs nabbing nabbed rounded_up rounding_up
displaced | displace displaces displacing evacuate evacuates evacuating uproot uproots uprooting expel expels
displaced | expelling
affected | affect affects affecting infect infects infecting sicken sickens sickening impact impacts impacting hit_by
affected | poison poisons poisoning strand strands stranding
targets | destroy destroys destroying demolish demolishes demolishing bomb bombs bombing strike strikes struck
targets | striking shell shells shelling burn burns raze razes razing damage damages damaging level levels levelling
targets | leveling wreck wrecks wrecking flatten flattens flattening attack attacks attacking raid raids raiding gut
targets | gutting hit hits hitting
"""
# kind | participles: passive ("were killed"), or describing ("killed and wounded", "two injured soldiers")
PARTICIPLES = """
killed | killed slain murdered assassinated massacred executed beheaded slaughtered drowned lynched butchered
killed | gunned_down shot_dead shot_to_death stabbed_to_death beaten_to_death burned_to_death burnt_to_death
killed | shot_and_killed fatally_shot fatally_stabbed fatally_wounded fatally_injured found_dead pronounced_dead
killed | hacked_to_death crushed_to_death electrocuted hanged machinegunned_to_death
injured | shot stabbed hit_by_gunfire struck_by_gunfire hit_by_bullets struck_by_bullets struck_by_gunshots
injured | taken_to_hospital taken_to_the_hospital in_hospital in_the_hospital treated_for_wounds treated_for_injuries
injured | rushed_to_hospital critically_hurt injured wounded hurt maimed hospitalised hospitalized burned burnt
injured | wounding gassed
missing | missing unaccounted_for disappeared vanished unaccounted
rescued | rescued saved freed released plucked pulled_alive
detained | arrested detained captured jailed imprisoned apprehended kidnapped abducted nabbed rounded_up
detained | taken_hostage in_custody taken_into_custody held_hostage taken_prisoner
displaced | displaced evacuated homeless uprooted expelled left_homeless made_homeless
affected | affected infected sickened impacted poisoned stranded without_power without_water without_electricity
affected | quarantined hit_by
targets | destroyed demolished bombed razed damaged levelled leveled wrecked flattened gutted shelled
"""
# kind | intransitive verbs and states of the counted, which stands before them
STATES = """
killed | died die dies dying dead perished perish perishes deceased lifeless lost_their_lives lost_his_life
killed | lost_her_life lose_their_lives losing_their_lives succumbed
injured | suffered_injuries suffered_burns suffered_wounds sustained_injuries suffered_serious_injuries
injured | suffered_minor_injuries suffering_injuries bullet_wounds gunshot_wounds stab_wounds shrapnel_wounds
injured | minor_injuries serious_injuries minor_wounds head_injuries
missing | missing
rescued | survived escaped
displaced | fled flee fleeing
affected | ill sick
"""
# kind | nouns that are counted themselves: "16 deaths"
COUNTED_NOUNS = """
killed | deaths death dead fatalities fatality killings murders corpses bodies homicides assassinations executions
killed | drownings
injured | injuries injury wounded injured
missing | missing
detained | arrests arrest detainees prisoners hostages detentions kidnappings abductions
displaced | evacuees refugees displaced evacuations
affected | infections cases sick
rescued | survivors rescues
targets | targets strikes
"""
# kind | nouns before "of": "the murder of six", "the deaths of two"
OF_NOUNS = """
killed | murder murders killing killings death deaths assassination assassinations massacre slaughter execution
killed | executions slaying slayings drowning lives bodies body corpses remains funeral funerals burial burials
killed | killer killers murderer murderers assassin assassins murdering wake coffins
injured | wounding injuring injury injuries
rescued | rescue release rescues
detained | arrest arrests detention capture kidnapping kidnappings abduction abductions imprisonment
displaced | evacuation displacement expulsion
targets | destruction bombing
missing | disappearance disappearances
"""
# kind | nouns whose number stands behind: "the death toll rose to 40"
TOLLS = """
killed | death_toll toll death_count number_of_dead number_of_deaths number_of_fatalities body_count
killed | number_of_people_killed number_of_victims number_killed
injured | number_of_injured number_of_wounded injury_toll injury_count
missing | number_of_missing
"""

# Nouns for persons, in the plural and as collectives.
PEOPLE = """people persons person men man women woman children child boys boy girls girl kids adults babies
    infants toddlers teens teenagers youths youngsters pensioners civilians citizens residents inhabitants villagers
    locals passengers travellers travelers commuters drivers pedestrians cyclists motorists tourists visitors
    holidaymakers soldiers troops servicemen servicewomen marines sailors seamen officers policemen policewomen police
    guards agents constables firefighters firemen paramedics medics doctors nurses patients students pupils teachers
    schoolchildren journalists reporters workers employees staff staffers labourers laborers miners farmers peasants
    fishermen crew crewmen crewmembers members victims casualties survivors hostages prisoners inmates detainees
    suspects militants rebels guerrillas insurgents fighters gunmen attackers terrorists extremists assailants
    protesters protestors demonstrators activists supporters fans spectators voters delegates lawmakers deputies mps
    senators priests nuns monks clergymen bishops migrants refugees evacuees asylum-seekers foreigners
    nationals americans britons israelis palestinians russians ukrainians germans french chinese indians italians
    japanese brothers sisters sons daughters parents mothers fathers wives husbands relatives friends neighbours
    neighbors volunteers colleagues customers users clients subscribers individuals subjects households families
    players lawyers judges mayors candidates politicians diplomats officials ministers businessmen businesswomen
    bystanders onlookers shoppers guests worshippers pilgrims mourners elders personnel others servants lieutenants
    captains sergeants colonels generals commanders recruits cadets bodyguards escorts
    merchants traders leaders unionists jurors owners tenants nominees appointees trainees billionaires millionaires
    felons celebrities convicts offenders immigrants homeowners consumers athletes climbers hikers swimmers skiers
    pilots attendants astronauts scientists researchers experts engineers technicians veterans orphans widows twins
    heads souls boarders seafarers"""

# Nouns in -ers, -ists and -men that are no persons.
THINGS_LIKE_PEOPLE = """numbers orders letters papers computers containers helicopters trailers quarters
    headquarters centers powers servers towers rivers flowers offers layers matters meters liters corners borders
    answers covers routers printers boosters bunkers tankers freighters carriers bulldozers trackers filters fibers
    chambers registers chapters posters stickers counters drawers ladders lasers mixers parameters pointers
    screwdrivers sewers showers sweaters theaters timers toners transformers triggers walkers waters lists specimen
    burgers newspapers dinners winters summers boilers coolers freezers cookers scanners"""

# Nouns of what happens, for the event of a figure.
EVENTS = """explosion explosions blast blasts attack attacks bombing bombings shooting shootings crash crashes
    collision fire fires blaze wildfire wildfires flood floods flooding earthquake quake tsunami storm storms
    hurricane typhoon cyclone tornado landslide mudslide avalanche eruption sinking shipwreck capsize derailment
    accident accidents ambush raid raids strike strikes airstrike airstrikes clash clashes battle battles fighting
    offensive siege massacre riot riots stampede protest protests demonstration outbreak epidemic pandemic war
    conflict invasion kidnapping kidnap murder murders killing killings assassination stabbing stabbings robbery
    breach hack leak spill collapse drought famine heatwave evacuation election referendum vote walkout merger
    takeover transfer launch recall incident operation shelling bombardment incursion crackdown coup uprising"""

# --- No figures -----------------------------------------------------------------------------------------------------

# Behind a hyphen, words with which a number tells a sort and not a count: "a two-way street".
SORTS = """way off time timer party tier sided pronged handed faced dimensional star piece part stop track horse
    term fold size level hand step run nil"""
# Words before a number that make it a name or label, in small letters too.
DESIGNATORS = """article articles section sections chapter chapters page pages paragraph clause part volume vol no
    nos number numbers act scene verse line item figure fig table appendix annex schedule room suite apartment apt
    flat gate terminal platform track route highway interstate motorway freeway road rte flight bus train runway tower
    channel station unit floor level grade phase stage tier type class category model version series episode season
    round week day game match lap heat heading question q exhibit case count step rule law bill amendment resolution
    proposition prop measure order form lot plot block zone area district ward precinct division brigade battalion
    regiment squadron group group_of platoon company formula apollo soyuz sputnik boeing airbus windows iphone galaxy
    pixel playstation xbox android ios mark mk pier dock berth hangar hole studio court code zip p pp rev ver
    generation gen covid covid-19 sars-cov mach juz psalm sura size release ref reference file docket id serial patent
    permit decree bulletin issue edition circular directive"""
# Of these, the ones that are as often plain nouns with a figure behind them.
LOOSE_DESIGNATORS = """day days week season line level order group count number measure size form case train bus
    match game area study law bill question set heat heading act scene mark round platform track zone flat floor step
    rule court code division part numbers p"""
# Names of indices and lists that end in a number.
INDEX_NAMES = """s&p sp ftse nasdaq dow nikkei cac stoxx russell fortune csi asx forbes tsx dax ibex topix big
    s\\s?&\\s?p eurostoxx smi aex sensex nifty kospi"""
# Words in capitals before a number, as at the head of a sentence, that are no names.
NOT_NAMES = """about some nearly almost over under only just around approximately roughly at least more than less
    fewer up to in of on for by with from and or but the a an another these those all both its his her their our my
    your other first last next top every any no not after before between within since until during among amid against
    killed injured wounded yesterday today tomorrow monday tuesday wednesday thursday friday saturday sunday meanwhile
    then there here when while if as so also now still already that this what which who where how why because although
    though including plus minus per total says said say police officials authorities they we he she it i you was were
    is are has had have been be being will would can could may might must should did does do dead q mr"""
MONTHS = """january february march april may june july august september october november december jan feb mar apr
    jun jul aug sep sept oct nov dec"""
SCORE_WORDS = """win wins won winning beat beats beaten beating lose loses lost losing loss defeat defeats
    defeated draw draws drew drawn victory triumph lead leads led trail trailed score scored scoreline goal defeating
    set sets tie-break match semi-final final thrashed thumped hammered edged aggregate kick-off shutout"""

# Nouns that may name one event, in the singular.
EVENT_GROUPS = """
attack | explosion blast bombing attack shooting stabbing ambush raid strike airstrike shelling bombardment massacre
attack | killing murder clash battle offensive incursion assault
accident | crash collision accident derailment sinking shipwreck capsize incident stampede
fire | fire blaze wildfire
storm | flood flooding storm hurricane typhoon cyclone tornado landslide mudslide
earthquake | earthquake quake tsunami eruption avalanche
disease | outbreak epidemic pandemic
election | election referendum vote
protest | protest demonstration riot uprising
breach | breach hack leak
"""
