"""Mentions: the articles that name a subject, and how much each is about it.

What a question may touch is bounded, as in search.py: of names that stand in very many articles only the
newest ones are looked at (FTS5 walks its lists from the newest backwards), and no score of its own is
asked of FTS5, which would count through a whole list for each word.
"""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from heapq import nlargest

from storage import places, subjects
from storage.database import Database
from storage.subjects import Names, Subject

NEWEST = 200
"""Articles that an answer is made of, for each way in which a subject is named."""
HEADLINES = 10  # times as far back as the newest ones reach, headlines are looked through
LEADS = 40
LEAD = 400  # characters of a body, of so many of the newest articles

TITLE = 4
NEAR = 2
FAR = 1


@dataclass(frozen=True, slots=True)
class Mention:
    """An article that names a subject. about: TITLE, NEAR its beginning or FAR down."""

    article_id: int
    story_id: int
    ordered_at: int
    about: int


@dataclass(slots=True)
class _Found:
    """Articles that name a subject; those that surely mean it; those known to name it in the title."""

    every: dict[int, None] = field(default_factory=dict)
    own: set[int] = field(default_factory=set)
    titled: set[int] = field(default_factory=set)


def of(db: Database, subject: Subject) -> tuple[list[Mention], bool]:
    """The newest articles that name a subject, and whether some of them surely mean it and no namesake."""
    found = _look(db, subject)
    if not found.every and subject.loose is not None:
        found.every.update(dict.fromkeys(_newest(db, subject.loose)))
        found.own.update(found.every)
    return _weighed(db, subject, found), bool(found.own)


def _look(db: Database, subject: Subject) -> _Found:
    found = _Found()
    sure = [*_newest(db, _any(subject.sure)), *_tagged(db, subject.tags)]
    found.every.update(dict.fromkeys(sure))
    found.own.update(sure)
    if subject.exact:
        spelt = _spelt(db, subject, _newest(db, _any(subject.exact), headlines=False))
        found.every.update(dict.fromkeys(spelt))
        found.own.update(spelt)
        found.titled.update(id_ for id_, titled in spelt.items() if titled)
    if subject.shared and subject.country is not None:
        called = _newest(db, _any(subject.shared))
        own = _among(db, _any((*subject.sure, *_signs(subject))), called)
        others = subjects.expression(
            form
            for other in places.alike(subject.country)
            for form in (*other.forms, *other.signs)
            if not form.shared
        )
        namesakes = _among(db, others, called)
        found.every.update(dict.fromkeys(id_ for id_ in called if id_ in own or id_ not in namesakes))
        found.own.update(own)
    if subject.abroad:
        found.every.update(dict.fromkeys(_spoken(db, subject)))
    return found


def _signs(subject: Subject) -> tuple[str, ...]:
    signs = subjects.expression(subject.country.signs) if subject.country is not None else ""
    return (signs,) if signs else ()


def _newest(db: Database, expression: str, *, headlines: bool = True) -> list[int]:
    """The newest articles that match, newest first, and older ones with a headline that does."""
    if not expression:
        return []
    last = db.execute("SELECT coalesce(max(id), 0) FROM articles").fetchone()[0]
    found = _match(db, expression, 0, last, NEWEST)
    if headlines and len(found) == NEWEST:
        low = last - HEADLINES * (last - found[-1] + 1)
        found += _match(db, f"{{title}} : ({expression})", low, found[-1] - 1, NEWEST // 2)
    return found


def _match(db: Database, expression: str, low: int, high: int, most: int) -> list[int]:
    if high < low:
        return []
    rows = db.execute(
        "SELECT rowid FROM articles_fts WHERE articles_fts MATCH ? AND rowid BETWEEN ? AND ?"
        " ORDER BY rowid DESC LIMIT ?",
        (expression, low, high, most),
    )
    return [row[0] for row in rows]


def _among(db: Database, expression: str, articles: Sequence[int]) -> set[int]:
    """Those of some articles that match."""
    if not articles or not expression:
        return set()
    # The plus keeps SQLite from asking the index once for each article.
    rows = db.execute(
        "SELECT rowid FROM articles_fts WHERE articles_fts MATCH ? AND rowid BETWEEN ? AND ?"
        " AND +rowid IN (SELECT value FROM json_each(?))",
        (expression, min(articles), max(articles), json.dumps(articles)),
    )
    return {row[0] for row in rows}


def _tagged(db: Database, tags: Collection[str]) -> list[int]:
    if not tags:
        return []
    rows = db.execute(
        "SELECT article_id FROM tags WHERE tag IN (SELECT value FROM json_each(?)) LIMIT ?",
        (json.dumps(list(tags)), NEWEST),
    )
    return [row[0] for row in rows]


def _spelt(db: Database, subject: Subject, articles: Sequence[int]) -> dict[int, bool]:
    """Those of some articles that have an exact form as it is spelt, with whether the title has it."""
    if subject.country is None:
        return {}
    names = Names(subject)
    rows = db.execute(
        "SELECT article_id, title, body FROM texts WHERE article_id IN (SELECT value FROM json_each(?))",
        (json.dumps(articles),),
    )
    titled = {row[0]: (names.spelt_in(row[1]), row[2]) for row in rows}
    return {id_: titles for id_, (titles, body) in titled.items() if titles or names.spelt_in(body)}


def _spoken(db: Database, subject: Subject) -> list[int]:
    """The articles that have a name in their own language."""
    rows = db.execute(
        "SELECT id FROM articles WHERE id IN (SELECT value FROM json_each(?))"
        " AND language IN (SELECT value FROM json_each(?))",
        (json.dumps(_newest(db, _any(subject.abroad))), json.dumps(sorted(subject.languages))),
    )
    return [row[0] for row in rows]


def _weighed(db: Database, subject: Subject, found: _Found) -> list[Mention]:
    """The articles with how much each is about it, by their titles and the beginnings of the newest."""
    rows = db.execute(
        "SELECT articles.id, articles.story_id, articles.ordered_at, texts.title"
        " FROM articles JOIN texts ON texts.article_id = articles.id"
        " WHERE articles.id IN (SELECT value FROM json_each(?)) AND articles.story_id IS NOT NULL",
        (json.dumps(list(found.every)),),
    ).fetchall()
    names = Names(subject)
    titled = {row["id"] for row in rows if row["id"] in found.titled or names.stand_in(row["title"])}
    looked_at = nlargest(LEADS, (row["id"] for row in rows if row["id"] not in titled))
    leads = db.execute(
        "SELECT article_id, substr(body, 1, ?) AS lead FROM texts"
        " WHERE article_id IN (SELECT value FROM json_each(?))",
        (LEAD, json.dumps(looked_at)),
    )
    near = {row["article_id"] for row in leads if names.stand_in(row["lead"])}
    return [
        Mention(id_, story, at, TITLE if id_ in titled else NEAR if id_ in near else FAR)
        for id_, story, at, _ in map(tuple, rows)
    ]


def _any(phrases: Sequence[str]) -> str:
    return " OR ".join(phrases)
