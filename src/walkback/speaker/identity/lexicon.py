"""Words for comparing names: nicknames, given names across languages, family names, parts of the names of bodies.

Tables are strings of words parted by blanks, folded: small letters, no accents. Where each line is a row, it
holds the forms of one name or word.
"""

from __future__ import annotations

# --- People -----------------------------------------------------------------------------------------------------

# Titles before a name that `walkback.speaker.lexicon` does not list, as they are folded.
TITLES = """mr mrs ms miss mx daw datuk dato datin tengku sir dame lady lord the messrs herr frau monsieur madame
    mme mlle signor signora senor senora haji hajji hojatoleslam ayatollah grand sheikh shaikh sheik shaykh
    emir sayyid sayed syed mullah maulana imam rabbi pope fr sr sra maj gen lt col cmdr capt sgt adm cpl pte
    pvt brig wg sqn flt dr prof professor rev hon rt right honourable honorable judge justice mme. retired
    former acting interim then ex- ex late vice deputy assistant associate senior chief prime foreign
    interior defence defense finance home health trade first second lieutenant general colonel major
    commodore admiral captain attorney district"""
# Titles that tell no office.
COURTESIES = """mr mrs ms miss mx sir dame lady lord dr doctor prof professor rev reverend hon rt right honourable
    honorable the herr frau monsieur madame mme mlle signor signora senor senora haji hajji sayyid sayed syed shri smt
    messrs mister m fr father sister brother sr sra retired former late then ex"""
# Words that stand before a name as titles do, but are names as well: they are titles only before two words.
AMBIGUOUS_TITLES = "dean king prince duke earl judge bishop pope baron count don sol grand"
REGAL = "king queen prince princess pope emperor empress sultan emir patriarch saint"
POSTNOMINALS = """mp msp mep mla td qc kc sc obe cbe mbe kbe dbe gbe phd dphil md dds dvm esq cpa rn frs fba usn usaf
    usmc ret retd ba ma msc bsc mba jd llb llm cfa pe am ao"""
GENERATIONS = dict.fromkeys(("jr", "jnr", "junior", "filho"), "jr") | dict.fromkeys(("sr", "snr", "senior"), "sr")
GENERATIONS |= {"ii": "ii", "iii": "iii", "iv": "iv"}
PARTICLES = """de da do dos das di del della delle degli dei der den des du la le les el al ul ur as ash ad ar at an az
    an- van von zu zum zur ter ten te bin bint ibn ben binti af av y e i ap dal dalla st of"""
# Particles that are given names as well, when they come first.
GIVEN_PARTICLES = "al ben van del as an at e i y st di la"
ARABIC_ARTICLES = "al el ul ur as ash ad ar at an az us"

