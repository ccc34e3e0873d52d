"""Background: how common words are in the news at large, for archives too young to know it themselves.

In an archive of ten articles "the" may be as rare as a name. Until it has USUAL articles of its own, it is
taken to hold so many more in which common words stand as often as they usually do (a prior, in the terms
of Bayesian statistics). From then on only its own articles count. Where the table comes from is told by
tests/training/common_words.py.
"""

from collections.abc import Mapping
from functools import cache
from importlib import resources

from storage.vectors import term_id

USUAL = 2_000
DAMPING = 100


def missing(articles: int) -> int:
    """How many articles the background stands for beside so many of the archive's own."""
    return max(0, USUAL - articles)


@cache
def shares() -> dict[int, float]:
    """In which share of articles a common word stands, by the number of its stem; others are rare."""
    table = resources.files("storage").joinpath("tables", "common_words.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines())
    return {term_id(stem): int(count) / 10_000 for stem, count in rows}


def expected(documents: Mapping[int, float], articles: int) -> dict[int, float]:
    """In how many of USUAL articles terms would stand that stand in so many of an archive's few articles.

    Of a common word that is known. Another one that a young archive has twice is likely no rarity either:
    its share is carried over, damped by DAMPING articles without it. What stands once stays alone.
    """
    common, more = shares(), missing(articles)
    grown = max(USUAL / (articles + DAMPING), 1.0)
    return {
        term: count + more * common[term] if term in common else count * (grown if count > 1 else 1.0)
        for term, count in documents.items()
    }
