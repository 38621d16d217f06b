"""Making a model pack out of trained models."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from quotetrack.parse.pack import PROCESSORS, VECTORS, Pack, write_manifest


def make_pack(models: Path, folder: Path, *, name: str, version: str, language: str) -> Pack:
    """Copy the models in `models` to `folder` in half precision, and write the manifest.

    Args:
        models: A folder with `tokenize.pt`, `pos.pt`, `lemma.pt`, `depparse.pt`, `ner.pt` and
            `vectors.pt` as training leaves them.
        folder: Where the pack goes. Model files that are there are replaced.
        name: Name of the pack, such as "quotetrack-en".
        version: Version of the pack; raise it with every change of a model.
        language: Language code.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for processor in PROCESSORS:
        halve(models / f"{processor}.pt", folder / f"{processor}.pt")
    files = {processor: f"{processor}.pt" for processor in PROCESSORS}
    shutil.copy(models / "vectors.pt", folder / "vectors.pt")
    files[VECTORS] = "vectors.pt"
    card = models / "card.md"
    if card.exists():
        shutil.copy(card, folder / "card.md")
    return write_manifest(folder, name, version, language, files)


def halve(source: Path, target: Path) -> None:
    """Write a Stanza model with its weights in half precision and without training state.

    Stanza copies the weights into single precision when it loads them.
    """
    import torch

    content: dict[str, Any] = torch.load(source, map_location="cpu", weights_only=True)
    weights = content.get("model")
    if weights is not None:
        content["model"] = {
            key: value.half() if value.is_floating_point() else value
            for key, value in weights.items()
        }
    for training_state in ("optimizer_state_dict", "scheduler_state_dict"):
        content.pop(training_state, None)
    config = content.get("config", {})
    # The parser's training switches this off for its scores; a running pipeline wants it.
    config.pop("resolve_head_constraints", None)
    # Paths of the machine that trained say nothing to anybody else.
    for key, value in list(config.items()):
        if key.endswith(("_file", "_dir", "save_name")) and isinstance(value, str):
            config[key] = None
    torch.save(content, target, _use_new_zipfile_serialization=False)
