"""Neighbours: the kept terms of all articles, and the articles nearest to a given one.

Only reads and writes tables; what a term weighs and how near is near enough is decided by others.
A question touches a bounded number of rows whatever the size of the archive: few terms, the rarest,
and of each only the articles that came last.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from storage import background, postings, vectors
from storage.database import Database, tuples
from storage.vectors import TERM, Floats, Rarity, Vector, is_pair

ARTICLES = 0  # the row of terms that counts the articles
POSTED_TERMS = 30
ASKED_TERMS = 15
CANDIDATES = 50
REMOVED_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Neighbour:
    """An article near another one; nearness is the cosine of their vectors, 0 to 1."""

    article_id: int
    nearness: float


def add(db: Database, drafts: Mapping[int, Vector]) -> dict[int, Vector]:
    """Keep the vectors of new articles, which it returns, and count their terms."""
    known = _with(Counts(db).rarity(drafts.values()), drafts.values())
    settled = dict(zip(drafts, vectors.settled(list(drafts.values()), known), strict=True))
    flat = vectors.joined(settled.values())
    pair = is_pair(flat)
    ids, documents = np.unique(flat["id"][~pair], return_counts=True)
    db.conn.executemany(
        "INSERT INTO terms (id, documents) VALUES (?, ?)"
        " ON CONFLICT (id) DO UPDATE SET documents = documents + excluded.documents",
        [(ARTICLES, len(drafts)), *zip(ids.tolist(), documents.tolist(), strict=True)],
    )
    told = flat["weight"] * np.where(pair, known.greatest, known.of_new(flat["id"]))
    weights = np.where(pair, 0.0, told)
    rows, posted = [], []
    start = 0
    for article, terms in settled.items():
        end = start + len(terms)
        length = float(np.sqrt(np.dot(told[start:end], told[start:end]))) or 1.0
        rows.append((article, vectors.pack(terms), length))
        for term, weight in _heaviest(terms["id"], weights[start:end], POSTED_TERMS):
            posted.append((term, article, round(weight * 255 / length)))
        start = end
    db.conn.executemany("INSERT INTO article_terms (article_id, terms, length) VALUES (?, ?, ?)", rows)
    postings.add(db, posted)
    return settled


def remove(db: Database, article_ids: Sequence[int]) -> set[int]:
    """Forget the vectors of articles and count their terms no more. Returns those that were known."""
    forgotten: set[int] = set()
    for start in range(0, len(article_ids), REMOVED_AT_ONCE):
        for article, terms in load(db, article_ids[start : start + REMOVED_AT_ONCE]).items():
            single = terms["id"][~is_pair(terms)].tolist()
            db.conn.executemany(
                "UPDATE terms SET documents = documents - 1 WHERE id = ?",
                [(term,) for term in (ARTICLES, *single)],
            )
            postings.remove(db, article, single)
            db.conn.execute("DELETE FROM article_terms WHERE article_id = ?", (article,))
            forgotten.add(article)
    return forgotten


def load(db: Database, article_ids: Iterable[int]) -> dict[int, Vector]:
    """The kept vectors of these articles in their order, as far as they are known."""
    wanted = list(article_ids)
    rows = db.conn.execute(
        "SELECT article_id, terms FROM article_terms WHERE article_id IN (SELECT value FROM json_each(?))",
        (json.dumps(wanted),),
    )
    found = {article: vectors.unpack(packed) for article, packed in rows}
    return {article: found[article] for article in wanted if article in found}


class Counts:
    """In how many articles terms stand, read once: for work during which that does not change."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._known: dict[int, float] = {}
        row = db.conn.execute("SELECT documents FROM terms WHERE id = ?", (ARTICLES,)).fetchone()
        own = int(row[0]) if row else 0
        self._own = own
        self._background = background.missing(own)
        self.articles = own + self._background
        self.alone = self._background / background.USUAL
        self.greatest = vectors.greatest(self.articles)

    def rarity(self, several: Iterable[Vector]) -> Rarity:
        """How rare the terms of some vectors are; pairs are not counted."""
        arrays = [terms["id"][~is_pair(terms)] for terms in several]
        ids = np.unique(np.concatenate(arrays)) if arrays else np.empty(0, dtype="<u4")
        return Rarity(ids, self._documents(ids), self.articles, self.alone)

    def told(self, terms: Vector) -> Floats:
        """The weights of terms, of one vector or of several in a row, times their rarity."""
        pair = is_pair(terms)
        rare = np.full(len(terms), self.greatest)
        rare[~pair] = vectors.rarities(self._documents(terms["id"][~pair]), self.greatest, self.alone)
        told: Floats = terms["weight"] * rare
        return told

    def _documents(self, ids: NDArray[np.uint32]) -> Floats:
        wanted = ids.tolist()
        known = self._known
        missing = [term for term in set(wanted) if term not in known]
        if missing:
            self._known.update(dict.fromkeys(missing, 0.0))
            rows = tuples(
                self._db,
                "SELECT id, documents FROM terms WHERE id IN (SELECT value FROM json_each(?))",
                (json.dumps(missing),),
            )
            self._known.update(rows)
            if self._background:
                young = {term: self._known[term] for term in missing}
                self._known.update(background.expected(young, self._own))
        return np.fromiter(map(self._known.__getitem__, wanted), dtype="<f8", count=len(wanted))


