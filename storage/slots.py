"""Slots: when a subscription's briefings are due. Pure: a plan and a moment in, moments out.

A slot is a time on the wall of the plan's zone, "Tuesday 07:30", and the one moment at which it is
due: the first moment at which that wall shows this time or a later one. So a time that is skipped
when clocks go forward is due at the first moment after the gap, and one that comes twice when they
go back is due at its first coming; it also holds where a whole day is skipped at the date line.
What becomes of a slot is the work of rounds.py.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, tzinfo
from functools import lru_cache

from storage import zones

DAILY = 0b1111111
WORKDAYS = 0b0011111
WEEKEND = 0b1100000

_DAY = timedelta(days=1)
_SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Plan:
    """When briefings are wanted.

    zone: a key of the tz database or a fixed offset like "UTC+05:30", see zones.load.
    hours: times of day, ascending, at least one. days: bits of weekdays, Monday is 1, Sunday 64; not 0.
    """

    zone: str
    hours: tuple[time, ...]
    days: int = DAILY


@dataclass(frozen=True, slots=True, order=True)
class Slot:
    """One time at which a briefing is wanted. local: on the wall of its zone, naive; due_at: UTC."""

    due_at: datetime
    local: datetime


def instant(local: datetime, zone: tzinfo) -> datetime:
    """The first moment, in UTC, at which the zone's wall shows this naive time or a later one."""
    moment = local.replace(tzinfo=zone, fold=0).astimezone(UTC)
    if _wall(moment, zone) == local:
        return moment
    # In a gap fold=0 counts with the offset before it and fold=1 with the one after it (PEP 495), so
    # the two moments lie on either side of the change, which falls on a whole second.
    before, after = local.replace(tzinfo=zone, fold=1).astimezone(UTC), moment
    while after - before > _SECOND:
        middle = before + (after - before) // _SECOND // 2 * _SECOND
        if _wall(middle, zone) >= local:
            after = middle
        else:
            before = middle
    return after


@lru_cache(maxsize=8192)
def next_after(plan: Plan, moment: datetime) -> Slot:
    """The plan's first slot that is due later than the moment."""
    return next(_from(plan, moment))


@lru_cache(maxsize=8192)
def due(plan: Plan, first: datetime, last: datetime) -> tuple[Slot, ...]:
    """The plan's slots due from first to last, both included, in order."""
    found: list[Slot] = []
    for slot in _from(plan, first - _SECOND):
        if slot.due_at > last:
            break
        if slot.due_at >= first:
            found.append(slot)
    return tuple(found)


@lru_cache(maxsize=8192)
def last_before(plan: Plan, moment: datetime) -> Slot:
    """The plan's latest slot that was due before the moment."""
    for days in (2, 9, 16):
        earlier = [slot for slot in due(plan, moment - days * _DAY, moment) if slot.due_at < moment]
        if earlier:
            return earlier[-1]
    raise ValueError("a plan needs hours and days")


def _from(plan: Plan, moment: datetime) -> Iterator[Slot]:
    """The slots due later than the moment, for ever; due moments never go back as the wall goes on."""
    if not plan.hours or not plan.days & DAILY:
        raise ValueError("a plan needs hours and days")
    zone = zones.load(plan.zone)
    day = (moment.astimezone(zone) - _DAY).date()
    while True:
        if plan.days >> day.weekday() & 1:
            for hour in plan.hours:
                local = datetime.combine(day, hour)
                due_at = instant(local, zone)
                if due_at > moment:
                    yield Slot(due_at, local)
        day += _DAY


def _wall(moment: datetime, zone: tzinfo) -> datetime:
    return moment.astimezone(zone).replace(tzinfo=None)
