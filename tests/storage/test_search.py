"""Search: what is found, in which order, in every script, and that no query is too odd or too slow."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage import queries, search, stories
from storage.database import Database
from storage.queries import Hint
from storage.search import SearchPage
from tests.storage.conftest import NOW, Keep, article
from tests.storage.texts import BRIDGE, FERRY, FERRY_JA, FERRY_RU, FERRY_TH, LIBRARY, MINISTER_KO, TALKS_ZH


@pytest.fixture
def archive(db: Database, keep: Keep) -> Database:
    keep(
        article("Ferry opens", FERRY, "Coast Herald", ago=2),
        article("Bridge over the Velm closed", BRIDGE, "NHK World", ago=30),
        article("A night for a novel", LIBRARY, "City Post", ago=24 * 20),
        article("Naïve café owners", "Their coffee was not Brazilian at all.", "City Post", ago=24 * 40),
    )
    return db


def find(db: Database, query: str) -> list[str]:
    return [story.title for story in search.search(db, query, NOW, 10).page.stories]


FERRY_TITLE, BRIDGE_TITLE, NOVEL, CAFE = (
    "Ferry opens",
    "Bridge over the Velm closed",
    "A night for a novel",
    "Naïve café owners",
)


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("ferry", [FERRY_TITLE]),
        ("FERRIES", [FERRY_TITLE]),
        ("ticket", [FERRY_TITLE]),
        ("storm cable", [BRIDGE_TITLE]),
        ("storm ferry", []),
        ("the", [FERRY_TITLE, BRIDGE_TITLE, NOVEL]),
        ("the storm", [BRIDGE_TITLE]),
        ('"long bridge"', [BRIDGE_TITLE]),
        ('"bridge long"', []),
        ('"over the velm"', [BRIDGE_TITLE]),
        ('"over a velm"', []),
        ("“long bridge”", [BRIDGE_TITLE]),
        ("town -ferry", []),
        ("the -ferry -novel", [BRIDGE_TITLE]),
        ('the -"long bridge" -novel', [FERRY_TITLE]),
        ("source:nhk", [BRIDGE_TITLE]),
        ("source:NHKWorld the", [BRIDGE_TITLE]),
        ('source:"city post"', [NOVEL, CAFE]),
        ("source:post -novel", [CAFE]),
        ("source:nhk source:herald", [FERRY_TITLE, BRIDGE_TITLE]),
        ("ferry source:nhk", []),
        ("after:2025-06-30", [FERRY_TITLE, BRIDGE_TITLE]),
        ("after:2025-07-01", [FERRY_TITLE]),
        ("before:2025-07-01", [BRIDGE_TITLE, NOVEL, CAFE]),
        ("after:2025-06 before:2025-06-30", [NOVEL]),
        ("before:2025-06-30 source:city night after:2025-01", [NOVEL]),
        ("SOURCE:nhk AFTER:2025", [BRIDGE_TITLE]),
        ("cafe naive", [CAFE]),
        ("bridge/cable", []),
        ("crack?! (cables)", [BRIDGE_TITLE]),
        ("nine crowns,", [FERRY_TITLE]),
    ],
)
def test_words_phrases_and_filters_in_any_order(archive: Database, query: str, titles: list[str]) -> None:
    assert sorted(find(archive, query)) == sorted(titles)


@pytest.mark.parametrize(
    ("query", "hint"),
    [
        ("", Hint.NO_WORDS),
        ("   ", Hint.NO_WORDS),
        ("!!! ☃ -", Hint.NO_WORDS),
        ("-ferry", Hint.NO_WORDS),
        ('""', Hint.NO_WORDS),
        ("ferry after:soon", Hint.WHEN),
        ("before:2025-13-45", Hint.WHEN),
        ("source:gazette", Hint.NO_SOURCE),
        ("source:", Hint.NOTHING),
        ("unicorn", Hint.NOTHING),
        ('NEAR(ferry, "', Hint.NOTHING),
        ("title:ferry ^ * AND OR NOT", Hint.NOTHING),
    ],
)
def test_nonsense_is_an_empty_answer_with_a_hint(archive: Database, query: str, hint: Hint) -> None:
    answer = search.search(archive, query, NOW, 10)
    assert (answer.page.stories, answer.page.more, answer.hint) == ((), False, hint)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.one_of(
        st.text(st.characters(codec=None), max_size=60),
        st.lists(
            st.sampled_from(
                [
                    "ferry",
                    '"',
                    "-",
                    "source:",
                    "after:",
                    "2025-06-30",
                    "*",
                    "京",
                    "(",
                    ")",
                    ":",
                    "NOT",
                    "the",
                    "^",
                ]
            )
        ).map("".join),
    )
)
def test_any_text_is_answered(archive: Database, query: str) -> None:
    assert isinstance(search.search(archive, query, NOW, 5), SearchPage)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("北京", TALKS_ZH),
        ("会谈", TALKS_ZH),
        ("北京举行", TALKS_ZH),
        ("京", TALKS_ZH),
        ("渔业 北京", TALKS_ZH),
        ("フェリー", FERRY_JA),
        ("夜明け", FERRY_JA),
        ("四十人", FERRY_JA),
        ("러시아", MINISTER_KO),
        ("장관", MINISTER_KO),
        ("외무장관이", MINISTER_KO),
        ("เรือ", FERRY_TH),
        ("เฟอร์รี่", FERRY_TH),
        ("паром", FERRY_RU),
    ],
)
def test_words_are_found_in_every_script(db: Database, keep: Keep, query: str, text: str) -> None:
    title, _, body = text.partition("\n\n")
    keep(article(title, body), article("Ferry opens", FERRY))
    assert find(db, query) == [title]
    assert find(db, f"{query}X") == []


def test_headlines_come_before_texts_and_fresh_before_old(db: Database, keep: Keep) -> None:
    keep(
        article("Storm closes the harbour", "Nothing sails today.", "A", ago=24),
        article("Novel sells out", "Readers waited through a storm for it.", "B", ago=1),
        article("Farmers fear for apples", "Another storm is on its way, they say.", "C", ago=24 * 400),
        article("Storm of last year", "It was the worst for decades.", "D", ago=24 * 400),
    )
    order = ["Storm closes the harbour", "Storm of last year", "Novel sells out", "Farmers fear for apples"]
    assert find(db, "storm") == order


def test_a_story_is_found_once_however_many_of_its_articles_match(db: Database, keep: Keep) -> None:
    kept = keep(*(article("Ferry opens", FERRY, source, ago=3) for source in "ABC")).kept
    assert len({one.story_id for one in kept}) == 1
    page = search.search(db, "ferry", NOW, 10).page
    assert page.stories == (stories.story(db, kept[0].story_id),)


def test_pages_follow_one_another(archive: Database) -> None:
    first = search.search(archive, "the", NOW, 2).page
    second = search.search(archive, "the", NOW, 2, offset=2).page
    assert (len(first.stories), first.more, len(second.stories), second.more) == (2, True, 1, False)
    assert not {story.id for story in first.stories} & {story.id for story in second.stories}
    beyond = search.search(archive, "the", NOW, 2, offset=50)
    assert (beyond.page.stories, beyond.page.more) == ((), False)


def test_what_very_many_articles_have_is_found_among_the_newest(
    db: Database, keep: Keep, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Small bounds stand for a large archive: each way through the index gives the newest, filters hold."""
    for name, value in {"NEWEST": 4, "ENOUGH": 2, "FILED": (6, 12), "RARE": (6, 12), "SPAN": (5, 9)}.items():
        monkeypatch.setattr(search, name, value)
    for number in range(40):
        own = " ".join(f"{letter}{number:02}" for letter in "abcdefghijkl")
        body = f"The {own}. {'The ferry sails.' if number % 3 == 0 else 'No boats.'}"
        source = "Coast Herald" if number % 4 == 0 else "City Post"
        keep(article(f"{number:02}", body, source, ago=100 - number))
    assert find(db, "ferry") == ["39", "36", "33", "30"]
    assert find(db, "the ferry") == ["39", "36", "33", "30"]
    assert find(db, '"the ferry"') == ["39", "36", "33", "30"]
    assert find(db, "the") == ["39", "38", "37", "36"]
    assert find(db, "ferry source:herald") == ["36", "24"]
    assert find(db, "ferry before:2025-06-28") == ["18", "15"]
    assert find(db, "ferry -sails") == []


