"""Properties: what holds for any text at all."""

from datetime import UTC, datetime

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from storage.dumps import explain, furniture, parse, parse_file
from storage.dumps.lines import Kind
from storage.models import Line, ParsedArticle, Reading
from tests.dumps import adversary, generator
from tests.dumps.generator import REFERENCE

_NEWS = generator.NEWS["en"]
_PIECES = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        [
            *_NEWS["titles"],
            *_NEWS["sentences"],
            *_NEWS["lines"],
            *_NEWS["furniture"].values(),
            *generator.NEWS["ko"]["furniture"].values(),
            *(
                "",
                "",
                "logo",
                "#",
                "#Ferry",
                "Hashtags #Ferry",
                "NHK",
                "- NHK",
                "• NHK",
                "  • Sport",
                "an hour ago",
                "time7 minutes ago",
            ),
            *("NHK3 hours ago", "as of 2025-07-01 09:00", "time", "Yesterday", "-", "•", "---", "...", ":"),
        ]
    ),
)
_DUMPS = st.lists(_PIECES, max_size=40).map("\n".join)
# The first page of a run loads the model of pages.
_PATIENT = settings(deadline=None)
_FURNITURE = {
    *(
        Kind.BLANK,
        Kind.FURNITURE,
        Kind.REFERENCE,
        Kind.LOGO,
        Kind.HASH,
        Kind.LISTING,
        Kind.BACKGROUND,
        Kind.HASHTAGS,
        Kind.FEATURES,
    ),
    *(Kind.EXPLORE, Kind.COMMENTS, Kind.NO_COMMENTS, Kind.RELATED, Kind.AGE, Kind.CATEGORY, Kind.RULE),
}


@_PATIENT
@given(st.one_of(st.text(), _DUMPS))
@example("\ud800")
@example("logo\n\x00")
@example("- \n- \n- ")
@example("a\na ago\n- a\n")
def test_any_text_ends_in_articles_or_a_refusal(text: str) -> None:
    reading = parse(text, REFERENCE)
    assert bool(reading.articles) != bool(reading.refusal)
    for article in reading.articles:
        assert article.title
        assert article.title == article.title.strip()
        assert "\n" not in article.title
        assert all(paragraph.strip() for paragraph in article.body.split("\n\n") if article.body)
        assert article.published_at is None or article.published_at <= REFERENCE
        article.body.encode()


@given(st.binary())
def test_any_file_ends_in_articles_or_a_refusal(data: bytes) -> None:
    reading = parse_file("dump.txt", data, REFERENCE)
    assert bool(reading.articles) != bool(reading.refusal)


@_PATIENT
@given(_DUMPS)
def test_every_line_is_in_an_article_or_is_furniture(text: str) -> None:
    reading, lines = parse(text, REFERENCE), explain(text, REFERENCE)
    if reading.articles:
        _accounted(reading, lines)


@pytest.mark.parametrize("rendering", adversary.RENDERINGS)
def test_every_line_of_a_page_is_in_an_article_or_is_furniture(rendering: str) -> None:
    for seed in range(20):
        sample = adversary.sample(rendering, seed)
        _accounted(parse(sample.text, sample.reference), explain(sample.text, sample.reference))


@_PATIENT
@given(_DUMPS, st.datetimes(timezones=st.just(UTC)))
def test_lines_are_explained_in_their_order(text: str, reference: datetime) -> None:
    lines = explain(text, reference)
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))


def _accounted(reading: Reading, lines: tuple[Line, ...]) -> None:
    """Nothing of the text is lost, and nothing stands in an article that is not in the text."""
    texts = [text for article in reading.articles for text in _texts(article)]
    kept = set(texts)
    for line in lines:
        if line.kind in (Kind.SOURCE, Kind.SOURCE_AGAIN, Kind.BYLINE) or line.kind in _FURNITURE:
            continue
        if line.kind == Kind.TAGS:
            assert set(furniture.tags(line.text)) <= kept
        else:
            assert line.text in kept, line
    words = {line.text for line in lines if line.kind not in _FURNITURE}
    for article in reading.articles:
        assert article.title_made or article.title in words
        assert all(paragraph in words for paragraph in article.body.split("\n\n") if article.body)


def _texts(article: ParsedArticle) -> list[str]:
    return [article.title, *article.body.split("\n\n"), *article.hashtags]
