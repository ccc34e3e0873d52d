"""How long the steps of a night's upkeep hold the writer: nobody may wait for one longer than a moment.

    python -m tests.benchmarks.nights [--records 40000]

Prints the longest step of each kind in milliseconds of processor time; exit status 1 where one takes more
than a tenth of a second.
"""

import argparse
import asyncio
import random
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from bot import nights
from bot.archive import Archive
from bot.nights import Kept
from storage import keeping, outbox
from storage.database import Database, transaction
from storage.keeping import RawDump
from storage.outbox import Entry, State
from tests.storage.conftest import NOW, article, reading

LONGEST_MILLISECONDS = 100.0
P = ParamSpec("P")
T = TypeVar("T")


class Timed(Archive):
    """An archive that notes how long each function had the writer."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.took: defaultdict[str, list[float]] = defaultdict(list)

    async def write(
        self, function: Callable[Concatenate[Database, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        def timed(db: Database) -> T:
            begun = time.thread_time()
            try:
                return function(db, *args, **kwargs)
            finally:
                name = f"{function.__module__}.{getattr(function, '__name__', '')}"
                self.took[name].append(1_000 * (time.thread_time() - begun))

        return await super().write(timed)


def _fill(db: Database, records: int, chance: random.Random) -> None:
    old = NOW - timedelta(days=60)
    with transaction(db):
        for number in range(records):
            payload = f"Briefing {number // 4} " + "word " * 200
            entry = Entry(number, "slot", old, payload=payload, state=State.NOTHING_NEW)
            outbox.add(db, entry, old)
    for number in range(150):
        words = [f"{chance.randrange(4_000)}x" for _ in range(120)]
        told = [article(f"{number} {at} {words[at]}", " ".join(chance.sample(words, 60))) for at in range(4)]
        keeping.keep(db, RawDump(f"dump {number}", f"{number} " * 100_000, old), reading(*told, at=old), old)


async def main(records: int) -> int:
    with tempfile.TemporaryDirectory() as folder:
        archive = Timed(Path(folder) / "news.db")
        await archive.open()
        await archive.write(_fill, records, random.Random(1))
        archive.took.clear()
        await nights.keep_up(archive, Kept(raw=timedelta(days=7)), NOW, lambda: True)
        await archive.close()
    longest = 0.0
    for name, took in sorted(archive.took.items()):
        longest = max(longest, *took)
        print(f"{name:<32} {len(took):>5} steps, longest {max(took):6.1f} ms, all {sum(took):8.1f} ms")
    return 0 if longest <= LONGEST_MILLISECONDS else 1


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--records", type=int, default=40_000)
    sys.exit(asyncio.run(main(parser.parse_args().records)))
