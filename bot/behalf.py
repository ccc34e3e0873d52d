"""Behalf: a channel that is set up from the private chat with one of its administrators.

The pages of the settings are those of any chat. Here their buttons are made to act for the channel, and each
page says which channel it is about.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from bot import callbacks
from bot.callbacks import Press
from bot.views.message import Button, Message
from bot.views.text import MESSAGE_UNITS, bold, join, line, shorten, visible

NAME = "at"
CARRIED = frozenset({"ask", "sub", "set", "begin", "follow", "mine", "tune", "topic", "topics"})
"""The buttons that change what a chat gets, or lead to those that do."""
ASKED = frozenset({"subscribe", "settings", "follow", "topics"})
"""The commands that a button may stand for here."""
_TITLE_UNITS = 64


@dataclass(frozen=True, slots=True)
class Behalf:
    """The channel that is set up. id: as buttons name it. chat_id: the private chat, where answers go."""

    id: int
    title: str
    chat_id: int


def carried(message: Message, behalf: Behalf) -> Message:
    """A page about the channel: its title above, and its buttons for the channel."""
    title = bold(shorten(line(behalf.title), _TITLE_UNITS))
    text = join("\n\n", (title, message.text))
    rows = (tuple(_buttons(row, behalf.id)) for row in message.buttons)
    return replace(
        message,
        text=text if visible(text) <= MESSAGE_UNITS else message.text,
        buttons=tuple(row for row in rows if row),
    )


def inner(press: Press) -> Press | None:
    """The button that a carried one stands for; None where it stands for none that may be carried."""
    if len(press.arguments) < 2:
        return None
    _, name, *rest = press.arguments
    if name not in CARRIED or (name == "ask" and not ASKED.intersection(rest[:1])):
        return None
    return Press(name, tuple(rest))


def _buttons(row: Iterable[Button], id_: int) -> Iterator[Button]:
    """The buttons of a row; one whose data would not fit any more is left out."""
    for button in row:
        press = callbacks.parse(button.data)
        if press is None or press.name not in CARRIED:
            yield button
        elif callbacks.fits(NAME, id_, press.name, *press.arguments):
            yield Button(button.label, callbacks.data(NAME, id_, press.name, *press.arguments))
