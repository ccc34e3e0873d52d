"""Stories in an archive that has just begun: ordinary words must not hold strangers together."""

from collections.abc import Iterator
from datetime import datetime

from bot.demo import samples
from storage import articles, background, dumps, keeping, stories
from storage.database import Database
from storage.keeping import RawDump
from tests.storage.conftest import Keep, article

EVENTS = (
    "Wendla",
    "Havørn",
    "Orpheline",
    "Верхнереченск",
    "Verkhnerechinsk",
    "Kalyna",
    "Tavora",
    "Minasaki",
    "marsh fever",
)
"""A name of each event that several of the demo's sources tell."""


def test_only_tellings_of_one_event_share_a_story(db: Database, now: datetime) -> None:
    for name, data in samples.pages():
        keeping.keep(db, RawDump(name, data, now), dumps.parse_file(name, data, now), now)
    shared = list(_shared(db))
    assert len(shared) >= 4
    for titles in shared:
        assert any(all(name in text for text in titles) for name in EVENTS), titles
    storm = next(titles for titles in shared if "Wendla" in titles[0])
    assert len(storm) == 3


def test_common_words_of_every_language_are_known_before_the_first_article() -> None:
    known = background.shares()
    assert len(known) > 1_000
    assert all(0 < share <= 1 for share in known.values())
    assert background.missing(0) == background.USUAL
    assert background.missing(background.USUAL + 1) == 0


def _shared(db: Database) -> Iterator[list[str]]:
    """The texts of each story of several articles."""
    for story in stories.latest(db, 200).stories:
        inside = articles.of_story(db, story.id)
        if len(inside) > 1:
            yield [f"{article.title}\n{article.body}" for article in inside]


def test_two_events_of_one_affair_stay_two_stories(db: Database, keep: Keep) -> None:
    keep(
        article(
            "Velmar to deepen ties with Kessavoe in music and theatre",
            "Velmar President Ida Rosk has met the Kessavoe culture minister, Tomas Lind, and spoke of the "
            "weight of exchange in the arts for the friendship of the two countries. A plan for visits of "
            "choirs was signed. Observers say the neighbours hope for trust beyond their treaty of defence, "
            "which was concluded a year ago and calls for mutual support.",
        ),
        article(
            "Velmar channel airs concert honouring sailors lost off Kessavoe",
            "State television has aired pictures of President Ida Rosk at a concert for drowned sailors, "
            "together with a delegation led by culture minister Tomas Lind. A choir sang beneath pictures of "
            "crews who went down in the spring storms, and widows in the front row were shown in tears.",
            "City Post",
        ),
    )
    assert len(stories.latest(db, 9).stories) == 2
