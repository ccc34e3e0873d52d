"""Admins come by one-time links and go again; the first of them too."""

import asyncio
import os
import pty
import re
import sqlite3
import sys
from asyncio.subprocess import PIPE
from collections.abc import Awaitable, Sequence
from contextlib import closing
from pathlib import Path

import pytest
from telegram import BotCommand, BotCommandScopeChat, BotCommandScopeDefault

from bot import cli, menus, texts
from bot.application import Newsbrief
from bot.commands import registry
from bot.demo.conversation import Conversation
from bot.demo.models import Message
from tests.end_to_end.conftest import ADMIN, READER, House, shows
from tests.end_to_end.pages import FERRY

_LINK = re.compile(r"https://t\.me/\w+\?start=(admin_[A-Za-z0-9_-]{43})\b")
_COMMAND = (sys.executable, "-c", "from bot.cli import main; main()")


def _payload(text: str) -> str:
    """What the link in a text makes a person send."""
    found = _LINK.search(text)
    assert found, text
    return f"/start {found[1]}"


async def _new_link(house: House) -> tuple[Message, str]:
    chat = house.admin.chat
    listed = await chat.ask("/admins")
    await chat.press(listed, "Add an admin")
    shown = await chat.wait_for(shows("becomes an admin", at=listed))
    return shown, _payload(shown.text)


async def _read(house: House, chat: Conversation, text: str) -> Message:
    """The report of what somebody pasted."""
    await chat.say_long(text)
    await house.caught_up()
    house.timers.elapse()
    return await chat.wait_for(shows("Dump 1"))


async def test_a_link_makes_an_admin_who_counts_everywhere_and_after_a_restart(house: House) -> None:
    chat = house.reader.chat
    async with house.running():
        assert "for the admins" in (await chat.ask("/dumps")).text
        _, start = await _new_link(house)
        assert "You are an admin of this bot now." in (await chat.ask(start)).text
        assert "broadcast" in chat.menu or "dumps" in chat.menu
        assert "You are an admin of this bot already." in (await chat.ask(start)).text
        stranger = house.telegram.person(303, "Cy", started=True).chat
        assert "does not hold any more" in (await stranger.ask(start)).text
    async with house.running():
        assert "Dump 1" in (await _read(house, chat, FERRY)).text
        listed = await house.admin.chat.ask("/admins")
        assert "Ada 101, set by whoever runs this bot" in listed.text
        assert "Rea 202" in listed.text
        await house.admin.chat.press(listed, "Remove Rea")
        asked = await house.admin.chat.wait_for(shows("Shall Rea 202 be an admin no longer?", at=listed))
        assert "Removed" in (await house.admin.chat.press(asked, "Remove Rea")).text
        await house.admin.chat.wait_for(shows("Admins", at=listed))
        assert "for the admins" in (await chat.ask("/dumps")).text
        assert "dumps" not in chat.menu


async def test_a_link_is_too_old_after_a_quarter_of_an_hour(house: House) -> None:
    async with house.running():
        _, start = await _new_link(house)
        house.clock.move(minutes=15)
        assert "does not hold any more" in (await house.reader.chat.ask(start)).text


async def test_those_of_the_settings_and_the_last_one_can_not_be_removed(house: House) -> None:
    async with house.running(), asyncio.timeout(30):
        shown, start = await _new_link(house)
        await house.reader.chat.ask(start)
        forged = f"1:admins:sure:{ADMIN}"
        assert "can't be removed here" in (await house.reader.chat.press(shown, forged, forged=True)).text
    async with house.running(admins=frozenset()):
        listed = await house.reader.chat.ask("/admins")
        assert [button for button in listed.buttons if "Remove" in str(button)] == []
        forged = f"1:admins:sure:{READER}"
        assert "has to stay" in (await house.reader.chat.press(listed, forged, forged=True)).text
        assert "for the admins" in (await house.admin.chat.ask("/admins")).text


async def test_admins_are_made_in_private_chats_only(house: House) -> None:
    group = house.telegram.group("Neighbours", house.admin, house.reader)
    group.add_bot(house.admin)
    async with house.running():
        _, start = await _new_link(house)
        name = house.telegram.world.bot.username
        for person, words in (
            (house.reader, start.replace("/start", f"/start@{name}")),
            (house.admin, "/admins"),
        ):
            assert "private chat" in (await person.within(group).ask(words)).text
        assert "an admin of this bot now" in (await house.reader.chat.ask(start)).text


class Terminal:
    """`newsbrief admin-link` as an operator types it, beside the bot."""

    def __init__(self, house: House, patch: pytest.MonkeyPatch, shown: pytest.CaptureFixture[str]) -> None:
        self._environment = _environment(house)
        self._patch = patch
        self._shown = shown

    async def admin_link(self, **more: str) -> tuple[int, str, str]:
        """Its status and what it said. more: of the environment."""
        self._shown.readouterr()
        with self._patch.context() as patch:
            for name in set(os.environ) - set(self._environment):
                patch.delenv(name)
            for name, value in (self._environment | more).items():
                patch.setenv(name, value)
            async with asyncio.timeout(30):
                status = await asyncio.to_thread(cli.run, ["admin-link"])
        return status, *self._shown.readouterr()


