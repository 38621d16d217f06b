"""`quotetrack ledger datasette`: what Datasette is told of a ledger."""

from __future__ import annotations

import json

import click

from quotetrack.cli.options import LEDGER, OUTPUT


@click.command()
@LEDGER
@OUTPUT
def datasette(ledger: str, output: str | None) -> None:
    """Write the metadata with which Datasette shows a ledger: descriptions, facets, queries.

    Give it to Datasette beside the ledger: datasette news.ledger --metadata metadata.json

    \b
    Examples:
      quotetrack ledger datasette --ledger news.ledger --output metadata.json
    """
    from quotetrack.cli.output import opened
    from quotetrack.extras import require

    require("sqlalchemy", "store")
    from quotetrack.store.datasette import datasette_metadata

    metadata = json.dumps(datasette_metadata(ledger), indent=2, ensure_ascii=False) + "\n"
    with opened(output) as stream:
        stream.write(metadata.encode())
