"""Groups and forums: who decides, what is answered, and what becomes of a chat that the bot leaves."""

from datetime import datetime

import pytest

from bot.application import Newsbrief
from bot.demo.conversation import Conversation
from bot.demo.models import Message
from bot.demo.people import Place
from tests.end_to_end.conftest import START, House, shows
from tests.end_to_end.pages import FERRY


@pytest.fixture
def name(house: House) -> str:
    return house.telegram.world.bot.username


@pytest.fixture
def group(house: House) -> Place:
    """A supergroup of the admin, who founded it, and the reader; the bot is not in it yet."""
    return house.telegram.group("Neighbours", house.admin, house.reader, supergroup=True)


async def _tick(house: House, bot: Newsbrief, to: datetime) -> None:
    house.clock.now = to
    await bot.schedule.tick()


async def _quiet(house: House, *chats: Conversation) -> None:
    """Nothing more was said in these chats once the bot has taken all that was written."""
    counts = [len(chat.answers) for chat in chats]
    await house.caught_up()
    assert [len(chat.answers) for chat in chats] == counts


async def _open(chat: Conversation, message: Message, label: str, words: str) -> None:
    """Press a button that puts another page with these words in place of the message."""
    before = message.text
    await chat.press(message, label)
    await chat.wait_for(shows(words, at=message, unlike=before))


def _asked(house: House) -> int:
    """How often Telegram was asked who administers a chat."""
    return house.telegram.ledger.answers["getChatAdministrators", 200]


@pytest.mark.usefixtures("bot")
async def test_an_addition_is_greeted_once_with_what_administrators_can_do(
    house: House, group: Place
) -> None:
    creator = house.admin.within(group)
    group.add_bot(house.admin)
    greeting = await creator.next_message()
    assert "/subscribe" in greeting.text
    assert "administrators decide" in greeting.text
    assert "Each topic" not in greeting.text
    group.add_bot(house.admin, administrator=True)
    await _quiet(house, creator)
    reader = house.reader.within(group)
    assert "administrators decide" in (await reader.press(greeting, "A briefing every morning")).text or (
        "administrators decide" in (await reader.next_message()).text
    )
    assert (await creator.press(greeting, "A briefing every morning")).text == ""
    assert (
        "When shall your briefing come?"
        in (await creator.wait_for(shows("When shall your briefing come?"))).text
    )


@pytest.mark.usefixtures("bot")
async def test_a_group_that_does_not_let_the_bot_write_is_borne(
    house: House, group: Place, caplog: pytest.LogCaptureFixture
) -> None:
    group.muzzle()
    group.add_bot(house.admin)
    await house.caught_up()
    assert [record for record in caplog.records if record.levelname in ("ERROR", "WARNING")] == []


async def test_removed_it_pauses_quietly_and_back_it_goes_on(
    house: House, group: Place, bot: Newsbrief, name: str
) -> None:
    group.add_bot(house.admin)
    creator = house.admin.within(group)
    await creator.next_message()
    await house.push(FERRY)
    await creator.ask(f"/subscribe@{name} 12:30 Berlin")
    group.remove_bot(house.admin)
    await _quiet(house, creator, house.admin.chat)
    await _tick(house, bot, START.replace(hour=10, minute=30))
    group.add_bot(house.admin)
    await _quiet(house, creator)
    assert "every day at 12:30" in (await creator.ask(f"/subscribe@{name}")).text
    creator.catch_up()
    await _tick(house, bot, START.replace(day=2, hour=10, minute=30))
    assert "Harbour town" in (await creator.next_message()).text


async def test_in_a_forum_each_topic_has_its_own_briefing_topics_and_answers(
    house: House, bot: Newsbrief, name: str
) -> None:
    forum = house.telegram.group("Town", house.admin, house.reader, forum=True)
    forum.add_bot(house.admin)
    whole = house.admin.within(forum)
    assert "Each topic" in (await whole.next_message()).text
    await house.push(FERRY)
    news, sport = (
        house.admin.within(forum, topic=forum.topic(title, house.admin)) for title in ("News", "Sport")
    )
    asked = await news.ask(f"/subscribe@{name} 12:30 Berlin")
    assert asked.thread == news.topic
    await news.ask(f"/follow@{name} ferry")
    assert "Nothing is followed" in (await sport.ask(f"/follow@{name}")).text
    assert "When shall your briefing come?" in (await sport.ask(f"/subscribe@{name}")).text
    listed = await sport.ask(f"/latest@{name}")
    await sport.press(listed, "1:story:1")
    assert (await sport.wait_for(shows("Harbour town", unlike=listed.text))).thread == sport.topic
    exported = await sport.ask(f"/export@{name}")
    assert exported.thread == sport.topic
    for chat in (news, sport, whole):
        chat.catch_up()
    await _tick(house, bot, START.replace(hour=10, minute=30))
    briefing = await news.next_message()
    assert "Harbour town" in briefing.text
    assert briefing.thread == news.topic
    outside = [message for message in whole.answers if message.thread is None]
    assert len(outside) == 1  # the greeting


