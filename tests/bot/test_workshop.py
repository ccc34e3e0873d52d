"""Work on files is done beside the bot, bounded in time and memory, and each end has a sentence."""

import asyncio
import os
import signal
import sys
import threading
from collections.abc import AsyncIterator, Iterator

import pytest

from bot.workbench import Job, packed
from bot.workshop import SlowError, WorkError, Workshop
from storage.dumps.feed import FeedError

MEGABYTE = 1024 * 1024


@pytest.fixture
async def workshop() -> AsyncIterator[Workshop]:
    workshop = Workshop(seconds=20)
    yield workshop
    await workshop.close()


def _process() -> int:
    return os.getpid()


def _counted(count: int) -> Iterator[int]:
    yield from range(count)


def _stands_still() -> None:
    threading.Event().wait()


def _gives_none() -> Iterator[int]:
    threading.Event().wait()
    yield 1


def _secrets() -> list[str]:
    return [value for name, value in os.environ.items() if "TOKEN" in name]


def _gives_one() -> Iterator[int]:
    yield 1
    threading.Event().wait()


def _takes(size: int) -> int:
    return len(bytearray(size))


def _ends() -> None:
    os._exit(9)


def _refuses() -> None:
    raise FeedError("This is no feed.")


async def test_jobs_are_done_in_one_other_process(workshop: Workshop) -> None:
    first = await workshop.do(_process)
    assert first != os.getpid()
    assert [number async for number in workshop.each(_counted, 5)] == [0, 1, 2, 3, 4]
    with pytest.raises(FeedError, match=r"This is no feed\."):
        await workshop.do(_refuses)
    assert await workshop.do(_process) == first


async def test_a_job_that_takes_too_long_is_ended_with_a_sentence() -> None:
    workshop = Workshop(seconds=0.5)
    with pytest.raises(SlowError, match=r"longer than 0\.5 seconds"):
        await workshop.do(_stands_still)
    await workshop.close()


async def test_the_loop_goes_on_while_a_job_is_at_work(workshop: Workshop) -> None:
    still = workshop.each(_gives_one)
    assert await anext(still) == 1
    other = await workshop.do(_process)
    assert other != os.getpid()
    waiting = asyncio.ensure_future(anext(still))
    assert [number async for number in workshop.each(_counted, 2)] == [0, 1]
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting


@pytest.mark.skipif(sys.platform != "linux", reason="only here the system bounds a process's memory")
async def test_a_job_that_takes_too_much_memory_is_ended_with_a_sentence() -> None:
    workshop = Workshop(memory=300 * MEGABYTE)
    with pytest.raises(WorkError, match="memory"):
        await workshop.do(_takes, 400 * MEGABYTE)
    assert await workshop.do(_takes, 10 * MEGABYTE) == 10 * MEGABYTE
    await workshop.close()


async def test_a_process_that_dies_is_told_and_replaced(workshop: Workshop) -> None:
    first = await workshop.do(_process)
    with pytest.raises(WorkError, match="could not be read"):
        await workshop.do(_ends)
    assert await workshop.do(_process) != first


@pytest.mark.skipif(sys.platform == "win32", reason="this system has no alarm")
async def test_a_process_that_nobody_ends_is_ended_by_the_system() -> None:
    code = "from bot.workbench import main; main()"
    arguments = (sys.executable, "-c", code, "0", "1")
    process = await asyncio.create_subprocess_exec(*arguments, stdin=asyncio.subprocess.PIPE)
    await process.communicate(packed(Job(_gives_none, ())))
    assert process.returncode == -signal.SIGALRM


async def test_a_process_knows_no_secret(monkeypatch: pytest.MonkeyPatch, workshop: Workshop) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "1:secret")
    assert await workshop.do(_secrets) == []
