"""Preferences: how a chat, or each topic of a forum, likes to be told: languages and layout."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from storage.database import Database, guarded, transaction

MOST_LANGUAGES = 12


class Layout(StrEnum):
    """How much of each story a briefing tells. SHORT: titles; STANDARD: titles and two lines.

    UNFOLDING: titles that unfold, where the server knows such messages; STANDARD otherwise.
    """

    SHORT = "short"
    STANDARD = "standard"
    UNFOLDING = "unfolding"


@dataclass(frozen=True, slots=True)
class Preferences:
    """A chat's own choices. language: of the texts; None: as the person's Telegram has it.

    news: ISO 639-1 codes of the languages that news is wanted in, in order; empty for all. A story whose
    language is not known is news in every language.
    """

    language: str | None = None
    layout: Layout = Layout.STANDARD
    news: tuple[str, ...] = ()


def preferences(db: Database, chat_id: int, thread_id: int | None) -> Preferences:
    """The choices of this chat and topic; what most like where it has made none."""
    with guarded():
        row = db.conn.execute(
            "SELECT language, layout, news FROM preferences WHERE chat_id = ? AND thread_id = ?",
            (chat_id, thread_id or 0),
        ).fetchone()
    if row is None:
        return Preferences()
    return Preferences(row["language"], Layout(row["layout"]), tuple((row["news"] or "").split()))


def choose_layout(db: Database, chat_id: int, thread_id: int | None, layout: Layout) -> Preferences:
    """Show briefings in this layout from now on; what was chosen before."""
    with transaction(db):
        before = preferences(db, chat_id, thread_id)
        _put(db, chat_id, thread_id, replace(before, layout=layout))
    return before


def choose_news(db: Database, chat_id: int, thread_id: int | None, news: Iterable[str]) -> Preferences:
    """Tell only news in these languages from now on, in all where there are none; what was chosen before."""
    with transaction(db):
        before = preferences(db, chat_id, thread_id)
        chosen = tuple(sorted(set(news)))[:MOST_LANGUAGES]
        _put(db, chat_id, thread_id, replace(before, news=chosen))
    return before


def choose_language(
    db: Database, chat_id: int, thread_id: int | None, language: str | None, *, spoken: str
) -> Preferences:
    """Write in this language from now on, its briefings too; what was chosen before.

    language: a tag of bot/texts, None for that of the person's Telegram. spoken: what this comes to, for
    briefings, which nobody asks for.
    """
    with transaction(db):
        before = preferences(db, chat_id, thread_id)
        _put(db, chat_id, thread_id, replace(before, language=language))
        for table in ("subscriptions", "alert_wishes"):
            db.conn.execute(
                f"UPDATE {table} SET language = ? WHERE chat_id = ? AND thread_id = ?",
                (spoken, chat_id, thread_id or 0),
            )
    return before


def _put(db: Database, chat_id: int, thread_id: int | None, chosen: Preferences) -> None:
    db.conn.execute(
        """
        INSERT INTO preferences (chat_id, thread_id, language, layout, news) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (chat_id, thread_id) DO UPDATE SET
            language = excluded.language, layout = excluded.layout, news = excluded.news
        """,
        (chat_id, thread_id or 0, chosen.language, chosen.layout, " ".join(chosen.news) or None),
    )
