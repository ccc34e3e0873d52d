"""The pacer before python-telegram-bot's calls, through the local Telegram over HTTP."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

import pytest
from telegram.error import BadRequest, RetryAfter
from telegram.ext import ExtBot

from bot.demo import faults
from bot.demo.limits import Limits
from bot.demo.server import LocalTelegram
from bot.pacer import Pacer
from bot.transport import AiohttpRequest


@pytest.fixture
async def telegram() -> AsyncIterator[LocalTelegram]:
    async with LocalTelegram() as one:
        one.crowd(range(1, 101))
        yield one


@pytest.fixture
async def stack() -> AsyncIterator[AsyncExitStack]:
    async with AsyncExitStack() as one:
        yield one


async def bot(telegram: LocalTelegram, stack: AsyncExitStack, rate: int) -> ExtBot[None]:
    one: ExtBot[None] = ExtBot(
        telegram.token,
        base_url=f"{telegram.url}/bot",
        request=AiohttpRequest(),
        get_updates_request=AiohttpRequest(),
        rate_limiter=Pacer(rate),
    )
    await one.initialize()
    stack.push_async_callback(one.shutdown)
    return one


async def test_a_429_is_obeyed_and_the_call_made_again(
    telegram: LocalTelegram, stack: AsyncExitStack
) -> None:
    telegram.faults.add(faults.too_many(1), methods=["sendMessage"], times=1)
    clock = asyncio.get_running_loop().time
    one = await bot(telegram, stack, 30)
    begun = clock()
    await one.send_message(1, "Hello")
    assert clock() - begun >= 1.0
    assert len(telegram.ledger.sent) == 1


async def test_while_one_chat_must_wait_others_are_written_to(
    telegram: LocalTelegram, stack: AsyncExitStack
) -> None:
    telegram.faults.add(faults.too_many(60), chats=[1])
    one = await bot(telegram, stack, 30)
    waiting = asyncio.create_task(one.send_message(1, "Hello"))
    while not telegram.ledger.refused(429):  # noqa: ASYNC110  # it happens in the server
        await asyncio.sleep(0.01)
    await asyncio.gather(*(one.send_message(chat_id, "Hello") for chat_id in range(2, 12)))
    assert not waiting.done()
    waiting.cancel()


async def test_a_429_that_asks_for_minutes_is_an_error_of_the_call(
    telegram: LocalTelegram, stack: AsyncExitStack
) -> None:
    telegram.faults.add(faults.too_many(3600), methods=["sendMessage"])
    one = await bot(telegram, stack, 30)
    with pytest.raises(RetryAfter):
        await one.send_message(1, "Hello")


async def test_other_errors_pass_through(telegram: LocalTelegram, stack: AsyncExitStack) -> None:
    one = await bot(telegram, stack, 30)
    with pytest.raises(BadRequest, match="Chat not found"):
        await one.send_message(999_999, "Hello")


async def test_answers_and_edits_keep_the_pace_of_a_chat_and_of_all(
    telegram: LocalTelegram, stack: AsyncExitStack
) -> None:
    telegram.limits = Limits()
    one = await bot(telegram, stack, 30)

    async def talk(chat_id: int) -> None:
        message = await one.send_message(chat_id, "One")
        await one.edit_message_text("Two", chat_id, message.message_id)
        await one.send_message(str(chat_id), "Three")

    await asyncio.gather(*(talk(chat_id) for chat_id in range(1, 16)))
    assert telegram.ledger.refused(429) == 0


async def test_beyond_the_free_rate_answers_are_paid_for(
    telegram: LocalTelegram, stack: AsyncExitStack
) -> None:
    telegram.limits = Limits()
    one = await bot(telegram, stack, 1000)
    await asyncio.gather(*(one.send_message(chat_id, "Hello") for chat_id in range(1, 101)))
    await one.set_my_commands([("latest", "News")])
    assert telegram.ledger.refused(429) == 0
    assert len(telegram.ledger.sent) == 100


async def test_a_stop_lets_go_of_those_who_wait() -> None:
    pacer = Pacer(1)
    await pacer.turn(1, urgent=True)
    waiting = [asyncio.create_task(pacer.turn(2, urgent=urgent)) for urgent in (True, False)]
    await asyncio.sleep(0)
    await pacer.shutdown()
    done = await asyncio.gather(*waiting, return_exceptions=True)
    assert all(isinstance(one, asyncio.CancelledError) for one in done)


async def test_who_no_longer_waits_takes_nobodys_turn() -> None:
    pacer = Pacer(20)
    await pacer.turn(1, urgent=False)
    left = asyncio.create_task(pacer.turn(2, urgent=False))
    stays = asyncio.create_task(pacer.turn(3, urgent=False))
    await asyncio.sleep(0)
    left.cancel()
    assert (await stays).number == 2
    assert pacer.delay(2) == 0.0
