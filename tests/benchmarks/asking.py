"""Asking: what the benchmarks of search and topics share: archives by size, questions by kind, times."""

import argparse
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from storage import bulk, database, rows, upkeep
from storage.database import transaction
from tests.benchmarks.archives import Archive
from tests.benchmarks.keeping import NOW, nowhere


@dataclass(slots=True)
class Times:
    """Milliseconds by kind of question, as wall time and as CPU time, which counts beside other work."""

    spent: dict[str, list[tuple[float, float]]] = field(default_factory=dict)

    def take(self, kind: str, question: Callable[[], object]) -> None:
        """Ask once."""
        wall, cpu = time.perf_counter(), time.thread_time()
        question()
        took = (time.perf_counter() - wall) * 1000, (time.thread_time() - cpu) * 1000
        self.spent.setdefault(kind, []).append(took)

    def print(self, *, together: bool) -> None:
        """The median, the 95th and the 99th of a hundred of each kind; together: and of all."""
        everything = [took for of_kind in self.spent.values() for took in of_kind]
        for kind, of_kind in [*self.spent.items(), *([("all", everything)] if together else [])]:
            walls, cpus = (sorted(times) for times in zip(*of_kind, strict=True))
            print(f"  {kind:<32} {_shares(walls)}   CPU {_shares(cpus)}", flush=True)


def archives(description: str | None, queries: int) -> Iterator[tuple[Path, Archive, int]]:
    """The archives that the command line asks for, made where they are not there, with how often to ask."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--articles", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--words", type=int, default=80, help="in a body, on average")
    parser.add_argument("--queries", type=int, default=queries, help="of each kind")
    parser.add_argument("--folder", type=Path)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        for count in arguments.articles:
            path = (arguments.folder or Path(scratch)) / f"archive-{count}.db"
            if not path.exists():
                make(path, Archive(length=arguments.words), count)
            print(f"{count:,} articles, {path.stat().st_size >> 20} MiB")
            yield path, Archive(length=arguments.words), arguments.queries


def make(path: Path, archive: Archive, count: int) -> None:
    """An archive of so many articles, each a story of its own, in order as ingest leaves it."""
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
    upkeep.after_many(db, count)
    db.close()


def _shares(times: Iterable[float]) -> str:
    ordered = sorted(times)
    p50, p95, p99 = (ordered[int(len(ordered) * share)] for share in (0.5, 0.95, 0.99))
    return f"p50 {p50:6.1f}  p95 {p95:6.1f}  p99 {p99:6.1f}"
