"""All steps from a treebank and name data to a model pack."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from pathlib import Path

from attrs import frozen

from quotetrack.parse.pack import PROCESSORS, Pack
from quotetrack.train.corpus import Corpus, build_corpus
from quotetrack.train.lemma import write_lemmatizer
from quotetrack.train.loop import Schedule, Task, train
from quotetrack.train.mentions import Swapper, Tagged, load_places, read_tagged, write_tagged
from quotetrack.train.names import load_name_parts
from quotetrack.train.packing import make_pack
from quotetrack.train.restyle import restyle_quotes
from quotetrack.train.segmentation import (
    paragraphs_of,
    write_segmentation,
    write_tokenizer_data,
)
from quotetrack.train.treebank import read_treebank, write_treebank

# Genres of the treebank that `silver_names` covers.
SILVER_GENRES = "GUM"


@frozen
class Recipe:
    """What to train from, and where to put it.

    Args:
        treebank: Training trees, CoNLL-U.
        dev: Trees to score on while training, CoNLL-U.
        gold_names: Sentences with names annotated by hand, BIO JSON. The last fifth of them is
            scored on and not trained on.
        silver_names: Sentences whose names come from a rule, BIO JSON.
        transformer: Folder of a transformer in the Hugging Face format. It gives the word vectors,
            and teaches the name finder. It is needed for training only.
        work: Folder for data, checkpoints and models. A run that was stopped goes on from there.
        language: Language code.
        seed: Seed of all random choices.
        effort: Factor on the number of steps of all models, for trial runs.
    """

    treebank: Path
    dev: Path
    gold_names: Path
    silver_names: Path
    transformer: Path
    work: Path
    language: str = "en"
    seed: int = 1
    effort: float = 1.0

    @property
    def shorthand(self) -> str:
        """The name under which Stanza's code knows the data."""
        return f"{self.language}_quotetrack"

    def schedule(self, steps: int, *, every: int, rate: float, half: bool = True) -> Schedule:
        """Return a schedule of `steps` batches at full effort."""
        return Schedule(
            max(1, round(steps * self.effort)),
            learning_rate=rate,
            score_every=every,
            half_precision=half,
        )


def prepare(recipe: Recipe) -> Corpus:
    """Make all training data and write it to the work folder."""
    work = recipe.work
    work.mkdir(parents=True, exist_ok=True)
    if not (work / "vectors.pt").exists():
        from quotetrack.train.vectors import make_vectors

        make_vectors(
            recipe.treebank, recipe.transformer, work / "vectors.pt", language=recipe.language
        )
    corpus = build_corpus(recipe.treebank, recipe.seed)
    write_tokenizer_data(corpus, work, recipe.seed)
    write_treebank(corpus.everything, work / "train.conllu")
    rng = random.Random(recipe.seed)
    dev = [restyle_quotes(sentence, rng) for sentence in read_treebank(recipe.dev)]
    write_segmentation(paragraphs_of(dev), work / "dev.txt", work / "dev.labels")
    write_treebank(dev, work / "dev.conllu")
    return corpus


def train_tokenize(recipe: Recipe) -> float:
    """Train the tokenizer; return its development score."""
    from quotetrack.train.tokenizer import TokenizerTask

    task = TokenizerTask(recipe.work, recipe.shorthand, recipe.seed)
    schedule = recipe.schedule(4000, every=500, rate=2e-3)
    return _train(recipe, task, schedule, recipe.work / "tokenize.pt")


def train_pos(recipe: Recipe) -> float:
    """Train the tagger; return its development score."""
    schedule = recipe.schedule(6000, every=300, rate=3e-3)
    return _train(recipe, _tagger(recipe), schedule, recipe.work / "pos.pt")


def _tagger(recipe: Recipe) -> Task:
    from quotetrack.train.tagger import TaggerTask

    work = recipe.work
    return TaggerTask(
        work / "train.conllu",
        work / "dev.conllu",
        work / "vectors.pt",
        recipe.shorthand,
        recipe.seed,
    )


def train_lemma(recipe: Recipe) -> float:
    """Write the lemmatizer; return how many forms it knows."""
    # Lemmas of invented words are invented too, so the treebank alone is read.
    sentences = read_treebank(recipe.treebank)
    target = recipe.work / "lemma.pt"
    return float(write_lemmatizer(sentences, recipe.shorthand, target))