@pytest.mark.usefixtures("bot")
async def test_administrators_are_asked_for_once_in_five_minutes(
    house: House, group: Place, name: str
) -> None:
    group.add_bot(house.admin)
    reader = house.reader.within(group)
    await reader.next_message()
    for _ in range(3):
        assert "administrators decide" in (await reader.ask(f"/settings@{name}")).text
    assert _asked(house) == 1
    group.promote(house.reader, by=house.admin)  # of which the bot, no administrator itself, hears nothing
    assert "administrators decide" in (await reader.ask(f"/settings@{name}")).text
    house.clock.move(minutes=5)
    assert "Settings" in (await reader.ask(f"/settings@{name}")).text
    assert _asked(house) == 2


@pytest.mark.usefixtures("bot")
async def test_where_the_bot_is_administrator_a_change_holds_at_once(
    house: House, group: Place, name: str
) -> None:
    group.add_bot(house.admin, administrator=True)
    reader = house.reader.within(group)
    await reader.next_message()
    assert "administrators decide" in (await reader.ask(f"/settings@{name}")).text
    group.promote(house.reader, by=house.admin)
    settings = await reader.ask(f"/settings@{name}")
    assert "Settings" in settings.text
    group.demote(house.reader, by=house.admin)
    await house.caught_up()
    refused = await reader.press(settings, "Layout")
    assert refused.alert
    assert "administrators decide" in refused.text
    assert _asked(house) == 3


@pytest.mark.usefixtures("bot")
async def test_anonymous_administrators_decide_and_press_as_themselves(
    house: House, group: Place, name: str
) -> None:
    group.add_bot(house.admin)
    hidden = house.admin.within(group, anonymous=True)
    await hidden.next_message()
    settings = await hidden.ask(f"/settings@{name}")
    assert "Settings" in settings.text
    await _open(hidden, settings, "Layout", "Layout: standard")


@pytest.mark.usefixtures("bot")
async def test_a_group_that_becomes_a_supergroup_keeps_all(house: House, name: str) -> None:
    old = house.telegram.group("Neighbours", house.admin, house.reader)
    old.add_bot(house.admin)
    creator = house.admin.within(old)
    await creator.next_message()
    await creator.ask(f"/subscribe@{name} 07:30 Berlin")
    await creator.ask(f"/follow@{name} chess")
    settings = await creator.ask(f"/settings@{name}")
    await _open(creator, settings, "Layout", "Layout: standard")
    await _open(creator, settings, "short", "Layout: short")
    new = old.upgrade(house.admin)
    there = house.admin.within(new)
    await house.caught_up()
    assert "every day at 07:30" in (await there.ask(f"/subscribe@{name}")).text
    assert "First: chess" in (await there.ask(f"/follow@{name}")).text
    settings = await there.ask(f"/settings@{name}")
    assert "Layout: short" in settings.text
    assert (await house.reader.within(new).press(settings, "Layout")).alert


@pytest.mark.usefixtures("bot")
async def test_in_a_group_only_commands_and_replies_to_the_bot_are_answered(
    house: House, group: Place, name: str
) -> None:
    await house.push(FERRY)
    group.add_bot(house.admin, administrator=True)  # so that it hears everything
    reader = house.reader.within(group)
    greeting = await reader.next_message()
    other = await house.admin.within(group).say("Who knows about the ferry?")
    await reader.say("ferry", reply_to=other)
    await reader.say("/latest@somebody_else_bot")
    await reader.say("/nonsense")
    await reader.say(f"@{name} ferry")
    await _quiet(house, reader)
    reader.catch_up()
    await reader.say("ferry", reply_to=greeting)
    found = await reader.next_message()
    assert "Stories with ferry" in found.text
    assert found.button("Read as a dump") is None
    assert "Latest news" in (await reader.ask("/latest")).text
    assert "Latest news" in (await reader.ask(f"/LATEST@{name.upper()}")).text
