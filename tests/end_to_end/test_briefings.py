"""Briefings from /subscribe to the message on the lock screen, over HTTP with a clock that tests move."""

from datetime import datetime, timedelta

import pytest

from bot.application import Newsbrief
from bot.demo.models import Message
from tests.end_to_end.conftest import START, House, added, both_ways
from tests.end_to_end.pages import FERRY, page, paragraphs, related, sentences

# START is Tuesday, July 1, 2025, 09:00 UTC: 11:00 in Berlin, 05:00 in New York.


async def _tick(house: House, bot: Newsbrief, to: datetime) -> None:
    house.clock.now = to
    await bot.schedule.tick()


def _news(number: int) -> str:
    return page(f"Lamp number {number} stands in the north", paragraphs(f"lamp{number}", 2))


async def _settled(house: House, message: Message, words: str) -> Message:
    return await house.reader.chat.wait_for(lambda shown: shown.id == message.id and words in shown.text)


@both_ways
async def test_a_subscriber_gets_a_briefing_that_begins_with_its_first_headline(
    house: House, bot: Newsbrief
) -> None:
    glass = related("City Post", "6 hours ago", "Glass bridge opens", " ".join(sentences("bridge", 4)))
    await house.push(page("Lamp number 1 stands in the north", paragraphs("lamp", 2), glass))
    chat = house.reader.chat
    answer = await chat.ask("/subscribe mon-fri 12:30 Europe/Berlin")
    assert "from Monday to Friday at 12:30, Berlin time" in answer.text
    assert "Tuesday, July 1, 12:30 (Europe/Berlin)" in answer.text
    chat.catch_up()
    await _tick(house, bot, START.replace(hour=10, minute=30))
    briefing = await chat.next_message()
    assert briefing.text.startswith("1. Lamp number 1 stands in the north\n")
    assert "\n2. Glass bridge opens\n" in briefing.text
    assert "\nCity Post · 7 hours ago" in briefing.text
    chat.catch_up()
    await chat.press(briefing, "2")
    assert (await chat.next_message()).text.startswith("Glass bridge opens")


@pytest.mark.usefixtures("bot")
async def test_without_words_hours_zones_and_days_are_buttons(house: House) -> None:
    chat = house.reader.chat
    offer = await chat.ask("/subscribe")
    assert "In the time of UTC, where it is 09:00 now" in offer.text
    await chat.press(offer, "Another time zone")
    zones = await _settled(house, offer, "What does your clock show?")
    await chat.press(zones, "Berlin · 11:00")
    hours = await _settled(house, offer, "In the time of Berlin")
    await chat.press(hours, "08:00")
    done = await _settled(house, offer, "Done.")
    assert "every day at 08:00, Berlin time" in done.text
    assert "Wednesday, July 2, 08:00 (Europe/Berlin)" in done.text
    await chat.press(done, "20:00")
    both = await _settled(house, offer, "08:00 and 20:00")
    assert both.button("✓ 20:00") is not None
    await chat.press(both, "Mon–Fri")
    await _settled(house, offer, "from Monday to Friday")
    await chat.press(both, "✓ 20:00")
    one = await _settled(house, offer, "at 08:00")
    assert (await chat.press(one, "✓ 08:00")).alert
    await chat.press(one, "Unsubscribe")
    ended = await _settled(house, offer, "No more briefings here")
    await chat.press(ended, "Subscribe again")
    again = await _settled(house, offer, "Done.")
    assert "from Monday to Friday at 08:00, Berlin time" in again.text


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("7:30 pm New York weekends", "on Saturday and Sunday at 19:30, New York time"),
        ("7:00 19:00 Munich", "every day at 07:00 and 19:00, Berlin time"),
        ("UTC+2 7.30", "every day at 07:30, UTC+02:00 time"),
        ("sat, mon-tue noon Kathmandu", "Mon, Tue, and Sat at 12:00, Kathmandu time"),
        ("7am", "every day at 07:00, UTC time"),
        ("25:00 Berlin", "I did not understand “25:00”"),
        ("7 San Fransisco", "Is it one of these?"),
        ("7 Birmingham", "Which one is it?"),
        ("1 2 3 4 5 6 7 Berlin", "At most 6 briefings a day"),
        ("Berlin", "In the time of Berlin, where it is 11:00 now"),
    ],
)
async def test_words_after_subscribe(house: House, words: str, said: str) -> None:
    assert said in (await house.reader.chat.ask(f"/subscribe {words}")).text


