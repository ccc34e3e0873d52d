"""The fault run from the command line.

    python -m tests.soak [--minutes 10] [--chats 2000] [--seed 1] [--only rough gentle paced]
    python -m tests.soak --days 365 [--chats 2000] [--seed 1]

Runs: rough (every fault, kill -9 and SIGTERM), gentle (only faults that lose no answer, only SIGTERM), paced
(Telegram's pace, counted strictly, no fault), and, if asked for, large (100,000 chats due at once, no pace
and no fault, for memory and the wait of a person meanwhile), worst (everything at once, with --chats 20000
for instance), night (answers beside the upkeep of a large archive) and replica (the plug is pulled, another
machine goes on from Litestream's replica). Exit status 1 where anything is missing, doubled beyond what is
named in doubt, refused with 429 for our own pace, or late. The logs stay where it says.
"""

import argparse
import asyncio
import sys
import tempfile
from collections.abc import Callable, Coroutine, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from bot import memory
from tests.soak.life import Life
from tests.soak.night import night
from tests.soak.replica import pull_the_plug
from tests.soak.run import Plan, run
from tests.soak.troubles import HARMLESS, LOSING
from tests.soak.worst import worst


class Told(Protocol):
    """What came of a run."""

    @property
    def wrong(self) -> Sequence[str]:
        """What must not be, in words."""

    def told(self) -> str:
        """The figures in a few lines."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--minutes", type=int, default=10, help="about, for all three")
    parser.add_argument("--chats", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", nargs="+", default=["rough", "gentle", "paced"], metavar="RUN")
    parser.add_argument("--days", type=int, help="live so many days instead, on a clock that runs ahead")
    chosen = parser.parse_args()
    memory.share_arenas()  # as `newsbrief run` does
    folder = Path(tempfile.mkdtemp(prefix="newsbrief-soak-"))
    print(f"logs and databases: {folder}")
    if chosen.days:
        year = asyncio.run(Life(folder, chosen.chats, chosen.seed).live(chosen.days))
        print(year.told(), flush=True)
        return 1 if year.wrong else 0
    good = True
    for name, begin in _runs(chosen.minutes, chosen.chats, chosen.seed).items():
        if name in chosen.only:
            place = folder / name
            place.mkdir()
            result = asyncio.run(begin(place))
            print(result.told(), flush=True)
            good = good and not result.wrong
    return 0 if good else 1


def _runs(minutes: int, chats: int, seed: int) -> dict[str, Callable[[Path], Coroutine[Any, Any, Told]]]:
    """What each run does in its folder, by name."""
    return {plan.name: partial(run, plan) for plan in plans(minutes, chats, seed)} | {
        "worst": partial(worst, chats=chats, minutes=minutes),
        "night": partial(night, seed=seed),
        "replica": partial(pull_the_plug, chats=chats, rate=30, after=chats // 2),
    }


def plans(minutes: int, chats: int, seed: int) -> tuple[Plan, ...]:
    """Half of the time for the rough run; the paced one takes as long as its chats need at 30 a second."""
    rough, gentle = max(1, minutes // 2), max(1, minutes // 4)
    return (
        Plan(
            "rough",
            chats,
            slots=min(6, rough),
            signals=["kill", "term", "kill"] * max(1, 2 * rough // 3),
            pauses=(4.0, 28.0),
            troubles=HARMLESS | LOSING,
            blocks=chats // 50,
            seed=seed,
        ),
        Plan(
            "gentle",
            chats,
            slots=min(6, gentle),
            signals=["term"] * 2 * gentle,
            pauses=(4.0, 28.0),
            troubles=HARMLESS,
            seed=seed,
        ),
        Plan(
            "paced", chats, slots=1, signals=["term"], pauses=(20.0, 40.0), troubles={}, rate=30, paced=True
        ),
        Plan("large", 100_000, slots=1, signals=[], pauses=(0.0, 0.0), troubles={}, broadcast=False),
    )


if __name__ == "__main__":
    sys.exit(main())
