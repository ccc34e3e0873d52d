"""Workshop: work on files in processes of their own, bounded in time and memory, while the bot goes on.

A job is a function of a module and its arguments. A process does one job after another, is ended when it
takes too long, and when there has been nothing to do for a while. What is done there is not known here.
"""

import asyncio
import logging
import math
import os
import pickle
import sys
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, suppress
from typing import ParamSpec, TypeVar

from bot.workbench import LENGTH, End, Item, Job, packed
from storage.errors import NewsbriefError

SECONDS = 30.0
"""How long a job may take for each thing that it gives."""
MEMORY = 600 * 1024 * 1024
"""Bytes of a process, where the system can bound them."""
AT_ONCE = 2
IDLE_SECONDS = 120.0

_ORPHAN_SECONDS = 15
"""How much longer a process may work that nobody ends."""
_SECRETS = ("TELEGRAM_", "NEWSBRIEF_")

P = ParamSpec("P")
T = TypeVar("T")
_log = logging.getLogger(__name__)


class WorkError(NewsbriefError):
    """A job was stopped; the sentence says why and what to do."""


class SlowError(WorkError):
    """It took too long."""


class Workshop:
    """Does jobs, at most so many at once. close() ends its processes; a later job starts new ones."""

    def __init__(self, *, seconds: float = SECONDS, memory: int = MEMORY, at_once: int = AT_ONCE) -> None:
        self._seconds = seconds
        self._memory = memory
        self._turns = asyncio.Semaphore(at_once)
        self._idle: list[_Bench] = []
        self._busy: set[_Bench] = set()

    async def close(self) -> None:
        """End all processes, also those at work."""
        benches = [*self._idle, *self._busy]
        self._idle.clear()
        await asyncio.gather(*(bench.end() for bench in benches))

    async def do(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What a function gives. Raises WorkError, and what the function raises."""
        if kwargs:
            raise TypeError("a job has no named arguments")
        (value,) = [value async for value in self.each(_once, function, args)]
        return value

    async def each(
        self, function: Callable[P, Iterator[T]], *args: P.args, **kwargs: P.kwargs
    ) -> AsyncGenerator[T, None]:
        """What a generator gives, as it comes. Raises WorkError, and what the generator raises."""
        if kwargs:
            raise TypeError("a job has no named arguments")
        async with self._bench() as bench:
            await bench.begin(Job(function, args))
            while True:
                message = await self._next(bench)
                if isinstance(message, End):
                    bench.free = not message.memory
                    if message.memory:
                        raise WorkError("This file needs more memory than there may be: send it in parts.")
                    if message.error is not None:
                        raise message.error
                    return
                yield message.value

    async def _next(self, bench: "_Bench") -> Item | End:
        try:
            async with asyncio.timeout(self._seconds):
                return await bench.next()
        except TimeoutError as error:
            raise SlowError(
                f"Reading took longer than {self._seconds:g} seconds and was stopped: send it in parts,"
                " or copy its text."
            ) from error
        except (asyncio.IncompleteReadError, OSError) as error:
            raise WorkError(
                "The file could not be read: it ended the reading. Copy its text and paste that."
            ) from error

    @asynccontextmanager
    async def _bench(self) -> AsyncIterator["_Bench"]:
        async with self._turns:
            bench = self._idle.pop() if self._idle else await _Bench.started(self._memory, self._seconds)
            bench.rest()
            self._busy.add(bench)
            try:
                yield bench
            finally:
                self._busy.discard(bench)
                if bench.free:
                    self._idle.append(bench)
                    bench.idle(IDLE_SECONDS, self._retired)
                else:
                    await asyncio.shield(bench.end())

    def _retired(self, bench: "_Bench") -> None:
        if bench in self._idle:
            self._idle.remove(bench)


class _Bench:
    """A process. free: it has done what it had to do and can take a further job."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self._timer: asyncio.TimerHandle | None = None
        self._ending: asyncio.Task[None] | None = None
        self.free = True

    @classmethod
    async def started(cls, memory: int, seconds: float) -> "_Bench":
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-c",
            "from bot.workbench import main; main()",
            str(memory),
            str(math.ceil(seconds) + _ORPHAN_SECONDS),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            env=_surroundings(),
        )
        _log.debug("The process %d works on files.", process.pid)
        return cls(process)

    async def begin(self, job: Job) -> None:
        self.free = False
        stdin = self._process.stdin
        assert stdin is not None
        with suppress(OSError):  # it has ended; what it says, or does not, tells
            stdin.write(packed(job))
            await stdin.drain()

    async def next(self) -> Item | End:
        stdout = self._process.stdout
        assert stdout is not None
        (length,) = LENGTH.unpack(await stdout.readexactly(LENGTH.size))
        message: Item | End = pickle.loads(await stdout.readexactly(length))
        return message

    def idle(self, seconds: float, retired: Callable[["_Bench"], None]) -> None:
        """End after a while without work."""

        def retire() -> None:
            retired(self)
            self._ending = asyncio.create_task(self.end())

        self._timer = asyncio.get_running_loop().call_later(seconds, retire)

    def rest(self) -> None:
        """There is work again."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    async def end(self) -> None:
        self.rest()
        with suppress(ProcessLookupError):
            self._process.kill()
        await self._process.communicate()  # to the end of its pipes, so that nothing stays open


def _once(function: Callable[..., T], arguments: tuple[object, ...]) -> Iterator[T]:
    yield function(*arguments)


def _surroundings() -> dict[str, str]:
    """The environment of a process: no secret of the bot's, for what it reads may be hostile."""
    ours = {name: value for name, value in os.environ.items() if not name.startswith(_SECRETS)}
    # One thread each: more of them would only take room, and the bot's processor.
    return ours | {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "2"}