@pytest.mark.usefixtures("bot")
async def test_cities_and_days_are_understood_in_the_readers_own_language(house: House) -> None:
    vera = house.telegram.person(303, "Vera", started=True, language="ru")
    answer = await vera.chat.ask("/subscribe пн-пт 7:30 Москва")
    assert "с понедельника по пятницу в 07:30" in answer.text
    assert "Москва" in answer.text


@pytest.mark.usefixtures("bot")
async def test_a_place_that_may_be_several_is_asked_about(house: House) -> None:
    chat = house.reader.chat
    asked = await chat.ask("/subscribe Birmingham 7 19 weekdays")
    await chat.press(asked, "Birmingham, Alabama · United States · 04:00")
    done = await _settled(house, asked, "Done.")
    assert "from Monday to Friday at 07:00 and 19:00, Chicago time" in done.text


@pytest.mark.usefixtures("bot")
async def test_subscribing_again_changes_it_and_says_so(house: House) -> None:
    chat = house.reader.chat
    assert "Done." in (await chat.ask("/subscribe 7:30 Berlin")).text
    changed = await chat.ask("/subscribe weekends")
    assert "on Saturday and Sunday at 07:30, Berlin time; it was every day at 07:30" in changed.text
    assert "as before" in (await chat.ask("/subscribe 7:30")).text
    assert "Your briefing comes on Saturday and Sunday" in (await chat.ask("/subscribe")).text
    assert "No more briefings" in (await chat.ask("/unsubscribe")).text
    assert "no subscription here" in (await chat.ask("/unsubscribe")).text


async def test_a_bot_that_was_down_catches_up_with_one_briefing(house: House) -> None:
    chat = house.reader.chat
    async with house.running():
        await house.push(FERRY)
        await chat.ask("/subscribe 12:30 14:30 16:30 Berlin")
        chat.catch_up()
    house.clock.now = START.replace(hour=15)
    async with house.running() as bot:
        await bot.schedule.tick()
        assert "Harbour town" in (await chat.next_message()).text
        await bot.schedule.tick()
        await house.caught_up()
    assert sum("Harbour town" in message.text for message in chat.answers) == 1


@both_ways
async def test_a_blocked_bot_pauses_and_a_word_wakes_it(house: House, bot: Newsbrief) -> None:
    await house.push(FERRY)
    chat = house.reader.chat
    await chat.ask("/subscribe 12:30 Berlin")
    house.reader.block()
    await house.admin.chat.ask("/help")
    before = len(chat.answers)
    await _tick(house, bot, START.replace(hour=10, minute=30))
    assert len(chat.answers) == before
    house.reader.unblock()
    await house.caught_up()
    chat.catch_up()
    await _tick(house, bot, START.replace(day=2, hour=10, minute=30))
    assert "1. " in (await chat.next_message()).text


async def test_a_bot_that_was_thrown_out_of_a_group_goes_on_when_it_is_back(
    house: House, bot: Newsbrief
) -> None:
    await house.push(FERRY)
    group = house.telegram.group("Neighbours", house.admin)
    await added(group, house.admin)
    chat = house.admin.within(group)
    await chat.ask(f"/subscribe@{house.telegram.world.bot.username} 12:30 Berlin")
    group.remove_bot(house.admin)
    await house.caught_up()
    before = len(chat.answers)
    await _tick(house, bot, START.replace(hour=10, minute=30))
    group.add_bot(house.admin)
    await house.caught_up()
    assert len(chat.answers) == before
    chat.catch_up()
    await _tick(house, bot, START.replace(day=2, hour=10, minute=30))
    assert "Harbour town" in (await chat.next_message()).text


async def test_in_a_group_administrators_decide(house: House, bot: Newsbrief) -> None:
    await house.push(FERRY)
    group = house.telegram.group("Neighbours", house.admin, house.reader)
    await added(group, house.admin)
    name = house.telegram.world.bot.username
    reader, creator = house.reader.within(group), house.admin.within(group)
    assert "administrators decide" in (await reader.ask(f"/subscribe@{name} 12:30 Berlin")).text
    done = await creator.ask(f"/subscribe@{name} 12:30 Berlin")
    assert "Done." in done.text
    assert (await reader.press(done, "Unsubscribe")).alert
    creator.catch_up()
    moved = group.upgrade(house.admin)
    await house.caught_up()
    chat = house.admin.within(moved)
    chat.catch_up()
    await _tick(house, bot, START.replace(hour=10, minute=30))
    assert "Harbour town" in (await chat.next_message()).text


