"""Delivery through the local Telegram over HTTP: each end handled once, nothing lost, the pace kept."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from telegram.request import BaseRequest

from bot.archive import Archive
from bot.delivery import Chats, Deliveries
from bot.demo import faults
from bot.demo.calls import Call
from bot.demo.limits import Limits
from bot.demo.server import LocalTelegram
from bot.pacer import Pacer
from bot.payloads import payload
from bot.transport import request
from bot.views.message import Button, Message
from storage import deliveries, outbox
from storage.database import Database, connect, transaction
from storage.deliveries import Record
from storage.outbox import Entry, State
from tests.conftest import NewDatabase

HELLO = payload(Message("<b>News</b> of today"))


class Post:
    """A delivery with its outbox and its server. learnt: what became known of chats."""

    def __init__(self, telegram: LocalTelegram, archive: Archive) -> None:
        self.telegram = telegram
        self.archive = archive
        self.learnt: list[tuple[object, ...]] = []
        self.ahead = timedelta(0)
        self.running: list[Deliveries] = []

    def now(self) -> datetime:
        return datetime.now(UTC) + self.ahead

    async def put(self, *chat_ids: int, text: str = HELLO, **more: object) -> None:
        """Add an entry for each chat, due now."""

        def add(db: Database) -> None:
            with transaction(db):
                for chat_id in chat_ids:
                    options: dict[str, Any] = {
                        "slot": "07:30",
                        "due_at": self.now(),
                        "payload": text,
                        "expires_at": self.now() + timedelta(hours=12),
                        **more,
                    }
                    outbox.add(db, Entry(chat_id, **options), self.now())

        await self.archive.write(add)
        for one in self.running:
            one.wake()

    async def start(
        self, rate: int = 0, *, transport: str = "aiohttp", answer_seconds: float = 20.0
    ) -> Deliveries:
        line: BaseRequest = request(transport, connections=80)
        one = Deliveries(
            self.archive,
            line,
            f"{self.telegram.url}/bot{self.telegram.token}",
            Pacer(rate),
            Chats(
                pause=lambda _db, chat_id, reason, _now: self.learnt.append(("gone", chat_id, reason)),
                leave=lambda _db, chat_id, thread_id, _now: self.learnt.append(
                    ("closed", chat_id, thread_id)
                ),
                move=lambda _db, old, new, _now: self.learnt.append(("moved", old, new)),
            ),
            self.now,
            chance=lambda: 0.0,
            answer_seconds=answer_seconds,
        )
        await one.start()
        self.running.append(one)
        return one

    async def stop(self, one: Deliveries, within: float = 8.0) -> None:
        self.running.remove(one)
        await one.stop(within)

    async def later(self, seconds: float) -> None:
        """Let so much time pass on the clock."""
        self.ahead += timedelta(seconds=seconds)
        for one in self.running:
            one.wake()

    async def records(self) -> dict[int, Record]:
        """The newest entry of each chat."""

        def read(db: Database) -> dict[int, Record]:
            ids = [row[0] for row in db.conn.execute("SELECT DISTINCT chat_id FROM outbox")]
            return {chat_id: deliveries.of_chat(db, chat_id)[0] for chat_id in ids}

        return await self.archive.read(read)

    async def until(self, holds: Callable[[dict[int, Record]], bool]) -> dict[int, Record]:
        """Wait until the outbox is as it should be; the records of then."""
        async with asyncio.timeout(20):
            while not holds(records := await self.records()):  # noqa: ASYNC110  # it is the database that changes
                await asyncio.sleep(0.01)
        return records

    async def until_states(self, *states: State) -> dict[int, Record]:
        return await self.until(lambda records: all(record.state in states for record in records.values()))


@pytest.fixture
async def post(tmp_path: Path, new_database: NewDatabase) -> AsyncIterator[Post]:
    async with AsyncExitStack() as stack:
        telegram = await stack.enter_async_context(LocalTelegram())
        telegram.crowd(range(1, 101))
        archive = Archive(new_database(tmp_path / "news.db"))
        await archive.open()
        stack.push_async_callback(archive.close)
        one = Post(telegram, archive)
        yield one
        for running in tuple(one.running):
            await one.stop(running)


@pytest.mark.parametrize("transport", ["aiohttp", "httpx"])
async def test_what_is_due_arrives_once_and_is_recorded(post: Post, transport: str) -> None:
    await post.put(*range(1, 101))
    await post.start(transport=transport)
    records = await post.until_states(State.SENT)
    assert post.telegram.ledger.counts() == dict.fromkeys(range(1, 101), 1)
    sent = {one.chat_id: one.message_id for one in post.telegram.ledger.sent}
    assert {chat_id: record.message_id for chat_id, record in records.items()} == sent


async def test_a_message_arrives_with_all_that_belongs_to_it(post: Post) -> None:
    creator = post.telegram.person(500, "Ada", started=True)
    forum = post.telegram.group("Forum", creator, forum=True)
    forum.add_bot(creator)
    topic = forum.topic("News", creator)
    message = Message(
        "<b>Ü &amp; 👋</b>",
        buttons=((Button("Open", data="1:story:7"), Button("Site", url="https://example.org/")),),
        preview="https://example.org/a",
    )
    await post.put(forum.id, text=payload(message, silent=True), thread_id=topic)
    await post.start()
    await post.until_states(State.SENT)
    arrived = creator.within(forum, topic=topic).messages[-1]
    assert (arrived.text, arrived.thread) == ("Ü & 👋", topic)
    assert arrived.markup == {
        "inline_keyboard": [
            [{"text": "Open", "callback_data": "1:story:7"}, {"text": "Site", "url": "https://example.org/"}]
        ]
    }


async def test_what_comes_while_it_runs_is_sent(post: Post) -> None:
    await post.start()
    await post.put(1)
    await post.until_states(State.SENT)
    await post.put(2)
    await post.until_states(State.SENT)


@pytest.mark.parametrize("blow", [faults.server_error(), faults.bad_gateway(), faults.server_error(503)])
async def test_telegrams_own_failures_are_tried_again_and_are_no_doubt(
    post: Post, blow: faults.Blow, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("CRITICAL", "telegram")
    post.telegram.faults.add(blow, times=1)
    await post.put(1)
    await post.start()
    records = await post.until(lambda records: records[1].attempts == 1 and records[1].reason is not None)
    assert (records[1].state, records[1].doubts) == (State.WAITING, 0)
    await post.later(2)
    records = await post.until_states(State.SENT)
    assert (records[1].attempts, records[1].doubts) == (2, 0)
    assert post.telegram.ledger.counts() == {1: 1}


@pytest.mark.parametrize(("blow", "arrivals"), [(faults.reset_before(), 1), (faults.reset_after(), 2)])
async def test_a_lost_answer_is_named_in_doubt_and_sent_once_more(
    post: Post, blow: faults.Blow, arrivals: int
) -> None:
    post.telegram.faults.add(blow, times=1)
    await post.put(1)
    await post.start()
    records = await post.until_states(State.IN_DOUBT)
    assert records[1].doubts == 1
    await post.later(2)
    records = await post.until_states(State.SENT)
    assert records[1].doubts == 1
    assert post.telegram.ledger.counts() == {1: arrivals}


async def test_an_answer_that_does_not_come_in_time_is_in_doubt(post: Post) -> None:
    post.telegram.faults.add(faults.slow(after=1.0), times=1)
    await post.put(1)
    await post.start(answer_seconds=0.1)
    await post.until_states(State.IN_DOUBT)


async def test_a_server_that_is_not_there_leaves_no_doubt_and_is_found_again(post: Post) -> None:
    await post.telegram.stop()
    await post.put(*range(1, 101))
    await post.start()
    records = await post.until(lambda records: any(record.attempts for record in records.values()))
    await post.telegram.start()
    async with asyncio.timeout(20):
        while not all(record.state is State.SENT for record in (await post.records()).values()):
            await post.later(60)  # whatever backoff they wait for
    records = await post.records()
    assert sum(record.doubts for record in records.values()) == 0
    assert post.telegram.ledger.counts() == dict.fromkeys(range(1, 101), 1)


async def test_a_chat_that_is_gone_pauses_and_its_other_messages_end(post: Post) -> None:
    post.telegram.faults.add(faults.blocked(), chats=[1])
    await post.put(1, slot="second", due_at=post.now() + timedelta(hours=1))
    await post.put(1, 2)
    await post.start()
    await post.until_states(State.SENT, State.GONE)
    assert [learnt[:2] for learnt in post.learnt] == [("gone", 1)]
    assert {record.state for record in await post.archive.read(deliveries.of_chat, 1)} == {State.GONE}
    assert post.telegram.ledger.counts() == {2: 1}


async def test_a_group_that_moved_gets_its_message_under_its_new_id(post: Post) -> None:
    creator = post.telegram.person(500, "Ada", started=True)
    group = post.telegram.group("Club", creator)
    group.add_bot(creator)
    old = group.id
    await post.put(old)
    new = group.upgrade(creator).id
    await post.start()
    records = await post.until_states(State.SENT)
    assert post.learnt == [("moved", old, new)]
    assert list(records) == [new]
    assert post.telegram.ledger.counts() == {new: 1}


async def test_a_topic_that_is_gone_ends_and_the_group_stays(post: Post) -> None:
    creator = post.telegram.person(500, "Ada", started=True)
    forum = post.telegram.group("Forum", creator, forum=True)
    forum.add_bot(creator)
    await post.put(forum.id, thread_id=99)
    await post.start()
    await post.until_states(State.GONE)
    assert post.learnt == [("closed", forum.id, 99)]


async def test_a_text_that_is_refused_goes_as_plain_text_and_is_logged(
    post: Post, caplog: pytest.LogCaptureFixture
) -> None:
    await post.put(1, text=payload(Message("<b>Bold</b> & <broken", (((Button("x", data="y"),),)))))
    await post.start()
    await post.until_states(State.SENT)
    assert [one.text for one in post.telegram.ledger.to(1)] == ["Bold & <broken"]
    assert "refused a text" in caplog.text


async def test_a_payload_that_can_not_be_read_fails_and_blocks_nobody(post: Post) -> None:
    await post.put(1, text="{}")
    await post.put(2)
    await post.start()
    records = await post.until_states(State.SENT, State.FAILED)
    assert (records[1].state, records[2].state) == (State.FAILED, State.SENT)


async def test_a_chat_that_must_wait_waits_alone(post: Post) -> None:
    post.telegram.faults.add(faults.too_many(60), chats=[1], times=1)
    await post.put(1)
    await post.start()
    records = await post.until(lambda records: records[1].reason is not None)
    await post.put(*range(2, 101))
    records = await post.until(lambda records: sum(one.state is State.SENT for one in records.values()) == 99)
    assert (records[1].state, records[1].attempts) == (State.WAITING, 0)


async def test_at_the_usual_pace_a_strict_server_never_has_to_refuse(post: Post) -> None:
    post.telegram.limits = Limits()
    await post.put(*range(1, 71))
    await post.start(30)
    await post.until_states(State.SENT)
    assert post.telegram.ledger.refused(429) == 0


async def test_beyond_the_free_rate_messages_are_paid_for(post: Post) -> None:
    post.telegram.limits = Limits()
    await post.put(*range(1, 101))
    await post.start(500)
    await post.until_states(State.SENT)
    assert post.telegram.ledger.refused(429) == 0


async def test_a_stop_begins_nothing_and_waits_for_what_is_under_way(post: Post) -> None:
    post.telegram.faults.add(faults.slow(after=0.4))
    await post.put(*range(1, 101))
    one = await post.start(30)
    await post.until(lambda records: sum(one.attempts for one in records.values()) > 3)
    await post.stop(one)
    records = await post.records()
    arrived = post.telegram.ledger.counts()
    assert 0 < len(arrived) < 100
    assert {chat_id for chat_id, record in records.items() if record.state is State.SENT} == set(arrived)
    assert {record.state for record in records.values()} == {State.SENT, State.WAITING}
    await post.start()
    await post.until_states(State.SENT)
    assert post.telegram.ledger.counts() == dict.fromkeys(range(1, 101), 1)


async def test_what_has_no_answer_when_the_stop_must_end_is_in_doubt(post: Post) -> None:
    post.telegram.faults.add(faults.slow(after=5.0), times=1)
    await post.put(1)
    one = await post.start()
    await post.until(lambda records: records[1].attempts == 1)
    await post.stop(one, within=2.0)  # a quarter of it is for the record
    assert (await post.records())[1].state is State.IN_DOUBT


async def test_after_a_crash_only_what_was_under_way_is_in_doubt(post: Post) -> None:
    post.telegram.faults.add(faults.slow(after=5.0), chats=[1, 2, 3])
    await post.put(*range(1, 101))
    dead = await post.start()
    await post.until(lambda records: sum(one.state is State.SENT for one in records.values()) == 97)
    post.running.remove(dead)
    post.telegram.faults.clear()
    await post.start()  # as another process would, while the first never comes to record anything
    records = await post.until(lambda records: sum(one.doubts for one in records.values()) == 3)
    await post.later(10)
    records = await post.until_states(State.SENT)
    assert {chat_id for chat_id, record in records.items() if record.doubts} == {1, 2, 3}
    assert max(post.telegram.ledger.counts().values()) <= 2
    await dead.stop(0.1)


async def test_a_full_disk_loses_nothing_is_said_once_and_it_goes_on_by_itself(
    post: Post, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "bot")
    await post.put(*range(1, 101))

    def fill(db: Database) -> None:
        """Each end takes room from now on, and there is none: SQLite says that the disk is full."""
        db.conn.execute("CREATE TABLE filler (data BLOB)")
        db.conn.execute(
            "CREATE TRIGGER fills AFTER UPDATE ON outbox WHEN new.state = 'sent' "
            "BEGIN INSERT INTO filler VALUES (zeroblob(10000)); END"
        )
        pages = db.conn.execute("PRAGMA page_count").fetchone()[0]
        db.conn.execute(f"PRAGMA max_page_count={pages}")

    def make_room(db: Database) -> None:
        db.conn.execute("PRAGMA max_page_count=1000000")

    await post.archive.write(fill)
    await post.start()
    await post.until(lambda _: "The disk is full" in caplog.text)
    arrived = post.telegram.ledger.counts()
    await post.archive.write(make_room)
    await post.until_states(State.SENT)
    assert arrived
    assert post.telegram.ledger.counts() == dict.fromkeys(range(1, 101), 1)
    assert caplog.text.count("The disk is full") == 1
    assert "goes on" in caplog.text


async def test_a_database_that_another_program_holds_loses_nothing(post: Post, tmp_path: Path) -> None:
    await post.put(*range(1, 101))
    other = connect(tmp_path / "news.db")
    sends = 0
    all_sent = asyncio.Event()

    def hold(call: Call) -> None:
        """The first send finds the database held; what was claimed with it is sent, and can't be recorded."""
        nonlocal sends
        sends += call.method == "sendMessage"
        if sends == 1:
            other.conn.execute("BEGIN IMMEDIATE")
        if sends == 100:
            all_sent.set()

    post.telegram.faults.plan = hold
    await post.start()
    async with asyncio.timeout(20):
        await all_sent.wait()
    assert {record.state for record in (await post.records()).values()} == {State.SENDING}
    other.conn.execute("ROLLBACK")
    other.conn.close()
    await post.until_states(State.SENT)
    assert post.telegram.ledger.counts() == dict.fromkeys(range(1, 101), 1)
