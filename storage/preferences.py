"""Preferences: how a chat, or each topic of a forum, likes to be told: in which language and layout."""

from dataclasses import dataclass
from enum import StrEnum

from storage.database import Database, guarded, transaction


class Layout(StrEnum):
    """How much of each story a briefing tells. SHORT: titles; STANDARD: titles and two lines."""

    SHORT = "short"
    STANDARD = "standard"


@dataclass(frozen=True, slots=True)
class Preferences:
    """A chat's own choices. language: of the texts; None: as the person's Telegram has it."""

    language: str | None = None
    layout: Layout = Layout.STANDARD


def preferences(db: Database, chat_id: int, thread_id: int | None) -> Preferences:
    """The choices of this chat and topic; what most like where it has made none."""
    with guarded():
        row = db.conn.execute(
            "SELECT language, layout FROM preferences WHERE chat_id = ? AND thread_id = ?",
            (chat_id, thread_id or 0),
        ).fetchone()
    return Preferences() if row is None else Preferences(row["language"], Layout(row["layout"]))


def choose_layout(db: Database, chat_id: int, thread_id: int | None, layout: Layout) -> Preferences:
    """Show briefings in this layout from now on; what was chosen before."""
    with transaction(db):
        before = preferences(db, chat_id, thread_id)
        _put(db, chat_id, thread_id, Preferences(before.language, layout))
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
        _put(db, chat_id, thread_id, Preferences(language, before.layout))
        db.conn.execute(
            "UPDATE subscriptions SET language = ? WHERE chat_id = ? AND thread_id = ?",
            (spoken, chat_id, thread_id or 0),
        )
    return before


def _put(db: Database, chat_id: int, thread_id: int | None, chosen: Preferences) -> None:
    db.conn.execute(
        """
        INSERT INTO preferences (chat_id, thread_id, language, layout) VALUES (?, ?, ?, ?)
        ON CONFLICT (chat_id, thread_id) DO UPDATE SET language = excluded.language, layout = excluded.layout
        """,
        (chat_id, thread_id or 0, chosen.language, chosen.layout),
    )
