"""Extracts: what a story's text says after its two lines, for whoever wants to read a little more."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from storage.briefings import Pick
from storage.database import Database
from storage.dumps.forms import sentence_ends, width
from storage.models import Story

MOST_COLUMNS = 420
"""Of what follows the summary; a Chinese, Japanese or Korean character takes two columns."""
_LOOKED_AT = 6_000


def following(body: str, told: str) -> str:
    """The whole sentences after those that were told, or from the top where these are in other words.

    body: paragraphs parted by blank lines. told: the summary. Empty where nothing more is said.
    """
    text, summary = " ".join(body[:_LOOKED_AT].split()), " ".join(told.split())
    ends = [0, *sentence_ends(summary)]
    if ends[-1] < len(summary):
        ends.append(len(summary))
    last = summary[ends[-2] : ends[-1]].strip() if len(ends) > 1 else ""
    place = text.find(last) if last else -1
    rest = text[place + len(last) :].lstrip() if place >= 0 else text
    fitting = [end for end in sentence_ends(rest) if width(rest[:end]) <= MOST_COLUMNS]
    return rest[: fitting[-1]].strip() if fitting else ""


def extended(db: Database, picks: Iterable[Pick]) -> tuple[Pick, ...]:
    """The picks with what their texts say after their summaries."""
    return tuple(replace(pick, rest=following(_body(db, pick.story), pick.story.summary)) for pick in picks)


def _body(db: Database, story: Story) -> str:
    """The beginning of the text by which a story is told."""
    return next(
        (body for title, body in _texts(db, story.articles[:_MOST_ASKED]) if title == story.title), ""
    )


_MOST_ASKED = 200


def _texts(db: Database, articles: Sequence[int]) -> Iterable[tuple[str, str]]:
    marks = ", ".join("?" * len(articles))
    rows = db.execute(
        f"SELECT title, substr(body, 1, ?) FROM texts WHERE article_id IN ({marks})", (_LOOKED_AT, *articles)
    )
    return ((row[0], row[1]) for row in rows)
