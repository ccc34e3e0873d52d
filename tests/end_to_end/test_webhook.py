"""Telegram pushes updates: only it may, nothing is lost, and what comes twice is answered once."""

import io
import json
from typing import Any

import aiohttp
import pytest

from bot.application import Newsbrief
from bot.demo.models import Json
from bot.listening import LARGEST_BODY, ListenError
from bot.settings import SettingsError, load
from bot.webhook import HEADER, secret
from storage import received
from tests.end_to_end.conftest import ADMIN, READER, START, House
from tests.end_to_end.pages import FERRY

webhook = pytest.mark.parametrize("house", ["webhook"], indirect=True)


def _update(number: int, text: str, person: int = READER) -> Json:
    who = {"id": person, "first_name": "Rea", "is_bot": False}
    message = {
        "message_id": 9000 + number,
        "date": int(START.timestamp()),
        "chat": {"id": person, "type": "private", "first_name": "Rea"},
        "from": who,
        "text": text,
    }
    if text.startswith("/"):
        message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(text)}]
    return {"update_id": 700_000_000 + number, "message": message}


async def _post(house: House, data: str | bytes | io.BytesIO, token: str | None = None) -> int:
    said = secret(house.telegram.token, house.webhook_url) if token is None else token
    async with (
        aiohttp.ClientSession() as session,
        session.post(house.webhook_url, data=data, headers={HEADER: said}) as answer,
    ):
        return answer.status


async def _waiting(bot: Newsbrief) -> int:
    def count(db: Any) -> int:
        return int(db.execute("SELECT count(*) FROM updates WHERE body IS NOT NULL").fetchone()[0])

    return await bot.archive.read(count)


@webhook
async def test_telegram_is_told_where_and_what_to_push(house: House, bot: Newsbrief) -> None:
    about = await bot.bot.get_webhook_info()
    assert about.url == house.webhook_url
    assert about.max_connections == 8
    assert "message" in (about.allowed_updates or ())


@webhook
@pytest.mark.usefixtures("bot")
async def test_only_telegram_is_listened_to_and_only_so_much(house: House) -> None:
    update = json.dumps(_update(1, "/help"))
    house.reader.chat.catch_up()
    assert await _post(house, update, "") == 403
    assert await _post(house, update, "wrong") == 403
    assert await _post(house, update, "schlüssel") == 403
    assert await _post(house, io.BytesIO(b"x" * (LARGEST_BODY + 1))) == 413
    for broken in (
        b"\xff\xfe",
        "",
        "[]",
        "{}",
        '{"update_id": "1"}',
        '{"update_id": 1, "message": 3}',
        "[" * 9000,
    ):
        assert await _post(house, broken) == 400
    assert await _post(house, update) == 200
    assert "What you can ask" in (await house.reader.chat.next_message()).text


@webhook
async def test_an_update_that_comes_twice_is_answered_once(house: House, bot: Newsbrief) -> None:
    house.reader.chat.catch_up()
    assert await _post(house, json.dumps(_update(1, "/help"))) == 200
    assert await _post(house, json.dumps(_update(1, "/help"))) == 200
    assert await _post(house, json.dumps(_update(2, "/privacy"))) == 200
    assert "What you can ask" in (await house.reader.chat.next_message()).text
    assert "What you can ask" not in (await house.reader.chat.next_message()).text
    await house.reader.chat.ask("/help")
    assert await _waiting(bot) <= 1  # the last one's mark may be on its way


@webhook
async def test_what_can_not_be_kept_is_not_acknowledged(house: House, bot: Newsbrief) -> None:
    await bot.archive.write(lambda db: db.execute("PRAGMA query_only=ON"))
    update = json.dumps(_update(1, FERRY, ADMIN))
    assert await _post(house, update) == 503
    await bot.archive.write(lambda db: db.execute("PRAGMA query_only=OFF"))
    assert await _post(house, update) == 200
    await house.caught_up()
    house.timers.elapse()
    await house.admin.chat.wait_for(lambda message: "Dump 1 · 3 articles" in message.text)


@pytest.mark.parametrize("house", ["polling", "webhook"], indirect=True)
async def test_what_a_crash_left_unanswered_is_answered_at_the_next_start(house: House) -> None:
    house.reader.chat.catch_up()
    async with Newsbrief(house.settings()) as before:
        for number, text in ((1, "/help"), (2, FERRY)):
            update = _update(number, text, READER if number == 1 else ADMIN)
            await before.archive.write(received.keep, 700_000_000 + number, READER, json.dumps(update), START)
        await before.archive.write(received.keep, 3, None, "no update any more", START)
    async with house.running():
        assert "What you can ask" in (await house.reader.chat.next_message()).text
        await house.caught_up()
        house.timers.elapse()
        await house.admin.chat.wait_for(lambda message: "Dump 1 · 3 articles" in message.text)
    async with Newsbrief(house.settings()) as after:
        assert await after.archive.write(received.take_up) == ()


@webhook
async def test_going_back_to_asking_takes_the_webhook_away_and_loses_nothing(house: House) -> None:
    async with house.running():
        await house.reader.chat.ask("/help")
    house.reader.chat.catch_up()
    await house.reader.chat.say("/help")
    assert house.telegram.world.webhook is not None
    async with house.running(webhook_url="", listen=""):
        assert "What you can ask" in (await house.reader.chat.next_message()).text
        assert house.telegram.world.webhook is None


@webhook
async def test_without_its_address_a_webhook_is_refused(house: House, bot: Newsbrief) -> None:
    other = Newsbrief(house.settings())
    async with other:
        with pytest.raises(ListenError, match="NEWSBRIEF_LISTEN"):
            await other.server.start()
    assert bot.server.port


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("NEWSBRIEF_WEBHOOK_URL", "http://news.example.org/telegram"),
        ("NEWSBRIEF_WEBHOOK_URL", "https://news.example.org/metrics"),
        ("NEWSBRIEF_WEBHOOK_URL", "https:///x"),
        ("NEWSBRIEF_LISTEN", "127.0.0.1"),
        ("NEWSBRIEF_LISTEN", "127.0.0.1:x"),
        ("NEWSBRIEF_LISTEN", ":80"),
    ],
)
def test_addresses_that_can_not_be_are_refused(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match=name):
        load(None)