# Forms of one given name: short forms, and the same name in other languages and spellings.
GIVEN_NAMES = """
abigail abby abbie gail
abraham abe ibrahim
albert al bert bertie alberto
alexander alex alec sandy alyaksandr aleksandr oleksandr alexandr aleksander alexandre alejandro alessandro sasha lex
alexandra alex sandra sasha oleksandra aleksandra alejandra
alexei alexey aleksei aleksey oleksiy oleksii alexis
alfred alf fred alfie alfredo
andrew andy drew andrei andrey andriy andrii andre andrzej andreas andres
angela angie
ann anne anna annie hanna
anthony tony antony anton antonio
antoinette toni
arthur art artie arturo artur
barbara barb babs barbie
benjamin ben benny benji
bernard bernie bern bernardo
beverley bev beverly
bradley brad
caroline carol carrie caro carolyn
catherine cathy kate katie cath kitty katherine kathryn katharine kathy cathryn katrina kateryna ekaterina katarina
charles charlie chuck chas carlos carl karl charley
charlotte charlie lottie
christine chris chrissie christie kristin kristine
christina chris tina chrissie kristina cristina
christopher chris kit topher kris cristobal
clifford cliff
cynthia cindy
daniel dan danny danil danylo daniil
david dave davey davy davyd
deborah debbie deb debra
dennis denis denys den
dmitry dmitri dmitriy dmytro dima
dominic dom nick dominick
donald don donnie
dorothy dot dottie dolly
douglas doug
edward ed eddie ted ned teddy eduardo eddy
edwin ed eddie
edmund ed eddie ned
eleanor ellie nell nora eleanora elinor
elena olena yelena helena helen ellen jelena
elizabeth liz beth betty lizzie eliza libby betsy elisabeth bess lisa
emily em emmy
eugene gene yevgeny evgeny yevhen evgeniy yevgeniy evgeni eugenio
francis frank fran francisco francesco pancho paco
frances fran frankie francesca
franklin frank
frederick fred freddie rick frederic fredrik federico
gabriel gabe
geoffrey geoff jeff jeffrey jeffery
george georgie jorge georgi heorhiy georgy yuri yuriy yurii iurii
gerald gerry jerry
gerard gerry ger
gillian gill jill
gregory greg gregor hryhoriy grigory
gwendolyn gwen
harold harry hal
henry harry hank hal enrique heinrich henri
herbert herb bert
howard howie
hubert hugh bert
ian iain
ignacio nacho
igor ihor
ilya illia illya
irina iryna irene
isabel bella izzy isabelle isabella
ivan ioann
jacob jake jack jacobo yakov
jacqueline jackie jacqui
james jim jimmy jamie jem
jane janie
janet jan
jason jay
jennifer jen jenny jennie
jeremy jerry jez
jerome jerry
jessica jess jessie
joan joanie
joanna jo joanne joan
john jack johnny jon johnnie juan jean johann jan
jonathan jon jonny nathan jonathon
joseph joe joey jose josef giuseppe pepe yosef jo
josephine jo josie
joshua josh
judith judy jude
julia julie yulia yuliya iulia
kenneth ken kenny
kimberly kim kimberley
laurence larry lawrence laurie lorenzo
leonard len lenny leo leonardo
leo lev lew
leslie les lesley
lewis lou louis luis luigi
lillian lily lil
louise lou
lucille lucy
ludmila lyudmila liudmyla ludmilla lyudmyla
malcolm mal
manuel manny manolo
marcus marc mark marco marko
margaret maggie meg peg peggy marge margie madge greta rita margarita margot
maria mary marie mariya mariia
martha marty
martin marty
mary molly polly
matthew matt matty mateo matteo matvey
maureen mo
maurice mo maury
maxwell max
maximilian max
maxim maksym maksim
melissa mel
melvin mel
michael mike mick mikhas mickey mikey mitch mikhail mykhailo mykhaylo misha miguel michel mikael
mitchell mitch
mohammed muhammad mohamed mohammad muhammed mohamad muhamad mehmet mohamud mohd md
murray muz
nancy nan
natalia nataliya natalya natalie nataliia
nathaniel nat nate nathan
nicholas nick nicky nicolas nikolai nikolay mykola nico klaus
nicola nicky nikki nicole
nigel nige
norman norm
oliver ollie
oscar oskar
pamela pam
patricia pat patty trish tricia patsy trisha
patrick pat paddy patricio padraig
paul pavel pavlo pablo paulo
paula pauline
peter pete pyotr petr petro piotr pedro pieter
philip phil phillip felipe
phyllis phyl
rachel rach
ralph rafe
randall randy randolph
raymond ray ramon
rebecca becky becca
reginald reg reggie
richard rick dick ricky rich richie ricardo
robert bob bobby rob robbie bert roberto
roderick rod rory
rodney rod
roger rodge
roland rolly
ronald ron ronnie
rosemary rose rosie
rudolph rudy rudolf
russell russ rusty
samantha sam sammie
samuel sam sammy
sarah sally sara sadie
sebastian seb bastian
sergei sergey siarhei serhiy serhii sergiy sergio
sharon shaz
sidney sid sydney
simon si
solomon sol
stanley stan
stanislav stas
stephanie steph steffi stefanie
stephen steve steven stevie stephan esteban stefan stepan
stuart stu stewart
susan sue suzie susie suzanne susanna
svetlana svitlana sviatlana
sylvia silvia
tatiana tetiana tetyana tanya tatyana
terence terry terrence
theodore ted theo teddy fyodor fedir fedor
theresa terry tess teresa tessa
thomas tom tommy tomas
timothy tim timmy
valentina val valentyna
valerie val valeria
valery valeri valeriy valerii
vasily vasyl vasiliy vasili basil
veronica ronnie
victor vic viktor
victoria vicky tori vicki viktoria viktoriya
vincent vince vinny vincenzo
virginia ginny
vitaly vitaliy vitalii vitali
vladimir volodymyr vova volodya wladimir
vladislav vladyslav vlad
vyacheslav viacheslav slava
walter walt wally
wilfred wilf fred
william bill billy will willie liam guillermo wilhelm
winifred winnie
winston win
yaroslav jaroslav
zachary zach zack zak
gaddafi qaddafi kadhafi gadhafi qadhafi
ahmed ahmad ahmet
hussein hussain husain hossein husayn hussien
yousef youssef yusuf yousif yosef yusef yousuf yusif
osman uthman othman usman
omar umar
jafar jaafar ja'far
said saeed saied sayeed
yahya yehia yehya yahia
isa eissa issa essa
musa mousa moussa moosa
aisha ayesha aysha aicha
fatima fatma fatimah fatemeh
khaled khalid
zaynab zainab zeinab
"""

