"""Placing: gives each article its story, as articles come and go.

Runs inside the transaction of keeping or undo. Only the stories that an article touches are grouped
again, so that placing costs the same in a large archive as in a small one.
"""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import datetime

from storage import grouping, neighbours, summaries, vectors
from storage.database import Database, transaction
from storage.grouping import Number

NEAR = 0.2
"""The least nearness by which an article touches another one's story."""
MOST_TOUCHED = 64


def place(db: Database, article_ids: Sequence[int], now: datetime) -> None:
    """Give these new or changed articles their stories; stories may join or part by it."""
    with transaction(db):
        neighbours.remove(db, article_ids)
        read = {}
        for row in _rows(db, article_ids):
            read[row["id"]] = vectors.vector(row["title"], row["body"], row["language"])
        if not read:
            return
        neighbours.add(db, read)
        for article in article_ids:
            if article in read:
                near = neighbours.nearest(db, read[article], besides=[article], least=NEAR)
                _regroup(db, [article], [neighbour.article_id for neighbour in near])


def withdraw(db: Database, article_ids: Sequence[int]) -> None:
    """Take articles that are about to go out of their stories, and part what only they held together."""
    with transaction(db):
        neighbours.remove(db, article_ids)
        gone = set(article_ids)
        touched = {
            row["story_id"]
            for row in db.execute(
                "SELECT DISTINCT story_id FROM articles WHERE story_id IS NOT NULL AND id IN (SELECT value FROM json_each(?))",
                (json.dumps(list(article_ids)),),
            )
        }
        db.execute(
            "UPDATE articles SET story_id = NULL WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(article_ids)),),
        )
        for story in sorted(touched):
            left = [
                row["id"]
                for row in db.execute("SELECT id FROM articles WHERE story_id = ? ORDER BY id", (story,))
                if row["id"] not in gone
            ]
            if not left:
                db.execute("DELETE FROM stories WHERE id = ?", (story,))
                db.execute("DELETE FROM story_numbers WHERE story_id = ?", (story,))
                continue
            db.execute(
                "UPDATE story_numbers SET founder_id = ? WHERE id = ? AND founder_id IN (SELECT value FROM json_each(?))",
                (left[0], story, json.dumps(list(article_ids))),
            )
            _group(db, left)


def _regroup(db: Database, articles: Sequence[int], near: Sequence[int]) -> None:
    """Group anew an article and the stories near it, the nearest first, as many as may be touched."""
    touched = list(articles)
    for article in [*articles, *near]:
        if article in touched and article not in articles:
            continue
        company = [
            row["id"]
            for row in db.execute(
                "SELECT id FROM articles WHERE id = ?1 OR story_id = (SELECT story_id FROM articles WHERE id = ?1)",
                (article,),
            )
        ]
        if len(touched) + len(company) <= MOST_TOUCHED + len(articles):
            touched += [one for one in company if one not in touched]
    _group(db, sorted(touched))


def _group(db: Database, articles: Sequence[int]) -> None:
    kept = neighbours.load(db, articles)
    order = [article for article in articles if article in kept]
    table = neighbours.Weighing(db, kept.values()).matrix([kept[article] for article in order])
    parts = [[order[row] for row in group] for group in grouping.groups(table @ table.T)]
    before = {
        row["id"]: row["story_id"]
        for row in db.execute(
            "SELECT id, story_id FROM articles WHERE story_id IS NOT NULL AND id IN (SELECT value FROM json_each(?))",
            (json.dumps(order),),
        )
    }
    numbers = [
        Number(row["id"], row["founder_id"])
        for row in db.execute(
            "SELECT id, founder_id FROM story_numbers WHERE founder_id IN (SELECT value FROM json_each(?))",
            (json.dumps(order),),
        )
    ]
    speaking, moved = grouping.numbered(parts, numbers, before)
    for number, founder in moved.items():
        db.execute("UPDATE story_numbers SET founder_id = ? WHERE id = ?", (founder, number))
    silent = {number.id for number in numbers} | set(before.values())
    for part, number in zip(parts, speaking, strict=True):
        _write(db, part, number)
    for story in silent - set(speaking):
        db.execute("DELETE FROM stories WHERE id = ?", (story,))


def _write(db: Database, part: Sequence[int], number: int | None) -> None:
    """The row of one story, and its articles' and numbers' pointers to it."""
    if number is None:
        number = db.execute(
            "INSERT INTO story_numbers (founder_id, story_id) VALUES (?, 0)", (min(part),)
        ).lastrowid
    ids = json.dumps(sorted(part))
    db.execute(
        "UPDATE story_numbers SET story_id = ? WHERE founder_id IN (SELECT value FROM json_each(?))",
        (number, ids),
    )
    db.execute("UPDATE articles SET story_id = ? WHERE id IN (SELECT value FROM json_each(?))", (number, ids))
    rows = list(_rows(db, part))
    best = min(rows, key=_rank)
    sources = dict.fromkeys(
        row["source"]
        for row in sorted(rows, key=lambda row: (row is not best, row["ordered_at"], row["id"]))
        if row["source"]
    )
    db.execute(
        "INSERT OR REPLACE INTO stories (id, title, summary, url, source, published_at, language, sources, articles,"
        " ordered_at, arrived_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            number,
            best["title"],
            summaries.summary(best["body"], best["language"]),
            best["url"],
            best["source"],
            best["published_at"],
            best["language"],
            json.dumps(list(sources), ensure_ascii=False),
            ids,
            max(row["ordered_at"] for row in rows),
            max(row["stored_at"] for row in rows),
        ),
    )


def _rank(row: sqlite3.Row) -> tuple[bool, bool, int, int]:
    """Best article first: a title of its own, a body that tells something, the newer, the older number."""
    return (bool(row["title_made"]), len(row["body"]) < 200, -row["ordered_at"], row["id"])


def _rows(db: Database, article_ids: Iterable[int]) -> list[sqlite3.Row]:
    return list(
        db.execute(
            "SELECT id, title, title_made, body, source, published_at, ordered_at, stored_at, language, url"
            " FROM articles JOIN texts ON texts.article_id = articles.id WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id",
            (json.dumps(list(article_ids)),),
        )
    )
