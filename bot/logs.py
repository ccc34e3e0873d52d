"""Logs: one line a record on standard error, as text or as JSON, and never a secret in any of them.

What is logged while an update is dealt with, wherever that is, carries the update's number.
"""

import json
import logging
import re
import traceback
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from pathlib import Path

_TOKEN = re.compile(r"\b\d{5,16}:[A-Za-z0-9_-]{20,}")
_HIDDEN = "(token)"
_NOISY = ("httpx", "httpcore", "aiohttp", "telegram", "apscheduler", "asyncio")
_SHORTEST_SECRET = 3
_MOST_FRAMES = 8
_MOST_CAUSES = 4

_update: ContextVar[int | None] = ContextVar("update", default=None)


@contextmanager
def about(update_id: int) -> Iterator[None]:
    """What is logged in here, and in tasks that begin in here, is about this update."""
    before = _update.set(update_id)
    try:
        yield
    finally:
        _update.reset(before)


class AsText(logging.Formatter):
    """Time, level, logger and message on one line; the way of an exception in short at its end.

    secrets: what must not be seen, beside whatever looks like a token.
    """

    def __init__(self, secrets: Collection[str] = ()) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._secrets = tuple(secrets)

    def format(self, record: logging.LogRecord) -> str:
        parts = [" ".join(super().format(record).split("\n"))]
        if (update := _update.get()) is not None:
            parts.append(f"[update {update}]")
        return without_secrets(" ".join(parts), self._secrets)

    def formatException(self, ei: object) -> str:  # noqa: N802  # the name is logging's
        return f"({_in_short(ei[1])})" if isinstance(ei, tuple) and ei[1] is not None else ""


class AsJson(logging.Formatter):
    """One JSON object a line: time, level, logger, message; update and trace where there are any."""

    def __init__(self, secrets: Collection[str] = ()) -> None:
        super().__init__()
        self._secrets = tuple(secrets)

    def format(self, record: logging.LogRecord) -> str:
        fields: dict[str, str | int] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat().replace("+00:00", "Z"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if (update := _update.get()) is not None:
            fields["update"] = update
        if record.exc_info:
            fields["trace"] = "".join(traceback.format_exception(*record.exc_info))
        hidden = {
            name: without_secrets(value, self._secrets) if isinstance(value, str) else value
            for name, value in fields.items()
        }
        return json.dumps(hidden, ensure_ascii=False)


def _in_short(error: BaseException | None) -> str:
    """An exception, what it came from, and the way of each, innermost first."""
    told: list[str] = []
    while error is not None and len(told) < _MOST_CAUSES:
        frames = reversed(traceback.extract_tb(error.__traceback__)[-_MOST_FRAMES:])
        way = " < ".join(f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames)
        said = " ".join(str(error).split())
        told.append(f"{type(error).__name__}: {said}" + (f" at {way}" if way else ""))
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return " from ".join(told)


def without_secrets(text: str, secrets: Collection[str] = ()) -> str:
    """The text with every secret in it hidden, and whatever looks like a bot's token."""
    for secret in secrets:
        if len(secret) >= _SHORTEST_SECRET:
            text = text.replace(secret, _HIDDEN)
    return _TOKEN.sub(_HIDDEN, text)


def configure(level: str, secrets: Collection[str] = (), form: str = "text") -> None:
    """Send records from this level on to standard error; those of libraries only from warnings on.

    form: "text" or "json".
    """
    handler = logging.StreamHandler()
    handler.setFormatter(AsJson(secrets) if form == "json" else AsText(secrets))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    logging.captureWarnings(True)
    quiet = logging.getLevelName(level)
    for name in _NOISY:
        logging.getLogger(name).setLevel(logging.WARNING if quiet > logging.DEBUG else logging.INFO)
