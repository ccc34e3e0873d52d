"""A message of an admin to everybody: shown first, sent once to each, stopped, carried over a restart."""

from datetime import time
from pathlib import Path

import pytest

from bot.demo.models import Message
from storage import subscriptions
from storage.database import connect
from tests.end_to_end.conftest import READER, START, House, shows

PAUSE = "Tomorrow there is a pause"


def _subscribe(database: Path, *chats: int) -> None:
    """Everybody's briefing comes tomorrow."""
    db = connect(database)
    for chat in chats:
        subscriptions.subscribe(db, chat, None, START, language="en", zone="UTC", hours=[time(7)])
    db.conn.close()


def _crowd(house: House, count: int) -> list[int]:
    numbers = list(range(1_000, 1_000 + count))
    house.telegram.crowd(numbers)
    return numbers


def _got(house: House) -> list[int]:
    """Everybody who got it, as often as they did; the preview is the admin's."""
    return sorted(
        sent.chat_id for sent in house.telegram.ledger.sent if sent.text == PAUSE and sent.chat_id != 101
    )


async def _asked(house: House, text: str = PAUSE) -> Message:
    """The question under the preview."""
    chat = house.admin.chat
    preview = await chat.ask(f"/broadcast {text}")
    assert preview.text == text
    return await chat.next_message()


async def test_it_is_shown_counted_confirmed_and_reaches_each_once(house: House) -> None:
    house.reader.leave_telegram()
    everybody = _crowd(house, 4)
    _subscribe(house.database, *everybody, READER)
    async with house.running():
        asked = await _asked(house)
        assert "Send this to 5 chats? It takes about 1 second." in asked.text
        assert _got(house) == []
        await house.admin.chat.press(asked, "Yes, send it")
        done = await house.admin.chat.wait_for(shows("Sent. 4 chats have it.", at=asked))
        assert "1 could not be reached." in done.text
        assert done.markup is None or done.buttons == []
        assert "too old" in (await house.admin.chat.press(asked, "1:cast:send:1", forged=True)).text
    assert _got(house) == everybody


@pytest.mark.usefixtures("bot")
async def test_without_a_yes_nothing_is_sent(house: House) -> None:
    assert "Write it after the command" in (await house.admin.chat.ask("/broadcast")).text
    assert "for the admins" in (await house.reader.chat.ask(f"/broadcast {PAUSE}")).text
    asked = await _asked(house)
    assert "Nobody is subscribed yet" in asked.text
    await house.reader.chat.ask("/subscribe 07:30 Berlin")
    asked = await _asked(house)
    assert "Send this to 1 chat?" in asked.text
    assert (await house.reader.chat.press(asked, "1:cast:send:2", forged=True)).alert
    await house.admin.chat.press(asked, "No, don’t")
    await house.admin.chat.wait_for(shows("Nothing was sent.", at=asked))
    assert "too old" in (await house.admin.chat.press(asked, "1:cast:send:2", forged=True)).text
    assert _got(house) == []


async def test_how_it_was_written_is_how_it_arrives(house: House) -> None:
    _subscribe(house.database, READER)
    async with house.running():
        text = "Two lines &\nhttps://example.org/?a=1&b=2 <b>as they are</b>"
        asked = await _asked(house, text)
        await house.admin.chat.press(asked, "Yes, send it")
        await house.reader.chat.wait_for(lambda message: message.text == text)


async def test_it_is_stopped_on_the_way(house: House) -> None:
    _subscribe(house.database, *_crowd(house, 60))
    async with house.running(rate=10):
        asked = await _asked(house)
        assert "about 6 seconds" in asked.text
        await house.admin.chat.press(asked, "Yes, send it")
        running = await house.admin.chat.wait_for(shows("of 60", at=asked))
        assert "Stopped" in (await house.admin.chat.press(running, "Stop")).text
        done = await house.admin.chat.wait_for(shows("have it already.", at=asked))
        assert "do not get it." in done.text
    assert len(_got(house)) < 60


async def test_a_restart_goes_on_and_doubles_nothing(house: House) -> None:
    everybody = _crowd(house, 60)
    _subscribe(house.database, *everybody)
    async with house.running(rate=20):
        asked = await _asked(house)
        await house.admin.chat.press(asked, "Yes, send it")
        await house.admin.chat.wait_for(shows("of 60", at=asked))
    assert len(_got(house)) < 60
    async with house.running():
        await house.admin.chat.wait_for(shows("Sent. 60 chats have it.", at=asked))
    assert _got(house) == everybody
