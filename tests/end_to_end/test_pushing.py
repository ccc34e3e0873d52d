"""Admins push, in every way that Telegram has, and nothing is lost or doubled."""

from datetime import timedelta
from typing import cast

import pytest
from telegram import Update

from bot.application import Newsbrief
from bot.callbacks import data
from bot.demo.cutting import cut
from bot.demo.models import Json
from storage import articles, keeping
from storage.models import Article
from tests.end_to_end.conftest import ADMIN, START, House, added, both_ways, shows
from tests.end_to_end.pages import FERRY, LONG, page, paragraphs, sentences

STRIKE = "Lamp makers strike for light"


async def _articles(bot: Newsbrief) -> dict[str, Article]:
    every = await bot.archive.read(lambda db: tuple(articles.every(db)))
    return {article.title: article for article in every}


async def _dumps(bot: Newsbrief) -> int:
    return len((await bot.archive.read(keeping.recent, 100)).dumps)


@both_ways
async def test_a_dump_is_reported_with_its_stories_and_taken_back(house: House, bot: Newsbrief) -> None:
    report = await house.push(FERRY)
    assert report.text.startswith("Dump 1 · 3 articles\n3 new")
    assert (
        "From Coast Herald and City Post" in report.text or "From City Post and Coast Herald" in report.text
    )
    assert "1 without a source" in report.text
    chat = house.admin.chat
    await chat.press(report, "Museum of lamps")
    assert "chandelier of the eighteenth century" in (await chat.next_message()).text
    assert (await chat.press(report, "Undo")).text == "Taken back"
    gone = await chat.wait_for(shows("taken back", at=report))
    assert "3 articles are gone" in gone.text
    assert await _articles(bot) == {}


async def test_the_same_dump_again_is_nothing_new(house: House, bot: Newsbrief) -> None:
    await house.push(FERRY)
    assert "Nothing new" in (await house.push(FERRY)).text
    assert await _dumps(bot) == 1


@both_ways
@pytest.mark.parametrize("client", ["desktop", "phone"])
async def test_a_pasted_page_cut_in_several_becomes_one_dump(
    house: House, bot: Newsbrief, client: str
) -> None:
    report = await house.push(LONG, client)
    assert len(cut(LONG, client)) > 3
    assert report.text.startswith("Dump 1 · 3 articles")
    found = await _articles(bot)
    assert found[STRIKE].body == " ".join(sentences("strike", 60))
    assert found["Lighthouse gets a new keeper"].body == " ".join(sentences("keeper", 50))
    main = found["Mountain railway carries its millionth guest"]
    assert main.body.split() == " ".join(paragraphs("railway", 24)).split()


def _written(message_id: int, text: str) -> Update:
    person = {"id": ADMIN, "is_bot": False, "first_name": "Ada"}
    chat = {"id": ADMIN, "type": "private", "first_name": "Ada"}
    date = int(START.timestamp())
    message = {"message_id": message_id, "date": date, "chat": chat, "from": person, "text": text}
    update = Update.de_json({"update_id": message_id, "message": message})
    assert update is not None
    return update


@pytest.mark.parametrize("client", ["desktop", "phone"])
async def test_parts_that_come_in_another_order_are_put_in_theirs(
    house: House, bot: Newsbrief, client: str
) -> None:
    parts = cut(LONG, client)
    last = len(parts) - 1
    for number in (1, 0, *range(2, last - 1), last, last - 1):
        await bot.intake.take(_written(1000 + number, parts[number]), "newsbrief_demo_bot")
    house.timers.elapse()
    await bot.intake.settle(ADMIN)
    assert (await _articles(bot))[STRIKE].body == " ".join(sentences("strike", 60))
    assert await _dumps(bot) == 1


async def test_parts_that_telegram_hands_out_again_change_nothing(house: House, bot: Newsbrief) -> None:
    for _ in range(2):
        for number, part in enumerate(cut(LONG)):
            await bot.intake.take(_written(1000 + number, part), "newsbrief_demo_bot")
        house.timers.elapse()
        await bot.intake.settle(ADMIN)
    assert await _dumps(bot) == 1
    assert len([one for one in house.admin.chat.answers if "Dump 1" in one.text]) == 1


async def test_a_second_paste_right_after_becomes_a_second_dump(house: House, bot: Newsbrief) -> None:
    other = page("Old bridge is painted green", paragraphs("bridge", 30))
    chat = house.admin.chat
    for text in (LONG, other, FERRY):
        await chat.say_long(text)
    await house.caught_up()
    house.timers.elapse()
    for dump in (1, 2, 3):
        await chat.wait_for(shows(f"Dump {dump} "))
    assert await _dumps(bot) == 3
    assert len(await _articles(bot)) == 7