# Family names that stand first where names are written in the order of Chinese, Korean, Vietnamese or Hungarian.
FAMILY_FIRST = """wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng
liang xie song
    tang deng han feng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei su lu ding ren yao lv shen
    zhong cui tan liao fan wen jin xia fu fang bai zou meng xiong qin qiu hou yin xue yan lei long duan hao kong shao
    shi mao chang wan gu lai wong leung lau cheung chan kwok tsang tsai chiang hsu hsieh lam ng yip tse mok
    xi qian hua wen bo ban nie chai dai geng gong guan ji jia kang kuang miao mu ning niu ou pang pei ping pu qi qiao
    qu quan sang sheng shu tao tong wo xin xing yi yong you yue zhan zhai zhuang zuo
    kim lee park pak choi choe jung jeong chung kang cho jo yoon yun jang chang lim im han oh seo suh shin sin kwon
    hwang ahn an song ryu yoo yu hong jeon jun ko go moon mun son sohn yang bae paik baek cha joo ju woo nam noh roh ri
    rhee ha heo hur min bang thae tae hyon hyun
    nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh truong
    orban nagy kovacs szabo toth horvath varga kiss molnar nemeth farkas balogh papp takacs juhasz lakatos szijjarto
    novak karacsony magyar gyurcsany"""
# Spanish and Portuguese family names that stand before a second one; besides these, all that end in -ez.
FIRST_OF_TWO = """garcia lopez martin ruiz diaz moreno munoz alonso gutierrez navarro torres ramos gil serrano
blanco molina
    morales suarez ortega delgado castro ortiz rubio marin sanz nunez iglesias medina garrido cortes castillo santos
    lozano guerrero cano prieto cruz flores herrera pena leon marquez cabrera gallego calvo vidal campos vega fuentes
    carrasco diez reyes caballero nieto aguilar pascual santana herrero montero lorenzo hidalgo ibanez ferrer duran
    vicente mora santiago benitez arias vargas carmona crespo roman pastor soto saez velasco soler moya esteban parra
    bravo gallardo rojas silva santos souza sousa oliveira pereira costa rodrigues almeida lima araujo gomes ribeiro
    carvalho alves martins rocha ferreira barbosa cardoso dias teixeira fernandes moreira cavalcanti mendes correia
    pinto lopes marques nunes cunha melo andrade barros freitas guzman acosta rivera contreras mejia salazar valencia
    obrador zapata espinoza cardenas avila rios mendoza estrada sandoval figueroa ochoa aguirre paredes pineda
    bolsonaro"""
