"""Inline: the bot's name and words typed into some chat, and one of the results sent there."""

import asyncio

from bot.demo.entities import Formatted
from bot.demo.models import Chat, Json, Kind, Message, User
from bot.demo.world import Query, World


async def ask(world: World, user: User, chat: Chat, words: str, offset: str, timeout: float) -> Json:
    """The answer to a query as it was given, with its number as "query"."""
    number = str(world.serial())
    answer: asyncio.Future[Json] = asyncio.get_running_loop().create_future()
    world.queries[number] = Query(number, user, world.clock(), answer)
    body: Json = {"id": number, "from": user.as_json(), "query": words, "offset": offset}
    world.updates.put("inline_query", body | {"chat_type": _kind(user, chat)})
    async with asyncio.timeout(timeout):
        return {"query": number, **await answer}


def chosen(world: World, query: object, result: object) -> tuple[Formatted, Json, Json | None]:
    """What the message of a result says: its text, its rarer fields, its buttons. LookupError."""
    found = world.inline_results[str(query), str(result)]
    body, markup = found["message"], found["reply_markup"]
    assert isinstance(body, Formatted)
    content = found["input_message_content"]
    more: Json = {"via_bot": world.bot.as_json()}
    if isinstance(content, dict) and isinstance(content.get("link_preview_options"), dict):
        more["link_preview_options"] = content["link_preview_options"]
    return body, more, markup if isinstance(markup, dict) else None


def keep(world: World, message: Message) -> Message:
    """Give a message the id by which the bot may edit it, as Telegram does where it has buttons."""
    if message.markup is not None:
        message.inline_id = f"inline-{world.serial()}"
        world.inline_messages[message.inline_id] = message
    return message


def listed(answer: Json) -> Json:
    """An answer as the page needs it: without the messages of its results."""
    results = answer["results"]
    assert isinstance(results, list)
    shown = [{name: each.get(name, "") for name in ("id", "title", "description")} for each in results]
    return {name: answer[name] for name in ("query", "next_offset", "button")} | {"results": shown}


def _kind(user: User, chat: Chat) -> str:
    return "sender" if chat.kind is Kind.PRIVATE and chat.id == user.id else str(chat.kind)