async def test_a_second_paste_after_one_whose_last_part_is_long(house: House, bot: Newsbrief) -> None:
    first = page("Old bridge is painted green", paragraphs("bridge", 12))
    while not 2200 < len(cut(first)[-1]) < 3500:
        first += " " + " ".join(sentences(first[-20:], 4))
    chat = house.admin.chat
    await chat.say_long(first)
    await chat.say_long(FERRY)
    await house.caught_up()
    house.timers.elapse()
    await chat.wait_for(shows("Dump 2 "))
    assert await _dumps(bot) == 2


@both_ways
async def test_a_late_part_is_joined_and_the_report_edited(house: House, bot: Newsbrief) -> None:
    parts = cut(LONG)
    chat = house.admin.chat
    for part in parts[:-2]:
        await chat.say(part)
    await house.caught_up()
    house.timers.elapse()
    report = await chat.wait_for(shows("Dump 1 "))
    early = report.text
    for part in parts[-2:]:
        await chat.say(part)
    await house.caught_up()
    house.timers.elapse()
    await chat.wait_for(shows("Dump 1 ", at=report, unlike=early))
    assert await _dumps(bot) == 1
    assert (await _articles(bot))[STRIKE].body == " ".join(sentences("strike", 60))


async def test_a_question_after_a_paste_is_no_part_of_it(house: House, bot: Newsbrief) -> None:
    parts = cut(LONG)
    chat = house.admin.chat
    for part in parts[:-1]:
        await chat.say(part)
    await house.caught_up()
    house.timers.elapse()
    await chat.wait_for(shows("Dump 1 "))
    chat.catch_up()
    assert "Latest news" in (await chat.ask("/latest")).text
    assert await _dumps(bot) == 1


@pytest.mark.usefixtures("bot")
async def test_a_command_right_after_a_paste_knows_its_news(house: House) -> None:
    chat = house.admin.chat
    for part in cut(LONG)[:2]:
        await chat.say(part)
    await chat.say("/latest")
    latest = await chat.wait_for(shows("Latest news"))
    assert "Mountain railway" in latest.text


async def test_an_edit_of_any_part_reads_the_whole_again(house: House, bot: Newsbrief) -> None:
    chat = house.admin.chat
    sent = await chat.say_long(LONG)
    await house.caught_up()
    house.timers.elapse()
    report = await chat.wait_for(shows("Dump 1 "))
    await chat.edit(sent[0], sent[0].text.replace("millionth guest", "two millionth guest"))
    await chat.wait_for(lambda message: message.id == report.id and "two millionth" in str(message.buttons))
    found = await _articles(bot)
    assert "Mountain railway carries its two millionth guest" in found
    assert len(found) == 3
    assert await _dumps(bot) == 1


async def test_an_edit_after_an_undo_becomes_a_new_dump(house: House, bot: Newsbrief) -> None:
    chat = house.admin.chat
    sent = await chat.say(FERRY)
    report = await chat.wait_for(shows("Dump 1 "))
    await chat.press(report, "Undo")
    await chat.edit(sent, FERRY.replace("new ferry line", "third ferry line"))
    await chat.wait_for(shows("Dump 2 "))
    assert "Harbour town opens third ferry line" in await _articles(bot)


@both_ways
async def test_documents_are_read_in_their_encoding_and_as_of_their_caption(
    house: House, bot: Newsbrief
) -> None:
    text = FERRY.replace("Fishermen", "Fischerinnen in Grödönü – ‚so‘ –")
    report = await house.send(("ferry.txt", text.encode("utf-16")), caption="as of 2025-06-20 12:00")
    assert report.text.startswith("Dump 1 · 3 articles")
    found = await _articles(bot)
    assert "Grödönü – ‚so‘ –" in found["Harbour town opens new ferry line"].body
    storm = found["Storm keeps ferry passengers waiting in Sandhaven"]
    assert storm.published_at == START.replace(month=6, day=20, hour=11)


async def test_a_document_that_is_too_large_is_refused_with_what_to_do(house: House, bot: Newsbrief) -> None:
    report = await house.send(("all.txt", b"x" * (20 * 1024 * 1024 + 1)))
    assert "too large" in report.text
    assert await _dumps(bot) == 0


async def test_a_forward_counts_from_when_it_was_first_posted(house: House, bot: Newsbrief) -> None:
    posted = START - timedelta(days=3)
    await house.admin.chat.forward(FERRY, posted)
    await house.admin.chat.wait_for(shows("Dump 1 "))
    storm = (await _articles(bot))["Storm keeps ferry passengers waiting in Sandhaven"]
    assert storm.published_at == posted - timedelta(hours=1)


