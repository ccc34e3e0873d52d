"""Browsing: the chat page in a real headless Chromium, for tests that need one."""

import re
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest
from playwright.async_api import Browser, Locator, Page, Request, async_playwright, expect

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
NEEDED = pytest.mark.skipif(
    CHROMIUM is None, reason="no Chromium: none of chromium, chromium-browser, google-chrome"
)
PHONE, DESK = (390, 844), (1280, 800)
_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
_PATIENCE = 20_000  # milliseconds, for a busy machine; nothing waits that long


@dataclass
class Screen:
    """The page as one sees it. complaints: errors of its scripts, and requests to anywhere else."""

    page: Page
    complaints: list[str] = field(default_factory=list)

    @property
    def answers(self) -> Locator:
        """The bot's messages."""
        return self.page.get_by_role("article", name=re.compile("^Newsbrief"))

    @property
    def own(self) -> Locator:
        """One's own messages."""
        return self.page.get_by_role("article", name=re.compile("^You"))

    @property
    def field(self) -> Locator:
        """Where one writes."""
        return self.page.get_by_role("textbox", name="Message")

    async def write(self, text: str) -> None:
        """Write and send."""
        await self.field.fill(text)
        await self.page.get_by_role("button", name="Send", exact=True).click()

    async def ask(self, text: str) -> Locator:
        """Write, and wait for one more answer."""
        number = await self.answers.count()
        await self.write(text)
        await expect(self.answers).to_have_count(number + 1)
        return self.answers.nth(number)

    async def become(self, name: str) -> None:
        """Switch to another person."""
        opener = self.page.get_by_role("button", name="People and chats")
        if await opener.is_visible():
            await opener.click()
        await self.page.get_by_role("radio", name=name).click()
        await expect(self.page.get_by_role("button", name=f"You are {name}")).to_be_visible()

    async def overflow(self) -> int:
        """By how many pixels anything is wider than the window."""
        wider: int = await self.page.evaluate("document.documentElement.scrollWidth - innerWidth")
        return max(0, wider)


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    """A headless Chromium, in which each test opens a window of its own: nothing is shared between two."""
    expect.set_options(timeout=_PATIENCE)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=_FLAGS)
        yield browser
        await browser.close()


@asynccontextmanager
async def browsing(browser: Browser, url: str, size: tuple[int, int] = PHONE) -> AsyncIterator[Screen]:
    """The page at an address, in a new window of a size in pixels."""
    async with await browser.new_context(viewport={"width": size[0], "height": size[1]}) as context:
        page = await context.new_page()
        page.set_default_timeout(_PATIENCE)
        screen = Screen(page)

        def foreign(made: Request) -> None:
            if not made.url.startswith((url, "blob:")):
                screen.complaints.append(f"asks for {made.url}")

        page.on("request", foreign)
        page.on("pageerror", lambda error: screen.complaints.append(str(error)))
        page.on("console", lambda said: screen.complaints.append(said.text) if said.type == "error" else None)
        await page.goto(url)
        yield screen
