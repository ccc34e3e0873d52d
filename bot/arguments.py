"""Arguments: what stands after a command, and words that a button has no room for."""

from bot import behalf, callbacks
from bot.context import Context
from bot.views.text import line, shorten
from storage import shortcuts

WORDS_UNITS = 256
"""More words than this say nothing more."""
_MARK = "~"
_LARGEST_OFFSET = 10**6


def number(text: str) -> int | None:
    """A number as people write it, with or without #; None where it is none, or out of SQLite's range."""
    digits = text.strip().removeprefix("#")
    if not digits.isdecimal() or len(digits) > 18:
        return None
    return int(digits)


def words(text: str) -> str:
    """The words asked for, on one line and of a sane length."""
    return shorten(line(text), WORDS_UNITS).removesuffix("…")


async def portable(context: Context, name: str, asked: str) -> str:
    """The words as they fit into a button of this name, after a number: themselves or their key."""
    room = (behalf.NAME, _LARGEST_OFFSET, name, _LARGEST_OFFSET)  # a page may be about a channel
    if not asked.startswith(_MARK) and callbacks.fits(*room, asked):
        return asked
    return _MARK + await context.archive.write(shortcuts.key, asked, context.chat_id, context.now)


async def unpacked(context: Context, carried: str) -> str | None:
    """The words that portable made this of; None where they are no longer kept."""
    if not carried.startswith(_MARK):
        return carried
    return await context.archive.read(shortcuts.words, carried.removeprefix(_MARK))
