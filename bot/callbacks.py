"""Callbacks: what a button carries, built and read in one place.

`1:topic:5:hong kong` is a version, the button's name and its arguments. The version lets a later
program know buttons of old messages. Telegram allows 64 bytes.
"""

from dataclasses import dataclass

VERSION = "1"
MOST_BYTES = 64


@dataclass(frozen=True, slots=True)
class Press:
    """A pressed button: its name in the registry, and its arguments as texts."""

    name: str
    arguments: tuple[str, ...]

    def number(self, position: int) -> int | None:
        """The argument at a position as a number that fits in 63 bits, or None: data can be forged."""
        try:
            text = self.arguments[position]
        except IndexError:
            return None
        if not (text.isascii() and text.isdecimal() and len(text) <= 18):
            return None
        return int(text)


def data(name: str, *arguments: int | str) -> str:
    """Callback data for a button; ValueError where it is longer than Telegram takes."""
    built = ":".join([VERSION, name, *(_escaped(str(argument)) for argument in arguments)])
    if len(built.encode()) > MOST_BYTES:
        raise ValueError(f"callback data of more than {MOST_BYTES} bytes: {built}")
    return built


def fits(name: str, *arguments: int | str) -> bool:
    """Whether `data` with these would be short enough."""
    return (
        len(":".join([VERSION, name, *(_escaped(str(argument)) for argument in arguments)]).encode())
        <= MOST_BYTES
    )


def parse(text: str | None) -> Press | None:
    """What callback data says; None where it is not ours or of a version that is no longer known."""
    version, *parts = (text or "").split(":")
    if version != VERSION or not parts or not parts[0]:
        return None
    return Press(parts[0], tuple(_plain(part) for part in parts[1:]))


def _escaped(argument: str) -> str:
    return argument.replace("%", "%25").replace(":", "%3A")


def _plain(part: str) -> str:
    return part.replace("%3A", ":").replace("%25", "%")
