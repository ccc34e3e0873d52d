"""Archives: made-up articles for benchmarks, with words as frequent as in real news.

Words are drawn from a Zipf distribution over invented ones, after the commonest English ones; the same
seed gives the same articles. No real news text.
"""

import json
from collections.abc import Iterator
from itertools import accumulate
from random import Random

_LITTLE = """
    the of to and a in for that is on with was said as by at from he his it be has an are have will who not
    their after its they but were which been this more had would about or new one also two year first over
    people last when out up than could there time into government years all president some what
"""
_SYLLABLES = """
    ba co da fe gi ho ka li ma ne or pa qui ra se ta ul vi wo za stra bel con der est fin gar hol in jo kel
    lan mer nor ost pol res sil tor ur ven wick
"""
WORDS = 120_000


class Archive:
    """A source of articles; length: words in a body, on average."""

    def __init__(self, seed: int = 1, length: int = 60) -> None:
        self._random = Random(seed)
        self._length = length
        self.words = [*_LITTLE.split(), *self._invented(WORDS - len(_LITTLE.split()))]
        self._weights = list(accumulate(1 / (rank + 2.7) for rank in range(WORDS)))

    def articles(self, count: int) -> Iterator[dict[str, str]]:
        """Rows as in a .jsonl file; times go up from 2024 in even steps, 200 sources."""
        random = self._random
        for number in range(count):
            length = max(8, int(random.expovariate(1 / self._length)))
            words = random.choices(self.words, cum_weights=self._weights, k=length + 8)
            title = " ".join(words[:8]).capitalize()
            sentences = (words[start : start + 14] for start in range(8, len(words), 14))
            body = " ".join(" ".join(sentence).capitalize() + "." for sentence in sentences)
            minute = number * 1_000_000 // max(count, 1)
            day, minute = divmod(minute, 1440)
            yield {
                "title": title,
                "body": body,
                "source": f"Source {random.randrange(200)}",
                "published_at": f"{2024 + day // 336}-{day // 28 % 12 + 1:02}-{day % 28 + 1:02}"
                f"T{minute // 60:02}:{minute % 60:02}:00Z",
            }

    def lines(self, count: int) -> Iterator[bytes]:
        """The same, as lines of a file."""
        for article in self.articles(count):
            yield json.dumps(article).encode() + b"\n"

    def _invented(self, count: int) -> list[str]:
        words: dict[str, None] = {}
        while len(words) < count:
            words["".join(self._random.choices(_SYLLABLES.split(), k=self._random.randint(2, 4)))] = None
        return list(words)
