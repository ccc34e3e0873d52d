"""The chat page's side of the server, without a browser: its files, its actions, its events."""

import json
from collections.abc import AsyncGenerator, AsyncIterator
from typing import Any

import pytest
from yarl import URL

from bot.demo.chatpage import Cast, ChatPage
from bot.demo.people import Person
from bot.demo.server import LocalTelegram
from tests.bot.demo.api import Api


@pytest.fixture
async def telegram() -> AsyncIterator[LocalTelegram]:
    server = LocalTelegram()
    ada, ben = server.person(7, "Ada", started=True), server.person(8, "Ben")
    group = server.group("Neighbours", ada)
    group.add_bot(ada)
    server.serve(ChatPage(Cast(((ada, "Admin"), (ben, "Reader")), (group,), sample="a page")).attach)
    async with server:
        yield server


@pytest.fixture
def ada(telegram: LocalTelegram) -> Person:
    world = telegram.world
    return Person(world, world.users[7], world.chats[7])


async def act(api: Api, name: str, **body: Any) -> tuple[int, Any]:
    async with api.session.post(f"{api.telegram.url}/app/{name}", json=body) as response:
        return response.status, await response.json() if response.ok else await response.text()


async def events(api: Api, person: int) -> AsyncGenerator[tuple[str, Any]]:
    """What a page hears: name and data of each event."""
    async with api.session.get(f"{api.telegram.url}/app/events", params={"person": person}) as stream:
        name = ""
        async for line in stream.content:
            if line.startswith(b"event: "):
                name = line[7:].decode().strip()
            elif line.startswith(b"data: "):
                yield name, json.loads(line[6:])


@pytest.mark.parametrize("path", ["/", "/page/style.css", "/page/chat.js", "/page/icon.svg"])
async def test_files_come_with_a_strict_policy(api: Api, path: str) -> None:
    async with api.session.get(api.telegram.url + path) as response:
        assert response.status == 200
        assert "default-src 'none'; script-src 'self'" in response.headers["Content-Security-Policy"]


@pytest.mark.parametrize("path", ["/page/none.css", "/page/..%2fserver.py", "/page/server.py", "/app/file/x"])
async def test_other_files_are_not_there(api: Api, path: str) -> None:
    url = URL(api.telegram.url + path, encoded=True)
    async with api.session.get(url) as response:
        assert response.status == 404


async def test_a_page_sees_the_whole_state_and_then_each_change(api: Api) -> None:
    stream = events(api, 7)
    name, state = await anext(stream)
    assert name == "state"
    assert [each["name"] for each in state["people"]] == ["Ada", "Ben"]
    assert [chat["title"] for chat in state["chats"]] == ["Newsbrief", "Neighbours"]
    await act(api, "say", person=7, text="hello", chat=7)
    name, message = await anext(stream)
    assert (name, message["text"], message["author"]) == ("message", "hello", 7)
    await api("sendMessage", chat_id=7, text="<b>hi</b>", parse_mode="HTML")
    name, message = await anext(stream)
    assert (message["bot"], message["entities"][0]["type"]) == (True, "bold")
    await api("sendChatAction", chat_id=7, action="typing")
    assert await anext(stream) == ("action", {"chat": 7, "action": "typing"})
    await api("setMyCommands", commands=[{"command": "latest", "description": "News"}])
    name, menus = await anext(stream)
    assert menus["menus"]["7"] == [{"command": "latest", "description": "News"}]
    await api("deleteMessage", chat_id=7, message_id=message["id"])
    assert await anext(stream) == ("deleted", {"id": message["id"], "chat": 7})
    await stream.aclose()


async def test_others_do_not_see_it(api: Api) -> None:
    stream = events(api, 8)
    _, state = await anext(stream)
    assert [chat["title"] for chat in state["chats"]] == ["Newsbrief"]
    await act(api, "say", person=7, text="between us", chat=7)
    await act(api, "start", person=8)
    _, message = await anext(stream)
    assert message["text"] == "/start"
    await stream.aclose()


async def test_a_long_text_is_cut_as_that_client_does(api: Api, ada: Person) -> None:
    text = "A sentence of a page. " * 300
    for client in ("desktop", "phone"):
        await act(api, "say", person=7, text=text, client=client)
    lengths = [len(message.text) for message in ada.chat.messages]
    assert len(lengths) == 4
    assert all(length <= 4096 for length in lengths)


async def test_a_page_can_only_press_buttons_that_are_there(api: Api, ada: Person) -> None:
    await api("sendMessage", chat_id=7, text="x")
    message = ada.chat.messages[-1]
    status, _ = await act(api, "press", person=7, message=message.id, data="1:undo:1")
    assert status == 400


@pytest.mark.parametrize(
    "body",
    [
        {"person": 9, "text": "x"},
        {"person": 8, "chat": 7, "text": "x"},
        {"person": 7, "text": "x", "reply_to": 99},
        {"person": "seven", "text": "x"},
    ],
)
async def test_what_can_not_be_done_is_refused(api: Api, body: dict[str, Any]) -> None:
    status, _ = await act(api, "say", **body)
    assert status == 400


async def test_only_json_is_taken_so_that_no_foreign_form_can_act(api: Api) -> None:
    async with api.session.post(f"{api.telegram.url}/app/say", data={"person": "7"}) as response:
        assert response.status == 415


async def test_a_dropped_file_is_sent_and_comes_back_as_a_download(api: Api, ada: Person) -> None:
    query = {"person": "7", "name": "dump.html", "caption": "as of yesterday"}
    url = f"{api.telegram.url}/app/document"
    async with api.session.post(url, params=query, data=b"<script>", headers={"Content-Type": "text/html"}):
        pass
    message = ada.chat.messages[-1]
    assert message.text == "as of yesterday"
    assert message.media is not None
    file: Any = message.media["document"]
    async with api.session.get(f"{api.telegram.url}/app/file/{file['file_id']}") as response:
        assert response.headers["Content-Disposition"] == "attachment"
        assert response.content_type == "application/octet-stream"
        assert await response.read() == b"<script>"