# Family names of very many people: with one of these, a full name tells less.
COMMON_FAMILY = """smith jones williams brown taylor davies wilson evans thomas johnson roberts walker wright robinson
    thompson white hughes edwards green hall wood harris lewis martin jackson clarke clark turner hill scott cooper
    morris ward moore king watson baker harrison morgan patel young allen mitchell james anderson phillips lee bell
    parker davis bennett miller cook shaw campbell murphy kelly ryan walsh byrne oconnor oneill singh khan ahmed ali
    hussain begum kaur kumar sharma gupta das shah das hassan mohamed mohammed muhammad abdullah ibrahim rahman islam
    hossain ahmad hussein mahmoud omar osman said saleh garcia rodriguez martinez hernandez lopez gonzalez perez
    sanchez ramirez torres flores rivera gomez diaz cruz reyes gutierrez ortiz ramos silva santos oliveira souza
    pereira costa ferreira fernandez kim park choi jung wang li zhang liu chen yang huang zhao wu zhou nguyen tran le
    pham mueller muller schmidt schneider fischer meyer weber wagner becker schulz hoffmann ivanov smirnov kuznetsov
    popov petrov sokolov novak kovacs nagy horvath rossi russo ferrari bianchi esposito romano dubois durand moreau
    bernard petit robert richard johansson andersson karlsson nilsson eriksson larsson olsson hansen johansen olsen
    larsen andersen pedersen nielsen jensen christensen rasmussen virtanen korhonen makinen nieminen yilmaz kaya demir
    sahin celik banda phiri mwale tembo mensah okafor adeyemi ndlovu dlamini nkosi moyo sato suzuki takahashi tanaka
    watanabe ito yamamoto nakamura de-jong jansen de-vries bakker visser peeters janssens maes cohen levi mizrahi
    nair reddy rao iyer fernando perera silva khan malik butt chowdhury roy sen bose das dutta mohammadi ahmadi"""

# Given names of very many people.
COMMON_GIVEN = """john james robert michael david william richard joseph thomas charles mark paul steven andrew kevin
    brian peter daniel george stephen chris matthew tom jim bob bill mike dave joe steve mary anna maria ana marie
    elizabeth jennifer linda sarah susan karen lisa emma laura jane jose juan luis carlos antonio manuel pedro
    francisco miguel jorge joao mohammed muhammad mohamed mohammad ahmed ahmad ali hassan hussein abdullah ibrahim omar
    khalid khaled fatima aisha wei li min jun ming hui jing yan ying lei kim jin hiroshi kenji yuki ivan sergei sergey
    alexander vladimir dmitry andrei olga elena natalia jan anders lars erik hans pierre jean marco giuseppe singh raj
    amit priya joseph emmanuel grace blessing"""

# --- Bodies -----------------------------------------------------------------------------------------------------

LEGAL_FORMS = """ltd limited inc incorporated plc llc llp lp corp corporation co company gmbh ag sa nv bv ab oy as asa
    spa srl sarl sas kk pte pty bhd kg kgaa se aps a/s holdings holding group pjsc ojsc jsc ooo zao"""
