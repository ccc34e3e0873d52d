"""Subscriptions: what subscribing asks and answers: hours, days, zones as text and as buttons."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time

from babel.dates import format_skeleton, get_day_names

from bot import callbacks
from bot.texts import Texts
from bot.views import clocks
from bot.views.message import Button, Message
from bot.views.text import BUTTON_UNITS, Html, join, shorten
from storage import cities, zones
from storage.cities import Place
from storage.slots import DAILY, WEEKEND, WORKDAYS, Plan
from storage.subscriptions import MOST_HOURS, Change, Subscription

EXAMPLE = "/subscribe 07:30 Europe/Berlin mon-fri"
NAME = "sub"
"""Of the buttons here: short, since a button has to carry a whole wish."""

_OFFERED = tuple(time(hour) for hour in (6, 7, 8, 9, 12, 18, 20, 22))
_IN_A_ROW = 4
ZONES = (
    "America/Los_Angeles",
    "America/Denver",
    "America/Chicago",
    "America/New_York",
    "America/Sao_Paulo",
    "Europe/London",
    "Europe/Berlin",
    "Europe/Kyiv",
    "Europe/Moscow",
    "Asia/Dubai",
    "Asia/Kolkata",
    "Asia/Jakarta",
    "Asia/Shanghai",
    "Asia/Tokyo",
    "Australia/Sydney",
    "Pacific/Auckland",
)


@dataclass(frozen=True, slots=True)
class Draft:
    """A wish as a button carries it: no hours, None days or zone say nothing about these."""

    hours: tuple[time, ...] = ()
    days: int | None = None
    zone: str | None = None


def carry(draft: Draft) -> str:
    """The data of a button that subscribes so. Fits: three characters an hour, the longest zone 32."""
    return callbacks.data(NAME, "set", clocks.packed(draft.hours), draft.days or "", draft.zone or "")


def carried(arguments: Sequence[str]) -> Draft | None:
    """What carry made this of; None for forged data. Whether it can be is checked when it is done."""
    if len(arguments) != 3:
        return None
    hours, days, zone = arguments
    if (days and not (days.isascii() and days.isdecimal() and len(days) < 4)) or len(zone) > 40:
        return None
    at = clocks.unpacked(hours)
    if at is None or len(at) > MOST_HOURS:
        return None
    return Draft(at, int(days) if days else None, zone or None)


def offer(texts: Texts, draft: Draft, zone: str, now: datetime) -> Message:
    """Asks for an hour. draft: what is known already; zone: the one that hours are in."""
    clock = zones.load(zone)
    chosen = [
        Button(clocks.hour(texts, hour), carry(Draft((hour,), draft.days, draft.zone or zone)))
        for hour in _OFFERED
    ]
    text = texts(
        "subscribe-offer",
        place=cities.title(zone, texts.language),
        zone=zone,
        clock=clocks.clock(texts, now, clock),
    )
    other = Button(texts.plain("button-other-zone"), callbacks.data(NAME, "zones", draft.days or ""))
    return Message(text, (*rows(chosen, _IN_A_ROW), (other,)))


def zone_list(texts: Texts, days: int | None, now: datetime, *, subscribed: bool) -> Message:
    """Asks for a zone; each button says what its clock shows, so that one finds one's own."""
    offered = [
        Button(
            f"{cities.title(zone, texts.language)} · {clocks.clock(texts, now, zones.load(zone))}",
            carry(Draft(zone=zone)) if subscribed else callbacks.data(NAME, "offer", days or "", zone),
        )
        for zone in ZONES
    ]
    return Message(texts("subscribe-zones"), rows(offered, 2))


def which_place(texts: Texts, draft: Draft, places: Sequence[Place], now: datetime) -> Message:
    """Asks which of several places is meant; the button does what was asked with it."""
    choices = []
    for place in places:
        country = texts.locale.territories.get(place.country or "", "")
        label = join(" · ", (place.name, country, clocks.clock(texts, now, zones.load(place.zone))))
        choices.append(
            (Button(shorten(label, BUTTON_UNITS), carry(Draft(draft.hours, draft.days, place.zone))),)
        )
    return Message(texts("subscribe-which"), tuple(choices))


def not_understood(
    texts: Texts, unknown: Sequence[str], draft: Draft, similar: Sequence[Place], now: datetime
) -> Message:
    """Says which words were not understood, with an example, and offers places that may be meant."""
    words = ", ".join(f"“{word}”" for word in unknown)
    text = texts("subscribe-unknown", words=shorten(words, 200), example=Html(EXAMPLE))
    if not similar:
        return Message(text)
    ask = which_place(texts, draft, similar, now)
    return Message(join("\n\n", (text, texts("subscribe-similar"))), ask.buttons)


