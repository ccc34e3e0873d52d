"""Workbench: the process in which work on files is done; workshop.py starts it and stops it.

Jobs come in on standard input and what they give goes out on standard output, each pickled behind its length.
Memory is bounded where the system can do so. Nothing here knows what a job does.
"""

import contextlib
import os
import pickle
import signal
import struct
import sys
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO, NamedTuple

LENGTH = struct.Struct(">Q")


class Job(NamedTuple):
    """A call whose items are sent one by one; function: of a module, so that it can be pickled."""

    function: Callable[..., Iterator[Any]]
    arguments: tuple[Any, ...]


class Item(NamedTuple):
    """Something that a job gave."""

    value: Any


class End(NamedTuple):
    """A job is over. error: what it raised. memory: it needed more than there may be."""

    error: Exception | None = None
    memory: bool = False


def packed(message: object) -> bytes:
    """A message as it goes over a pipe."""
    data = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    return LENGTH.pack(len(data)) + data


def main() -> None:
    """Work until there are no more jobs.

    Arguments: bytes of memory, 0 for no bound; whole seconds for each thing that a job gives, after which the
    system ends this, for a bot that is no more and can't.
    """
    with contextlib.suppress(BrokenPipeError):
        _work()


def _work() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the bot, which then ends this
    _bound(int(sys.argv[1]))
    seconds = int(sys.argv[2])
    jobs, results = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a library that prints must not get in between
    while (job := _received(jobs)) is not None:
        end = _done(job, results, seconds)
        del job
        _send(results, end)
        if end.memory:
            return  # the next one starts with a clean process


def _done(job: Job, results: BinaryIO, seconds: int) -> End:
    try:
        _alarm(seconds)
        for value in job.function(*job.arguments):
            _alarm(0)
            _send(results, Item(value))
            _alarm(seconds)
    except MemoryError:
        return End(memory=True)
    except Exception as error:  # noqa: BLE001  # handed to whom the job is for
        return End(_picklable(error))
    finally:
        _alarm(0)
    return End()


def _alarm(seconds: int) -> None:
    """Ends this process after so many seconds, where the system can; 0 calls it off."""
    if sys.platform != "win32":
        signal.alarm(seconds)


def _picklable(error: Exception) -> Exception:
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:  # noqa: BLE001  # whatever an exception of a library holds
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error


def _received(jobs: BinaryIO) -> Job | None:
    head = jobs.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    job: Job = pickle.loads(jobs.read(*LENGTH.unpack(head)))
    return job


def _send(results: BinaryIO, message: object) -> None:
    results.write(packed(message))
    results.flush()


def _bound(memory: int) -> None:
    if memory and sys.platform != "win32":
        import resource

        with contextlib.suppress(ValueError, OSError):  # macOS knows the limit and does not keep it
            resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