SMALL_WORDS = (
    "the a an this that own our of for and & on in at to de la du des del da do di und et y for's its his her their our"
)
# One word for one kind of body or work, so that "labour ministry" and "Department of Labor" meet.
SAME_WORDS = """
ministry department dept ministries departments
defence defense
labour labor
centre center
organisation organization organisations organizations org
programme program
foreign external
interior home internal
police constabulary policing
court tribunal
university univ
association assn assoc
committee cttee
government govt administration
national natl
international intl int'l
service services
authority authorities
association associations
agency agencies
commission comm
federation fed
laboratory lab labs laboratories
hospital hosp
football soccer fc
navy naval
saint st
mount mt
fire-service firefighters
justice law
theatre theater
harbour harbor
parliament parliamentary
research researches
health healthcare
"""
# Words that say what a body is, not which: with nothing else a name tells no body apart.
BODY_WORDS = """affairs public state royal national federal regional provincial municipal local central
general chief main
    government ministry office bureau secretariat cabinet parliament senate congress assembly house chamber embassy
    mission consulate delegation treasury presidency administration council agency authority commission committee board
    service directorate inspectorate police force army navy guard coastguard military forces court prosecutor
    prosecutors prosecution customs interior foreign defence justice health finance education transport labour trade
    agriculture environment energy economy economic culture sport sports tourism immigration sea fisheries industry
    social security welfare housing planning science research intelligence emergency emergencies civil protection
    hospital clinic trust school college university institute company firm operator owner maker union federation
    association society club team party opposition bank fund exchange group gang organisation movement campaign charity
    foundation church newspaper paper magazine journal station channel network agency website site outlet publication
    airline carrier airport port railway regulator watchdog ombudsman supermarket retailer insurer lender developer
    town city county district region province territory country nation side officials headquarters administration
    republic kingdom union capital palace kremlin spokesman spokeswoman district attorney ministerial
    union's company's agents workers staff residents"""
LEVEL_WORDS = "national federal regional provincial state municipal local central county city"
# Ministries that are called something else.
KNOWN_BODIES = {
    "home office": "interior ministry",
    "foreign office": "foreign ministry",
    "state department": "foreign ministry",
    "department of state": "foreign ministry",
    "treasury": "finance ministry",
}
# Names of newspapers when they stand alone: "the Times" is not one newspaper.
NEWS_WORDS = """press media times post herald weekly daily news tribune gazette chronicle mail express telegraph
    star sun
    echo courier standard mirror observer guardian record wire bulletin review"""
# Words that make another body of the same other words.
CONTRASTS = """north south east west northern southern eastern western upper lower new old first second third fourth
    young senior junior women men womens mens youth real united continuity free democratic inter"""

# --- Offices ----------------------------------------------------------------------------------------------------

OFFICE_WORDS = """
spokesman spokeswoman spokesperson spokespeople speaker-for
chairman chairwoman chairperson chair
minister secretary-of-state ministers
director head chief boss manager leader
ceo chief-executive
mp lawmaker legislator deputy-of parliamentarian
congressman congresswoman representative
lawyer attorney solicitor barrister counsel
defence defense
labour labor
interior home
professor academic
doctor physician
firefighter fireman
policeman policewoman officer constable
councillor councilor councilman councilwoman
foreign external
coach manager trainer
businessman businesswoman
"""
OFFICE_FILLERS = "the a an of for and & in at to on its his her their our affairs state who is was that"
TIME_WORDS = "former ex then acting interim incoming outgoing new current late previous"
RANK_WORDS = "deputy vice assistant associate junior under"
# What private people are called by; none of these speaks for a government or a company.
LAY_ROLES = """resident passenger witness eyewitness neighbour neighbor villager farmer fisherman fisher student pupil
    mother father parent brother sister wife husband son daughter survivor victim customer fan tourist driver cyclist
    nurse teacher shopkeeper worker protester demonstrator patient commuter motorist pensioner homeowner hiker sailor
    crewman waiter cook plumber builder carpenter schoolboy schoolgirl teenager singer actor actress painter poet
    footballer midfielder striker defender goalkeeper forward winger cricketer boxer"""
OFFICIAL_ROLES = """minister spokesman president premier chancellor secretary governor mayor ambassador commissioner
    chairman director senator congressman mp general admiral commodore colonel commander judge prosecutor sheriff
    officer official attorney-general envoy councillor executive ceo"""
# Offices that one person at a time holds in a country, a region or a town.
HEADS = """president premier chancellor prime governor gov mayor king queen emir sultan pope taoiseach speaker chief
    commissioner archbishop provost sheriff"""
