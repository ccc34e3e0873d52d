"""Vectors: an article's words as weighted terms, the form in which articles are compared.

Pure: text in, numbers out. A term is a stem, a number, a two-word phrase or, in scripts without spaces,
a pair of characters; it is known by a 32-bit hash, so that no dictionary has to be kept. How rare a
term is (its inverse document frequency) is not in the vector: it changes as the archive grows. Phrases
are not counted, there are too many; how much one tells is judged by its words when it is settled.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from storage import terms
from storage.terms import LEAD, NAME, NUMBER, PAIR, PLAIN, TITLE, term_id

__all__ = ["LEAD", "NAME", "NUMBER", "PAIR", "PLAIN", "TITLE", "Floats", "Vector", "term_id"]

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
    return drafts([(title, body, language)])[0]


def drafts(texts: Iterable[tuple[str, str, str | None]]) -> list[Vector]:
    """The drafts of several titles and bodies with their languages, at a fraction of the cost of each."""
    found: list[int] = []
    lengths = []
    for title, body, language in texts:
        for text in (title, body):
            told = terms.numbers(text, language)[:MOST_WORDS]
            found += told
            lengths.append(len(told))
    sizes = np.array(lengths, dtype=np.int64)
    part = np.repeat(np.arange(len(sizes)), sizes)  # of even number a title, of odd number a body
    within = np.arange(len(part)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    numbered = np.array(found, dtype=np.int64)
    words = numbered & 0xFFFFFFFF
    title = part % 2 == 0
    share = np.where(title, TITLE_WEIGHT, 1.0)
    place = np.where(title, TITLE | LEAD, np.where(within < LEAD_WORDS, LEAD, PLAIN))
    follows = np.flatnonzero(within > 0)
    left, right = words[follows - 1], words[follows]
    phrases = (left * 0x9E3779B1 + right) & 0xFFFFFFFF
    key = (part >> 1 << 32) + words
    keys = np.concatenate((key, key[follows] - right + phrases))
    order = np.argsort(keys, kind="stable")
    keys = keys[order]
    firsts = np.flatnonzero(np.diff(keys, prepend=-1))
    lasts = order[np.append(firsts[1:], len(keys))[: len(firsts)] - 1]
    rows = np.zeros(len(firsts), dtype=DRAFT)
    rows["id"] = keys[firsts] & 0xFFFFFFFF
    if len(rows):
        rows["kinds"] = np.bitwise_or.reduceat(
            np.concatenate((place | numbered >> terms.KIND_BITS, place[follows] | PAIR))[order], firsts
        )
        counts = np.add.reduceat(np.concatenate((share, share[follows]))[order], firsts)
        weights = np.sqrt(counts)
        for sort, factor in ((NUMBER, NUMBER_WEIGHT), (NAME, NAME_WEIGHT), (PAIR, PAIR_WEIGHT)):
            weights[(rows["kinds"] & sort) > 0] *= factor
        rows["weight"] = weights
        at = np.flatnonzero(lasts >= len(key))  # phrases stand behind all words
        rows["left"][at], rows["right"][at] = left[lasts[at] - len(key)], right[lasts[at] - len(key)]
    bounds = np.searchsorted(keys[firsts] >> 32, np.arange(len(sizes) // 2 + 1))
    return [rows[start:end] for start, end in pairwise(bounds.tolist())]


def settle(draft: Vector, rare: "Rarity") -> Vector:
    """A draft as it is kept (TERM): the MOST_TERMS that tell most, sorted by id.

    A phrase of common words tells little: its weight falls with the share of the greatest rarity that
    its two words have together.
    """
    return settled([draft], rare)[0]


def settled(several: Sequence[Vector], rare: "Rarity") -> list[Vector]:
    """Several drafts as they are kept."""
    flat = np.concatenate(several)
    rows = np.empty(len(flat), dtype=TERM)
    rows["id"], rows["kinds"] = flat["id"], flat["kinds"]
    weights = flat["weight"].copy()
    at = np.flatnonzero(flat["kinds"] & PAIR)
    together = rare.of_new(flat["left"][at]) + rare.of_new(flat["right"][at])
    weights[at] *= np.minimum(together / rare.greatest, 1.0)
    rows["weight"] = weights
    telling = weights * np.where(is_pair(flat), rare.greatest, rare.of_new(flat["id"]))
    ends = np.cumsum([len(one) for one in several])
    found = []
    for start, end in pairwise((0, *ends.tolist())):
        kept = rows[start:end]
        if end - start > MOST_TERMS:
            kept = kept[np.sort(np.argsort(-telling[start:end], kind="stable")[:MOST_TERMS])]
        found.append(kept)
    return found


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


def is_pair(vector: Vector) -> NDArray[np.bool_]:
    """Which terms are phrases of two words."""
    pair: NDArray[np.bool_] = (vector["kinds"] & PAIR) > 0
    return pair


def joined(several: Iterable[Vector]) -> Vector:
    """Settled vectors one after another (np.concatenate looks at every one's fields, which costs more)."""
    return unpack(b"".join([vector.tobytes() for vector in several]))


def pack(vector: Vector) -> bytes:
    """A settled vector as bytes for a table."""
    return vector.tobytes()


def unpack(packed: bytes) -> Vector:
    """A settled vector from its bytes; read only."""
    return np.frombuffer(packed, dtype=TERM)
