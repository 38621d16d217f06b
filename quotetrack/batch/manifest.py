"""What is known to be done: a small record for each shard, so that a run can stop and go on.

A record is written after the outputs of its shard have their names. It holds nothing that differs
from run to run, such as times.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

from attrs import asdict, frozen

from quotetrack.batch.shards import Shard
from quotetrack.batch.storage import Storage, Written
from quotetrack.errors import InputError

_FOLDER: Final = "manifest"
_SETTINGS: Final = f"{_FOLDER}/settings.json"
_SHARDS: Final = f"{_FOLDER}/shards"


@frozen(kw_only=True)
class Found:
    """How much stood in a shard. The numbers are those of `quotetrack.pipeline.Counts`."""

    documents: int = 0
    failed: int = 0
    parsed: int = 0
    quotations: int = 0
    claim_pairs: int = 0


@frozen
class Done:
    """What became of a shard: its outputs by name, and how much stood in it."""

    outputs: dict[str, Written]
    found: Found


def settle_settings(storage: Storage, settings: Mapping[str, Any]) -> None:
    """Note with which options the outputs are made, or check that they are the same.

    Raises `InputError` where the folder holds outputs that were made with others.
    """
    wanted = json.loads(json.dumps(settings))
    stored = storage.read(_SETTINGS)
    if stored is None:
        storage.save(_SETTINGS, _json(wanted))
        return
    before = json.loads(stored)
    if before != wanted:
        names = sorted({*before, *wanted})
        changed = ", ".join(
            f"{name} was {before.get(name)!r:.80} and is {wanted.get(name)!r:.80}"
            for name in names
            if before.get(name) != wanted.get(name)
        )
        raise InputError(
            f"The folder holds outputs of a run with other options: {changed}. Choose another "
            f"folder, or remove {_FOLDER}/ from this one to have all done again."
        )


def write_record(storage: Storage, shard: Shard, done: Done) -> None:
    """Note that a shard is done."""
    record = {
        "shard": shard.address,
        "state": shard.state,
        "outputs": {name: asdict(one) for name, one in sorted(done.outputs.items())},
        "found": asdict(done.found),
    }
    storage.save(f"{_SHARDS}/{shard.name}.json", _json(record))


def shards_done(storage: Storage, shards: list[Shard]) -> dict[str, Done]:
    """Return what is done already, by the names of the shards.

    A shard is done where it is as it was then and its outputs are there, as large as they were.
    """
    records = storage.read_all(_SHARDS)
    if not records:
        return {}
    sizes = storage.sizes()
    known: dict[str, Done] = {}
    for shard in shards:
        record = _read(records.get(f"{shard.name}.json"))
        if record is None or record[0] != shard.state:
            continue
        done = record[1]
        if all(sizes.get(name) == one.bytes for name, one in done.outputs.items()):
            known[shard.name] = done
    return known


def _read(data: bytes | None) -> tuple[dict[str, str], Done] | None:
    try:
        record = json.loads(data or b"")
        outputs = {name: Written(**one) for name, one in record["outputs"].items()}
        return record["state"], Done(outputs, Found(**record["found"]))
    except (ValueError, TypeError, KeyError, AttributeError):
        return None  # No record, or one of another version: the shard is done again.


def _json(plain: object) -> bytes:
    return json.dumps(plain, indent=1, sort_keys=True).encode("ascii") + b"\n"
