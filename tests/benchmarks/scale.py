"""What finding costs in archives of several sizes, so that its growth can be seen.

    python -m tests.benchmarks.scale [--articles 10000 100000] [--folder DIR]

Makes an archive for each size (kept in the folder, where one is named) and loads its terms without
grouping; then asks for the stories related to random ones, and lets further articles arrive, of which
many tell of events in several voices. Prints milliseconds of CPU time (wall time beside it, which other
work on the machine lengthens), articles placed a second of CPU time, memory and opening.
"""

import argparse
import random
import resource
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from storage import database, neighbours, postings, related, rows, vectors
from storage.database import Database, transaction
from tests.benchmarks.archives import Archive
from tests.benchmarks.asking import make
from tests.benchmarks.keeping import NOW

AT_ONCE = 2_000
LOADED = 100_000
ARRIVING = 1_000
ASKED = 300


def main() -> None:
    """Print a line for each size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--articles", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--folder", type=Path)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        for count in arguments.articles:
            path = (arguments.folder or Path(scratch)) / f"finding-{count}.db"
            if not path.exists():
                _make(path, count)
            _measure(path, count)


def _make(path: Path, count: int) -> None:
    """An archive of so many articles; a large one is a smaller one several times over, but for its index."""
    times = max(1, count // LOADED)
    make(path, Archive(length=80), count // times)
    fill(path)
    if times > 1:
        multiply(path, count // times, times)


def multiply(path: Path, count: int, times: int) -> None:
    """Make an archive of so many articles as many times as large, but for its index of words."""
    db = database.connect(path)
    trigger = db.execute("SELECT sql FROM sqlite_master WHERE name = 'texts_inserted'").fetchone()["sql"]
    db.execute("DROP TRIGGER texts_inserted")
    steps = [(number * count,) for number in range(1, times)]
    with transaction(db):
        for table, key in (
            ("articles", "id"),
            ("texts", "article_id"),
            ("stories", "id"),
            ("article_terms", "article_id"),
        ):
            columns = [row["name"] for row in db.execute(f"PRAGMA table_info({table})")]
            shifted = ", ".join(
                f"{name} + ?1"
                if name in {key, "story_id"}
                else "json_array(id + ?1)"
                if name == "articles"
                else name
                for name in columns
            )
            db.conn.executemany(
                f"INSERT INTO {table} SELECT {shifted} FROM {table} WHERE {key} <= {count}", steps
            )
        db.conn.executemany(
            "INSERT INTO story_numbers SELECT id + ?1, founder_id + ?1, story_id + ?1"
            f" FROM story_numbers WHERE id <= {count}",
            steps,
        )
        db.execute("CREATE TEMP TABLE loaded AS SELECT term_id, article_id, weight FROM postings")
        db.execute("CREATE TEMP TABLE shift (by INTEGER)")
        db.conn.executemany("INSERT INTO shift VALUES (?)", steps)
        db.execute(
            "INSERT INTO postings SELECT term_id, article_id + by, weight FROM loaded, shift ORDER BY 1, 2"
        )
        db.execute("UPDATE terms SET documents = documents * ?", (times,))
        db.execute(trigger)
    db.close()


def fill(path: Path) -> None:
    """Count and post the terms of an archive whose articles have none yet, each a story of its own."""
    db = database.connect(path)
    last = 0
    while True:
        texts = db.conn.execute(
            "SELECT article_id, title, body FROM texts WHERE article_id > ? ORDER BY article_id LIMIT ?",
            (last, AT_ONCE),
        ).fetchall()
        if not texts:
            break
        last = texts[-1][0]
        with transaction(db):
            drafts = vectors.drafts((title, body, "en") for _, title, body in texts)
            neighbours.add(db, dict(zip((a for a, _, _ in texts), drafts, strict=True)))
    while postings.settle(db):
        pass
    db.close()


def _measure(path: Path, count: int) -> None:
    started = time.perf_counter()
    db = database.connect(path)
    opening = time.perf_counter() - started
    draw = random.Random(5)
    asked = [draw.randrange(1, count) for _ in range(ASKED)]
    cold = [_spent(db, story)[1] for story in asked[: ASKED // 3]]
    spent = [_spent(db, story) for story in (*asked, *asked)][ASKED:]
    cpu, wall = ([pair[side] for pair in spent] for side in (0, 1))
    # Others in each run: a kept archive knows those of the run before.
    arriving = list(_arriving(random.Random(time.time_ns()), ARRIVING))
    started, walked = time.process_time(), time.perf_counter()
    rows.ingest(db, f"arriving {started}", arriving, NOW, NOW)
    placed = ARRIVING / (time.process_time() - started)
    walked = ARRIVING / (time.perf_counter() - walked)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    print(
        f"{count:,} articles: related p50 {statistics.median(cpu):.1f} ms, p95 {_p95(cpu):.1f} ms"
        f" (wall {_p95(wall):.1f}; first look p50 {statistics.median(cold):.1f}, p95 {_p95(cold):.1f});"
        f" {placed:.0f} articles/s kept and placed (wall {walked:.0f});"
        f" {memory} MiB, opened in {opening:.2f} s, {path.stat().st_size >> 20} MiB on disk",
        flush=True,
    )
    db.close()


def _spent(db: Database, story: int) -> tuple[float, float]:
    started, walked = time.process_time(), time.perf_counter()
    related.to_stories(db, [story], NOW, 5)
    return 1000 * (time.process_time() - started), 1000 * (time.perf_counter() - walked)


def _p95(values: list[float]) -> float:
    return sorted(values)[int(len(values) * 0.95)]


def _arriving(draw: random.Random, count: int) -> Iterator[bytes]:
    """Articles of events: one to eight tell of each in its own and in common words, in mixed order."""
    archive = Archive(seed=draw.randrange(1 << 30), length=80)
    told: list[bytes] = []
    while len(told) < count:
        size = draw.randint(1, 8)
        own = [draw.choice(archive.words[2_000:]).title() for _ in range(25)]
        for line in archive.lines(size):
            parts = line.decode().split(" ")
            parts = [draw.choice(own) if part.isalpha() and draw.random() < 0.3 else part for part in parts]
            told.append(" ".join(parts).encode())
    draw.shuffle(told)
    yield from told[:count]


if __name__ == "__main__":
    main()