@pytest.fixture
def terminal(house: House, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Terminal:
    return Terminal(house, monkeypatch, capsys)


def _environment(house: House) -> dict[str, str]:
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("NEWSBRIEF_", "TELEGRAM_"))
    }
    return kept | {
        "TELEGRAM_BOT_TOKEN": house.telegram.token,
        "TELEGRAM_API_URL": house.telegram.url,
        "NEWSBRIEF_DATABASE": str(house.database),
        "NEWSBRIEF_RATE": "0",
        "NEWSBRIEF_LOG": "debug",
    }


def _everything(database: Path) -> str:
    """All that is kept in a database, as text."""
    with closing(sqlite3.connect(database)) as connection:
        return "\n".join(connection.iterdump())


async def test_the_command_line_gives_the_first_admin_a_link_of_which_nothing_is_kept(
    house: House, terminal: Terminal
) -> None:
    async with house.running(admins=frozenset()):
        status, out, err = await terminal.admin_link()
        assert (status, err) == (0, "")
        start = _payload(out)
        assert start.removeprefix("/start admin_") not in _everything(house.database)
        _, second, _ = await terminal.admin_link()
        assert "an admin of this bot now" in (await house.reader.chat.ask(start)).text
        assert "does not hold" in (await house.admin.chat.ask(_payload(second))).text
        status, out, err = await terminal.admin_link()
        assert (status, out) == (3, "")
        assert "There is an admin already" in err


async def test_the_command_line_says_why_there_is_no_link(terminal: Terminal) -> None:
    status, out, err = await terminal.admin_link(NEWSBRIEF_ADMINS=str(ADMIN))
    assert (status, out) == (3, "")
    assert "/admins in the chat" in err
    status, _, err = await terminal.admin_link(TELEGRAM_BOT_TOKEN="1:wrong")
    assert status == 3
    assert "does not accept TELEGRAM_BOT_TOKEN" in err


async def test_at_a_terminal_a_start_prints_the_link_and_no_log_has_it(house: House) -> None:
    theirs, ours = pty.openpty()
    process = await asyncio.create_subprocess_exec(
        *_COMMAND, "run", stdout=ours, stderr=PIPE, env=_environment(house)
    )
    os.close(ours)
    try:
        async with asyncio.timeout(30):
            said = ""
            while not said.rstrip(" ").endswith("\n") or "t.me" not in said:
                said += (await asyncio.to_thread(os.read, theirs, 1_000)).decode()
        assert "There is no admin yet." in said
        start = _payload(said)
        assert "an admin of this bot now" in (await house.reader.chat.ask(start, timeout=30)).text
        process.terminate()
        async with asyncio.timeout(30):
            _, log = await process.communicate()
    finally:
        os.close(theirs)
        if process.returncode is None:
            process.kill()
    assert start.removeprefix("/start admin_") not in log.decode()
    assert "Newsbrief runs as" in log.decode()


async def test_elsewhere_a_start_says_how_to_get_a_link(house: House) -> None:
    process = await asyncio.create_subprocess_exec(
        *_COMMAND, "run", stdout=PIPE, stderr=PIPE, env=_environment(house)
    )
    try:
        assert process.stderr is not None
        async with asyncio.timeout(30):
            said = ""
            while "admin-link" not in said:
                said += (await process.stderr.readline()).decode()
        process.terminate()
        async with asyncio.timeout(30):
            out, err = await process.communicate()
    finally:
        if process.returncode is None:
            process.kill()
    assert out == b""
    assert "start=admin_" not in said + err.decode()


async def test_menus_are_in_every_language_set_once_and_an_admins_at_their_first_message(
    house: House,
) -> None:
    late = house.telegram.person(303, "Lea")  # has not written to the bot before

    def menu(
        bot: Newsbrief, language: str | None, person: int | None = None
    ) -> Awaitable[Sequence[BotCommand]]:
        scope = BotCommandScopeDefault() if person is None else BotCommandScopeChat(person)
        return bot.bot.get_my_commands(scope, language)

    async with house.running(admins=frozenset({ADMIN, late.id})) as bot:
        await late.chat.ask("/help")
        await late.chat.ask("/help")  # the menu stands before the next message is answered
        await menus.show(bot.bot, registry(), [])  # the start does this beside everything else
        for language in texts.languages():
            words = texts.texts(language).plain("command-latest")
            everybody = {one.command: one.description for one in await menu(bot, language)}
            admins = {one.command: one.description for one in await menu(bot, language, late.id)}
            assert everybody["latest"] == admins["latest"] == words
            assert "dumps" in admins
            assert "dumps" not in everybody
        assert await menu(bot, None) == await menu(bot, "en")
        sets = house.telegram.ledger.answers["setMyCommands", 200]
        await menus.show(bot.bot, registry(), [ADMIN, late.id])
        assert house.telegram.ledger.answers["setMyCommands", 200] == sets
