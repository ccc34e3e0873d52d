"""How many briefings leave a second, outbox and all, beside python-telegram-bot's default, in one run.

    python -m tests.benchmarks.sends [--briefings 8000] [--rounds 3]

Both sides send the same text to the same bare server, in a process of its own, with 64 in flight. The
default side is Bot.send_message and nothing else; ours takes rows out of an outbox on disk, with every
claim and end committed. Rounds alternate, each in a fresh process; the ratio is of the best rounds, as
others on the machine only ever make one slower. CPU is the process's own, all threads.
"""

import argparse
import asyncio
import json
import resource
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from telegram import Bot
from telegram.request import HTTPXRequest

from bot.archive import Archive
from bot.delivery import CONNECTIONS, Chats, Deliveries
from bot.pacer import Pacer
from bot.payloads import payload
from bot.transport import request
from bot.views.message import Message
from storage import outbox
from storage.database import Database, transaction
from storage.outbox import Entry

TOKEN = "123456789:AAbbCCddEEffGGhhIIjjKKllMMnnOOppQQr"
TEXT = (
    "<b>A headline of usual length, with a source</b>\nTwo lines that say what it is about, as it is.\n\n" * 8
)
IN_FLIGHT = 64
# Of the ways that a text differs from chat to chat: so many different briefings are in one run.
DIFFERENT = 50


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument(
        "--briefings", type=int, default=8_000, help="of ours in a round; a quarter of the default's"
    )
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--side", choices=["default", "ours"], help=argparse.SUPPRESS)
    parser.add_argument("--port", type=int, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.side:
        side = _default if chosen.side == "default" else _ours
        print(json.dumps(asyncio.run(side(chosen.port, chosen.briefings))))
        return
    with subprocess.Popen(
        [sys.executable, "-m", "tests.benchmarks.bare_server"], stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout is not None
        port = server.stdout.readline().strip()
        try:
            rounds = [
                (_round("default", chosen.briefings // 4, port), _round("ours", chosen.briefings, port))
                for _ in range(chosen.rounds)
            ]
        finally:
            server.terminate()
    default = max((pair[0] for pair in rounds), key=lambda one: one["a_second"])
    ours = max((pair[1] for pair in rounds), key=lambda one: one["a_second"])
    for name, one in (("default", default), ("ours", ours)):
        told = f"{one['a_second']:6.0f} a second, {one['cpu_ms']:.3f} ms CPU each, {one['megabytes']:.0f} MB"
        print(f"{name:8} {told}")
    print(f"ratio    {ours['a_second'] / default['a_second']:.1f}")


def _round(side: str, count: int, port: str) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.benchmarks.sends", "--side", side]
    done = subprocess.run(
        [*command, "--briefings", str(count), "--port", port], check=True, capture_output=True, text=True
    )
    result: dict[str, float] = json.loads(done.stdout)
    print(f"  {side:8} {result['a_second']:6.0f} a second", file=sys.stderr)
    return result


async def _default(port: int, count: int) -> dict[str, float]:
    numbers = iter(range(1, count + 1))
    async with HTTPXRequest() as line:
        bot = Bot(TOKEN, base_url=f"http://127.0.0.1:{port}/bot", request=line)

        async def send() -> None:
            for number in numbers:
                await bot.send_message(number, f"{TEXT}{number % DIFFERENT}", parse_mode="HTML")

        clock = _Clock()
        await asyncio.gather(*(send() for _ in range(IN_FLIGHT)))
        return clock.result(count)


async def _ours(port: int, count: int) -> dict[str, float]:
    now = datetime.now(UTC)

    def fill(db: Database) -> None:
        texts = [payload(Message(f"{TEXT}{number}")) for number in range(DIFFERENT)]
        with transaction(db):
            for number in range(1, count + 1):
                text = texts[number % DIFFERENT]
                outbox.add(
                    db, Entry(number, "07:30", now, payload=text, expires_at=now + timedelta(hours=12)), now
                )

    with tempfile.TemporaryDirectory() as folder:
        archive = Archive(Path(folder) / "news.db")
        await archive.open()
        await archive.write(fill)
        deliveries = Deliveries(
            archive,
            request("aiohttp", connections=CONNECTIONS),
            f"http://127.0.0.1:{port}/bot{TOKEN}",
            Pacer(0),
            Chats(*(lambda *_: None,) * 3),
            lambda: datetime.now(UTC),
        )
        clock = _Clock()
        await deliveries.start()
        while await archive.read(_left, count):  # noqa: ASYNC110  # it is the database that changes
            await asyncio.sleep(0.02)
        result = clock.result(count)
        await deliveries.stop()
        await archive.close()
    return result


def _left(db: Database, count: int) -> bool:
    """Whether any is not recorded as sent. Cheap while it is so: the newest are sent last."""
    last = db.conn.execute("SELECT state FROM outbox WHERE id = ?", (count,)).fetchone()[0]
    if last != "sent":
        return True
    return bool(db.conn.execute("SELECT count(*) FROM outbox WHERE state <> 'sent'").fetchone()[0])


class _Clock:
    def __init__(self) -> None:
        self._begun = time.perf_counter()
        self._cpu = time.process_time()

    def result(self, count: int) -> dict[str, float]:
        return {
            "a_second": count / (time.perf_counter() - self._begun),
            "cpu_ms": 1e3 * (time.process_time() - self._cpu) / count,
            "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        }


if __name__ == "__main__":
    main()
