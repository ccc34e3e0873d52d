"""People: what they do in chats becomes the updates that Telegram would send."""

import asyncio
from datetime import UTC, datetime
from typing import Any

import pytest
from aiohttp import web
from telegram import Bot, LinkPreviewOptions
from telegram.error import BadRequest, Forbidden, InvalidToken

from bot.demo.conversation import Toast
from bot.demo.people import Person
from bot.demo.server import LocalTelegram
from tests.bot.demo.api import Api

KEYBOARD = {
    "inline_keyboard": [
        [
            {"text": "Open 1", "callback_data": "1:story:1"},
            {"text": "Share", "url": "https://t.me/newsbrief_demo_bot?start=story_1"},
        ]
    ]
}


async def updates(api: Api) -> list[dict[str, Any]]:
    """What waits, confirmed."""
    found: list[dict[str, Any]] = (await api("getUpdates")).result
    if found:
        await api("getUpdates", offset=found[-1]["update_id"] + 1)
    return found


async def test_a_press_is_answered_with_a_toast(api: Api, ada: Person) -> None:
    await api("sendMessage", chat_id=7, text="x", reply_markup=KEYBOARD)
    answer = ada.chat.tap(ada.chat.messages[-1], "Open")
    (update,) = await updates(api)
    query = update["callback_query"]
    assert (query["data"], query["message"]["text"]) == ("1:story:1", "x")
    await api("answerCallbackQuery", callback_query_id=query["id"], text="done")
    assert not isinstance(answer, Toast)
    assert (await answer)["text"] == "done"
    again = await api("answerCallbackQuery", callback_query_id=query["id"])
    assert again.refusal[1].startswith("Bad Request: query is too old")


