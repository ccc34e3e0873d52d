"""Readers ask, and every answer leads on."""

import base64

import pytest

from bot.callbacks import data
from tests.end_to_end.conftest import House, added, both_ways, shows
from tests.end_to_end.pages import FERRY, page, paragraphs

LAMPS = (
    "Lamp falls off a tower",
    "Bakers buy every lamp",
    "Train without a lamp stops",
    "Thieves of a lamp caught asleep",
    "Minister lights one lamp",
    "Old lamp sold for a song",
)

pytestmark = pytest.mark.usefixtures("bot")


async def test_an_empty_archive_says_so_and_what_to_do(house: House) -> None:
    assert "no news here yet" in (await house.reader.chat.ask("/latest")).text
    assert "Paste the text" in (await house.admin.chat.ask("/latest")).text
    assert "no news here yet" in (await house.reader.chat.ask("/topic russia")).text
    assert "no news here yet" in (await house.reader.chat.ask("harbour")).text


@both_ways
async def test_latest_shows_stories_that_open_and_lead_to_related_ones(house: House) -> None:
    await house.push(FERRY)
    chat = house.reader.chat
    latest = await chat.ask("/latest")
    assert "Harbour town opens new ferry line" in latest.text
    assert "Coast Herald · 1 hour ago" in latest.text
    chat.catch_up()
    await chat.press(latest, "1")
    story = await chat.next_message()
    assert "first boat of the new ferry" in story.text
    await chat.press(story, "Related")
    near = await chat.next_message()
    assert "Harbour town" in near.text


async def test_pages_turn_in_place(house: House) -> None:
    titles = ["Lamp", "Bridge", "Museum"]
    for number, title in enumerate(titles):
        await house.push(page(f"{title} number {number} stands in the north", paragraphs(title, 2)))
    chat = house.reader.chat
    first = await chat.ask("/latest 2")
    assert (await chat.press(first, "›")).text == ""
    second = await chat.wait_for(shows("3.", at=first))
    await chat.press(second, "‹")
    await chat.wait_for(shows("1.", at=first))


async def test_a_long_story_has_pages_that_lose_nothing(house: House) -> None:
    main = paragraphs("railways", 40)
    await house.push(page("Mountain railway carries its millionth guest", main))
    chat = house.reader.chat
    story = await chat.ask("/story 1")
    text = story.text
    while story.button("›") is not None:
        before = story.text
        await chat.press(story, "›")
        story = await chat.wait_for(shows("Mountain railway", at=story, unlike=before))
        text += story.text
    for paragraph in main:
        for sentence in paragraph.split(". "):
            assert sentence in text


async def test_a_story_in_a_group_is_no_full_text(house: House) -> None:
    main = paragraphs("railways", 8)
    await house.push(page("Mountain railway carries its millionth guest", main))
    group = house.telegram.group("Neighbours", house.reader)
    await added(group, house.reader)
    chat = house.reader.within(group)
    story = await chat.ask(f"/story@{house.telegram.world.bot.username} 1")
    assert "Mountain railway" in story.text
    assert main[0][:60] in story.text
    assert main[-1] not in story.text
    assert story.reply_to is not None


async def test_related_works_by_number_words_and_as_a_reply(house: House) -> None:
    await house.push(FERRY)
    chat = house.reader.chat
    assert "Near Harbour town" in (await chat.ask("/related 1")).text
    assert "Near stolen chandelier" in (await chat.ask("/related stolen chandelier")).text
    story = await chat.ask("/story 1")
    assert "Near Harbour town" in (await chat.ask("/related", reply_to=story)).text
    assert "Write a story's number" in (await chat.ask("/related")).text


async def test_deep_links_lead_to_a_story_and_to_a_topic(house: House) -> None:
    await house.push(FERRY)
    chat = house.reader.chat
    assert "first boat of the new ferry" in (await chat.ask("/start story_1")).text
    words = base64.urlsafe_b64encode(b"museum").decode().rstrip("=")
    assert "Museum of lamps" in (await chat.ask(f"/start topic_{words}")).text
    assert "Which topic?" in (await chat.ask("/start topic_%%%")).text
    assert "News, briefly" in (await chat.ask("/start nonsense_1")).text
    assert "There is no story 99" in (await chat.ask("/start story_99")).text


