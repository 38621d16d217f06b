"""The shards of an archive: files of many documents each."""

from __future__ import annotations

import glob
from collections.abc import Iterator
from typing import Any, Final

from attrs import frozen

from quotetrack.batch.storage import Storage, fingerprint
from quotetrack.errors import InputError
from quotetrack.terms import INPUT_FORMATS

_ENDINGS: Final = tuple(ending for term in INPUT_FORMATS.values() for ending in term.endings)
_PACKED: Final = (".gz", ".bz2", ".xz")


@frozen
class Shard:
    """A file of documents.

    Args:
        address: Where it is, as fsspec takes it.
        name: What its outputs are called: its path below the archive, without endings.
        size: Its size in bytes.
        state: What changes when its content does.
    """

    address: str
    name: str
    size: int
    state: dict[str, str]


def list_shards(source: str) -> list[Shard]:
    """Return the shards of an archive, in order of their names.

    Args:
        source: A folder, a pattern ("s3://archive/2025-*/*.jsonl.gz") or a single file. In a
            folder, and the folders in it, the files with known endings are taken, but for those
            whose names begin with "." or "_".

    Raises:
        InputError: There is none, or two would have outputs of one name.
    """
    storage = Storage(source)
    root, found = _files(storage, source)
    shards: dict[str, Shard] = {}
    for path, info in sorted(found.items()):
        name = _without_endings(path[len(root) :].lstrip("/"))
        if name in shards:
            raise InputError(
                f"{shards[name].address} and {storage.address(path)} would have outputs of one "
                "name. Rename one of them."
            )
        shards[name] = Shard(storage.address(path), name, info.get("size") or 0, fingerprint(info))
    if not shards:
        raise InputError(f"There is no file to read at {source}.")
    return list(shards.values())


def _files(storage: Storage, source: str) -> tuple[str, dict[str, dict[str, Any]]]:
    files, root = storage.files, storage.root
    if files.isdir(root):
        found = files.find(root, detail=True)
        wanted = {path: info for path, info in found.items() if _is_shard(path[len(root) :])}
        return root, wanted
    if files.exists(root):
        return root.rpartition("/")[0], {root: files.info(root)}
    if glob.has_magic(root):
        found = files.glob(root, detail=True)
        plain = root[: len(root) - len(next(_from_magic(root)))]
        only = {path: info for path, info in found.items() if info["type"] == "file"}
        return plain.rpartition("/")[0], only
    raise InputError(f"There is no file to read at {source}.")


def _from_magic(path: str) -> Iterator[str]:
    """Yield what follows the first part of a path that holds no sign of a pattern."""
    for place, letter in enumerate(path):
        if letter in "*?[":
            yield path[place:]


def _is_shard(below: str) -> bool:
    parts = below.strip("/").split("/")
    return not any(part.startswith((".", "_")) for part in parts) and _unpacked_name(
        parts[-1]
    ).lower().endswith(_ENDINGS)


def _unpacked_name(name: str) -> str:
    for ending in _PACKED:
        if name.lower().endswith(ending):
            return name[: -len(ending)]
    return name


def _without_endings(name: str) -> str:
    unpacked = _unpacked_name(name)
    for ending in _ENDINGS:
        if unpacked.lower().endswith(ending) and len(unpacked) > len(ending):
            return unpacked[: -len(ending)]
    return unpacked
