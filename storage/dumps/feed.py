"""Feed: the entries of an RSS, Atom or JSON feed as articles.

feedparser reads the XML; JSON Feed is a few keys. Bytes in, nothing is fetched and no entity is resolved:
a feed that declares any is refused. When a feed is asked for again is storage/feeds.py's.
"""

import contextlib
import json
import re
from calendar import timegm
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from io import BytesIO
from typing import Any
from urllib.parse import urljoin, urlsplit

from storage.dumps import forms
from storage.dumps.lines import clean
from storage.errors import NewsbriefError
from storage.models import ParsedArticle, Role

MOST_ENTRIES = 300
LARGEST = 5 * 1024 * 1024
"""Bytes; a feed of three hundred whole articles has about two million."""
TEASER_LENGTH = 500
"""Characters; most articles are longer, and so is what feeds give that give them whole."""
_HEAD = 4096
# A page has more than the feed from this length on, and tells the same from this share of common words on.
_MORE, _SHARED = 1.3, 0.5
_LONGEST = 200_000
_MOST_TAGS = 100_000
_MOST_ITEMS = 5000
_XML = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)
_JSON = re.compile(rb'\s*\{.*?"version"\s*:\s*"https?:\\?/\\?/jsonfeed\.org', re.DOTALL)
_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
_KINDS = frozenset(
    {"application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml"}
)
_CUT_OFF = re.compile(
    r"(?:…|\.\.\.|\[…\]|\[\.\.\.\])\s*\]?$|(?:read|continue|more|weiter|lire)[^.!?]{0,40}[→»>…]?$",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")
_ITEM = re.compile(rb"<(?:item|entry)[\s>/]", re.IGNORECASE)
_MARKUP = re.compile(r"<[a-zA-Z/!]|&(?:#\d|#x|[a-zA-Z])")


class FeedError(NewsbriefError):
    """A feed that can't be read; the sentence says why and what to do."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry. key: the same each time the feed has it. full: in full, where the feed has less of it."""

    key: str
    article: ParsedArticle
    full: ParsedArticle | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed as it reads now, its entries in its own order."""

    title: str | None
    entries: tuple[Entry, ...]


def is_feed(data: bytes) -> bool:
    """Whether bytes look like a feed at their beginning."""
    head = data[:_HEAD].replace(b"\x00", b"")  # as UTF-16 has them
    return _JSON.match(head) is not None or _XML.search(head) is not None


def read(data: bytes, address: str, reference: datetime) -> Feed | None:
    """A feed; None where the bytes are none.

    address: where it was, for links that are not whole. reference: aware; later times become it.
    Raises FeedError where it is a feed that can't be read.
    """
    if not is_feed(data):
        return None
    if len(data) > LARGEST:
        raise FeedError(f"This feed is larger than {LARGEST // 1024 // 1024} MB and is not read.")
    if data.lstrip()[:1] == b"{":
        return _json(data, address, reference)
    plain = data.replace(b"\x00", b"")
    if _ENTITY.search(plain):
        raise FeedError("This feed declares entities, which can do harm, and is not read.")
    if plain.count(b"<") > _MOST_TAGS or len(_ITEM.findall(plain)) > _MOST_ITEMS:
        raise FeedError("This feed has too many entries or elements and is not read.")
    return _xml(data, address, reference)


def is_teaser(entry: Entry) -> bool:
    """Whether a feed gives only the beginning of an item: short, cut off, or with a link to the rest."""
    body = entry.article.body
    if entry.article.url is None:
        return False
    return len(body) < TEASER_LENGTH or _CUT_OFF.search(body[-80:]) is not None


def in_full(entry: Entry, page: Sequence[ParsedArticle]) -> Entry:
    """An entry with the text of its page, where that has more and tells the same.

    page: what was read there.
    """
    said = _words(f"{entry.article.title} {entry.article.body}")
    own = next((article for article in page if article.role is Role.MAIN), None)
    if own is None or len(own.body) < _MORE * len(entry.article.body):
        return entry
    shared = said & _words(f"{own.title} {own.body}")
    if len(shared) < _SHARED * len(said):
        return entry
    return replace(entry, full=replace(entry.article, body=own.body, language=own.language))


def offered(data: bytes, address: str) -> tuple[str, ...]:
    """The addresses of the feeds that a page says it has, in its order. Raises nothing."""
    from storage.dumps import html_tree

    try:
        root = html_tree.parsed(data)
    except html_tree.HtmlError:
        return ()
    found: dict[str, None] = {}
    for element in root.iter("link"):
        kind = (element.get("type") or "").split(";")[0].strip().lower()
        if "alternate" in (element.get("rel") or "").lower().split() and kind in _KINDS:
            link = _link(element.get("href"), address)
            if link is not None:
                found[link] = None
    return tuple(found)


def _xml(data: bytes, address: str, reference: datetime) -> Feed:
    import feedparser  # a tenth of a second, and most dumps are no feeds

    try:
        parsed = feedparser.parse(BytesIO(data), resolve_relative_uris=False, sanitize_html=False)
    except Exception as error:  # feedparser stumbles in ways of its own over what is no XML
        raise FeedError("This feed is damaged and can't be read.") from error
    if not parsed.get("version") and not parsed.entries:
        raise FeedError("This feed is damaged and can't be read.")
    title = _line(parsed.feed.get("title")) or None
    found = (_xml_entry(entry, title, address, reference) for entry in parsed.entries[:MOST_ENTRIES])
    return Feed(title, _each_once(found))


def _xml_entry(said: Any, feed_title: str | None, address: str, reference: datetime) -> Entry | None:
    contents = [one.get("value") or "" for one in said.get("content") or ()]
    body = max([*contents, said.get("summary") or ""], key=len)
    moment = said.get("published_parsed")
    if moment is None and dict.__contains__(said, "updated_parsed"):  # else it warns of a guess of its own
        moment = said["updated_parsed"]
    published = None
    if moment is not None:
        with contextlib.suppress(ValueError, OverflowError):
            published = datetime.fromtimestamp(timegm(moment), UTC)
    return entry(
        key=said.get("id"),
        title=said.get("title"),
        body=body,
        link=said.get("link"),
        source=_line((said.get("source") or {}).get("title")) or feed_title,
        published=published,
        address=address,
        reference=reference,
    )


def _json(data: bytes, address: str, reference: datetime) -> Feed:
    try:
        feed = json.loads(data)
        items = feed.get("items") or []
        title = _line(feed.get("title")) or None
        found = [_json_entry(item, title, address, reference) for item in items[:MOST_ENTRIES]]
    except (ValueError, TypeError, AttributeError, KeyError, RecursionError) as error:
        raise FeedError("This feed is damaged and can't be read.") from error
    return Feed(title, _each_once(found))


def _json_entry(
    item: Mapping[str, Any], feed_title: str | None, address: str, reference: datetime
) -> Entry | None:
    body = item.get("content_html") or item.get("content_text") or item.get("summary") or ""
    published = None
    for name in ("date_published", "date_modified"):
        try:
            moment = datetime.fromisoformat(str(item.get(name)))
            published = published or (moment.astimezone(UTC) if moment.tzinfo is not None else None)
        except (ValueError, OverflowError):
            continue
    key = item.get("id")
    return entry(
        key=None if key is None else str(key),
        title=item.get("title"),
        body=body,
        link=item.get("url") or item.get("external_url"),
        source=feed_title,
        published=published,
        address=address,
        reference=reference,
    )


def entry(
    *,
    key: str | None,
    title: Any,
    body: Any,
    link: Any,
    source: str | None,
    published: datetime | None,
    address: str,
    reference: datetime,
) -> Entry | None:
    """An entry from what the feed says of it; None where that is nothing to read."""
    headline = _line(title)
    text = text_of(body)
    if not headline and not text:
        return None
    url = _link(link, address)
    return Entry(
        key=key or url or headline or text[:200],
        article=ParsedArticle(
            role=Role.MAIN,
            title=headline or forms.made_headline(text),
            body=text,
            source=source,
            published_at=None if published is None else min(published, reference),
            title_made=not headline,
            time_clamped=published is not None and published > reference,
            url=url,
        ),
    )


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.lower()))


def _each_once(entries: Iterable[Entry | None]) -> tuple[Entry, ...]:
    found: dict[str, Entry] = {}
    for entry in entries:
        if entry is not None:
            found.setdefault(entry.key, entry)
    return tuple(found.values())


def _link(link: Any, address: str) -> str | None:
    if not isinstance(link, str) or not link.strip():
        return None
    try:
        whole = urljoin(address, link.strip())
        return whole if urlsplit(whole).scheme in ("http", "https") else None
    except ValueError:
        return None


def _line(text: Any) -> str:
    return " ".join(text_of(text).split())


def text_of(text: Any) -> str:
    """Paragraphs parted by one blank line, of HTML or plain text."""
    if not isinstance(text, str):
        return ""
    text = text[:_LONGEST]
    if _MARKUP.search(text):
        text = _rendered(text)
    return "\n\n".join(clean(text).texts)


def _rendered(markup: str) -> str:
    from storage.dumps import html_text, html_tree  # lxml takes a tenth of a second

    try:
        return html_text.rendered(
            html_tree.parsed(f"<div>{markup}</div>".encode("utf-8", "replace"), "utf-8")
        )
    except html_tree.HtmlError:
        return ""
