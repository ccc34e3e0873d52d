"""Reporting: how the bot and its database stand, as `newsbrief status` prints it. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.health import Problem, span
from storage.beats import Beat
from storage.condition import Condition


@dataclass(frozen=True, slots=True)
class Standing:
    """All that is told. started_at: of the bot, None where it does not run. beats: when each was last."""

    database: Path
    started_at: datetime | None
    beats: dict[Beat, datetime]
    condition: Condition
    problems: Sequence[Problem]
    now: datetime


def as_json(standing: Standing) -> dict[str, Any]:
    """The fields of the one JSON object; they are a promise to scripts."""
    return {
        "well": not standing.problems,
        "reasons": [{"name": one.name, "reason": one.sentence} for one in standing.problems],
        "running": standing.started_at is not None,
        "started_at": standing.started_at,
        **{f"{beat}_at": standing.beats.get(beat) for beat in (Beat.WROTE, Beat.HEARD, Beat.TICKED)},
        "database": str(standing.database),
        **asdict(standing.condition),
    }


def as_text(standing: Standing) -> Iterator[str]:
    """The lines for people."""
    found, now = standing.condition, standing.now
    yield "Well." if not standing.problems else "Not well:"
    for problem in standing.problems:
        yield f"  {problem.sentence}"
    rows = [
        ("bot", f"runs for {span(now - standing.started_at)}" if standing.started_at else "does not run"),
        ("Telegram", _ago(standing.beats.get(Beat.HEARD), now, "heard")),
        ("briefings", _ago(standing.beats.get(Beat.TICKED), now, "looked for")),
        ("deliveries", f"{found.waiting:,} waiting{_due(found.oldest_due_at, now)}"),
        ("subscribed", f"{found.subscribed:,}"),
        ("stories", f"{found.stories:,}, last dump {_ago(found.last_dump_at, now)}"),
        ("feeds", f"{found.feeds:,}, {found.failing:,} failing"),
        ("database", f"{standing.database}, {megabytes(found.database_bytes)}"),
        ("its log", megabytes(found.log_bytes)),
    ]
    for name, said in rows:
        yield f"{name:<11} {said}"


def megabytes(size: int) -> str:
    """A size in bytes for people."""
    return f"{size / 1_000_000:,.1f} MB"


def _ago(moment: datetime | None, now: datetime, word: str = "") -> str:
    said = "never" if moment is None else f"{span(now - moment)} ago"
    return f"{word} {said}".strip()


def _due(oldest_due_at: datetime | None, now: datetime) -> str:
    if oldest_due_at is None or oldest_due_at >= now:
        return ""
    return f", the oldest due for {span(now - oldest_due_at)}"
