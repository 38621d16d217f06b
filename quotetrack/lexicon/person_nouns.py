"""Nouns for one person beyond offices and callings of public life, in lower case.

They are kept by class. Left out is what is mostly something else ("guide", "model", "mark") and
what is written with a capital mostly a surname ("mason", "porter", "hunter").
"""

from __future__ import annotations

from typing import Final

from quotetrack.lexicon.words import words

_WORK: Final = words(
    """
    accordionist acrobat actuary acupuncturist adjudicator adjuster adventurer agronomist
    allergist ambassadress anaesthetist anesthesiologist animator antiquarian apothecary
    apprentice arborist armourer aromatherapist artisan artiste assassin assessor astrologer
    astrophysicist attendant auctioneer audiologist aviator babysitter bacteriologist bagpiper
    bailiff bandleader bandmaster bandmate banjoist barista baritone bassist bassoonist
    beautician bellboy bellhop biker biochemist biophysicist blacksmith boatbuilder bodybuilder
    bodyguard boilermaker bookbinder bookie bookkeeper bosun bouncer breadwinner bricklayer
    bugler bureaucrat busker cabbie caddy callgirl campanologist caregiver carer cartographer
    cashier caterer cattleman chambermaid charwoman chauffeur childminder chiropodist
    chiropractor chorister cinematographer clairvoyant cleaner clergyman clergywoman clerk clown
    coachman coastguardsman cobbler codebreaker concierge confectioner conservationist
    conservator constable consul contortionist contralto copilot copywriter cosmetologist
    costumier countertenor cowboy cowgirl cowhand creator criminologist crooner croupier
    cryptographer cupbearer custodian dairymaid dairyman deckhand decorator despatcher
    detectorist diarist dishwasher dj doorkeeper dramaturg drayman dressmaker druggist dustman
    educationalist educationist educator egyptologist embalmer embryologist emcee
    endocrinologist engraver ensign entertainer entomologist equestrian essayist ethicist
    ethnographer ethnologist etymologist exorcist exporter farmhand farmworker farrier
    ferrywoman fettler fieldworker fishmonger fishwife flautist florist flutist footman
    forewoman forger frogman fruiterer futurist gamekeeper gamer garbageman gastroenterologist
    gatekeeper gemologist geneticist geographer geophysicist glassblower goatherd governess
    graphologist gravedigger greengrocer groundskeeper gunsmith gynaecologist gynecologist
    haematologist handyman harpist headhunter headmaster headmistress headsman healer heartthrob
    helmsman hematologist herder herdsman highwayman homemaker horologist horticulturist
    hotelkeeper househusband housekeeper housemaid housemaster housewife hydrologist hygienist
    hypnotherapist hypnotist illusionist immunologist impersonator importer impresario
    industrialist innkeeper instructor instructress instrumentalist interpreter interviewee
    interviewer investigator ironmonger ironworker jailer jazzman jeweler jeweller journeyman
    juggler keyboardist knitter laborer labourer lacemaker lamplighter laundress lawgiver lawman
    legionnaire lexicographer librettist lifeboatman lifeguard lineman lobsterman locksmith
    logician longshoreman lumberjack machinist maestro magician maid maidservant mailman
    manageress manicurist masseur masseuse matador matron metalworker mezzo microbiologist
    militiaman milkmaid milkman millworker minder mineworker missionary moneylender mortician
    motorcyclist musicologist nephrologist newsagent newscaster newspaperman nightwatchman
    numerologist nurseryman obstetrician occultist oceanographer oilman onlooker ophthalmologist
    optician optometrist ornithologist orthodontist orthopaedist osteopath palaeontologist
    paleontologist panelist panellist paralegal parasitologist parliamentarian patrolman
    patrolwoman pawnbroker peacekeeper peddler pedlar percussionist perfumer pharmacist
    pharmacologist philanthropist philologist phlebotomist physiologist picker pimp pipefitter
    planner plasterer ploughman podiatrist poetess policymaker pornographer postie postmistress
    potman poulterer prankster prefect primatologist printmaker privateer programmer proofreader
    proprietor proprietress prospector provocateur psychoanalyst publican publicist puppeteer
    quarryman racegoer racer radiographer radioman raftsman railwayman realtor receptionist
    recruiter registrant reservist restorer reviewer rheumatologist ringmaster roadie roofer
    roughneck roustabout saboteur salesclerk salesgirl sawmiller saxophonist scaffolder
    schoolmaster schoolmistress screener scribe scriptwriter seafarer seamstress seismologist
    selector seller seminarian sentry sexologist shipbuilder shipowner shipwright shoeshiner
    showgirl showjumper showrunner signalman signwriter silversmith sinologist skydiver
    smallholder snowboarder socialite soloist sommelier songsmith songstress soothsayer sorcerer
    speechmaker spokesmodel sportscaster sportswriter spy stableman stagehand stand-up starlet
    stationmaster steelworker steeplejack stenographer stepdancer stevedore stockbroker
    stonecutter stonemason storekeeper storyteller stripper stuntman stuntwoman subcontractor
    subeditor superintendent supermodel supervisor surfer surrogate swordsman taikonaut
    tattooist taxidermist teller testator timekeeper tinsmith toolmaker toxicologist tragedian
    trainee transcriber translator trapper trawlerman treasure-hunter trombonist troubadour
    troubleshooter trouper trumpeter tunneller typesetter typist understudy undertaker
    underwriter upholsterer urologist valet ventriloquist verger vet veterinarian vintner
    violist virtuoso vlogger vocalist volcanologist vulcanologist waitperson wardress
    warehouseman watchmaker weightlifter whaler wheelwright winemaker woodcarver woodcutter
    woodworker wrangler zookeeper announcer appraiser breeder busboy caseworker councilmember
    assemblymember coworker crewmember dispatcher distiller emt examiner groomer landscaper logger
    navigator ranger steward stewardess stylist telemarketer trooper
    """
)
_MORE_WORK: Final = words(
    """
    adjutant antiquary arranger balloonist beachcomber bellringer boatman boatswain bookbinder
    bootlegger cabinetmaker calligrapher canoeist caver chimney-sweep chocolatier choirmaster
    choirmistress clockmaker coalminer compositor concertmaster cornetist costermonger costumer
    drover exterminator fisherwoman folklorist freediver gaoler gillie greenkeeper
    groundworker hairstylist harpsichordist havildar hillwalker jawan kitesurfer lighthouse-keeper
    lithographer memoirist millhand millwright motorman muleteer navvy newsvendor nursemaid
    obituarist orchestrator overseer parachutist paraglider potholer probationer projectionist
    quartermaster ratcatcher rifleman roadsweeper sacristan scout shoemaker shopworker
    storeman subedar telephonist timpanist town-crier tubist usherette videographer webmaster
    wildfowler winegrower
    classicist dendrologist ethnomusicologist futurologist grammarian geriatrician medievalist
    naturopath numismatist penologist philatelist phonetician sociolinguist speleologist
    catechist padre prioress shaman televangelist
    adolescent cellmate co-defendant counterfeiter deponent dissenter embezzler entrant
    father-to-be hoarder hoaxer homebuyer husband-to-be jailbird marcher mother-to-be newbie
    northerner paramour pickpocket quinquagenarian ringleader seven-footer six-footer shipmate
    southerner spinster spymaster strangler supergrass sweetheart taskmaster trainspotter twitcher
    wife-to-be workmate 6-footer 7-footer
    blueliner freestyler backstroker breaststroker grappler halfback hurler karateka lugist
    powerlifter race-walker racewalker shot-putter shot-stopper shuttler steeplechaser tailback
    wideout
    """
)
_SCIENCE_AND_CARE: Final = words(
    """
    agroecologist bioengineer bioethicist biostatistician clinician co-author cosmologist
    cryptologist econometrician electrochemist ergonomist geochemist glaciologist gerontologist
    herpetologist homeopath hydrogeologist ichthyologist immunochemist informatician limnologist
    locum mycologist neonatologist neurobiologist neuropsychologist neuroscientist nutritionist
    outpatient paleoclimatologist palaeoclimatologist participant phytologist psephologist
    pulmonologist respondent roboticist sonographer technologist vaccinologist volcanologist
    """
)
_TRADES: Final = words(
    """
    asphalter binman coder conciliator convenor courier crofter dockworker dresser fitter forester
    freeholder ghillie glazier haulier householder joiner liquidator pipefitter plasterer
    shop-steward thatcher valuer
    barmaid bursar cadet forecaster genealogist infantryman invigilator sapper stallholder
    submariner warder
    """
)
#: Offices, callings and clergy of South Asia and Africa, and of courts.
_SOUTH_ASIAN_AND_AFRICAN: Final = words(
    """
    chieftain corporator dacoit devotee emir fakir hawker imam jurist maharaja
    magistrate maulana maulvi mufti mukhtar mullah muezzin nawab oba pandit pastoralist patwari
    pilgrim pleader pradhan rickshaw-puller sadhu sangoma sarpanch sharecropper swami tehsildar
    vice-chancellor zamindar
    granthi
    """
)
_PEOPLE_OF_THE_DAY: Final = words(
    """
    abductee abductor abolitionist abuser accomplice acquaintance addict adherent admirer
    adoptee adopter adult adulterer adversary aficionado aggressor agitator agnostic alcoholic
    amputee anarchist ancestor antagonist anticapitalist applicant appointee aristocrat arsonist
    aspirant associate atheist attendee autocrat avenger baby-boomer bachelor bachelorette
    ballplayer bandit bargee baronet bather beachgoer bearer beggar believer benefactor
    benefactress beneficiary bettor bigamist boaster boater bomber bondholder bookworm borrower
    breadmaker bridegroom bridesmaid brigand bully buyer caller camper captor carjacker castaway
    celebrant centenarian chancer chap charmer cheerleader chum churchgoer churchwarden
    cinemagoer citizen civilian classmate client co-accused co-religionist coconspirator
    collaborator collector colonist combatant commoner commuter compatriot concertgoer
    confidant confidante congregant conman connoisseur conqueror conspirator constable
    constituent consumer cop crony culprit customer daredevil daydreamer deadbeat debater debtor
    debutant debutante demagogue demonstrator denier dependant deportee descendant despot
    diehard dignitary diner disciple divorcee divorcé divorcée do-gooder dog-walker doomsayer
    dowager drifter drinker dropout drunkard duellist dweller eavesdropper elder elector
    emigrant emigre emissary enforcer enthusiast environmentalist escapee evangelist expat
    expatriate exponent extremist eyewitness fan fanatic farmgirl feminist festival-goer
    festivalgoer fighter figurehead firebrand firestarter flatmate foe follower forebear
    foreigner foreman forerunner fraudster freak freemason freshman frontliner gambler gangster
    go-between goddaughter godfather godmother godparent godson graduate gran grandad granddad
    grandee grandma grandpa granny griever gringo groomsman guerilla guerrilla guest guru
    handler handmaiden hater heartbreaker heckler hedonist helper hermit heroine highlander
    hijacker hiker hippie hitchhiker hobbyist holdout holidaymaker hoodlum hooligan housebreaker
    housebuyer housemate humanist humorist hypochondriac hypocrite idealist idler imitator
    imposter impostor inductee infant infiltrator inhabitant inheritor insomniac instigator
    interloper interrogator introvert intruder invader invitee islamist islander isolationist
    jaywalker jihadi jobseeker jogger joker journeywoman kidnappee kingpin lad landholder
    latecomer leaker learner leaseholder leftist lefty legatee liar liberator licensee lifer
    listener litigant loner looter loser lothario lottery-winner lout lover loyalist luminary
    lurker madam maniac martyr masochist mastermind matriarch medic megastar merrymaker
    militiawoman millennial misanthrope miscreant misfit mobster modernist molester motorist
    mourner moviegoer mugger multimillionaire mutineer namesake narcissist neophyte nihilist
    nomad nonagenarian nonbeliever nonsmoker novice nudist numpty occupant occupier octogenarian
    oddball offender office-holder officeholder old-timer oldster oligarch opportunist
    oppositionist oppressor optimist orator orphan pacifist paedophile parishioner parolee
    partygoer passenger passer-by passerby patient patriot patron peasant pedestrian pedophile
    penitent penpal perfectionist perjurer perpetrator personage pessimist petitioner
    philanderer picketer pioneer pirate playboy playgoer playmate plotter plutocrat poacher
    poisoner policyholder polygamist polyglot postgrad pothead practitioner pragmatist
    preschooler preteen pretender procrastinator prodigy profiteer propagandist prophet
    prostitute protagonist protege protester protestor protégé protégée prowler punter purchaser
    purist pyromaniac quitter racist racketeer ransomer rapist ratepayer raver reader realist
    recipient recluse redhead reenactor reformer reformist refusenik relative reveler reveller
    rider rioter roamer rookie roommate royalist runaway runner runner-up samaritan savior
    saviour scammer sceptic schemer schoolchild schoolfriend schoolkid schoolmate scoundrel
    seasonaire secularist semifinalist septuagenarian serf servant settler sexagenarian
    sharpshooter shooter shoplifter shopper sidekick sightseer signatory simpleton skeptic
    skinhead slacker slanderer slave sleepwalker sleuth smoker sniper snitch snob sophomore
    soulmate spectator speculator speedster spendthrift squaddie squatter stalker stalwart
    stand-in stargazer stepbrother stepchild stepdad stepmum stepparent stepsister stockholder
    stowaway straggler stranger streaker striver subscriber sufferer suffragette suffragist
    suitor superfan superhero superstar supremacist supremo survivalist swindler sympathiser
    sympathizer tactician talker taxpayer teammate tearaway teen teetotaller terrorist
    theatergoer theatre-goer theatregoer theorist thinker thug toddler tormentor torturer
    tourist traditionalist trail-blazer trailblazer traitor transgressor transsexual traveler
    traveller trekker trendsetter trespasser trickster triplet troublemaker tutor
    twentysomething tyrant underachiever underling unionist up-and-comer upstart urchin usurer
    usurper utopian vagabond vagrant vandal vendor viewer vigilante villager villain visionary
    visitor voyager voyeur wanderer wannabe warmonger warrior wayfarer well-wisher wimp
    windsurfer wisecracker witch workaholic worshiper worshipper wrongdoer yachtie yogini
    youngster zealot émigré alum bystander felon fiancee first-grader second-grader third-grader
    fourth-grader fifth-grader sixth-grader seventh-grader eighth-grader ninth-grader kayaker
    kindergartner kindergartener lessee newlywed panhandler renter skateboarder tipster
    valedictorian
    angler backpacker birdwatcher commenter lodger rambler trafficker
    """
)
_COMPETITORS: Final = words(
    """
    winner prizewinner prize-winner cup-winner title-winner semi-finalist quarter-finalist
    semifinalist quarterfinalist record-holder record-breaker titleholder title-holder contestant
    vice-captain gaffer ex-captain hitmaker chart-topper streamer youtuber tiktoker showjumper
    decathlete heptathlete pentathlete biathlete triathlete qualifier lucky-loser substitute loanee
    draftee medalwinner medal-winner promoter co-promoter matchmaker cutman cornerman physio
    soigneur groundsman stablehand kitman masseur steward summariser co-commentator
    """
)
#: By what they do or where they stand in a game, and by what they weigh.
_PLAYERS: Final = words(
    """
    wicketkeeper wicket-keeper paceman pacer batswoman opener off-spinner leg-spinner allrounder
    tailender tail-ender nightwatchman flanker fly-half scrum-half half-back full-back
    fullback outside-half hooker number-eight wing-back left-back right-back centre-back centre-half
    center-back cornerback linebacker kicker shortstop outfielder infielder baseman slugger
    reliever catcher placekicker goalie goaltender netminder defenseman defenceman swingman
    goalkicker goal-kicker goalscorer playmaker poacher target-man sweeper southpaw righty
    point-guard specialist talisman legend icon netballer hurdler
    drag-flicker centre-forward center-forward inside-forward wing-forward
    high-jumper long-jumper triple-jumper pole-vaulter vaulter
    jumper thrower marathoner pacesetter rouleur puncheur judoka taekwondoin curler lifter
    fencer oarsman oarswoman caddie
    flyweight bantamweight featherweight lightweight welterweight middleweight cruiserweight
    heavyweight super-flyweight super-bantamweight super-featherweight super-lightweight
    super-welterweight super-middleweight light-middleweight light-heavyweight
    light-welterweight super-heavyweight
    """
)
_OF_STAGE_AND_SCREEN: Final = words(
    """
    actor-director auteur balladeer bandmate castmate ceramicist chanteuse chansonnier
    clarinetist clarinettist co-star comedienne comic compere conjurer conjuror couturier crooner
    diva documentarian drag-queen entertainer ex-bandmate ex-model fiddler film-maker folksinger
    funnyman gagwriter gallerist guitarist-singer headliner honoree hornist impressionist
    lutenist milliner mime multi-instrumentalist oboist paparazzo performer piper popstar
    quizmaster rocker satirist singer-actress singer-guitarist singer-songwriter sitarist soapstar
    idol stylist tabla-player tenor thespian tunesmith turntablist ukulelist weathergirl
    """
)
_NOBLES: Final = words("baroness viscount viscountess marquess earl countess peeress peer")
_IN_SHORT: Final = words("mla mlc mna td coo cfo cto gp qc")
_COMPOUNDS_OF_MAN: Final = words(
    """
    air alder all anchor arms assembly ball bar bird bonds bush business camera chair clans
    committee congress council country crafts crew dales delivery door draughts fire front
    frontiers gentle grounds guards hang hench hit horse ice jury kins laundry lay lines mad marks
    middle news noble oars ombuds outdoors police post press repair sales select service sheep
    shop show ski sound space spokes sports states stock strong tax towns trades tribes vestry
    washer watch weather wing work yachts
    """
)
MEN: Final = words(
    "lad bloke chap grandad granddad grandpa stepdad godfather godson stepbrother conman "
    "bridegroom busboy groomsman schoolmaster headmaster fiance playboy gringo"
) | {f"{stem}man" for stem in _COMPOUNDS_OF_MAN}
"""Nouns of these for a man or boy."""

