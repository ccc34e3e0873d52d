"""The demo in a real browser: greeting, a pasted page, its report, questions, and Undo."""

from collections.abc import AsyncIterator

import pytest
from playwright.async_api import expect

from bot.demo import demo, samples
from tests.end_to_end.browsing import DESK, NEEDED, PHONE, Screen, browsing

pytestmark = [pytest.mark.browser, NEEDED]


@pytest.fixture(params=[PHONE, DESK], ids=["phone", "desk"])
async def screen(request: pytest.FixtureRequest) -> AsyncIterator[Screen]:
    async with demo.running(0) as (telegram, _), browsing(telegram.url, request.param) as screen:
        yield screen


async def test_an_admin_pushes_a_page_and_a_reader_asks_for_it(screen: Screen) -> None:
    page, last = screen.page, screen.answers.last
    await page.get_by_role("button", name="Start").click()
    await expect(screen.answers.first.get_by_role("button", name="Latest news")).to_be_visible()
    await expect(screen.answers.nth(1)).to_contain_text("Harbour Wire")

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

    await screen.become("Ada")
    await last.get_by_role("button", name="Undo").click()
    await expect(last.get_by_role("button", name="Undo")).not_to_be_visible()
    assert screen.complaints == []


async def test_topics_channels_languages_and_colours_can_be_tried() -> None:
    async with demo.running(0) as (telegram, _), browsing(telegram.url, DESK) as screen:
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
        await page.get_by_role("button", name="Newsbrief").first.click()
        await page.get_by_label("Their Telegram speaks").select_option("ar")
        await page.get_by_role("button", name="Start", exact=True).click()
        await expect(screen.answers.first).to_contain_text("الأخبار")
        await page.get_by_text("Dark", exact=True).click()
        await expect(page.locator("html")).to_have_attribute("data-theme", "dark")
        assert await screen.overflow() == 0
        assert screen.complaints == []
