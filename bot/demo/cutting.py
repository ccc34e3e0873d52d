"""Cutting: how Telegram's clients cut a pasted text that is longer than one message.

Telegram Desktop looks for a good place in the second half of the limit: a blank line, else a newline, else
the end of a sentence, else a space. Phones cut near the limit, at white space if any is close. White space
at the cut is lost, as each part is trimmed before it is sent.
"""

import re

from bot.demo.entities import units

LIMIT = 4096
_CLOSE = 200
_PLACES = (
    re.compile(r"\n[ \t]*\n"),
    re.compile(r"\n"),
    re.compile(r"[.!?…。！？][\"'”’»)\]]*\s"),
    re.compile(r"\s"),
)


def cut(text: str, client: str = "desktop", limit: int = LIMIT) -> list[str]:
    """The messages that a client makes of a text. client: "desktop" or "phone"; limit in UTF-16 units."""
    parts = []
    rest = text.strip()
    while units(rest) > limit:
        room = _prefix(rest, limit)
        place = _desktop(room) if client == "desktop" else _phone(room)
        parts.append(rest[:place].strip())
        rest = rest[place:].strip()
    parts.append(rest)
    return [part for part in parts if part]


def _prefix(text: str, limit: int) -> str:
    """The longest beginning within a number of UTF-16 units."""
    found = text[:limit]
    while units(found) > limit:
        found = found[: -max(1, (units(found) - limit) // 2)]
    return found


def _desktop(room: str) -> int:
    half = len(room) // 2
    for pattern in _PLACES:
        places = [match.end() for match in pattern.finditer(room, half)]
        if places:
            return places[-1]
    return len(room)


def _phone(room: str) -> int:
    places = [match.end() for match in _PLACES[-1].finditer(room, max(0, len(room) - _CLOSE))]
    return places[-1] if places else len(room)
