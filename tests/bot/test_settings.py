"""Settings: what the environment says, secrets also in files that it names."""

import os
from pathlib import Path

import pytest

from bot.settings import SettingsError, load


def test_secrets_are_read_from_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("TELEGRAM_BOT_TOKEN", "123456:abc"), ("NEWSBRIEF_SUMMARIES_KEY", "key")):
        file = tmp_path / name
        file.write_text(f"{value}\n")
        monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv(f"{name}_FILE", str(file))
    found = load(None)
    assert found.token.get_secret_value() == "123456:abc"
    assert found.summaries_key.get_secret_value() == "key"
    assert "123456:abc" not in repr(found)


def test_a_secret_that_is_nowhere_or_in_two_places_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN_FILE", str(tmp_path / "none"))
    monkeypatch.delenv("TELEGRAM_BOT_TOKEN", raising=False)
    with pytest.raises(SettingsError, match=r"TELEGRAM_BOT_TOKEN_FILE, .*none, can't be read"):
        load(None)
    (tmp_path / "none").write_text("1:a")
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "2:b")
    with pytest.raises(SettingsError, match="both set"):
        load(None)
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN_FILE", "")
    assert load(None).token.get_secret_value() == "2:b"


def test_every_setting_stands_in_the_example(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the value that holds without it."""
    for name in list(os.environ):
        if name.startswith(("NEWSBRIEF_", "TELEGRAM_")):
            monkeypatch.delenv(name)
    example = Path(__file__).parents[2] / ".env.example"
    assert load(example) == load(None)
    written = {line.split("=")[0] for line in example.read_text().splitlines() if line and line[0] != "#"}
    assert written == {str(field.validation_alias) for field in type(load(None)).model_fields.values()}
