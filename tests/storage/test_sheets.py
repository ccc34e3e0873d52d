"""Sheets: tables with columns of the usual names, in the forms in which people have them."""

import csv
import io
import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage import sheets
from storage.bulk import Row
from storage.models import ParsedArticle, Role
from storage.sheets import SheetError
from tests.storage.conftest import NOW
from tests.storage.texts import FERRY, LIBRARY

SEVEN = datetime(2025, 7, 1, 7, tzinfo=UTC)
FERRY_ROW = ParsedArticle(
    role=Role.MAIN,
    title="Ferry opens",
    body=FERRY,
    source="Coast Herald",
    published_at=SEVEN,
    url="https://coast.example/1",
)


def _csv(*lines: tuple[str, ...], delimiter: str = ",") -> str:
    held = io.StringIO()
    csv.writer(held, delimiter=delimiter).writerows(lines)
    return held.getvalue()


def _articles(data: bytes) -> list[ParsedArticle | None]:
    assert sheets.is_sheet(data)
    return [row.article for row in sheets.read(data, NOW)]


@pytest.mark.parametrize(
    ("columns", "delimiter"),
    [
        (("title", "body", "source", "published_at", "url"), ","),
        (("Headline", "Text", "Publisher", "Date", "Link"), ";"),
        (("articleTitle", "content", "publication", "pubDate", "URI"), "\t"),
        (("heading", "full_text", "site name", "Published At", "article_url"), "|"),
    ],
)
@pytest.mark.parametrize(
    "time", ["2025-07-01T07:00:00Z", "Tue, 01 Jul 2025 09:00:00 +0200", "1751353200000", "Jul 1, 2025 07:00"]
)
def test_columns_of_the_usual_names(columns: tuple[str, ...], delimiter: str, time: str) -> None:
    row = ("Ferry opens", FERRY, "Coast Herald", time, "https://coast.example/1")
    assert _articles(_csv(columns, row, delimiter=delimiter).encode()) == [FERRY_ROW]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1251"])
def test_a_table_of_an_office_program_in_its_encoding(encoding: str) -> None:
    body = "Первый паром вышел в полдень в понедельник.\n\nНа борту было двести человек."
    data = _csv(("title", "body"), ("Паром снова ходит через залив", body)).encode(encoding)
    (article,) = _articles(data)
    assert article is not None
    assert (article.title, article.body) == ("Паром снова ходит через залив", body)


def test_json_in_its_usual_forms() -> None:
    told = {
        "headline": "Ferry opens",
        "content": FERRY,
        "source": {"id": None, "name": "Coast Herald"},
        "publishedAt": "2025-07-01T07:00:00Z",
        "url": "https://coast.example/1",
    }
    other = {"title": "Library", "text": LIBRARY}
    lines = "\n".join(json.dumps(row) for row in (told, other)).encode()
    listed = json.dumps([told, other], indent=1).encode()
    wrapped = json.dumps({"status": "ok", "articles": [told, other]}, indent=1).encode()
    for data in (lines, listed, wrapped, json.dumps({"articles": [told, other]}).encode()):
        first, second = _articles(data)
        assert first == FERRY_ROW
        assert second is not None
        assert second.title == "Library"


def test_markup_in_a_column_is_read_as_text() -> None:
    (article,) = _articles(
        _csv(("title", "content"), ("Ferry", "<p>One &amp; two.</p><p>Three.</p>")).encode()
    )
    assert article is not None
    assert article.body == "One & two.\n\nThree."


def test_words_without_markup_stay_as_they_are() -> None:
    body = "AT&T and <3 others said:\nyes.\n\nThen x < y."
    (article,) = _articles(json.dumps({"title": "R&D &amp; more", "body": body}).encode())
    assert article is not None
    assert (article.title, article.body) == ("R&D & more", body)


def test_tags_in_a_column_are_hashtags() -> None:
    (article,) = _articles(_csv(("title", "body", "tags"), ("Ferry", FERRY, "harbour, sea")).encode())
    assert article is not None
    assert article.hashtags == ("harbour", "sea")


def test_a_wrong_row_is_told_and_the_others_are_read() -> None:
    data = _csv(
        ("title", "body", "date"), ("Ferry", FERRY, "some day"), ("", "", ""), ("Library", LIBRARY, "")
    )
    bad, good = sheets.read(data.encode(), NOW)
    assert bad.refusal
    assert "neither a time" in bad.refusal
    assert bad.number == 2
    assert good.article is not None


@pytest.mark.parametrize(
    "data",
    [
        b"Harbour, town and ferry\nThe first boat left at noon.",
        b"Title, of a story\nIt has no columns.",
        b'{"version": "https://jsonfeed.org/version/1.1", "title": "x", "items": []}',
        b'{"name": "x", "port": 80}',
        b"",
    ],
)
def test_other_texts_are_no_tables(data: bytes) -> None:
    assert not sheets.is_sheet(data)


def test_a_table_that_was_cut_off_is_told() -> None:
    with pytest.raises(SheetError, match="damaged"):
        list(sheets.read(json.dumps([{"title": "x", "body": FERRY}])[:-4].encode(), NOW))


@given(
    st.sampled_from(["title,body\n", '{"title": "', '[{"body": "', "title\tbody\n"]), st.binary(max_size=300)
)
def test_whatever_stands_in_a_table_ends_in_rows_or_a_sentence(head: str, rest: bytes) -> None:
    data = head.encode() + rest
    if sheets.is_sheet(data):
        try:
            found: list[Row] = list(sheets.read(data, NOW))
        except SheetError:
            return
        assert all((row.article is None) == bool(row.refusal) for row in found)
