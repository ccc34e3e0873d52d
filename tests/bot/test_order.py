"""Order: one chat after the other's turn, different chats at the same time."""

import asyncio
from typing import Any

from telegram import Update

from bot.order import ChatOrder


def _update(chat: int) -> Update:
    message: dict[str, Any] = {
        "message_id": 1,
        "date": 1,
        "chat": {"id": chat, "type": "private"},
        "text": "x",
    }
    update = Update.de_json({"update_id": 1, "message": message})
    assert update is not None
    return update


async def test_updates_of_a_chat_wait_for_each_other_and_those_of_others_do_not() -> None:
    order = ChatOrder()
    go_on = asyncio.Event()
    done: list[str] = []

    async def slow() -> None:
        await go_on.wait()
        done.append("slow")

    async def quick(name: str) -> None:
        done.append(name)

    first = asyncio.create_task(order.process_update(_update(1), slow()))
    await asyncio.sleep(0)
    waiting = [asyncio.create_task(order.process_update(_update(1), quick(name))) for name in ("a", "b")]
    await order.process_update(_update(2), quick("other"))
    assert done == ["other"]
    go_on.set()
    await asyncio.gather(first, *waiting)
    assert done == ["other", "slow", "a", "b"]


async def test_what_is_cancelled_in_the_queue_leaves_nothing_behind() -> None:
    order = ChatOrder()
    go_on = asyncio.Event()
    first = asyncio.create_task(order.process_update(_update(1), go_on.wait()))
    await asyncio.sleep(0)
    second = asyncio.create_task(order.process_update(_update(1), asyncio.sleep(0)))
    await asyncio.sleep(0)
    second.cancel()
    await asyncio.gather(second, return_exceptions=True)
    go_on.set()
    await first
    await order.process_update(_update(1), asyncio.sleep(0))
