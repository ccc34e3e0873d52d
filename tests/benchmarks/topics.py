"""How long a topic takes in a large archive.

    python -m tests.benchmarks.topics [--articles 10000 100000] [--queries 100] [--folder DIR]

The archives are those of tests.benchmarks.search. Their words are invented, so a country is asked for
with 25 forms more that are words of the archive, none among its 350 commonest, and its exact forms
replaced by a common word that is never spelt so, which is the dearest case. Prints the median and the
95th and 99th of a hundred for each kind of question in milliseconds, and the same of the CPU time.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from storage import database, mentions, places, subjects, topics, trending
from storage.database import Database
from tests.benchmarks.archives import Archive
from tests.benchmarks.asking import Times, archives
from tests.benchmarks.keeping import NOW


def main() -> None:
    """Print a table for each archive."""
    for path, archive, count in archives(__doc__, queries=100):
        _ask(path, archive, count)


def questions(words: list[str], number: int) -> Iterator[tuple[str, Callable[[Database], object]]]:
    """A question of each kind; their words are drawn evenly over the logarithm of the frequency's rank."""
    draw = random.Random(number)

    def word(least: float = 0.3) -> str:
        return words[int(len(words) ** draw.uniform(least, 0.95))]

    a, b, c = word(), word(), word()
    yield "a word", lambda db: topics.topic(db, a, NOW, 5)
    yield "a name of three words", lambda db: topics.topic(db, f"{a} {b} {c}", NOW, 5)
    yield "three topics", lambda db: topics.topic(db, f"{a}, {b}, {c}", NOW, 5)
    yield "a wrong spelling", lambda db: topics.topic(db, c[1:] + "xq", NOW, 5)
    country = places.find("united states")[0]
    (subject,) = subjects.read("united states")
    forms = [word(0.5) for _ in range(20)] + [f"{word(0.5)} {word(0.5)}" for _ in range(5)]
    asked = replace(
        subject,
        sure=(*(f'"{form}"' for form in forms), *subject.sure),
        told=(*((form,) for form in forms), *subject.told),
    )
    yield "a country", lambda db: mentions.of(db, asked)
    dear = replace(asked, exact=(f'"{words[draw.randrange(40)]}"',), country=country)
    yield "a country with a common word", lambda db: mentions.of(db, dear)
    yield "frequent", lambda db: topics.frequent(db, NOW, 10)
    yield "trending", lambda db: trending.trending(db, NOW, 5)


def _ask(path: Path, archive: Archive, count: int) -> None:
    database.connect(path).close()
    db = database.connect(path, writable=False)
    first = Times()
    first.take("the first of a process", lambda: topics.topic(db, "Russland", NOW, 5))
    times = Times()
    for number in range(count):
        for kind, question in questions(archive.words, number):
            times.take(kind, partial(question, db))
    db.close()
    times.print(together=False)
    first.print(together=False)


if __name__ == "__main__":
    main()
