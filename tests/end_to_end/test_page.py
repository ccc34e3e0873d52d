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
    await expect(last.get_by_role("button", name="Latest news")).to_be_visible()

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
