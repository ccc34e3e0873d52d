"""Bells: how a chat wants to be told at once, in words and as buttons."""

from datetime import time

from bot import callbacks
from bot.texts import Texts
from bot.views import clocks
from bot.views.message import Button
from bot.views.subscriptions import marked
from bot.views.text import Html
from storage import alerts
from storage.alerts import MOST_SOURCES, Night, Terms

BELL_ON, BELL_OFF = "🔔", "🔕"
_SOURCES = (1, 2, 3)
_NIGHTS = (Night(time(22), time(7)), Night(time(23), time(8)), Night(time(0), time(6)))


def terms(texts: Texts, held: Terms) -> Html:
    """How a chat is told: after how many sources, when not, and whether with a sound."""
    return texts(
        "alerts-terms",
        sources=texts("alerts-sources", count=held.sources),
        night=_night(texts, held.night),
        sound=texts("alerts-quiet" if held.quiet else "alerts-loud"),
    )


def alert_choices(texts: Texts, held: Terms) -> tuple[tuple[Button, ...], ...]:
    """What each of the three can be, what holds marked."""
    nights = [*_NIGHTS, *([held.night] if held.night not in (None, *_NIGHTS) else [])]
    return (
        tuple(
            _choice(texts.plain("button-sources", count=count), Terms(count, held.night, held.quiet), held)
            for count in _SOURCES
        ),
        tuple(_choice(_short(texts, one), Terms(held.sources, one, held.quiet), held) for one in nights),
        (_choice(texts.plain("button-no-night"), Terms(held.sources, None, held.quiet), held),),
        tuple(
            _choice(
                texts.plain("button-quiet" if quiet else "button-loud"),
                Terms(held.sources, held.night, quiet),
                held,
            )
            for quiet in (False, True)
        ),
    )


def packed(held: Terms) -> str:
    """Terms as a button carries them: "2.22-7.0"."""
    return f"{held.sources}.{held.night or ''}.{int(held.quiet)}"


def unpacked(carried: str) -> Terms | None:
    """The terms that packed made this of; None for forged data."""
    sources, _, rest = carried.partition(".")
    written, _, quiet = rest.partition(".")
    if len(carried) > _LONGEST or not (sources.isascii() and sources.isdecimal()) or quiet not in ("0", "1"):
        return None
    try:
        held = Terms(int(sources), alerts.night(written), quiet == "1")
    except ValueError:
        return None
    return held if 1 <= held.sources <= MOST_SOURCES else None


_LONGEST = 12


def _choice(label: str, to: Terms, held: Terms) -> Button:
    return Button(marked(label, to == held), callbacks.data("set", "alerts", packed(to)))


def _night(texts: Texts, one: Night | None) -> Html:
    if one is None:
        return texts("alerts-no-night")
    return texts("alerts-night", begins=clocks.hour(texts, one.begins), ends=clocks.hour(texts, one.ends))


def _short(texts: Texts, one: Night) -> str:
    return texts.plain("button-night", begins=texts.number(one.begins.hour), ends=texts.number(one.ends.hour))
