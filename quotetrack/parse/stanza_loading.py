"""Loading Stanza's pipelines, quietly and without the network."""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Any

from quotetrack.errors import ModelError
from quotetrack.parse.pack import PROCESSORS, Pack
from quotetrack.parse.stanza_vectors import read_vectors


def pack_pipeline(pack: Pack) -> Any:
    """Check the files of `pack` and load them into a Stanza pipeline.

    Raises `ModelError` where a file is missing, damaged or of another version of Stanza.
    """
    pack.verify()
    paths = {f"{name}_model_path": str(pack.path(name)) for name in PROCESSORS}
    # Stanza wants a folder with a list of its packages, even where every path is given.
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "resources.json").write_text("{}", encoding="utf-8")
        return _pipeline(
            f"the model pack {pack.name} {pack.version} in {pack.folder}",
            pack.vectors,
            lang=pack.language,
            dir=folder,
            package=None,
            processors=dict.fromkeys(PROCESSORS, "default"),
            allow_unknown_language=True,
            download_method=None,
            **paths,
        )


def _with_vectors(path: Path) -> dict[str, Any]:
    """Return the arguments that give the word vectors at `path` to the models that use them."""
    from stanza.models.common.foundation_cache import FoundationCache

    # Stanza keeps what several models share here. It would not know our format.
    cache = FoundationCache()
    cache.pretrains[str(path)] = read_vectors(path)
    names = ("pos", "depparse", "ner")
    return {"foundation_cache": cache, **{f"{name}_pretrain_path": str(path) for name in names}}


def package_pipeline(language: str, package: str, folder: Path | None, *, download: bool) -> Any:
    """Load one of Stanza's own packages.

    Raises `ModelError` where it is not there and `download` is false, or cannot be fetched.
    """
    where: dict[str, Any] = {"dir": str(folder)} if folder else {}
    method = "REUSE_RESOURCES" if download else None
    return _pipeline(
        f"Stanza's package {package!r} for {language!r}",
        lang=language,
        package=package,
        processors=",".join(PROCESSORS),
        download_method=method,
        **where,
    )


def _pipeline(what: str, vectors: Path | None = None, **arguments: Any) -> Any:
    with quiet(), using_threads(1):
        import stanza

        try:
            if vectors is not None:
                arguments.update(_with_vectors(vectors))
            return stanza.Pipeline(
                use_gpu=False, logging_level="ERROR", tokenize_max_seqlen=1000, **arguments
            )
        # Stanza and torch raise errors of many kinds for missing and unfitting files.
        except Exception as error:
            raise refused(what, error) from error


def refused(what: str, error: Exception) -> ModelError:
    """Return the error for models that Stanza cannot load."""
    return ModelError(
        f"Could not load {what}: {error} (stanza {version('stanza')}). Check with "
        "`quotetrack check`; to fetch one of Stanza's packages, give download=True."
    )


@contextmanager
def quiet() -> Iterator[None]:
    """Keep Stanza from printing through the log handler that it installs on import."""
    logger = logging.getLogger("stanza")
    level = logger.level
    import stanza  # noqa: F401

    for handler in list(logger.handlers):
        logger.removeHandler(handler)
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(level)


@contextmanager
def using_threads(count: int) -> Iterator[None]:
    """Let torch use `count` threads for a while: its setting belongs to the whole process.

    More than one gain nothing where a network is filled: they wait for each other.
    """
    import torch

    before = torch.get_num_threads()
    torch.set_num_threads(count)
    try:
        yield
    finally:
        torch.set_num_threads(before)
