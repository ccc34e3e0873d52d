"""What tests of storage start from: a real SQLite file, moments, dumps made of a few articles."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from storage import database, keeping
from storage.database import Database
from storage.keeping import RawDump
from storage.models import ParsedArticle, Reading, Report, Role
from tests.conftest import NewDatabase

NOW = datetime(2025, 7, 1, 9, 0, tzinfo=UTC)
Keep = Callable[..., Report]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "newsbrief.db"


@pytest.fixture
def db(path: Path, new_database: NewDatabase) -> Iterator[Database]:
    db = database.connect(new_database(path))
    yield db
    db.close()


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def keep(db: Database) -> Keep:
    """Keeps articles as a dump of their own: keep(article, ..., raw=, hours=, pushed_by=)."""

    def keep(*articles: ParsedArticle, raw: str | None = None, hours: float = 0) -> Report:
        moment = NOW + timedelta(hours=hours)
        text = raw if raw is not None else repr((articles, hours))
        return keeping.keep(db, RawDump("chat", text, moment), reading(*articles, at=moment), moment)

    return keep


def reading(*articles: ParsedArticle, at: datetime = NOW) -> Reading:
    refusal = None if articles else "Nothing was found; paste a page."
    return Reading("test", articles, at, refusal)


def article(
    title: str,
    body: str = "",
    source: str | None = "Coast Herald",
    *,
    ago: float | None = None,
    role: Role = Role.RELATED,
    **fields: Any,
) -> ParsedArticle:
    """An article; ago: hours before NOW at which it was published."""
    published_at = None if ago is None else NOW - timedelta(hours=ago)
    return ParsedArticle(
        role=role, title=title, body=body, source=source, published_at=published_at, **fields
    )