async def test_a_deep_link_starts_the_bot_and_forged_data_needs_a_forger(api: Api, ada: Person) -> None:
    await api("sendMessage", chat_id=7, text="x", reply_markup=KEYBOARD)
    message = ada.chat.messages[-1]
    await ada.chat.press(message, "Share")
    with pytest.raises(LookupError):
        ada.chat.tap(message, "1:undo:1")
    ada.chat.tap(message, "1:undo:1", forged=True)
    start, forged = await updates(api)
    assert start["message"]["text"] == "/start story_1"
    assert start["message"]["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]
    assert forged["callback_query"]["data"] == "1:undo:1"


async def test_replies_quotes_forwards_edits_and_documents(api: Api, ada: Person) -> None:
    sent = (await api("sendMessage", chat_id=7, text="A long story of a ferry")).result
    story = ada.chat.messages[-1]
    first = await ada.chat.say("/related", reply_to=story, quote="ferry")
    await ada.chat.forward("Old news", datetime(2025, 7, 1, 9, tzinfo=UTC), "Coast Herald")
    await ada.chat.edit(first, "/related 5")
    await ada.chat.send_document("dump.txt", b"Ferry\n", "as of 2025-07-01")
    reply, forward, edit, document = await updates(api)
    assert reply["message"]["reply_to_message"]["message_id"] == sent["message_id"]
    assert reply["message"]["quote"] == {"text": "ferry", "position": 18, "is_manual": True}
    assert forward["message"]["forward_origin"]["date"] == 1751360400
    assert edit["edited_message"]["text"] == "/related 5"
    assert document["message"]["caption"] == "as of 2025-07-01"
    assert document["message"]["document"]["file_size"] == 6


async def test_a_long_paste_arrives_as_several_messages(api: Api, ada: Person) -> None:
    await ada.chat.say_long("A sentence of a long page. " * 400)
    texts = [update["message"]["text"] for update in await updates(api)]
    assert len(texts) == 3
    assert all(text.endswith("page.") for text in texts)


async def test_group_privacy_lets_only_what_concerns_the_bot_through(
    api: Api, telegram: LocalTelegram, ada: Person
) -> None:
    ben = telegram.person(8, "Ben")
    group = telegram.group("Neighbours", ada, ben)
    group.add_bot(ada)
    await updates(api)
    await api("sendMessage", chat_id=group.id, text="hello")
    here = ben.within(group)
    answer = here.messages[-1]
    for text in (
        "chatter",
        "/latest",
        "/latest@other_bot",
        "/latest@Newsbrief_Demo_bot",
        "oh @newsbrief_demo_bot",
    ):
        await here.say(text)
    await here.say("really?", reply_to=answer)
    heard = [update["message"]["text"] for update in await updates(api)]
    assert heard == ["/latest", "/latest@Newsbrief_Demo_bot", "oh @newsbrief_demo_bot", "really?"]


async def test_an_upgraded_group_points_to_its_new_id(api: Api, telegram: LocalTelegram, ada: Person) -> None:
    group = telegram.group("Neighbours", ada)
    group.add_bot(ada)
    new = group.upgrade(ada)
    refused = await api("sendMessage", chat_id=group.id, text="x")
    assert refused.body["parameters"] == {"migrate_to_chat_id": new.id}
    assert (await api("sendMessage", chat_id=new.id, text="x")).status == 200
    services = [update["message"] for update in await updates(api) if "message" in update]
    assert services[-2]["migrate_to_chat_id"] == new.id
    assert services[-1]["migrate_from_chat_id"] == group.id


async def test_channels_topics_and_anonymous_administrators(
    api: Api, telegram: LocalTelegram, ada: Person
) -> None:
    channel = telegram.channel("Harbour news", ada)
    forum = telegram.group("Forum", ada, forum=True)
    channel.add_bot(ada)
    forum.add_bot(ada)
    topic = forum.topic("Ferries", ada)
    await updates(api)
    await ada.within(channel).say("/latest")
    await ada.within(forum, topic=topic).say("/latest")
    await ada.within(forum, anonymous=True).say("/latest")
    post, in_topic, anonymous = await updates(api)
    assert "from" not in post["channel_post"]
    assert in_topic["message"]["message_thread_id"] == topic
    assert anonymous["message"]["sender_chat"]["id"] == forum.id
    await api("sendMessage", chat_id=channel.id, text="posted")
    await api("sendMessage", chat_id=forum.id, text="in topic", message_thread_id=topic)
    assert [message.text for message in ada.within(channel).answers] == ["posted"]
    assert [message.text for message in ada.within(forum, topic=topic).answers] == ["in topic"]
    administrators = (await api("getChatAdministrators", chat_id=channel.id)).result
    assert [each["status"] for each in administrators] == ["creator", "administrator"]


@pytest.mark.parametrize(
    ("status", "refusal"),
    [
        ("removed", (403, "Forbidden: bot was kicked from the group chat")),
        ("left", (403, "Forbidden: bot is not a member of the group chat")),
        ("muzzled", (400, "Bad Request: not enough rights to send text messages to the chat")),
    ],
)
async def test_a_group_that_does_not_let_the_bot_write(
    api: Api, telegram: LocalTelegram, ada: Person, status: str, refusal: tuple[int, str]
) -> None:
    group = telegram.group("Neighbours", ada)
    group.add_bot(ada)
    if status == "removed":
        group.remove_bot(ada)
    elif status == "left":
        await api("leaveChat", chat_id=group.id)
    else:
        group.muzzle()
    assert (await api("sendMessage", chat_id=group.id, text="x")).refusal == refusal


async def test_inline_results_reach_the_person_who_asked(api: Api, ada: Person) -> None:
    asked = asyncio.create_task(ada.inline("ferry"))
    (update,) = (await api("getUpdates", timeout=5)).result
    content = {"message_text": "<b>Ferry</b>", "parse_mode": "HTML"}
    result = {"type": "article", "id": "1", "title": "Ferry", "input_message_content": content}
    number = update["inline_query"]["id"]
    twice = await api("answerInlineQuery", inline_query_id=number, results=[result, result])
    assert twice.refusal == (400, "Bad Request: RESULT_ID_DUPLICATE")
    await api("answerInlineQuery", inline_query_id=number, results=[result], next_offset="20")
    answer: Any = await asked
    assert (answer["results"][0]["title"], answer["next_offset"]) == ("Ferry", "20")


async def test_a_webhook_gets_updates_in_order_and_again_after_a_failure(api: Api, ada: Person) -> None:
    heard: asyncio.Queue[tuple[str, str]] = asyncio.Queue()
    failures = iter([500])

    async def receive(request: web.Request) -> web.Response:
        update = await request.json()
        await heard.put((update["message"]["text"], request.headers["X-Telegram-Bot-Api-Secret-Token"]))
        return web.Response(status=next(failures, 200))

    app = web.Application()
    app.router.add_post("/hook", receive)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    assert (await api("setWebhook", url=url, secret_token="s3cret")).result is True
    assert (await api("getUpdates")).refusal[0] == 409
    await ada.chat.say("one")
    await ada.chat.say("two")
    assert [await heard.get() for _ in range(3)] == [("one", "s3cret"), ("one", "s3cret"), ("two", "s3cret")]
    await api("deleteWebhook")
    assert (await api("getWebhookInfo")).result["url"] == ""
    await runner.cleanup()


async def test_waiting_tells_what_was_there_instead(ada: Person) -> None:
    with pytest.raises(TimeoutError, match="the bot's last messages"):
        await ada.chat.next_message(timeout=0.01)


async def test_python_telegram_bot_finds_nothing_to_complain_of(telegram: LocalTelegram, ada: Person) -> None:
    """The real client library: its parameters are known to the strict server, its errors are told apart."""
    bot = Bot(telegram.token, base_url=f"{telegram.url}/bot", base_file_url=f"{telegram.url}/file/bot")
    async with bot:
        assert bot.username == "newsbrief_demo_bot"
        preview = LinkPreviewOptions(url="https://a.example")
        sent = await bot.send_message(7, "<b>x</b>", parse_mode="HTML", link_preview_options=preview)
        assert sent.link_preview_options is not None
        await bot.send_photo(7, b"\x89PNG\r\n\x1a\n" + bytes(16), caption="figure")
        await bot.send_document(7, b"words", filename="words.txt")
        document = ada.chat.messages[-1].media
        assert document is not None
        file = await bot.get_file(document["document"]["file_id"])  # type: ignore[index]  # JSON
        assert await file.download_as_bytearray() == b"words"
        with pytest.raises(BadRequest, match="Message is not modified"):
            await sent.edit_text("<b>x</b>", parse_mode="HTML", link_preview_options=preview)
        ada.block()
        with pytest.raises(Forbidden):
            await bot.send_message(7, "x")
    with pytest.raises(InvalidToken):
        async with Bot("7000000001:other", base_url=f"{telegram.url}/bot"):
            pass
