"""Chart: the figures of /stats as a picture: articles a day, and stories by source.

Without any words, so that one picture serves every language and needs no fonts but Pillow's own: days are
the days of the month, sources the numbers by which the text under the picture names them.
"""

import io
from collections.abc import Sequence
from datetime import datetime, timedelta

from PIL import Image, ImageDraw, ImageFont

from storage.figures import Figures

WIDTH, HEIGHT = 1200, 560
_PAPER, _INK, _PALE, _LINE = "#ffffff", "#1f2933", "#7b8794", "#e4e7eb"
_DAYS, _SOURCES = "#2f6fde", "#12a594"
_EDGE, _GAP, _TOP, _FOOT = 60, 70, 60, 70
_TEXT = 28
_ROUND = 8


def chart(told: Figures, now: datetime) -> bytes:
    """A PNG of the figures."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), _PAPER)
    pen = ImageDraw.Draw(picture)
    middle = WIDTH * 11 // 20
    _columns(pen, told.days, now, left=_EDGE, right=middle - _GAP // 2)
    _rows(pen, [count for _, count in told.sources], left=middle + _GAP // 2, right=WIDTH - _EDGE)
    file = io.BytesIO()
    picture.save(file, "PNG", optimize=True)
    return file.getvalue()


def _columns(pen: ImageDraw.ImageDraw, days: Sequence[int], now: datetime, *, left: int, right: int) -> None:
    """A column for each day, its number above, the day of the month below."""
    floor, most = HEIGHT - _FOOT, max(1, *days)
    step = (right - left) / len(days)
    pen.line((left, floor, right, floor), fill=_LINE, width=3)
    for at, count in enumerate(days):
        x = left + step * (at + 0.5)
        top = floor - (floor - _TOP - 40) * count / most
        if count:
            box = (x - step * 0.32, min(top, floor - _ROUND), x + step * 0.32, floor)
            pen.rounded_rectangle(box, _ROUND, fill=_DAYS, corners=(True, True, False, False))
        _write(pen, x, top - 24, f"{count:,}", _INK)
        _write(pen, x, floor + 32, str((now - timedelta(days=len(days) - 1 - at)).day), _PALE)


def _rows(pen: ImageDraw.ImageDraw, counts: Sequence[int], *, left: int, right: int) -> None:
    """A bar for each source, its number before it and its count behind."""
    most = max(counts, default=1)
    start, room = left + 50, right - left - 50 - 110
    for at, count in enumerate(counts):
        y = _TOP + 50 + at * 84
        length = max(_ROUND * 2, room * count / most)
        _write(pen, left + 14, y, str(at + 1), _PALE)
        pen.rounded_rectangle((start, y - 22, start + length, y + 22), _ROUND, fill=_SOURCES)
        _write(pen, start + length + 16, y, f"{count:,}", _INK, anchor="lm")


def _write(
    pen: ImageDraw.ImageDraw, x: float, y: float, text: str, colour: str, *, anchor: str = "mm"
) -> None:
    pen.text((x, y), text, fill=colour, font=ImageFont.load_default(_TEXT), anchor=anchor)
