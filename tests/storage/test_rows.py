"""Rows of a file: which are articles, what is refused, and an export that can be read back."""

import json
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage import articles, bulk, database, keeping, rows, stories
from storage.bulk import BulkReport, Row
from storage.database import Database
from storage.models import Article, ParsedArticle, Role
from tests.storage.conftest import NOW, Keep, article
from tests.storage.texts import BRIDGE, FERRY, FERRY_JA, LIBRARY


def line(**fields: object) -> bytes:
    return json.dumps(fields, ensure_ascii=False).encode() + b"\n"


def only(data: bytes) -> Row:
    (row,) = rows.read([data], NOW)
    return row


def ingest(db: Database, *lines: bytes, now: datetime = NOW) -> BulkReport:
    return rows.ingest(db, "rows.jsonl", lines, now, now)


def test_a_row_of_the_five_fields_is_an_article() -> None:
    read = only(
        line(
            title="Ferry opens",
            body=FERRY,
            source="Coast Herald",
            published_at="2025-07-01T08:00:00Z",
            url="https://coast.example/1",
        )
    )
    assert read.article == ParsedArticle(
        role=Role.MAIN,
        title="Ferry opens",
        body=FERRY,
        source="Coast Herald",
        published_at=datetime(2025, 7, 1, 8, tzinfo=UTC),
        url="https://coast.example/1",
    )


@pytest.mark.parametrize(
    ("value", "time"),
    [
        (None, None),
        ("", None),
        ("2025-06-30", datetime(2025, 6, 30, tzinfo=UTC)),
        ("2025-06-30T10:00:00+02:00", datetime(2025, 6, 30, 8, tzinfo=UTC)),
        ("2025-06-30 10:00", datetime(2025, 6, 30, 10, tzinfo=UTC)),
        (1751274000, datetime(2025, 6, 30, 9, tzinfo=UTC)),
        (1751274000.5, datetime(2025, 6, 30, 9, 0, 0, 500_000, tzinfo=UTC)),
    ],
)
def test_a_time_is_iso_8601_or_seconds_or_null(value: object, time: datetime | None) -> None:
    read = only(line(title="Ferry opens", published_at=value))
    assert read.article is not None
    assert read.article.published_at == time


def test_a_time_to_come_is_the_reference_and_marked() -> None:
    read = only(line(title="Ferry opens", published_at="2031-01-01T00:00:00Z")).article
    assert read is not None
    assert (read.published_at, read.time_clamped) == (NOW, True)


def test_a_row_without_a_title_gets_its_first_sentence() -> None:
    read = only(line(body=FERRY)).article
    assert read is not None
    assert read.title_made
    assert read.title == "The harbour town of Ostmar has opened a new ferry line to the islands."


def test_paragraphs_are_parted_by_one_blank_line() -> None:
    read = only(line(title=" Ferry\n opens ", body="\r\nOne.\r\n\r\n \r\nTwo.\nStill two.\r\n")).article
    assert read is not None
    assert (read.title, read.body) == ("Ferry opens", "One.\n\nTwo.\nStill two.")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"{", "not JSON"),
        (b"\xff\xfe", "not JSON"),
        (b"[1]", "not a JSON object"),
        (b"7", "not a JSON object"),
        (b"[" * 100_000, "not JSON"),
        (line(), "neither a title nor a body"),
        (line(title=" ", body="\n"), "neither a title nor a body"),
        (line(title=5), '"title" is not a text'),
        (line(title="x", body=["y"]), '"body" is not a text'),
        (line(title="x", source={}), '"source" is not a text'),
        (line(title="x", published_at="yesterday"), '"published_at" is neither'),
        (line(title="x", published_at=10**30), '"published_at" is neither'),
        (b'{"title": "x", "published_at": NaN}', '"published_at" is neither'),
        (line(title="x", published_at=True), '"published_at" is neither'),
        (line(title="x", hashtags="y"), '"hashtags" is not a list'),
    ],
)
def test_what_is_no_article_is_refused_with_a_reason(data: bytes, reason: str) -> None:
    read = only(data)
    assert read.article is None
    assert reason in (read.refusal or "")


