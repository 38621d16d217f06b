"""What surrounds people's names: titles, suffixes, party tags, roles, relatives, given names."""

from __future__ import annotations

from typing import Final

from quotetrack.lexicon.days import MONTHS, WEEKDAYS
from quotetrack.lexicon.organisations import ORGANISATION_WORDS
from quotetrack.lexicon.person_nouns import MEN, PEOPLE_OF_ALL_KINDS, WOMEN
from quotetrack.lexicon.places import DEMONYMS, PLACES
from quotetrack.lexicon.words import LazyTable, LazyWords, read_lines, words

__all__ = [
    "ADDRESS_TITLES",
    "CALENDAR",
    "CONTRACTED_TITLES",
    "DEMONYMS",
    "FEMALE_NOUNS",
    "FEMALE_TITLES",
    "GENERATION_SUFFIXES",
    "GIVEN_NAMES",
    "GROUP_NOUNS",
    "INNER_PARTICLES",
    "KNOWN_BY_ONE_NAME",
    "MALE_NOUNS",
    "MALE_TITLES",
    "NAMES_OF_ONE_SEX",
    "NAME_PARTICLES",
    "NOT_NAMES",
    "OPENING_PARTICLES",
    "ORGANISATION_WORDS",
    "PARTY_LETTERS",
    "PERSON_NOUNS",
    "PLACES",
    "PLURAL_TITLES",
    "RELATIVE_NOUNS",
    "ROLE_MODIFIERS",
    "ROLE_NOUNS",
    "SEX_OF_GIVEN_NAME",
    "SUFFIXES",
    "SURNAMES",
    "TITLES",
    "UNIQUE_ROLES",
    "WORDS_AND_GIVEN_NAMES",
]

MALE_TITLES: Final = words(
    """
    Mr Mr. Mister Sir Lord King Prince Duke Earl Baron Count Viscount Father Brother Fr. Fr
    Congressman Assemblyman Councilman Monsieur M. Herr Señor Don Pope Emperor
    Mgr Mgr. Msgr Comandante Padre Signor Señorito Monsieur
    Sultan Sheikh Rabbi Imam Ayatollah Archbishop Cardinal Patriarch
    Alhaji Haji Mallam Malam Maulvi Mufti Otunba Oba Mzee Swami Thiru Encik Ser Senhor
    """
)
"""Titles that tell that their bearer is a man."""

FEMALE_TITLES: Final = words(
    """
    Mrs Mrs. Ms Ms. Miss Madam Madame Mme Mme. Dame Lady Queen Princess Duchess Countess
    Daw Sheikha Baroness Empress Sister Mother Congresswoman Assemblywoman Councilwoman Alderwoman
    Chairwoman Frau Señora
    Alhaja Hajia Hajah Hajjah Smt Tmt Tmt. Selvi Puan Datin WPC Shrimati Srimati Sushri
    Mlle Mlle. Mademoiselle Signora Signorina Señorita Senhora
    """
)
"""Titles that tell that their bearer is a woman."""

ADDRESS_TITLES: Final = words(
    """
    Mr Mr. Mister Mrs Mrs. Ms Ms. Miss Dr Dr. Prof Prof. Professor Sir Dame Lord Lady Madam
    Madame Mme Mme. M. Herr Frau Señor Señora Rev Rev. Revd Revd. Reverend Ven Ven.
    """
)
"""Titles of plain address. They tell a person, but no office."""

