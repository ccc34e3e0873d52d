"""How fast rows are kept, against a bare SQLite table with FTS5, in one run; and whether memory stays flat.

    python -m tests.benchmarks.keeping [--articles 5000] [--rounds 20] [--words 60]

Both sides read the same JSON lines, with the same tokenizer, journal and synchronous setting; the bare
one has a table of the five fields, an index of words kept by a trigger, and nothing else. Rounds
alternate; the ratio is of the times of all rounds. Grouping into stories is measured apart.
"""

import argparse
import json
import resource
import sqlite3
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import TypeVar

from storage import bulk, database, rows
from storage.database import Database
from tests.benchmarks.archives import Archive

_Side = TypeVar("_Side")
NOW = datetime(2027, 1, 1, tzinfo=UTC)
TOKENIZER = "porter unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--articles", type=int, default=5_000, help="a side and round")
    parser.add_argument("--words", type=int, default=60, help="in a body, on average")
    parser.add_argument("--rounds", type=int, default=20)
    arguments = parser.parse_args()
    archive = Archive(length=arguments.words)
    spent = {"bare": 0.0, "kept": 0.0}
    memory: list[int] = []
    with tempfile.TemporaryDirectory() as folder:
        bare = _bare(Path(folder) / "bare.db")
        kept = database.connect(Path(folder) / "kept.db")
        for _ in range(arguments.rounds):
            lines = list(archive.lines(arguments.articles))
            spent["bare"] += _timed(_keep_bare, bare, lines)
            spent["kept"] += _timed(_keep, kept, lines)
            memory.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
        bare.close()
        kept.close()
    count = arguments.articles * arguments.rounds
    for name, seconds in spent.items():
        print(f"{name}: {count / seconds:,.0f} articles/s, {seconds / count * 1e6:.0f} µs each")
    print(f"ratio: {spent['bare'] / spent['kept']:.2f}")
    print("most memory after each round, MiB:", " ".join(str(kib >> 10) for kib in memory))


def _bare(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.executescript(
        f"""
        PRAGMA journal_mode=WAL;
        PRAGMA synchronous=FULL;
        CREATE TABLE articles (id INTEGER PRIMARY KEY, title, body, source, published_at, url);
        CREATE VIRTUAL TABLE words USING fts5 (
            title, body, content='articles', content_rowid='id', tokenize="{TOKENIZER}"
        );
        CREATE TRIGGER inserted AFTER INSERT ON articles BEGIN
            INSERT INTO words (rowid, title, body) VALUES (new.id, new.title, new.body);
        END;
        """
    )
    return connection


def _keep_bare(connection: sqlite3.Connection, lines: Sequence[bytes]) -> None:
    fields = ("title", "body", "source", "published_at", "url")
    reading = iter(lines)
    while batch := list(islice(reading, bulk.ROWS_AT_ONCE)):
        parsed = ([row.get(name) for name in fields] for row in map(json.loads, batch))
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany(
            "INSERT INTO articles (title, body, source, published_at, url) VALUES (?, ?, ?, ?, ?)", parsed
        )
        connection.execute("COMMIT")


def _keep(db: Database, lines: Sequence[bytes]) -> None:
    bulk.keep_rows(db, "rows", rows.read(lines, NOW), NOW, NOW, place=nowhere)


def nowhere(db: Database, articles: Sequence[int]) -> None:
    """Instead of stories.place: leaves the articles without a story."""


def _timed(function: Callable[[_Side, Sequence[bytes]], None], side: _Side, lines: Sequence[bytes]) -> float:
    started = time.perf_counter()
    function(side, lines)
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
