"""Placing: gives each article its story, as articles come and go.

Runs inside the transaction of keeping or undo. Only the stories that an article touches are grouped
again, so that placing costs the same in a large archive as in a small one. What belongs together is
decided by likeness.py and grouping.py; the rows that readers see are written by telling.py.
"""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime

from storage import grouping, neighbours, telling, vectors
from storage.database import Database, transaction
from storage.grouping import Number
from storage.likeness import Likeness, likeness
from storage.neighbours import Counts
from storage.telling import Told
from storage.vectors import Vector

NEAR = 0.147
"""The least nearness by which an article touches another one's story."""
CANDIDATES = 24
MOST_TOUCHED = 64
LARGE = 24
"""A story of more articles is not parted when another arrives; SPOKESMEN of them stand for it."""
SPOKESMEN = 12
MOST_PARTED = 200
MICROS_A_DAY = 86_400_000_000


def place(db: Database, article_ids: Sequence[int], now: datetime) -> None:  # noqa: ARG001  the contract's
    """Give these new or changed articles their stories; stories may join or part by it."""
    with transaction(db):
        told = telling.read(db, article_ids)
        stale = neighbours.remove(db, [article for article in article_ids if article in told])
        if not told:
            return
        drafts = {a: vectors.draft(text.title, text.body, text.language) for a, text in told.items()}
        kept = neighbours.add(db, drafts)
        counts = Counts(db)
        for article in dict.fromkeys(article_ids):
            if article in kept:
                near = neighbours.close(
                    db, counts, kept[article], besides=article, least=NEAR, count=CANDIDATES
                )
                _arrive(db, counts, told[article], [one.article_id for one in near], changed=article in stale)


def adopt(db: Database, article_ids: Sequence[int], now: datetime) -> None:  # noqa: ARG001  as place
    """Make these articles one story, as somebody tells who knows: an export of another archive."""
    with transaction(db):
        told = telling.read(db, article_ids)
        fresh = [article for article in told if article not in neighbours.load(db, [article])]
        if fresh:
            neighbours.add(
                db, {a: vectors.draft(told[a].title, told[a].body, told[a].language) for a in fresh}
            )
        if told:
            _settle(db, [sorted(told)], _stories_of(db, told))


def withdraw(db: Database, article_ids: Sequence[int]) -> None:
    """Take articles that are about to go out of their stories, and part what only they held together."""
    with transaction(db):
        neighbours.remove(db, article_ids)
        gone = json.dumps(list(article_ids))
        touched = [
            row["story_id"]
            for row in db.conn.execute(
                "SELECT DISTINCT story_id FROM articles"
                " WHERE story_id IS NOT NULL AND id IN (SELECT value FROM json_each(?)) ORDER BY story_id",
                (gone,),
            )
        ]
        db.conn.execute(
            "UPDATE articles SET story_id = NULL WHERE id IN (SELECT value FROM json_each(?))", (gone,)
        )
        for story in touched:
            left = _members(db, story)
            if not left:
                db.conn.execute("DELETE FROM stories WHERE id = ?", (story,))
                db.conn.execute("DELETE FROM story_numbers WHERE story_id = ?", (story,))
                continue
            _bequeath(db, story, set(article_ids), left)
            parts = [left]
            if len(left) <= MOST_PARTED:
                parts = _grouped(db, Counts(db), left, [])
            _settle(db, parts, dict.fromkeys(left, story), rewrite=True)


def _arrive(db: Database, counts: Counts, told: Told, near: Sequence[int], *, changed: bool) -> None:
    """Group anew an article with the stories near it, the nearest first, as many as may be touched."""
    stories = _stories_of(db, [told.id, *near])
    touched = [told.id]
    blocks: list[list[int]] = []
    rest: dict[int, list[int]] = {}
    own = stories.get(told.id)
    order = dict.fromkeys([own] if own is not None else [])
    order.update(dict.fromkeys(stories[article] for article in near if article in stories))
    for story in order:
        members = [article for article in _members(db, story) if article != told.id]
        if len(members) > LARGE:
            nearest = [article for article in near if stories.get(article) == story]
            speaking = list(dict.fromkeys([*nearest, *reversed(members)]))[:SPOKESMEN]
            rest[min(speaking)] = [article for article in members if article not in speaking]
            blocks.append(sorted(speaking))
            members = speaking
        if len(touched) + len(members) > MOST_TOUCHED:
            break
        touched += members
    kept = set(touched)
    blocks = [block for block in blocks if block[0] in kept]
    if len(touched) == 1:
        _settle(db, [touched], stories, known=told, rewrite=changed)
        return
    parts = _grouped(db, counts, sorted(touched), blocks)
    parts = [sorted([*part, *(one for first in part for one in rest.get(first, []))]) for part in parts]
    before = _stories_of(db, [article for part in parts for article in part])
    _settle(db, parts, before, known=told, rewrite=changed)


