"""Every button that appears leads somewhere, for a reader and for an admin."""

import logging
from collections import Counter
from collections.abc import Sequence
from importlib import resources
from typing import cast

import pytest

from bot import menus
from bot.application import Newsbrief
from bot.commands import registry
from bot.demo.models import Json, Message
from bot.demo.people import Person
from bot.texts import FALLBACK, Texts, languages
from bot.views.text import plain
from tests.end_to_end.conftest import ADMIN, House
from tests.end_to_end.pages import FERRY, LONG, page, paragraphs

pytestmark = pytest.mark.usefixtures("bot")

START = (
    "/start",
    "/help",
    "/latest",
    "/trending",
    "/topic ferry",
    "/search Sandhaven",
    "/story 1",
    "/related 1",
    "/subscribe 07:30 Berlin",
    "/settings",
    "/follow Sandhaven",
    "/follow",
    "/topics",
    "/privacy",
    "/channels",
)
ADMINS = ("/push", "/dumps", "/undo", "/feeds", "/stats", "/admins", "/broadcast A pause tomorrow")
TROUBLE = ("Something went wrong", "can't be reached", "too old")
TROUBLES = ("error", "error-busy", "error-storage", "too-old", "too-fast", "for-admins")
MOST = 220
ALIKE = 4
"""So many buttons of one kind are pressed: all hours and zones alike lead to the same pages."""
ENDS = frozenset({"1:forget:yes", "1:sub:end"})
"""After these, the buttons of other messages have nothing to change; they have tests of their own."""
BACK, BACKS = "1:set", 10
"""Leads back to all that can be set, where the next thing can be chosen."""


async def _crawl(
    house: House,
    person: Person,
    commands: tuple[str, ...],
    *,
    alike: int = ALIKE,
    trouble: Sequence[str] = TROUBLE,
) -> set[str]:
    """Ask, press every button of every message once, and so on; returns the data of the buttons pressed."""
    chat = person.chat
    for command in commands:
        await chat.ask(command)
        house.clock.move(seconds=2)
    pressed: set[str] = {*ENDS}
    kinds: Counter[str] = Counter()
    while len(pressed) < MOST:
        found = [
            (message, data)
            for message in chat.answers
            for data in _data(message)
            if data not in pressed - {BACK} and kinds[_sort(data)] < (BACKS if data == BACK else alike)
        ]
        if not found:
            break
        message, data = min(found, key=lambda one: kinds[_sort(one[1])])
        pressed.add(data)
        kinds[_sort(data)] += 1
        toast = await chat.press(message, data)
        house.clock.move(seconds=2)
        assert not any(words in toast.text for words in trouble), (data, toast)
        assert "admins" not in toast.text, (data, toast)
    for message in chat.answers:
        assert not any(words in message.text for words in trouble), message.text
    return pressed


def _sort(data: str) -> str:
    """Alike are buttons of the same name with the same words before their numbers, hours and zones."""
    _, name, *arguments = data.split(":")
    what = arguments[0] if arguments and arguments[0].isalpha() else ""
    return f"{name}:{what}:{len(arguments)}"


def _data(message: Message) -> list[str]:
    """What the buttons of a message carry."""
    rows = cast("list[list[Json]]", (message.markup or {}).get("inline_keyboard", []))
    return [str(button["callback_data"]) for row in rows for button in row if "callback_data" in button]


async def test_no_button_leads_to_a_dead_end(house: House, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING)
    await house.push(FERRY)
    await house.push(LONG)
    for title in ("Bakers buy every lamp", "Train without a light stops", "Old bridge sold for a song"):
        await house.push(page(title, paragraphs(title.replace(" ", ""), 2)))
    readers = await _crawl(house, house.reader, START)
    admins = await _crawl(house, house.admin, START + ADMINS)
    for name in (
        "begin:done",
        "set:hour",
        "set:day",
        "set:zone",
        "set:size",
        "set:layout",
        "set:bell:",
        "set:alerts:",
        "set:news",
        "follow:",
        "mine",
        "tune:",
    ):
        assert any(data.startswith(f"1:{name}") for data in readers), name
    assert any(data.startswith("1:undo:") for data in admins)
    assert not any(data.startswith("1:undo:") for data in readers)
    assert [record.getMessage() for record in caplog.records] == []


@pytest.fixture(scope="module")
def english() -> frozenset[str]:
    """What English says and no other language does: whole texts, long enough to be no name."""
    said = {
        name: plain(source)
        for name, source in sources(FALLBACK).items()
        if "{" not in source and len(source) > 11
    }
    elsewhere = {sources(tag).get(name) for tag in languages() if tag != FALLBACK for name in said}
    return frozenset(text for text in said.values() if text not in elsewhere)


def sources(language: str) -> dict[str, str]:
    """The texts of a language that stand on one line, as they are written."""
    lines = resources.files("bot.texts").joinpath(f"{language}.ftl").read_text(encoding="utf-8").splitlines()
    return dict(line.split(" = ", 1) for line in lines if " = " in line and line[:1].isalpha())


async def test_every_kind_of_button_answers_in_every_language(
    house: House, english: frozenset[str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    await house.push(FERRY)
    await house.push(LONG)
    pressed = {}
    for number, tag in enumerate(tag for tag in languages() if tag != FALLBACK):
        person = house.telegram.person(9_000 + number, "Kim", language=tag, started=True)
        trouble = [Texts(tag).plain(name) for name in TROUBLES]
        pressed[tag] = await _crawl(house, person, START, alike=1, trouble=trouble)
        for message in person.chat.answers:
            shown = [message.text, *(label for row in message.buttons for label in row)]
            assert [text for text in shown if any(words in text for words in english)] == [], tag
    kinds = {tag: {_sort(data) for data in found} for tag, found in pressed.items()}
    assert len({frozenset(found) for found in kinds.values()}) == 1, kinds
    assert [record.getMessage() for record in caplog.records] == []


async def test_readers_and_admins_have_their_menus(house: House, bot: Newsbrief) -> None:
    await menus.show(bot.bot, registry(), [ADMIN])  # the start does this beside everything else
    readers = house.reader.chat.menu
    admins = house.admin.chat.menu
    assert {"latest", "topic", "search", "story", "related", "help"} <= set(readers)
    fed = {"feeds", "addfeed", "removefeed"}
    assert set(admins) - set(readers) == {"push", "dumps", "undo", "stats", "admins", "broadcast"} | fed
