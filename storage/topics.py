"""Topics: what a reader names in a word or two, found by all the names it has in the news."""

from dataclasses import dataclass
from datetime import datetime

from storage import places, shelf, words
from storage.database import Database
from storage.models import StoryPage

MOST_ARTICLES = 500


@dataclass(frozen=True, slots=True)
class TopicPage:
    """What there is on a topic. name: as it is shown; suggestion: the nearest topic that has news, where
    this one has none; choices: what the word may mean, where both have news."""

    page: StoryPage
    name: str
    suggestion: str | None = None
    choices: tuple[str, ...] = ()


def topic(
    db: Database, words_: str, now: datetime, count: int, *, offset: int = 0, language: str = "en"
) -> TopicPage:
    """The stories on a topic, or on several parted by commas, those most about it first."""
    names = [part.strip().lstrip("#") for part in words_.split(",")]
    phrases = [form for name in names if name for form in places.forms(name, language) or (name,)]
    query = " OR ".join(_phrase(form) for form in phrases if words.query_words(form))
    if not query:
        return TopicPage(StoryPage((), offset, False), words_.strip())
    rows = db.execute(
        "SELECT articles.story_id AS story_id FROM articles_fts JOIN articles ON articles.id = articles_fts.rowid"
        " WHERE articles_fts MATCH ? ORDER BY bm25(articles_fts, 4.0, 1.0), articles.ordered_at DESC LIMIT ?",
        (query, MOST_ARTICLES),
    ).fetchall()
    stories = list(dict.fromkeys(row["story_id"] for row in rows))
    return TopicPage(shelf.page(db, stories, count, offset), words_.strip())


def frequent(db: Database, now: datetime, count: int) -> tuple[str, ...]:
    """The topics most in the news this week, as a reader would write them."""
    return ()


def _phrase(form: str) -> str:
    return '"' + " ".join(words.query_words(form)).replace('"', "") + '"'
