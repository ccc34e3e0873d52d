"""Vectors: an article's words as weighted terms, the form in which articles are compared.

Pure: text in, numbers out. A term is a stem, a number, a two-word phrase or, in scripts without spaces,
a pair of characters; it is known by a 32-bit hash, so that no dictionary has to be kept. How rare a
term is (its inverse document frequency) is not in the vector: it changes as the archive grows.
"""

import zlib
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from storage.terms import NAME, NUMBER, PAIR, PLAIN, TITLE, tokens

TERM = np.dtype([("id", "<u4"), ("weight", "<f2"), ("kinds", "u1")])
Vector = NDArray[np.void]

MOST_TERMS = 400
MOST_WORDS = 3_000


@dataclass(frozen=True, slots=True)
class Weights:
    """By how much a kind of term counts more or less than a word of the body."""

    title: float = 2.0
    number: float = 1.5
    name: float = 1.25
    pair: float = 0.5


WEIGHTS = Weights()


def vector(title: str, body: str, language: str | None, weights: Weights = WEIGHTS) -> Vector:
    """The terms of an article, sorted by id: √tf times the weight of its kind.

    The √ dampens a word that one article repeats (as in DESIGN.md's measurements). Of a very long
    article the first MOST_WORDS words and the MOST_TERMS heaviest terms count.
    """
    counts: dict[int, float] = {}
    kinds: dict[int, int] = {}
    for text, share, kind in ((title, weights.title, TITLE), (body, 1.0, PLAIN)):
        before = 0
        for number, token in enumerate(tokens(text, language)):
            if number == MOST_WORDS:
                break
            key = term_id(token.stem)
            counts[key] = counts.get(key, 0.0) + share
            kinds[key] = kinds.get(key, 0) | kind | token.kind
            if before:
                pair = zlib.crc32(before.to_bytes(4, "little"), key)
                counts[pair] = counts.get(pair, 0.0) + share
                kinds[pair] = kinds.get(pair, 0) | kind | PAIR
            before = key
    rows = np.empty(len(counts), dtype=TERM)
    rows["id"] = list(counts.keys())
    rows["weight"] = np.sqrt(np.fromiter(counts.values(), dtype=np.float64, count=len(counts)))
    rows["kinds"] = list(kinds.values())
    for sort, factor in ((NUMBER, weights.number), (NAME, weights.name), (PAIR, weights.pair)):
        rows["weight"][(rows["kinds"] & sort) > 0] *= factor
    if len(rows) > MOST_TERMS:
        rows = rows[np.argsort(-rows["weight"], kind="stable")[:MOST_TERMS]]
    return rows[np.argsort(rows["id"], kind="stable")]


def term_id(stem: str) -> int:
    """The number by which a stem is known; never 0, which counts the articles."""
    return zlib.crc32(stem.encode()) or 1


def pack(terms: Vector) -> bytes:
    """The vector as bytes for a table."""
    return terms.tobytes()


def unpack(packed: bytes) -> Vector:
    """The vector from its bytes; read only."""
    return np.frombuffer(packed, dtype=TERM)


def rarity(documents: NDArray[np.float64], articles: int) -> NDArray[np.float64]:
    """The inverse document frequency of terms that stand in so many documents of so many articles.

    Never below 0. Counted as if PRIOR articles without these terms were there before, so that the first
    articles of an archive are not compared by words that only seem rare or common.
    """
    known = np.maximum(documents, 1.0)
    rare: NDArray[np.float64] = np.maximum(np.log((articles + PRIOR) / (known + 0.5)), 0.0)
    return rare


PRIOR = 500
