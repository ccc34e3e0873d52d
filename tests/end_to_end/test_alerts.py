"""Alerts in the chat: a bell on a topic brings its news at once, gathered, and not at night."""

import pytest

from bot.application import Newsbrief
from storage import deliveries
from storage.alerting import ALERT
from tests.end_to_end.conftest import House, shows
from tests.end_to_end.pages import FURNITURE, related

TITLE = "Storm keeps ferry passengers waiting in Sandhaven"
BODY = (
    "A storm over the bay kept the new ferry in its harbour on Tuesday morning. Passengers waited for six "
    "hours in a tent that the harbour master had put up, and were given soup."
)


def _told_by(*sources: str) -> str:
    return FURNITURE + "".join(related(source, "5 minutes ago", TITLE, BODY) for source in sources)


async def test_a_bell_under_an_answer_brings_the_news_of_two_sources_at_once(
    house: House, bot: Newsbrief
) -> None:
    chat = house.reader.chat
    followed = await chat.ask("/follow Sandhaven")
    toast = await chat.press(followed, "🔔 Alert me")
    assert "As soon as there is news on Sandhaven, I write here." in toast.text
    await chat.wait_for(shows("As soon as there is news on Sandhaven", at=followed))
    chat.catch_up()
    await house.push(_told_by("Coast Herald", "City Post"))
    told = await chat.wait_for(shows(f"🔔 {TITLE}"))
    assert "You follow Sandhaven" in told.text
    assert "Coast Herald, City Post" in told.text
    opened = await _opened(house, "Read the story")
    assert BODY[:40] in opened
    sent = await bot.archive.read(deliveries.of_chat, house.reader.id)
    assert [record.kind for record in sent] == [ALERT]
    await bot.schedule.look()
    assert len(await bot.archive.read(deliveries.of_chat, house.reader.id)) == 1


async def _opened(house: House, label: str) -> str:
    chat = house.reader.chat
    alert = await chat.wait_for(shows("🔔 Storm"))
    house.clock.move(seconds=2)
    chat.catch_up()
    await chat.press(alert, label)
    return (await chat.next_message()).text


@pytest.mark.usefixtures("bot")
async def test_one_source_is_enough_where_the_settings_say_so(house: House) -> None:
    chat = house.reader.chat
    await chat.ask("/follow Sandhaven")
    settings = await chat.ask("/settings")
    await chat.press(settings, "🔔 Topics")
    page = await chat.wait_for(shows("Press a topic", at=settings))
    toast = await chat.press(page, "🔕 Sandhaven")
    assert "As soon as there is news" in toast.text
    page = await chat.wait_for(shows("Topics: 🔔 Sandhaven", at=settings))
    house.clock.move(seconds=5)
    await chat.press(page, "Back")
    page = await chat.wait_for(shows("Alerts: as soon as 2 sources have it", at=settings))
    await chat.press(page, "1:set:alerts")
    page = await chat.wait_for(shows("at most one an hour", at=settings))
    toast = await chat.press(page, "At once")
    assert toast.text.startswith("Changed: at once, from the first source")
    page = await chat.wait_for(shows("Changed:", at=settings))
    await chat.press(page, "Silent")
    await chat.wait_for(shows("without a sound; it was", at=settings))
    chat.catch_up()
    await house.push(_told_by("Coast Herald"))
    await chat.wait_for(shows(f"🔔 {TITLE}"))


async def test_nothing_at_night_and_all_of_it_in_the_morning(house: House, bot: Newsbrief) -> None:
    chat = house.reader.chat
    house.clock.move(hours=14)  # 23:00 in London
    house.reader.user.language = "en-gb"
    topic = await chat.ask("/follow Sandhaven")
    await chat.press(topic, "🔔 Alert me")
    await house.push(_told_by("Coast Herald", "City Post"))
    assert await bot.schedule.look() == 0
    house.clock.move(hours=8, minutes=1)
    assert await bot.schedule.look() == 1
    await chat.wait_for(shows(f"🔔 {TITLE}"))


@pytest.mark.usefixtures("bot")
async def test_a_bell_under_a_topic_follows_it_and_is_taken_back(house: House) -> None:
    chat = house.reader.chat
    await house.push(_told_by("Coast Herald"))
    topic = await chat.ask("/topic Sandhaven")
    house.clock.move(seconds=3)
    chat.catch_up()
    await chat.press(topic, "🔔 Alert me")
    done = await chat.next_message()
    await chat.press(done, "Undo")
    await chat.wait_for(shows("neither followed nor muted", at=done))
    again = await chat.ask("/topic Sandhaven")
    assert again.button("🔔 Alert me") is not None
    house.clock.move(seconds=3)
    await chat.press(topic, "🔔 Alert me")
    await chat.next_message()
    mine = await chat.ask("/follow")
    assert "First: 🔔 Sandhaven" in mine.text