TITLES: Final = (
    MALE_TITLES
    | FEMALE_TITLES
    | ADDRESS_TITLES
    | words(
        """
    Doctor Hon Hon. Rt Right Honourable
    Sen Sen. Senator Sens. Senators Rep Rep. Representative Reps.
    Representatives Gov Gov. Governor Govs. Govs Lt. Lt Lieut. Lieutenant Gen Gen. General Col
    Col. Colonel Sgt Sgt. Sergeant Capt Capt. Captain Maj Maj. Major Cmdr Cmdr. Commander Cpl
    Cpl. Corporal Pvt. Private Adm Adm. Admiral Brig. Brigadier Marshal Field-Marshal President
    Pres. Pres PM VP MP MEP MSP TD AG Cllr Vice-President Ex-President Premier Chancellor
    Chancelor Minister Secretary Ambassador Amb. Envoy Mayor Deputy Councillor Councilor
    Commissioner Commissar Speaker Chairman Chair Chairperson Director Attorney Atty. Justice
    Judge Chief Sheriff Officer Detective Det. Det Inspector Superintendent Constable Prosecutor
    Magistrate Bishop Pastor Deacon Canon Dean Reverend Monsignor Msgr. Saint Vicar Chaplain
    Mullah Delegate Del. Assemblymember Congressmember Councilmember Treasurer Comptroller Clerk
    Spc. Spec. Airman Seaman Ensign Trooper Agent Coach Comrade Chairwoman Principal Provost
    Whip Leader Taoiseach Tánaiste Auditor Emir Shah Tsar Czar Maulana Hajji Begum Shri
    Administrator Supt Supt. Insp Insp. Cllr. Coun. Ald. Alderman Selectman Selectwoman Alderwoman
    Subedar Havildar Ustaz Hajj
    Smt. Tun Datuk CEO CFO COO CTO CIO KC QC MPs MLA MLAs Justices Ministers Judges Professors
    L-G Lt-Gov Lt-Governor
    Archdeacon Recorder HHJ DCI DCS DCC PC WPC PCSO Ch
    Subadar Naik Lance DGP DIG ADGP Surg Cmde Cdr Gp Wg Sqn Flt Lt-Col Lt-Gen Maj-Gen
    IGP SP SSP DSP ASP DCP ACP SHO WPC
    SDM ADM SDO BDO DEO BEO SDPO SDOP DRM CMO CMHO CJM ACJM CJI AAG ASG ASI ADCP DFO RFO UNO OC
    Pandit Engr Engr. Er Er. Ing. Eng. Adv Adv. Barr. Surv. Pharm.
    Garda Ldr Pte Pte. LCpl Pfc Pfc. Gnr Undersheriff Hojjatoleslam Pt Pt. Seri Sra Khun
    Mdm Cik Ibu Emeritus
    PSI API PI Const Const. Evang. Apostle Prophet Cde Cde. Com. Dato Pa Collector
    """
    )
)
"""Forms that stand before a name: courtesy titles, ranks, and offices written with a capital."""

STYLES: Final = words(
    """
    Lord Lady Baron Baroness Viscount Viscountess Earl Count Countess Prince Princess Sheikh Sheikha
    """
)
"""Titles that somebody is called by even where a text names everybody else without titles."""

PLURAL_TITLES: Final = words(
    """
    Sens. Senators Reps. Representatives Govs. Govs Messrs Drs.
    """
)
"""Titles that stand before several names."""

CONTRACTED_TITLES: Final = words(
    """
    Mr. Mrs. Ms. Mme. M. Dr. Prof. Fr. Rev. Hon. Sen. Sens. Rep. Reps. Gov. Govs. Lt. Lieut.
    Gen. Col. Sgt. Capt. Maj. Cmdr. Cpl. Pvt. Adm. Brig. Amb. Atty. Det. Del. Msgr. Spc.
    Spec. Smt. Tmt. St. Jr. Sr. Drs. Supt. Insp. Const. Cllr. Coun. Ald. Pres. Engr. Ing. Eng. Adv.
    Barr. Surv. Pharm. Evang. Cde. Com.
    """
)
"""Short forms with a full stop that ends no sentence."""

SUFFIXES: Final = words(
    """
    Jr Jr. Sr Sr. Junior Senior I II III IV V VI 2nd 3rd Esq Esq. PhD Ph.D. Ph.D MD M.D. DDS
    J.D. JD MBA CPA QC Q.C. KC SC MP MEP MSP MLA MBE OBE CBE DBE GBE KBE KCB KCMG CMG FRS RN USN
    MHK MLC TD BL CH CVO LVO MVO QPM KPM BEM FRCP FRSA
    USAF USMC Ret. (Ret.)
    """
)
"""Forms that follow a name."""

GENERATION_SUFFIXES: Final[dict[str, str]] = {
    "jr": "jr",
    "junior": "jr",
    "sr": "sr",
    "senior": "sr",
    "ii": "ii",
    "2nd": "ii",
    "iii": "iii",
    "3rd": "iii",
    "iv": "iv",
    "v": "v",
    "vi": "vi",
}
"""Suffixes that tell father from son, each with its plain form."""

PARTY_LETTERS: Final = words(
    """
    R D I L G Ind Dem Rep Lab Con Lib Tory SNP LD DUP
    """
)
"""What stands for the party in a tag such as (D-Md.)."""

