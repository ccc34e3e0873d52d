"""What goes wrong is told in one polite sentence and logged once; chats do not wait for each other."""

import asyncio
import logging
from pathlib import Path

import pytest
from telegram import Update

from bot import application, intake
from bot.application import Newsbrief
from bot.commands import Entry, registry
from bot.context import Context, reply
from bot.demo import faults
from bot.demo.cutting import cut
from bot.views.message import Message
from storage import dumps, inbox
from storage.database import Database, connect
from storage.inbox import Part
from storage.keeping import RawDump
from tests.end_to_end.conftest import ADMIN, START, House, shows
from tests.end_to_end.pages import FERRY, LONG

SEED = Path(__file__).parents[2].parent / "shared" / "data" / "seed-dump.txt"


async def _broken(_update: Update, _context: Context) -> None:
    raise KeyError("secret cause")


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> None:
    """A command and a button that fail."""
    monkeypatch.setitem(registry().commands, "broken", Entry("broken", _broken))
    monkeypatch.setitem(registry().buttons, "broken", Entry("broken", _broken))


def _drop(db: Database) -> None:
    db.execute("PRAGMA foreign_keys=OFF")
    db.execute("DROP TABLE pushes")
    db.execute("ALTER TABLE stories RENAME TO gone")


@pytest.mark.usefixtures("bot", "broken")
async def test_a_fault_of_ours_is_told_politely_and_logged_once(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    chat = house.reader.chat
    answer = await chat.ask("/broken")
    assert "Something went wrong" in answer.text
    assert "secret" not in answer.text
    errors = [record for record in caplog.records if record.levelno >= logging.ERROR]
    assert len(errors) == 1
    assert errors[0].exc_info is not None
    toast = await chat.press(answer, "1:broken", forged=True)
    assert "Something went wrong" in toast.text
    assert "What you can ask" in (await chat.ask("/help")).text


async def test_a_database_in_trouble_is_told_without_its_path(house: House, bot: Newsbrief) -> None:
    await bot.archive.write(_drop)
    told = await house.reader.chat.ask("/latest")
    assert "archive can't be reached" in told.text
    await house.admin.chat.say(FERRY)
    told = await house.admin.chat.next_message()
    assert "archive can't be reached" in told.text
    assert str(house.database) not in told.text


@pytest.mark.usefixtures("bot")
async def test_a_chat_that_is_slow_does_not_hold_up_another(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = asyncio.Event()

    async def slow(update: Update, context: Context) -> None:
        await go_on.wait()
        await reply(update, context, Message("done at last"))

    monkeypatch.setitem(registry().commands, "slow", Entry("slow", slow))
    await house.admin.chat.say("/slow")
    await house.admin.chat.say("/help")
    assert "What you can ask" in (await house.reader.chat.ask("/help")).text
    assert house.admin.chat.answers == []
    go_on.set()
    await house.admin.chat.wait_for(shows("What you can ask"))
    assert [one.text.splitlines()[0] for one in house.admin.chat.answers] == [
        "done at last",
        "What you can ask",
    ]


@pytest.mark.usefixtures("bot")
async def test_a_reader_who_blocked_the_bot_is_no_error(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    house.telegram.faults.add(faults.blocked(), methods={"sendMessage"}, chats={house.reader.id}, times=1)
    await house.reader.chat.say("/help")
    await house.admin.chat.ask("/help")
    assert "What you can ask" in (await house.reader.chat.ask("/help")).text
    assert [record for record in caplog.records if record.levelno >= logging.WARNING] == []


@pytest.mark.usefixtures("bot")
async def test_a_report_that_can_not_be_edited_is_sent_anew(house: House) -> None:
    house.telegram.faults.add(faults.reset_before(), methods={"editMessageText"}, times=1)
    report = await house.push(FERRY)
    assert report.text.startswith("Dump 1")


@pytest.mark.skipif(not SEED.exists(), reason="the real dump is not in this checkout")
@pytest.mark.usefixtures("bot")
async def test_the_real_dump_answers_real_questions(house: House) -> None:
    report = await house.push(SEED.read_text(encoding="utf-8"))
    assert report.text.startswith("Dump 1 · 4 articles\n4 new")
    chat = house.reader.chat
    russia = await chat.ask("/topic russia")
    assert "Luhansk region" in russia.text
    assert "boost cooperation with Russia" in russia.text
    assert "soldiers killed in Russia" in russia.text
    assert "Hong Kong" not in russia.text
    assert "Luhansk" not in (await chat.ask("/topic hong kong")).text
    assert "soldiers killed in Russia" in (await chat.ask("/related culture minister")).text


async def test_a_report_that_a_crash_left_untold_is_told_at_the_start(house: House) -> None:
    db = connect(house.database)
    part = Part(chat_id=ADMIN, message_id=1, text=FERRY, reference=START)
    push = inbox.begin(db, part, thread_id=None, pushed_by=ADMIN, language="en", now=START)
    raw = RawDump("chat", FERRY, START, ADMIN)
    inbox.keep(db, push, raw, dumps.parse(FERRY, START), START)
    db.conn.close()
    async with house.running():
        report = await house.admin.chat.wait_for(shows("Dump 1 · 3 articles\n3 new"))
    assert len(house.admin.chat.answers) == 1
    assert report.button("Undo") is not None


async def test_a_push_that_could_not_be_kept_is_read_at_the_next_start(house: House) -> None:
    async with house.running() as bot:
        await bot.archive.write(lambda db: db.execute("ALTER TABLE dumps RENAME TO away"))
        await house.admin.chat.say(FERRY)
        await house.admin.chat.wait_for(shows("archive can't be reached"))
        await bot.archive.write(lambda db: db.execute("ALTER TABLE away RENAME TO dumps"))
    async with house.running():
        house.timers.elapse()
        await house.admin.chat.wait_for(shows("Dump 1 · 3 articles"))
    assert len(house.admin.chat.answers) == 1


async def test_a_stop_does_not_wait_for_a_program_that_holds_the_database(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(application, "WHOLE_STOP_SECONDS", 0.2)
    monkeypatch.setattr(intake, "STOP_SECONDS", 0.1)
    other = connect(house.database)
    async with house.running():
        for part in cut(LONG)[:-1]:
            await house.admin.chat.say(part)
        await house.admin.chat.wait_for(shows("Reading"))
        await house.caught_up()
        other.conn.execute("BEGIN IMMEDIATE")
        house.timers.elapse()  # what came of the paste is read, and can't be kept
    other.conn.execute("ROLLBACK")
    other.conn.close()
    async with house.running():
        house.timers.elapse()
        await house.admin.chat.wait_for(shows("Dump 1 · 3 articles"))
