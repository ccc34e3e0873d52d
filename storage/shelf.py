"""Shelf: the stories as they lie in their table, ready to be shown. Grouping is placing.py's."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from itertools import islice

from storage.database import Database
from storage.errors import NotFoundError
from storage.models import Story, StoryPage
from storage.times import from_micros

LOOKED_AT = 20_000
"""Stories among which those in some languages are looked for: more than a chat ever turns pages."""


def latest(db: Database, count: int, *, offset: int = 0, languages: Sequence[str] = ()) -> StoryPage:
    """The newest stories, newest first.

    languages: only stories in these and those whose language is not known, among the newest LOOKED_AT.
    """
    if languages:
        rows = db.execute(
            "SELECT * FROM (SELECT * FROM stories ORDER BY ordered_at DESC, id DESC LIMIT ?)"
            " WHERE language IS NULL OR language IN (SELECT value FROM json_each(?))"
            " ORDER BY ordered_at DESC, id DESC LIMIT ? OFFSET ?",
            (LOOKED_AT, json.dumps(list(languages)), count + 1, offset),
        ).fetchall()
    else:
        rows = db.execute(
            "SELECT * FROM stories ORDER BY ordered_at DESC, id DESC LIMIT ? OFFSET ?", (count + 1, offset)
        ).fetchall()
    return StoryPage(tuple(_story(row) for row in rows[:count]), offset, len(rows) > count)


def story(db: Database, story_id: int) -> Story:
    """The story of this number, or the one it has joined; NotFoundError where there is none."""
    row = None
    if abs(story_id) < 2**63:
        row = db.execute(
            "SELECT stories.* FROM story_numbers JOIN stories ON stories.id = story_numbers.story_id"
            " WHERE story_numbers.id = ?",
            (story_id,),
        ).fetchone()
    if row is None:
        raise NotFoundError(f"There is no story {story_id}; /latest shows the newest ones.")
    return _story(row)


def many(db: Database, ids: Iterable[int]) -> tuple[Story, ...]:
    """The stories of these numbers in their order, each once; numbers that name none are left out."""
    wanted = [number for number in ids if abs(number) < 2**63]
    rows = db.execute(
        "SELECT story_numbers.id AS number, stories.* FROM story_numbers"
        " JOIN stories ON stories.id = story_numbers.story_id"
        " WHERE story_numbers.id IN (SELECT value FROM json_each(?))",
        (json.dumps(wanted),),
    )
    found = {row["number"]: _story(row) for row in rows}
    once = {found[number].id: found[number] for number in wanted if number in found}
    return tuple(once.values())


def page(db: Database, story_ids: Sequence[int], count: int, offset: int) -> StoryPage:
    """The stretch of a list of story ids that begins at offset."""
    return StoryPage(
        many(db, islice(story_ids, offset, offset + count)), offset, len(story_ids) > offset + count
    )


def _story(row: sqlite3.Row) -> Story:
    published = row["published_at"]
    return Story(
        id=row["id"],
        title=row["title"],
        summary=row["summary"],
        url=row["url"],
        source=row["source"],
        published_at=None if published is None else from_micros(published),
        language=row["language"],
        sources=tuple(json.loads(row["sources"])),
        articles=tuple(json.loads(row["articles"])),
        ordered_at=from_micros(row["ordered_at"]),
        arrived_at=from_micros(row["arrived_at"]),
    )