WRONG = {
    "/latest many": "from 1 to 20",
    "/latest 21": "from 1 to 20",
    "/story": "Which story?",
    "/story ferry": "Which story?",
    "/story 99999999999999999999": "Which story?",
    "/story 999": "There is no story 999",
    "/related 999": "There is no story 999",
    "/topic": "Which topic?",
    "/search": "looking for?",
    "/lates": "Did you mean /latest?",
    "/xyzzy": "don't know that command",
    "/dumps": "for the admins",
}


async def test_a_wrong_question_gets_one_helpful_sentence(house: House) -> None:
    await house.push(FERRY)
    for asked, said in WRONG.items():
        assert said in (await house.reader.chat.ask(asked)).text


async def test_words_too_long_for_a_button_still_turn_pages(house: House) -> None:
    for title in LAMPS:
        await house.push(page(title, paragraphs(title.replace(" ", ""), 2)))
    chat = house.reader.chat
    words = "lamp, keepers of the lighthouse: all of them, mountain railways"
    found = await chat.ask(f"/topic {words}")
    assert found.button("›") is not None
    await chat.press(found, "›")
    await chat.wait_for(shows("6.", at=found))


async def test_forged_and_old_buttons_are_answered(house: House) -> None:
    await house.push(FERRY)
    chat = house.reader.chat
    latest = await chat.ask("/latest")
    for forged in ("0:latest", "1:nothing", "x", "1:topic", "1:search:0", "1:nearwords:0:~gone"):
        await chat.press(latest, forged, forged=True)
    for forged in ("1:story:abc", "1:story", "1:related:-1", "1:near:0:5000"):
        await chat.press(latest, forged, forged=True)
    assert (await chat.press(latest, data("dumps"), forged=True)).alert


@both_ways
async def test_in_a_group_only_commands_are_answered(house: House) -> None:
    await house.push(FERRY)
    group = house.telegram.group("Neighbours", house.reader)
    await added(group, house.reader)
    chat = house.reader.within(group)
    await chat.say("harbour")
    await chat.say("/unknowncommand")
    await chat.say("/latest@another_bot")
    latest = await chat.ask("/latest")
    assert "Latest news" in latest.text
    assert len(chat.answers) == 2  # after the greeting
    assert "don't know" in (await chat.ask(f"/unknowncommand@{house.telegram.world.bot.username}")).text


async def test_edited_messages_run_no_command(house: House) -> None:
    await house.push(FERRY)
    chat = house.reader.chat
    said = await chat.say("harbour")
    await chat.next_message()
    await chat.edit(said, "/latest")
    await house.caught_up()
    assert not any("Latest news" in message.text for message in chat.answers)


async def test_who_asks_too_much_is_told_once_and_the_rest_is_dropped(house: House) -> None:
    chat = house.reader.chat
    for _ in range(30):
        await chat.say("/help")
    await house.admin.chat.ask("/help")
    await chat.wait_for(shows("a lot at once"))
    assert len([message for message in chat.answers if "What you can ask" in message.text]) == 20
    house.clock.move(seconds=5)
    assert "What you can ask" in (await chat.ask("/help")).text
    assert len([message for message in chat.answers if "a lot at once" in message.text]) == 1


async def test_a_channel_asks_and_its_copies_in_a_discussion_do_not(house: House) -> None:
    await house.push(FERRY)
    channel = house.telegram.channel("Harbour Wire", house.admin)
    channel.add_bot(house.admin, administrator=True)
    discussion = house.telegram.group("Harbour Talk", house.admin, supergroup=True)
    await added(discussion, house.admin)
    channel.chat.linked = discussion.chat
    chat = house.admin.within(channel)
    assert "Latest news" in (await chat.ask("/latest")).text
    assert "for the admins" in (await chat.ask("/dumps")).text
    await house.caught_up()
    assert len(house.admin.within(discussion).answers) == 1  # the greeting


async def test_answers_stay_in_the_topic_of_a_forum(house: House) -> None:
    await house.push(FERRY)
    forum = house.telegram.group("Harbour Forum", house.reader, forum=True)
    await added(forum, house.reader)
    chat = house.reader.within(forum, topic=forum.topic("News", house.reader))
    latest = await chat.ask("/latest")
    await chat.press(latest, "1")
    assert "first boat of the new ferry" in (await chat.next_message()).text
