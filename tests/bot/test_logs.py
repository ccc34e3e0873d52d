"""Logs: no token, wherever it stands."""

import io
import json
import logging
import sys

import pytest

from bot.logs import AsJson, AsText, about, configure, without_secrets

TOKEN = "123456789:AAabcdefghijklmnopqrstuvwxyz-_012345"


def _logged(record: logging.LogRecord, form: logging.Formatter | None = None) -> str:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(form or AsText([TOKEN]))
    handler.emit(record)
    return stream.getvalue()


def _record(message: str, *args: object, error: Exception | None = None) -> logging.LogRecord:
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


@pytest.mark.parametrize("form", [AsText([TOKEN, 'a "key"']), AsJson([TOKEN, 'a "key"'])])
def test_an_event_is_one_line_with_the_way_of_its_failure(form: logging.Formatter) -> None:
    def refused() -> None:
        raise OSError(f"no\nway to {TOKEN}")

    def fails() -> None:
        try:
            refused()
        except OSError as error:
            raise ValueError('with a "key"') from error

    with pytest.raises(ValueError, match="key") as raised:
        fails()
    with about(400_000_007):
        logged = _logged(_record("It failed\nagain.", error=raised.value), form)
    assert logged.count("\n") == 1
    assert all(words in logged for words in ("400000007", "ValueError", "OSError", "test_logs.py", "fails"))
    assert TOKEN not in logged
    assert "key" not in logged
    assert "400000007" not in _logged(_record("later"), form)


def test_json_lines_have_names_for_programs() -> None:
    with about(7):
        said = json.loads(_logged(_record("It is %s.", "so"), AsJson()))
    assert said.pop("time").endswith("Z")
    assert said == {"level": "error", "logger": "test", "message": "It is so.", "update": 7}


def test_tokens_of_others_are_hidden_too() -> None:
    assert "987654321:" not in without_secrets("token 987654321:BBabcdefghijklmnopqrstuvwxyz-_012345 refused")
    assert without_secrets("at 12:30 id 123456789") == "at 12:30 id 123456789"


def test_a_short_token_of_a_test_server_is_hidden() -> None:
    assert without_secrets("/bot7:x/getMe", ["7:x"]) == "/bot(token)/getMe"


def test_what_is_configured_hides_it_for_every_logger(capsys: pytest.CaptureFixture[str]) -> None:
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    try:
        configure("INFO", [TOKEN])
        (handler,) = root.handlers
        assert isinstance(handler, logging.StreamHandler)
        handler.setStream(sys.stderr)
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
