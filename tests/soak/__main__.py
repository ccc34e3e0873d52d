"""The fault run from the command line.

    python -m tests.soak [--minutes 10] [--chats 2000] [--seed 1] [--only rough gentle paced large]
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
from pathlib import Path

from tests.soak.life import Life
from tests.soak.night import night
from tests.soak.replica import pull_the_plug
from tests.soak.run import Plan, run
from tests.soak.troubles import HARMLESS, LOSING
from tests.soak.worst import worst

NIGHT_ARTICLES = 100_000


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--minutes", type=int, default=10, help="about, for all three")
    parser.add_argument("--chats", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", nargs="+", default=["rough", "gentle", "paced"], metavar="RUN")
    parser.add_argument("--days", type=int, help="live so many days instead, on a clock that runs ahead")
    chosen = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="newsbrief-soak-"))
    print(f"logs and databases: {folder}")
    if chosen.days:
        year = asyncio.run(Life(folder, chosen.chats, chosen.seed).live(chosen.days))
        print(year.told(), flush=True)
        return 1 if year.wrong else 0
    good = True
    for plan in plans(chosen.minutes, chosen.chats, chosen.seed):
        if plan.name not in chosen.only:
            continue
        place = folder / plan.name
        place.mkdir()
        result = asyncio.run(run(plan, place))
        print(result.told(), flush=True)
        good = good and not result.wrong
    if "worst" in chosen.only:
        place = folder / "worst"
        place.mkdir()
        ended = asyncio.run(worst(place, chosen.chats, chosen.minutes))
        print(ended.told(), flush=True)
        good = good and not ended.wrong
    if "night" in chosen.only:
        place = folder / "night"
        place.mkdir()
        spent = asyncio.run(night(place, NIGHT_ARTICLES, chosen.seed))
        print(spent.told(), flush=True)
        good = good and not spent.wrong
    if "replica" in chosen.only:
        place = folder / "replica"
        place.mkdir()
        pulled = asyncio.run(pull_the_plug(place, chosen.chats, rate=30, after=chosen.chats // 2))
        print(pulled.told(), flush=True)
        good = good and not pulled.wrong
    return 0 if good else 1


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
