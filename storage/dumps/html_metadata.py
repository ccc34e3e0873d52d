"""HTML metadata: what a saved page says of itself, for programs: headline, time, publisher, address.

Reads JSON-LD, OpenGraph and plain meta elements; the surest first. Nothing is guessed from the text.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from html import unescape
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

# JSON-LD is looked at up to these: a script's characters, all things in it, how deep they nest.
_LONGEST_SCRIPT = 1_000_000
_MOST_THINGS = 5000
_MOST_DEPTH = 30
_LONGEST_VALUE = 2000
_LONGEST_URL = 2000

_ARTICLES = (
    *("newsarticle", "article", "reportagenewsarticle", "blogposting", "analysisnewsarticle", "report"),
    *(
        "opinionnewsarticle",
        "backgroundnewsarticle",
        "reviewnewsarticle",
        "liveblogposting",
        "socialmediaposting",
    ),
)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of an article; None or empty for what is not.

    titles: all that it is called, the surest first. published_at: UTC. body: from JSON-LD, as it stands
    there. is_article: whether the page says that it is one article.
    """

    titles: tuple[str, ...] = ()
    published_at: datetime | None = None
    source: str | None = None
    url: str | None = None
    language: str | None = None
    body: str | None = None
    is_article: bool = False


def of_page(root: HtmlElement, address: str | None = None) -> Metadata:
    """The metadata of a page's article. address: where the page was, if its file says so."""
    meta = _meta(root)
    linked = list(_linked(root))
    things = [thing for thing in linked if _is_article(thing)]
    thing = things[0] if things else {}
    title = root.find(".//title")
    canonical = next((link.get("href") for link in root.iter("link") if _rel(link) == "canonical"), None)
    base = address or canonical or meta.get("og:url") or ""
    said = of_thing(thing)
    return Metadata(
        titles=_distinct(
            [*said.titles, *_values(meta, "og:title", "twitter:title", "dc.title", "title")]
            + ([_text(title.text_content())] if title is not None else [])
        ),
        published_at=said.published_at or _first_time(_values(meta, *_TIMES)) or _marked_time(root),
        source=said.source
        or next(iter(_values(meta, "og:site_name", "application-name", "dc.publisher", "publisher")), None)
        or next((name for other in linked if (name := _site(other))), None),
        url=_address(canonical, base)
        or _address(meta.get("og:url"), base)
        or said.url
        or _address(address, ""),
        language=said.language or _language(root.get("lang")) or _language(meta.get("og:locale")),
        body=said.body,
        is_article=bool(things) or meta.get("og:type", "").lower() == "article",
    )


def articles_of(root: HtmlElement) -> list[Metadata]:
    """The articles whose bodies a page gives in JSON-LD, each once."""
    found: dict[str, Metadata] = {}
    for thing in _linked(root):
        if _is_article(thing):
            said = of_thing(thing)
            if said.titles and said.body:
                found.setdefault(said.titles[0], said)
    return list(found.values())


def of_thing(thing: dict[str, Any]) -> Metadata:
    """The metadata of one article of JSON-LD."""
    return Metadata(
        titles=_distinct([_string(thing.get(name)) for name in ("headline", "name", "alternativeHeadline")]),
        published_at=_time(_string(thing.get("datePublished"))) or _time(_string(thing.get("dateCreated"))),
        source=_named(thing.get("publisher")) or _named(thing.get("sourceOrganization")),
        url=_address(_string(thing.get("url")) or _id(thing.get("mainEntityOfPage")), ""),
        language=_language(_string(thing.get("inLanguage"))),
        body=_body(thing.get("articleBody")),
    )


def first_time(element: HtmlElement) -> datetime | None:
    """The first time in an element that a program can read; UTC."""
    return next((moment for part in element.iter("time") if (moment := _time(part.get("datetime")))), None)


def whole(value: str | None, base: str) -> str | None:
    """A whole address for http from one that may be relative to base; None for what is none."""
    return _address(value, base)


def _linked(root: HtmlElement) -> Iterator[dict[str, Any]]:
    """Every thing of a page's JSON-LD, the outer ones first."""
    left = _MOST_THINGS
    for script in root.iter("script"):
        if "ld+json" not in script.get("type", "").lower():
            continue
        text = (script.text or "")[: _LONGEST_SCRIPT + 1].strip().removeprefix("<!--").removesuffix("-->")
        try:
            stack: list[tuple[Any, int]] = [(json.loads(text.strip().rstrip(";"), strict=False), 0)]
        except (ValueError, RecursionError):
            continue
        while stack and left > 0:
            value, depth = stack.pop(0)
            left -= 1
            if isinstance(value, dict):
                yield value
                value = list(value.values())
            if isinstance(value, list) and depth < _MOST_DEPTH:
                stack.extend((inner, depth + 1) for inner in value[:500] if isinstance(inner, dict | list))


