"""Nights: the upkeep of the quiet hours: what is old is forgotten, the database is put in order.

In steps of a few dozen milliseconds on the archive's writer, so that whoever writes meanwhile waits for one
step at most, and readers for none. What a night leaves is done in the next.
"""

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from bot.archive import Archive
from storage import (
    absences,
    alerted,
    broadcasts,
    history,
    inbox,
    ledger,
    outbox,
    received,
    shortcuts,
    thumbs,
    upkeep,
    wordings,
)
from storage.database import Database
from storage.errors import StorageError

MOST_STEPS = 20_000
"""Of each kind of upkeep in one night."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Kept:
    """For how long things are kept. raw: the texts of dumps as they came; None for ever."""

    records: timedelta = timedelta(days=30)
    raw: timedelta | None = None
    told: timedelta = timedelta(days=14)
    paused: timedelta = timedelta(days=90)
    pushes: timedelta = timedelta(days=3)  # Telegram lets people edit for two
    thumbs: timedelta = timedelta(days=180)
    shortcuts: timedelta = timedelta(days=90)
    wordings: timedelta = timedelta(days=7)
    updates: timedelta = timedelta(days=2)  # Telegram keeps them for one


USUAL = Kept()


class Prune(Protocol):
    """Forgets a bounded number of things of before a time; how many it were, so as to know of more."""

    def __call__(self, db: Database, before: datetime, most: int, /) -> int: ...


async def keep_up(archive: Archive, kept: Kept, now: datetime, going: Callable[[], bool]) -> None:
    """Do a night's upkeep for as long as it is going on. Logs what goes wrong; never raises StorageError."""
    try:
        await _forget(archive, kept, now, going)
        for _ in range(MOST_STEPS):
            if not going() or not await archive.write(upkeep.step):
                break
            await asyncio.sleep(0)
        await archive.write(upkeep.finish)
    except StorageError as error:
        if not error.told:
            _log.error("The upkeep could not be done: %s It is tried again tomorrow.", error)


async def _forget(archive: Archive, kept: Kept, now: datetime, going: Callable[[], bool]) -> None:
    steps: list[tuple[Prune, int, timedelta]] = [
        (history.prune, history.PRUNED_AT_A_TIME, kept.told),
        (outbox.prune, outbox.PRUNED_AT_A_TIME, kept.records),
        (received.prune, received.PRUNED_AT_A_TIME, kept.updates),
    ]
    if kept.raw is not None:
        steps.append((ledger.drop_raw, ledger.DROPPED_AT_A_TIME, kept.raw))
    for prune, most, age in steps:
        for _ in range(MOST_STEPS):
            if not going() or await archive.write(prune, now - age, most) < most:
                break
    few: Sequence[tuple[Callable[[Database, datetime], object], timedelta]] = (
        (alerted.prune, kept.told),
        (absences.prune, kept.paused),
        (inbox.prune, kept.pushes),
        (broadcasts.prune, kept.records),
        (shortcuts.prune, kept.shortcuts),
        (thumbs.prune, kept.thumbs),
        (wordings.prune, kept.wordings),
    )
    for forget, age in few:
        await archive.write(forget, now - age)
