"""Vectors: an article's words as weighted terms, the form in which articles are compared.

Pure: text in, numbers out. A term is a stem, a number, a two-word phrase or, in scripts without spaces,
a pair of characters; it is known by a 32-bit hash, so that no dictionary has to be kept. How rare a
term is (its inverse document frequency) is not in the vector: it changes as the archive grows. Phrases
are not counted, there are too many; how much one tells is judged by its words when it is settled.
"""

import zlib
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from storage.terms import LEAD, NAME, NUMBER, PAIR, PLAIN, TITLE, tokens

__all__ = ["LEAD", "NAME", "NUMBER", "PAIR", "PLAIN", "TITLE", "Floats", "Vector"]

Vector = NDArray[np.void]
Floats = NDArray[np.float64]

TERM = np.dtype([("id", "<u4"), ("weight", "<f2"), ("kinds", "u1")])
DRAFT = np.dtype([("id", "<u4"), ("weight", "<f8"), ("kinds", "u1"), ("left", "<u4"), ("right", "<u4")])

MOST_WORDS = 2_000
LEAD_WORDS = 45
"""An article's title and so many words of its body are its lead."""
MOST_TERMS = 200
PRIOR = 100
"""So many articles are taken to have been there before the first one."""

# By how much a kind of term counts more or less than a word of the body.
TITLE_WEIGHT = 2.0
NUMBER_WEIGHT = 1.5
NAME_WEIGHT = 1.25
PAIR_WEIGHT = 0.5


def draft(title: str, body: str, language: str | None) -> Vector:
    """The terms of a text (DRAFT), with √tf times the weight of their kind; of a pair also its words.

    The √ dampens a word that one article repeats (as measured in DESIGN.md). Only the first MOST_WORDS
    words of a very long text are read.
    """
    counts: dict[int, float] = {}
    kinds: dict[int, int] = {}
    pairs: dict[int, tuple[int, int]] = {}
    for text, share, kind in ((title, TITLE_WEIGHT, TITLE | LEAD), (body, 1.0, LEAD)):
        before = 0
        for number, (stem, token_kind) in enumerate(tokens(text, language)[:MOST_WORDS]):
            if number == LEAD_WORDS and kind == LEAD:
                kind = PLAIN
            term = term_id(stem)
            counts[term] = counts.get(term, 0.0) + share
            kinds[term] = kinds.get(term, 0) | kind | token_kind
            if before:
                pair = before * 0x9E3779B1 + term & 0xFFFFFFFF
                counts[pair] = counts.get(pair, 0.0) + share
                kinds[pair] = kinds.get(pair, 0) | kind | PAIR
                pairs[pair] = (before, term)
            before = term
    rows = np.zeros(len(counts), dtype=DRAFT)
    rows["id"] = np.fromiter(counts.keys(), dtype="<u4", count=len(counts))
    rows["kinds"] = np.fromiter(kinds.values(), dtype="u1", count=len(counts))
    weights = np.sqrt(np.fromiter(counts.values(), dtype="<f8", count=len(counts)))
    for sort, factor in ((NUMBER, NUMBER_WEIGHT), (NAME, NAME_WEIGHT), (PAIR, PAIR_WEIGHT)):
        weights[(rows["kinds"] & sort) > 0] *= factor
    rows["weight"] = weights
    rows = rows[np.argsort(rows["id"], kind="stable")]
    at = np.flatnonzero(rows["kinds"] & PAIR)
    if len(at):
        words = np.array([pairs.get(pair, (pair, pair)) for pair in rows["id"][at].tolist()], dtype="<u4")
        rows["left"][at], rows["right"][at] = words[:, 0], words[:, 1]
    return rows


def settle(terms: Vector, rare: "Rarity") -> Vector:
    """A draft as it is kept (TERM): the MOST_TERMS that tell most, sorted by id.

    A phrase of common words tells little: its weight falls with the share of the greatest rarity that
    its two words have together.
    """
    rows = np.empty(len(terms), dtype=TERM)
    rows["id"], rows["kinds"] = terms["id"], terms["kinds"]
    weights = terms["weight"].copy()
    at = np.flatnonzero(terms["kinds"] & PAIR)
    together = rare.of_new(terms["left"][at]) + rare.of_new(terms["right"][at])
    weights[at] *= np.minimum(together / rare.greatest, 1.0)
    rows["weight"] = weights
    if len(rows) > MOST_TERMS:
        telling = weights * np.where(is_pair(terms), rare.greatest, rare.of_new(terms["id"]))
        rows = rows[np.sort(np.argsort(-telling, kind="stable")[:MOST_TERMS])]
    return rows


class Rarity:
    """Inverse document frequencies in an archive as it is at one moment."""

    def __init__(self, ids: NDArray[np.uint32], documents: Floats, articles: int, alone: float = 0.0) -> None:
        """ids: sorted; documents: in how many of the archive's articles each stands; alone: see rarities."""
        self.ids = ids
        self.articles = articles
        self.alone = alone
        self._documents = documents
        self.greatest = greatest(articles)

    def of(self, ids: NDArray[np.uint32]) -> Floats:
        """Of terms when articles are compared."""
        return rarities(self.documents(ids), self.greatest, self.alone)

    def of_new(self, ids: NDArray[np.uint32]) -> Floats:
        """Of terms that another article may bring soon: a term seen once is as rare as one seen twice."""
        return np.maximum(self.greatest - np.log(np.maximum(self.documents(ids), 2.0)), 0.0)

    def documents(self, ids: NDArray[np.uint32]) -> Floats:
        """In how many articles each term stands."""
        if not len(self.ids):
            return np.zeros(len(ids))
        at = np.minimum(np.searchsorted(self.ids, ids), len(self.ids) - 1)
        return np.where(self.ids[at] == ids, self._documents[at], 0.0)


def greatest(articles: int) -> float:
    """The rarity of a term that one of so many articles has."""
    return float(np.log(articles + PRIOR))


def rarities(documents: Floats, most: float, alone: float) -> Floats:
    """The rarity of terms in so many documents. most: the greatest there is.

    alone: which part of it a term of a single document has. In a large archive none: such a word compares
    nothing, and only blurs how near articles are. In a young one most words are alone as yet.
    """
    rare: Floats = np.maximum(most - np.log(np.maximum(documents, 1.0)), 0.0)
    return np.where(documents > 1, rare, rare * alone)


def is_pair(terms: Vector) -> NDArray[np.bool_]:
    """Which terms are phrases of two words."""
    pair: NDArray[np.bool_] = (terms["kinds"] & PAIR) > 0
    return pair


@lru_cache(maxsize=200_000)
def term_id(stem: str) -> int:
    """The number by which a stem is known; never 0, which counts the articles."""
    return zlib.crc32(stem.encode("utf-8", "surrogatepass")) or 1


def pack(terms: Vector) -> bytes:
    """A settled vector as bytes for a table."""
    return terms.tobytes()


def unpack(packed: bytes) -> Vector:
    """A settled vector from its bytes; read only."""
    return np.frombuffer(packed, dtype=TERM)
