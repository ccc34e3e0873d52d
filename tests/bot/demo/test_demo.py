"""The demo as a process: it needs nothing of its surroundings, answers, and leaves nothing behind."""

import asyncio
import json
import os
import re
import signal
import socket
import sys
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.demo import demo

HOSTILE = {
    "NEWSBRIEF_DATABASE": "/nowhere/else.db",
    "NEWSBRIEF_TIMEZONE": "Nowhere/Else",
    "TELEGRAM_API_URL": "http://127.0.0.1:9",
    "TELEGRAM_BOT_TOKEN": "1:x",
    "HTTP_PROXY": "http://127.0.0.1:9",
    "ALL_PROXY": "socks5://127.0.0.1:9",
}


async def test_it_runs_whatever_the_environment_says_and_leaves_nothing_behind(tmp_path: Path) -> None:
    process = await asyncio.create_subprocess_exec(
        *[sys.executable, "-c", "from bot.cli import main; main()", "demo", "--no-browser", "--port", "0"],
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env=os.environ | HOSTILE | {"TMPDIR": str(tmp_path)},
    )
    assert process.stdout is not None
    line = (await process.stdout.readline()).decode()
    found = re.search(r"http://127\.0\.0\.1:\d+", line)
    assert found, line
    async with aiohttp.ClientSession(found[0]) as session:
        answer = await _answer_to(session, "/latest", "Latest")
    assert answer["buttons"]
    process.send_signal(signal.SIGTERM)
    _, errors = await process.communicate()
    assert (process.returncode, errors.decode()) == (0, "")
    assert _left_in(tmp_path) == []


def _left_in(folder: Path) -> list[Path]:
    return list(folder.iterdir())


async def _answer_to(session: aiohttp.ClientSession, text: str, words: str) -> Any:
    """What the bot answers to the first person of the page: the first message with these words.

    It may write to that person of its own accord meanwhile, on the channel that it was added to.
    """
    async with session.get("/app/events") as stream:
        person = 0
        async for line in stream.content:
            if not line.startswith(b"data: "):
                continue
            event = json.loads(line[6:])
            if not person:
                person = event["person"]
                await session.post("/app/say", json={"person": person, "text": text})
            elif event.get("bot") is True and event["chat"] == person and words in event["text"]:
                return event
    raise AssertionError("the stream ended")


async def test_a_taken_port_is_said_in_one_sentence() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(demo.PortTakenError, match=f"^Port {port} can't be listened on .*--port"):
            await demo.run_demo(port, open_browser=False)
