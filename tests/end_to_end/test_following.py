"""Following and muting by words and by buttons, as the next briefing shows it."""

from datetime import datetime

import pytest

from bot.application import Newsbrief
from tests.end_to_end.conftest import START, House, added, shows
from tests.end_to_end.pages import FERRY, page, paragraphs


async def _tick(house: House, bot: Newsbrief, to: datetime) -> None:
    house.clock.now = to
    await bot.schedule.tick()


async def _news(house: House) -> None:
    await house.push(FERRY)
    await house.push(page("Chess master wins in the north", paragraphs("chess", 2)))
    await house.push(page("Football cup goes south", paragraphs("football", 2)))


async def test_what_is_followed_comes_first_and_what_is_muted_in_one_line(
    house: House, bot: Newsbrief
) -> None:
    await _news(house)
    chat = house.reader.chat
    await chat.ask("/subscribe 12:30 Berlin")
    assert "chess is followed here" in (await chat.ask("/follow chess")).text
    muted = await chat.ask("/mute football")
    assert "football is muted here" in muted.text
    chat.catch_up()
    await _tick(house, bot, START.replace(hour=10, minute=30))
    daily = await chat.next_message()
    assert daily.text.startswith("1. Chess master wins in the north")
    assert "You follow chess" in daily.text
    assert "1 on a topic you muted." in daily.text
    assert "Football cup" not in daily.text


@pytest.mark.usefixtures("bot")
async def test_each_change_can_be_taken_back(house: House) -> None:
    await _news(house)
    chat = house.reader.chat
    done = await chat.ask("/follow <chess>, #Schach")
    assert "<chess>, #Schach is followed here" in done.text
    await chat.press(done, "Undo")
    gone = await chat.wait_for(shows("neither followed nor muted", at=done))
    await chat.press(gone, "Undo")
    await chat.wait_for(shows("is followed here", at=done, unlike=gone.text))
    house.clock.move(seconds=5)
    chat.catch_up()
    await chat.press(done, "All that is followed")
    mine = await chat.next_message()
    assert "First: <chess>, #Schach" in mine.text
    assert "neither followed nor muted" in (await chat.press(mine, "✕ <chess>, #Schach")).text
    assert "Nothing is followed or muted" in (await chat.ask("/follow")).text


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("/follow", "Nothing is followed or muted here yet"),
        ("/mute", "Nothing is followed or muted here yet"),
        ("/unfollow", "Nothing is followed or muted here yet"),
        ("/unmute chess", "chess is neither followed nor muted here."),
        ("/follow #", "A topic is a few words"),
        ("/follow " + "x" * 65, "A topic is a few words"),
        ("/mute source:nhk", "nhk is muted here"),
    ],
)
async def test_words_after_the_commands(house: House, words: str, said: str) -> None:
    assert said in (await house.reader.chat.ask(words)).text


@pytest.mark.usefixtures("bot")
async def test_a_topic_and_a_story_have_buttons_for_it(house: House) -> None:
    await _news(house)
    chat = house.reader.chat
    listed = await chat.ask("/topic chess")
    chat.catch_up()
    assert "chess is followed here" in (await chat.press(listed, "Follow chess")).text
    assert "chess is followed here" in (await chat.next_message()).text
    assert (await chat.ask("/topic chess")).button("✓ Follow chess") is not None
    house.clock.move(seconds=5)
    chat.catch_up()
    await chat.press(listed, "1")
    assert (await chat.next_message()).button("Follow") is None  # it has no source
    house.clock.move(seconds=5)
    found = await chat.ask("/search chandelier")
    chat.catch_up()
    await chat.press(found, "1")
    story = await chat.next_message()
    chat.catch_up()
    await chat.press(story, "Follow")
    offered = await chat.next_message()
    chat.catch_up()
    await chat.press(offered, "Mute City Post")
    assert "City Post is muted here" in (await chat.next_message()).text


@pytest.mark.usefixtures("bot")
async def test_in_a_group_only_administrators_change_it(house: House) -> None:
    group = house.telegram.group("Neighbours", house.admin, house.reader)
    await added(group, house.admin)
    name = house.telegram.world.bot.username
    reader, creator = house.reader.within(group), house.admin.within(group)
    assert "administrators decide" in (await reader.ask(f"/follow@{name} chess")).text
    done = await creator.ask(f"/follow@{name} chess")
    assert (await reader.press(done, "Undo")).alert
    assert "First: chess" in (await reader.ask(f"/follow@{name}")).text
    assert "Nothing is followed" in (await house.reader.chat.ask("/follow")).text


@pytest.mark.usefixtures("bot")
async def test_forged_buttons_change_nothing(house: House) -> None:
    chat = house.reader.chat
    other = await house.admin.chat.ask("/follow chess")
    assert other is not None
    shown = await chat.ask("/follow ferry")
    await chat.press(shown, "1:mine:1", forged=True)
    for forged in ("1:follow", "1:follow:5:x", "1:follow:0:", "1:follow:0:~gone"):
        house.clock.move(seconds=2)
        assert "too old" in (await chat.press(shown, forged, forged=True)).text, forged
    assert "First: chess" in (await house.admin.chat.ask("/follow")).text
