"""A newsroom for tests: any number of events in made-up words, each told by as many sources as wanted."""

import random
from datetime import datetime

from storage import keeping
from storage.database import Database
from storage.keeping import RawDump
from storage.models import ParsedArticle, Reading, Report, Role, Story

_SYLLABLES = "ba ce di fo gu ha je ki lo mu na pe qui ro su ta ve wi xo zu".split()


def report(event: int, source: str, at: datetime | None, *, told: int = 0) -> ParsedArticle:
    """An article on an event; those of one event share names and words, others share none.

    told: another telling of it, in part in words of its own.
    """
    words, own = _words(event), _words(event * 1_000 + told + 7)
    title = f"{words[0].title()} {words[1]} {words[2].title()}"
    body = (
        f"{words[0].title()} of {words[2].title()} {words[3]} {words[4]} the {words[5]} {words[1]}. "
        f"{words[6].title()} {words[7]} {words[8]} with {words[0].title()} {words[9]}, {own[0]} {own[1]}. "
        f"It {own[2]} {own[3]} in {words[2].title()} {words[10]} {words[11]} {own[4]}."
    )
    return ParsedArticle(Role.RELATED, title, body, source=source, published_at=at)


def title(event: int) -> str:
    """The headline of an event."""
    return report(event, "", None).title


def push(db: Database, now: datetime, *articles: ParsedArticle) -> Report:
    """Keep articles as a dump that arrives now."""
    text = f"{now.isoformat()} {articles!r}"
    return keeping.keep(db, RawDump("chat", text, now), Reading("test", articles, now), now)


def push_events(db: Database, now: datetime, *events: int, sources: int = 1) -> Report:
    """Keep one article of each event from each of so many sources, published just now."""
    return push(
        db,
        now,
        *(
            report(event, f"Paper {number}", now, told=number)
            for event in events
            for number in range(1, sources + 1)
        ),
    )


def story(
    number: int,
    at: datetime,
    *,
    sources: int = 1,
    title: str | None = None,
    summary: str | None = None,
    articles: tuple[int, ...] | None = None,
) -> Story:
    """A story as the shelf gives it, without a database; number is its id and its event."""
    told = report(number, "Paper 1", at)
    return Story(
        id=number,
        title=title or told.title,
        summary=summary if summary is not None else told.body,
        url=None,
        source="Paper 1",
        published_at=at,
        language="en",
        sources=tuple(f"Paper {count}" for count in range(1, sources + 1)),
        articles=articles or (number,),
        ordered_at=at,
        arrived_at=at,
    )


def _words(seed: int) -> list[str]:
    chance = random.Random(seed)
    return ["".join(chance.choices(_SYLLABLES, k=3)) + f"{'abcdefghij'[seed % 10]}" for _ in range(12)]
