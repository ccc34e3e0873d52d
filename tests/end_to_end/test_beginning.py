"""A new reader comes from /start to a first briefing in two presses."""

import pytest

from tests.end_to_end.conftest import House, added, shows
from tests.end_to_end.pages import FERRY

pytestmark = pytest.mark.usefixtures("bot")


async def test_two_presses_and_a_sample_at_once(house: House) -> None:
    await house.push(FERRY)
    chat = house.telegram.person(303, "Dora", started=True, language="en-GB").chat
    first = await chat.ask("/start")
    assert "News, briefly" in first.text
    assert "In the time of London, where it is 10:0" in first.text
    await chat.press(first, "07:00")
    confirm = await chat.wait_for(shows("Does your clock show the same?", at=first))
    assert "Every day at 07:00, London time." in confirm.text
    chat.catch_up()
    await chat.press(confirm, "Yes, done")
    done = await chat.wait_for(shows("Done.", at=first))
    assert "every day at 07:00, London time" in done.text
    assert "Wednesday, July 2, 07:00 (Europe/London)" in done.text
    sample = await chat.next_message()
    assert sample.text.startswith("1. ")
    again = await chat.ask("/start")
    assert again.button("Settings") is not None
    assert again.button("07:00") is None


async def test_a_wrong_guess_is_mended_before_or_after_the_hour(house: House) -> None:
    chat = house.telegram.person(303, "Dora", started=True, language="en-GB").chat
    first = await chat.ask("/start")
    await chat.press(first, "Another time zone")
    await chat.wait_for(shows("What does your clock show?", at=first))
    await chat.press(first, "Tokyo · 18:00")
    await chat.wait_for(shows("In the time of Tokyo", at=first))
    await chat.press(first, "20:00")
    await chat.wait_for(shows("Every day at 20:00, Tokyo time.", at=first))
    await chat.press(first, "Another time zone")
    await chat.wait_for(shows("What does your clock show?", at=first))
    await chat.press(first, "Kolkata")
    await chat.wait_for(shows("Every day at 20:00, Kolkata time.", at=first))
    chat.catch_up()
    await chat.press(first, "Yes, done")
    await chat.wait_for(shows("every day at 20:00, Kolkata time", at=first))
    assert "There is no news here yet" in (await chat.next_message()).text


async def test_in_a_group_it_is_the_greeting(house: House) -> None:
    group = house.telegram.group("Neighbours", house.admin)
    await added(group, house.admin)
    answer = await house.admin.within(group).ask(f"/start@{house.telegram.world.bot.username}")
    assert answer.button("A briefing every morning") is not None


async def test_forged_buttons_begin_nothing(house: House) -> None:
    chat = house.reader.chat
    first = await chat.ask("/start")
    for forged in (
        "1:begin",
        "1:begin:done",
        "1:begin:done:0ci",
        "1:begin:done::Europe/Berlin",
        "1:begin:done:0ci0cj:Europe/Berlin",
        "1:begin:done:zzz:Europe/Berlin",
        "1:begin:hour:0ci:Europe/Atlantis",
        "1:begin:hours::../../etc/passwd",
        "1:begin:hour:0ci:" + "x" * 41,
    ):
        house.clock.move(seconds=2)
        assert "too old" in (await chat.press(first, forged, forged=True)).text, forged
    assert "When shall" in (await chat.ask("/subscribe")).text
