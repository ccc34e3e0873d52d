"""How long a search takes in archives of several sizes, so that its growth can be seen.

    python -m tests.benchmarks.search [--articles 10000 100000] [--queries 200] [--folder DIR]

Makes an archive for each size (kept in the folder, where one is named, for the next time) in which each
article is a story of its own, and asks for words of every frequency in every way. Prints the median, the
95th and the 99th of a hundred for each kind of question, in milliseconds, and the 95th of the CPU time
beside it, which counts where the machine has other work.
"""

import argparse
import random
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from storage import bulk, database, rows, search
from storage.database import Database, transaction
from tests.benchmarks.archives import Archive
from tests.benchmarks.keeping import NOW, nowhere


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--articles", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--words", type=int, default=80, help="in a body, on average")
    parser.add_argument("--queries", type=int, default=200, help="of each kind")
    parser.add_argument("--folder", type=Path)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        for count in arguments.articles:
            path = (arguments.folder or Path(scratch)) / f"archive-{count}.db"
            if not path.exists():
                make(path, Archive(length=arguments.words), count)
            print(f"{count:,} articles, {path.stat().st_size >> 20} MiB")
            _ask(path, Archive(length=arguments.words), arguments.queries)


def make(path: Path, archive: Archive, count: int) -> None:
    """An archive of so many articles, each a story of its own."""
    db = database.connect(path)
    bulk.keep_rows(db, "rows", rows.read(archive.lines(count), NOW), NOW, NOW, place=nowhere)
    with transaction(db):
        db.execute("UPDATE articles SET story_id = id")
        db.execute(
            "INSERT INTO stories (id, title, summary, url, source, published_at, language, sources, articles,"
            " ordered_at, arrived_at) SELECT id, title, '', url, source, published_at, language,"
            " json_array(source), json_array(id), ordered_at, stored_at"
            " FROM articles JOIN texts ON texts.article_id = articles.id"
        )
        db.execute("INSERT INTO story_numbers (id, founder_id, story_id) SELECT id, id, id FROM articles")
    db.close()


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
    first, _ = _timed(db, "ferry " + archive.words[3000])
    spent: dict[str, list[tuple[float, float]]] = {}
    for number in range(count):
        for kind, query in questions(archive.words, number):
            spent.setdefault(kind, []).append(_timed(db, query))
    db.close()
    everything = [times for of_kind in spent.values() for times in of_kind]
    for kind, of_kind in [*spent.items(), ("all", everything)]:
        wall, cpu = (sorted(times) for times in zip(*of_kind, strict=True))
        p50, p95, p99 = (wall[int(len(wall) * share)] for share in (0.5, 0.95, 0.99))
        cpu95 = cpu[int(len(cpu) * 0.95)]
        print(f"  {kind:<28} p50 {p50:6.1f}  p95 {p95:6.1f}  p99 {p99:6.1f}  CPU p95 {cpu95:6.1f}")
    print(f"  the first question of a connection: {first:.1f}")


def _timed(db: Database, query: str) -> tuple[float, float]:
    wall, cpu = time.perf_counter(), time.thread_time()
    search.search(db, query, NOW, 10)
    return (time.perf_counter() - wall) * 1000, (time.thread_time() - cpu) * 1000


if __name__ == "__main__":
    main()