@given(st.lists(st.one_of(st.binary(max_size=40), st.text(max_size=40).map(lambda text: text.encode()))))
def test_any_bytes_are_rows_or_refusals(lines: list[bytes]) -> None:
    for row in rows.read(lines, NOW):
        assert (row.article is None) != (row.refusal is None)


_values = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(st.characters(codec=None))),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=4,
)
_names = st.sampled_from(
    ["title", "body", "source", "published_at", "url", "hashtags", "role", "story_id", "id"]
)


@given(st.dictionaries(_names, _values))
def test_any_json_object_is_a_row_or_a_refusal(fields: dict[str, object]) -> None:
    row = only(json.dumps(fields).encode())
    assert (row.article is None) != (row.refusal is None)


def test_wrong_rows_are_told_with_their_lines_and_the_rest_is_kept(db: Database) -> None:
    report = ingest(db, line(title="Ferry opens", body=FERRY), b"\n", b"nonsense\n", line(body=BRIDGE))
    assert (report.new, report.updated, report.known, report.refused) == (2, 0, 0, 1)
    ((number, reason),) = report.refusals
    assert number == 3
    assert "not JSON" in reason
    assert len(list(articles.every(db))) == 2


def test_a_byte_order_mark_is_no_part_of_the_first_row() -> None:
    assert only(b"\xef\xbb\xbf" + line(title="Ferry opens")).article is not None


def test_the_same_rows_again_add_nothing(db: Database) -> None:
    lines = [line(title="Ferry opens", body=FERRY), line(title="Bridge closed", body=BRIDGE)]
    first = ingest(db, *lines)
    again = ingest(db, *lines, now=NOW + timedelta(hours=1))
    assert (again.new, again.updated, again.known) == (0, 0, 2)
    assert again.dump_id == first.dump_id
    assert len(keeping.recent(db, 10).dumps) == 1


def test_rows_are_one_dump_and_can_be_taken_back(db: Database, keep: Keep) -> None:
    keep(article("Ferry opens", FERRY))
    report = ingest(db, line(title="Ferry opens", body=FERRY, source="Coast Herald"), line(body=BRIDGE))
    assert (report.new, report.known) == (1, 1)
    shown = keeping.dump(db, report.dump_id)
    assert (shown.name, shown.articles, shown.added) == ("rows.jsonl", 2, 1)
    assert keeping.undo(db, report.dump_id, NOW).removed == 1
    assert [one.title for one in articles.every(db)] == ["Ferry opens"]


def test_the_same_article_twice_in_a_file_is_one(db: Database) -> None:
    changed = line(title="Ferry opens", body=FERRY.replace("nine", "ten"))
    report = ingest(db, line(title="Ferry opens", body=FERRY), changed, line(title="Ferry opens", body=FERRY))
    assert (report.new, report.updated, report.known) == (1, 1, 1)
    (one,) = articles.every(db)
    assert "ten crowns" in one.body


def test_a_large_file_is_kept_in_many_small_transactions(
    db: Database, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk, "ROWS_AT_ONCE", 2)
    reader = database.connect(path, writable=False)
    seen: list[tuple[int, int]] = []

    def progress(position: int) -> None:
        seen.append((position, reader.execute("SELECT count(*) FROM articles").fetchone()[0]))

    lines = [line(title=f"Part {number}", body=LIBRARY, source=f"Source {number}") for number in range(5)]
    rows.ingest(db, "rows.jsonl", lines, NOW, NOW, progress)
    sizes = [len(one) for one in lines]
    assert seen == [(sum(sizes[:2]), 2), (sum(sizes[:4]), 4), (sum(sizes), 5)]
    reader.close()


def test_a_stop_in_the_middle_leaves_whole_batches(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "ROWS_AT_ONCE", 2)
    lines = [line(title=f"Part {number}", body=LIBRARY, source=f"Source {number}") for number in range(5)]

    def stopped() -> Iterator[bytes]:
        yield from lines[:3]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rows.ingest(db, "rows.jsonl", stopped(), NOW, NOW)
    assert len(list(articles.every(db))) == 2
    report = ingest(db, *lines)
    assert (report.new, report.known) == (3, 2)


