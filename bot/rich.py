"""Rich: whether the Bot API server takes rich messages (Bot API 10.1), and sending them where it does.

A server that refuses one once is never asked again, also not after a restart: what was to be sent goes
out in the standard layout, then and from then on. python-telegram-bot has no method for it yet.
"""

import json
import logging
from typing import Any

from telegram.error import BadRequest, InvalidToken

from bot.archive import Archive
from bot.ends import Fate, fate
from bot.views.message import Message
from storage import marks

METHOD = "sendRichMessage"
REFUSED = "rich messages refused by"
"""The mark with the address of the server that refuses them."""

_log = logging.getLogger(__name__)


class Rich:
    """What is known of one server. url: its address."""

    def __init__(self, archive: Archive, url: str) -> None:
        self._archive = archive
        self._url = url
        self.refused = False

    async def load(self) -> None:
        """Look up what an earlier start has learnt. StorageError."""
        self.refused = await self._archive.read(marks.get, REFUSED) == self._url

    async def refuse(self, error: Exception) -> None:
        """Remember that the server takes none. StorageError."""
        if not self.refused:
            self.refused = True
            _log.warning("The server takes no rich messages (%s); the standard layout is used.", error)
            await self._archive.write(marks.put, REFUSED, self._url)


def refusal(error: Exception | None) -> bool:
    """Whether an error says that the server does not know rich messages, or not this one.

    A method that is not known is answered 404, which python-telegram-bot takes for a wrong token.
    """
    if isinstance(error, InvalidToken):
        return "not found" in str(error).lower()
    return isinstance(error, BadRequest) and fate(error) is Fate.WRONG


def rich_message(message: Message) -> dict[str, Any]:
    """The InputRichMessage of a view's message."""
    return {"html": message.rich or "", "is_rtl": message.rtl, "skip_entity_detection": True}


def written(message: Message) -> str:
    """The same as a field of a form."""
    return json.dumps(rich_message(message), ensure_ascii=False)
