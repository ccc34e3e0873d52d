"""Clocks: times of day as people read them, and as buttons carry them."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, tzinfo

from babel.dates import format_skeleton

from bot.texts import Texts

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_WIDTH = 3


def hour(texts: Texts, at: time) -> str:
    """A time of day, 24 hours as it is written after the command, in the language's own digits and signs."""
    return clock(texts, datetime.combine(date(2000, 1, 1), at, UTC), UTC)


def clock(texts: Texts, at: datetime, zone: tzinfo) -> str:
    """What a clock in a zone shows at a moment."""
    return str(format_skeleton("Hm", at, tzinfo=zone, locale=texts.locale))


def packed(hours: Iterable[time]) -> str:
    """Hours in three characters each."""
    return "".join(
        "".join(_DIGITS[minute // 36**place % 36] for place in (2, 1, 0))
        for minute in (at.hour * 60 + at.minute for at in hours)
    )


def unpacked(text: str) -> tuple[time, ...] | None:
    """The hours that packed made this of; None for forged data."""
    minutes = [_minute(text[start : start + _WIDTH]) for start in range(0, len(text), _WIDTH)]
    if any(minute is None for minute in minutes):
        return None
    return tuple(time(*divmod(minute, 60)) for minute in minutes if minute is not None)


def _minute(text: str) -> int | None:
    if len(text) != _WIDTH or not set(text) <= set(_DIGITS):
        return None
    minute = int(text, 36)
    return minute if minute < 24 * 60 else None
