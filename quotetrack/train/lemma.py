"""The lemmatizer: a dictionary of the treebank's words, completed by regular endings.

A sequence model would cost more time per unknown word than all other models together. Most words
that the treebank lacks are names, which are their own lemma, or regular forms of words that it
knows. So the dictionary is extended by the regular forms of its verbs and nouns.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from quotetrack.train.treebank import Sentence

Triple = tuple[str, str, str]


def triples(sentences: Iterable[Sentence]) -> list[Triple]:
    """Return (form, UPOS, lemma) of all words, forms at the sentence's start in lower case too."""
    found: list[Triple] = []
    for sentence in sentences:
        for at, word in enumerate(sentence.words):
            found.append((word.form, word.upos, word.lemma))
            if at == 0 and word.form != word.form.lower() and word.upos != "PROPN":
                found.append((word.form.lower(), word.upos, word.lemma))
    return found


def with_regular_forms(known: list[Triple]) -> list[Triple]:
    """Add the regular English forms of the lemmas that are known, and capitalised forms.

    A form that the treebank has with that tag keeps what the treebank says.
    """
    seen = {(form, upos) for form, upos, _ in known}
    counts = Counter((lemma, upos) for _, upos, lemma in known)
    added: list[Triple] = []

    def add(form: str, upos: str, lemma: str) -> None:
        if (form, upos) not in seen:
            seen.add((form, upos))
            added.append((form, upos, lemma))

    for lemma, upos in counts:
        if lemma.isalpha() and lemma.islower() and len(lemma) > 2:
            for form in regular_forms(lemma, upos):
                add(form, upos, lemma)
    for form, upos, lemma in [*known, *added]:
        if upos not in ("PROPN", "X", "PUNCT", "SYM", "NUM") and form.islower():
            add(form[0].upper() + form[1:], upos, lemma)
    return known + added


def regular_forms(lemma: str, upos: str) -> Iterator[str]:
    """Yield the regular inflected forms of an English verb or noun."""
    if upos not in ("VERB", "NOUN"):
        return
    if lemma.endswith(("s", "x", "z", "ch", "sh")):
        yield lemma + "es"
    elif lemma.endswith("y") and lemma[-2] not in "aeiou":
        yield lemma[:-1] + "ies"
    else:
        yield lemma + "s"
    if upos == "NOUN":
        return
    if lemma.endswith("e"):
        yield lemma + "d"
        yield lemma[:-1] + "ing"
    elif lemma.endswith("y") and lemma[-2] not in "aeiou":
        yield lemma[:-1] + "ied"
        yield lemma + "ing"
    else:
        yield lemma + "ed"
        yield lemma + "ing"


def write_lemmatizer(sentences: Iterable[Sentence], shorthand: str, path: Path) -> int:
    """Write a dictionary lemmatizer in Stanza's format and return how many forms it knows."""
    from stanza.models.lemma.trainer import Trainer
    from stanza.models.lemma.vocab import MultiVocab, Vocab
    from stanza.models.lemmatizer import parse_args

    args = parse_args(["--shorthand", shorthand, "--dict_only"])
    # Frequent readings come first, so known words are counted and added ones are not.
    entries = with_regular_forms(triples(sentences))
    language = shorthand.partition("_")[0]
    letters = Vocab("".join(form + lemma for form, _, lemma in entries), language)
    tags = Vocab([upos for _, upos, _ in entries], language)
    vocab = MultiVocab({"char": letters, "pos": tags})
    trainer = Trainer(args=args, vocab=vocab, device="cpu")
    trainer.train_dict(entries)
    trainer.save(str(path))
    return len({(form, upos) for form, upos, _ in entries})