def test_no_search_reads_a_table_from_end_to_end(archive: Database) -> None:
    statements: list[str] = []
    archive.conn.set_trace_callback(statements.append)
    for query in (
        "ferry",
        '"over the velm"',
        "source:nhk the",
        "the before:2025-07-01",
        "-ferry source:city",
    ):
        search.search(archive, query, NOW, 5)
    archive.conn.set_trace_callback(None)
    for statement in statements:
        if not statement.startswith(("SELECT", "WITH", "\n        WITH")) or "_fts'" in statement:
            continue
        for row in archive.execute(f"EXPLAIN QUERY PLAN {statement}"):
            detail = row["detail"]
            assert not detail.startswith(("SCAN articles", "SCAN stories")) or "VIRTUAL TABLE" in detail, (
                statement
            )
            assert "TEMP B-TREE" not in detail, statement


@pytest.mark.parametrize(
    ("source", "asked", "meant"),
    [
        ("NHK World", "nhk", True),
        ("NHK World", "world", True),
        ("NHK World", "NHKWORLD", True),
        ("NHK World", "nh", False),
        ("The Guardian", "guard", True),
        ("The Guardian", "the guardian", True),
        ("The Guardian", "uardian", False),
        ("Channel 4", "channel 4", True),
        ("Channel 41", "channel 4", False),
        ("Élan", "elan", True),
        ("朝日新聞", "朝日", True),
        ("NHK World", "", False),
        ("", "nhk", False),
    ],
)
def test_a_source_is_meant_by_its_name_or_words_of_it(source: str, asked: str, meant: bool) -> None:
    assert queries.names(source, asked) is meant


def test_a_query_is_bounded() -> None:
    asked = queries.read("word " * 100 + " ".join(f"w{number}" for number in range(5000)))
    assert len(asked.wanted) <= queries.MOST_PARTS
