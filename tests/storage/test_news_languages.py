"""A chat that wants its news in some languages gets stories in these, and those whose language is unknown."""

from datetime import UTC, datetime, time, timedelta

from storage import news, preferences, prospects, shelf, subscriptions
from storage.briefings import Rules
from storage.database import Database
from storage.rounds import Rounds
from tests.storage import newsroom
from tests.storage.test_rounds import Plainly, _sent

NOW = datetime(2026, 8, 4, 5, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)
CHAT, OTHER = 7, 8


def _stories(db: Database) -> dict[str | None, str]:
    """Three stories by their languages: German, French, unknown."""
    newsroom.push_events(db, NOW - HOUR, 1, 2, 3)
    titles = {}
    for event, language in ((1, "de"), (2, "fr"), (3, None)):
        titles[language] = newsroom.title(event)
        db.execute("UPDATE stories SET language = ? WHERE title = ?", (language, titles[language]))
    return titles


def test_the_latest_are_in_these_languages(db: Database) -> None:
    titles = _stories(db)
    found = shelf.latest(db, 5, languages=("de", "ru"))
    assert {story.title for story in found.stories} == {titles["de"], titles[None]}
    assert len(shelf.latest(db, 5).stories) == 3
    first, second = (shelf.latest(db, 1, offset=offset, languages=("de",)) for offset in (0, 1))
    assert (first.more, second.more) == (True, False)


def test_briefings_are_in_these_languages_and_other_chats_get_all(db: Database) -> None:
    titles = _stories(db)
    for chat in (CHAT, OTHER):
        subscriptions.subscribe(
            db, chat, None, NOW - 9 * HOUR, language="en", zone="UTC", hours=[time(5, 30)]
        )
    preferences.choose_news(db, CHAT, None, ["fr"])
    found = prospects.everything(db, CHAT, None, NOW, Rules()).choice.picks
    assert {pick.story.title for pick in found} == {titles["fr"], titles[None]}
    Rounds(Rules(), Plainly()).make(db, NOW)
    told = dict(_sent(db, NOW))
    assert set(told[CHAT]) == {titles["fr"], titles[None]}
    assert set(told[OTHER]) == set(titles.values())


def test_where_there_is_nothing_new_the_news_of_before_is_in_these_languages_too(db: Database) -> None:
    titles = _stories(db)
    before = prospects.before(db, NOW + 48 * HOUR, Rules(), languages=("de",)).choice.picks
    assert {pick.story.title for pick in before} == {titles["de"], titles[None]}


def test_languages_are_offered_by_how_much_news_there_is(db: Database) -> None:
    _stories(db)
    newsroom.push_events(db, NOW, 4)
    db.execute("UPDATE stories SET language = 'fr' WHERE title = ?", (newsroom.title(4),))
    assert news.languages(db, NOW - 24 * HOUR, 5) == ("fr", "de")
    assert news.languages(db, NOW - 24 * HOUR, 1) == ("fr",)


def test_no_language_is_all(db: Database) -> None:
    preferences.choose_news(db, CHAT, None, ["fr", "de", "fr"])
    assert preferences.preferences(db, CHAT, None).news == ("de", "fr")
    before = preferences.choose_news(db, CHAT, None, [])
    assert before.news == ("de", "fr")
    assert preferences.preferences(db, CHAT, None).news == ()