def _meta(root: HtmlElement) -> dict[str, str]:
    """The first content of each meta element by its name, in small letters."""
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = _text(element.get("content", ""))
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _values(meta: dict[str, str], *names: str) -> list[str]:
    return [meta[name] for name in names if name in meta]


def _is_article(thing: dict[str, Any]) -> bool:
    types = thing.get("@type")
    names = types if isinstance(types, list) else [types]
    return any(isinstance(name, str) and name.lower().rpartition("/")[2] in _ARTICLES for name in names)


def _site(thing: dict[str, Any]) -> str | None:
    types = thing.get("@type")
    known = ("WebSite", "NewsMediaOrganization", "Organization")
    return _string(thing.get("name")) if isinstance(types, str) and types in known else None


def _marked_time(root: HtmlElement) -> datetime | None:
    """The time of the first time element that says it is the publication's."""
    for element in root.iter("time"):
        marks = (
            f"{element.get('itemprop', '')} {element.get('class', '')} {element.get('pubdate', '-')}".lower()
        )
        if "publish" in marks or "pubdate" in marks or element.get("pubdate") is not None:
            moment = _time(element.get("datetime"))
            if moment is not None:
                return moment
    return None


def _first_time(values: Sequence[str]) -> datetime | None:
    return next((moment for value in values if (moment := _time(value))), None)


def _time(value: str | None) -> datetime | None:
    """The UTC time of an ISO 8601 value, and of the ways in which pages get it wrong."""
    if not value or len(value) > 60:
        return None
    match = _ISO.search(value)
    if match is None:
        return None
    text = f"{match['day']}T{match['time'] or '00:00'}"
    zone = (match["zone"] or "").replace("−", "-").upper()
    if zone in ("Z", "UTC", "GMT"):
        zone = "+00:00"
    elif zone and ":" not in zone:
        zone = f"{zone[:3]}:{zone[3:] or '00'}"
    try:
        moment = datetime.fromisoformat(text + zone)
        return moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _address(value: str | None, base: str) -> str | None:
    """A whole address for http; None for what is none."""
    if not value or len(value) > _LONGEST_URL:
        return None
    try:
        whole = urljoin(base, value.strip())
        parts = urlsplit(whole)
    except ValueError:
        return None
    return whole if parts.scheme in ("http", "https") and parts.hostname else None


def _language(value: str | None) -> str | None:
    """The two or three letters of a language tag."""
    match = _TAG.match(value or "")
    return match[1].lower() if match else None


def _body(value: Any) -> str | None:
    if not isinstance(value, str) or not value.strip():
        return None
    text = _MARKUP.sub("\n", value) if "<" in value else value
    return text.replace("\xa0", " ").strip() or None


def _named(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    return _string(value.get("name")) if isinstance(value, dict) else _string(value)


def _id(value: Any) -> str | None:
    return _string(value.get("@id")) if isinstance(value, dict) else _string(value)


def _string(value: Any) -> str | None:
    if isinstance(value, list) and value:
        value = value[0]
    return _text(value) if isinstance(value, str) else None


def _text(value: str) -> str | None:
    """A value on one line; pages write &amp; twice."""
    value = " ".join(unescape(value[:_LONGEST_VALUE]).split())
    return value or None


def _rel(link: HtmlElement) -> str:
    return str(link.get("rel", "")).strip().lower()


def _distinct(values: Sequence[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))


_TIMES = (
    *(
        "article:published_time",
        "og:published_time",
        "datepublished",
        "article:published",
        "parsely-pub-date",
    ),
    *("pubdate", "publishdate", "sailthru.date", "dc.date.issued", "dc.date", "date", "article.published"),
    "cxenseparse:recs:publishtime",
)
_ISO = re.compile(
    r"(?P<day>(?:19|20)\d\d-\d\d-\d\d)(?:[T ](?P<time>\d\d:\d\d(?::\d\d)?)(?:\.\d+)?"
    r"\s?(?P<zone>Z|UTC|GMT|[+−-]\d\d(?::?\d\d)?)?)?",
    re.IGNORECASE,
)
_TAG = re.compile(r"\s*([A-Za-z]{2,3})(?:[-_]|\s*$)")
_MARKUP = re.compile(r"<[^<>]{0,500}>")
