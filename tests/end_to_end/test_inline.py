"""The inline mode: stories in any chat, paged, and shared by a button and a deep link."""

import asyncio
import json
from typing import Any, cast

import pytest

from bot.application import Newsbrief
from bot.budget import BURST
from bot.demo.models import Json
from bot.demo.server import LocalTelegram
from bot.views.text import MESSAGE_UNITS
from storage import preferences
from tests.end_to_end.conftest import House
from tests.end_to_end.pages import FERRY, page, paragraphs

pytestmark = pytest.mark.usefixtures("bot")


def _titles(answer: Json) -> list[str]:
    return [str(result["title"]) for result in cast("list[Json]", answer["results"])]


async def _many(house: House, count: int) -> None:
    for number in range(count):
        await house.push(page(f"Bakers of town {number} buy lamps", paragraphs(f"town{number}", 2)))


async def test_words_find_stories_and_none_the_latest(house: House) -> None:
    await house.push(FERRY)
    found = await house.reader.inline("chandelier")
    assert _titles(found) == ["Museum of lamps finds its stolen chandelier"]
    latest = await house.reader.inline("")
    assert len(_titles(latest)) == 3
    assert (latest["next_offset"], latest["is_personal"]) == ("", False)
    assert 0 < cast("int", latest["cache_time"]) <= 60


async def test_a_long_list_is_turned_page_by_page_and_ends(house: House) -> None:
    await _many(house, 13)
    first = await house.reader.inline("lamps")
    rest = await house.reader.inline("lamps", offset=str(first["next_offset"]))
    assert len(_titles(first)) == 10
    assert len({*_titles(first), *_titles(rest)}) == 13
    assert rest["next_offset"] == ""
    forged = await house.reader.inline("lamps", offset="9" * 18)
    assert _titles(forged) == []


async def test_a_story_is_shared_in_a_group_and_opens_in_the_private_chat(house: House) -> None:
    await house.push(FERRY)
    chat = house.reader.chat
    story = await chat.ask("/search chandelier")
    house.clock.move(seconds=3)
    chat.catch_up()
    await chat.press(story, "1")
    opened = await chat.next_message()
    share = opened.button("Share")
    assert share is not None
    words = str(share["switch_inline_query"])
    group = house.telegram.group("Neighbours", house.reader)
    there = house.reader.within(group)
    answer = await there.inline(words)
    [result] = cast("list[Json]", answer["results"])
    sent = await there.choose(answer["query"], result["id"])
    assert sent.text.startswith("Museum of lamps finds its stolen chandelier\n")
    assert "City Post · 2025-07-01" in sent.text
    link = sent.button("Newsbrief ›")
    assert link is not None
    assert str(link["url"]) == f"https://t.me/newsbrief_demo_bot?start={words}"
    chat.catch_up()
    await chat.say(f"/start {words}")
    assert (await chat.next_message()).text == opened.text


async def test_languages_of_news_are_this_persons_alone(house: House, bot: Newsbrief) -> None:
    await house.push(FERRY)
    await bot.archive.write(preferences.choose_news, house.reader.id, None, ["fi"])
    mine = await house.reader.inline("")
    assert (_titles(mine), mine["is_personal"]) == ([], True)
    theirs = await house.admin.inline("")
    assert (len(_titles(theirs)), theirs["is_personal"]) == (3, False)


async def test_nothing_found_leads_to_the_private_chat(house: House) -> None:
    await house.push(FERRY)
    for words in ("zeppelin", "story_999", "story_1x", "x" * 256):
        house.clock.move(seconds=2)
        nothing = await house.reader.inline(words)
        assert _titles(nothing) == []
        button = cast("dict[str, Any]", nothing["button"])
        assert button["start_parameter"] == "inline"
    assert "When shall your briefing come?" in (await house.reader.chat.ask("/start inline")).text


async def test_typing_costs_no_question_and_floods_nobody(house: House) -> None:
    await house.push(FERRY)
    for _ in range(BURST):
        await house.reader.inline("ferry")
    too_much = asyncio.create_task(house.reader.inline("ferry"))
    await asyncio.sleep(0)  # it is asked
    assert len(_titles(await house.admin.inline("ferry"))) == 2
    assert "Latest news" in (await house.reader.chat.ask("/latest")).text
    assert not too_much.done()
    too_much.cancel()
    house.clock.move(seconds=2)
    assert len(_titles(await house.reader.inline("ferry"))) == 2


async def test_what_is_shown_and_sent_is_within_telegrams_limits(house: House) -> None:
    title = "A very long title " * 40
    await house.push(page(title[:400], ["Words of a summary that has no end at all " * 300]))
    [result] = cast("list[Json]", (await house.reader.inline(""))["results"])
    assert len(json.dumps(result["title"])) < 200
    content = cast("dict[str, str]", result["input_message_content"])
    assert len(content["message_text"]) < MESSAGE_UNITS


async def test_only_what_was_answered_can_be_sent(telegram: LocalTelegram) -> None:
    ada = telegram.person(1, "Ada")
    with pytest.raises(KeyError):
        await ada.chat.choose("1", "story_1")


@pytest.fixture
async def telegram(house: House) -> LocalTelegram:
    return house.telegram
