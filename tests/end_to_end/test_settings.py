"""Settings in one message: every change is said, holds at once, and can be taken back."""

from datetime import datetime

import pytest

from bot.application import Newsbrief
from bot.demo.conversation import Conversation
from bot.demo.models import Message
from tests.end_to_end.conftest import START, House, added, shows
from tests.end_to_end.pages import FERRY


async def _press(house: House, chat: Conversation, message: Message, label: str, words: str) -> Message:
    """Press, and wait until the message is another one with these words."""
    before = message.text
    house.clock.move(seconds=2)
    await chat.press(message, label)
    return await chat.wait_for(shows(words, at=message, unlike=before))


async def _tick(house: House, bot: Newsbrief, to: datetime) -> None:
    house.clock.now = to
    await bot.schedule.tick()


@pytest.mark.usefixtures("bot")
async def test_each_thing_is_changed_said_and_taken_back(house: House) -> None:
    chat = house.reader.chat
    await chat.ask("/subscribe 07:30 Berlin")
    settings = await chat.ask("/settings")
    assert "every day at 07:30, Berlin time" in settings.text
    for page, press, said, before in (
        ("Hours", "19:00", "Changed: 07:30 and 19:00; it was 07:30.", "Hours: 07:30"),
        ("Days", "✓ Sun", "it was every day.", "Days: every day"),
        ("Days", "Mon–Fri", "Changed: from Monday to Friday; it was every day.", "Days: every day"),
        ("Time zone", "Tokyo", "Changed: Tokyo (Asia/Tokyo); it was Berlin", "Time zone: Berlin"),
        ("Size", "8", "Changed: 8 stories; it was 5 stories.", "Size: 5 stories"),
        ("Layout", "short", "Changed: short; it was standard.", "Layout: standard"),
        ("Language", "English", "Changed: English; it was as in Telegram.", "Language: as in Telegram"),
    ):
        await _press(house, chat, settings, page, before)
        house.clock.move(seconds=2)
        toast = await chat.press(settings, press)
        assert said in toast.text
        changed = await chat.wait_for(shows(said, at=settings))
        assert changed.button("✓ " + press.removeprefix("✓ ")) is not None or press.startswith("✓")
        await _press(house, chat, settings, "Undo", f"\n\n{before}")
        await _press(house, chat, settings, "Back", "every day at 07:30, Berlin time")


@pytest.mark.usefixtures("bot")
async def test_the_last_hour_and_day_stay(house: House) -> None:
    chat = house.reader.chat
    await chat.ask("/subscribe 07:30 Berlin sun")
    settings = await chat.ask("/settings")
    await _press(house, chat, settings, "Hours", "Hours: 07:30")
    assert "has to stay" in (await chat.press(settings, "✓ 07:30")).text
    await _press(house, chat, settings, "Back", "Sun at 07:30")
    await _press(house, chat, settings, "Days", "Days: Sun")
    assert "has to stay" in (await chat.press(settings, "✓ Sun")).text


async def test_the_short_layout_has_the_titles_alone(house: House, bot: Newsbrief) -> None:
    await house.push(FERRY)
    chat = house.reader.chat
    await chat.ask("/subscribe 12:30 Berlin")
    long = await chat.ask("/brief")
    settings = await chat.ask("/settings")
    await _press(house, chat, settings, "Layout", "Layout: standard")
    await _press(house, chat, settings, "short", "Changed: short")
    short = await chat.ask("/brief")
    assert short.text.split("\n")[0] == long.text.split("\n")[0]
    assert len(short.text) < len(long.text)
    chat.catch_up()
    await _tick(house, bot, START.replace(hour=10, minute=30))
    daily = await chat.next_message()
    assert daily.text.split("\n")[0] == short.text.split("\n")[0]
    assert len(daily.text.split("\n")) == len(short.text.split("\n"))


@pytest.mark.usefixtures("bot")
async def test_without_a_briefing_layout_and_language_can_be_set(house: House) -> None:
    chat = house.reader.chat
    settings = await chat.ask("/settings")
    assert "No daily briefing" in settings.text
    assert settings.button("Hours") is None
    await _press(house, chat, settings, "Layout", "Layout: standard")
    chat.catch_up()
    await chat.press(await _press(house, chat, settings, "Back", "Settings"), "A briefing every morning")
    assert "When shall your briefing come?" in (await chat.next_message()).text


@pytest.mark.usefixtures("bot")
async def test_in_a_group_and_a_topic_administrators_set_what_holds_there(house: House) -> None:
    forum = house.telegram.group("Town", house.admin, house.reader, forum=True)
    await added(forum, house.admin)
    thread = forum.topic("News", house.admin)
    theirs, reader = house.admin.within(forum, topic=thread), house.reader.within(forum, topic=thread)
    assert "administrators decide" in (await reader.ask("/settings")).text
    settings = await theirs.ask("/settings")
    assert (await reader.press(settings, "Layout")).alert
    await _press(house, theirs, settings, "Layout", "Layout: standard")
    await _press(house, theirs, settings, "short", "Changed: short")
    assert "Layout: standard" in (await house.admin.within(forum).ask("/settings")).text
    assert "Layout: short" in (await theirs.ask("/settings")).text


@pytest.mark.usefixtures("bot")
async def test_forged_buttons_set_nothing(house: House) -> None:
    chat = house.reader.chat
    await chat.ask("/subscribe 07:30 Berlin")
    settings = await chat.ask("/settings")
    for forged in (
        "1:set:nothing",
        "1:set:nothing:1",
        "1:set:hours:zzz",
        "1:set:hours:",
        "1:set:hour:9",
        "1:set:hour:0ci0cj",
        "1:set:hours:" + "0ci" * 7,
        "1:set:day:7",
        "1:set:day:-1",
        "1:set:days:0",
        "1:set:days:128",
        "1:set:size:2",
        "1:set:size:99",
        "1:set:zone:Europe/Atlantis",
        "1:set:zone:../../etc/passwd",
        "1:set:layout:wide",
        "1:set:language:xx",
        "1:set:size:5:5",
    ):
        house.clock.move(seconds=2)
        assert "too old" in (await chat.press(settings, forged, forged=True)).text, forged
    assert "every day at 07:30, Berlin time" in (await chat.ask("/settings")).text


@pytest.mark.usefixtures("bot")
async def test_the_languages_of_news_are_chosen_and_taken_back(house: House) -> None:
    chat = house.reader.chat
    await house.push(FERRY)
    settings = await chat.ask("/settings")
    assert "News in: all languages" in settings.text
    page = await _press(house, chat, settings, "News languages", "News in: all languages\n\nOnly stories")
    assert page.buttons[0] == ["English"]
    house.clock.move(seconds=2)
    await chat.press(settings, "1:set:news:de", forged=True)
    await chat.wait_for(shows("Changed: Deutsch; it was all languages.", at=settings))
    nothing = await chat.ask("/latest")
    assert nothing.text == "There is no news in Deutsch yet."
    assert nothing.button("News languages") is not None
    page = await _press(house, chat, settings, "English", "Changed: Deutsch and English; it was Deutsch.")
    assert "Harbour town opens" in (await chat.ask("/latest")).text
    await _press(house, chat, settings, "Undo", "News in: Deutsch")
    for forged in ("1:set:news:DE", "1:set:news:", "1:set:news:" + ".".join(["en"] * 13), "1:set:news:e;"):
        house.clock.move(seconds=2)
        assert "too old" in (await chat.press(settings, forged, forged=True)).text, forged
