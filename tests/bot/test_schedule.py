"""The tick makes what is due in batches, stops between two of them, and goes on after trouble."""

import asyncio
import json
import threading
from collections.abc import AsyncIterator
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest

from bot import schedule
from bot.archive import Archive
from bot.composing import Composing
from bot.schedule import Schedule
from storage import alerted, follows, outbox, subscriptions
from storage.alerted import Voice
from storage.alerting import Alerting
from storage.alerts import Terms
from storage.briefings import Rules
from storage.database import Database
from storage.errors import StorageFullError
from storage.preferences import Layout
from storage.rounds import Briefing, Made, Rounds
from tests.conftest import NewDatabase
from tests.storage import newsroom

NOW = datetime(2026, 8, 4, 5, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)


def alerting() -> Alerting:
    return Alerting(Rules(), Terms(), Composing())


class Counted:
    """Counts how often the delivery was woken."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> None:
        self.times += 1


class FullDisk(Composing):
    """Composes while the disk is full."""

    def briefing(self, briefing: Briefing, language: str, layout: Layout) -> str:
        raise StorageFullError(
            f"The disk is full; {briefing.number} in {language}, {layout}, can't be written."
        )


class Held(Composing):
    """Composes once it is let go."""

    def __init__(self) -> None:
        self.begun, self.free = threading.Event(), threading.Event()

    def briefing(self, briefing: Briefing, language: str, layout: Layout) -> str:
        self.begun.set()
        self.free.wait(10)
        return super().briefing(briefing, language, layout)


@pytest.fixture
async def archive(tmp_path: Path, new_database: NewDatabase) -> AsyncIterator[Archive]:
    archive = Archive(new_database(tmp_path / "news.db"))
    await archive.open()
    yield archive
    await archive.close()


def _prepare(db: Database, chats: int) -> None:
    newsroom.push_events(db, NOW - HOUR, 1)
    for chat in range(1, chats + 1):
        subscriptions.subscribe(
            db, chat, None, NOW - HOUR, language="en", zone="Europe/Berlin", hours=[time(7, 30)]
        )


def _ring(db: Database, chats: int) -> None:
    for chat in range(100, 100 + chats):
        follows.ring(db, chat, None, newsroom.title(1).split()[0], NOW, bell=True)
        alerted.touch(db, chat, None, Voice("en", "UTC"), NOW)


def _queued(db: Database) -> list[dict[str, str]]:
    batch = outbox.exchange(db, [], NOW, 10_000)
    return [json.loads(batch.payloads[one.payload_id])["fields"] for one in batch.deliveries]


async def test_a_tick_makes_everything_that_is_due_batch_by_batch(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schedule, "AT_A_TIME", 10)
    await archive.write(_prepare, 25)
    woken = Counted()
    ticking = Schedule(archive, Rounds(Rules(), Composing()), alerting(), lambda: NOW, (), woken)
    assert await ticking.tick() == Made(due=25, briefings=25)
    assert woken.times == 3
    assert await ticking.tick() == Made()
    queued = await archive.write(_queued)
    assert len(queued) == 25
    assert {fields["text"] for fields in queued} == {queued[0]["text"]}
    assert newsroom.title(1) in queued[0]["text"]
    await ticking.stop()


@pytest.mark.parametrize(
    ("count", "seconds", "following"),
    [
        pytest.param(250, 0.05, 250, id="quick: as many as ever"),
        pytest.param(250, 0.5, 125, id="slow: half as many"),
        pytest.param(125, 0.25, 125, id="just right"),
        pytest.param(110, 0.01, 220, id="quick again: twice as many"),
        pytest.param(250, 60.0, 100, id="very slow: the least"),
        pytest.param(100, 0.0, 200, id="no time at all"),
    ],
)
def test_a_batch_is_as_large_as_the_writer_can_be_kept(count: int, seconds: float, following: int) -> None:
    assert schedule.batch_size(count, seconds) == following


async def test_a_start_ticks_at_once_and_a_stop_ends_it(archive: Archive) -> None:
    await archive.write(_prepare, 3)
    woken = asyncio.Event()
    ticking = Schedule(archive, Rounds(Rules(), Composing()), alerting(), lambda: NOW, (), woken.set)
    await ticking.start()
    await asyncio.wait_for(woken.wait(), 10)
    await ticking.stop()
    assert len(await archive.write(_queued)) == 3
    await ticking.stop()
    assert await ticking.tick() == Made()


async def test_briefings_do_not_wait_for_a_long_look_for_alerts(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schedule, "AT_A_TIME", 10)
    await archive.write(_prepare, 1)
    await archive.write(_ring, 35)
    ticking = Schedule(archive, Rounds(Rules(), Composing()), alerting(), lambda: NOW, (), lambda: None)
    ended: list[str] = []
    looking = asyncio.create_task(ticking.look())
    looking.add_done_callback(lambda _: ended.append("look"))
    await asyncio.sleep(0)  # it has begun
    briefing = asyncio.create_task(ticking.tick())
    briefing.add_done_callback(lambda _: ended.append("tick"))
    await asyncio.gather(looking, briefing)
    assert ended == ["tick", "look"]
    assert briefing.result().briefings == 1
    await ticking.stop()


async def test_late_ticks_are_run_once_and_never_two_at_a_time(archive: Archive) -> None:
    """APScheduler's own default would leave out a tick that is more than a second late."""
    ticking = Schedule(archive, Rounds(Rules(), Composing()), alerting(), lambda: NOW, (), lambda: None)
    await ticking.start()
    jobs = ticking._scheduler.get_jobs()
    assert len(jobs) == 2
    for job in jobs:
        assert job.misfire_grace_time is None
        assert job.coalesce is True
        assert job.max_instances == 1
    await ticking.stop()


