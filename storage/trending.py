"""Trending: the stories that most sources take up just now."""

import json
from datetime import datetime, timedelta

from storage import shelf
from storage.database import Database
from storage.models import StoryPage
from storage.times import to_micros

WINDOW = timedelta(days=1)
MOST_LOOKED_AT = 5_000


def trending(db: Database, now: datetime, count: int, *, offset: int = 0) -> StoryPage:
    """The stories of the last day, most sources first, then newest."""
    rows = db.execute(
        "SELECT id, sources, ordered_at FROM stories WHERE ordered_at > ? AND ordered_at <= ?"
        " ORDER BY ordered_at DESC LIMIT ?",
        (to_micros(now - WINDOW), to_micros(now), MOST_LOOKED_AT),
    ).fetchall()
    ranked = sorted(rows, key=lambda row: (-len(json.loads(row["sources"])), -row["ordered_at"], -row["id"]))
    return shelf.page(db, [row["id"] for row in ranked], count, offset)
