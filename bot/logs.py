"""Logs: one line a record on standard error, and never the bot's token in any of them."""

import logging
import re
import traceback

_TOKEN = re.compile(r"\b\d{5,16}:[A-Za-z0-9_-]{20,}")
_HIDDEN = "(token)"
_NOISY = ("httpx", "httpcore", "aiohttp", "telegram", "apscheduler", "asyncio")


class WithoutToken(logging.Formatter):
    """Formats a record whole, traceback and all, and then takes out whatever looks like a token."""

    def __init__(self, token: str = "") -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._token = token

    def format(self, record: logging.LogRecord) -> str:
        return without_token(super().format(record), self._token)

    def formatException(self, ei: object) -> str:  # noqa: N802  # the name is logging's
        kind, error, trace = ei if isinstance(ei, tuple) else (None, None, None)
        return "".join(traceback.format_exception(kind, error, trace)).rstrip("\n")


def without_token(text: str, token: str = "") -> str:
    """The text with every token in it hidden."""
    if token:
        text = text.replace(token, _HIDDEN)
    return _TOKEN.sub(_HIDDEN, text)


def configure(level: str, token: str = "") -> None:
    """Send records from this level on to standard error; those of libraries only from warnings on."""
    handler = logging.StreamHandler()
    handler.setFormatter(WithoutToken(token))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    logging.captureWarnings(True)
    quiet = logging.getLevelName(level)
    for name in _NOISY:
        logging.getLogger(name).setLevel(logging.WARNING if quiet > logging.DEBUG else logging.INFO)
