"""The service under uvicorn."""

from __future__ import annotations

from quotetrack.service.application import create_app
from quotetrack.service.logs import log_to_standard_error
from quotetrack.service.settings import Settings
from quotetrack.store import Ledger


def serve(ledger: Ledger, settings: Settings) -> None:
    """Serve `ledger` until the process is told to stop."""
    import uvicorn

    log_to_standard_error()
    uvicorn.run(
        create_app(ledger, settings),
        host=settings.host.strip("[]"),
        port=settings.port,
        # Addresses of callers are those of their connections: whom to believe is up to the gate.
        proxy_headers=False,
        server_header=False,
        access_log=False,
        log_config=None,
        timeout_keep_alive=30,
        timeout_graceful_shutdown=10,
        ws="none",
    )
