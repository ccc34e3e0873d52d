"""The local Telegram over HTTP: requests, refusals, updates and files, as strict as Telegram's."""

import asyncio
import json
from typing import Any

import aiohttp
import pytest

from bot.demo.people import Person
from bot.demo.server import LocalTelegram
from tests.bot.demo.api import Api

BUTTON = {"inline_keyboard": [[{"text": "Go", "callback_data": "1:go"}]]}


@pytest.mark.parametrize("form", ["query", "json", "form", "multipart"])
async def test_parameters_come_in_every_form_that_telegram_takes(api: Api, ada: Person, form: str) -> None:
    url = f"{api.telegram.url}/bot{api.telegram.token}/sendMessage"
    keyboard = json.dumps(BUTTON)
    values = {"chat_id": "7", "text": "Grüße & <mehr>", "reply_markup": keyboard, "protect_content": "true"}
    if form == "query":
        request = api.session.get(url, params=values)
    elif form == "json":
        request = api.session.post(url, json=values | {"chat_id": 7, "reply_markup": BUTTON})
    elif form == "form":
        request = api.session.post(url, data=values)
    else:
        parts = aiohttp.FormData(default_to_multipart=True)
        for name, value in values.items():
            parts.add_field(name, value)
        request = api.session.post(url, data=parts)
    async with request as response:
        message = (await response.json())["result"]
    assert message["text"] == "Grüße & <mehr>"
    assert message["reply_markup"] == BUTTON
    assert message["has_protected_content"] is True
    assert ada.chat.messages[-1].text == "Grüße & <mehr>"


@pytest.mark.parametrize(
    ("token", "method", "refusal"),
    [
        ("7000000001:wrong", "getMe", (401, "Unauthorized")),
        ("nonsense", "getMe", (404, "Not Found")),
        (None, "sendNothing", (404, "Not Found: method not found")),
    ],
)
async def test_wrong_tokens_and_methods_are_refused(
    api: Api, token: str | None, method: str, refusal: tuple[int, str]
) -> None:
    assert (await api.post(method, token=token)).refusal == refusal


LONG = "🗞" * 2049
REFUSED: list[tuple[str, dict[str, Any], str]] = [
    ("sendMessage", {"text": "x"}, "chat_id is empty"),
    ("sendMessage", {"chat_id": 999, "text": "x"}, "chat not found"),
    ("sendMessage", {"chat_id": "@nobody", "text": "x"}, "chat not found"),
    ("sendMessage", {"chat_id": 7}, "message text is empty"),
    ("sendMessage", {"chat_id": 7, "text": " \n "}, "text must be non-empty"),
    ("sendMessage", {"chat_id": 7, "text": "<b> </b>", "parse_mode": "HTML"}, "text must be non-empty"),
    ("sendMessage", {"chat_id": 7, "text": LONG}, "message is too long"),
    ("sendMessage", {"chat_id": 7, "text": "x", "parse_mode": "rtf"}, "unsupported parse_mode"),
    (
        "sendMessage",
        {"chat_id": 7, "text": "x", "colour": "red"},
        "sendMessage has no parameter colour (strict local server)",
    ),
    ("sendMessage", {"chat_id": 7, "text": "x", "message_thread_id": 5}, "message thread not found"),
    (
        "sendMessage",
        {"chat_id": 7, "text": "x", "reply_parameters": {"message_id": 99}},
        "message to be replied not found",
    ),
    ("sendMessage", {"chat_id": 7, "text": "x", "reply_markup": "{"}, "can't parse reply markup JSON object"),
    ("sendMessage", {"chat_id": 7, "text": "x", "reply_markup": "[]"}, "object expected as reply markup"),
    ("editMessageText", {"chat_id": 7, "message_id": 99, "text": "x"}, "message to edit not found"),
    ("editMessageText", {"chat_id": 7, "text": "x"}, "message identifier is not specified"),
    ("deleteMessage", {"chat_id": 7, "message_id": 99}, "message to delete not found"),
    ("sendChatAction", {"chat_id": 7, "action": "dancing"}, "wrong parameter action in request"),
    ("getFile", {"file_id": "x"}, "wrong file_id or the file is temporarily unavailable"),
    (
        "answerCallbackQuery",
        {"callback_query_id": "1"},
        "query is too old and response timeout expired or query ID is invalid",
    ),
    ("answerCallbackQuery", {"callback_query_id": "1", "text": "x" * 201}, "MESSAGE_TOO_LONG"),
    ("sendDocument", {"chat_id": 7}, "there is no document in the request"),
    ("setMyCommands", {"commands": [{"command": "A b", "description": "x"}]}, "BOT_COMMAND_INVALID"),
    (
        "setMyCommands",
        {"commands": [{"command": "a", "description": "x" * 257}]},
        "BOT_COMMAND_DESCRIPTION_INVALID",
    ),
    ("setMyCommands", {"commands": [], "language_code": "english"}, "invalid language code specified"),
    ("setWebhook", {"url": "http://example.com"}, "bad webhook: An HTTPS URL must be provided for webhook"),
    ("getChatAdministrators", {"chat_id": 7}, "there are no administrators in the private chat"),
]