def train_depparse(recipe: Recipe) -> float:
    """Train the parser; return its development score, with the tags of the trained tagger."""
    from quotetrack.train.depparse import ParserTask
    from quotetrack.train.tagger import retag

    work = recipe.work
    vectors = work / "vectors.pt"
    retagged, dev = work / "train_retagged.conllu", work / "dev_retagged.conllu"
    if not retagged.exists():
        # A tagger that has seen each sentence but twice errs on it as it does on new ones.
        early = work / "early_pos.pt"
        _train(recipe, _tagger(recipe), recipe.schedule(300, every=300, rate=3e-3), early)
        retag(work / "train.conllu", early, vectors, retagged)
    if not dev.exists():
        retag(work / "dev.conllu", work / "pos.pt", vectors, dev)
    task = ParserTask(work / "train.conllu", retagged, dev, vectors, recipe.shorthand, recipe.seed)
    schedule = recipe.schedule(3000, every=300, rate=3e-3)
    return _train(recipe, task, schedule, work / "depparse.pt")


def train_ner(recipe: Recipe) -> float:
    """Train the name finder; return its development score."""
    from quotetrack.train.ner import NameTask, training_sentences

    gold, dev = split_gold(read_tagged(recipe.gold_names))
    silver = read_tagged(recipe.silver_names)
    taught = _taught(recipe, gold, silver)
    corpus = build_corpus(recipe.treebank, recipe.seed)
    rng = random.Random(recipe.seed)
    swapper = Swapper(load_name_parts(), load_places(), rng)
    sentences = training_sentences(gold, silver, taught, corpus, swapper, rng)
    vectors = recipe.work / "vectors.pt"
    base = [*gold, *silver, *taught]
    task = NameTask(base, sentences, dev, vectors, recipe.shorthand, recipe.seed)
    return _train(recipe, task, recipe.schedule(2400, every=200, rate=3e-3), recipe.work / "ner.pt")


def _taught(recipe: Recipe, gold: Sequence[Tagged], silver: Sequence[Tagged]) -> list[Tagged]:
    """Return the treebank's sentences with names from a teacher, but for genres in `silver`."""
    from quotetrack.train.teacher import Teacher, examples, label_treebank

    path = recipe.work / "taught.json"
    if not path.exists():
        treebank = read_treebank(recipe.treebank)
        both = [*treebank, *read_treebank(recipe.dev)]
        by_hand, by_rule = examples(gold, both), examples(silver, both)
        teacher = Teacher(recipe.transformer, recipe.seed)
        teacher.fit([*by_rule, *by_hand, *by_hand], 2)
        sample = random.Random(recipe.seed).sample(by_rule, min(len(by_rule), 1200))
        teacher.fit([*by_hand, *sample], 3)
        others = [s for s in treebank if not s.genre.startswith(SILVER_GENRES)]
        write_tagged(label_treebank(teacher, others), path)
    return read_tagged(path)


def split_gold(sentences: Sequence[Tagged]) -> tuple[list[Tagged], list[Tagged]]:
    """Return the first four fifths, to train on, and the rest, to score on."""
    cut = len(sentences) * 4 // 5
    return list(sentences[:cut]), list(sentences[cut:])


STEPS: dict[str, Callable[[Recipe], float]] = {
    "tokenize": train_tokenize,
    "pos": train_pos,
    "lemma": train_lemma,
    "depparse": train_depparse,
    "ner": train_ner,
}


def _train(recipe: Recipe, task: Task, schedule: Schedule, model: Path) -> float:
    return train(task, schedule, model, recipe.seed)


def run(recipe: Recipe, only: Sequence[str] = PROCESSORS) -> dict[str, float]:
    """Train the models in `only`, one after the other; return their development scores.

    A model that was finished in the work folder is not trained again.
    """
    if not (recipe.work / "dev.conllu").exists():
        prepare(recipe)
    scores: dict[str, float] = {}
    for processor in only:
        done = recipe.work / f"{processor}.done"
        if not done.exists():
            print(f"== {processor}", flush=True)
            score = STEPS[processor](recipe)
            done.write_text(f"{score:.2f}\n", encoding="utf-8")
        scores[processor] = float(done.read_text(encoding="utf-8"))
    return scores


def pack(recipe: Recipe, folder: Path, name: str, version: str) -> Pack:
    """Make a pack of the trained models."""
    return make_pack(recipe.work, folder, name=name, version=version, language=recipe.language)
