"""Words that introduce what somebody says: verbs, nouns, phrases.

`cue_strength` rests on counts: how often each verb, standing outside quotation marks, is the cue of
an attribution in the PolNeAR corpus of news attributions (Newell et al. 2018, training part). Verbs
that the counts do not know but that denote saying get a prior from a list of ours. `form_strength`
asks the same of one form: "stated" is nearly always a cue, the noun "state" never.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files

_DATA = files("quotetrack.lexicon")

#: What makes somebody speak: "prompting her to say".
VERBS_OF_MOVING = frozenset(
    "cause compel drive embolden encourage force goad induce inspire lead move oblige prompt "
    "provoke push spur tempt trigger".split()
)
#: Verbs whose object is whose words somebody gives: "quoted her as saying".
VERBS_OF_QUOTING = frozenset({"quote", "cite"})
#: Verbs of saying that are rare in any one corpus. Lemmas.
VERBS_OF_SAYING = frozenset(
    "accuse acknowledge add address admit admonish advise affirm agree allege allow announce "
    "answer apologise apologize appeal argue articulate ask assert assure aver avow babble "
    "bark beg bellow blog blurt boast brag caution challenge chant charge chastise chide "
    "chime chuckle cite claim clarify comment complain concede conclude concur confess "
    "confide confirm conjecture contend continue counter croak cry declaim declare decree "
    "defend demand deny describe disagree disclose echo elaborate email emphasise emphasize "
    "enthuse exclaim explain express fume gripe groan growl grumble grunt hint huff implore "
    "infer inform inquire insist instruct interject interrupt intone jeer joke lament lecture "
    "maintain mention moan mock mumble murmur muse mutter note object observe opine order "
    "plead pledge point posit post praise predict proclaim profess promise pronounce protest "
    "query question quip quote rant read reaffirm reason reassure rebut recall recite "
    "recollect recount reflect reiterate rejoin relate remark remember remind repeat reply "
    "report request respond restate retort retweet reveal roar say scoff scold scream shout "
    "shriek sigh sing smirk snap snarl sneer sob speculate sputter stammer state stress "
    "stutter submit suggest summarise summarize swear sympathise tease tell testify text "
    "thank threaten thunder tout trumpet tweet urge utter venture vow wail warn weigh whisper "
    "wonder write yell".split()
)
#: Verbs that say what somebody calls or thinks of a thing: "termed the plan “a joke”". Lemmas.
_VERBS_OF_JUDGING = frozenset(
    "bemoan beseech caption chorus condole denounce deplore deride enquire exhort extol flay hail "
    "laud narrate rap rubbish rue slam".split()
)
_VERBS_OF_NAMING = frozenset("brand christen deem dub label term".split())
#: Forms of verbs of saying that tell that whoever stands beside them is somebody.
FORMS_OF_SAYING = frozenset(
    "said says say told tells tweeted asked added wrote writes argued noted called insisted "
    "claimed explained replied responded declared acknowledged admitted announced continued "
    "concluded warned thinks believes suggested stated testified joked agreed recalled "
    "predicted urged vowed".split()
)
#: Verbs whose object is the person spoken to: "told the panel". Lemmas.
VERBS_WITH_HEARER = frozenset({"answer", "ask", "assure", "remind", "tell", "warn"})
HEARERS = frozenset({"me", "him", "her", "us", "them"})
# Verbs whose object is whom or what somebody speaks of, more often than the words.
_VERBS_WITH_AIM = frozenset(
    "accuse blame cite defend mention mock order praise question report thank urge".split()
)
#: Participles that open a clause about a question: "Asked whether he would go, Mr Lee said".
ASKED = frozenset({"asked", "pressed", "questioned", "challenged", "quizzed"})
#: Nouns for something that carries words: "in a statement", "the letter reads".
NOUNS_OF_SAYING = frozenset(
    "account accusation ad address admission advertisement advice affidavit allegation "
    "announcement answer appeal argument article assertion assessment blog book brief call "
    "caption chant charge claim clip column comment complaint conclusion declaration "
    "description e-mail email essay explanation headline interview letter line memo memoir "
    "memorandum message motto note op-ed opinion petition phrase placard plea pledge post "
    "poster prediction promise question quote recommendation remark reply report resolution "
    "response retort review ruling script shirt sign slogan speech statement story suggestion "
    "testimony text threat transcript tweet verdict video view vow warning word words".split()
)
#: What opens a question that is reported: "asked whether".
OPENS_QUESTION = frozenset("how if what when where whether why".split())
#: What somebody says, and no document: "his advice".
ANSWERS = frozenset(
    "advice answer assessment conclusion explanation message plea prediction reaction "
    "recommendation reply request response retort suggestion take verdict view warning".split()
)
#: The same, and what others repeat of somebody: "her rule", "his last words", "her name for it".
SAYINGS = ANSWERS | frozenset(
    "catchphrase creed mantra maxim motto name phrase rule saying term words".split()
)
#: Words in the line that signs an agency's article: "– Reuters". No source of what stands before.
NEWS_AGENCIES = frozenset(
    "aap abc afp ansa ap associated bbc bloomberg copyright dpa efe guardian independent itar "
    "kyodo limited pa press reuters service tass telegraph times upi wires xinhua".split()
)
_IRREGULAR_ENDINGS = ("ies", "ied")
_NEARLY_ALWAYS = 0.7
_RARE = 60  # uses


@cache
def _lemmas() -> dict[str, str]:
    text = _DATA.joinpath("data/verb_lemmas.txt").read_text("utf-8")
    return dict(line.split(" ") for line in text.splitlines())


@lru_cache(maxsize=20_000)
def verb_lemma(form: str) -> str:
    """Return the base form of an English verb form: "said" gives "say"."""
    form = form.lower()
    known = _lemmas().get(form)
    if known:
        return known
    if form.endswith(_IRREGULAR_ENDINGS) and len(form) > 4:
        return form[:-3] + "y"
    for ending in ("ing", "ed"):
        stem = form[: -len(ending)]
        if form.endswith(ending) and len(stem) > 2:
            if stem[-1] == stem[-2] and stem[-1] not in "sl":
                return stem[:-1]
            silent_e = stem[-1] in "cvzu" or stem.endswith(("rs", "as", "is", "us", "rg", "dg"))
            return stem + "e" if silent_e else stem
    if form.endswith(("ches", "shes", "sses", "xes", "zes")):
        return form[:-2]
    if form.endswith("s") and not form.endswith("ss") and len(form) > 3:
        return form[:-1]
    return form


@cache
def _counts(name: str = "cue_counts") -> dict[str, tuple[int, int]]:
    text = _DATA.joinpath(f"data/{name}.tsv").read_text("utf-8")
    counts: dict[str, tuple[int, int]] = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            word, as_cue, in_all = line.split("\t")
            counts[word] = (int(as_cue), int(in_all))
    return counts


@lru_cache(maxsize=20_000)
def cue_strength(lemma: str) -> float:
    """Return how likely a verb outside quotation marks introduces what somebody says, 0 to 1.

    The share is smoothed with a prior worth four uses: .5 for verbs of saying, .4 for verbs
    that say what somebody thinks of a thing, .02 for others.
    """
    as_cue, in_all = _counts().get(lemma, (0, 0))
    is_saying = lemma in VERBS_OF_SAYING or (lemma + "e") in VERBS_OF_SAYING
    prior = 0.5 if is_saying else 0.4 if lemma in _VERBS_OF_JUDGING | _VERBS_OF_NAMING else 0.02
    return (as_cue + 4 * prior) / (in_all + 4)


@lru_cache(maxsize=20_000)
def form_strength(form: str) -> float:
    """Return how likely this form of a verb introduces what somebody says, 0 to 1.

    Forms that are seldom met fall back on all forms of the verb, which count as four uses.
    """
    as_cue, in_all = _counts("cue_form_counts").get(form, (0, 0))
    return (as_cue + 4 * cue_strength(verb_lemma(form))) / (in_all + 4)


@lru_cache(maxsize=20_000)
def cue_class(form: str) -> str:
    """Return the base form of a verb, or "say" for a rare form that nearly always does as much.

    "call" stands for "termed" and its like.

    "stated" and "remarked" do what "said" does, but are too rare in any corpus to learn that from
    each of them.
    """
    lemma = verb_lemma(form)
    if lemma in _VERBS_OF_NAMING:
        return "call"
    if lemma not in VERBS_OF_SAYING or lemma in VERBS_WITH_HEARER or lemma in _VERBS_WITH_AIM:
        return lemma
    is_rare = _counts("cue_form_counts").get(form, (0, 0))[1] < _RARE
    return "say" if is_rare and form_strength(form) >= _NEARLY_ALWAYS else lemma


@lru_cache(maxsize=20_000)
def word_class_of_cue(word: str) -> str:
    """Return "said" for a form of a verb that does what "said" does, else the word itself."""
    return "said" if cue_class(word) == "say" else word
