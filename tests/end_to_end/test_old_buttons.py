"""Buttons of old messages: those of this version's form go on working, others say that they are too old."""

import logging

import pytest

from tests.end_to_end.conftest import House
from tests.end_to_end.pages import FERRY

pytestmark = pytest.mark.usefixtures("bot")

WORK = (
    "1:ask:latest",
    "1:brief",
    "1:brief:before",
    "1:brief:rest:0",
    "1:follow:0:ferry",
    "1:follow:11:ferry",
    "1:follow:12:ferry",
    "1:help",
    "1:latest",
    "1:latest:0:5",
    "1:mine",
    "1:near:0:1",
    "1:nearwords:0:ferry",
    "1:related:1",
    "1:search:0:ferry",
    "1:set",
    "1:set:hours",
    "1:set:language:de",
    "1:set:language:telegram",
    "1:set:layout:short",
    "1:state",
    "1:story:1",
    "1:story:1:0",
    "1:topic:0:ferry",
    "1:trending:0",
    "1:tune:1",
)
"""As earlier programs wrote them: what one of these means is never changed, a new meaning gets a new name."""
TOO_OLD = (
    "9",
    "latest:0",
    "0:latest:0",
    "2:latest:0",
    "1:nothing-of-that-name",
    "1:topic:0:~forgotten",
    "1:brief:more:999",
    "1:set:layout:gone",
    "1:set:bell:1",
    "1:set:alerts:9.x",
    "1:rate:up:1",
)


async def test_buttons_of_earlier_programs_still_work(house: House, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING)
    await house.push(FERRY)
    chat = house.reader.chat
    await chat.ask("/subscribe 07:30 Berlin")
    for data in WORK:
        house.clock.move(seconds=3)
        old = await chat.ask("/help")
        toast = await chat.press(old, data, forged=True)
        assert "too old" not in toast.text + "".join(one.text for one in chat.answers), data
    assert [record.getMessage() for record in caplog.records] == []


async def test_all_others_say_kindly_that_they_are_too_old(house: House) -> None:
    await house.push(FERRY)
    chat = house.reader.chat
    old = await chat.ask("/help")
    for data in TOO_OLD:
        house.clock.move(seconds=3)
        toast = await chat.press(old, data, forged=True)
        said = toast.text or (await chat.next_message()).text
        assert said == "That button is too old. Please ask again.", data