def _grouped(
    db: Database, counts: Counts, articles: Sequence[int], blocks: Sequence[Sequence[int]]
) -> list[list[int]]:
    kept = neighbours.load(db, articles)
    order = list(kept)
    rows = {article: row for row, article in enumerate(order)}
    found = alike(db, counts, kept)
    together = [[rows[article] for article in block if article in rows] for block in blocks]
    return [[order[row] for row in group] for group in grouping.groups(found.score, together=together)]


def alike(db: Database, counts: Counts, kept: dict[int, Vector]) -> Likeness:
    """How alike some articles are, with the times at which they were published."""
    days = {
        row["id"]: None if row["published_at"] is None else row["published_at"] / MICROS_A_DAY
        for row in db.conn.execute(
            "SELECT id, published_at FROM articles WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(kept)),),
        )
    }
    several = list(kept.values())
    return likeness(several, [days.get(article) for article in kept], counts.rarity(several))


def _settle(
    db: Database,
    parts: Sequence[Sequence[int]],
    before: dict[int, int],
    *,
    known: Told | None = None,
    rewrite: bool = False,
) -> None:
    """Write the parts as stories. before: the story of each article until now. known: a text at hand."""
    numbers = [
        Number(row["id"], row["founder_id"])
        for row in db.conn.execute(
            "SELECT id, founder_id FROM story_numbers WHERE founder_id IN (SELECT value FROM json_each(?))",
            (json.dumps([article for part in parts for article in part]),),
        )
    ]
    speaking, moved = grouping.numbered(parts, numbers, before)
    for number, founder in moved.items():
        db.conn.execute("UPDATE story_numbers SET founder_id = ? WHERE id = ?", (founder, number))
    sizes = {story: list(before.values()).count(story) for story in set(before.values())}
    final: set[int] = set()
    for part, spoken in zip(parts, speaking, strict=True):
        if (
            spoken is not None
            and not rewrite
            and sizes.get(spoken) == len(part)
            and _all(before, part, spoken)
        ):
            final.add(spoken)
        else:
            final.add(_write(db, part, spoken, known))
    for story in set(before.values()) - final:
        db.conn.execute("DELETE FROM stories WHERE id = ?", (story,))


def _all(before: dict[int, int], part: Sequence[int], story: int) -> bool:
    return all(before.get(article) == story for article in part)


def _write(db: Database, part: Sequence[int], number: int | None, known: Told | None) -> int:
    """The row of one story, and its articles' and numbers' pointers to it."""
    ids = json.dumps(list(part))
    if number is None:
        cursor = db.conn.execute(
            "INSERT INTO story_numbers (founder_id, story_id) VALUES (?, 0)", (min(part),)
        )
        number = int(cursor.lastrowid or 0)
        db.conn.execute("UPDATE story_numbers SET story_id = id WHERE id = ?", (number,))
    else:
        db.conn.execute(
            "UPDATE story_numbers SET story_id = ? WHERE founder_id IN (SELECT value FROM json_each(?))",
            (number, ids),
        )
    db.conn.execute(
        "UPDATE articles SET story_id = ? WHERE id IN (SELECT value FROM json_each(?))", (number, ids)
    )
    told = {known.id: known} if known is not None and known.id in part else {}
    others = [article for article in part if article not in told]
    if others:
        told |= telling.read(db, others)
    telling.write(db, number, list(told.values()))
    return number


def _bequeath(db: Database, story: int, gone: set[int], left: Sequence[int]) -> None:
    """A number whose founder goes stands from now on for the first of those that stay."""
    for row in db.conn.execute(
        "SELECT id, founder_id FROM story_numbers WHERE story_id = ?", (story,)
    ).fetchall():
        if row["founder_id"] not in gone:
            continue
        if row["id"] == story:
            db.conn.execute("UPDATE story_numbers SET founder_id = ? WHERE id = ?", (left[0], story))
        else:
            db.conn.execute("DELETE FROM story_numbers WHERE id = ?", (row["id"],))


def _members(db: Database, story: int) -> list[int]:
    return [
        row["id"]
        for row in db.conn.execute("SELECT id FROM articles WHERE story_id = ? ORDER BY id", (story,))
    ]


def _stories_of(db: Database, article_ids: Iterable[int]) -> dict[int, int]:
    rows = db.conn.execute(
        "SELECT id, story_id FROM articles"
        " WHERE story_id IS NOT NULL AND id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(article_ids)),),
    )
    return {row["id"]: row["story_id"] for row in rows}
