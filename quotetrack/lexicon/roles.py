"""Nouns for offices, callings and relatives: which mean the same, and what they tell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

from quotetrack.lexicon.people import FEMALE_NOUNS, MALE_NOUNS
from quotetrack.lexicon.words import words

FORMER: Final = words("former ex late then onetime one-time retired outgoing ousted deposed")
"""Words before a role that its holder has no more."""

#: Qualifiers that make another office of one.
RANKS: Final = words("deputy vice assistant")
EMPTY_QUALIFIERS: Final = words(
    """
    the senior junior top former current then late longtime long-time veteran sitting visiting
    incoming outgoing new old own first embattled presumptive presidential party next present elder
    younger acting interim retired elected leading rising famous legendary executive general
    political republican democratic conservative liberal labour labor opposition ruling
    """
)
#: Titles and the roles that they stand for.
TITLE_ROLES: Final = {
    "sen.": "senator", "sen": "senator", "rep.": "representative", "rep": "representative",
    "gov.": "governor", "gov": "governor", "gen.": "general", "gen": "general", "col.": "colonel",
    "capt.": "captain", "sgt.": "sergeant", "prof.": "professor", "prof": "professor",
    "dr.": "doctor", "dr": "doctor", "rev.": "pastor", "lt.": "lieutenant", "adm.": "admiral",
    "amb.": "ambassador", "cmdr.": "commander",
    "rev": "pastor", "revd": "pastor", "revd.": "pastor", "fr": "priest", "fr.": "priest",
    "sgt": "sergeant", "lt": "lieutenant", "insp": "inspector", "insp.": "inspector",
    "supt": "superintendent", "supt.": "superintendent", "det": "detective", "det.": "detective",
    "dci": "detective", "dcs": "detective", "pc": "constable", "wpc": "policewoman",
    "cllr": "councillor", "cllr.": "councillor", "coun": "councillor", "coun.": "councillor",
    "hhj": "judge", "recorder": "judge",
}  # fmt: skip
#: Roles that a scene brings with it: nobody needs to have been named for "the judge" to speak.
ROLES_OF_THE_SCENE: Final = words(
    """
    judge justice coroner juror prosecutor magistrate moderator interviewer anchor host reporter
    journalist correspondent caller narrator announcer officer policeman policewoman driver
    pilot doctor nurse teacher neighbor neighbour witness bystander passenger spokesman
    spokeswoman spokesperson source person official insider diplomat aide staffer assistant
    soldier resident man woman boy girl guy speaker editor publisher author writer dispatcher
    bartender waiter waitress priest translator interpreter secretary member voter supporter
    protester worker lawyer attorney solicitor barrister counsel player child parent victim
    expert analyst agent detective investigator
    """
)
#: Those of them who have a part in the scene, or speak for others: hardly words for somebody named.
VOICES: Final = words(
    """
    judge justice coroner juror prosecutor magistrate moderator interviewer anchor host reporter
    journalist correspondent caller narrator announcer spokesman spokeswoman spokesperson source
    official insider diplomat aide staffer assistant speaker dispatcher translator interpreter
    secretary member child parent victim bystander witness
    complainant petitioner claimant appellant
    """
)
#: What anybody may be called, whatever else the text calls the person.
ANYBODY: Final = words(
    "man woman boy girl guy person lady gentleman teenager youth adult youngster fellow bloke lad"
)
#: What a report calls somebody at first whom it then names with an office or a calling.
GENERAL_NOUNS: Final = words("official politician celebrity star executive expert leader")
#: What a politician is called by the party.
PARTY_MEMBERS: Final = words("democrat republican")
#: Words that tell a politician's party. Nobody is of two at once.
PARTIES: Final = {
    word: party
    for party, names in {
        "democrat": "democrat democratic",
        "republican": "republican gop",
        "conservative": "conservative tory",
        "labour": "labour",
        "liberal democrat": "lib-dem libdem",
        "snp": "snp",
        "dup": "dup",
        "sdlp": "sdlp",
        "uup": "uup",
        "plaid": "plaid",
        "sinn féin": "féin",
        "fine gael": "gael",
        "fianna fáil": "fáil",
        "congress": "congress",
        "bjp": "bjp",
        "alliance": "alliance",
        "tuv": "tuv",
        "ukip": "ukip",
    }.items()
    for word in names.split()
}

#: Callings, and wider nouns that a text takes each of them up by: "the musician" may be a drummer,
#: but no drummer is a pianist.
_WIDER_NOUNS: Final = (
    (
        "singer vocalist crooner songstress singer-songwriter frontman frontwoman popstar "
        "soprano tenor baritone balladeer chanteuse",
        "singer vocalist crooner musician artist performer entertainer star superstar popstar "
        "hitmaker idol diva frontman frontwoman",
    ),
    (
        "guitarist bassist drummer percussionist keyboardist pianist organist harpist violinist "
        "cellist fiddler saxophonist trumpeter trombonist flautist multi-instrumentalist dj mc "
        "songwriter singer-songwriter composer producer rocker rapper",
        "musician artist performer rocker star hitmaker",
    ),
    ("singer-songwriter composer lyricist singer", "songwriter singer-songwriter"),
    ("conductor", "maestro musician"),
    (
        "comedian comic comedienne stand-up funnyman",
        "comedian comic comedienne stand-up funnyman",
    ),
    (
        "comedian comic comedienne stand-up funnyman impressionist magician illusionist conjuror",
        "entertainer performer star",
    ),
    ("actor actress thespian star celebrity", "actor actress performer star celebrity"),
    ("model supermodel presenter personality influencer", "model star celebrity personality"),
    ("dancer ballerina", "dancer ballerina performer star"),
    (
        "presenter broadcaster host anchor newsreader newscaster dj quizmaster compere emcee",
        "presenter broadcaster host anchor dj star personality",
    ),
    ("newsreader newscaster presenter broadcaster anchor columnist", "journalist broadcaster"),
    ("director filmmaker film-maker documentarian auteur", "director filmmaker film-maker"),
    (
        "novelist author playwright dramatist screenwriter scriptwriter poet biographer essayist "
        "satirist",
        "author writer",
    ),
    (
        "painter sculptor photographer illustrator cartoonist printmaker ceramicist artist",
        "artist",
    ),
    ("artist", "painter sculptor"),
    ("chef", "cook"),
    ("peer", "crossbencher frontbencher backbencher parliamentarian politician lawmaker"),
    (
        "politician",
        "mp mep msp mla mlc td lawmaker parliamentarian backbencher frontbencher crossbencher",
    ),
    (
        "assemblyman congressman councillor governor lawmaker legislator mayor minister mla mlc mp "
        "politician representative senator",
        "chieftain stalwart bigwig grandee",
    ),
    ("chief", "chieftain"),
    (
        "astronomer astrophysicist biochemist biologist botanist chemist climatologist ecologist "
        "entomologist epidemiologist geneticist geologist glaciologist hydrologist immunologist "
        "meteorologist microbiologist mycologist neuroscientist oceanographer ornithologist "
        "palaeontologist paleontologist pathologist pharmacologist physicist physiologist "
        "psychologist seismologist toxicologist virologist volcanologist zoologist",
        "scientist researcher academic expert specialist",
    ),
    (
        "anthropologist archaeologist archeologist criminologist economist historian linguist "
        "mathematician musicologist philosopher sociologist theologian",
        "academic researcher scholar expert",
    ),
    (
        "allergist anaesthetist cardiologist dermatologist endocrinologist gastroenterologist gp "
        "gynaecologist gynecologist neurologist obstetrician oncologist ophthalmologist "
        "paediatrician pediatrician pathologist psychiatrist radiologist rheumatologist urologist",
        "doctor physician medic clinician consultant expert specialist",
    ),
    ("doctor nurse paramedic physician surgeon", "medic clinician"),
    ("dietician dietitian nutritionist physiotherapist therapist", "expert specialist"),
    (
        "archdeacon bishop canon chaplain curate dean deacon minister pastor priest rector vicar",
        "cleric clergyman churchman",
    ),
    (
        "assemblyman assemblywoman congressman congresswoman mep mla mlc mp msp representative "
        "senator td",
        "lawmaker legislator parliamentarian politician",
    ),
    (
        "defender forward full-back fullback goalkeeper keeper midfielder striker winger "
        "centre-back left-back right-back centre-half centre-forward",
        "footballer player",
    ),
    (
        "batsman batswoman batter bowler all-rounder allrounder opener pacer paceman seamer "
        "spinner off-spinner leg-spinner wicketkeeper wicket-keeper",
        "cricketer player",
    ),
    ("constable sergeant detective inspector superintendent", "officer policeman policewoman"),
    ("barrister solicitor advocate", "lawyer"),
    (
        "sprinter hurdler swimmer runner marathoner gymnast skier skater rower cyclist triathlete "
        "decathlete heptathlete boxer wrestler judoka weightlifter jumper thrower archer",
        "athlete competitor sportsman sportswoman",
    ),
    ("boxer wrestler kickboxer", "fighter"),
    ("cyclist jockey motorcyclist", "rider"),
    ("driver", "racer"),
    (
        "golfer pitcher catcher quarterback linebacker cornerback receiver lineman guard center "
        "centre shortstop prop lock flanker fly-half scrum-half hurler shuttler paddler spiker",
        "player",
    ),
    ("striker winger centre-forward", "forward attacker"),
    ("pacer paceman seamer spinner off-spinner leg-spinner", "bowler"),
    ("manager coach", "boss gaffer"),
    (
        "businessman entrepreneur hotelier restaurateur retailer industrialist tycoon magnate "
        "mogul billionaire",
        "businessman businesswoman entrepreneur industrialist tycoon magnate mogul billionaire",
    ),
    ("cabbie trucker chauffeur cabdriver", "driver"),
    ("undergraduate postgraduate sixth-former freshman sophomore", "student"),
    ("infantryman paratrooper gunner sapper rifleman corporal", "soldier"),
    ("soldier sailor airman marine infantryman paratrooper", "serviceman"),
    ("farmer planter", "grower cultivator"),
    ("hawker stallholder grocer greengrocer", "vendor trader"),
    ("rabbi imam mufti maulana monk", "cleric preacher"),
    ("ambassador consul attaché envoy", "diplomat"),
    ("vlogger youtuber tiktoker blogger", "influencer creator"),
    ("programmer coder developer", "engineer"),
)
#: Role nouns of much the same meaning: one of a row may stand for another.
_KIN: Final = (
    words(
        "congressman congresswoman representative mp mep msp mla mlc td lawmaker "
        "legislator politician backbencher frontbencher crossbencher parliamentarian"
    ),
    words("president leader premier chancellor minister ruler dictator strongman monarch king"),
    words("senator lawmaker legislator politician"),
    words("candidate nominee frontrunner front-runner contender hopeful"),
    words("chairman chairwoman chair chairperson chief head boss"),
    words("spokesman spokeswoman spokesperson"),
    words("chief head boss director leader executive ceo"),
    words("adviser advisor aide strategist"),
    words("lawyer attorney counsel solicitor barrister prosecutor"),
    words("doctor physician surgeon neurosurgeon"),
    words("professor scholar academic lecturer"),
    words("journalist reporter correspondent columnist writer editor broadcaster presenter anchor"),
    words("businessman tycoon mogul billionaire developer magnate entrepreneur"),
    words("businesswoman billionaire entrepreneur magnate"),
    words("minister secretary"),
    words("clergyman cleric priest pastor vicar rector preacher canon dean bishop churchman"),
    words(
        "officer detective sergeant captain policeman policewoman sheriff lawman cop constable "
        "inspector superintendent"
    ),
    words("general commander officer admiral colonel"),
    words("official diplomat envoy ambassador"),
    words("author writer novelist"),
    words("scientist researcher expert"),
    words("analyst expert"),
    words("official secretary director"),
    words("judge justice"),
    *(
        frozenset((calling, noun))
        for callings, nouns in _WIDER_NOUNS
        for calling in callings.split()
        for noun in nouns.split()
    ),
    # "the Ohio Democrat" is any politician of Ohio, but a senator is no governor.
    *(
        frozenset((party, office))
        for party in PARTY_MEMBERS
        for office in words(
            "candidate congressman congresswoman governor lawmaker legislator mayor mp politician "
            "representative senator"
        )
    ),
)
#: Role nouns that mean the same.
_SAME: Final = (
    words("congressman congresswoman representative"),
    words("chairman chairwoman chair chairperson"),
    words("spokesman spokeswoman spokesperson"),
    words("adviser advisor"),
    words("front-runner frontrunner"),
    words("lawyer attorney"),
    words("journalist reporter correspondent"),
    words("doctor physician"),
    words("premier minister"),
    words("executive ceo"),
    words("policeman policewoman officer"),
    words("judge justice"),
    words("captain skipper"),
    words("headteacher headmaster headmistress principal"),
    words("teacher schoolteacher schoolmaster schoolmistress"),
    words("publican landlord landlady"),
    words("postman postwoman postie mailman"),
    words("firefighter fireman"),
    words("vet veterinarian"),
    words("shopkeeper storekeeper"),
    words("hairdresser barber stylist"),
    words("campaigner activist"),
    words("hawker vendor"),
    words("councillor councilman councilwoman"),
    words("goalkeeper keeper goalie netminder shot-stopper"),
    words("wicketkeeper wicket-keeper keeper"),
    words("batsman batter batswoman"),
    words("pacer paceman seamer"),
    words("father dad"),
    words("mother mum mom mam mummy"),
    words("grandfather grandad granddad grandpa"),
    words("grandmother nan nana gran granny grandma"),
)
PLURAL_RELATIVES: Final = words(
    "parents children sons daughters brothers sisters grandparents grandchildren twins siblings "
    "uncles aunts cousins nephews nieces"
)
#: What a relative's noun tells of the age, in a family with one surname.
GENERATIONS: Final = {
    "father": "sr", "mother": "sr", "grandfather": "sr", "grandmother": "sr", "uncle": "sr",
    "son": "jr", "daughter": "jr", "grandson": "jr", "granddaughter": "jr", "nephew": "jr",
    "niece": "jr",
}  # fmt: skip
_PARENTS: Final = words("father mother dad mum mom mam mummy parent")
_CHILDREN: Final = words("son daughter child")
SPOUSES: Final = words("husband wife spouse partner widow widower")
_SIBLINGS: Final = words("brother sister sibling twin")
_ELDERS: Final = words("uncle aunt")
_YOUNG: Final = words("nephew niece")
_INVERSES: Final = (
    (_PARENTS, _CHILDREN),
    (_CHILDREN, _PARENTS),
    (SPOUSES, SPOUSES),
    (_SIBLINGS, _SIBLINGS),
    (_ELDERS, _YOUNG),
    (_YOUNG, _ELDERS),
    (words("cousin"), words("cousin")),
)


def _table(rows: Sequence[frozenset[str]]) -> dict[str, frozenset[str]]:
    """Return for each noun all nouns of the rows it stands in."""
    nouns = frozenset().union(*rows)
    return {noun: frozenset().union(*(row for row in rows if noun in row)) for noun in nouns}


_SAME_OF: Final = _table(_SAME)
_WIDER_OF: Final = {
    calling: frozenset(
        noun
        for callings, nouns in _WIDER_NOUNS
        if calling in callings.split()
        for noun in nouns.split()
    )
    for callings, _ in _WIDER_NOUNS
    for calling in callings.split()
}
_KIN_OF: Final = _table((*_KIN, *_SAME))


def same_as(head: str) -> frozenset[str]:
    """Return the role nouns that mean the same as `head`, itself included."""
    return _SAME_OF.get(head) or frozenset((head,))


def same_office(first: str, second: str) -> bool:
    """Return whether two role nouns mean the same."""
    return first == second or second in _SAME_OF.get(first, ())


def is_wider(noun: str, calling: str) -> bool:
    """Return whether a noun takes up whoever has a calling: "musician" a drummer."""
    return noun in _WIDER_OF.get(calling, ())


def kin_of(head: str) -> frozenset[str]:
    """Return the role nouns that `akin` finds akin to `head`, itself included."""
    return _KIN_OF.get(head) or frozenset((head,))


def akin(first: str, second: str) -> bool:
    """Return whether two role nouns can stand for one office ("leader" and "president")."""
    return first == second or second in _KIN_OF.get(first, ())


def sex_of_noun(noun: str) -> Literal["m", "f"] | None:
    """Return the sex that a noun tells ("actress", "spokesman"), or None."""
    if noun in MALE_NOUNS:
        return "m"
    if noun in FEMALE_NOUNS:
        return "f"
    return None


def is_inverse(noun: str, told: str) -> bool:
    """Return whether somebody is the `noun` of whoever is `told` of that person."""
    return any(noun in row and told in other for row, other in _INVERSES)
