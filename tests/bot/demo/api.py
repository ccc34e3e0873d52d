"""The Bot API of the local Telegram, called over HTTP as plainly as can be."""

from dataclasses import dataclass
from typing import Any

import aiohttp

from bot.demo.server import LocalTelegram


@dataclass(frozen=True)
class Answer:
    """A decoded answer of the server."""

    status: int
    body: dict[str, Any]

    @property
    def result(self) -> Any:
        """The result of a call that went well; fails the test with the description otherwise."""
        assert self.body["ok"], self.body["description"]
        return self.body["result"]

    @property
    def refusal(self) -> tuple[int, str]:
        """Error code and description of a call that did not go well."""
        assert self.body["ok"] is False
        assert self.status == self.body["error_code"]
        return self.body["error_code"], self.body["description"]


class Api:
    """The Bot API, called as plainly as can be."""

    def __init__(self, session: aiohttp.ClientSession, telegram: LocalTelegram) -> None:
        self.session = session
        self.telegram = telegram

    async def __call__(self, method: str, **parameters: Any) -> Answer:
        """Call a method with a JSON body."""
        return await self.post(method, json=parameters)

    async def post(self, method: str, *, token: str | None = None, **body: Any) -> Answer:
        """Call a method with any body that aiohttp can send."""
        url = f"{self.telegram.url}/bot{token or self.telegram.token}/{method}"
        async with self.session.post(url, **body) as response:
            return Answer(response.status, await response.json())
