"""Topics: what a name finds in the news and what not, in which order, and what is proposed instead."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage import database, keeping, nearest, places, stories, topics
from storage.database import Database
from storage.keeping import RawDump
from storage.topics import TopicPage
from tests.storage.conftest import NOW, Keep, article, reading

# Titles stand for stories; each text has words of its own, so that none of them join.
NEWS = {
    "Ferry pact with Russia signed": ("Harbour masters of both shores agreed on fares.", "en", ()),
    "Moscow opens a tram museum": ("Twelve old carriages are on show near the river.", "en", ()),
    "Skaters win in the rain": ("A Russian pair took gold; umbrellas were everywhere.", "en", ()),
    "Kremlin clock stops at noon": ("Watchmakers climb the tower tomorrow morning.", "en", ()),
    "Putin tours a dairy": ("He tasted eleven cheeses and praised one.", "en", ()),
    "В России открыли новый мост": ("Длина переправы девятьсот метров.", "ru", ()),
    "Zug nach Russland fährt wieder": ("Die Strecke war lange gesperrt gewesen.", "de", ()),
    "俄罗斯举办冰雕比赛": ("来自十个城市的队伍参加。", "zh", ()),
    "Kyiv library reopens": ("Forty thousand books were carried back by volunteers.", "en", ()),
    "Hong Kong bans noisy drones": ("Police may take machines that fly at night.", "en", ()),
    "Kim Jong Un visits a fish farm": ("Carp were counted in his presence.", "en", ()),
    "Kim Clark wins a baking prize": ("Her rye loaf convinced all the judges.", "en", ()),
    "They told us to wait": ("Travellers used benches; none of us slept, one said.", "en", ()),
    "Senate in the US votes on bees": ("Beekeepers cheered from the gallery.", "en", ()),
    "Talks on salt resume": ("The U.S. delegation arrived late with samples.", "en", ()),
    "White House paints a fence": ("Green was chosen over brown after debate.", "en", ()),
    "Turkey reforms its lighthouses": ("Keepers get longer leave and better lamps.", "en", ()),
    "Roast a turkey slowly": ("Cooks advise butter, sage and patience.", "en", ()),
    "Inselfest auf Island beginnt": ("Die Musik kommt aus kleinen Fischerorten.", "de", ()),
    "Island hopping gets cheaper": ("Boats between beaches halve their prices.", "en", ()),
    "Khartoum clinic gets beds": ("Nurses in Sudan unpacked ninety of them.", "en", ()),
    "Juba market floods": ("Traders in South Sudan moved stalls uphill.", "en", ()),
    "Museum buys a kite": ("Its silk is two centuries old.", "en", ("CultureWeek", "NorthKorea")),
    "Luhansk orchestra plays outdoors": ("Cellos were tuned under chestnut trees.", "en", ()),
    "Выборы мэра прошли тихо": ("Участки закрылись вечером.", "ru", ()),
    "北京地铁新线通车": ("首日乘客很多。", "zh", ()),
}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Database:
    db = database.connect(tmp_path_factory.mktemp("topics") / "newsbrief.db")
    for number, (title, (body, language, tags)) in enumerate(NEWS.items()):
        _keep_alone(db, title, body, number, language=language, hashtags=tags)
    return db


def _keep_alone(db: Database, title: str, body: str, hours: float, **fields: Any) -> None:
    """A story of one article; grouping is not the matter here."""
    told = article(title, body, f"Paper {title[:9]}", ago=hours, **fields)
    keeping.keep(db, RawDump("chat", title, NOW), reading(told), NOW)


def ask(db: Database, words: str, language: str = "en") -> TopicPage:
    return topics.topic(db, words, NOW, 30, language=language)


def told(page: TopicPage) -> set[str]:
    return {title for story in page.page.stories for title in NEWS if title == story.title}


RUSSIAN = set(list(NEWS)[:8])
AMERICAN = {"Senate in the US votes on bees", "Talks on salt resume", "White House paints a fence"}
KOREAN = {"Kim Jong Un visits a fish farm", "Museum buys a kite"}


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        *((name, RUSSIAN) for name in ("russia", "RUSSIA", "Russian", "moscow", "the Russians", "#Russia")),
        *((name, RUSSIAN) for name in ("россия", "России", "Russland", "Rusia", "ロシア", "러시아")),
        ("putin", {"Putin tours a dairy"}),
        ("Kremlin", {"Kremlin clock stops at noon"}),
        ("ukraine", {"Kyiv library reopens"}),
        ("hong kong", {"Hong Kong bans noisy drones"}),
        ("HK", {"Hong Kong bans noisy drones"}),
        ("香港", {"Hong Kong bans noisy drones"}),
        *((name, AMERICAN) for name in ("us", "US", "U.S.", "usa", "America", "США", "美国")),
        *((name, KOREAN) for name in ("dprk", "North Korea", "Pyongyang", "#northkorea", "#NorthKorea")),
        ("kim jong un", {"Kim Jong Un visits a fish farm"}),
        ("Kim Jong-un", {"Kim Jong Un visits a fish farm"}),
        ("kim", {"Kim Jong Un visits a fish farm", "Kim Clark wins a baking prize"}),
        ("turkey", {"Turkey reforms its lighthouses"}),
        ("Türkiye", {"Turkey reforms its lighthouses"}),
        ("iceland", {"Inselfest auf Island beginnt"}),
        ("sudan", {"Khartoum clinic gets beds"}),
        ("south sudan", {"Juba market floods"}),
        ("kiwi", set()),
        ("北京", {"北京地铁新线通车"}),
        ("#cultureweek", {"Museum buys a kite"}),
        ("CultureWeek", {"Museum buys a kite"}),
        ("lighthouse", {"Turkey reforms its lighthouses"}),
        ("baked prizes", {"Kim Clark wins a baking prize"}),
        ("prize baking", {"Kim Clark wins a baking prize"}),
        ("выборов", {"Выборы мэра прошли тихо"}),
        ("ukraine, hong kong", {"Kyiv library reopens", "Hong Kong bans noisy drones"}),
        ("ukraine、香港, , nothing", {"Kyiv library reopens", "Hong Kong bans noisy drones"}),
        ("nowhere", set()),
        ("", set()),
        (",,,", set()),
        ("#", set()),
        ('"', set()),
    ],
)
def test_a_topic_is_found_by_all_its_names_and_by_no_other(
    archive: Database, words: str, titles: set[str]
) -> None:
    assert told(ask(archive, words)) == titles


@pytest.mark.parametrize(
    ("words", "language", "name"),
    [
        ("moscow", "en", "Russia"),
        ("россия", "en", "Russia"),
        ("russia", "ru", "Россия"),
        ("uk", "en", "United Kingdom"),
        ("HK, dprk", "de", "Hong Kong, Nordkorea"),
        ("kim jong un", "en", "kim jong un"),
    ],
)
def test_a_topic_is_shown_by_its_name_for_the_reader(
    archive: Database, words: str, language: str, name: str
) -> None:
    assert ask(archive, words, language).name == name


@pytest.mark.parametrize(
    ("words", "suggestion"),
    [
        ("Luhanks", "Luhansk"),
        ("luhnsk", "Luhansk"),
        ("ukrane", "Ukraine"),
        ("Honk Kong", "Hong Kong"),
        ("orchesta", "orchestra"),
        ("kim jon un", "Kim Jong Un"),
        ("Belguim", None),  # no news on Belgium either
        ("zzzzzzz", None),
        ("xy", None),
    ],
)
def test_a_wrong_spelling_proposes_the_nearest_topic_that_has_news(
    archive: Database, words: str, suggestion: str | None
) -> None:
    page = ask(archive, words)
    assert page.page.stories == ()
    assert page.suggestion == suggestion


GEORGIAN = ("Georgia plants vineyards", "Growers near Tbilisi expect a rich harvest.")
ATLANTAN = ("Georgia widens a highway", "Atlanta commuters have waited for years.")
UNSURE = ("Choir from Georgia on tour", "Nineteen singers travel by bus.")


@pytest.mark.parametrize(
    ("news", "words", "choices", "titles"),
    [
        ((GEORGIAN,), "georgia", (), {0}),
        ((ATLANTAN,), "georgia", (), {0}),
        ((GEORGIAN, ATLANTAN), "georgia", ("Georgia (country)", "Georgia (US state)"), {0, 1}),
        ((GEORGIAN, ATLANTAN, UNSURE), "Georgia (country)", (), {0, 2}),
        ((GEORGIAN, ATLANTAN, UNSURE), "Georgia (US state)", (), {1, 2}),
        ((GEORGIAN, ATLANTAN), "tbilisi", (), {0}),
        ((GEORGIAN, ATLANTAN), "Грузия", (), {0}),
        ((UNSURE,), "georgia", (), {0}),
        ((), "georgia", (), set()),
    ],
)
def test_which_georgia_is_asked_only_where_both_have_news(
    db: Database,
    news: tuple[tuple[str, str], ...],
    words: str,
    choices: tuple[str, ...],
    titles: set[int],
) -> None:
    for number, (title, body) in enumerate(news):
        _keep_alone(db, title, body, number)
    page = ask(db, words)
    assert page.choices == choices
    assert {story.title for story in page.page.stories} == {news[number][0] for number in titles}


def test_what_is_most_about_it_comes_first_then_what_is_newest(db: Database) -> None:
    filler = "Carpenters measured planks all morning without a word to anyone. " * 8
    for hours, title, body in (
        (1, "Timber prices fall", f"{filler} Buyers from Norway left."),
        (2, "Sawmills hire again", "Orders come from Oslo and beyond."),
        (30, "Norway counts its reindeer", "Herders helped."),
        (20, "Chess club moves to Norway", "Rents decided it."),
    ):
        _keep_alone(db, title, body, hours)
    assert [story.title for story in ask(db, "norway").page.stories] == [
        "Chess club moves to Norway",
        "Norway counts its reindeer",
        "Sawmills hire again",
        "Timber prices fall",
    ]


def test_a_topic_turns_its_pages(archive: Database) -> None:
    whole = ask(archive, "russia").page.stories
    first = topics.topic(archive, "russia", NOW, 5)
    second = topics.topic(archive, "russia", NOW, 5, offset=5)
    assert (*first.page.stories, *second.page.stories) == whole
    assert (first.page.more, second.page.more) == (True, False)


def test_a_hashtag_goes_with_its_article(db: Database, keep: Keep) -> None:
    report = keep(article("Kite sold", "Silk and bamboo.", hashtags=("ÉtéFestival", "Kites")))
    assert len(ask(db, "#kites").page.stories) == len(ask(db, "#étéfestival").page.stories) == 1
    keeping.undo(db, report.dump_id, NOW)
    assert db.execute("SELECT count(*) FROM tags").fetchone()[0] == 0


@pytest.mark.parametrize(
    ("one", "other", "far"),
    [
        ("luhansk", "luhansk", 0),
        ("luhanks", "luhansk", 1),
        ("lugansk", "luhansk", 1),
        ("lhansk", "luhansk", 1),
        ("luhhansk", "luhansk", 1),
        ("luanks", "luhansk", 2),
        ("lisbon", "luhansk", 3),
        ("", "ab", 2),
    ],
)
def test_how_far_two_spellings_are_apart(one: str, other: str, far: int) -> None:
    assert nearest.distance(one, other) == nearest.distance(other, one) == far


def test_every_country_is_found_by_its_names_in_every_language() -> None:
    for country in places.every():
        for form in country.asked:
            assert country in places.find(form.upper()), (country.code, form)
        for language in places.LANGUAGES:
            assert country in places.find(places.title(country, language), language), (country.code, language)


def test_the_most_frequent_topics_are_told_as_a_reader_would_write_them(db: Database) -> None:
    for number, (title, body, tags) in enumerate(
        (
            ("Oslo port strike ends", "Minister Anna Brandt Lie met dockers.", ("Harbours",)),
            ("Norway buys six trams", "They were ordered by Anna Brandt Lie in spring.", ("Harbours",)),
            ("Norwegian hens lay more", "Feed is cheaper.", ("Harbours",)),
            ("Peru digs a canal", "President Rosa Quispe watched.", ()),
            ("Owls return to parks", "Monday Morning walkers saw nine.", ()),
        )
    ):
        _keep_alone(db, title, body, number, hashtags=tags)
    _keep_alone(db, "Malta rings its bells", "That was long ago.", 24 * 30)
    assert topics.frequent(db, NOW, 10) == ("Harbours", "Norway", "Anna Brandt Lie", "Peru")
    assert topics.frequent(db, NOW, 2) == ("Harbours", "Norway")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=40))
def test_any_text_may_be_a_topic(archive: Database, text: str) -> None:
    page = ask(archive, text)
    assert stories.many(archive, [story.id for story in page.page.stories]) == page.page.stories


def test_no_topic_reads_a_table_from_end_to_end(archive: Database) -> None:
    statements: list[str] = []
    archive.conn.set_trace_callback(statements.append)
    for words in ("russia", "us", "georgia", "#cultureweek", "baked prizes", "Luhanks", "china"):
        topics.topic(archive, words, NOW, 5)
    topics.frequent(archive, NOW, 5)
    archive.conn.set_trace_callback(None)
    assert statements
    for statement in statements:
        if not statement.startswith("SELECT") or "_fts'" in statement:
            continue
        for row in archive.execute(f"EXPLAIN QUERY PLAN {statement}"):
            detail = row["detail"]
            assert not detail.startswith("SCAN") or "VIRTUAL TABLE" in detail or "CONSTANT" in detail, (
                statement
            )
            assert "TEMP B-TREE" not in detail, statement


@pytest.mark.parametrize(
    ("topic", "title", "body"),
    [
        ("Thailand", "น้ำท่วมกรุงเทพ", "ฝนตกหนักในประเทศไทยเมื่อวาน"),
        ("Greece", "Πλημμύρα στο λιμάνι", "Η πλημμύρα έφτασε σε όλη την Ελλάδα."),
        ("Israel", "רוח חזקה בנמל", "הרוח הגיעה אל ישראל בערב."),
    ],
)
def test_a_country_is_found_by_its_name_in_its_own_script(
    db: Database, topic: str, title: str, body: str
) -> None:
    _keep_alone(db, title, body, 1)
    assert [story.title for story in topics.topic(db, topic, NOW, 5).page.stories] == [title]