def heaviest(terms: Vector, known: Rarity, count: int) -> list[tuple[int, float]]:
    """The terms that tell most of an article with what each weighs, heaviest first; no pairs."""
    weights = np.where(is_pair(terms), 0.0, terms["weight"] * known.of_new(terms["id"]))
    return _heaviest(terms["id"], weights, count)


def _heaviest(ids: NDArray[np.uint32], weights: Floats, count: int) -> list[tuple[int, float]]:
    best = np.argsort(-weights, kind="stable")[:count]
    return [(t, w) for t, w in zip(ids[best].tolist(), weights[best].tolist(), strict=True) if w > 0]


def nearest(
    db: Database,
    counts: Counts,
    terms: Vector,
    *,
    besides: Iterable[int] = (),
    least: float = 0.0,
    count: int = CANDIDATES,
) -> list[Neighbour]:
    """The articles nearest to a vector, nearest first."""
    asked = heaviest(terms, counts.rarity([terms]), ASKED_TERMS)
    without = set(besides)
    close = postings.candidates(db, asked, count + len(without))
    found = load(db, [article for article in close if article not in without])
    if not found:
        return []
    cosines = near(terms, list(found.values()), counts)
    ranked = [Neighbour(a, c) for a, c in zip(found, cosines.tolist(), strict=True) if c >= least]
    return sorted(ranked, key=lambda neighbour: (-neighbour.nearness, -neighbour.article_id))


class Company:
    """The articles near some new ones: as nearest(), at a fraction of the cost.

    Others' vectors are taken to be as long as they were when they came, and are read once.
    kept: the vectors of the new articles, which are in the tables already.
    """

    def __init__(self, db: Database, counts: Counts, kept: Mapping[int, Vector]) -> None:
        self._db = db
        self._kept = kept
        flat = vectors.joined(kept.values())
        rarity = counts.rarity([flat])
        pair = is_pair(flat)
        rare = np.where(pair, rarity.greatest, rarity.of(flat["id"]))
        self._own = flat["weight"] * rare
        self._shares = self._own * rare
        self._weights = np.where(pair, 0.0, flat["weight"] * rarity.of_new(flat["id"]))
        self._met: dict[int, tuple[bytes, float]] = {}

    def near(self, *, least: float, count: int) -> dict[int, list[int]]:
        """The articles near each of the new ones, nearest first."""
        ends = np.cumsum([len(terms) for terms in self._kept.values()]).tolist()
        near = {}
        for article, start, end in zip(self._kept, [0, *ends], ends, strict=False):
            ids = self._kept[article]["id"]
            asked = _heaviest(ids, self._weights[start:end], ASKED_TERMS)
            found = postings.candidates(self._db, asked, count + 1)
            met = self._meet(sorted(one for one in found if one != article))
            cosines = self._cosines(ids, slice(start, end), list(met.values())) if met else []
            ranked = [(-cosine, -one) for one, cosine in zip(met, cosines, strict=True) if cosine >= least]
            near[article] = [-one for _, one in sorted(ranked)]
        return near

    def vectors(self, articles: Sequence[int]) -> dict[int, Vector]:
        """The vectors of any articles in their order, as far as they are known."""
        return {one: vectors.unpack(packed) for one, (packed, _) in self._meet(articles).items()}

    def _cosines(
        self, own: NDArray[np.uint32], at: slice, others: Sequence[tuple[bytes, float]]
    ) -> list[float]:
        joined = vectors.unpack(b"".join([packed for packed, _ in others]))
        ids = joined["id"]
        place = np.minimum(np.searchsorted(own, ids), len(own) - 1)
        products = np.where(own[place] == ids, joined["weight"] * self._shares[at][place], 0.0)
        sizes = [len(packed) // TERM.itemsize for packed, _ in others]
        length = float(np.sqrt(np.dot(self._own[at], self._own[at])) or 1.0)
        lengths = np.array([length for _, length in others]) * length
        cosines: list[float] = (np.add.reduceat(products, [0, *accumulate(sizes[:-1])]) / lengths).tolist()
        return cosines

    def _meet(self, articles: Sequence[int]) -> dict[int, tuple[bytes, float]]:
        missing = [article for article in articles if article not in self._met]
        if missing:
            self._met.update(
                (row[0], (row[1], row[2]))
                for row in tuples(
                    self._db,
                    "SELECT article_id, terms, length FROM article_terms"
                    " WHERE article_id IN (SELECT value FROM json_each(?))",
                    (json.dumps(missing),),
                )
            )
        return {article: self._met[article] for article in articles if article in self._met}


def near(terms: Vector, others: Sequence[Vector], counts: Counts) -> Floats:
    """The cosines of one vector with others."""
    own = counts.told(terms)
    joined = vectors.joined(others)
    told = counts.told(joined)
    at = np.minimum(np.searchsorted(terms["id"], joined["id"]), len(terms) - 1)
    products = np.where(terms["id"][at] == joined["id"], told * own[at], 0.0)
    starts = np.cumsum([0, *(len(other) for other in others[:-1])])
    lengths = np.sqrt(np.add.reduceat(told * told, starts) * np.dot(own, own))
    cosines: Floats = np.add.reduceat(products, starts) / np.maximum(lengths, 1e-9)
    return cosines


def _with(known: Rarity, drafts: Iterable[Vector]) -> Rarity:
    """The rarity that there will be with some more articles."""
    arrays = [terms["id"][~is_pair(terms)] for terms in drafts]
    ids, documents = np.unique(np.concatenate(arrays), return_counts=True)
    return Rarity(ids, documents + known.documents(ids), known.articles + len(arrays), known.alone)
