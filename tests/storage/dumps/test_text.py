"""Text: a title and paragraphs are an article, a sentence in the chat is not."""

from datetime import UTC, datetime

import pytest

from storage.dumps import looks_like_dump, parse
from storage.models import Role

_NOW = datetime(2025, 7, 1, 9, 0, tzinfo=UTC)


def test_a_title_and_paragraphs_are_one_main_article() -> None:
    reading = parse("Ferry line opens\n\nThe first boat left at noon on Monday.\nNobody was late.\n", _NOW)
    (article,) = reading.articles
    assert reading.reader == "text"
    assert article.role is Role.MAIN
    assert article.title == "Ferry line opens"
    assert article.body == "The first boat left at noon on Monday.\n\nNobody was late."
    assert article.source is None
    assert article.published_at is None
    assert not article.title_made


def test_a_title_that_stands_twice_is_no_paragraph() -> None:
    (article,) = parse(
        "Ferry line opens\nFerry line opens\nThe first boat left at noon on Monday.", _NOW
    ).articles
    assert article.body == "The first boat left at noon on Monday."


def test_several_sentences_at_length_are_an_article_without_a_title() -> None:
    text = (
        "The first boat left at noon. "
        + "Two hundred people were on board and all of them had a ticket. " * 4
    )
    (article,) = parse(text, _NOW).articles
    assert article.title == "The first boat left at noon."
    assert article.title_made
    assert article.body == text.strip()


def test_hashtags_at_the_end_are_hashtags() -> None:
    (article,) = parse(
        "Ferry line opens\nThe first boat left at noon on Monday.\n#Ferry #Port", _NOW
    ).articles
    assert article.hashtags == ("Ferry", "Port")
    assert article.body == "The first boat left at noon on Monday."


@pytest.mark.parametrize(
    "text",
    [
        "hello",
        "hi\nhow are you?",
        "What is new in the harbour today?",
        "thanks!\nsee you",
        "おはよう",
        "/latest",
        "https://example.org/a/page",
        "a,b,c\n1,2,3\n4,5,6\n7,8,9\n10,11,12\n" * 5,
        '{"title": "Ferry line opens", "body": "The first boat left at noon on Monday."}',
        "👍👍👍",
        "x" * 2000,
    ],
)
def test_what_somebody_types_is_refused_with_an_example(text: str) -> None:
    reading = parse(text, _NOW)
    assert reading.articles == ()
    assert reading.reader == "none"
    assert reading.refusal is not None
    assert "Harbour town opens new ferry line" in reading.refusal
    assert not looks_like_dump(text)


@pytest.mark.parametrize("text", ["", "  \n\u200b\n", "\ufeff"])
def test_nothing_is_refused_as_nothing(text: str) -> None:
    assert parse(text, _NOW).refusal == "There is no text in it: paste the text of a news page."


def test_the_example_of_the_refusal_is_read() -> None:
    refusal = parse("hello", _NOW).refusal or ""
    assert parse(refusal.split("\n", 1)[1], _NOW).articles[0].title == "Harbour town opens new ferry line"


def test_a_short_page_of_any_site_looks_like_a_dump() -> None:
    page = (
        "Home\nHarbour opens new line\nBy Jane Roe\nShare this article\n"
        "The first boat left at noon on Monday.\nComments\nRelated articles"
    )
    assert looks_like_dump(page)
    for words in (
        "russia\nukraine\nchina\nusa\nelections",
        "weather\nsport\nshare prices\ncomments\nrelated",
    ):
        assert not looks_like_dump(words)
