"""All training sentences of one language, real and invented, from one treebank file."""

from __future__ import annotations

import random
from pathlib import Path

from attrs import frozen

from quotetrack.train.frames import make_frames
from quotetrack.train.names import load_name_parts
from quotetrack.train.newswriting import Writer, collect_stock
from quotetrack.train.restyle import capitalise, fill_placeholder, restyle_quotes, title_case
from quotetrack.train.treebank import Sentence, read_treebank


@frozen
class Corpus:
    """Training sentences by how they came about.

    `treebank` holds the sentences of the treebank in their order, with restyled marks. `frames`
    are made of treebank sentences whose quotations were cut down, `written` are invented,
    `filled` are invented cue clauses around treebank sentences, and `headlines` are treebank
    sentences in capitals or in title case.
    """

    treebank: tuple[Sentence, ...]
    frames: tuple[Sentence, ...]
    written: tuple[Sentence, ...]
    filled: tuple[Sentence, ...]
    headlines: tuple[Sentence, ...]

    @property
    def everything(self) -> list[Sentence]:
        """All sentences, the treebank first."""
        parts = (self.treebank, self.frames, self.written, self.filled, self.headlines)
        return [sentence for part in parts for sentence in part]


def build_corpus(
    treebank: Path, seed: int, *, written: int = 4000, filled: int = 2500, headlines: int = 600
) -> Corpus:
    """Read `treebank` and make the augmented sentences. The same seed gives the same corpus.

    Args:
        treebank: A CoNLL-U file with quotation marks and speech verbs of English.
        seed: Seed of all random choices.
        written: How many invented frames to make.
        filled: How many invented sentences with a whole quotation to make.
        headlines: How many sentences to repeat in capitals or title case.
    """
    rng = random.Random(seed)
    sentences = read_treebank(treebank)
    restyled = tuple(restyle_quotes(sentence, rng) for sentence in sentences)
    writer = Writer(collect_stock(sentences, load_name_parts()), rng)
    return Corpus(
        restyled,
        tuple(make_frames(restyled, rng)),
        tuple(writer.write(written)),
        tuple(_fill(writer, sentences, filled, rng)),
        tuple(_headlines(sentences, headlines, rng)),
    )


def _fill(
    writer: Writer, sentences: list[Sentence], count: int, rng: random.Random
) -> list[Sentence]:
    ended = [s for s in sentences if s.words[-1].form in ".?!" and 2 < len(s.words) < 25]
    asking = [s for s in ended if s.words[-1].form in "?!"]
    result: list[Sentence] = []
    while len(result) < count:
        frame = writer.write(1)[0]
        filled = fill_placeholder(frame, rng.choice(asking if rng.random() < 0.5 else ended))
        if filled is not None:
            result.append(restyle_quotes(filled, rng))
    return result


def _headlines(sentences: list[Sentence], count: int, rng: random.Random) -> list[Sentence]:
    short = [s for s in sentences if 4 <= len(s.words) <= 16]
    change = (capitalise, title_case)
    return [rng.choice(change)(s) for s in rng.sample(short, min(count, len(short)))]
