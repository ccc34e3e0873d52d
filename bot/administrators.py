"""Administrators: who decides in a group or channel, as Telegram says, remembered for five minutes.

Where the bot is administrator itself, Telegram tells of every change, and the next question is asked anew.
"""

import logging
from datetime import datetime, timedelta

from telegram.error import BadRequest, ChatMigrated, Forbidden
from telegram.ext import ExtBot

KEPT = timedelta(minutes=5)
MOST_CHATS = 2_000

log = logging.getLogger(__name__)


class Administrators:
    """The administrators of the chats in which somebody wanted to change something lately."""

    def __init__(self, bot: ExtBot[None]) -> None:
        self._bot = bot
        self._known: dict[int, tuple[datetime, frozenset[int]]] = {}
        self._changes = 0

    async def of(self, chat_id: int, now: datetime) -> frozenset[int]:
        """The ids of a chat's administrators; nobody where they are not to be had."""
        asked_at, people = self._known.get(chat_id, (None, frozenset[int]()))
        if asked_at is not None and now - asked_at < KEPT:
            return people
        changes = self._changes
        try:
            found = await self._bot.get_chat_administrators(chat_id)
        except (BadRequest, Forbidden, ChatMigrated) as error:
            log.info("The administrators of %s are not to be had: %s", chat_id, error)
            return frozenset()
        people = frozenset(member.user.id for member in found)
        if changes == self._changes:  # nothing was said meanwhile that the answer may not know
            self._known.pop(chat_id, None)
            self._known[chat_id] = now, people
            if len(self._known) > MOST_CHATS:
                del self._known[next(iter(self._known))]
        return people

    def changed(self, chat_id: int) -> None:
        """Somebody has become another one in a chat: ask again."""
        self._changes += 1
        self._known.pop(chat_id, None)
