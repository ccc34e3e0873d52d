"""The upkeep of a night: what is old goes, in small steps, and what is still needed stays."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot import nights
from bot.archive import Archive
from bot.nights import Kept
from storage import keeping, ledger, outbox, received
from storage.database import Database, transaction
from storage.errors import NotFoundError
from storage.keeping import RawDump
from storage.outbox import Entry, State
from tests.conftest import NewDatabase
from tests.storage.conftest import NOW, article, reading
from tests.storage.texts import FERRY, LIBRARY

LATER = NOW + timedelta(days=31)


@pytest.fixture
async def archive(tmp_path: Path, new_database: NewDatabase) -> AsyncIterator[Archive]:
    archive = Archive(new_database(tmp_path / "news.db"))
    await archive.open()
    yield archive
    await archive.close()


def _filled(db: Database) -> None:
    with transaction(db):
        for number in range(1_203):
            state = State.WAITING if number < 3 else State.NOTHING_NEW
            payload = f"text {number % 7}"
            outbox.add(db, Entry(number, "slot", NOW, payload=payload, state=state), NOW)
        outbox.add(db, Entry(9_999, "slot", LATER, payload="text 5", state=State.NOTHING_NEW), LATER)
    for title, text, moment in (("Ferry opens", FERRY, NOW), ("A night for a novel", LIBRARY, LATER)):
        keeping.keep(db, RawDump(title, text, moment), reading(article(title, text), at=moment), moment)
    received.keep(db, 1, 7, "{}", NOW)
    received.keep(db, 2, 7, "{}", NOW)
    received.done(db, 2)


def _left(db: Database) -> tuple[int, int, int]:
    tables = ("outbox", "payloads", "updates")
    first, second, third = (db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables)
    return first, second, third


async def test_what_is_old_is_forgotten_in_steps_and_what_is_needed_stays(archive: Archive) -> None:
    await archive.write(_filled)
    steps: list[None] = []

    def going() -> bool:
        steps.append(None)
        return True

    await nights.keep_up(archive, Kept(raw=timedelta(days=7)), LATER, going)
    assert len(steps) > 1_200 // outbox.PRUNED_AT_A_TIME
    assert await archive.read(_left) == (4, 4, 1)
    with pytest.raises(NotFoundError):
        await archive.read(ledger.raw, 1)
    assert await archive.read(ledger.raw, 2) == LIBRARY


async def test_raw_dumps_are_kept_where_nothing_else_is_said(archive: Archive) -> None:
    await archive.write(_filled)
    await nights.keep_up(archive, Kept(), LATER + timedelta(days=3650), lambda: True)
    assert await archive.read(ledger.raw, 1) == FERRY


async def test_a_night_that_is_to_end_leaves_the_rest_to_the_next(archive: Archive) -> None:
    await archive.write(_filled)
    await nights.keep_up(archive, Kept(), LATER, lambda: False)
    assert (await archive.read(_left))[0] == 1_204
