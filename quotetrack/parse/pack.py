"""Model packs: a folder of Stanza model files with a manifest that says what they must be."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from attrs import frozen

from quotetrack.errors import ModelError
from quotetrack.extras import INSTALL_ANEW
from quotetrack.json_reading import read_json

MANIFEST = "manifest.json"
PROCESSORS = ("tokenize", "pos", "lemma", "depparse", "ner")
# Word vectors that several models share are a file of their own.
VECTORS = "vectors"
_BUNDLED = Path(__file__).parent / "packs"


@frozen
class PackFile:
    """One model file: which processor it is for, its name in the folder, and its SHA-256.

    Word vectors are for the processor "vectors".
    """

    processor: str
    name: str
    sha256: str


@frozen
class Pack:
    """A folder of model files for one language."""

    name: str
    version: str
    language: str
    folder: Path
    files: tuple[PackFile, ...]

    def path(self, processor: str) -> Path:
        """Return where the model of `processor` lies."""
        for file in self.files:
            if file.processor == processor:
                return self.folder / file.name
        raise ModelError(
            f"The model pack {self.name} in {self.folder} has no model for {processor!r}. "
            "Use a pack that has, or make one (see docs/models.md)."
        )

    @property
    def vectors(self) -> Path | None:
        """Where the word vectors lie, None for a pack without."""
        return next((self.folder / f.name for f in self.files if f.processor == VECTORS), None)

    def verify(self, processor: str | None = None) -> None:
        """Check that every file, or that of `processor`, is there and what the manifest says.

        Raises `ModelError` where one is missing or damaged.
        """
        for file in self.files:
            if processor not in (None, file.processor):
                continue
            path = self.folder / file.name
            if not path.is_file():
                raise ModelError(
                    f"The model file {path} of the pack {self.name} is missing. {_REPAIR}"
                )
            if _sha256(path) != file.sha256:
                raise ModelError(
                    f"The model file {path} of the pack {self.name} is damaged: its checksum is "
                    f"not the one in {MANIFEST}. {_REPAIR}"
                )


_REPAIR = (
    f"Install quotetrack again ({INSTALL_ANEW}), or copy the whole pack folder "
    "anew if it is one of your own."
)


@frozen
class PackReport:
    """What `find_packs` found. `state` is "ok", or says what is wrong."""

    name: str
    version: str
    language: str
    path: Path
    state: str

    @property
    def usable(self) -> bool:
        """Whether the pack can be loaded."""
        return self.state == "ok"


def read_pack(folder: Path) -> Pack:
    """Read the manifest of the pack in `folder`.

    Raises `ModelError` where there is none or it cannot be read. The model files themselves are
    not looked at: see `Pack.verify`.
    """
    manifest = folder / MANIFEST
    try:
        content: dict[str, Any] = read_json(manifest.read_text(encoding="utf-8"))
        files = tuple(
            PackFile(str(entry["processor"]), str(entry["name"]), str(entry["sha256"]))
            for entry in content["files"]
        )
        return Pack(
            str(content["name"]), str(content["version"]), str(content["language"]), folder, files
        )
    except FileNotFoundError as missing:
        raise ModelError(
            f"There is no model pack in {folder}: {MANIFEST} is missing. Give the folder of a "
            "pack, or no folder to use the models that come with quotetrack."
        ) from missing
    except (OSError, ValueError, KeyError, TypeError) as broken:
        raise ModelError(
            f"The manifest {manifest} cannot be read ({broken!r}). {_REPAIR}"
        ) from broken


def bundled_pack(language: str = "en") -> Pack:
    """Return the pack for `language` that comes with quotetrack.

    Raises `ModelError` where there is none for that language.
    """
    folder = _BUNDLED / language
    if not folder.is_dir():
        found = ", ".join(sorted(p.name for p in _BUNDLED.glob("*") if p.is_dir())) or "none"
        raise ModelError(
            f"quotetrack brings no models for the language {language!r} (it has: {found}). Use "
            "StanzaParser(package='default', language=…, download=True) for Stanza's own."
        )
    return read_pack(folder)


def find_packs(*folders: Path) -> list[PackReport]:
    """Report on the packs that come with quotetrack and on those in `folders`, checksums included.

    Never raises for a broken pack: its report says what is wrong.
    """
    reports = []
    for folder in [*sorted(p for p in _BUNDLED.glob("*") if p.is_dir()), *folders]:
        try:
            pack = read_pack(folder)
        except ModelError as error:
            reports.append(PackReport(folder.name, "?", "?", folder, str(error)))
            continue
        try:
            pack.verify()
            state = "ok"
        except ModelError as error:
            state = str(error)
        reports.append(PackReport(pack.name, pack.version, pack.language, folder, state))
    return reports


def write_manifest(
    folder: Path, name: str, version: str, language: str, files: dict[str, str]
) -> Pack:
    """Write the manifest of a new pack whose model files already lie in `folder`.

    `files` maps each processor to the name of its file.
    """
    entries = [
        {"processor": processor, "name": file, "sha256": _sha256(folder / file)}
        for processor, file in files.items()
    ]
    content = {"name": name, "version": version, "language": language, "files": entries}
    text = json.dumps(content, indent=2, ensure_ascii=False) + "\n"
    (folder / MANIFEST).write_text(text, encoding="utf-8")
    return read_pack(folder)


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
