"""Likeness: how likely some articles tell of one event, seen all together.

Pure: kept vectors and times in, square matrices out. Two articles of one kind of event (the next
earthquake, the other actor's arrest) may be nearer than two of one event that is told in many ways, so
no single line of nearness will do. Three things help. Nearness is scaled by how near each article has
its nearest others (after Zelnik-Manor and Perona, "Self-tuning spectral clustering", 2004). The articles
are compared a second time by what is rare among themselves: what all of them say tells nothing apart. And
two articles of one event have the same articles nearest to them (shared nearest neighbours, after
Jarvis and Patrick, 1973). Boosted trees (gate.py) weigh this, and what titles, names and numbers share;
and what speaks against one event: names that either article comes back to and numbers that either
opens with, which the other doesn't have at all.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from storage import gate
from storage.naming import Names
from storage.vectors import LEAD, NAME, NUMBER, PAIR, TITLE, Floats, Rarity, Vector, joined

Ids = NDArray[np.int64]

NEIGHBOURS = 3
FLOOR = 0.35
"""No company is looser than this: chance nearness among strangers must not be scaled up."""
LOCAL_FLOOR = 0.1
RARE = 0.66
"""A term of at least so much of the greatest rarity is rare: a share, since archives have any size."""

YOUNG = 0.95
"""The part of the background (background.py) of an archive too young to tell names apart: 100 articles."""
STRANGE = 0.45
"""What is left of a score where a headline's own words are not in the other article at all."""
STRANGE_NEARNESS = 0.4
STRANGE_WORDS = 3
STRANGE_RARITY = 3.0

AGAIN = 1.3
"""A name that stands once weighs less (vectors.NAME_WEIGHT), one that comes again or in a title more."""

FEATURES = (
    "nearness",
    "scaled",
    "titles",
    "title in other",
    "names",
    "names, of the fewer",
    "numbers",
    "numbers, amount",
    "words",
    "words, amount",
    "rare words",
    "among these",
    "among these, scaled",
    "titles among these",
    "phrases among these",
    "leads among these",
    "leads",
    "names in leads",
    "rank, better",
    "rank, worse",
    "same 5 nearest",
    "same 8 nearest",
    "same company",
    "company in same company",
    "names of one only",
    "numbers of one only",
    "articles",
)


@dataclass(frozen=True, slots=True)
class Likeness:
    """Of some articles, pair by pair, in square matrices: cosine, scaled nearness, and the score.

    score: how likely the two tell of one event, 0 to 1, less where they lie far apart in time. names: those
    of the articles, to be asked by rows.
    """

    nearness: Floats
    scaled: Floats
    score: Floats
    names: Names


def likeness(vectors: Sequence[Vector], days: Sequence[float | None], rarity: Rarity) -> Likeness:
    """How alike articles are. days: when each was published, in days since any one moment; None: unknown."""
    features = compare(vectors, rarity)
    nearness, scaled = features[0], features[1]
    score = np.zeros_like(nearness)
    rows, columns = np.nonzero(np.triu(scaled, 1) > FLOOR / 2)
    if len(rows):
        likely = gate.predict(features[:, rows, columns].T)
        score[rows, columns] = score[columns, rows] = np.maximum(likely, _copied(nearness[rows, columns]))
    if rarity.alone > YOUNG:
        score = np.where(_strange(vectors, rarity) & (nearness < STRANGE_NEARNESS), score * STRANGE, score)
    return Likeness(nearness, scaled, score * _apart(days), Names(vectors, rarity))


def _strange(vectors: Sequence[Vector], rarity: Rarity) -> NDArray[np.bool_]:
    """Pairs of which one headline has rare words, no names, and none of them stands in the other article.

    One word may stand in the other's headline as well: a name that opens a headline is not seen as one.
    In an archive that has just begun the names of a running affair ("Kim", "Moscow") are as rare as those
    of an event, and only the headlines tell its events apart. From about a hundred articles on the gate's
    features do; there this would cost more than it gives (B-cubed F1 in archives of 330 articles with
    topics that the gate hasn't seen: 0.91 so, 0.85 where it held up to five hundred articles).
    """
    single = [vector[(vector["kinds"] & PAIR) == 0] for vector in vectors]
    names = np.unique(np.concatenate([vector["id"][(vector["kinds"] & NAME) > 0] for vector in single]))
    strange = np.zeros((len(vectors), len(vectors)), dtype=np.bool_)
    for row, vector in enumerate(single):
        own = vector["id"][((vector["kinds"] & TITLE) > 0) & ((vector["kinds"] & (NAME | NUMBER)) == 0)]
        own = own[(rarity.of(own) > STRANGE_RARITY) & ~np.isin(own, names)]
        if len(own) >= STRANGE_WORDS:
            for column, other in enumerate(single):
                found = np.isin(other["id"], own)
                in_title = (other["kinds"][found] & TITLE) > 0
                strange[row, column] = bool(in_title.all()) and len(in_title) <= 1
    both: NDArray[np.bool_] = strange | strange.T
    return both


