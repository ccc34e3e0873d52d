"""Aggregator: pages as DUMPS.md describes them, case by case."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from storage.dumps import explain, looks_like_dump, parse
from storage.models import ParsedArticle, Role

_NOW = datetime(2025, 7, 1, 9, 0, tzinfo=UTC)
_SEED = Path(__file__).parents[4] / "shared" / "data" / "seed-dump.txt"
_FURNITURE = """Hashtags

Try Our AI Features
Explore what Daily8 AI can do for you:
Comments
No comments yet...
Related Articles"""
_MAIN = f"Ferry line opens\nThe first boat left at noon.\n{_FURNITURE}"


def _articles(text: str) -> tuple[ParsedArticle, ...]:
    return parse(text, _NOW).articles


def _kinds(text: str) -> list[str]:
    return [line.kind for line in explain(text, _NOW) if line.kind != "blank"]


@pytest.mark.skipif(not _SEED.exists(), reason="the shared seed dump is not beside this clone")
def test_the_seed_is_one_main_article_and_three_related_ones() -> None:
    articles = _articles(_SEED.read_text("utf-8"))
    assert [article.role for article in articles] == [Role.MAIN, Role.RELATED, Role.RELATED, Role.RELATED]
    assert [article.source for article in articles] == [None, "Japan Today", "NHK", "NHK"]
    ages = [None, *(_NOW - timedelta(hours=hours) for hours in (1, 6, 10))]
    assert [article.published_at for article in articles] == ages
    assert len(articles[0].body.split("\n\n")) == 6
    assert all(article.title and article.body and not article.title_made for article in articles)


def test_a_line_of_an_article_that_reads_like_furniture_stays() -> None:
    lines = [
        "Comments",
        "Related Articles",
        "- Coast Herald",
        "an hour ago",
        "Advertisement",
        "1. Ditch the diet",
    ]
    (main,) = _articles("\n".join(["Ferry line opens", *lines, _FURNITURE]))
    assert main.body == "\n\n".join(lines)


def test_a_related_article_without_a_title_gets_one_that_is_marked() -> None:
    body = (
        "Mr. Lee bought the boat. It cost him a farm and two cows, he says, and he has not been sorry once."
    )
    _, related = _articles(f"{_MAIN}\nNHK\nan hour ago\n- NHK\n{body}")
    assert related.title == "Mr. Lee bought the boat."
    assert related.title_made
    assert related.body == body


def test_a_short_line_below_a_head_is_a_title_and_a_long_one_a_body() -> None:
    title, body = "Storm closes the bridge", "The bridge is shut. " * 20
    for lines, expected in (
        ([title, body], (title, body.strip())),
        ([title], (title, "")),
        ([body], (None, body.strip())),
    ):
        related = _articles("\n".join([_MAIN, "NHK", "an hour ago", "- NHK", *lines]))[1]
        assert (None if related.title_made else related.title, related.body) == expected


def test_a_title_may_equal_its_source() -> None:
    _, related = _articles(f"{_MAIN}\nNHK\nan hour ago\n- NHK\nNHK\nThe station celebrates its birthday.")
    assert (related.title, related.source) == ("NHK", "NHK")


def test_hashtags_stand_below_or_behind_their_label_or_without_it() -> None:
    middle = _FURNITURE.removeprefix("Hashtags\n")
    for tags in (
        "Hashtags\n#Ferry\n#Port",
        "Hashtags\n#Ferry #Port",
        "Hashtags #Ferry #Port",
        "#Ferry\n#Port",
        "Hashtags\nFerry\nPort",
    ):
        (main,) = _articles(f"Ferry line opens\nThe boat left.\n{tags}\n{middle}")
        assert main.hashtags == ("Ferry", "Port")
        assert main.body == "The boat left."


def test_an_age_in_an_unknown_language_still_makes_a_head() -> None:
    _, related = _articles(
        f"{_MAIN}\nMwananchi\nmuda mfupi sana\n- Mwananchi\nDaraja lafungwa\nDaraja limefungwa leo."
    )
    assert (related.source, related.published_at, related.title) == ("Mwananchi", None, "Daraja lafungwa")


def test_furniture_of_an_unknown_edition_is_known_by_its_place_and_form() -> None:
    furniture = (
        "Reli\n\nJaribu Vipengele vya AI\nGundua kile AI inaweza kukufanyia:\nMaoni\nHakuna maoni...\nMakala"
    )
    main, related = _articles(
        f"Kivuko kipya\nMashua ya kwanza iliondoka.\n{furniture}\nNHK\nan hour ago\n- NHK\nDaraja"
    )
    assert main.body == "Mashua ya kwanza iliondoka."
    assert related.title == "Daraja"


def test_the_logo_rendering_without_source_and_age_has_none() -> None:
    top = "logo\nFerry line opens\n\nFerry line opens\n\nThe boat left.\n\nOrange background\n\n"
    (main,) = _articles(top + _FURNITURE)
    assert (main.title, main.source, main.published_at, main.body) == (
        "Ferry line opens",
        None,
        None,
        "The boat left.",
    )


def test_a_dump_cut_within_a_head_or_the_furniture_invents_nothing() -> None:
    related = "NHK\nan hour ago\n- NHK\nStorm closes the bridge\nThe bridge is shut until Friday.\n\n"
    for end in (
        "\nCoast Herald",
        "\nCoast Herald\nan hour ago",
        "\nCoast Herald\nan hour ago\n- Coast Herald",
        "\nNHK",
    ):
        assert [article.title for article in _articles(_MAIN + "\n" + related + end)][:1] == [
            "Ferry line opens"
        ]
        assert all(article.body != "Coast Herald" for article in _articles(_MAIN + "\n" + related + end))
    for length in range(_MAIN.index("Explore") + 3, len(_MAIN)):
        assert [article.title for article in _articles(_MAIN[:length])] == ["Ferry line opens"]
    assert len(_articles(f"{_MAIN}\nCoast Herald")) == 1


def test_the_next_page_begins_below_a_body_of_one_line() -> None:
    related = "NHK\nan hour ago\n- NHK\nStorm closes the bridge\nThe bridge is shut until Friday."
    for gap in ("\n", "\n\n", "\n\n\n", "\n-----\n"):
        articles = _articles(
            f"{_MAIN}\n{related}{gap}Snow closes the school\nThe boiler froze.\n{_FURNITURE}"
        )
        assert [article.title for article in articles] == [
            "Ferry line opens",
            "Storm closes the bridge",
            "Snow closes the school",
        ]
        assert articles[1].body == "The bridge is shut until Friday."
        assert articles[2].body == "The boiler froze."


def test_a_body_of_several_lines_ends_at_the_only_blank_line_above_the_next_page() -> None:
    body = "The bridge is shut until Friday.\nREAD MORE: Ferries\nDrivers wait for hours."
    page = f"\n\nSnow closes the school\nThe boiler froze.\n{_FURNITURE}"
    articles = _articles(f"{_MAIN}\nNHK\nan hour ago\n- NHK\nStorm closes the bridge\n{body}{page}")
    assert [article.body for article in articles[1:]] == [body.replace("\n", "\n\n"), "The boiler froze."]


def test_a_related_article_without_a_body_does_not_take_the_next_page_for_one() -> None:
    page = f"\n\nSnow closes the school\nThe boiler froze.\n{_FURNITURE}"
    articles = _articles(f"{_MAIN}\nNHK\nan hour ago\n- NHK\nStorm closes the bridge{page}")
    assert [(article.title, article.body) for article in articles[1:]] == [
        ("Storm closes the bridge", ""),
        ("Snow closes the school", "The boiler froze."),
    ]


def test_a_time_on_the_first_line_is_the_reference() -> None:
    text = f"as of 2025-06-28 12:00 Europe/Berlin\n{_MAIN}\nNHK\nan hour ago\n- NHK\nStorm closes the bridge"
    reading = parse(text, _NOW)
    assert reading.reference == datetime(2025, 6, 28, 10, 0, tzinfo=UTC)
    assert reading.articles[1].published_at == datetime(2025, 6, 28, 9, 0, tzinfo=UTC)
    assert explain(text, _NOW)[0].kind == "reference time"


def test_a_headline_that_begins_with_as_of_is_a_headline() -> None:
    (main,) = _articles(f"As of Monday, the ferry is free\nThe boat left.\n{_FURNITURE}")
    assert main.title == "As of Monday, the ferry is free"


def test_furniture_without_any_article_is_refused() -> None:
    reading = parse(_FURNITURE, _NOW)
    assert reading.articles == ()
    assert reading.refusal is not None


def test_each_line_is_explained() -> None:
    assert _kinds(f"{_MAIN}\nNHK\nan hour ago\n- NHK\nStorm closes the bridge\nIt is shut until Friday.") == [
        *(
            "headline",
            "paragraph",
            "hashtags",
            "features",
            "explore",
            "comments",
            "no comments",
            "related articles",
        ),
        *("source", "age", "source again", "title", "body"),
    ]


@pytest.mark.parametrize(
    "text", [_MAIN, "NHK\nan hour ago\n- NHK\nStorm closes the bridge", "logo\nFerry\nFerry\nNHKYesterday"]
)
def test_a_page_looks_like_a_dump(text: str) -> None:
    assert looks_like_dump(text)


@pytest.mark.parametrize(
    "text", ["logo", "Comments", "Related Articles", "related articles\nferry", "#Ferry", "an hour ago"]
)
def test_a_word_of_furniture_in_the_chat_is_no_dump(text: str) -> None:
    assert not looks_like_dump(text)


def test_prose_does_not_look_like_a_dump() -> None:
    assert not looks_like_dump(
        "Ferry line opens\nThe first boat left an hour ago.\nComments on it were kind.\n- Anna Lind"
    )
