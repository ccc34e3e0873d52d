"""OPML: lists of feeds, as feed readers write and take them. Pure; nothing is fetched."""

from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree import ElementTree

from storage.errors import NewsbriefError
from storage.feeds import Feed

MOST = 500
LARGEST = 2 * 1024 * 1024
"""Bytes of a list."""
_HEAD = 2048


class OpmlError(NewsbriefError):
    """A list of feeds that can't be read; the sentence says why and what to do."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A feed of a list. url: as it stands there, not checked."""

    url: str
    title: str | None


def is_opml(data: bytes) -> bool:
    """Whether a file is a list of feeds."""
    return b"<opml" in data[:_HEAD].replace(b"\x00", b"").lower()


def read(data: bytes) -> tuple[Outline, ...]:
    """The feeds of a list, in folders or not, each once. Raises OpmlError."""
    if len(data) > LARGEST:
        raise OpmlError("This list of feeds is too large: split it into several.")
    if b"<!ENTITY" in data.replace(b"\x00", b"").upper():
        raise OpmlError("This list of feeds declares entities, which can do harm, and is not read.")
    try:
        root = ElementTree.fromstring(data)
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise OpmlError("This list of feeds is damaged: export it again.") from error
    found: dict[str, Outline] = {}
    for element in root.iter("outline"):
        url = (element.get("xmlUrl") or element.get("xmlurl") or "").strip()
        if url:
            title = " ".join((element.get("title") or element.get("text") or "").split())
            found.setdefault(url, Outline(url, title or None))
    if not found:
        raise OpmlError("There are no feeds in this list.")
    if len(found) > MOST:
        raise OpmlError(f"This list has more than {MOST} feeds: split it and leave some out.")
    return tuple(found.values())


def written(feeds: Iterable[Feed]) -> bytes:
    """A list of feeds as a file."""
    root = ElementTree.Element("opml", version="2.0")
    head = ElementTree.SubElement(root, "head")
    ElementTree.SubElement(head, "title").text = "Newsbrief"
    body = ElementTree.SubElement(root, "body")
    for feed in feeds:
        title = "".join(filter(str.isprintable, feed.title or feed.url))  # XML takes no controls
        ElementTree.SubElement(body, "outline", type="rss", text=title, title=title, xmlUrl=feed.url)
    ElementTree.indent(root)
    data: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return data
