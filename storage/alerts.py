"""Alerts: whether a chat is told now of news on the topics that it has a bell on. Pure: no clock, no table.

A story is told once enough sources have taken it up since the bell was put on, unless a briefing or an
alert has told it. In the chat's night, and within an hour of its last alert, nothing is told: what comes
meanwhile is gathered into the next one.
"""

from collections.abc import Container, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from functools import lru_cache

from storage import slots, zones
from storage.briefings import Pick, source_count
from storage.models import Story

APART = timedelta(hours=1)
APART_AFTER_REFUSAL = timedelta(days=1)
"""After an alert that could not reach the chat: it may have blocked the bot and be told nothing else."""
MOST_TOLD = 5
"""Stories in one alert; the others wait for the next one or the briefing."""
MOST_SOURCES = 9


@dataclass(frozen=True, slots=True)
class Night:
    """The hours in which nothing is told, on the chat's wall; ends may be before begins."""

    begins: time
    ends: time

    def __str__(self) -> str:
        return f"{self.begins.hour}-{self.ends.hour}"


@dataclass(frozen=True, slots=True)
class Terms:
    """How a chat wants its alerts. sources: that a story needs. quiet: they make no sound."""

    sources: int = 2
    night: Night | None = Night(time(22), time(7))
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Last:
    """The last alert of a chat. lost: it did not reach it."""

    made_at: datetime
    lost: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a chat is told now, best first, and how many more there are; wait_until: when to look again."""

    picks: tuple[Pick, ...] = ()
    more: int = 0
    wait_until: datetime | None = None


@lru_cache(maxsize=64)
def night(written: str) -> Night | None:
    """A night as it is kept, "22-7"; None for "" and for one without a length. ValueError otherwise."""
    if not written:
        return None
    begins, dash, ends = written.partition("-")
    if not (dash and begins.isascii() and begins.isdecimal() and ends.isascii() and ends.isdecimal()):
        raise ValueError('a night is two hours, "22-7" for instance')
    found = Night(time(int(begins)), time(int(ends)))
    return None if found.begins == found.ends else found


def day_comes_at(one: Night | None, zone: str, now: datetime) -> datetime | None:
    """When the night that now is in ends; None by day. UnknownZoneError."""
    if one is None:
        return None
    clock = zones.load(zone)
    local = now.astimezone(clock).replace(tzinfo=None)
    begun, over = local.time() >= one.begins, local.time() >= one.ends
    if not (begun and not over if one.begins < one.ends else begun or not over):
        return None
    ends = local.replace(hour=one.ends.hour, minute=0, second=0, microsecond=0)
    return slots.instant(ends if ends > local else ends + timedelta(days=1), clock)


def worth_telling(story: Story, terms: Terms, after: int, told: Container[int]) -> bool:
    """Whether a story on a topic is news for a chat: taken up enough, after an article, and not told."""
    return (
        source_count(story) >= terms.sources
        and max(story.articles, default=0) > after
        and not any(article in told for article in story.articles)
    )


def decide(
    found: Iterable[tuple[Pick, str]], terms: Terms, zone: str, last: Last | None, now: datetime
) -> Verdict:
    """What a chat is told now of the stories that are worth telling, each with its topic; best first."""
    picks = [replace(pick, follow=topic) for pick, topic in found]
    if not picks:
        return Verdict()
    waits = [day_comes_at(terms.night, zone, now)]
    if last is not None:
        waits.append(last.made_at + (APART_AFTER_REFUSAL if last.lost else APART))
    wait_until = max((wait for wait in waits if wait is not None and wait > now), default=None)
    if wait_until is not None:
        return Verdict(wait_until=wait_until)
    more = len(picks) - MOST_TOLD
    return Verdict(tuple(picks[:MOST_TOLD]), max(0, more), now + APART if more > 0 else None)
