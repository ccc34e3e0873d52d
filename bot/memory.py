"""Memory: keeps that of a process with a few long-lived threads from growing over months.

glibc gives each thread a heap (arena) of its own, up to eight for each core. What SQLite's caches and large
answers leave in them is seldom given back, so that a year adds as much as the bot needs at its start.
"""

import ctypes
import sys

ARENAS = 2
_M_ARENA_MAX = -8  # malloc.h


def share_arenas() -> None:
    """Let all threads that are yet to start share ARENAS heaps. Without glibc there is nothing to do."""
    if sys.platform == "linux" and (mallopt := getattr(ctypes.CDLL(None), "mallopt", None)) is not None:
        mallopt(_M_ARENA_MAX, ARENAS)