NAME_PARTICLES: Final = words(
    """
    van von de der den del della delle di da das do dos du la le los las el al al- bin ben
    ibn bint binti wa abu abd ter ten zu zum zur af av y e mac st st. san santa o d' d’ l' l’ 't ’t
    arap ole ap ab dela dal dalla degli lo des op de’ de'
    """
)
"""Lower-case words inside a name."""

INNER_PARTICLES: Final = NAME_PARTICLES - words("e y o ten lo los st san santa abu op des")
"""Particles that join two words of a name and are seldom anything else."""

OPENING_PARTICLES: Final = NAME_PARTICLES & words("van von bin ibn al el ter ten della")
"""Particles that open a surname where it stands without a given name: "van der Berg said"."""

#: Who asks in interviews.
ASKERS: Final = words(
    "columnist correspondent editor host interviewer journalist moderator presenter reporter"
)

ROLE_NOUNS: Final = words(
    """
    president presidents ex-president vice-president premier chancellor minister secretary
    spokesman spokeswoman spokesperson leader chief head boss chairman chairwoman chair
    chairperson director governor senator congressman congresswoman representative lawmaker
    legislator politician mayor councillor councilman councilwoman commissioner ambassador
    envoy diplomat official officer general admiral colonel commander captain major sergeant
    soldier judge justice prosecutor attorney lawyer counsel solicitor barrister sheriff
    king queen prince princess emperor pope bishop archbishop cardinal priest pastor rabbi
    imam cleric vicar monk nun professor lecturer scholar scientist researcher historian
    economist sociologist physicist biologist chemist psychologist psychiatrist philosopher
    expert analyst academic fellow dean doctor physician surgeon neurosurgeon nurse
    journalist reporter columnist editor correspondent anchor host co-host moderator
    co-moderator commentator writer author novelist poet playwright biographer critic
    blogger publisher speechwriter producer broadcaster actor actress comedian singer rapper
    musician artist painter composer star player coach manager striker goalkeeper
    quarterback athlete trainer executive ceo founder co-founder owner entrepreneur
    businessman businesswoman tycoon mogul billionaire millionaire investor banker financier
    developer magnate contractor farmer adviser advisor aide strategist consultant pollster
    operative lobbyist donor fundraiser candidate nominee front-runner frontrunner hopeful
    contender challenger incumbent rival opponent mate running-mate delegate superdelegate
    voter supporter pm mp mep msp activist campaigner organizer organiser advocate volunteer member
    speaker whip treasurer comptroller inspector whistleblower whistle-blower informant
    witness suspect defendant plaintiff victim survivor neighbor neighbour resident student
    teacher principal headteacher headmaster headmistress vice-chancellor consul bailiff
    undersheriff choirmaster choirmistress bandleader bandmaster cantor matron
    worker employee colleague veteran pilot driver engineer
    architect designer agent detective policeman policewoman insider source assistant deputy
    staffer intern counterpart successor predecessor conservative democrat republican
    socialist liberal libertarian independent dictator strongman ruler monarch statesman
    taoiseach tánaiste auditor convener coordinator co-ordinator treasurer negotiator
    backbencher frontbencher crossbencher president-elect commissar dissident refugee immigrant
    sailor trader skipper builder carpenter plumber electrician miner midwife dentist grower baker
    chef butcher barber hairdresser gardener librarian curator archivist accountant shopkeeper
    merchant dealer broker firefighter paramedic gunman attacker assailant kidnapper smuggler hacker
    thief burglar robber murderer killer convict inmate prisoner hostage detainee fugitive mediator
    arbitrator referee umpire winger batsman golfer swimmer sprinter cyclist skater skier boxer
    wrestler gymnast jockey mountaineer climber explorer astronaut cosmonaut guitarist drummer
    pianist violinist soprano conductor dancer choreographer ballerina filmmaker screenwriter
    cartoonist illustrator photographer sculptor tailor inventor mathematician astronomer geologist
    botanist zoologist ecologist climatologist meteorologist epidemiologist virologist oncologist
    cardiologist paediatrician pediatrician anthropologist archaeologist linguist theologian
    preacher abbot abbess friar deacon chaplain heir heiress pensioner retiree migrant
    asylum-seeker defector deserter conscript paratrooper brigadier lieutenant warlord rebel
    militant jihadist separatist insurgent nationalist populist monarchist marxist centrist
    hardliner newcomer outsider newsreader presenter pundit podcaster influencer janitor caretaker
    nanny bookseller bookmaker bartender waiter hotelier restaurateur landlord landlady tenant
    homeowner ferryman undersecretary under-secretary vice-chair vice-chairman ombudsman regulator
    schoolteacher lawmaker-elect mayor-elect governor-elect statistician demographer strategist
    novelist dramatist lyricist songwriter cellist organist patriarch archdeacon rector provost
    chancellor-designate returnee evacuee fisher beekeeper shepherd rancher grocer mechanic
    administrator registrar postmaster co-chair co-chairman warden trustee controller rapporteur
    technician welder docker trucker seaman mariner harbourmaster harbormaster
    coroner complainant claimant appellant juror celebrity personality pupil schoolboy schoolgirl
    midfielder defender left-hander right-hander all-rounder bowler seamer spinner batter pitcher
    fly-half full-back centre-half scrum-half goalscorer medallist medalist paralympian
    olympian champion finalist cricketer footballer rower diver sailor alumnus alumna
    cook naturalist herbalist nutritionist dietician dietitian therapist physiotherapist
    psychotherapist counsellor counselor dermatologist neurologist radiologist pathologist surveyor
    undergraduate postgraduate freelancer user shareholder landowner
    rescuer ambulanceman crewmate knifeman lorry-driver cabdriver sixth-former frontbencher
    caravanner brexiteer remainer
    """
)
"""Nouns that stand for one person by what he or she does, in lower case."""

