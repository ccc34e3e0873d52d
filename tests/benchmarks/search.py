"""How long a search takes in archives of several sizes, so that its growth can be seen.

    python -m tests.benchmarks.search [--articles 10000 100000] [--queries 200] [--folder DIR]

Makes an archive for each size (kept in the folder, where one is named, for the next time) in which each
article is a story of its own, and asks for words of every frequency in every way. Prints the median, the
95th and the 99th of a hundred for each kind of question, in milliseconds, and the 95th of the CPU time
beside it, which counts where the machine has other work.
"""

import random
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from storage import database, search
from tests.benchmarks.archives import Archive
from tests.benchmarks.asking import Times, archives
from tests.benchmarks.keeping import NOW


def main() -> None:
    """Print a table for each archive."""
    for path, archive, count in archives(__doc__, queries=200):
        _ask(path, archive, count)


def questions(words: list[str], number: int) -> Iterator[tuple[str, str]]:
    """A question of each kind; their words are drawn evenly over the logarithm of the frequency's rank."""
    draw = random.Random(number)
    a, b, c = (words[int(len(words) ** draw.uniform(0.0, 0.95))] for _ in range(3))
    common = words[draw.randrange(5)]
    source = f'source:"source {draw.randrange(200)}"'
    yield "a word", a
    yield "two words", f"{a} {b}"
    yield "three words", f"{a} {b} {c}"
    yield "a phrase", f'"{a} {b}"'
    yield "a phrase with a little word", f'"{common} {a}"'
    yield "without a word", f"{a} -{b}"
    yield "of a source", f"{a} {source}"
    yield "of a year", f"{a} after:2025-01-01 before:2026-01-01"
    yield "a source alone", source


def _ask(path: Path, archive: Archive, count: int) -> None:
    db = database.connect(path, writable=False)
    first = Times()
    first.take(
        "the first of a connection", lambda: search.search(db, "ferry " + archive.words[3000], NOW, 10)
    )
    times = Times()
    for number in range(count):
        for kind, query in questions(archive.words, number):
            times.take(kind, partial(search.search, db, query, NOW, 10))
    db.close()
    times.print(together=True)
    first.print(together=False)


if __name__ == "__main__":
    main()
