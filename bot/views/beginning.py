"""Beginning: a new reader's way to the first briefing: an hour, a look at the clock, done."""

from datetime import datetime, time

from bot import callbacks
from bot.texts import Texts
from bot.views import clocks
from bot.views.message import Button, Message
from bot.views.subscriptions import ZONES, changed, rows
from bot.views.text import join
from storage import cities, zones
from storage.subscriptions import Change

NAME = "begin"

_OFFERED = tuple(time(at) for at in (6, 7, 8, 9, 12, 18, 20, 22))
_IN_A_ROW = 4


def hours(texts: Texts, zone: str, now: datetime) -> Message:
    """The first words, and the hours to choose from in a zone."""
    asked = choice(texts, zone, now)
    ways = (
        Button(texts.plain("button-latest"), callbacks.data("latest")),
        Button(texts.plain("button-help"), callbacks.data("help")),
    )
    return Message(join("\n\n", (texts("greeting"), asked.text)), (*asked.buttons, ways))


def choice(texts: Texts, zone: str, now: datetime) -> Message:
    """The hours alone."""
    offered = [
        Button(clocks.hour(texts, at), callbacks.data(NAME, "hour", clocks.packed((at,)), zone))
        for at in _OFFERED
    ]
    text = texts("begin-hours", **_clock(texts, zone, now))
    return Message(text, (*rows(offered, _IN_A_ROW), (_other_zone(texts, ""),)))


def confirm(texts: Texts, at: time, zone: str, now: datetime) -> Message:
    """Asks whether the zone is right: its clock shows the time."""
    packed = clocks.packed((at,))
    done = Button(texts.plain("button-begin"), callbacks.data(NAME, "done", packed, zone))
    text = texts("begin-confirm", hour=clocks.hour(texts, at), **_clock(texts, zone, now))
    return Message(text, ((done,), (_other_zone(texts, packed),)))


def zone_list(texts: Texts, packed: str, now: datetime) -> Message:
    """Asks for the zone. packed: the hour that is chosen already, as its button carried it, or nothing."""
    what = "hour" if packed else "hours"
    offered = [
        Button(
            f"{cities.title(zone, texts.language)} · {clocks.clock(texts, now, zones.load(zone))}",
            callbacks.data(NAME, what, packed, zone),
        )
        for zone in ZONES
    ]
    return Message(texts("subscribe-zones"), rows(offered, 2))


def done(texts: Texts, change: Change, now: datetime) -> Message:
    """It is done; what follows is a briefing as it would be now."""
    message = changed(texts, change, now)
    return Message(join("\n\n", (message.text, texts("begin-sample"))), message.buttons)


def _other_zone(texts: Texts, packed: str) -> Button:
    return Button(texts.plain("button-other-zone"), callbacks.data(NAME, "zones", packed))


def _clock(texts: Texts, zone: str, now: datetime) -> dict[str, str]:
    return {
        "place": cities.title(zone, texts.language),
        "clock": clocks.clock(texts, now, zones.load(zone)),
    }
