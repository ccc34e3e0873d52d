"""Notices: what all admins are told by itself, through the outbox, so that none is lost while it is down."""

from collections.abc import Callable, Iterable
from datetime import datetime

from bot import texts
from bot.archive import Archive
from bot.clock import Clock
from bot.payloads import payload
from bot.texts import Texts
from bot.views.message import Message
from storage import outbox, preferences, subscriptions
from storage.database import Database, transaction
from storage.outbox import Entry
from storage.rounds import NOTICE

View = Callable[[Texts], Message]


class Notices:
    """Tells the admins. wake: the delivery."""

    def __init__(
        self, archive: Archive, admins: Iterable[int], clock: Clock, wake: Callable[[], None]
    ) -> None:
        self._archive = archive
        self._admins = admins
        self._clock = clock
        self._wake = wake

    async def tell(self, slot: str, view: View, *, but: int | None = None) -> None:
        """Tell every admin once for this slot. but: one who knows already. StorageError."""
        people = [person for person in self._admins if person != but]
        await self._archive.write(add, people, slot, view, self._clock())
        self._wake()


def add(db: Database, people: Iterable[int], slot: str, view: View, now: datetime) -> None:
    """Put a notice for each of these people into the outbox, in their language."""
    with transaction(db):
        for person in people:
            message = view(texts.best(_language(db, person)))
            outbox.add(db, Entry(person, slot, now, kind=NOTICE, payload=payload(message)), now)


def _language(db: Database, person: int) -> str | None:
    chosen = preferences.preferences(db, person, None).language
    if chosen is None:
        here = subscriptions.subscription(db, person)
        chosen = None if here is None else here.language
    return chosen
