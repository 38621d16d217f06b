"""Bytes of files: found in folders, unpacked, and never more than a limit."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import os
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO, Any, Final, cast

from quotetrack.errors import InputError

#: The most bytes, after unpacking, that one document may have unless the caller says otherwise.
DEFAULT_LIMIT: Final = 50_000_000

#: What reading a damaged or vanished file raises.
READ_ERRORS: Final = (OSError, EOFError, zlib.error, lzma.LZMAError)

#: How files begin that are often taken for texts, what they are, and what to do with them. No text
#: begins so: where the first letters are some of a word, a byte that is no letter comes behind.
_NO_TEXT: Final = (
    (b"%PDF-", "a PDF, no text", "Save its text as .txt or .html, and give that."),
    (b"{\\rtf", "RTF, no text", "Save its text as .txt or .html, and give that."),
    (
        b"PK\x03\x04",
        "a packed file (DOCX, XLSX, ODT, EPUB or ZIP), no text",
        "Save its text as .txt or .html, or its table as .csv, and give that.",
    ),
    (
        b"\xd0\xcf\x11\xe0",
        "an old file of Microsoft Office, no text",
        "Save its text as .txt or .html, or its table as .csv, and give that.",
    ),
    (b"\x1f\x8b", "packed by gzip", "Its name must end in .gz."),
    (b"BZh91AY&SY", "packed by bzip2", "Its name must end in .bz2."),
    (b"\xfd7zXZ\0", "packed by xz", "Its name must end in .xz."),
    (b"\x28\xb5\x2f\xfd", "packed by Zstandard", "Unpack it, or pack it by gzip."),
    (b"7z\xbc\xaf", "packed by 7-Zip", "Unpack it, or pack it by gzip."),
    (b"Rar!\x1a", "packed by RAR", "Unpack it, or pack it by gzip."),
    (b"PAR1\x15", "Parquet", "Its name must end in .parquet."),
    (b"ARROW1\0", "an Arrow file", "Its name must end in .arrow or .feather."),
    (b"FEA1\0", "a file of Feather 1", "Save its table as .parquet or .csv, and give that."),
    (b"Obj\x01", "a table in Avro", "Save it as .parquet or .csv, and give that."),
    (b"SQLite format 3\0", "a database", "Save its table as .csv, and give that."),
    (b"\x89PNG", "a picture, no text", "Save its text as .txt or .html, and give that."),
    (b"\xff\xd8\xff", "a picture, no text", "Save its text as .txt or .html, and give that."),
    (b"GIF89a", "a picture, no text", "Save its text as .txt or .html, and give that."),
)

_UNPACKERS: Final[dict[str, Callable[[IO[bytes]], object]]] = {
    ".gz": gzip.open,
    ".bz2": bz2.open,
    ".xz": lzma.open,
}


Told = Callable[[int], None]


def open_source(path: str, told: Told | None = None) -> IO[bytes]:
    """Open a file for bytes, unpacked where its name ends in .gz, .bz2 or .xz.

    `told` is called with the number of bytes of each read from the disk. Raises `InputError` where
    there is no such file, or it cannot be opened.
    """
    try:
        raw = _Watched(path, told) if told else io.FileIO(path)
    except FileNotFoundError as error:
        raise InputError("there is no such file.") from error
    except IsADirectoryError as error:
        raise InputError("it is a folder.") from error
    except (OSError, ValueError) as error:
        raise InputError(f"it cannot be read: {reason_of(error)}.") from error
    return unpacked(io.BufferedReader(raw), path)


def unpacked(stream: IO[bytes], path: str) -> IO[bytes]:
    """Return `stream`, unpacked where `path` ends in .gz, .bz2 or .xz."""
    unpacker = _UNPACKERS.get(Path(path).suffix.lower())
    return stream if unpacker is None else cast("IO[bytes]", unpacker(stream))


class _Watched(io.FileIO):
    """A file that tells how many bytes are read from it."""

    def __init__(self, path: str, told: Told) -> None:
        super().__init__(path)
        self._told = told

    def readinto(self, buffer: Any) -> int:
        count = super().readinto(buffer)
        self._told(count or 0)
        return count

    def readall(self) -> bytes:
        data = super().readall()
        self._told(len(data))
        return data


def suffix_of(path: str) -> str:
    """Return the ending that tells what a file holds, in lower case, without .gz and the like."""
    name = Path(path)
    if name.suffix.lower() in _UNPACKERS:
        name = name.with_suffix("")
    return name.suffix.lower()


def files_in(path: str, endings: Iterable[str]) -> Iterator[str]:
    """Yield the files in a folder and the folders in it, in order of their names.

    Only files with one of `endings` are taken; hidden files and folders are not, nor are links to
    folders.
    """
    wanted = frozenset(endings)
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and suffix_of(name) in wanted:
                yield os.path.join(folder, name)


def read_all(stream: IO[bytes], limit: int) -> bytes:
    """Return all bytes of `stream`. Raises `InputError` for more than `limit`, and for no text."""
    data = stream.read(limit + 1)
    refuse_no_text(data)
    if len(data) > limit:
        raise too_large(limit)
    return data


def refuse_no_text(start: bytes) -> None:
    """Raise `InputError` where a file that begins so is of a kind that holds no text."""
    for beginning, kind, remedy in _NO_TEXT:
        if start.startswith(beginning):
            raise InputError(f"it is {kind}. {remedy}")


def bounded_lines(stream: IO[str], limit: int) -> Iterator[str | None]:
    """Yield the lines of `stream` with their ends, None for one above `limit` characters.

    The rest of a line that is too long is skipped a piece at a time, so that memory stays bounded.
    """
    while line := stream.readline(limit + 1):
        if len(line) <= limit or line.endswith("\n"):
            yield line
            continue
        while (rest := stream.readline(limit + 1)) and not rest.endswith("\n"):
            pass
        yield None


def too_large(limit: int) -> InputError:
    """Return the error for a document above the limit."""
    return InputError(
        f"it has more than {limit:,} bytes.",
        python="If that is right, allow more: max_bytes=…",
        shell="If that is right, allow more: --max-bytes N.",
        form="Divide it.",
    )


def reason_of(error: BaseException) -> str:
    """Return what an operating system error says, without its number."""
    return error.strerror if isinstance(error, OSError) and error.strerror else str(error)
