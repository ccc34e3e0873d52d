"""Run: one fault run from the first start of the bot to the count.

Everything is real but Telegram: the process, its database on disk, its clock, the signals.
"""

import asyncio
import random
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.demo.limits import Limits
from bot.demo.server import LocalTelegram
from tests.soak.count import Count, count
from tests.soak.process import BotProcess
from tests.soak.troubles import LOSING, Troubles
from tests.soak.waiting import until
from tests.soak.world import CURIOUS, World

_SETTLE_SECONDS = 900.0
_PATIENCE_SECONDS = 30.0
_BETWEEN_QUESTIONS_SECONDS = 1.5


@dataclass(frozen=True, slots=True)
class Plan:
    """What one run is made of.

    slots: how many briefings each chat is due: the first at the start, the others at the minutes after.
    signals: "kill" and "term" in their order, each after so many seconds (from, to) of running.
    troubles: shares in a thousand, by name. rate: NEWSBRIEF_RATE; paced: the server counts strictly.
    blocks: so many persons block the bot, or groups move. broadcast: a message to all at the end.
    """

    name: str
    chats: int
    slots: int
    signals: Sequence[str]
    pauses: tuple[float, float]
    troubles: Mapping[str, int]
    rate: int = 0
    paced: bool = False
    blocks: int = 0
    broadcast: bool = True
    seed: int = 1

    @property
    def loses_answers(self) -> bool:
        """Whether it may be unknown of a send whether it arrived."""
        return "kill" in self.signals or bool(LOSING.keys() & self.troubles.keys())


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a run. longest_answer: the longest that a question waited for its answer, seconds."""

    plan: Plan
    count: Count
    seconds: float
    struck: Mapping[str, int]
    starts: int
    longest_stop: float
    wrong_ends: Sequence[int]
    megabytes: float
    longest_answer: float
    log: str = field(repr=False)

    @property
    def wrong(self) -> list[str]:
        """What must not be, in words; empty for a good run."""
        found = self.count.wrong(answers_lost=self.plan.loses_answers)
        if self.longest_stop > 10.0:
            found.append(f"a stop took {self.longest_stop:.1f} s")
        if self.wrong_ends:
            found.append(f"a stop ended with {list(self.wrong_ends)}")
        if "429" not in self.plan.troubles and self.count.refused:
            found.append(f"{self.count.refused} answers of 429")
        return found

    def told(self) -> str:
        """The figures in a few lines."""
        counted = self.count
        states = ", ".join(f"{number} {state}" for state, number in sorted(counted.states.items()))
        struck = ", ".join(f"{number} {name}" for name, number in sorted(self.struck.items())) or "none"
        return "\n".join(
            (
                f"{self.plan.name}: {self.plan.chats} chats, {self.starts} starts, {self.seconds:.0f} s",
                f"  outbox: {states}",
                f"  faults: {struck}",
                f"  to arrive {counted.entries}, arrived {counted.arrived}: {counted.missing} missing, "
                f"{counted.doubled} doubled, {counted.doubts} in doubt, {counted.slots_lost} slots lost",
                f"  answers of 429: {counted.refused}; longest stop {self.longest_stop:.1f} s; "
                f"longest wait for an answer {self.longest_answer:.2f} s; memory {self.megabytes:.0f} MB",
                f"  {'; '.join(self.wrong) or 'good'}",
                *(f"  unexplained: {one}" for one in counted.unexplained),
            )
        )


async def run(plan: Plan, folder: Path) -> Result:
    """Make one run in an empty folder, let it settle, and count."""
    begun = time.monotonic()
    chance = random.Random(plan.seed)
    troubles = Troubles(plan.seed, dict(plan.troubles), spared=[CURIOUS])
    async with LocalTelegram(limits=Limits() if plan.paced else None, seed=plan.seed) as telegram:
        telegram.faults.plan = troubles
        world = World(telegram, folder / "news.db", plan.chats, chance)
        bot = BotProcess(folder, telegram.token, telegram.url, plan.rate)
        minute = datetime.now(UTC).replace(second=0, microsecond=0)
        hours = [(minute + timedelta(minutes=number)).time() for number in range(plan.slots)]
        world.subscribe(hours, minute - timedelta(minutes=1))
        world.news(datetime.now(UTC))
        waits: list[float] = []
        async with asyncio.TaskGroup() as tasks:
            happening = [
                tasks.create_task(_news(world, minute, plan.slots, broadcast=plan.broadcast)),
                tasks.create_task(_mishaps(world, plan.blocks, plan.pauses, chance)),
            ]
            over = asyncio.Event()
            tasks.create_task(_ask(world, bot, waits, over))
            await _signals(bot, plan, chance)
            await asyncio.gather(*happening)
            troubles.calm = True
            await settle(world)
            over.set()
        await bot.terminate()
        counted = count(folder / "news.db", telegram.ledger, world.moved, plan.slots, frozenset({CURIOUS}))
    return Result(
        plan,
        counted,
        time.monotonic() - begun,
        troubles.counts,
        bot.starts,
        bot.longest_stop,
        bot.wrong_ends,
        bot.megabytes,
        max(waits, default=0.0),
        bot.log,
    )


async def _signals(bot: BotProcess, plan: Plan, chance: random.Random) -> None:
    """Start the bot, and end it at random moments of its work, each time starting it again."""
    await bot.start()
    for signal in plan.signals:
        await asyncio.sleep(chance.uniform(*plan.pauses))
        await (bot.kill() if signal == "kill" else bot.terminate())
        await bot.start()


async def _news(world: World, minute: datetime, slots: int, *, broadcast: bool) -> None:
    """News comes in shortly before each slot, and a message to everybody after the last."""
    for number in range(1, slots):
        await _until(minute + timedelta(minutes=number, seconds=-8))
        await asyncio.to_thread(world.news, datetime.now(UTC))
    if not broadcast:
        return
    await _until(minute + timedelta(minutes=slots - 1, seconds=1))
    await asyncio.to_thread(world.broadcast, "To all who read this", datetime.now(UTC))


async def _mishaps(world: World, blocks: int, pauses: tuple[float, float], chance: random.Random) -> None:
    """Now and then somebody blocks the bot, or a group moves."""
    for number in range(blocks):
        await asyncio.sleep(chance.uniform(*pauses) / 4)
        if number % 2:
            world.some_group_moves()
        else:
            world.somebody_blocks()


async def _ask(world: World, bot: BotProcess, waits: list[float], over: asyncio.Event) -> None:
    """Ask something now and then; note how long the answer takes while the bot runs without a break."""
    while not over.is_set():
        starts, asked = bot.starts, time.monotonic()
        with suppress(TimeoutError):
            await world.curious.chat.ask("/latest", timeout=_PATIENCE_SECONDS)
        if bot.starts == starts > 0:
            waits.append(time.monotonic() - asked)
        with suppress(TimeoutError):
            await asyncio.wait_for(over.wait(), _BETWEEN_QUESTIONS_SECONDS)


async def settle(world: World) -> None:
    """Wait until nothing is left to make or to send."""
    await until(lambda: world.settled(datetime.now(UTC)), _SETTLE_SECONDS)


async def _until(moment: datetime) -> None:
    await asyncio.sleep(max(0.0, (moment - datetime.now(UTC)).total_seconds()))