UNIQUE_ROLES: Final = words(
    """
    president premier chancellor minister secretary governor mayor king queen pope emperor
    chairman chairwoman director leader speaker ambassador senator congressman congresswoman
    general judge nominee candidate frontrunner front-runner president-elect mp mep msp
    treasurer taoiseach tánaiste td mla
    """
)
"""Roles that, with "the", mostly mean one certain person who was named before."""

MALE_NOUNS: Final = MEN | words(
    """
    man boy gentleman guy father dad grandfather son brother husband uncle nephew grandson
    stepfather stepson widower boyfriend fiancé groom king prince emperor duke lord
    spokesman chairman congressman businessman councilman policeman assemblyman alderman
    statesman fisherman fireman cameraman anchorman frontman priest monk pope father-in-law
    son-in-law brother-in-law tsar sultan sheikh archbishop cardinal imam ayatollah
    strongman grandad granddad grandpa great-grandfather great-grandson stepdad
    """
)
"""Nouns for a man or boy."""

FEMALE_NOUNS: Final = WOMEN | words(
    """
    woman girl lady mother mum mom grandmother daughter sister wife aunt niece granddaughter
    stepmother stepdaughter widow girlfriend fiancée bride queen princess empress duchess
    actress spokeswoman chairwoman congresswoman businesswoman councilwoman policewoman
    assemblywoman waitress hostess heiress nun mother-in-law daughter-in-law sister-in-law
    mam mummy nan nana gran granny grandma great-grandmother great-granddaughter stepmum auntie
    """
)
"""Nouns for a woman or girl."""

RELATIVE_NOUNS: Final = words(
    """
    father mother dad mum mom parent son daughter child brother sister sibling twin husband
    wife spouse widow widower uncle aunt nephew niece cousin grandfather grandmother
    grandson granddaughter grandparent stepfather stepmother stepson stepdaughter
    half-brother half-sister son-in-law daughter-in-law father-in-law mother-in-law
    brother-in-law sister-in-law fiancé fiancée boyfriend girlfriend partner
    mam mummy nan nana gran granny grandma grandad granddad grandpa auntie stepmum stepdad
    great-grandfather great-grandmother great-grandson great-granddaughter
    """
)
"""Nouns that name a person by another: "Mr Park's father" is not Mr Park."""

PERSON_NOUNS: Final = (
    ROLE_NOUNS
    | MALE_NOUNS
    | FEMALE_NOUNS
    | RELATIVE_NOUNS
    | PEOPLE_OF_ALL_KINDS
    | words(
        """
    person individual someone somebody friend ally mentor hero kid teenager
    """
    )
)
"""All nouns that stand for one person, in lower case."""

GROUP_NOUNS: Final = words(
    """
    people officials aides advisers advisors sources men women voters experts analysts
    republicans democrats lawmakers leaders supporters critics allies rivals opponents
    candidates senators members politicians economists reporters strategists conservatives
    progressives prosecutors executives investors lawyers donors organizers organisers
    delegates authorities protesters researchers students families workers activists
    advocates residents witnesses insiders observers scientists scholars historians
    diplomats officers soldiers police parents friends neighbors neighbours colleagues
    relatives employees users others some many several operatives staffers superdelegates
    liberals attorneys commentators journalists editors presidents ministers counterparts
    persons individuals doctors teachers judges associates backers campaigners spokesmen
    spokespeople detectives investigators
    """
)
"""Nouns that stand for several people."""