WOMEN: Final = words(
    "lass grandma granny gran stepmum godmother goddaughter stepsister bridesmaid schoolmistress "
    "headmistress governess seamstress housewife matriarch songstress starlet showgirl salesgirl "
    "stewardess fiancee maid housemaid milkmaid chambermaid laundress postmistress "
    "manageress proprietress poetess divorcée protégée confidante debutante suffragette dowager "
    "heroine forewoman baroness countess viscountess peeress comedienne chanteuse "
    "singer-actress"
) | {f"{stem}woman" for stem in _COMPOUNDS_OF_MAN}
"""Nouns of these for a woman or girl."""

SURNAMES_IN_SMALL: Final = words(
    """
    archer bard butler carver collier cooper corporal curate falconer fowler goldsmith gunner
    huntsman hunter keeper laird mason messenger parson pitman porter potter reeve saddler sexton
    squire stoker tanner tiler turner usher walker weaver wheeler yeoman
    """
)
"""Nouns for one person that are mostly surnames where they have a capital."""

PEOPLE_OF_ALL_KINDS: Final = (
    _WORK
    | _MORE_WORK
    | _SCIENCE_AND_CARE
    | _TRADES
    | _PEOPLE_OF_THE_DAY
    | _COMPETITORS
    | _PLAYERS
    | _NOBLES
    | _OF_STAGE_AND_SCREEN
    | _SOUTH_ASIAN_AND_AFRICAN
    | _IN_SHORT
    | MEN
    | WOMEN
    | {f"{stem}person" for stem in _COMPOUNDS_OF_MAN}
)
"""Nouns for what anybody may be at work, at home, in a crowd, before a court, theirs included."""