async def test_a_topic_of_a_forum_and_a_channel_have_their_own(house: House, bot: Newsbrief) -> None:
    await house.push(FERRY)
    forum = house.telegram.group("Town", house.admin, forum=True)
    await added(forum, house.admin)
    topic = house.admin.within(forum, topic=forum.topic("News", house.admin))
    channel = house.telegram.channel("Herald", house.admin)
    channel.add_bot(house.admin)
    posts = house.admin.within(channel)
    assert "Done." in (await topic.ask("/subscribe 12:30 Berlin")).text
    assert "Done." in (await posts.ask("/subscribe 12:30 Berlin")).text
    topic.catch_up()
    posts.catch_up()
    await _tick(house, bot, START.replace(hour=10, minute=30))
    assert "Harbour town" in (await topic.next_message()).text
    assert "Harbour town" in (await posts.next_message()).text


async def test_brief_shows_what_is_new_and_changes_nothing(house: House, bot: Newsbrief) -> None:
    for number in range(8):
        await house.push(_news(number))
    chat = house.reader.chat
    await chat.ask("/subscribe 12:30 Berlin")
    asked = await chat.ask("/brief")
    assert "And 3 more new stories." in asked.text
    chat.catch_up()
    await chat.press(asked, "3 more")
    others = await chat.next_message()
    assert "What else was new" in others.text
    chat.catch_up()
    await _tick(house, bot, START.replace(hour=10, minute=30))
    daily = await chat.next_message()
    assert daily.text.split("\n")[0] == asked.text.split("\n")[0]
    chat.catch_up()
    await chat.press(daily, "3 more")
    assert "What else was new" in (await chat.next_message()).text
    nothing = await chat.ask("/brief")
    assert "nothing new since Tuesday, July 1, 12:30 (Europe/Berlin)" in nothing.text
    chat.catch_up()
    await chat.press(nothing, "The news before that")
    assert (await chat.next_message()).text.startswith("1. ")


@pytest.mark.usefixtures("bot")
async def test_brief_on_a_topic(house: House) -> None:
    await house.push(FERRY)
    chat = house.reader.chat
    on_lamps = await chat.ask("/brief museum")
    assert "Museum of lamps" in on_lamps.text
    assert "Harbour town" not in on_lamps.text
    house.clock.move(days=3)
    nothing = await chat.ask("/brief museum")
    assert "nothing new on museum" in nothing.text
    chat.catch_up()
    await chat.press(nothing, "The news before that")
    assert "Museum of lamps" in (await chat.next_message()).text


async def test_three_silent_mornings_are_explained_and_an_admin_hears_of_the_first(
    house: House, bot: Newsbrief
) -> None:
    chat = house.reader.chat
    await chat.ask("/subscribe 12:30 Berlin")
    chat.catch_up()
    house.admin.chat.catch_up()
    for day in range(1, 6):
        await _tick(house, bot, START.replace(day=day, hour=10, minute=30))
    assert "last three briefings had nothing new" in (await chat.next_message()).text
    assert "No news for the briefings" in (await house.admin.chat.next_message()).text
    await house.caught_up()
    assert sum("last three briefings" in message.text for message in chat.answers) == 1
    assert sum("No news for" in message.text for message in house.admin.chat.answers) == 1


@pytest.mark.usefixtures("bot")
async def test_forged_buttons_do_nothing(house: House) -> None:
    chat = house.reader.chat
    answer = await chat.ask("/subscribe 7:30 Berlin")
    for forged in (
        "1:sub",
        "1:sub:set",
        "1:sub:set:zzz::Europe/Berlin",
        "1:sub:set:0ci:999:Europe/Berlin",
        "1:sub:set:0ci:127:Europe/Atlantis",
        "1:sub:offer:127:Europe/Atlantis",
        "1:sub:hour:9",
        "1:sub:set:0ci::" + "x" * 40,
    ):
        toast = await chat.press(answer, forged, forged=True)
        assert "too old" in toast.text, forged
    for forged in ("1:brief:more:1:0", "1:brief:more:x", "1:brief:rest:-5", "1:briefon", "1:briefon:0:~gone"):
        await chat.press(answer, forged, forged=True)
    assert "every day at 07:30, Berlin time" in (await chat.ask("/subscribe")).text


@both_ways
async def test_the_next_morning_has_only_what_is_new(house: House, bot: Newsbrief) -> None:
    await house.push(FERRY)
    chat = house.reader.chat
    await chat.ask("/subscribe 12:30 Berlin")
    await _tick(house, bot, START.replace(hour=10, minute=30))
    await chat.wait_for(lambda message: message.text.startswith("1. "))
    house.clock.now = START + timedelta(days=1)
    await house.push(_news(1))
    chat.catch_up()
    await _tick(house, bot, START.replace(day=2, hour=10, minute=30))
    briefing = await chat.next_message()
    assert "Lamp number 1" in briefing.text
    assert "Harbour town" not in briefing.text
