"""Undo and edits in any order leave what the dumps that are left would have given by themselves."""

from datetime import timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage import articles, database, keeping
from storage.database import Database
from storage.keeping import RawDump
from storage.models import ParsedArticle, Role
from tests.storage.conftest import NOW, article, reading
from tests.storage.texts import BRIDGE, FERRY, FERRY_JA

Dump = tuple[ParsedArticle, ...]

_versions = [
    ("Ferry opens", FERRY),
    ("Ferry opens", FERRY.replace("nine", "ten")),
    ("Ferry opens", FERRY[:190]),
    ("Ferry opens", FERRY.replace("forty", "fifty")),
    ("Bridge closed", BRIDGE),
    ("Bridge closed", BRIDGE + "\n\nNobody was hurt."),
    ("フェリー航路", FERRY_JA),
]


@st.composite
def _drawn(draw: st.DrawFn) -> ParsedArticle:
    title, body = draw(st.sampled_from(_versions))
    return article(
        title,
        body,
        draw(st.sampled_from(["Coast Herald", "City Post"])),
        ago=draw(st.sampled_from([None, 2, 30, 2.003])),
        hashtags=draw(st.sampled_from([(), ("Ferry",)])),
        role=draw(st.sampled_from(Role)),
    )


_dumps = st.lists(_drawn(), max_size=4).map(tuple)
_steps = st.lists(
    st.one_of(
        st.tuples(st.just("keep"), _dumps),
        st.tuples(st.just("undo"), st.integers(0, 5)),
        st.tuples(st.just("replace"), st.tuples(st.integers(0, 5), _dumps)),
    ),
    min_size=2,
    max_size=9,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_steps)
def test_what_is_left_is_what_the_dumps_left_would_have_given(steps: list[tuple[str, object]]) -> None:
    with TemporaryDirectory() as folder:
        db = _empty(Path(folder) / "changed.db")
        left: dict[int, Dump] = {}
        for number, (what, how) in enumerate(steps):
            _do(db, number, what, how, left)
        fresh = _empty(Path(folder) / "fresh.db")
        for dump_id, dump in sorted(left.items()):
            _keep(fresh, dump_id, dump)
        assert _told(db) == _told(fresh)
        assert _keys(db) == _keys(fresh)
        assert _sound(db)
        for dump_id in left:
            keeping.undo(db, dump_id, NOW)
        tables = ("articles", "texts", "appearances", "sketches", "stories")
        assert [db.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in tables] == [0] * 5
        db.close()
        fresh.close()


@cache
def _template() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "template.db"
        database.connect(path).close()
        return path.read_bytes()


def _empty(path: Path) -> Database:
    """A new database without the cost of making its tables."""
    path.write_bytes(_template())
    db = database.connect(path)
    db.execute("PRAGMA synchronous=OFF")
    return db


def _do(db: Database, number: int, what: str, how: object, left: dict[int, Dump]) -> None:
    match what, how:
        case "keep", tuple(dump):
            left[_keep(db, len(keeping.recent(db, 99).dumps) + 1, dump)] = dump
        case "undo", int(which) if left:
            dump_id = sorted(left)[which % len(left)]
            keeping.undo(db, dump_id, NOW)
            del left[dump_id]
        case "replace", (int(which), tuple(dump)) if left:
            dump_id = sorted(left)[which % len(left)]
            at = NOW + timedelta(hours=dump_id)
            raw = RawDump("chat", f"edited {number}", at)
            keeping.replace(db, dump_id, raw, reading(*dump, at=at), at)
            left[dump_id] = dump


def _keep(db: Database, number: int, dump: Dump) -> int:
    at = NOW + timedelta(hours=number)
    return keeping.keep(db, RawDump("chat", f"{number}", at), reading(*dump, at=at), at).dump_id


def _told(db: Database) -> list[tuple[object, ...]]:
    found = [
        (one.title, one.body, one.source, one.published_at, one.ordered_at, one.role, one.hashtags)
        for one in articles.every(db)
    ]
    return sorted(found, key=repr)


def _keys(db: Database) -> list[int]:
    return [row[0] for row in db.execute("SELECT key FROM sketches ORDER BY key")]


def _sound(db: Database) -> bool:
    db.execute("INSERT INTO articles_fts (articles_fts, rank) VALUES ('integrity-check', 1)")
    return not db.execute("PRAGMA foreign_key_check").fetchall()
