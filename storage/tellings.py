"""Tellings in their tables: what each dump said of an article, and the article as it stands.

An appearance keeps only how its telling differs from the article as it stands (nothing, usually), so
that a telling can be had again in full and an article be made anew from those that are left. The
decisions are identity.py's.
"""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from storage import identity, words
from storage.database import Database
from storage.identity import Telling
from storage.models import Role

_FIELDS = tuple(
    "role title title_made body source published_at precision time_clamped hashtags url language".split()
)


class Told(NamedTuple):
    """A telling and where it stands; reference_at: of the dump, usually the telling's as well."""

    dump_id: int
    position: int
    reference_at: int
    telling: Telling


def standing(db: Database, ids: Iterable[int]) -> dict[int, Telling]:
    """Articles as they stand, by id; reference_at is what they are ordered by."""
    rows = db.execute(
        "SELECT articles.*, title, body FROM articles JOIN texts ON texts.article_id = articles.id"
        " WHERE articles.id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(ids)),),
    )
    return {row["id"]: _telling(row) for row in rows}


def of_article(db: Database, article_id: int, article: Telling) -> list[Told]:
    """What was told of an article, in the order of arrival; article: as it stands."""
    rows = db.execute(
        "SELECT appearances.dump_id, appearances.position, appearances.brought, dumps.reference_at"
        " FROM appearances JOIN dumps ON dumps.id = appearances.dump_id"
        " WHERE appearances.article_id = ? ORDER BY appearances.dump_id, appearances.position",
        (article_id,),
    )
    return [
        Told(
            row["dump_id"],
            row["position"],
            row["reference_at"],
            _in_full(article, row["brought"], row["reference_at"]),
        )
        for row in rows
    ]


def merged(told: Sequence[Telling]) -> Telling:
    """The article that these tellings make, at least one; reference_at is what it is ordered by."""
    article = identity.article_of(told)
    return article if article.published_at is None else article._replace(reference_at=article.published_at)


def difference(telling: Telling, article: Telling, reference_at: int) -> str | None:
    """How a telling differs from the article as it stands, as it is kept; None where it doesn't.

    reference_at: of its dump; a row of an export may have another one.
    """
    ours = telling._asdict()
    theirs = article._asdict()
    differs = {name: ours[name] for name in _FIELDS if ours[name] != theirs[name]}
    if telling.reference_at != reference_at:
        differs["reference_at"] = telling.reference_at
    return json.dumps(differs, ensure_ascii=False, separators=(",", ":")) if differs else None


def stand(db: Database, article_id: int, before: Telling, article: Telling, told: Iterable[Told]) -> None:
    """Write an article as it now stands, and its tellings that are in the tables against it."""
    db.execute(
        "UPDATE articles SET ordered_at = ?, published_at = ?, precision = ?, time_clamped = ?, role = ?,"
        " language = ?, source = ?, title_made = ?, hashtags = ?, url = ?, digest = ? WHERE id = ?",
        (
            article.reference_at,
            article.published_at,
            article.precision,
            article.time_clamped,
            article.role.value,
            article.language,
            article.source,
            article.title_made,
            hashtags(article.hashtags),
            article.url,
            identity.sketch(article.title, article.body).digest,
            article_id,
        ),
    )
    if (article.title, article.body) != (before.title, before.body):
        db.execute(
            "UPDATE texts SET title = ?, body = ?, title_words = ?, body_words = ? WHERE article_id = ?",
            (
                article.title,
                article.body,
                words.index_text(article.title),
                words.index_text(article.body),
                article_id,
            ),
        )
    db.conn.executemany(
        "UPDATE appearances SET brought = ? WHERE dump_id = ? AND position = ?",
        [(difference(one.telling, article, one.reference_at), one.dump_id, one.position) for one in told],
    )


def forget_keys(db: Database, article_id: int, gone: Iterable[Telling], left: Iterable[Telling]) -> None:
    """Take the keys of tellings that are gone out of the sketches, except those of tellings that are left."""
    keep = {key for telling in left for key in identity.sketch(telling.title, telling.body).keys}
    drop = {key for telling in gone for key in identity.sketch(telling.title, telling.body).keys} - keep
    db.conn.executemany(
        "DELETE FROM sketches WHERE key = ? AND article_id = ?", [(key, article_id) for key in drop]
    )


def hashtags(tags: Sequence[str]) -> str:
    """A list of hashtags as its column has it."""
    return json.dumps(list(tags), ensure_ascii=False) if tags else "[]"


def _telling(row: sqlite3.Row) -> Telling:
    return Telling(
        role=Role(row["role"]),
        title=row["title"],
        title_made=bool(row["title_made"]),
        body=row["body"],
        source=row["source"],
        published_at=row["published_at"],
        precision=row["precision"],
        time_clamped=bool(row["time_clamped"]),
        hashtags=tuple(json.loads(row["hashtags"])),
        url=row["url"],
        language=row["language"],
        reference_at=row["ordered_at"],
    )


def _in_full(article: Telling, brought: str | None, reference_at: int) -> Telling:
    differs = {"reference_at": reference_at} | (json.loads(brought) if brought else {})
    if "hashtags" in differs:
        differs["hashtags"] = tuple(differs["hashtags"])
    if "role" in differs:
        differs["role"] = Role(differs["role"])
    return article._replace(**differs)
