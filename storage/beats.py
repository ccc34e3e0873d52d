"""Beats: when the running bot last did what it must do again and again, for whoever asks from outside."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from storage.database import Database, transaction
from storage.times import from_micros, to_micros


class Beat(StrEnum):
    """What is done again and again. WROTE: this very table was written, by a loop that turned.

    STARTED: the process began. HEARD: Telegram answered, only where it is asked (polling). TICKED: it was
    looked who is due.
    """

    STARTED = "started"
    WROTE = "wrote"
    HEARD = "heard"
    TICKED = "ticked"


def keep(db: Database, beats: Mapping[Beat, datetime | None]) -> None:
    """Remember these times; None forgets one."""
    with transaction(db):
        for beat, moment in beats.items():
            if moment is None:
                db.execute("DELETE FROM beats WHERE name = ?", (beat,))
            else:
                db.execute(
                    "INSERT INTO beats (name, beaten_at) VALUES (?, ?)"
                    " ON CONFLICT (name) DO UPDATE SET beaten_at = excluded.beaten_at",
                    (beat, to_micros(moment)),
                )


def last(db: Database) -> dict[Beat, datetime]:
    """The times that are remembered."""
    rows = db.execute("SELECT name, beaten_at FROM beats").fetchall()
    return {Beat(row["name"]): from_micros(row["beaten_at"]) for row in rows if row["name"] in set(Beat)}
