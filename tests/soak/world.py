"""World: the chats of a fault run, what they are subscribed to, and the news that comes in meanwhile."""

import json
import random
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime, time, timedelta
from pathlib import Path

from bot.demo.server import LocalTelegram
from bot.payloads import payload
from bot.views.message import Message
from storage import outbox, rows, subscriptions
from storage.database import Database, connect, transaction
from storage.outbox import Entry

CURIOUS = 1
"""The person who asks questions during a run, and is not subscribed."""
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


class World:
    """Persons and groups on a local Telegram, and the bot's database seen from another process.

    chat_ids: everybody who is subscribed, by their first ids. moved: new ids of groups by their old ones.
    chance: decides whom something befalls.
    """

    def __init__(self, telegram: LocalTelegram, database: Path, chats: int, chance: random.Random) -> None:
        self.moved: dict[int, int] = {}
        self._telegram = telegram
        self._database = database
        self._chance = chance
        self.curious = telegram.person(CURIOUS, "Ada", started=True)
        self._people = [telegram.person(n, f"Reader {n}", started=True) for n in range(2, chats + 2)]
        self._groups = [telegram.group(f"Group {n}", self.curious) for n in range(max(1, chats // 50))]
        for group in self._groups:
            group.add_bot(self.curious)
        self.chat_ids = [one.id for one in self._people] + [one.id for one in self._groups]

    def subscribe(self, hours: Iterable[time], now: datetime) -> None:
        """Everybody wants briefings at these hours, UTC."""
        with self._db() as db, transaction(db):
            for chat_id in self.chat_ids:
                subscriptions.subscribe(db, chat_id, None, now, language="en", zone="UTC", hours=hours)

    def moved_to(self, database: Path) -> None:
        """The bot's database lies elsewhere from now on."""
        self._database = database

    def news(self, now: datetime, count: int = 12) -> None:
        """Articles come in that nobody has seen, on events that have nothing in common."""
        lines = (json.dumps(self._article(now)).encode() for _ in range(count))
        with self._db() as db:
            rows.ingest(db, f"news-{now:%H%M%S}", lines, now, now)

    def broadcast(self, text: str, now: datetime) -> None:
        """A message to everybody, straight into the outbox."""
        with self._db() as db, transaction(db):
            for chat_id in self.chat_ids:
                entry = Entry(
                    self.moved.get(chat_id, chat_id),
                    text,
                    now,
                    kind="broadcast",
                    payload=payload(Message(text)),
                    expires_at=now + timedelta(hours=12),
                )
                outbox.add(db, entry, now)

    def somebody_blocks(self) -> None:
        """One person more stops the bot."""
        if self._people:
            self._people.pop(self._chance.randrange(len(self._people))).block()

    def some_group_moves(self) -> None:
        """One group more becomes a supergroup."""
        if self._groups:
            group = self._groups.pop(self._chance.randrange(len(self._groups)))
            self.moved[group.id] = group.upgrade(self.curious).id

    def settled(self, now: datetime) -> bool:
        """Whether nothing is still to be made or to be sent."""
        with self._db() as db:
            if subscriptions.due(db, now, 1) or outbox.next_at(db) is not None:
                return False
            return not db.conn.execute("SELECT 1 FROM outbox WHERE state = 'sending' LIMIT 1").fetchone()

    def _article(self, now: datetime) -> dict[str, str]:
        words = ["".join(self._chance.choices(_LETTERS, k=8)) for _ in range(40)]
        return {
            "title": " ".join(words[:6]).capitalize(),
            "body": " ".join(words[6:]).capitalize() + ".",
            "source": f"Paper {self._chance.randrange(50)}",
            "published_at": now.isoformat(),
            "url": f"https://example.org/{words[0]}",
        }

    @contextmanager
    def _db(self) -> Iterator[Database]:
        db = connect(self._database, busy_timeout=60.0)
        try:
            yield db
        finally:
            db.conn.close()