async def test_a_long_round_says_so_once_and_the_next_follows_it(
    archive: Archive, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    await archive.write(_prepare, 2)
    held, now = Held(), [NOW]
    ticking = Schedule(archive, Rounds(Rules(), held), alerting(), lambda: now[0], (), lambda: None)
    await ticking.start()
    await asyncio.to_thread(held.begun.wait, 10)
    minute = ticking._scheduler.get_jobs()[0]
    late = archive.write(
        subscriptions.subscribe, 3, None, NOW, language="en", zone="UTC", hours=[time(5, 31)]
    )
    now[0] = NOW + timedelta(minutes=1)
    for _ in range(3):
        await minute.func()
    asyncio.get_running_loop().call_soon(held.free.set)
    await late
    assert ticking._ticks is not None
    await ticking._ticks
    assert caplog.text.count("takes longer than its minute") == 1
    assert len(await archive.write(_queued)) == 3
    await ticking.stop()


async def test_a_fault_in_a_tick_is_logged_and_the_next_minute_ticks_again(
    archive: Archive, caplog: pytest.LogCaptureFixture
) -> None:
    await archive.write(_prepare, 1)

    def broken() -> None:
        raise RuntimeError("a fault of ours")

    ticking = Schedule(archive, Rounds(Rules(), Composing()), alerting(), lambda: NOW, (), broken)
    await ticking.start()
    assert ticking._ticks is not None
    await ticking._ticks
    assert "A tick failed" in caplog.text
    assert "a fault of ours" in caplog.text
    await ticking._minute()
    await ticking._ticks
    assert len(await archive.write(_queued)) == 1
    await ticking.stop()


async def test_trouble_with_the_disk_ends_neither_the_tick_nor_the_bot(
    archive: Archive, caplog: pytest.LogCaptureFixture
) -> None:
    await archive.write(_prepare, 1)
    ticking = Schedule(archive, Rounds(Rules(), FullDisk()), alerting(), lambda: NOW, (), lambda: None)
    await ticking._tick()
    assert "Briefings could not be made: The disk is full;" in caplog.text
    again = Schedule(archive, Rounds(Rules(), Composing()), alerting(), lambda: NOW, (), lambda: None)
    assert (await again.tick()).briefings == 1


async def test_the_night_forgets_what_is_no_longer_needed(archive: Archive) -> None:
    await archive.write(_prepare, 2)
    later = NOW + timedelta(days=100)
    ticking = Schedule(archive, Rounds(Rules(), Composing()), alerting(), lambda: NOW, (), lambda: None)
    await ticking.tick()
    await archive.write(subscriptions.pause, 1, "blocked", NOW)
    night = Schedule(archive, Rounds(Rules(), Composing()), alerting(), lambda: later, (), lambda: None)
    await night.keep_up()
    assert await archive.read(subscriptions.subscription, 1) is None
    assert await archive.read(subscriptions.subscription, 2) is not None
    assert await archive.read(_rows) == 0


def _rows(db: Database) -> int:
    return int(
        db.execute("SELECT (SELECT count(*) FROM told) + (SELECT count(*) FROM briefings)").fetchone()[0]
    )
