"""Problems: what is wrong for longer than a moment, so that admins are told of each once.

A problem is known by its name from when it is found until it is over; while it lasts, nobody is told again.
"""

from collections.abc import Mapping, Set
from datetime import datetime, timedelta

from storage.database import Database, guarded, transaction
from storage.times import to_micros

QUIET_DAYS = 2
"""So long must a source that always had news have none."""
STEADY_DAYS, STEADY_OF = 6, 7
"""On so many of the days before it must have had some."""
_DAY = timedelta(days=1) // timedelta(microseconds=1)


def settle(db: Database, found: Set[str], now: datetime) -> frozenset[str]:
    """Set down which problems there are now; those that are new, inside the caller's transaction."""
    with transaction(db):
        before = known(db)
        db.conn.executemany("DELETE FROM problems WHERE name = ?", [(name,) for name in before - found])
        db.conn.executemany(
            "INSERT INTO problems (name, since_at) VALUES (?, ?)",
            [(name, to_micros(now)) for name in sorted(found - before)],
        )
    return frozenset(found - before)


def known(db: Database) -> frozenset[str]:
    """The names of the problems that there were when it was last looked."""
    with guarded():
        return frozenset(row["name"] for row in db.conn.execute("SELECT name FROM problems"))


def silent_sources(db: Database, now: datetime) -> tuple[str, ...]:
    """The sources that were read on nearly every day and have given nothing for two, others going on."""
    days = QUIET_DAYS + STEADY_OF
    rows = db.conn.execute(
        """
        SELECT source, (:now - ordered_at) / :day AS age FROM articles
        WHERE ordered_at > :now - :days * :day AND ordered_at <= :now AND source IS NOT NULL
        GROUP BY source, age
        """,
        {"now": to_micros(now), "day": _DAY, "days": days},
    ).fetchall()
    heard: dict[str, set[int]] = {}
    for row in rows:
        heard.setdefault(row["source"], set()).add(row["age"])
    return silent(heard)


def silent(heard: Mapping[str, Set[int]]) -> tuple[str, ...]:
    """The decision: of each source the days ago, from 0, on which it had something."""
    quiet = set(range(QUIET_DAYS))
    if not quiet <= set().union(*heard.values()):
        return ()  # nothing comes in at all: that is another problem
    return tuple(sorted(source for source, days in heard.items() if _fell_silent(days, quiet)))


def _fell_silent(days: Set[int], quiet: Set[int]) -> bool:
    return not days & quiet and len(days - quiet) >= STEADY_DAYS