def compare(vectors: Sequence[Vector], rarity: Rarity) -> Floats:
    """FEATURES of every pair of articles: by feature, article, article; symmetric."""
    flat = joined(vectors)
    ids, columns, present = np.unique(flat["id"], return_inverse=True, return_counts=True)
    pair, title, lead, name, number = (
        (flat["kinds"] & kind) > 0 for kind in (PAIR, TITLE, LEAD, NAME, NUMBER)
    )
    single = ~pair
    rare = rarity.of(ids)[columns]
    rare[pair] = rarity.greatest
    known = np.where(pair, 0.0, rare / rarity.greatest)
    told = flat["weight"] * rare
    local = told * np.log(len(vectors) / present)[columns]
    name_in_lead = lead & name & single
    table = _Table([len(vector) for vector in vectors], columns, present)

    in_parts = (local * part for part in (pair, title & single, lead & single))
    compared = table.of(told, local, *in_parts, told * lead, told * name_in_lead)
    nearness, among, phrases, titles, leads, all_leads, names_in_leads = compared.cosines()
    amounts = np.stack((known * title, known * name, known * number, known))
    having = table.of(*np.sqrt(amounts))
    products = having.products()
    _, names, numbers, words = products
    totals = table.sums(amounts)
    titles_share, names_share, numbers_share, words_share = products / _means(totals)
    of_titles, of_names, _, _ = totals
    in_other = having.tables[0] @ having.tables[3].T / np.maximum(of_titles[:, None], 1e-9)
    of_fewer = np.maximum(np.minimum(of_names[:, None], of_names), 1e-9)
    (rare_words,) = table.of(single & (known >= RARE)).products()
    own = table.of(known * (name_in_lead & (flat["weight"] > AGAIN)), known * (lead & number))
    names_of_one, numbers_of_one = own.missing_from(table.of(single).tables[0])
    company = _same_company(among)
    order, ranks = _ranked(nearness + among)
    return np.stack(
        (
            nearness,
            _scaled(nearness, FLOOR),
            titles_share,
            np.minimum(in_other, in_other.T),
            names_share,
            names / of_fewer,
            numbers_share,
            numbers,
            words_share,
            words,
            rare_words,
            among,
            _scaled(among, LOCAL_FLOOR),
            titles,
            phrases,
            leads,
            all_leads,
            names_in_leads,
            np.minimum(ranks, ranks.T),
            np.maximum(ranks, ranks.T),
            _same_nearest(order, 5),
            _same_nearest(order, 8),
            company,
            _same_company(_without_self(np.maximum(company, 0.0))),
            names_of_one,
            numbers_of_one,
            np.full_like(nearness, len(vectors)),
        )
    )


def _scaled(nearness: Floats, floor: float) -> Floats:
    """Each nearness over the root of the product of both articles' mean to their nearest others."""
    nearest = np.sort(nearness, axis=1)[:, -NEIGHBOURS:]
    company = np.maximum(nearest.sum(axis=1) / NEIGHBOURS, floor)
    scaled: Floats = nearness / np.sqrt(np.outer(company, company))
    return scaled


def _ranked(nearness: Floats) -> tuple[NDArray[np.int64], Floats]:
    """For each article all articles, nearest first and itself last; and their places in it, 0 to 1."""
    alone = nearness - 2.0 * np.eye(len(nearness))
    order = np.argsort(-alone, axis=1, kind="stable")
    return order, np.argsort(order, axis=1) / len(nearness)