async def test_short_text_is_searched_and_can_be_read_as_a_dump(house: House, bot: Newsbrief) -> None:
    chat = house.admin.chat
    short = "Baker finds a chandelier\nIt had hung over the bread since March."
    found = await chat.ask(short)
    assert await _dumps(bot) == 0
    await chat.press(found, "Read as a dump")
    await chat.wait_for(shows("Dump 1 · 1 article\n"))
    assert "Baker finds a chandelier" in await _articles(bot)


async def test_push_reads_what_stands_after_it_and_what_it_answers(house: House, bot: Newsbrief) -> None:
    chat = house.admin.chat
    assert "How to push" in (await chat.ask("/push")).text
    await chat.say("/push Baker finds a chandelier\nIt had hung over the bread since March.")
    await chat.wait_for(shows("Dump 1 "))
    group = house.telegram.group("Desk", house.admin, house.reader)
    await added(group, house.admin)
    said = await house.reader.within(group).say(
        "Tower clock goes backwards\nNobody in town knows why it does."
    )
    await house.admin.within(group).say("/push", reply_to=said)
    await house.admin.within(group).wait_for(shows("Dump 2 "))
    assert "Tower clock goes backwards" in await _articles(bot)


@pytest.mark.usefixtures("bot")
async def test_a_dump_opened_shows_its_lines_and_the_raw_text_as_a_file(house: House) -> None:
    await house.push(FERRY)
    await house.push("Accept all cookies and go on\nMenu\nAccept all cookies and go on\n" * 9)
    chat = house.admin.chat
    for number, words, raw in ((1, "What was read", FERRY), (2, "Refused:", "Accept all cookies")):
        listed = await chat.ask("/dumps")
        chat.catch_up()
        await chat.press(listed, str(number))
        shown = await chat.next_message()
        assert words in shown.text
        file = await chat.next_message()
        assert file.reply_to is shown
        document = cast("Json", (file.media or {})["document"])
        assert document["file_name"] == f"dump-{number}.txt"
        data = house.telegram.world.files[str(document["file_id"])].data.decode()
        assert raw.strip()[:200] in data
        house.clock.move(seconds=5)
    assert "No news was found in lines 1–27" in shown.text


async def test_nobody_but_an_admin_can_push_undo_or_see_dumps(house: House, bot: Newsbrief) -> None:
    report = await house.push(FERRY)
    chat = house.reader.chat
    for said in ("/push " + FERRY, "/dumps", "/undo", "/undo 1", "/push"):
        assert "for the admins" in (await chat.ask(said)).text
    await chat.say_long(LONG)
    await chat.forward(FERRY.replace("ferry", "boat"), START)
    await chat.send_document("ferry.txt", FERRY.replace("ferry", "ship").encode())
    shown = await chat.ask("/latest")
    for forged in (data("undo", 1), data("dumps"), data("dumps", 0), data("dump", 1), data("read")):
        assert "for the admins" in (await chat.press(shown, forged, forged=True)).text
    group = house.telegram.group("Neighbours", house.reader, house.admin)
    await added(group, house.reader)
    anonymous = house.reader.within(group, anonymous=True)
    assert "for the admins" in (await anonymous.ask("/undo 1")).text
    await house.caught_up()
    assert await _dumps(bot) == 1
    assert len(await _articles(bot)) == 3
    assert "Dump 1" in report.text


async def test_the_list_of_dumps_opens_each_and_takes_it_back(house: House, bot: Newsbrief) -> None:
    chat = house.admin.chat
    assert "Nothing has been pushed" in (await chat.ask("/dumps")).text
    assert "no dump to take back" in (await chat.ask("/undo")).text
    for number in range(6):
        await house.push(page(f"Lamp number {number} stands in the north", paragraphs(f"lamp{number}", 2)))
    chat.catch_up()
    first = await chat.ask("/dumps")
    await chat.press(first, "›")
    second = await chat.wait_for(shows("Lamp number 0", at=first))
    await chat.press(second, "1")
    shown = await chat.wait_for(lambda message: message.button("Undo dump 1") is not None)
    await chat.press(shown, "Undo dump 1")
    await chat.wait_for(shows("Dump 1 is taken back"))
    asked = await chat.ask("/undo")
    assert "Lamp number 5" in asked.text
    await chat.press(asked, "Undo dump 6")
    assert "Dump 6 had been taken back before" in (await chat.ask("/undo 6")).text
    assert "There is no dump 77" in (await chat.ask("/undo 77")).text
    assert "Which dump?" in (await chat.ask("/undo last")).text
    assert len(await _articles(bot)) == 4


@pytest.mark.usefixtures("bot")
async def test_a_text_that_nothing_can_be_read_from_is_refused_and_kept(house: House) -> None:
    refused = await house.send(("empty.txt", b" \n "))
    assert "could not read that" in refused.text
    assert "kept as dump 1" in refused.text
