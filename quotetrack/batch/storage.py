"""Folders anywhere that fsspec reaches: on a disk, in an object store, in a cluster's file system.

Nothing is ever seen half written: what is written gets its name once it is complete.
"""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import IO, Any, Final

from attrs import define, field, frozen

from quotetrack.errors import InputError
from quotetrack.extras import require

#: Where files stand until they are complete.
TEMPORARY: Final = "temporary"
#: What a storage tells of a file that changes when its content does.
_SIGNS: Final = (
    "size mtime LastModified last_modified updated modified ETag etag md5Hash content_md5 checksum"
).split()


@frozen
class Written:
    """What was written to a file: how many bytes, and their SHA-256."""

    bytes: int
    sha256: str


@define
class Hashing:
    """A stream that counts and digests what is written to another. Nobody can go back in it."""

    _stream: IO[bytes]
    _count: int = field(default=0, init=False)
    _digest: Any = field(factory=hashlib.sha256, init=False)
    closed: bool = field(default=False, init=False)

    def write(self, data: Any) -> int:
        """Write bytes, and return how many."""
        plain = bytes(data)
        self._stream.write(plain)
        self._digest.update(plain)
        self._count += len(plain)
        return len(plain)

    def tell(self) -> int:
        """Return how many bytes were written."""
        return self._count

    def flush(self) -> None:
        """Do nothing: all is written when the stream is closed."""

    def close(self) -> None:
        """Do nothing: whoever opened the stream closes it."""

    def seekable(self) -> bool:
        """Tell that nobody can go back."""
        return False

    def written(self) -> Written:
        """Return what was written so far."""
        return Written(self._count, self._digest.hexdigest())


class Storage:
    """A folder or file under an address that fsspec knows ("news/", "s3://bucket/news").

    Credentials are those of fsspec's own settings and of the environment. Raises `InputError`
    where fsspec does not know the kind of address or a library for it is not installed, and
    `MissingExtraError` without ``quotetrack[batch]``.
    """

    def __init__(self, address: str) -> None:
        core = require("fsspec.core", "batch")
        try:
            self.files, root = core.url_to_fs(address)
        except (ValueError, ImportError) as error:
            raise InputError(f"{address!r} cannot be reached: {error}") from error
        self.root: str = root.rstrip("/")

    @property
    def is_local(self) -> bool:
        """Whether it is on a disk of this machine."""
        protocol = self.files.protocol
        return "file" in ((protocol,) if isinstance(protocol, str) else protocol)

    def address(self, path: str) -> str:
        """Return a path of the storage as people and fsspec write it."""
        if self.is_local:
            return path
        named: str = self.files.unstrip_protocol(path)
        return named

    def sizes(self) -> dict[str, int]:
        """Return the size of each file in the folder, by its name below the folder."""
        try:
            found = self.files.find(self.root, detail=True)
        except FileNotFoundError:
            return {}
        return {name[len(self.root) + 1 :]: info["size"] for name, info in found.items()}

    def read(self, name: str) -> bytes | None:
        """Return the bytes of a file in the folder, None where there is none."""
        try:
            data: bytes = self.files.cat_file(f"{self.root}/{name}")
        except FileNotFoundError:
            return None
        return data

    def read_all(self, folder: str) -> dict[str, bytes]:
        """Return the bytes of every file in a folder of this one, by their names below it."""
        root = f"{self.root}/{folder}"
        try:
            names = self.files.find(root)
        except FileNotFoundError:
            return {}
        if not names:
            return {}
        return {name[len(root) + 1 :]: data for name, data in self.files.cat(names).items()}

    @contextmanager
    def saving(self, name: str) -> Iterator[Hashing]:
        """Open a file in the folder for bytes; it has its name when the block has ended well."""
        target = f"{self.root}/{name}"
        waiting = f"{self.root}/{TEMPORARY}/{secrets.token_hex(8)}"
        self.files.makedirs(f"{self.root}/{TEMPORARY}", exist_ok=True)
        try:
            with self.files.open(waiting, "wb") as stream:
                yield Hashing(stream)
            self.files.makedirs(target.rpartition("/")[0], exist_ok=True)
            if self.is_local:
                os.replace(waiting, target)
            else:
                self.files.mv(waiting, target)
        except BaseException:
            with suppress(OSError):
                self.files.rm_file(waiting)
            raise

    def save(self, name: str, data: bytes) -> None:
        """Write a file in the folder."""
        with self.saving(name) as stream:
            stream.write(data)

    def remove(self, name: str) -> None:
        """Remove a file in the folder, or a folder with all that is in it, where it is there."""
        with suppress(FileNotFoundError):
            self.files.rm(f"{self.root}/{name}", recursive=True)


def fingerprint(info: Mapping[str, Any]) -> dict[str, str]:
    """Return what tells whether a file is still the same, out of what a storage says of it."""
    return {sign: str(info[sign]) for sign in _SIGNS if info.get(sign) is not None}