ROLE_MODIFIERS: Final = words(
    """
    former crown ex then then- current incoming outgoing acting interim late vice deputy assistant
    associate senior junior chief prime foreign finance defence defense interior justice
    home health education trade energy press campaign communications national security state
    presidential vice-presidential republican democratic gop conservative liberal labour
    labor socialist independent libertarian green communist party house senate minority
    majority opposition executive managing general founding honorary supreme high federal
    local county city district regional provincial political policy foreign-policy economic
    legal military veteran longtime long-time retired new first top leading sitting elected
    visiting tempore co under-secretary attorney presumptive newly-elected famed famous legendary
    rising onetime one-time two-term three-term
    """
)
"""Words between an article and a role noun, or before a role that stands before a name."""

CALENDAR: Final = frozenset((*WEEKDAYS, *(f"{day}s" for day in WEEKDAYS), *MONTHS))
"""Days of the week and months."""

NOT_NAMES: Final = CALENDAR | words(
    """
    Jan. Feb. Aug. Sept. Oct. Nov. Dec. Mon. Tue. Wed. Thu. Fri. Sat. Sun.
    Christmas Easter Thanksgiving Halloween Ramadan Passover Hanukkah
    Lent Memorial Independence Labor Veterans Brexit Internet Web God Jesus Christ Bible
    Koran Quran Constitution English French German Spanish Russian Chinese Arabic Latin
    Hebrew Republican Republicans Democrat Democrats Democratic GOP Conservative
    Conservatives Labour Liberal Liberals Tory Tories Socialist Communist Communists
    Libertarian Muslim Muslims Christian Christians Catholic Catholics Jewish Jew Jews Islam
    Islamic Islamist Hindu Buddhist Protestant Evangelical Evangelicals Mormon Sunni Shia
    Shiite Black White Latino Latinos Hispanic Hispanics Asian European African Super Act
    Amendment Treaty Accord Agreement Deal Plan War Wars Revolution Summit Olympics
    Olympic Games Cup Prize Award Awards Day Week Month Year Night Morning Photograph Photo
    Photos Image Images Video Credit Caption Source File Getty AFP AP Reuters EPA Related
    Read More Watch Listen Follow Share Tweet Click Subscribe Newsletter Twitter Facebook
    """
)
"""Capitalised words that are no part of a person's name, or only of few."""


def _load_given_names() -> dict[str, str]:
    table: dict[str, str] = {}
    for line in read_lines("given_names.tsv"):
        name, flags = line.split("\t")
        table[name] = flags
    return table


_GIVEN: Final[LazyTable[str]] = LazyTable(_load_given_names)

GIVEN_NAMES: Final[LazyWords] = LazyWords(lambda: frozenset(_GIVEN))
"""Given names, folded (see `quotetrack.lexicon.words.folded`)."""

SEX_OF_GIVEN_NAME: Final[LazyTable[str]] = LazyTable(
    lambda: {name: flags[0] for name, flags in _GIVEN.items()}
)
"""For each folded given name "m" (mostly men), "f" (mostly women) or "u" (either)."""

NAMES_OF_ONE_SEX: Final[LazyWords] = LazyWords(
    lambda: frozenset(name for name, flags in _GIVEN.items() if flags[1:2] == "s")
)
"""Folded given names that people of one sex bear nearly alone, in many countries ("owen")."""

WORDS_AND_GIVEN_NAMES: Final[LazyWords] = LazyWords(
    lambda: frozenset(name for name, flags in _GIVEN.items() if flags.endswith("w"))
)
"""Folded given names that are ordinary words too ("will", "grant", "may")."""

SURNAMES: Final[LazyWords] = LazyWords(lambda: frozenset(read_lines("surnames.txt")))
"""Common surnames of the United States and of other countries, folded."""


def _load_words_as_surnames() -> dict[str, int]:
    lines = (line.split("\t") for line in read_lines("words_as_surnames.tsv"))
    return {word: int(rank) for word, rank in lines}


WORDS_AS_SURNAMES: Final[LazyTable[int]] = LazyTable(_load_words_as_surnames)
"""How usual an ordinary word, or the name of a place or body, is as a surname.

From 1 ("wood", "king": among the 300 most frequent) to 5 ("mercury": hardly anybody).
"""

