"""Samples: the news of the demo, pages on invented events as an admin would push them.

The ages in them count back from whenever they are read, so the news is always of today.
"""

from collections.abc import Iterator
from importlib import resources

_FOLDER = resources.files("bot.demo") / "news"
_TO_PASTE = "sample-page.txt"


def pages() -> Iterator[tuple[str, bytes]]:
    """Name and content of each page to begin with, oldest news first."""
    names = sorted(file.name for file in _FOLDER.iterdir() if file.name.endswith(".txt"))
    for name in names:
        if name != _TO_PASTE:
            yield name, (_FOLDER / name).read_bytes()


def page_to_paste() -> str:
    """A further page, longer than one message, to try pushing with."""
    return (_FOLDER / _TO_PASTE).read_text(encoding="utf-8")
