"""Dumps: from the raw text of a news page to its articles.

One module per format, all alike: read() takes a text and the time when its page was taken and gives a
Reading, or None where the text is not of its format; explain() gives each line with its kind from the
same pass. A new format is a module and its name in _READERS. Formats of files read bytes.
"""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Protocol

from storage.dumps import (
    aggregator,
    bundles,
    encodings,
    envelopes,
    feed,
    forms,
    html,
    mail,
    page,
    pdf,
    references,
    text,
    webarchive,
)
from storage.dumps.envelopes import Envelope
from storage.dumps.lines import Kind, clean, explained
from storage.models import Line, Reading, Role

__all__ = ["explain", "looks_like_dump", "opened", "parse", "parse_file"]

EXAMPLE = (
    "Harbour town opens new ferry line\n"
    "The first boat left at noon on Monday with two hundred people on board.\n"
    "It will run every hour until the end of September."
)


# A shorter text is something typed into the chat, even if it is a word of furniture.
_LEAST_LINES = 3
# The furniture of other sites is made of common words: "Share", "Comments".
_LEAST_LINES_ELSEWHERE = 5
_PROSE_WORDS = 4


class Reader(Protocol):
    """A module that reads one format."""

    def read(self, text: str, reference: datetime) -> Reading | None:
        """The articles of a text; None where it is not of this format."""

    def explain(self, text: str) -> tuple[Line, ...] | None:
        """Each line with its kind; None where the text is not of this format."""


# In the order in which they are asked; the surest first.
_READERS: tuple[Reader, ...] = (aggregator, page, text)


def parse(text: str, reference: datetime) -> Reading:
    """The articles of a dump, or a refusal with its reason.

    text: as it was pasted or decoded, any. reference: aware; when the page was taken, which an "as of"
    line at the top of the text overrides. Raises nothing.
    """
    rest, taken, _ = references.split(text, reference)
    for reader in _READERS:
        reading = reader.read(rest, taken)
        if reading is not None:
            return reading
    return Reading("none", (), taken, _refusal(rest))


def opened(name: str, raw: str | bytes, reference: datetime, envelope: Envelope) -> Reading:
    """As parse or parse_file, with what came around the text: a caption, an address, an encoding."""
    if isinstance(raw, bytes) and bundles.is_bundle(raw):
        return _unbundled(raw, reference)
    said = envelopes.said(envelope.caption, reference)
    if isinstance(raw, str):
        reading = parse(raw, said.reference)
    else:
        reading = parse_file(name, raw, said.reference, envelope.charset)
    if envelope.address is not None:
        reading = _with_address(reading, envelope.address)
    return envelopes.applied(reading, said)


def parse_file(name: str, data: bytes, reference: datetime, charset: str | None = None) -> Reading:
    """As parse, for the bytes of a file: in whatever encoding they are.

    name: of the file, for the refusal. charset: what was said of its encoding where it was found. Raises
    nothing: what is no text is refused. Which reader a file is for is seen in its bytes, not in the ending
    of its name.
    """
    reading = (
        webarchive.read(data, reference)
        or pdf.read(data, reference)
        or mail.read(data, reference, parse)
        or html.read(data, reference, charset)
        or _feed(data, reference)
    )
    if reading is not None:
        return reading
    try:
        decoded = encodings.decode(data, charset)
    except encodings.UndecodableError as error:
        return Reading("none", (), references.split("", reference)[1], f"{name or 'The file'}: {error}")
    return parse(decoded, reference)


def explain(text: str, reference: datetime) -> tuple[Line, ...]:
    """Each line of a text with the kind that parse sees in it, the blank ones too."""
    rest, _, number = references.split(text, reference)
    lines = clean(rest)
    found = next((kinds for reader in _READERS if (kinds := reader.explain(rest)) is not None), None)
    if found is None:
        found = explained(lines, [Kind.UNREAD] * len(lines))
    if number is None:
        return found
    first = Line(number, str(Kind.REFERENCE), text.splitlines()[number - 1].strip())
    return (*found[: number - 1], first, *found[number:])


def looks_like_dump(text: str) -> bool:
    """Whether a text has the structure of a page: furniture or the heads of related articles."""
    lines = clean(text)
    if len(lines) >= _LEAST_LINES and aggregator.label(lines) is not None:
        return True
    prose = any(forms.ends_sentence(line) and forms.words(line) >= _PROSE_WORDS for line in lines.texts)
    return prose and len(lines) >= _LEAST_LINES_ELSEWHERE and page.has_furniture(lines)


def _feed(data: bytes, reference: datetime) -> Reading | None:
    """The entries of a feed that was saved as a file."""
    if not feed.is_feed(data):
        return None
    try:
        found = feed.read(data, "", reference)
    except feed.FeedError as error:
        return Reading("feed", (), reference.astimezone(UTC), str(error))
    articles = tuple(entry.article for entry in found.entries) if found is not None else ()
    refusal = None if articles else "This feed has no entries: save it again, or send its link to /addfeed."
    return Reading("feed", articles, reference.astimezone(UTC), refusal)


def _unbundled(raw: bytes, reference: datetime) -> Reading:
    pages = [
        opened("", one.data, reference, Envelope("", one.address, one.charset)) for one in bundles.read(raw)
    ]
    return Reading("links", tuple(article for page in pages for article in page.articles), reference)


def _with_address(reading: Reading, address: str) -> Reading:
    """A reading, the page's own article with the address where it was found, if it names none itself."""
    own = [article for article in reading.articles if article.role is Role.MAIN]
    if len(own) != 1 or own[0].url is not None:
        return reading
    found = tuple(replace(one, url=address) if one is own[0] else one for one in reading.articles)
    return replace(reading, articles=found)


def _refusal(text: str) -> str:
    if not len(clean(text)):
        return "There is no text in it: paste the text of a news page."
    return (
        "No article was found in this text: paste a whole news page, or a headline with its paragraphs,"
        f" for instance:\n{EXAMPLE}"
    )
