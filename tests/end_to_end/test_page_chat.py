"""The page itself in a real browser, nobody behind it: writing, answering, editing, files, formatting."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import aiohttp
import pytest
import pytest_asyncio
from playwright.async_api import Browser, expect

from bot.demo.chatpage import Cast, ChatPage
from bot.demo.people import Person
from bot.demo.server import LocalTelegram
from tests.bot.demo.api import Api
from tests.end_to_end.browsing import NEEDED, Screen, browsing

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session"), NEEDED]

FORMATTED = (
    "<b>Bold</b> <i>and</i> <u>under</u> <s>struck</s> <code>x = 1</code> <tg-spoiler>secret</tg-spoiler>\n"
    '<a href="https://coast.example/ferry-opens">link</a> <b>&lt;script&gt;alert(1)&lt;/script&gt;</b>\n'
    "<blockquote expandable>" + "A line of a long quotation.\n" * 9 + "</blockquote>"
)


@dataclass
class Table:
    """The page, the people behind it, and the Bot API to answer with."""

    screen: Screen
    api: Api
    ada: Person
    ben: Person


@pytest_asyncio.fixture(loop_scope="session")
async def table(browser: Browser) -> AsyncIterator[Table]:
    server = LocalTelegram()
    ada, ben = server.person(7, "Ada", started=True), server.person(8, "Ben")
    server.serve(ChatPage(Cast(((ada, "Admin"), (ben, "Reader")))).attach)
    async with server, aiohttp.ClientSession() as session:
        api = Api(session, server)
        commands = [{"command": "latest", "description": "News"}, {"command": "help", "description": "Help"}]
        await api("setMyCommands", commands=commands)
        await api("sendMessage", chat_id=7, text=FORMATTED, parse_mode="HTML")
        async with browsing(browser, server.url) as screen:
            yield Table(screen, api, ada, ben)


async def test_it_behaves_like_a_chat(table: Table, tmp_path: Path) -> None:
    page, screen, ada = table.screen.page, table.screen, table.ada

    # formatting, and nothing of a message becomes code
    shown = screen.answers.first
    await expect(shown.locator("b").nth(1)).to_have_text("<script>alert(1)</script>")
    await shown.get_by_role("button", name="Hidden text").click()
    await expect(shown.get_by_text("secret")).to_be_visible()
    more = shown.get_by_role("button", name="Show more")
    await more.click()
    await expect(more).to_have_attribute("aria-expanded", "true")
    await expect(shown.get_by_role("link", name="coast.example")).to_contain_text("Ferry opens")

    # the command menu, by keyboard
    await screen.field.press_sequentially("/l")
    await expect(page.get_by_role("listbox", name="Commands").get_by_role("option")).to_have_count(1)
    await screen.field.press("Tab")
    await screen.field.press("Enter")
    await expect(screen.own).to_have_count(1)
    assert ada.chat.messages[-1].text == "/latest"

    # a reply by the message's menu, then an edit by the arrow key
    await shown.locator(".bubble").click(button="right", position={"x": 20, "y": 12})
    await page.get_by_role("menuitem", name="Reply").click()
    await screen.write("and now")
    await expect(screen.own.last.get_by_role("button", name="Newsbrief")).to_be_visible()
    assert ada.chat.messages[-1].reply_to is ada.chat.messages[0]
    await screen.field.press("ArrowUp")
    await expect(screen.field).to_have_value("and now")
    await screen.write("and then")
    await expect(screen.own.last).to_contain_text("edited")
    assert ada.chat.messages[-1].text == "and then"

    # a file with a caption
    file = tmp_path / "page.txt"
    file.write_text("words")
    await page.locator("#file").set_input_files(file)
    await page.get_by_role("textbox", name="Caption").fill("as of yesterday")
    await page.get_by_role("dialog").get_by_role("button", name="Send").click()
    await expect(screen.own.last.get_by_role("link", name="page.txt")).to_be_visible()
    assert ada.chat.messages[-1].text == "as of yesterday"

    # a press, its toast, an edit in place and a message that goes away
    keyboard = {"inline_keyboard": [[{"text": "Next", "callback_data": "1:next"}]]}
    sent = (await table.api("sendMessage", chat_id=7, text="one", reply_markup=keyboard)).result
    await screen.answers.last.get_by_role("button", name="Next").click()
    updates = (await table.api("getUpdates", timeout=10, allowed_updates=["callback_query"])).result
    query = next(update["callback_query"] for update in updates if "callback_query" in update)
    await table.api("answerCallbackQuery", callback_query_id=query["id"], text="Turned")
    await expect(page.get_by_text("Turned")).to_be_visible()
    await table.api("editMessageText", chat_id=7, message_id=sent["message_id"], text="ثانيا")
    await expect(screen.answers.last).to_contain_text("ثانيا")
    await table.api("deleteMessage", chat_id=7, message_id=sent["message_id"])
    await expect(screen.answers).to_have_count(1)

    # another person sees a chat of their own
    await screen.become("Ben")
    await expect(page.get_by_role("heading", name="What can this bot do?")).to_be_visible()
    await screen.become("Ada")
    line = "field => field.clientHeight >= field.scrollHeight"
    assert await screen.field.evaluate(line)  # also after a chat in which there was nothing to write into
    await screen.become("Ben")
    await page.get_by_role("button", name="Start").click()
    await expect(screen.own).to_have_count(1)
    assert table.ben.chat.messages[-1].text == "/start"
    assert await screen.overflow() == 0
    assert screen.complaints == []
