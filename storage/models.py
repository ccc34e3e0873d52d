"""Models: the words of the project as frozen data. They hold, they do nothing.

Times are aware UTC datetimes; ids are integers; what is unknown is None, never an empty text.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Role(StrEnum):
    """Where on its page an article stood."""

    MAIN = "main"
    RELATED = "related"


@dataclass(frozen=True, slots=True)
class ParsedArticle:
    """An article as a reader of dumps found it, not yet kept.

    body: paragraphs parted by one blank line; may be empty for a title alone.
    title_made: the page had no title, it was made from the first sentence.
    time_clamped: the page named a time after the reference; published_at is then the reference.
    hashtags: without the #, in page order.
    """

    role: Role
    title: str
    body: str
    source: str | None = None
    published_at: datetime | None = None
    title_made: bool = False
    time_clamped: bool = False
    hashtags: tuple[str, ...] = ()
    url: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a dump and how it was read, for `parse --explain`."""

    number: int
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader made of one dump.

    reader: the name of the format that understood it, "aggregator" or "text" for instance.
    refusal: one sentence, why there are no articles and what would work; None where there are some.
    reference: when the page was taken; ages were counted back from it. note: a sentence about something
    that could not be read although the rest was.
    """

    reader: str
    articles: tuple[ParsedArticle, ...]
    reference: datetime
    refusal: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One text published by one source, as kept. ordered_at: published_at, or else its dump's reference."""

    id: int
    story_id: int
    role: Role
    title: str
    title_made: bool
    body: str
    source: str | None
    published_at: datetime | None
    time_clamped: bool
    ordered_at: datetime
    stored_at: datetime
    language: str | None
    hashtags: tuple[str, ...]
    url: str | None


@dataclass(frozen=True, slots=True)
class Story:
    """The articles on one event, told by the best of them.

    title, summary, url, source, published_at, language: of the best article; published_at None means
    that no age is shown. sources: names of all, the best article's first. articles: ids of all.
    ordered_at: newest of its articles, for sorting. arrived_at: when its newest article was stored.
    """

    id: int
    title: str
    summary: str
    url: str | None
    source: str | None
    published_at: datetime | None
    language: str | None
    sources: tuple[str, ...]
    articles: tuple[int, ...]
    ordered_at: datetime
    arrived_at: datetime


@dataclass(frozen=True, slots=True)
class StoryPage:
    """A stretch of a list of stories, best or newest first. more: further ones follow."""

    stories: tuple[Story, ...]
    offset: int
    more: bool


class Outcome(StrEnum):
    """What keeping did with one article of a dump."""

    NEW = "new"
    UPDATED = "updated"
    KNOWN = "known"


@dataclass(frozen=True, slots=True)
class Kept:
    """One article of a dump after keeping."""

    article_id: int
    story_id: int
    title: str
    source: str | None
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Report:
    """What came of one dump.

    dump_id: its number. known: the very same dump had been kept already; nothing was added.
    kept: one for each article, in page order. refusal: the reader's sentence where it gave no article. note:
    its sentence about what it could not read of the rest.
    """

    dump_id: int
    known: bool
    kept: tuple[Kept, ...]
    refusal: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Dump:
    """A dump as kept, without its raw text.

    name: file name or "chat". pushed_by: an admin's Telegram id, None from the shell or once forgotten.
    articles, added: how many articles it had, how many of them were new. title: of its first article.
    """

    id: int
    name: str
    reference: datetime
    received_at: datetime
    pushed_by: int | None
    articles: int
    added: int
    title: str | None
    refusal: str | None
    undone_at: datetime | None
