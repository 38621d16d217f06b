"""`quotetrack batch`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from quotetrack.cli.exits import DONE, FAILED
from quotetrack.cli.options import ALIASES, FINDING, LOG, SHARDS, WORKERS

if TYPE_CHECKING:
    from quotetrack.batch import ShardOutcome
    from quotetrack.formats import Columns
    from quotetrack.names import AliasTable


@click.command()
@click.argument("source", metavar="IN")
@click.argument("target", metavar="OUT")
@click.option(
    "--format",
    "-f",
    "format_",
    type=click.Choice(["jsonl", "parquet"]),
    default="jsonl",
    show_default=True,
    help="jsonl: results/, packed lines that lose nothing. parquet: tables in quotations/ and "
    "claim_pairs/.",
)
@WORKERS
@click.option(
    "--dask",
    metavar="ADDRESS",
    help="Have the workers of a Dask cluster read: the address of its scheduler, such as "
    "tcp://host:8786. All of them must reach IN and OUT.",
)
@SHARDS
@ALIASES
@FINDING
@LOG
@click.pass_context
def batch(
    context: click.Context,
    /,
    source: str,
    target: str,
    format_: str,
    n_process: int,
    dask: str | None,
    input_format: str,
    columns: Columns,
    encoding: str,
    max_bytes: int,
    date_from_name: bool,
    max_characters: int | None,
    max_seconds: float | None,
    aliases: AliasTable | None,
    indirect: bool,
    min_confidence: float,
    cues: tuple[str, ...],
    log: str | None,
    verbose: bool,
) -> None:
    """Analyse an archive, file by file, into a folder of outputs.

    IN is a folder, a pattern in quotation marks, or a file; OUT is a folder. Both may be wherever
    fsspec reaches (s3://…, gs://…, hdfs://…). A file is read as a whole by one worker: have files
    of some hundreds or thousands of documents. Outputs get their names when they are complete, and
    a record in manifest/. A run that was stopped goes on when the same command is given again; one
    that is complete does nothing. Documents that failed are in errors/, a file for each one of IN,
    which `quotetrack add --input-format errors` tries again.

    \b
    Examples:
      quotetrack batch archive/ found/ --workers 8
      quotetrack batch archive/ found/ && quotetrack add -i results found/results/
      quotetrack batch "s3://archive/2025-*.jsonl.gz" s3://found/2025 --workers 8
      quotetrack batch archive.parquet found/ --column text=body --format parquet
      quotetrack batch /shared/archive /shared/found --dask tcp://scheduler:8786
    """
    from quotetrack.batch import Batch
    from quotetrack.cli.progress import progress
    from quotetrack.cli.telling import telling
    from quotetrack.formats import ReadOptions
    from quotetrack.limits import Limits

    if dask is not None and n_process > 1:
        raise click.UsageError("Give either --workers or --dask.")
    archive = Batch(
        source,
        target,
        format=format_,  # type: ignore[arg-type]  # click checks
        reading=ReadOptions(
            format=input_format,  # type: ignore[arg-type]  # click checks
            columns=columns,
            encoding=encoding,
            max_bytes=max_bytes,
            date_from_name=date_from_name,
            door="shell",
        ),
        aliases=aliases,
        indirect=indirect,
        min_confidence=min_confidence,
        cues=cues,
        limits=Limits(characters=max_characters, seconds=max_seconds),
    )
    size = sum(shard.size for shard in archive.shards)
    lost = 0
    with telling(log, verbose, None) as told:
        try:
            with progress(lambda: size, logs=told.logged) as shown:
                for outcome in archive.outcomes(workers=n_process, dask=dask, counts=told.counts):
                    documents = outcome.done.found.documents if outcome.done else 0
                    shown.portion_done(documents, outcome.shard.size)
                    if outcome.done is None:
                        lost += 1
                        if not told.logged:
                            click.echo(f"quotetrack: {_told(outcome)}", err=True)
        except KeyboardInterrupt:
            click.echo(
                "quotetrack: The files that are done are kept. Give the same command again to go "
                "on.",
                err=True,
            )
            raise
        kept = len(archive.shards) - lost
        shards = f"{kept:,} of {len(archive.shards):,} files are done"
        told.summary(lambda: f"{shards}. {told.counts}")
    context.exit(FAILED if lost or told.counts.failed else DONE)


def _told(outcome: ShardOutcome) -> str:
    from quotetrack.display import showable

    address, error = showable(outcome.shard.address), showable(outcome.error)
    return error if address in error else f"{address}: {error}"