@pytest.mark.parametrize(("method", "parameters", "refusal"), REFUSED)
@pytest.mark.usefixtures("ada")
async def test_what_telegram_refuses_is_refused_in_its_words(
    api: Api, method: str, parameters: dict[str, Any], refusal: str
) -> None:
    assert (await api(method, **parameters)).refusal == (400, f"Bad Request: {refusal}")


@pytest.mark.parametrize(
    ("button", "refusal"),
    [
        (
            {"text": "Go"},
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        ({"text": "Go", "callback_data": "é" * 33}, "BUTTON_DATA_INVALID"),
        ({"text": "Go", "callback_data": ""}, "BUTTON_DATA_INVALID"),
        (
            {"text": "Go", "url": "no address"},
            "inline keyboard button URL 'no address' is invalid: Wrong HTTP URL",
        ),
        (
            {"text": " ", "callback_data": "1"},
            'can\'t parse inline keyboard button: Field "text" must be a non-empty String',
        ),
    ],
)
@pytest.mark.usefixtures("ada")
async def test_buttons_are_checked(api: Api, button: dict[str, str], refusal: str) -> None:
    answer = await api("sendMessage", chat_id=7, text="x", reply_markup={"inline_keyboard": [[button]]})
    assert answer.refusal == (400, f"Bad Request: {refusal}")


@pytest.mark.usefixtures("ada")
async def test_sixty_four_bytes_and_4096_units_just_fit(api: Api) -> None:
    keyboard = {"inline_keyboard": [[{"text": "Go", "callback_data": "é" * 32}]]}
    text = "<b>" + "🗞" * 2048 + "</b>"
    message = (
        await api("sendMessage", chat_id=7, text=text, parse_mode="HTML", reply_markup=keyboard)
    ).result
    assert message["entities"] == [{"type": "bold", "offset": 0, "length": 4096}]


@pytest.mark.usefixtures("ada")
async def test_an_edit_that_changes_nothing_is_refused(api: Api) -> None:
    sent = (
        await api("sendMessage", chat_id=7, text="<b>x</b>", parse_mode="HTML", reply_markup=BUTTON)
    ).result
    same = {
        "chat_id": 7,
        "message_id": sent["message_id"],
        "text": "<strong>x</strong>",
        "parse_mode": "HTML",
    }
    code, description = (await api("editMessageText", **same, reply_markup=BUTTON)).refusal
    assert (code, description.partition(":")[2][:24]) == (400, " message is not modified")
    edited = (await api("editMessageText", **same)).result
    assert "reply_markup" not in edited
    assert edited["edit_date"] >= edited["date"]


async def test_only_the_bots_own_messages_can_be_edited(api: Api, ada: Person) -> None:
    message = await ada.chat.say("mine")
    answer = await api("editMessageText", chat_id=7, message_id=message.id, text="yours")
    assert answer.refusal == (400, "Bad Request: message can't be edited")


async def test_updates_are_given_until_they_are_confirmed(api: Api, ada: Person) -> None:
    for text in ("one", "two", "three"):
        await ada.chat.say(text)
    first = (await api("getUpdates", limit=2)).result
    assert [update["message"]["text"] for update in first] == ["one", "two"]
    assert first == (await api("getUpdates", limit=2)).result
    rest = (await api("getUpdates", offset=first[-1]["update_id"] + 1)).result
    assert [update["message"]["text"] for update in rest] == ["three"]
    assert (await api("getUpdates", offset=rest[-1]["update_id"] + 1)).result == []


async def test_a_long_poll_ends_when_somebody_writes(api: Api, ada: Person) -> None:
    poll = asyncio.create_task(api("getUpdates", timeout=50))
    await api.telegram.world.updates.poller()
    await ada.chat.say("hello")
    assert (await poll).result[0]["message"]["from"]["language_code"] == "en"


async def test_two_pollers_conflict_and_the_later_one_stays(api: Api, ada: Person) -> None:
    first = asyncio.create_task(api("getUpdates", timeout=50))
    await api.telegram.world.updates.poller()
    second = asyncio.create_task(api("getUpdates", timeout=50))
    code, description = (await first).refusal
    assert code == 409
    assert description.startswith("Conflict: terminated by other getUpdates request")
    await ada.chat.say("hello")
    assert len((await second).result) == 1


async def test_only_the_kinds_asked_for_are_queued(api: Api, telegram: LocalTelegram, ada: Person) -> None:
    group = telegram.group("Neighbours", ada)
    group.add_bot(ada, administrator=True)
    ben = telegram.person(8, "Ben")
    group.join(ben)
    kinds = [next(key for key in update if key != "update_id") for update in (await api("getUpdates")).result]
    assert kinds == ["my_chat_member", "message"]
    await api("getUpdates", offset=-1, allowed_updates=["chat_member"])
    group.promote(ben, ada)
    await ada.chat.say("not wanted")
    updates = (await api("getUpdates")).result
    assert updates[-1]["chat_member"]["new_chat_member"]["status"] == "administrator"


async def test_a_file_comes_back_as_it_was_sent(api: Api, ada: Person) -> None:
    parts = aiohttp.FormData()
    parts.add_field("chat_id", "7")
    parts.add_field("caption", "a <i>caption</i>")
    parts.add_field("parse_mode", "HTML")
    parts.add_field("document", "näws".encode(), filename="news.txt", content_type="text/plain")
    document = (await api.post("sendDocument", data=parts)).result["document"]
    assert (document["file_name"], document["mime_type"]) == ("news.txt", "text/plain")
    path = (await api("getFile", file_id=document["file_id"])).result["file_path"]
    async with api.session.get(f"{api.telegram.url}/file/bot{api.telegram.token}/{path}") as response:
        assert (await response.read()).decode() == "näws"
    assert ada.chat.messages[-1].text == "a caption"
    again = (await api("sendDocument", chat_id=7, document=document["file_id"])).result
    assert again["document"]["file_size"] == 5


async def test_a_caption_has_a_limit_of_its_own(api: Api, ada: Person) -> None:
    file = (await ada.chat.send_document("a.txt", b"x")).media
    assert file is not None
    number = api.telegram.world.files.keys()
    answer = await api("sendDocument", chat_id=7, document=next(iter(number)), caption="x" * 1025)
    assert answer.refusal == (400, "Bad Request: message caption is too long")


async def test_menus_are_kept_by_scope_and_language(api: Api, telegram: LocalTelegram, ada: Person) -> None:
    german = telegram.person(9, "Eva", language="de", started=True)
    for scope, language, command in [
        ({"type": "default"}, "", "start"),
        ({"type": "default"}, "de", "los"),
        ({"type": "chat", "chat_id": 7}, "", "push"),
    ]:
        listed = [{"command": command, "description": "Does something"}]
        await api("setMyCommands", commands=listed, scope=scope, language_code=language)
    assert (ada.chat.menu, german.chat.menu) == (["push"], ["los"])
    await api("deleteMyCommands", scope={"type": "chat", "chat_id": 7})
    assert ada.chat.menu == ["start"]


async def test_nobody_is_written_to_who_has_not_written_first(api: Api, telegram: LocalTelegram) -> None:
    stranger = telegram.person(10, "Zoe")
    assert (await api("sendMessage", chat_id=10, text="psst")).refusal[1] == "Bad Request: chat not found"
    await stranger.chat.say("/start")
    assert (await api("sendMessage", chat_id=10, text="hello")).result["chat"]["first_name"] == "Zoe"
    stranger.block()
    assert (await api("sendMessage", chat_id=10, text="?")).refusal == (
        403,
        "Forbidden: bot was blocked by the user",
    )
    stranger.unblock()
    stranger.leave_telegram()
    assert (await api("sendMessage", chat_id=10, text="?")).refusal == (403, "Forbidden: user is deactivated")


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "rebound.example:80"},
        {"Host": "127.0.0.1.rebound.example"},
        {"Origin": "https://elsewhere.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
    ],
)
async def test_foreign_hosts_and_origins_are_refused(api: Api, headers: dict[str, str]) -> None:
    url = f"{api.telegram.url}/bot{api.telegram.token}/getMe"
    async with api.session.get(url, headers=headers) as response:
        assert response.status == 403


async def test_the_server_goes_on_where_it_stopped(api: Api, telegram: LocalTelegram, ada: Person) -> None:
    await ada.chat.say("before")
    port = telegram.port
    await telegram.stop()
    with pytest.raises(aiohttp.ClientConnectionError):
        await api("getUpdates")
    await telegram.start()
    assert telegram.port == port
    assert (await api("getUpdates")).result[0]["message"]["text"] == "before"
