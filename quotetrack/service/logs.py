"""Logs as lines of JSON on standard error, through the standard library's logging."""

from __future__ import annotations

import datetime
import json
import logging
import sys
from typing import Any, Final

#: What every log record has; anything else was given by the caller.
_USUAL: Final = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "color_message"}

logger: Final = logging.getLogger("quotetrack.service")


class JsonLines(logging.Formatter):
    """One JSON object for each record, whatever stands in it."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the record as one line of ASCII JSON."""
        when = datetime.datetime.fromtimestamp(record.created, datetime.timezone.utc)
        line: dict[str, Any] = {
            "time": when.isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        line |= {key: value for key, value in vars(record).items() if key not in _USUAL}
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return json.dumps(line, default=str)


def log_to_standard_error(level: int = logging.INFO) -> None:
    """Send what this package and uvicorn log to standard error as lines of JSON."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    for name in ("quotetrack", "uvicorn", "litestar"):
        named = logging.getLogger(name)
        named.handlers = [handler]
        named.setLevel(level)
        named.propagate = False
