"""Logs: no token, wherever it stands."""

import io
import logging
import sys

import pytest

from bot.logs import WithoutToken, configure, without_token

TOKEN = "123456789:AAabcdefghijklmnopqrstuvwxyz-_012345"


def _logged(record: logging.LogRecord) -> str:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(WithoutToken(TOKEN))
    handler.emit(record)
    return stream.getvalue()


def _record(message: str, *args: object, error: BaseException | None = None) -> logging.LogRecord:
    exc_info = (type(error), error, error.__traceback__) if error is not None else None
    return logging.LogRecord("test", logging.ERROR, "x.py", 1, message, args, exc_info)


def test_a_token_in_an_address_an_argument_or_an_exception_is_hidden() -> None:
    assert TOKEN not in _logged(_record(f"GET https://api.telegram.org/bot{TOKEN}/getMe"))
    assert TOKEN not in _logged(_record("failed: %s %r", f"/bot{TOKEN}/x", ValueError(TOKEN)))
    error = ValueError("outer")
    error.__cause__ = OSError(f"https://api.telegram.org/bot{TOKEN}/getMe")
    logged = _logged(_record("failed", error=error))
    assert TOKEN not in logged
    assert "OSError" in logged


def test_tokens_of_others_are_hidden_too() -> None:
    assert "987654321:" not in without_token("token 987654321:BBabcdefghijklmnopqrstuvwxyz-_012345 refused")
    assert without_token("at 12:30 id 123456789") == "at 12:30 id 123456789"


def test_a_short_token_of_a_test_server_is_hidden() -> None:
    assert without_token("/bot7:x/getMe", "7:x") == "/bot(token)/getMe"


def test_what_is_configured_hides_it_for_every_logger(capsys: pytest.CaptureFixture[str]) -> None:
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    try:
        configure("INFO", TOKEN)
        root.handlers[0].setStream(sys.stderr)  # type: ignore[attr-defined]
        logging.getLogger("httpx").info("HTTP Request: GET /bot%s/getMe", TOKEN)
        logging.getLogger("telegram.ext").warning("address /bot%s/getMe", TOKEN)
        logging.getLogger("bot").info("runs")
    finally:
        root.handlers[:] = before
        root.setLevel(level)
        logging.captureWarnings(False)
    said = capsys.readouterr().err
    assert TOKEN not in said
    assert "HTTP Request" not in said
    assert "(token)" in said
    assert "runs" in said