def changed(texts: Texts, change: Change, now: datetime) -> Message:
    """What subscribing did, when the next briefing comes, and buttons to change it."""
    after, before = change.after, change.before
    values = {"plan": plan(texts, after.plan)}
    if before is None:
        first = texts("subscribed", **values)
    elif before.plan == after.plan:
        first = texts("subscribed-same", **values)
    else:
        first = texts("subscribed-changed", before=plan(texts, before.plan), **values)
    return Message(join("\n\n", (first, _next(texts, after))), _controls(texts, after, now))


def state(texts: Texts, one: Subscription, now: datetime) -> Message:
    """A subscription as it is, and buttons to change it."""
    return Message(
        join("\n\n", (texts("subscription", plan=plan(texts, one.plan)), _next(texts, one))),
        _controls(texts, one, now),
    )


def ended(texts: Texts, one: Subscription | None) -> Message:
    """A subscription has ended, with a way back."""
    if one is None:
        return Message(texts("unsubscribe-none"))
    back = carry(Draft(one.plan.hours, one.plan.days, one.plan.zone))
    return Message(texts("unsubscribed"), ((Button(texts.plain("button-subscribe-again"), back),),))


def plan(texts: Texts, wanted: Plan) -> Html:
    """Hours, days and zone in words: "every day at 07:30, Berlin time"."""
    return texts(
        "plan",
        days=days(texts, wanted.days),
        hours=texts.several(clocks.hour(texts, hour) for hour in wanted.hours),
        place=cities.title(wanted.zone, texts.language),
    )


def days(texts: Texts, bits: int) -> Html:
    """The days in words: every day, weekends, "Mon–Wed, Sat"."""
    named = {DAILY: "days-daily", WORKDAYS: "days-workdays", WEEKEND: "days-weekend"}.get(bits)
    if named is not None:
        return texts(named)
    names = get_day_names("abbreviated", "stand-alone", texts.locale)
    return texts.several(names[day] for day in range(7) if bits >> day & 1)


def moment(texts: Texts, at: datetime, zone: str) -> Html:
    """A moment on the wall of a zone: "Tuesday, August 4, 07:30 (Europe/Berlin)"."""
    wall = zones.load(zone)
    return texts(
        "moment",
        weekday=get_day_names("wide", "stand-alone", texts.locale)[at.astimezone(wall).weekday()],
        day=str(format_skeleton("MMMMd", at, tzinfo=wall, locale=texts.locale)),
        time=clocks.clock(texts, at, wall),
        zone=zone,
    )


def _next(texts: Texts, one: Subscription) -> Html:
    return texts("next-briefing", moment=moment(texts, one.next_due_at, one.plan.zone))


def _controls(texts: Texts, one: Subscription, now: datetime) -> tuple[tuple[Button, ...], ...]:
    """Hours to switch, days to choose, the zone, the end; what holds is marked."""
    hours = [
        Button(
            marked(clocks.hour(texts, hour), hour in one.plan.hours),
            callbacks.data(NAME, "hour", clocks.packed((hour,))),
        )
        for hour in sorted({*_OFFERED, *one.plan.hours})
    ]
    spans = [
        Button(
            marked(texts.plain(f"button-{name}"), one.plan.days == bits),
            carry(Draft(days=bits, zone=one.plan.zone)),
        )
        for name, bits in (("every-day", DAILY), ("workdays", WORKDAYS), ("weekend", WEEKEND))
    ]
    clock = clocks.clock(texts, now, zones.load(one.plan.zone))
    zone = Button(f"{cities.title(one.plan.zone, texts.language)} · {clock}", callbacks.data(NAME, "zones"))
    return (
        *rows(hours, _IN_A_ROW),
        tuple(spans),
        (zone, Button(texts.plain("button-unsubscribe"), callbacks.data(NAME, "end"))),
    )


def hour_of(carried: str) -> time | None:
    """The hour that a button carries; None for forged data."""
    found = clocks.unpacked(carried)
    return found[0] if found is not None and len(found) == 1 else None


def marked(label: str, holds: bool) -> str:
    return f"✓ {label}" if holds else label


def rows(buttons: Sequence[Button], width: int) -> tuple[tuple[Button, ...], ...]:
    return tuple(tuple(buttons[start : start + width]) for start in range(0, len(buttons), width))
