"""Content words and their stems, for telling whether two texts are about the same thing."""

from __future__ import annotations

from functools import lru_cache

from quotetrack.claims.words import is_word, word_set

# Words that carry no topic: the closed classes, the commonest verbs, words of speaking.
STOP_WORDS = word_set(
    """
    a an the this that these those some any each every either neither both all such another
    other i me my myself we us our ours ourselves you your yours yourself yourselves he him
    his himself she her hers herself it its itself they them their theirs themselves one ones
    who whom whose which what when where why how whoever whatever and or but nor so yet if
    whether because although though while since until unless as than then of in on at by for
    with about between into through during before after above below to from up down out
    off over under again further once here there near toward towards upon within without per via
    is are was were be been being am do does did doing done have has had having will would shall
    should can could may might must ought 's 'd going go goes went gone get gets got getting
    gotten not no never none nobody nothing nowhere very too also just only even still really
    quite rather much many more most closer less least few little lot lots bit well now today ever
    already always often sometimes maybe perhaps possibly probably actually certainly definitely
    absolutely personally say says said saying tell tells told telling ask asks asked asking
    think thinks thought thinking know knows knew known mean means meant want wants wanted let
    lets make makes made making thing things something anything everything someone anyone everyone
    way ways people person time times yes ok okay oh look mr mrs ms dr
    """
)

_IRREGULAR = {
    "spoke": "speak",
    "talk": "speak", "talks": "speak", "talked": "speak", "talking": "speak",
    "spoken": "speak", "met": "meet", "gave": "give", "given": "give",
    "took": "take", "taken": "take", "won": "win", "lost": "lose", "paid": "pay", "saw": "see",
    "seen": "see", "knew": "know", "known": "know",
    "ran": "run", "came": "come", "left": "leave", "held": "hold",
    "kept": "keep", "sent": "send", "spent": "spend", "built": "build", "bought": "buy",
    "brought": "bring", "fought": "fight", "felt": "feel", "found": "find", "heard": "hear",
    "led": "lead", "read": "read", "sold": "sell", "stood": "stand", "understood": "understand",
    "wrote": "write", "written": "write", "broke": "break", "broken": "break", "chose": "choose",
    "chosen": "choose", "grew": "grow", "grown": "grow", "drew": "draw", "rose": "rise",
    "risen": "rise", "fell": "fall", "fallen": "fall", "men": "man", "women": "woman",
    "children": "child", "lied": "lie", "died": "die", "thought": "think", "stole": "steal",
    "stolen": "steal", "shot": "shoot", "sought": "seek", "withdrew": "withdraw",
    "withdrawn": "withdraw", "forgot": "forget", "forgotten": "forget", "hid": "hide",
    "hidden": "hide", "drove": "drive", "driven": "drive", "ate": "eat", "threw": "throw",
}  # fmt: skip

_NO_PAST = {"talk", "talks", "talking", "men", "women", "children", "read"}
PAST_FORMS = frozenset(_IRREGULAR) - _NO_PAST

_SUFFIXES = (
    ("ations", "at"), ("ation", "at"), ("ities", "it"), ("iness", "i"), ("ically", "ic"),
    ("ingly", ""), ("edly", ""), ("ments", ""), ("ment", ""), ("ness", ""), ("ions", ""),
    ("ion", ""), ("ings", ""), ("ing", ""), ("ies", "i"), ("ied", "i"), ("ers", "er"), ("ed", ""),
    ("es", ""), ("ly", ""), ("s", ""), ("e", ""), ("y", "i"),
)  # fmt: skip


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return a rough stem of a lower-case word: "meetings", "meeting", "met" all give "meet".

    Rough is enough: stems are compared with each other only and never shown.
    """
    word = _IRREGULAR.get(word, word)
    if len(word) <= 3 or not word.isalpha():
        return word[:40]
    for suffix, replacement in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            base = word[: len(word) - len(suffix)]
            if suffix == "s" and base[-1] in "su":
                break
            # "stopped" gives "stop": a doubled consonant before the ending is one.
            if suffix in ("ing", "ed", "ings") and base[-1] == base[-2] not in "ls":
                base = base[:-1]
            return _level_ending(base + replacement)[:40]
    return word[:40]


def is_participle(word: str) -> bool:
    """Guess whether a lower-case word is a past participle, or looks like one: "moved", "sent"."""
    return word == "been" or word in _IRREGULAR or (word.endswith("ed") and len(word) > 4)


def _level_ending(base: str) -> str:
    """Level what endings leave behind: "stay" out of "staying" is the same as "stai" of "stay"."""
    return base[:-1] + "i" if base.endswith("y") else base


def content_stems(forms: tuple[str, ...]) -> frozenset[str]:
    """Return the stems of the content words among `forms`, which are lower-case."""
    return frozenset(
        stem(form) for form in forms if form not in STOP_WORDS and is_word(form) and len(form) > 1
    )