def _same_nearest(order: NDArray[np.int64], count: int) -> Floats:
    """The share of their nearest articles, themselves included, that two articles have in common."""
    size = len(order)
    count = min(count, size - 1)
    near = np.eye(size)
    near[np.repeat(np.arange(size), count), order[:, :count].ravel()] = 1.0
    shared: Floats = near @ near.T / (count + 1)
    return shared


def _same_company(nearness: Floats) -> Floats:
    """The correlation of what two articles are near to; of a correlation again, the parts of the company."""
    table = nearness + np.eye(len(nearness)) * nearness.max(initial=0.0)
    table = table - table.mean(axis=1, keepdims=True)
    return _cosines(table @ table.T, np.sqrt(np.einsum("ij,ij->i", table, table)))


def _copied(nearness: Floats) -> Floats:
    """One agency's text in two papers is one event, whatever else: sure from a nearness of 0.75."""
    copied: Floats = np.clip((nearness - 0.55) / 0.2, 0.0, 1.0)
    return copied


def _apart(days: Sequence[float | None]) -> Floats:
    """What time between two articles leaves of their score: all for three days, 0.3 after six weeks."""
    known = np.array([np.nan if day is None else day for day in days], dtype=np.float64)
    between = np.nan_to_num(np.abs(np.subtract.outer(known, known)), nan=0.0)
    left: Floats = np.clip(1.0 - (between - 3.0) / 56.0, 0.3, 1.0)
    return left


def _without_self(table: Floats) -> Floats:
    """A table with 0 on its diagonal: none is near itself."""
    np.fill_diagonal(table, 0.0)
    return table


def _cosines(products: Floats, lengths: Floats) -> Floats:
    """The cosines of rows by their products and lengths; of several tables by table."""
    cosines: Floats = products / np.maximum(lengths[..., :, None] * lengths[..., None, :], 1e-9)
    return cosines


def _means(totals: Floats) -> Floats:
    """The geometric means of two articles' totals, by table, article and article."""
    means: Floats = np.sqrt(np.maximum(totals[:, :, None] * totals[:, None, :], 1e-9))
    return means


class _Table:
    """Where the terms of several articles stand, in a row after each other; columns are what two have."""

    def __init__(self, sizes: Sequence[int], columns: Ids, present: Ids) -> None:
        self._starts = np.cumsum([0, *sizes[:-1]])
        self._shared = np.flatnonzero(present[columns] > 1)
        rows = np.repeat(np.arange(len(sizes)), sizes)
        self._at = rows[self._shared], (np.cumsum(present > 1) - 1)[columns[self._shared]]
        self._shape = len(sizes), int(np.count_nonzero(present > 1))

    def sums(self, amounts: Floats) -> Floats:
        """Amounts of all terms, a kind in each row, added up by kind and article."""
        sums: Floats = np.add.reduceat(amounts, self._starts, axis=1)
        return sums

    def of(self, *kinds: Floats | NDArray[np.bool_]) -> "_Amounts":
        """Several kinds of amounts of the terms, worked on together: articles are few, calls cost most."""
        amounts = np.stack(kinds).astype(np.float64, copy=False)
        tables = np.zeros((len(kinds), *self._shape))
        tables[:, *self._at] = amounts[:, self._shared]
        return _Amounts(self, amounts, tables)


@dataclass(frozen=True, slots=True)
class _Amounts:
    """Amounts by kind and term; and of the shared terms by kind, article and term."""

    table: _Table
    amounts: Floats
    tables: Floats

    def products(self) -> Floats:
        """Of every two articles by kind."""
        products: Floats = self.tables @ self.tables.transpose(0, 2, 1)
        return products

    def cosines(self) -> Floats:
        """Of every two articles by kind; none is near itself, the diagonals are 0."""
        cosines = _cosines(self.products(), np.sqrt(self.table.sums(self.amounts * self.amounts)))
        each = np.arange(cosines.shape[1])
        cosines[:, each, each] = 0.0
        return cosines

    def missing_from(self, having: Floats) -> Floats:
        """The amount that an article has of what the other has not, by kind; of both articles' the lesser.

        Where only one has more, it may just be the longer one.
        """
        missing = self.table.sums(self.amounts)[:, :, None] - self.tables @ having.T
        lesser: Floats = np.minimum(missing, missing.transpose(0, 2, 1))
        return lesser
