"""How long a topic takes in a large archive.

    python -m tests.benchmarks.topics [--articles 10000 100000] [--queries 100] [--folder DIR]

The archives are those of tests.benchmarks.search. Their words are invented, so a country is asked for
with 25 forms more that are words of the archive, none among its 350 commonest, and its exact forms
replaced by a common word that is never spelt so, which is the dearest case. Prints the median and the
95th and 99th of a hundred for each kind of question in milliseconds, and the same of the CPU time.
"""

import argparse
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from storage import database, mentions, places, subjects, topics, trending
from storage.database import Database
from tests.benchmarks.archives import Archive
from tests.benchmarks.keeping import NOW
from tests.benchmarks.search import make


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--articles", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--words", type=int, default=80, help="in a body, on average")
    parser.add_argument("--queries", type=int, default=100, help="of each kind")
    parser.add_argument("--folder", type=Path)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        for count in arguments.articles:
            path = (arguments.folder or Path(scratch)) / f"archive-{count}.db"
            if not path.exists():
                make(path, Archive(length=arguments.words), count)
            print(f"{count:,} articles, {path.stat().st_size >> 20} MiB")
            _ask(path, Archive(length=arguments.words), arguments.queries)


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
    cpu = time.thread_time()
    topics.topic(db, "Russland", NOW, 5)
    print(f"  the first question of a process: CPU {(time.thread_time() - cpu) * 1000:.1f}")
    spent: dict[str, list[tuple[float, float]]] = {}
    for number in range(count):
        for kind, question in questions(archive.words, number):
            wall, cpu = time.perf_counter(), time.thread_time()
            question(db)
            took = (time.perf_counter() - wall) * 1000, (time.thread_time() - cpu) * 1000
            spent.setdefault(kind, []).append(took)
    db.close()
    for kind, of_kind in spent.items():
        walls, cpus = (sorted(times) for times in zip(*of_kind, strict=True))
        for name, times in (("", walls), (" CPU", cpus)):
            p50, p95, p99 = (times[int(len(times) * share)] for share in (0.5, 0.95, 0.99))
            print(f"  {kind + name:<34} p50 {p50:6.1f}  p95 {p95:6.1f}  p99 {p99:6.1f}")


if __name__ == "__main__":
    main()
