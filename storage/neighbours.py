"""Neighbours: the kept terms of all articles, and the articles nearest to a given one.

Only reads and writes tables; what a term weighs and how near is near enough is decided by others.
A question touches a bounded number of rows whatever the size of the archive: few terms, the rarest,
and of each only the articles that came last.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from storage import vectors
from storage.database import Database
from storage.vectors import Vector

ARTICLES = 0  # the row of terms that counts the articles
POSTED_TERMS = 30
ASKED_TERMS = 15
POSTINGS_READ = 300
CANDIDATES = 50


@dataclass(frozen=True, slots=True)
class Neighbour:
    """An article near another one; nearness is the cosine of their vectors, 0 to 1."""

    article_id: int
    nearness: float


def add(db: Database, articles: Mapping[int, Vector]) -> None:
    """Keep the vectors of new articles and count their terms."""
    ids, counts = np.unique(
        np.concatenate([vector["id"][~_is_pair(vector)] for vector in articles.values()]), return_counts=True
    )
    rows = [(ARTICLES, len(articles)), *zip(ids.tolist(), counts.tolist(), strict=True)]
    db.conn.executemany(
        "INSERT INTO terms (id, documents) VALUES (?, ?)"
        " ON CONFLICT (id) DO UPDATE SET documents = documents + excluded.documents",
        rows,
    )
    db.conn.executemany(
        "INSERT INTO article_terms (article_id, terms) VALUES (?, ?)",
        [(article, vectors.pack(vector)) for article, vector in articles.items()],
    )
    postings = []
    weighing = Weighing(db, articles.values())
    for article, vector in articles.items():
        for term in weighing.heaviest(vector, POSTED_TERMS):
            postings.append((term, article))
    db.conn.executemany(
        "INSERT OR IGNORE INTO postings (term_id, article_id) VALUES (?, ?)", sorted(postings)
    )


def remove(db: Database, article_ids: Sequence[int]) -> None:
    """Forget the vectors of articles; unknown ids are nothing to forget."""
    for article, vector in load(db, article_ids).items():
        single = vector["id"][~_is_pair(vector)].tolist()
        db.conn.executemany(
            "UPDATE terms SET documents = documents - 1 WHERE id = ?", [(t,) for t in [ARTICLES, *single]]
        )
        db.conn.executemany(
            "DELETE FROM postings WHERE term_id = ? AND article_id = ?", [(term, article) for term in single]
        )
        db.conn.execute("DELETE FROM article_terms WHERE article_id = ?", (article,))


def load(db: Database, article_ids: Iterable[int]) -> dict[int, Vector]:
    """The kept vectors of these articles, as far as they are known."""
    rows = db.execute(
        "SELECT article_id, terms FROM article_terms WHERE article_id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(article_ids)),),
    )
    return {row["article_id"]: vectors.unpack(row["terms"]) for row in rows}


class Weighing:
    """How rare the terms of some vectors are in the archive as it is now, and what follows from it."""

    def __init__(self, db: Database, terms: Iterable[Vector]) -> None:
        arrays = [vector["id"] for vector in terms]
        self._ids = np.unique(np.concatenate(arrays)) if arrays else np.empty(0, dtype="<u4")
        found = dict(
            db.conn.execute(
                "SELECT id, documents FROM terms WHERE id IN (SELECT value FROM json_each(?))",
                (json.dumps([ARTICLES, *self._ids.tolist()]),),
            ).fetchall()
        )
        self.articles = int(found.get(ARTICLES, 0))
        documents = np.array([found.get(term, 0) for term in self._ids.tolist()], dtype=np.float64)
        self._rarity = vectors.rarity(documents, self.articles)

    def weigh(self, vector: Vector) -> NDArray[np.float64]:
        """The weights of a vector's terms times their rarity, of unit length."""
        weights = vector["weight"].astype(np.float64) * self._rarity[np.searchsorted(self._ids, vector["id"])]
        length = float(np.sqrt(np.dot(weights, weights)))
        return weights / length if length else weights

    def heaviest(self, vector: Vector, count: int) -> list[int]:
        """The terms that tell most of a vector, heaviest first; no pairs, which aren't posted."""
        weights = np.where(_is_pair(vector), 0.0, self.weigh(vector))
        best = np.argsort(-weights, kind="stable")[:count]
        return [
            int(term) for term, weight in zip(vector["id"][best], weights[best], strict=True) if weight > 0
        ]

    def matrix(self, several: Sequence[Vector]) -> NDArray[np.float64]:
        """The weighed vectors as the rows of one matrix: its product with itself is their cosines."""
        table = np.zeros((len(several), len(self._ids)))
        for row, vector in enumerate(several):
            table[row, np.searchsorted(self._ids, vector["id"])] = self.weigh(vector)
        return table


def candidates(db: Database, terms: Sequence[int], count: int = CANDIDATES) -> list[int]:
    """The articles that share most of these terms, among the last that have each."""
    union = " UNION ALL ".join(
        [
            "SELECT article_id FROM (SELECT article_id FROM postings WHERE term_id = ? ORDER BY article_id DESC LIMIT ?)"
        ]
        * len(terms)
    )
    if not terms:
        return []
    parameters = [value for term in terms for value in (term, POSTINGS_READ)]
    rows = db.execute(
        f"SELECT article_id, count(*) AS shared FROM ({union}) GROUP BY article_id ORDER BY shared DESC, article_id DESC LIMIT ?",
        [*parameters, count],
    )
    return [row["article_id"] for row in rows]


def nearest(
    db: Database, vector: Vector, *, besides: Iterable[int] = (), least: float = 0.0
) -> list[Neighbour]:
    """The articles nearest to a vector, nearest first."""
    asked = Weighing(db, [vector]).heaviest(vector, ASKED_TERMS)
    found = load(db, set(candidates(db, asked)) - set(besides))
    if not found:
        return []
    weighing = Weighing(db, [vector, *found.values()])
    table = weighing.matrix([vector, *found.values()])
    cosines = (table[1:] @ table[0]).tolist()
    near = [
        Neighbour(article, cosine) for article, cosine in zip(found, cosines, strict=True) if cosine >= least
    ]
    return sorted(near, key=lambda neighbour: (-neighbour.nearness, -neighbour.article_id))


def _is_pair(vector: Vector) -> NDArray[np.bool_]:
    pair: NDArray[np.bool_] = (vector["kinds"] & vectors.PAIR) > 0
    return pair
