"""The parser that quotetrack uses: Stanza, with the bundled models or with others."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from quotetrack.errors import ModelError
from quotetrack.model import ParsedText
from quotetrack.parse.base import LOADED, LOADING
from quotetrack.parse.pack import Pack, bundled_pack, read_pack

if TYPE_CHECKING:
    from quotetrack.parse.stanza_engine import NetworkEngine, PipelineEngine

    Engine = NetworkEngine | PipelineEngine


_logger: Final = logging.getLogger("quotetrack.parse")


class StanzaParser:
    """A `Parser` that runs Stanza.

    Making one is cheap: models are loaded when the first text is parsed. Only the arguments are
    pickled, so a parser can be sent to worker processes, each of which loads its own models. One
    parser may be shared by threads: calls wait for one another.

    Args:
        package: Name of one of Stanza's own packages, such as "default". None stands for a pack
            of quotetrack's kind: the one in `dir`, or the bundled one where `dir` is None.
        dir: Folder of a model pack, or, with `package`, Stanza's resource folder (Stanza's own
            default where None).
        language: Language code, such as "en".
        download: Whether Stanza may fetch a `package` that is not there yet. Without it nothing
            is ever read from the network.
        threads: How many threads torch may use while parsing. More than one gains little.
    """

    def __init__(
        self,
        package: str | None = None,
        dir: str | Path | None = None,
        *,
        language: str = "en",
        download: bool = False,
        threads: int = 1,
    ) -> None:
        if download and package is None:
            raise ModelError(
                "download=True fetches one of Stanza's packages, so name it: "
                "StanzaParser(package='default', download=True)."
            )
        self._package = package
        self._dir = Path(dir) if dir is not None else None
        self._language = language
        self._download = download
        self._threads = threads
        self._lock = threading.RLock()
        self._engine: Engine | None = None

    def __repr__(self) -> str:
        package = f"package={self._package!r}, " if self._package else ""
        folder = f"dir={str(self._dir)!r}, " if self._dir else ""
        return f"StanzaParser({package}{folder}language={self._language!r})"

    def __getstate__(self) -> dict[str, Any]:
        return {
            "package": self._package,
            "dir": self._dir,
            "language": self._language,
            "download": self._download,
            "threads": self._threads,
        }

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__init__(**state)  # type: ignore[misc]

    @cached_property
    def version(self) -> str:
        """Stanza's version and the models' name and version, without loading anything."""
        from importlib.metadata import version

        if self._package is not None:
            models = f"{self._language}/{self._package}"
        else:
            pack = self._pack()
            models = f"{pack.name} {pack.version}"
        return f"stanza {version('stanza')}, models {models}"

    def parse(self, texts: Sequence[str]) -> list[ParsedText]:
        """Parse `texts` in one batch and return one result for each, in order.

        Offsets are into the given strings, whatever characters these hold. Many short texts in
        one call are parsed several times faster than one by one.

        Raises `ModelError` where the models are missing, damaged or do not fit Stanza.
        """
        return self._parse(texts, sentences=False, names=True)

    def parse_sentences(self, sentences: Sequence[str], *, names: bool) -> list[ParsedText]:
        """Parse texts of one sentence each and return one result for each, in order.

        Tokens of English are found by rule then, not by a network, and without `names` none is
        looked for.

        Raises `ModelError` where the models are missing, damaged or do not fit Stanza.
        """
        return self._parse(sentences, sentences=True, names=names)

    def _parse(self, texts: Sequence[str], *, sentences: bool, names: bool) -> list[ParsedText]:
        if not any(text.strip() for text in texts):
            return [ParsedText(()) for _ in texts]
        with self._lock:
            if self._engine is None:
                self._engine = self._loaded()
            if not self._engine.can(sentences=sentences, names=names):
                self._engine = self._load_pipeline()
            return self._engine.parse(texts, sentences=sentences, names=names)

    def _pack(self) -> Pack:
        return read_pack(self._dir) if self._dir else bundled_pack(self._language)

    def _loaded(self) -> Engine:
        began = time.monotonic()
        _logger.info(LOADING)
        try:
            engine = self._load()
        except (ImportError, OSError) as error:
            # The libraries are missing, or come without the libraries of the system they need.
            raise ModelError(
                f"The parser cannot be loaded: {type(error).__name__}: {error}. Install it anew "
                "(pip install --force-reinstall stanza torch), or do without: parser=None."
            ) from error
        _logger.info(LOADED, time.monotonic() - began)
        return engine

    def _load(self) -> Engine:
        from quotetrack.parse import stanza_engine, stanza_models

        if self._package is None:
            models = stanza_models.read_models(self._pack())
            if models is not None:
                return stanza_engine.NetworkEngine(models, self._threads)
        return self._load_pipeline()

    def _load_pipeline(self) -> Engine:
        from quotetrack.parse import stanza_engine, stanza_loading

        if self._package is None:
            pipeline = stanza_loading.pack_pipeline(self._pack())
        else:
            pipeline = stanza_loading.package_pipeline(
                self._language, self._package, self._dir, download=self._download
            )
        return stanza_engine.PipelineEngine(pipeline, self._threads)
