"""From which lines each article of a dump was read, and which gave nothing."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from storage import dumps
from storage.dumps import spans
from storage.dumps.spans import Account, Span

REFERENCE = datetime(2025, 7, 1, 9, 0, tzinfo=UTC)
FOLDER = Path(__file__).parents[2] / "dumps"


def _account(text: str) -> Account:
    return spans.account(dumps.parse(text, REFERENCE).articles, dumps.explain(text, REFERENCE))


@pytest.mark.parametrize(
    ("file", "expected", "left_out"),
    [
        ("pages/mixed.txt", [(1, 3), (15, 17), (20, 32)], [(4, 14)]),
        (
            "pages/plain.txt",
            [(2, 10), (23, 25), (30, 31), (34, 36), (39, 40)],
            [(11, 22), (28, 29), (32, 33), (37, 38)],
        ),
        ("news_pages/german.txt", [(8, 21)], [(1, 7), (23, 31)]),
    ],
)
def test_every_line_belongs_to_an_article_or_is_left_out(
    file: str, expected: list[tuple[int, int]], left_out: list[tuple[int, int]]
) -> None:
    found = _account((FOLDER / file).read_text(encoding="utf-8"))
    assert [span for _, span in found.articles] == [Span(*each) for each in expected]
    assert list(found.left_out) == [Span(*each) for each in left_out]


def test_of_what_was_refused_all_lines_are_left_out() -> None:
    found = _account("Accept all cookies\n\nMenu")
    assert found.articles == ()
    assert found.left_out == (Span(1, 3),)
    assert found.total == 3


def test_a_text_without_a_title_begins_with_its_first_words() -> None:
    text = (FOLDER / "pages" / "plain.txt").read_text(encoding="utf-8").splitlines()
    found = _account("\n".join(["as of 2025-07-01 09:00", *text[1:10]]))
    assert [span for _, span in found.articles] == [Span(2, 10)]
    assert found.left_out == ()
