"""Problems: what an admin must know, each in a sentence with what to do."""

from collections.abc import Callable

from bot import callbacks
from bot.texts import Texts
from bot.views.message import Button, Message
from bot.views.stories import SOURCE_UNITS
from bot.views.text import line, shorten

_MEGABYTE = 1024 * 1024


def disk(free: int) -> Callable[[Texts], Message]:
    """The disk is nearly full. free: bytes."""

    def view(texts: Texts) -> Message:
        return Message(texts("problem-disk", free=texts.number(free // _MEGABYTE)))

    return view


def silent(source: str) -> Callable[[Texts], Message]:
    """A source that always had news has none any more."""

    def view(texts: Texts) -> Message:
        ways = (
            Button(texts.plain("button-dumps"), callbacks.data("dumps")),
            Button(texts.plain("button-feeds"), callbacks.data("feeds")),
        )
        return Message(texts("problem-silent", source=shorten(line(source), SOURCE_UNITS)), (ways,))

    return view


def new_admin(name: str) -> Callable[[Texts], Message]:
    """Somebody has become an admin by a link."""

    def view(texts: Texts) -> Message:
        ways = (Button(texts.plain("button-admins"), callbacks.data("admins")),)
        return Message(texts("admin-new", name=shorten(line(name), SOURCE_UNITS)), (ways,))

    return view
