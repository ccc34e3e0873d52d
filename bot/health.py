"""Health: whether the bot does what it must, and if not, why: pure decisions over times.

The same for the bot itself, which has the signs at hand, and for `newsbrief status`, which finds them in
the database.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from storage.beats import Beat

LATEST = {
    Beat.WROTE: timedelta(seconds=60),
    Beat.HEARD: timedelta(seconds=90),
    Beat.TICKED: timedelta(minutes=3),
}
"""How long ago each may be at most. A tick that makes many briefings counts each batch."""
LONGEST_LAG = timedelta(seconds=10)
_WORDS = {
    Beat.WROTE: "The database took no write",
    Beat.HEARD: "Telegram was not heard",
    Beat.TICKED: "It was not looked who is due for a briefing",
}


@dataclass(frozen=True, slots=True)
class Signs:
    """What is known. beats: when each was last; without HEARD where nobody listens for Telegram by asking.

    started_at: of the bot; None where it does not run. lag: how late the loop turned lately.
    listening: whether Telegram is asked. refusal: the database's last word, where that was a refusal.
    """

    started_at: datetime | None
    beats: Mapping[Beat, datetime]
    listening: bool = True
    lag: timedelta = timedelta()
    refusal: str | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """What is not well: a name for programs, a sentence for people."""

    name: str
    sentence: str


def problems(signs: Signs, now: datetime) -> tuple[Problem, ...]:
    """All that is not well; a bot that has only just started gets the time that each thing may take."""
    if signs.started_at is None:
        return (Problem("process", "The bot does not run; start it with: newsbrief run."),)
    found = []
    if signs.lag > LONGEST_LAG:
        found.append(Problem("loop", f"The loop turned {span(signs.lag)} late."))
    for beat, latest in LATEST.items():
        if beat is Beat.HEARD and not signs.listening:
            continue
        ago = now - max(signs.beats.get(beat, signs.started_at), signs.started_at)
        if ago > latest:
            reason = f": {signs.refusal}" if beat is Beat.WROTE and signs.refusal else "."
            found.append(Problem(beat, f"{_WORDS[beat]} for {span(ago)}{reason}"))
    return tuple(found)


def span(length: timedelta) -> str:
    """A length of time for people."""
    seconds = max(0, round(length.total_seconds()))
    if seconds < 120:
        return f"{seconds} s"
    if seconds < 7200:
        return f"{seconds // 60} min"
    return f"{seconds // 3600} h" if seconds < 172_800 else f"{seconds // 86_400} days"
