"""The settings of sending: how fast, and by which transport."""

import pytest

from bot.settings import SettingsError, load


@pytest.fixture(autouse=True)
def clean(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NEWSBRIEF_RATE", "NEWSBRIEF_TRANSPORT", "TELEGRAM_API_URL"):
        monkeypatch.delenv(name, raising=False)


def test_the_pace_is_telegrams_unless_it_is_said_otherwise() -> None:
    assert load(None).rate == 30


@pytest.mark.parametrize("url", [None, "https://api.telegram.org", "https://API.telegram.org:443/"])
def test_no_limit_is_refused_against_telegram_itself(
    monkeypatch: pytest.MonkeyPatch, url: str | None
) -> None:
    monkeypatch.setenv("NEWSBRIEF_RATE", "0")
    if url is not None:
        monkeypatch.setenv("TELEGRAM_API_URL", url)
    with pytest.raises(SettingsError, match="NEWSBRIEF_RATE"):
        load(None)


def test_no_limit_is_allowed_on_a_local_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSBRIEF_RATE", "0")
    monkeypatch.setenv("TELEGRAM_API_URL", "http://127.0.0.1:8081")
    assert load(None).rate == 0


def test_an_unknown_transport_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSBRIEF_TRANSPORT", "pigeon")
    with pytest.raises(SettingsError, match="NEWSBRIEF_TRANSPORT"):
        load(None)
