"""HTML page: a saved page read into articles, once it is known to be one.

trafilatura finds the text, the page's own metadata says the rest. A page whose text is the
aggregator's goes the way of its text; one that marks up several articles gives all of them. Loads lxml;
import it only where a page is read.
"""

import re
from dataclasses import replace
from datetime import datetime

from lxml.html import HtmlElement

from storage.dumps import (
    aggregator,
    forms,
    html_articles,
    html_metadata,
    html_text,
    html_tree,
    page_dates,
)
from storage.dumps.ages import Ages
from storage.dumps.html_metadata import Metadata
from storage.dumps.lines import clean
from storage.dumps.page_dates import clamped
from storage.models import ParsedArticle, Reading, Role

NAME = "html"

_HEADINGS = ("h1", "h2")
# A headline and what the page calls itself are the same from this share of common words on.
_ALIKE = 0.5
_MOST_TITLES = 40
# Shorter texts than this many characters are looked for in the page's JSON-LD too.
_SHORT = 250
# Less than so many characters are no article, unless the page says that it is one.
_LEAST = 60


def read(data: bytes, reference: datetime, charset: str | None, address: str | None) -> Reading:
    """The articles of a saved page, or a refusal; see html.read."""
    try:
        markup, lost = html_tree.decoded(data, charset)
        reading = _read(html_tree.rooted(markup), reference, address)
    except html_tree.HtmlError as error:
        return Reading(NAME, (), reference, str(error))
    what = "1 character" if lost == 1 else f"{lost} characters"
    note = f"{what} could not be made out and stand as \ufffd." if lost else None
    return replace(reading, note=note) if reading.articles else reading


def _read(root: HtmlElement, reference: datetime, address: str | None) -> Reading:
    text = html_text.rendered(root)
    reading = aggregator.read(text, reference)
    if reading is not None and reading.articles:
        return reading
    said = html_metadata.of_page(root, address)
    articles = html_articles.listed(root, said)
    if articles:
        return Reading(NAME, tuple(_article(*one, reference) for one in articles), reference)
    article = _main(root, said)
    if article is not None and said.published_at is None:
        age = page_dates.near(clean(text).texts, article[0], Ages(reference))
        article = (*article[:2], replace(said, published_at=age.moment if age else None))
    if article is None:
        return Reading(
            NAME,
            (),
            reference,
            "No article was found in this page: open it in a browser, select all, copy and paste its text.",
        )
    return Reading(NAME, (_article(*article, reference),), reference)


def _main(root: HtmlElement, said: Metadata) -> tuple[str, str, Metadata] | None:
    """The title and the body of a page's article."""
    title = _title(root, said)
    paragraphs = html_articles.paragraphs(root)
    if paragraphs and title and _folded(paragraphs[0]) == _folded(title):
        paragraphs = paragraphs[1:]
    body = "\n\n".join(paragraphs)
    if said.body and len(body) < _SHORT and len(said.body) > 2 * len(body):
        body = html_articles.as_body(said.body)
    if not body or (len(body) < _LEAST and not said.is_article):
        return None
    return title, body, said


def _title(root: HtmlElement, said: Metadata) -> str:
    """The headline: the heading that is most like what the page calls itself, else that name.

    The heading is what a reader sees; names for programs carry the site's and are written for search.
    """
    headings = [
        text
        for tag in _HEADINGS
        for element in list(root.iter(tag))[:_MOST_TITLES]
        if (text := " ".join(element.text_content().split())) and len(text) <= 300
    ]
    names = [_words(name) for name in said.titles]
    best, found = 0.0, ""
    for place, heading in enumerate(headings):
        words = _words(heading)
        if not words:
            continue
        likeness = max((len(words & name) / len(words | name) for name in names if name), default=0.0)
        # A site's name in the heading of every page is like the end of the page's title, too.
        within = max(
            (len(words & name) / len(words) for name in names if name and len(words) > 2), default=0.0
        )
        value = max(likeness, 0.8 * within) - 0.001 * place
        if value > best:
            best, found = value, heading
    if best >= _ALIKE:
        return found
    ones = list(root.iter("h1"))
    if len(ones) == 1 and headings and len(_words(headings[0])) > 3:
        return headings[0]
    return _without_site(said) or (headings[0] if headings else "")


def _without_site(said: Metadata) -> str:
    """What the page calls itself, without the site's name at its end or beginning."""
    if not said.titles:
        return ""
    title = said.titles[0]
    shorter = [other for other in said.titles if len(other) >= 15 and other != title and other in title]
    if shorter:
        return min(shorter, key=len)
    for separator in (" | ", " - ", " – ", " — ", " :: ", " » "):
        parts = title.split(separator)
        if len(parts) > 1 and (said.source is None or _folded(said.source) in _folded(title)):
            kept = max(parts, key=len)
            if len(kept) > len(title) / 2:
                return kept.strip()
    return title


def _article(title: str, body: str, said: Metadata, reference: datetime) -> ParsedArticle:
    moment, late = clamped(said.published_at, reference)
    return ParsedArticle(
        role=Role.MAIN,
        title=title or forms.made_headline(body),
        body=body,
        source=said.source,
        published_at=moment,
        title_made=not title,
        time_clamped=late,
        url=said.url,
        language=said.language,
    )


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower()))


def _folded(text: str) -> str:
    return " ".join(_WORD.findall(text.lower()))


_WORD = re.compile(r"\w+")
