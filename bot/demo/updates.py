"""Updates: what the bot is to hear, kept until it has confirmed it.

The queue behind getUpdates: offsets, allowed_updates, and one poller at a time. A webhook, where one
is set, takes from the same queue.
"""

import asyncio
from collections import deque
from collections.abc import Sequence

from bot.demo.models import Json
from bot.demo.refusals import other_poller

KINDS = frozenset(
    [
        "message",
        "edited_message",
        "channel_post",
        "edited_channel_post",
        "business_connection",
        "business_message",
        "edited_business_message",
        "deleted_business_messages",
        "message_reaction",
        "message_reaction_count",
        "inline_query",
        "chosen_inline_result",
        "callback_query",
        "shipping_query",
        "pre_checkout_query",
        "purchased_paid_media",
        "poll",
        "poll_answer",
        "my_chat_member",
        "chat_member",
        "chat_join_request",
        "chat_boost",
        "removed_chat_boost",
    ]
)
# These come only when they are asked for by name.
ON_REQUEST = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
MOST_AT_ONCE = 100


class Updates:
    """The queue of one bot. Ids rise by one from an arbitrary first one, as at Telegram."""

    def __init__(self, first_id: int = 400_000_001) -> None:
        self._next_id = first_id
        self._pending: deque[Json] = deque()
        self._allowed: frozenset[str] | None = None
        self._arrived = asyncio.Event()
        self._poller: asyncio.Future[None] | None = None
        self._polled = asyncio.Event()

    @property
    def pending(self) -> int:
        """How many wait to be confirmed."""
        return len(self._pending)

    @property
    def allowed(self) -> list[str] | None:
        """The kinds that were asked for by name, None for the usual ones."""
        return None if self._allowed is None else sorted(self._allowed)

    def allow(self, kinds: Sequence[object] | None) -> None:
        """Choose what is queued from now on: None changes nothing, an empty list is the usual kinds."""
        if kinds is not None:
            wanted = KINDS.intersection(str(kind) for kind in kinds)
            self._allowed = wanted or None

    def put(self, kind: str, body: Json) -> bool:
        """Queue an update; False where the bot does not want this kind."""
        if kind in ON_REQUEST if self._allowed is None else kind not in self._allowed:
            return False
        self._pending.append({"update_id": self._next_id, kind: body})
        self._next_id += 1
        self._arrived.set()
        return True

    def drop(self) -> None:
        """Forget all that waits."""
        self._pending.clear()

    def confirm(self, offset: int) -> None:
        """Forget what lies before an offset; a negative one keeps only that many of the newest."""
        while self._pending and (
            len(self._pending) > -offset if offset < 0 else _id(self._pending[0]) < offset
        ):
            self._pending.popleft()

    def first(self) -> Json | None:
        """The oldest that waits."""
        return self._pending[0] if self._pending else None

    async def arrival(self) -> None:
        """Wait until something is queued, or close() was called."""
        self._arrived.clear()
        if not self._pending:
            await self._arrived.wait()

    async def poll(self, offset: int, limit: int, timeout: float) -> list[Json]:
        """getUpdates: what waits from the offset on, or what comes within timeout seconds.

        Raises the 409 refusal in the poller that was there before, when another one begins.
        """
        if self._poller is not None and not self._poller.done():
            self._poller.set_exception(other_poller())
        if offset:
            self.confirm(offset)
        limit = limit if 1 <= limit <= MOST_AT_ONCE else MOST_AT_ONCE
        if not self._pending and timeout > 0:
            await self._wait(timeout)
        return [update for update, _ in zip(self._pending, range(limit), strict=False)]

    async def _wait(self, timeout: float) -> None:
        ended: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._poller = ended
        self._polled.set()
        arrival = asyncio.create_task(self.arrival())
        try:
            await asyncio.wait({arrival, ended}, timeout=timeout, return_when=asyncio.FIRST_COMPLETED)
            if ended.done():
                ended.result()
        finally:
            arrival.cancel()
            if self._poller is ended:
                self._poller = None
                self._polled.clear()
            if not ended.done():
                ended.cancel()

    async def poller(self) -> None:
        """Wait until the bot waits for updates."""
        await self._polled.wait()

    def close(self) -> None:
        """Let a waiting poller go, with nothing."""
        if self._poller is not None and not self._poller.done():
            self._poller.set_result(None)


def _id(update: Json) -> int:
    found = update["update_id"]
    assert isinstance(found, int)
    return found
