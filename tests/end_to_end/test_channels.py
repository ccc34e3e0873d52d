"""Channels: set up by posts in them, or from the private chat of the one who made the bot administrator."""

from dataclasses import dataclass

import pytest

from bot.application import Newsbrief
from bot.demo.conversation import Conversation
from bot.demo.models import Message
from bot.demo.people import Person, Place
from tests.end_to_end.conftest import START, House, shows
from tests.end_to_end.pages import FERRY


@dataclass
class Scene:
    """A channel of somebody who never wrote to the bot, with the reader as a subscriber."""

    owner: Person
    channel: Place

    @property
    def private(self) -> Conversation:
        return self.owner.chat

    @property
    def posts(self) -> Conversation:
        return self.owner.within(self.channel)


@pytest.fixture
def scene(house: House) -> Scene:
    owner = house.telegram.person(404, "Olu", language="de")
    return Scene(owner, house.telegram.channel("Harbour Wire", owner, house.reader))


async def _introduced(scene: Scene) -> Message:
    """The set-up, which comes when the owner starts the bot."""
    await scene.private.ask("/start")
    return await scene.private.wait_for(shows("Harbour Wire"))


async def _press(house: House, scene: Scene, message: Message, label: str, words: str) -> Message:
    before = message.text
    house.clock.move(seconds=2)
    await scene.private.press(message, label)
    return await scene.private.wait_for(
        lambda shown: shown.id >= message.id and shows(words, unlike=before)(shown)
    )


@pytest.mark.usefixtures("bot")
async def test_the_one_who_added_it_is_told_in_private_at_once(house: House) -> None:
    channel = house.telegram.channel("Harbour Wire", house.reader)
    channel.add_bot(house.reader)
    told = await house.reader.chat.next_message()
    assert told.text.startswith("Harbour Wire\n\nI am an administrator of this channel now.")
    assert house.reader.within(channel).answers == []


async def test_who_never_started_the_bot_is_told_when_they_do_and_once(house: House, scene: Scene) -> None:
    scene.channel.add_bot(scene.owner)
    async with house.running():
        await house.caught_up()
    assert scene.private.answers == []
    assert house.telegram.ledger.answers["sendMessage", 403] == 1
    async with house.running():
        told = await _introduced(scene)
        assert "Ich bin jetzt Admin dieses Kanals." in told.text
        await scene.private.ask("/start")
    assert [message.id for message in scene.private.answers if "Harbour Wire" in message.text] == [told.id]


async def test_hour_topics_and_settings_are_chosen_from_the_private_chat(
    house: House, scene: Scene, bot: Newsbrief
) -> None:
    await house.push(FERRY)
    scene.channel.add_bot(scene.owner)
    told = await _introduced(scene)
    assert "Wann soll dein Briefing kommen?" in told.text
    asked = await _press(house, scene, told, "07:00", "Jeden Tag um 07:00 Uhr, Ortszeit Berlin.")
    assert asked.text.startswith("Harbour Wire")
    done = await _press(house, scene, asked, "Ja", "Fertig")
    assert done.text.startswith("Harbour Wire")
    sample = await scene.private.wait_for(shows("Harbour town"))
    assert sample.text.startswith("Harbour Wire")
    assert scene.posts.answers == []
    listed = await scene.private.ask("/channels")
    overview = await _press(house, scene, listed, "Harbour Wire", "jeden Tag um 07:00")
    settings = await _press(house, scene, overview, "Einstellungen", "Harbour Wire\n\nEinstellungen")
    layout = await _press(house, scene, settings, "Darstellung", "Darstellung: Standard")
    await _press(house, scene, layout, "kurz", "Darstellung: kurz")
    assert "Wann soll dein Briefing kommen?" in (await scene.private.ask("/subscribe")).text
    again = await scene.private.ask("/channels")
    overview = await _press(house, scene, again, "Harbour Wire", "jeden Tag um 07:00")
    topics = await _press(house, scene, overview, "Themen der Woche", "Diese Woche")
    assert topics.text.startswith("Harbour Wire")
    house.clock.now = START.replace(day=2, hour=5, minute=0)
    await bot.schedule.tick()
    briefing = await scene.posts.next_message()
    assert "Harbour town" in briefing.text
    assert briefing.thread is None


@pytest.mark.usefixtures("bot")
async def test_only_administrators_of_the_channel_may_press(house: House, scene: Scene) -> None:
    scene.channel.add_bot(house.admin)  # who is no administrator of it any more
    own = house.telegram.channel("Own", house.reader)
    own.add_bot(house.reader)
    theirs = await house.admin.chat.next_message()
    mine = await house.reader.chat.next_message()
    (number,) = {data.split(":")[2] for data in theirs.data if data.startswith("1:at:")}
    for data in (
        f"1:at:{number}:set",
        f"1:at:{number}",
        f"1:at:{number}:sub:set:0ci::UTC",
        "1:at:99",
        "1:at",
    ):
        house.clock.move(seconds=2)
        assert "Only administrators" in (await house.reader.chat.press(mine, data, forged=True)).text
        assert "Only administrators" in (await house.admin.chat.press(theirs, data, forged=True)).text
    assert "There is no channel" in (await house.admin.chat.ask("/channels")).text
    own.remove_bot(house.reader)
    await house.caught_up()
    assert "Only administrators" in (await house.reader.chat.press(mine, "07:00")).text


@pytest.mark.usefixtures("bot")
async def test_a_page_about_a_channel_carries_no_other_button(house: House) -> None:
    channel = house.telegram.channel("Own", house.reader)
    channel.add_bot(house.reader)
    mine = await house.reader.chat.next_message()
    for data in ("ask:export", "ask:forget", "forget:yes", "latest", "undo:1", "at:1", "ask"):
        house.clock.move(seconds=2)
        await house.reader.chat.press(mine, f"1:at:1:{data}", forged=True)
        await house.reader.chat.wait_for(shows("Own\n\nI am an administrator", at=mine))
    assert house.reader.within(channel).answers == []


@pytest.mark.usefixtures("bot")
async def test_a_post_in_the_channel_counts_as_an_administrators(house: House, scene: Scene) -> None:
    scene.channel.add_bot(scene.owner)
    name = house.telegram.world.bot.username
    done = await scene.posts.ask(f"/subscribe@{name} 07:30 Berlin")
    assert "jeden Tag um 07:30" in done.text
    settings = await scene.posts.ask("/settings")
    before = settings.text
    refused = await house.reader.within(scene.channel).press(settings, "Darstellung")
    assert refused.alert
    await scene.posts.press(settings, "Darstellung")
    await scene.posts.wait_for(shows("Darstellung: Standard", at=settings, unlike=before))
