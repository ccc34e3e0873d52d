"""The demo in a real browser: greeting, a pasted page, its report, questions, and Undo."""

import re
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser, expect

from bot.demo import demo, samples
from tests.end_to_end.browsing import DESK, NEEDED, PHONE, Screen, browsing

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session"), NEEDED]


@pytest_asyncio.fixture(loop_scope="session", params=[PHONE, DESK], ids=["phone", "desk"])
async def screen(request: pytest.FixtureRequest, browser: Browser) -> AsyncIterator[Screen]:
    async with demo.running(0) as (telegram, _), browsing(browser, telegram.url, request.param) as screen:
        yield screen


async def test_an_admin_pushes_a_page_and_a_reader_asks_for_it(screen: Screen) -> None:
    page, last = screen.page, screen.answers.last
    await page.get_by_role("button", name="Start").click()
    await expect(screen.answers.first.get_by_role("button", name="Latest news")).to_be_visible()

    await screen.write(samples.page_to_paste())
    await expect(last).to_contain_text("6 articles")
    await expect(screen.own.filter(has_text="Emmerhaven")).to_have_count(2)
    assert await screen.overflow() == 0

    await screen.become("Ben")
    await page.get_by_role("button", name="Start").click()
    await expect(last).to_be_visible()
    latest = await screen.ask("/latest")
    await latest.get_by_role("button", name="›").click()
    await expect(latest).to_contain_text("6. ")
    topic = await screen.ask("/topic russia")
    await expect(topic).to_contain_text("Verkhnerechinsk")
    await expect(topic).not_to_contain_text("Hong Kong")
    related = await screen.ask("/related crewless ferry")
    await expect(related).to_contain_text("Solvaag opens the first ferry line")
    assert await screen.overflow() == 0

    await page.locator("#scroll").evaluate("log => { log.scrollTop = 0; }")
    await expect(page.get_by_role("button", name="To the newest message")).to_be_visible()
    await screen.field.fill("harbour " * 600)  # that it is two messages is told below: Send stands higher
    await page.get_by_role("button", name="Send", exact=True).click(trial=True)
    await screen.field.fill("")

    await screen.become("Ada")
    await last.get_by_role("button", name="Undo").click()
    await expect(last.get_by_role("button", name="Undo")).not_to_be_visible()
    assert screen.complaints == []


async def test_topics_channels_languages_and_colours_can_be_tried(browser: Browser) -> None:
    async with demo.running(0) as (telegram, _), browsing(browser, telegram.url, DESK) as screen:
        page = screen.page
        await page.get_by_role("button", name="Harbour Town · News").click()
        await screen.ask("/latest")
        await page.get_by_role("button", name="Harbour Town · Sport").click()
        await expect(screen.answers).to_have_count(0)
        await page.get_by_role("button", name="Harbour Wire").click()
        await expect(screen.field).to_be_visible()
        await screen.become("Ben")
        await page.get_by_role("button", name="Harbour Wire").click()
        await expect(page.get_by_text("Only administrators can write here.")).to_be_visible()
        await screen.become("Mina")
        await page.get_by_role("button", name="Newsbrief").first.click()
        await page.get_by_role("button", name="Start", exact=True).click()
        await expect(screen.answers.last).to_contain_text("Harbour Wire")
        await screen.become("Ben")
        await page.get_by_role("button", name="Newsbrief").first.click()
        await page.get_by_label("Their Telegram speaks").select_option("ar")
        await page.get_by_role("button", name="Start", exact=True).click()
        await expect(screen.answers.first).to_contain_text("الأخبار")
        await page.get_by_text("Dark", exact=True).click()
        await expect(page.locator("html")).to_have_attribute("data-theme", "dark")
        assert await screen.overflow() == 0
        assert screen.complaints == []


@pytest.mark.parametrize("screen", [PHONE], ids=["phone"], indirect=True)
async def test_a_reader_rates_shares_and_reads_on(screen: Screen) -> None:
    page, last = screen.page, screen.answers.last
    await screen.become("Ben")
    await page.get_by_role("button", name="Start").click()
    await expect(last).to_contain_text("When shall your briefing come?")

    briefing = await screen.ask("/brief")
    await briefing.get_by_role("button", name="👍 👎").click()
    await briefing.get_by_role("button", name="👍", exact=True).first.click()
    await expect(briefing.get_by_role("button", name="✓ 👍")).to_be_visible()
    await briefing.get_by_role("button", name="Done").click()

    await briefing.get_by_role("button", name="1", exact=True).click()
    await expect(last.get_by_role("button", name="Share")).to_be_visible()
    title = (await last.locator(".words b").first.inner_text())[:30]
    await last.get_by_role("button", name="Share").click()
    await expect(screen.field).to_have_value(re.compile("^@newsbrief_demo_bot story_"))
    await page.get_by_role("option", name=title).click()
    await expect(screen.own.last).to_contain_text("via @newsbrief_demo_bot")
    known = await screen.answers.count()
    await screen.own.last.get_by_role("button", name="Newsbrief ›").click()
    await expect(screen.answers).to_have_count(known + 1)
    await expect(last).to_contain_text(title)

    await screen.field.fill("@newsbrief_demo_bot ")
    await page.get_by_role("option", name="More…").click()
    await expect(page.get_by_role("option").nth(10)).to_be_visible()
    assert await screen.overflow() == 0
    assert screen.complaints == []