KNOWN_BY_ONE_NAME: Final = words(
    """
    Obama Trump Biden Putin Merkel Macron Zelensky Zelenskyy Zelenskiy Netanyahu Erdogan Erdoğan
    Modi Thatcher Reagan Nixon Gorbachev Yeltsin Stalin Lenin Hitler Mussolini Mao Guevara
    Churchill Gandhi Mandela Mugabe Gaddafi Gadhafi Qaddafi Assad Khamenei Khomeini Lukashenko
    Bolsonaro Lula Maduro Duterte Berlusconi Sarkozy Chirac Mitterrand Kissinger Eisenhower
    Roosevelt Truman Bonaparte Napoleon Bismarck Trotsky Khrushchev Brezhnev Tito Pinochet Nasser
    Arafat Sadat Mubarak Sisi Rajapaksa Bhutto Nehru Ambedkar Vajpayee Kejriwal Navalny Kadyrov
    Medvedev Lavrov Zuma Ramaphosa Kenyatta Museveni Kagame Orbán Orban Sunak Starmer Farage Corbyn
    Attila Caesar Cleopatra Nero Caligula Hadrian Herodotus Hannibal Saladin Nefertiti Tutankhamun
    Hatshepsut Rasputin Guaidó Duvalier Ceausescu Milosevic Karadzic Prigozhin Blinken Stoltenberg
    Aristotle Plato Socrates Confucius Kant Hegel Nietzsche Marx Engels Freud Jung Darwin Einstein
    Galileo Copernicus Kepler Euclid Archimedes Pythagoras Descartes Voltaire Rousseau Spinoza
    Machiavelli Foucault Derrida Deleuze Wittgenstein Heidegger Sartre Camus Keynes Chomsky
    Oppenheimer Feynman Pasteur Turing Heraclitus Epicurus Seneca Cicero
    Shakespeare Dickens Tolstoy Dostoevsky Dostoyevsky Chekhov Pushkin Kafka Proust Goethe Schiller
    Dante Ovid Cervantes Hemingway Steinbeck Faulkner Orwell Tolkien Rowling Chaucer Keats
    Wordsworth Tennyson Kipling Tagore Neruda Borges Nabokov Solzhenitsyn Rushdie Ibsen Brecht
    Picasso Rembrandt Michelangelo Leonardo Caravaggio Vermeer Monet Manet Renoir Degas Cézanne
    Cezanne Gauguin Matisse Dalí Warhol Banksy Goya Velázquez Botticelli Titian Rodin Basquiat
    Hockney Kandinsky Klimt Magritte Chagall Donatello
    Mozart Beethoven Chopin Brahms Verdi Puccini Vivaldi Handel Haydn Tchaikovsky Stravinsky
    Shostakovich Rachmaninov Mahler Debussy Schubert Schumann Liszt Elvis Madonna Beyoncé Beyonce
    Rihanna Adele Eminem Drake Shakira Björk Bono Cher Lorde Lizzo Moby Stormzy Skepta Wizkid Davido
    Tems Rema Kanye Bowie Lennon McCartney Jagger Springsteen Hendrix Pavarotti Ciara Tupac Coolio
    Morrissey Pharrell Timbaland Avicii Skrillex Kesha Rosalía Maluma Sade Enya Jay-Z Sizzla
    Pelé Pele Maradona Messi Ronaldo Ronaldinho Neymar Mbappé Mbappe Zidane Beckham Rooney Haaland
    Salah Modric Ibrahimovic Mourinho Guardiola Klopp Wenger Federer Nadal Djokovic Tendulkar Kohli
    Dhoni Kaká Rivaldo Romário Romario Cafu Xavi Iniesta Pirlo Totti Buffon Verstappen Schumacher
    Senna Fangio LeBron Shaq Casemiro Eusébio Eusebio Cantona
    Spielberg Hitchcock Kubrick Scorsese Tarantino Fellini Kurosawa Chaplin DiCaprio Schwarzenegger
    Stallone Oprah Houdini Zendaya Musk Bezos Zuckerberg Soros Madoff Snowden Assange
    Aeschylus Ahmadinejad Akon Bach Balzac Baudelaire Bjork Boehner Byron Coleridge Draghi Dylan
    Euripides Flaubert Gaga Goebbels Gogol Himmler Hollande Meloni Moliere Molière Musharraf Pelosi
    Petrarch Presley Romney Rouhani Sampha Scholz Sinatra Sophocles Strindberg Stromae Yeats Zola
    """
)
"""People whom everybody knows by one name, which is no other thing's."""
