"""Message: what a view gives and a chat gets. Pure data, no network."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Button:
    """An inline button: callback data (at most 64 bytes) or an address to open."""

    label: str
    data: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Message:
    """A text in Telegram's HTML with its rows of buttons; preview: the one link to show a preview of."""

    text: str
    buttons: tuple[tuple[Button, ...], ...] = ()
    preview: str | None = None
