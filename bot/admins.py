"""Admins: who is one now, and the one-time links that make somebody so.

Those of NEWSBRIEF_ADMINS, and those kept in the database. The latter are remembered here, so that asking
costs nothing; only this process changes them.
"""

import secrets
from collections.abc import Iterator
from datetime import datetime

from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot.archive import Archive
from bot.polling import REFUSED, TokenError
from bot.settings import Settings
from bot.transport import request
from storage import admins
from storage.admins import Outcome
from storage.database import Database
from storage.errors import NewsbriefError

PREFIX = "admin"
"""Of the payload of a deep link: /start admin_TOKEN."""
TOKEN_BYTES = 32


class AdminExistsError(NewsbriefError):
    """A link for the first admin was asked for, and there is one."""


class UnreachableError(NewsbriefError):
    """Telegram can't be asked just now."""


class Admins:
    """All admins. fixed: those of the settings, who can't be removed in the chat."""

    def __init__(self, fixed: frozenset[int]) -> None:
        self.fixed = fixed
        self._added: frozenset[int] = frozenset()

    def __contains__(self, person_id: object) -> bool:
        return person_id in self.fixed or person_id in self._added

    def __iter__(self) -> Iterator[int]:
        return iter(sorted(self.fixed | self._added))

    def __len__(self) -> int:
        return len(self.fixed | self._added)

    async def load(self, archive: Archive) -> None:
        """Take up those of the database."""
        self._added = await archive.read(admins.added)

    async def accept(self, archive: Archive, token: str, person_id: int, now: datetime) -> Outcome:
        """What comes of a person's opening a link."""
        outcome = await archive.write(admins.accept, token, person_id, self.fixed, now)
        await self.load(archive)
        return outcome

    async def remove(self, archive: Archive, person_id: int) -> bool:
        """Whether the person was one. Raises LastAdminError."""
        removed = await archive.write(admins.remove, person_id, self.fixed)
        await self.load(archive)
        return removed


async def new_link(archive: Archive, username: str, now: datetime, *, first: bool = False) -> str:
    """A link that makes whoever opens it an admin. first: only while there is none."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    await archive.write(admins.offer, token, now, first=first)
    return _link(username, token)


def refuse_second(db: Database, fixed: frozenset[int]) -> None:
    """AdminExistsError where there is an admin."""
    if fixed or admins.added(db):
        raise AdminExistsError("There is an admin already; /admins in the chat makes a link for another one.")


def first_link(db: Database, username: str, now: datetime) -> str:
    """A link for the first admin."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    admins.offer(db, token, now, first=True)
    return _link(username, token)


async def username(settings: Settings) -> str:
    """The bot's @name, without @. Raises TokenError or UnreachableError."""
    token = settings.token.get_secret_value()
    if not token:
        raise TokenError("TELEGRAM_BOT_TOKEN is not set; get a token from @BotFather and put it into .env.")
    lines = [request(settings.transport, connections=1) for _ in range(2)]
    asking = Bot(token, f"{settings.api_url}/bot", request=lines[0], get_updates_request=lines[1])
    try:
        async with asking:
            return asking.username
    except InvalidToken:
        raise TokenError(REFUSED) from None
    except TelegramError as error:
        raise UnreachableError(f"Telegram can't be reached ({error}); try again.") from None


def _link(name: str, token: str) -> str:
    return f"https://t.me/{name}?start={PREFIX}_{token}"
