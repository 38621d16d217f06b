"""Command line of the training program: `python -m quotetrack.train`."""

from __future__ import annotations

from pathlib import Path

import click

from quotetrack import people
from quotetrack.parse.pack import PROCESSORS

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_FOLDER = click.Path(file_okay=False, path_type=Path)


@click.group()
def main() -> None:
    """Train, pack and score the models of quotetrack's parser."""


@main.command()
@click.option("--treebank", type=_FILE, required=True, help="Training trees, CoNLL-U (.gz).")
@click.option("--dev", type=_FILE, required=True, help="Trees to score on while training.")
@click.option("--gold-names", type=_FILE, required=True, help="Names annotated by hand, BIO JSON.")
@click.option("--silver-names", type=_FILE, required=True, help="Names from a rule, BIO JSON.")
@click.option(
    "--transformer", type=_FOLDER, required=True, help="Transformer, Hugging Face format."
)
@click.option("--work", type=_FOLDER, required=True, help="Folder for data and checkpoints.")
@click.option("--pack", type=_FOLDER, help="Folder of the finished pack.")
@click.option("--name", default="quotetrack-en", show_default=True, help="Name of the pack.")
@click.option("--version", default="1.0", show_default=True, help="Version of the pack.")
@click.option("--language", default="en", show_default=True)
@click.option("--seed", default=1, show_default=True)
@click.option("--effort", default=1.0, show_default=True, help="Factor on the training steps.")
@click.option("--only", type=click.Choice(PROCESSORS), multiple=True, help="Train these only.")
def models(
    treebank: Path,
    dev: Path,
    gold_names: Path,
    silver_names: Path,
    transformer: Path,
    work: Path,
    pack: Path | None,
    name: str,
    version: str,
    language: str,
    seed: int,
    effort: float,
    only: tuple[str, ...],
) -> None:
    """Train the models and make a pack. A run that was stopped goes on where it was."""
    import torch

    from quotetrack.train import recipe as steps

    torch.set_num_threads(1)
    recipe = steps.Recipe(
        treebank, dev, gold_names, silver_names, transformer, work,
        language=language, seed=seed, effort=effort,
    )  # fmt: skip
    for processor, score in steps.run(recipe, only or PROCESSORS).items():
        click.echo(f"{processor}: {score:.2f}")
    if pack is not None:
        made = steps.pack(recipe, pack, name, version)
        click.echo(f"{made.name} {made.version} in {made.folder}")


@main.command()
@click.argument("decisions", type=_FILE)
@click.option("--to", type=_FOLDER, help="Folder for the new weights; else those in use change.")
def decisions(decisions: Path, to: Path | None) -> None:
    """Set right how sure speakers are, by what people decided in a ledger.

    DECISIONS is what `quotetrack corrections export` writes. Who speaks is weighed as before; only
    the probabilities are fitted to the decisions, and some hundred of them are needed to move much.
    To learn all weights again, `make weights DECISIONS=FILE` in a checkout with its corpora.
    """
    from quotetrack.errors import MissingExtraError
    from quotetrack.extras import require
    from quotetrack.parse import StanzaParser
    from quotetrack.pipeline.stages import resolution_of
    from quotetrack.train import antecedents, articles, speakers
    from quotetrack.weights import bundled_weights

    try:
        require("sklearn", "train")
    except MissingExtraError as error:
        raise click.ClickException(str(error)) from error
    read = [articles.settled(one) for one in antecedents.read_lines(decisions)]
    found = list(
        speakers.cases(
            read,
            StanzaParser(),
            lambda reading, said, stretches: resolution_of(reading, said, stretches, None),
        )
    )
    if not found:
        raise click.ClickException(f"{decisions} holds no decision on who said something.")
    before = bundled_weights("speaker", "people")
    after = speakers.adapted(before, found)
    right = sum(case.right for case in found)
    click.echo(f"decisions on speakers: {len(found)}, right: {right / len(found):.0%}")
    for name, weights in (("before", before), ("after", after)):
        told = sum(speakers.sureness(weights, case) for case in found) / len(found)
        click.echo(f"how sure it is of them, {name}: {told:.0%}")
    folder = to if to is not None else Path(people.__file__).parent / "data"
    folder.mkdir(parents=True, exist_ok=True)
    speakers.write(after, folder)
    click.echo(f"The new weights are in {folder}.")


@main.command()
@click.option("--pack", type=_FOLDER, help="Pack to score; the bundled one by default.")
@click.option("--trees", type=_FILE, multiple=True, help="CoNLL-U to parse from raw text.")
@click.option("--names", type=_FILE, multiple=True, help="BIO JSON to find the names of.")
@click.option("--quotes", type=_FILE, multiple=True, help="Quotation corpora, JSON Lines.")
@click.option("--mistakes", type=click.Path(path_type=Path), help="File for what went wrong.")
def evaluate(
    pack: Path | None,
    trees: tuple[Path, ...],
    names: tuple[Path, ...],
    quotes: tuple[Path, ...],
    mistakes: Path | None,
) -> None:
    """Score a pack: trees and names from raw text, cue subjects and sentence ends on news."""
    from quotetrack.parse import StanzaParser
    from quotetrack.train import frame_scores, tree_scores
    from quotetrack.train.mentions import read_tagged
    from quotetrack.train.treebank import read_treebank

    parser = StanzaParser(dir=pack)
    wrong: list[str] = []
    for path in trees:
        found = tree_scores.score_trees(parser, read_treebank(path))
        click.echo(
            f"{path.name}: tokens {found.tokens:.2f} sentences {found.sentences:.2f} "
            f"UPOS {found.upos:.2f} UAS {found.uas:.2f} LAS {found.las:.2f} "
            f"lemmas {found.lemmas:.2f}"
        )
    for path in names:
        kinds = tree_scores.score_names(parser, read_tagged(path))
        shown = " ".join(f"{kind} {score:.2f}" for kind, score in kinds.items())
        click.echo(f"{path.name}: {shown}")
    for path in quotes:
        cues, missed = frame_scores.score_cues(parser, frame_scores.read_documents(path))
        click.echo(
            f"{path.name}: subject of the cue verb {cues.share:.2f} "
            f"({cues.adjacent_right} of {cues.adjacent_cases}; "
            f"of all cases {cues.right} of {cues.cases})"
        )
        cases, whole, split = frame_scores.score_question_marks(
            parser, frame_scores.read_documents(path)
        )
        click.echo(f"{path.name}: ? or ! stays with its cue in {whole} of {cases}")
        wrong += missed + split
    if mistakes is not None:
        mistakes.write_text("\n".join(wrong), encoding="utf-8")


@main.command()
@click.option("--pack", type=_FOLDER, help="Pack to time; the bundled one by default.")
@click.option("--quotes", type=_FILE, required=True, help="Quotation corpus, JSON Lines.")
@click.option("--documents", default=100, show_default=True, help="How many documents to take.")
def speed(pack: Path | None, quotes: Path, documents: int) -> None:
    """Time the parser on the frames of a quotation corpus, one thread, all in one batch."""
    from quotetrack.train.frame_scores import time_frames

    for line in time_frames(pack, quotes, documents):
        click.echo(line)


if __name__ == "__main__":
    main()
