"""News pages: the text of pages of invented papers, copied whole, in many languages."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage.dumps import explain, parse
from storage.models import Reading, Role

REFERENCE = datetime(2025, 1, 1, tzinfo=UTC)
PAGES = sorted((Path(__file__).parent / "news_pages").glob("*.txt"))


def expected(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.with_suffix(".json").read_text("utf-8"))
    return found


def without_blanks(text: str) -> str:
    return "\n".join(line for line in text.split("\n") if line.strip())


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
@pytest.mark.parametrize("form", [str, without_blanks], ids=["whole", "without blank lines"])
def test_a_page_of_any_script_gives_its_article(path: Path, form: Any) -> None:
    reading = parse(form(path.read_text("utf-8")), REFERENCE)
    assert reading.reader == "page"
    (article,) = reading.articles
    right = expected(path)
    assert article.role is Role.MAIN
    assert article.title == right["title"]
    assert not article.title_made
    assert article.source == right["source"]
    assert article.published_at == datetime.fromisoformat(right["published_at"])
    found = article.body.split("\n\n")
    assert [paragraph for paragraph in right["paragraphs"] if paragraph not in found] == []
    # A caption may be taken for text, a menu or a teaser may not.
    assert len(found) <= len(right["paragraphs"]) + 1


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_the_article_alone_comes_out_as_it_is(path: Path) -> None:
    right = expected(path)
    reading = parse("\n".join([right["title"], *right["paragraphs"]]), REFERENCE)
    assert reading.reader == "text"
    (article,) = reading.articles
    assert (article.title, article.body) == (right["title"], "\n\n".join(right["paragraphs"]))


def test_one_word_of_furniture_takes_nothing_from_an_article() -> None:
    right = expected(PAGES[0].with_stem("english"))
    lines = [right["title"], *right["paragraphs"][:2], "Advertisement", *right["paragraphs"][2:]]
    (article,) = parse("\n".join(lines), REFERENCE).articles
    assert all(paragraph in article.body for paragraph in right["paragraphs"])


def test_each_line_of_a_page_is_explained() -> None:
    text = PAGES[0].with_stem("english").read_text("utf-8")
    kinds = {line.text: line.kind for line in explain(text, REFERENCE)}
    assert kinds["Tide Mill Reopens After Forty Years of Silence"] == "headline"
    assert kinds[
        "Visitors can watch the wheel at every low tide. Entry is free until the end of the month."
    ] == ("paragraph")
    assert kinds["Council votes on new harbour lights"] == "furniture"


def test_comments_below_the_text_are_left_out() -> None:
    path = PAGES[0].with_stem("english")
    thread = "".join(
        f"Reader {at} on March {at + 5}, 2024 at 4:4{at} pm said:\n"
        "I have read this with great interest, and I think that the mill should have been kept as it was.\n"
        for at in range(8)
    )
    text = path.read_text("utf-8").replace("3 comments\n", f"Comments\n{thread}")
    (article,) = parse(text, REFERENCE).articles
    assert "great interest" not in article.body
    assert "The old tide mill" in article.body


def test_a_page_that_no_model_knows_still_ends() -> None:
    lines = ["Log in", "Subscribe", "Share", "Facebook", *(f"Entry {at}" for at in range(3000))]
    reading = parse("\n".join(lines), REFERENCE)
    assert isinstance(reading, Reading)


LINES = st.one_of(
    st.sampled_from(
        ["Share", "Comments", "© 2024 Post", "Related stories", "Log in", "By Ann Lee", "2 hours ago"]
    ),
    st.text(max_size=80),
    st.text("abc дом 日本 ๑ ", min_size=30, max_size=200).map(lambda text: text + "."),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(LINES, max_size=30))
def test_any_lines_with_furniture_are_read_or_refused(lines: list[str]) -> None:
    reading = parse("\n".join(["Share", "Log in", *lines]), REFERENCE)
    assert bool(reading.articles) != bool(reading.refusal)
