"""What counts as a word, in every script, by one rule for the index, a query and a comparison."""

import sqlite3
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage import words
from tests.benchmarks.keeping import TOKENIZER
from tests.storage.texts import FERRY_JA, FERRY_TH, MINISTER_KO, TALKS_ZH

texts = st.text(st.characters(codec=None), max_size=80)


@pytest.fixture(scope="module")
def index() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.execute(f'CREATE VIRTUAL TABLE found USING fts5 (text, tokenize="{TOKENIZER}")')
    yield connection
    connection.close()


def matches(index: sqlite3.Connection, text: str, query: str) -> bool:
    index.execute("DELETE FROM found")
    index.execute("INSERT INTO found VALUES (?)", (words.index_text(text) or text,))
    return bool(index.execute("SELECT 1 FROM found WHERE found MATCH ?", (words.phrase(query),)).fetchone())


@pytest.mark.parametrize(
    "text", ["", "The ferry opens.", "Café – naïve “words”", "паром вышел", "हिन्दी समाचार"]
)
def test_most_texts_are_indexed_as_they_are(text: str) -> None:
    assert words.index_text(text) is None


@pytest.mark.parametrize(
    ("text", "indexed"),
    [
        ("北京市", "北京 京市 市"),
        ("NHKの2025年", "NHK の 2025 年"),
        ("러시아는", "러시 시아 아는 는"),
        ("ＮＨＫ", "NHK"),
        ("ещё", "еще"),
        ("أخبار", "اخبار"),
        ("Cafe\u0301", "Café"),
    ],
)
def test_a_run_without_spaces_becomes_pairs_and_its_last_character(text: str, indexed: str) -> None:
    assert " ".join((words.index_text(text) or "").split()) == indexed


@pytest.mark.parametrize(
    ("text", "query"),
    [
        (TALKS_ZH, "北京"),
        (TALKS_ZH, "渔"),
        (TALKS_ZH, "举行会谈"),
        (FERRY_JA, "フェリー航路"),
        ("NHKの放送", "NHKの放送"),
        ("NHKの放送", "NHKの"),
        ("2025年7月1日", "7月"),
        (MINISTER_KO, "러시아"),
        (MINISTER_KO, "장관은"),
        (FERRY_TH, "เรือเฟอร์รี่"),
        ("हिन्दी समाचार", "हिन्दी"),
        ("Ещё один паром", "еще"),
        ("الأخبار العاجلة", "الاخبار"),
        ("Việt Nam", "viet nam"),
        ("İstanbul’da", "istanbul"),
        ("Ferries opened", "ferry opening"),
        ("foo-bar's C++", "foo bar"),
        ("a ferry", "a_ferry"),
    ],
)
def test_a_query_finds_what_the_text_has(index: sqlite3.Connection, text: str, query: str) -> None:
    assert matches(index, text, query)


@pytest.mark.parametrize(
    ("text", "query"),
    [("京都", "東京"), ("東京都", "京東"), (MINISTER_KO, "시러"), ("a ferry line", "ferry a")],
)
def test_a_query_does_not_find_what_is_not_there(index: sqlite3.Connection, text: str, query: str) -> None:
    assert not matches(index, text, query)


@settings(deadline=None)  # the first look-up may wait for a busy disk
@given(st.text("京都東京市のNa1 ", min_size=1, max_size=20), st.data())
def test_any_run_of_a_text_is_found_in_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    part = data.draw(st.integers(start + 1, len(text)).map(lambda end: text[start:end]))
    han = "".join(character for character in part if character in "京都東市の")
    if han != part:
        return
    connection = sqlite3.connect(":memory:")
    connection.execute(f'CREATE VIRTUAL TABLE found USING fts5 (text, tokenize="{TOKENIZER}")')
    assert matches(connection, text, part)
    connection.close()


@given(texts)
def test_any_text_makes_a_query_that_the_index_takes(text: str) -> None:
    phrase = words.phrase(text)
    if phrase is None:
        assert not words.tokens(words.clean(text))
        return
    connection = sqlite3.connect(":memory:")
    connection.execute(f'CREATE VIRTUAL TABLE found USING fts5 (text, tokenize="{TOKENIZER}")')
    connection.execute("SELECT 1 FROM found WHERE found MATCH ?", (phrase,)).fetchall()
    connection.close()


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("The Café's 2 Åland_ferries", ["the", "cafe", "s", "2", "aland", "ferries"]),
        ("北京市で会談", ["北京", "京市", "市で", "で会", "会談"]),
        ("हिन्दी", ["हिन्दी"]),
        ("Ёлка", ["елка"]),
        ("", []),
        ("– … ☃", []),
    ],
)
def test_tokens_are_lower_case_without_accents_and_pairs_for_runs(text: str, tokens: list[str]) -> None:
    assert words.tokens(text) == tokens


@pytest.mark.parametrize("token", ["ferries", "opening", "nationally", "ministers", "the", "x1", "паром"])
def test_a_stem_is_that_of_the_index(index: sqlite3.Connection, token: str) -> None:
    index.execute("DELETE FROM found")
    index.execute("CREATE VIRTUAL TABLE IF NOT EXISTS terms USING fts5vocab(found, row)")
    index.execute("INSERT INTO found VALUES (?)", (token,))
    assert index.execute("SELECT term FROM terms").fetchone()[0] == words.stem(token)


@given(texts)
def test_any_text_is_clean_afterwards(text: str) -> None:
    clean = words.clean(text)
    assert "\0" not in clean
    assert clean.encode().decode() == clean
    assert words.clean(clean) == clean


def test_halves_of_a_character_that_meet_become_it_again() -> None:
    assert words.clean("a\ud83d\ude00b\ud83dc\0") == "a😀b\ufffdc"
