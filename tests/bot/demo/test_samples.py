"""The sample news reads as it is meant to: every article found, of many sources and languages."""

from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest

from bot.demo import samples
from storage import dumps, languages
from storage.models import ParsedArticle, Role

NOW = datetime(2025, 7, 1, 9, tzinfo=UTC)


@pytest.fixture(scope="module")
def articles() -> list[ParsedArticle]:
    readings = [dumps.parse_file(name, data, NOW) for name, data in samples.pages()]
    assert [reading.refusal for reading in readings] == [None] * len(readings)
    return [article for reading in readings for article in reading.articles]


def test_there_are_a_few_dozen_articles_of_many_sources(articles: list[ParsedArticle]) -> None:
    assert len(articles) == 44
    sources = Counter(article.source for article in articles)
    assert len(sources) >= 14
    assert None not in sources
    assert all(article.title and article.body and not article.title_made for article in articles)


def test_most_are_of_today(articles: list[ParsedArticle]) -> None:
    times = [article.published_at for article in articles if article.published_at is not None]
    assert sum(NOW - time < timedelta(days=1) for time in times) > 30
    assert all(time <= NOW for time in times)


def test_they_are_in_many_languages(articles: list[ParsedArticle]) -> None:
    found = Counter(languages.detect(article.title, article.body) for article in articles)
    assert found.keys() >= {"en", "de", "ru", "ar", "ja", "ko", "es", "fr", "zh"}


def test_the_page_to_paste_is_longer_than_a_message() -> None:
    text = samples.page_to_paste()
    assert len(text) > 4096
    reading = dumps.parse(text, NOW)
    assert [article.role for article in reading.articles] == [Role.MAIN] + [Role.RELATED] * 5
