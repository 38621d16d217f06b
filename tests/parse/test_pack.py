"""Model packs: what is found, and what is said of broken ones."""

from __future__ import annotations

import hashlib
import json
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest

from quotetrack.errors import ModelError
from quotetrack.parse import StanzaParser, bundled_pack, find_packs, read_pack
from quotetrack.parse.pack import MANIFEST, PROCESSORS, VECTORS

MEGABYTE = 1_000_000


@pytest.fixture
def copy_of_pack(tmp_path: Path) -> Path:
    return Path(shutil.copytree(bundled_pack().folder, tmp_path / "pack"))


def test_the_bundled_pack_is_whole() -> None:
    reports = find_packs()
    assert [(r.name, r.language, r.state) for r in reports] == [("quotetrack-en", "en", "ok")]
    assert {file.processor for file in bundled_pack().files} == {*PROCESSORS, VECTORS}


def test_the_bundled_pack_is_small_in_a_wheel(tmp_path: Path) -> None:
    wheel = tmp_path / "wheel.zip"
    with zipfile.ZipFile(wheel, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in bundled_pack().folder.iterdir():
            archive.write(path, path.name)
    assert wheel.stat().st_size <= 20 * MEGABYTE


def test_no_file_of_the_pack_names_a_path_of_the_machine_that_trained_it() -> None:
    for file in bundled_pack().files:
        content = bundled_pack().path(file.processor).read_bytes()
        assert b"/home/" not in content
        assert b"/work/" not in content


def test_a_damaged_file_is_named(copy_of_pack: Path) -> None:
    model = copy_of_pack / "pos.pt"
    model.write_bytes(model.read_bytes()[:-1] + b"?")
    (report,) = [r for r in find_packs(copy_of_pack) if r.path == copy_of_pack]
    assert not report.usable
    assert "pos.pt" in report.state
    with pytest.raises(ModelError, match=r"pos\.pt.*damaged.*[Ii]nstall"):
        StanzaParser(dir=copy_of_pack).parse(["Yes."])


def test_a_missing_file_is_named(copy_of_pack: Path) -> None:
    (copy_of_pack / "ner.pt").unlink()
    with pytest.raises(ModelError, match=r"ner\.pt.*missing"):
        StanzaParser(dir=copy_of_pack).parse(["Yes."])


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"files": [{}]}', "\x00"])
def test_a_broken_manifest_is_an_error(copy_of_pack: Path, content: str) -> None:
    (copy_of_pack / MANIFEST).write_text(content, encoding="utf-8")
    with pytest.raises(ModelError, match=MANIFEST):
        read_pack(copy_of_pack)


def test_a_folder_without_a_pack_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no model pack"):
        StanzaParser(dir=tmp_path).parse(["Yes."])


def test_a_language_without_models_is_an_error() -> None:
    with pytest.raises(ModelError, match="'xx'"):
        StanzaParser(language="xx").parse(["Yes."])


def test_a_pack_without_one_of_the_models_is_an_error(copy_of_pack: Path) -> None:
    manifest = copy_of_pack / MANIFEST
    content = json.loads(manifest.read_text(encoding="utf-8"))
    content["files"] = [entry for entry in content["files"] if entry["processor"] != "lemma"]
    manifest.write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(ModelError, match="lemma"):
        StanzaParser(dir=copy_of_pack).parse(["Yes."])


def test_a_pack_in_another_folder_parses_the_same(copy_of_pack: Path) -> None:
    texts = ["“Q,” said Ana Ruiz."]
    assert StanzaParser(dir=copy_of_pack).parse(texts) == StanzaParser().parse(texts)


class _Payload:
    """What a file of weights could bring that was made by somebody who means ill."""

    def __init__(self, place: Path) -> None:
        self._place = place

    def __reduce__(self) -> tuple[Any, ...]:
        return Path.touch, (self._place,)


@pytest.mark.parametrize("processor", ["pos", "vectors"])
def test_weights_run_no_code(copy_of_pack: Path, tmp_path: Path, processor: str) -> None:
    """Models are tensors and plain data: whatever else a pickle may hold is refused unread."""
    import torch

    file = next(one for one in read_pack(copy_of_pack).files if one.processor == processor)
    old = torch.load(copy_of_pack / file.name, weights_only=True)
    new = {**old, "brought along": _Payload(tmp_path / "touched")}
    torch.save(new, copy_of_pack / file.name, _use_new_zipfile_serialization=False)
    manifest = copy_of_pack / "manifest.json"
    digest = hashlib.sha256((copy_of_pack / file.name).read_bytes()).hexdigest()
    manifest.write_text(manifest.read_text().replace(file.sha256, digest))
    with pytest.raises(ModelError):
        StanzaParser(dir=copy_of_pack).parse(["The mayor said that it was late."])
    assert not (tmp_path / "touched").exists()
