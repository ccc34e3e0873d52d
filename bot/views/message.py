"""Message: what a view gives and a chat gets. Pure data, no network."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Button:
    """An inline button: callback data (at most 64 bytes), an address to open, or words for the inline mode.

    query: is put after the bot's name in a chat that the reader chooses.
    """

    label: str
    data: str | None = None
    url: str | None = None
    query: str | None = None


@dataclass(frozen=True, slots=True)
class Message:
    """A text in Telegram's HTML with its rows of buttons; preview: the one link to show a preview of.

    rich: the same as a rich message, for servers that take them. rtl: it is read from the right.
    """

    text: str
    buttons: tuple[tuple[Button, ...], ...] = ()
    preview: str | None = None
    rich: str | None = None
    rtl: bool = False
