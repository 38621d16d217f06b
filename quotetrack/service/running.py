"""The service under uvicorn."""

from __future__ import annotations

import os
import sys
import threading
from contextlib import suppress
from types import FrameType
from typing import Final

import uvicorn

from quotetrack.service.application import create_app
from quotetrack.service.logs import log_to_standard_error, logger
from quotetrack.service.settings import Settings
from quotetrack.store import Ledger

#: How long answers may still be sent after the service was told to stop, in seconds.
_GRACE: Final = 2
#: How many connections may be open before requests get 503.
_MOST_CONNECTIONS: Final = 200
#: When it ends at the latest, whatever it does.
_LAST: Final = 4


def serve(ledger: Ledger, settings: Settings) -> None:
    """Serve `ledger` until the process is told to stop, by SIGTERM or SIGINT.

    Answers in hand are sent to their ends for two seconds more. After four seconds the process
    ends, whatever it does; the ledger loses nothing by it but what is not stored yet.
    """
    log_to_standard_error()
    server = _Server(
        uvicorn.Config(
            create_app(ledger, settings),
            host=settings.host.strip("[]"),
            port=settings.port,
            # Whose addresses to believe is up to the gate; these are those of the connections.
            proxy_headers=False,
            server_header=False,
            access_log=False,
            log_config=None,
            timeout_keep_alive=30,
            timeout_graceful_shutdown=_GRACE,
            limit_concurrency=_MOST_CONNECTIONS,
            ws="none",
        )
    )
    try:
        with suppress(KeyboardInterrupt):
            server.run()
    finally:
        server.ended()
    if not server.started:
        sys.exit(1)


class _Server(uvicorn.Server):
    """A server that ends in time, also where a thread of it does not."""

    _last: threading.Timer | None = None

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Begin to stop; uvicorn calls this at a signal."""
        if self._last is None:
            self._last = threading.Timer(_LAST, _end_process, [sig])
            self._last.daemon = True
            self._last.start()
        super().handle_exit(sig, frame)

    def ended(self) -> None:
        """Say that it has stopped in time."""
        if self._last is not None:
            self._last.cancel()


def _end_process(sig: int) -> None:
    logger.warning("ended while something was still going on", extra={"signal": sig})
    os._exit(128 + sig)
