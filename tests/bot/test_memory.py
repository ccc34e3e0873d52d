"""Memory: threads share a few heaps, as glibc itself counts them."""

import platform
import subprocess
import sys

import pytest

from bot.memory import ARENAS

_COUNT = """
import ctypes, os, threading, tempfile
from bot import memory
{first}
libc = ctypes.CDLL(None)
libc.malloc.restype = ctypes.c_void_p
libc.fdopen.restype = ctypes.c_void_p
barrier = threading.Barrier(8)
def work():
    libc.malloc(ctypes.c_size_t(4000))
    barrier.wait()
threads = [threading.Thread(target=work) for _ in range(8)]
for thread in threads: thread.start()
for thread in threads: thread.join()
with tempfile.TemporaryFile() as told:
    file = ctypes.c_void_p(libc.fdopen(os.dup(told.fileno()), b"w"))
    libc.malloc_info(0, file)
    libc.fflush(file)
    told.seek(0)
    print(told.read().count(b"<heap "))
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only glibc has heaps by thread")
def test_many_threads_share_two_heaps() -> None:
    assert _heaps("") > ARENAS
    assert _heaps("memory.share_arenas()") <= ARENAS


def _heaps(first: str) -> int:
    done = subprocess.run(
        [sys.executable, "-c", _COUNT.format(first=first)], check=True, capture_output=True, text=True
    )
    return int(done.stdout)
