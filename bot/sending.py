"""Sending: one try to bring one delivery to its chat, and what it means for the outbox and the chat.

A text that Telegram refuses is sent once more as plain text at once, a rich message in the standard layout.
Everything else that fails comes back as an end that says when to try again. When a try may be made is
decided before.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from telegram.error import ChatMigrated, RetryAfter
from telegram.request import BaseRequest

from bot.ends import Fate, end, fate
from bot.pace import Turn
from bot.pacer import Pacer, seconds
from bot.payloads import Parcel
from bot.rich import Rich, refusal
from storage.outbox import Delivery, End

_log = logging.getLogger(__name__)

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Gone:
    """A chat that can't be written to any more."""

    chat_id: int
    reason: str


@dataclass(frozen=True, slots=True)
class Closed:
    """A topic of a forum that is not there any more."""

    chat_id: int
    thread_id: int | None


@dataclass(frozen=True, slots=True)
class Moved:
    """A chat with a new id."""

    old: int
    new: int


Change = Gone | Closed | Moved


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a try. change: what it says of the chat. reached: the line to Telegram works."""

    end: End
    change: Change | None
    reached: bool


class Sender:
    """Makes the calls. url: of the bot's methods, as Bot.base_url. chance: 0 to 1, for the jitter of retries.

    answer_seconds: how long an answer may take before the try is in doubt. rich: whether the server takes
    rich messages.
    """

    def __init__(
        self,
        request: BaseRequest,
        url: str,
        pacer: Pacer,
        clock: Clock,
        chance: Callable[[], float],
        answer_seconds: float,
        rich: Rich,
    ) -> None:
        self._rich = rich
        self._request = request
        self._url = url
        self._pacer = pacer
        self._clock = clock
        self._chance = chance
        self._answer_seconds = answer_seconds

    async def send(self, delivery: Delivery, parcel: Parcel, turn: Turn) -> Outcome:
        """Make one try in its turn. Where this is cancelled, it may have gone out."""
        if parcel.instead is not None and self._rich.refused:
            parcel = parcel.instead
        message_id, error = await self._call(delivery, parcel, turn, plainly=False)
        if parcel.instead is not None and error is not None and refusal(error):
            await self._rich.refuse(error)
            parcel, turn = parcel.instead, await self._pacer.turn(delivery.chat_id, urgent=False)
            message_id, error = await self._call(delivery, parcel, turn, plainly=False)
        if fate(error) is Fate.WRONG:
            _log.error(
                "Telegram refused a text, delivery %d (%s); it goes as plain text.", delivery.id, error
            )
            turn = await self._pacer.turn(delivery.chat_id, urgent=False)
            message_id, error = await self._call(delivery, parcel, turn, plainly=True)
        return self._outcome(delivery, message_id, error)

    async def _call(
        self, delivery: Delivery, parcel: Parcel, turn: Turn, *, plainly: bool
    ) -> tuple[int | None, Exception | None]:
        form = parcel.addressed(delivery, paid=turn.paid, plainly=plainly)
        try:
            answer = await self._request.post(
                f"{self._url}/{parcel.method}", form, read_timeout=self._answer_seconds
            )
        except Exception as error:  # noqa: BLE001  # the table of ends knows every one
            return None, error
        finally:
            self._pacer.over(turn)
        return (answer.get("message_id") if isinstance(answer, dict) else None), None

    def _outcome(self, delivery: Delivery, message_id: int | None, error: Exception | None) -> Outcome:
        now, chat_id = self._clock(), delivery.chat_id
        kind = fate(error)
        wait = timedelta(0)
        change: Change | None = None
        if isinstance(error, RetryAfter):
            wait = timedelta(seconds=seconds(error))
            self._pacer.refused(chat_id, wait.total_seconds())
            _log.warning("Telegram asks for %g s of patience.", wait.total_seconds())
        elif kind not in {Fate.AGAIN, Fate.DOUBT}:
            self._pacer.served()
        if isinstance(error, ChatMigrated):
            change = Moved(chat_id, error.new_chat_id)
        ended = end(delivery, error, now, self._chance(), message_id=message_id, wait=wait)
        if kind is Fate.GONE:
            change = Gone(chat_id, ended.reason or "gone")
        elif kind is Fate.CLOSED:
            change = Closed(chat_id, delivery.thread_id)
        elif kind is Fate.WRONG:
            _log.error("Telegram refused delivery %d as plain text too (%s).", delivery.id, error)
        return Outcome(ended, change, reached=kind not in {Fate.AGAIN, Fate.DOUBT})