def test_two_programs_may_ingest_at_once(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "ROWS_AT_ONCE", 2)
    database.connect(path).close()
    start = threading.Barrier(2)
    reports: list[BulkReport] = []

    def run(name: str) -> None:
        own = database.connect(path)
        lines = [
            line(title=f"{name} {number}", body=f"x{number} y{number} z{number}") for number in range(10)
        ]
        start.wait()
        reports.append(ingest(own, *lines, line(title="Ferry opens", body=FERRY)))
        own.close()

    threads = [threading.Thread(target=run, args=(name,)) for name in ("City Post", "Coast Herald")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(report.new for report in reports) == 21
    assert sum(report.known for report in reports) == 1
    db = database.connect(path)
    assert len(list(articles.every(db))) == 21
    db.close()


def test_an_export_read_into_a_new_database_gives_the_same_articles_and_stories(
    db: Database, keep: Keep, tmp_path: Path
) -> None:
    keep(
        article("Ferry opens", FERRY, "A", ago=5, hashtags=("Ferry", "Ostmar"), url="https://a.example/1"),
        article("Ferry opens", FERRY, "B", ago=4),
        article("Ferry opens", FERRY.replace("nine", "ten"), None),
        article("Made of a sentence", BRIDGE, title_made=True, time_clamped=True, ago=0),
        article("フェリー航路", FERRY_JA, "C"),
    )
    keep(article("A night for a novel", LIBRARY, "D"), hours=-30)
    exported = [json.dumps(row).encode() + b"\n" for row in rows.export(db)]
    other = database.connect(tmp_path / "other.db")
    later = NOW + timedelta(days=3)
    report = rows.ingest(other, "export.jsonl", exported, later, later)
    assert report.new == len(exported)
    assert _told(other) == _told(db)
    assert _grouped(other) == _grouped(db)
    titles = [story.title for story in stories.latest(db, 9).stories]
    assert [story.title for story in stories.latest(other, 9).stories] == titles
    other.close()


def test_an_export_joins_what_it_tells_together_whatever_the_words_say(
    db: Database, monkeypatch: pytest.MonkeyPatch, keep: Keep
) -> None:
    """Also where a story goes over the end of a batch, and where one of its articles is known already."""
    monkeypatch.setattr(bulk, "ROWS_AT_ONCE", 2)
    known = keep(article("Ferry opens", FERRY, "A"), article("Ferry opens", FERRY, "B")).kept
    lines = [
        line(id=1, story_id=5, title="Bridge closed", body=BRIDGE, source="C"),
        line(id=2, story_id=5, title="A night for a novel", body=LIBRARY, source="D"),
        line(id=3, story_id=5, title="Ferry opens", body=FERRY, source="A", role="related"),
        line(id=4, story_id=9, title="フェリー航路", body=FERRY_JA, source="E"),
    ]
    report = ingest(db, *lines)
    assert (report.new, report.known) == (3, 1)
    (joined,) = [group for group in _grouped(db) if len(group) > 1]
    assert {source for _, source in joined} == {"A", "B", "C", "D"}
    story = stories.story(db, known[0].story_id)
    assert len(story.articles) == 4
    again = ingest(db, *lines, line(title="x"))
    assert (again.new, again.known) == (1, 4)
    assert stories.story(db, story.id) == story


def _told(db: Database) -> list[tuple[object, ...]]:
    return sorted((_fields(one) for one in articles.every(db)), key=repr)


def _fields(one: Article) -> tuple[object, ...]:
    return (
        one.title,
        one.body,
        one.source,
        one.url,
        one.role,
        one.language,
        one.hashtags,
        one.title_made,
        one.published_at,
        one.time_clamped,
        one.ordered_at,
    )


def _grouped(db: Database) -> set[frozenset[tuple[str, str | None]]]:
    groups: dict[int, set[tuple[str, str | None]]] = {}
    for one in articles.every(db):
        groups.setdefault(one.story_id, set()).add((one.title, one.source))
    return {frozenset(group) for group in groups.values()}
