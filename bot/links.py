"""Links: what an admin's links lead to, fetched and read as one dump.

Fetching is fetching.py's, reading is storage/dumps'. A link that fails does not take the others with it.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.addresses import FetchError
from bot.fetching import Fetcher, Page
from bot.workshop import WorkError, Workshop
from storage import dumps
from storage.dumps import bundles, feed
from storage.dumps.bundles import Bundled
from storage.dumps.envelopes import NOTHING, Envelope
from storage.models import Reading

MOST = 20
"""Links of one message that are opened."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A link that gave nothing, and the sentence why."""

    link: str
    why: str


@dataclass(frozen=True, slots=True)
class Taken:
    """The links of a message as one dump. raw: the page's bytes; those of several as a bundle."""

    name: str
    raw: str | bytes
    reading: Reading
    problems: tuple[Problem, ...]
    envelope: Envelope = NOTHING


async def take(fetcher: Fetcher, workshop: Workshop, links: Sequence[str], reference: datetime) -> Taken:
    """Fetch and read links. reference: now, aware. Raises nothing that a site could cause."""
    opened = links[:MOST]
    outcomes = await asyncio.gather(*(_one(fetcher, workshop, link, reference) for link in opened))
    read = [outcome for outcome in outcomes if not isinstance(outcome, Problem)]
    problems = [outcome for outcome in outcomes if isinstance(outcome, Problem)]
    problems += [Problem(link, f"Only {MOST} links of a message are opened.") for link in links[MOST:]]
    name = links[0] if len(links) == 1 else f"{links[0]} (+{len(links) - 1})"
    if not read:
        if len(problems) == 1:
            refused = Reading("links", (), reference, problems[0].why)
            return Taken(name, "\n".join(links), refused, ())
        refused = Reading("links", (), reference, "None of these links could be read.")
        return Taken(name, "\n".join(links), refused, tuple(problems))
    if len(read) == 1:
        page, reading = read[0]
        return Taken(name, page.data or b"", reading, tuple(problems), _envelope(page))
    articles = tuple(article for _, reading in read for article in reading.articles)
    raw = bundles.written([Bundled(page.address, page.charset, page.data or b"") for page, _ in read])
    return Taken(name, raw, Reading("links", articles, reference), tuple(problems))


async def _one(
    fetcher: Fetcher, workshop: Workshop, link: str, reference: datetime
) -> tuple[Page, Reading] | Problem:
    try:
        page = await fetcher.fetch(link)
        if feed.is_feed(page.data or b""):
            return Problem(link, "This is a feed: /addfeed with this link reads it from now on.")
        reading = await workshop.do(dumps.opened, "", page.data or b"", reference, _envelope(page))
    except (FetchError, WorkError) as error:
        return Problem(link, str(error))
    if not reading.articles:
        return Problem(link, reading.refusal or "No article was found there: copy the page's text instead.")
    return page, reading


def _envelope(page: Page) -> Envelope:
    return Envelope(address=page.address, charset=page.charset)
