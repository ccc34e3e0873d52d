"""The process as systemd's service: ready when it answers, watched while it turns, and what it logs."""

import asyncio
import json
import socket
import sys
from asyncio.subprocess import PIPE
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.demo.server import LocalTelegram
from tests.end_to_end.conftest import ADMIN, READER
from tests.end_to_end.pages import FERRY

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="systemd is Linux's")


@pytest.fixture
def notified(tmp_path: Path) -> Iterator[socket.socket]:
    """The end of systemd's notification socket that systemd has."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listening:
        listening.bind(str(tmp_path / "notify"))
        listening.setblocking(False)
        yield listening


async def _told(notified: socket.socket, state: str) -> None:
    async with asyncio.timeout(60):
        while (await asyncio.get_running_loop().sock_recv(notified, 4096)).decode() != state:
            pass


async def test_a_service_says_when_it_is_ready_that_it_turns_and_when_it_stops(
    notified: socket.socket, tmp_path: Path
) -> None:
    async with LocalTelegram() as telegram:
        reader = telegram.person(READER, "Rea", started=True)
        admin = telegram.person(ADMIN, "Ada", started=True)
        token = tmp_path / "token"
        token.write_text(telegram.token)
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            *("-c", "from bot.cli import main; main()", "run"),
            stderr=PIPE,
            cwd=tmp_path,
            env={
                "PYTHONPATH": str(Path(__file__).parents[2]),
                "NOTIFY_SOCKET": notified.getsockname(),
                "WATCHDOG_USEC": "2000000",
                "TELEGRAM_BOT_TOKEN_FILE": str(token),
                "TELEGRAM_API_URL": telegram.url,
                "NEWSBRIEF_ADMINS": str(ADMIN),
                "NEWSBRIEF_LISTEN": "127.0.0.1:0",
                "NEWSBRIEF_LOG_FORMAT": "json",
                "NEWSBRIEF_LOG": "debug",
                "NEWSBRIEF_RATE": "0",
            },
        )
        try:
            await _told(notified, "READY=1")
            assert "What you can ask" in (await reader.chat.ask("/help")).text
            await reader.chat.ask("/search zanzibar")
            await admin.chat.say_long(FERRY)
            await admin.chat.wait_for(lambda message: "Dump 1" in message.text, timeout=30)
            await _told(notified, "WATCHDOG=1")
            await _told(notified, "WATCHDOG=1")
            process.terminate()
            await _told(notified, "STOPPING=1")
            _, said = await process.communicate()
        finally:
            if process.returncode is None:
                process.kill()
                await process.communicate()
    assert process.returncode == 0
    lines = [json.loads(line) for line in said.decode().splitlines()]
    assert lines[-1]["message"] == "Newsbrief has stopped."
    logged = said.decode()
    assert not any(words in logged for words in ("zanzibar", "Lamp makers", telegram.token, "Coast Herald"))
