"""Texts: words with plurals, numbers and ages by CLDR; every message complete and not too long."""

import re
from datetime import UTC, datetime, timedelta
from importlib import resources
from pathlib import Path

import pytest

from bot import texts
from bot.commands import registry
from bot.texts import best, languages
from storage.models import Outcome
from storage.queries import Hint

NOW = datetime(2025, 7, 1, 9, tzinfo=UTC)
EN = texts.texts("en")


@pytest.mark.parametrize(
    ("age", "said"),
    [
        (timedelta(seconds=-5), "just now"),
        (timedelta(seconds=59), "just now"),
        (timedelta(minutes=1), "1 minute ago"),
        (timedelta(minutes=119), "1 hour ago"),
        (timedelta(hours=23, minutes=59), "23 hours ago"),
        (timedelta(days=6), "6 days ago"),
        (timedelta(days=13), "1 week ago"),
        (timedelta(days=400), "1 year ago"),
    ],
)
def test_an_age_is_in_one_unit_and_never_rounded_up(age: timedelta, said: str) -> None:
    assert EN.ago(NOW - age, NOW) == said


@pytest.mark.parametrize(
    ("tag", "found"), [("en-GB", "en"), ("xx", "en"), (None, "en"), ("", "en"), ("../x", "en")]
)
def test_the_nearest_language_is_taken(tag: str | None, found: str) -> None:
    assert best(tag).language == found


def test_plurals_follow_the_number() -> None:
    assert EN.plain("sources", count=1) == "1 source"
    assert EN.plain("sources", count=1200) == "1,200 sources"


def test_a_missing_text_or_value_is_an_error_of_ours() -> None:
    with pytest.raises(LookupError, match="no-such"):
        EN("no-such")
    with pytest.raises(LookupError, match="count"):
        EN("sources")


def test_every_text_that_the_code_names_is_there() -> None:
    source = resources.files("bot.texts").joinpath("en.ftl").read_text(encoding="utf-8")
    there = set(re.findall(r"^([a-z][a-z0-9-]*) =", source, re.MULTILINE))
    folder = Path(str(resources.files("bot")))
    code = "\n".join(
        path.read_text(encoding="utf-8") for path in folder.rglob("*.py") if "demo" not in path.parts
    )
    named = set(re.findall(r"""texts(?:\.plain)?\(\s*"([a-z0-9-]+)\"""", code))
    named |= set(re.findall(r"""said\([^"()]*"([a-z0-9-]+)\"""", code))
    named |= {f"command-{name}" for name in registry().menu(admins=True)}
    named |= {f"hint-{hint.name.lower().replace('_', '-')}" for hint in Hint}
    named |= {f"outcome-{outcome.value}" for outcome in Outcome}
    assert named <= there


def test_menu_lines_fit_and_are_plain() -> None:
    for language in languages():
        for name in registry().menu(admins=True):
            line = texts.texts(language).plain(f"command-{name}")
            assert 1 <= len(line) <= 256
            assert "<" not in line
