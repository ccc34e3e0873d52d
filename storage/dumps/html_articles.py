"""HTML articles: the texts in a saved page: the one that it is about, or several that it marks up."""

import copy
import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from storage.dumps import html_metadata, html_text
from storage.dumps.html_metadata import Metadata
from storage.dumps.lines import clean

# What an element must have to be one article among several: characters of text in paragraphs.
_LEAST_TEXT = 300
_LEAST_ARTICLES = 2
_MOST_ARTICLES = 200
_HEADINGS = ("h1", "h2", "h3", "h4")
_TITLE_MARKS = ("headline", "entry-title", "p-name")


def paragraphs(root: HtmlElement) -> list[str]:
    """The paragraphs of a page's article, as trafilatura finds them; none where it finds none."""
    import trafilatura  # takes a third of a second, and most dumps are no saved pages

    try:
        text = trafilatura.extract(
            copy.deepcopy(root), include_comments=False, include_tables=True, favor_precision=True
        )
    except Exception:  # noqa: BLE001 - whatever a page makes it stumble on, the page is just not read
        return []
    return list(clean(text or "").texts)


def as_body(text: str) -> str:
    """A text with line breaks as a body: its paragraphs parted by one blank line."""
    return "\n\n".join(clean(text).texts)


def listed(root: HtmlElement, said: Metadata) -> list[tuple[str, str, Metadata]]:
    """Title, body and metadata of each article of a page that marks up several; none for other pages."""
    if said.is_article:
        return []
    inside = html_metadata.articles_of(root)
    if len(inside) >= _LEAST_ARTICLES:
        return [(one.titles[0], as_body(one.body or ""), _of(one, said)) for one in inside[:_MOST_ARTICLES]]
    found = [one for element in _outermost(root) if (one := _marked(element, said)) is not None]
    return found[:_MOST_ARTICLES] if len(found) >= _LEAST_ARTICLES else []


def _of(one: Metadata, page: Metadata) -> Metadata:
    """An article's own metadata; of the page's what holds for all."""
    return Metadata(
        titles=one.titles,
        published_at=one.published_at,
        source=one.source or page.source,
        url=one.url,
        language=one.language or page.language,
    )


def _outermost(root: HtmlElement) -> Iterator[HtmlElement]:
    """The elements that are marked as articles and stand in no other."""
    stack = [root]
    while stack:
        element = stack.pop()
        if not isinstance(element.tag, str):
            continue
        marks = f" {element.get('class', '')} {element.get('itemtype', '')} ".lower()
        if element.tag == "article" or any(
            mark in marks for mark in (" hentry ", " h-entry ", "schema.org/newsarticle")
        ):
            yield element
        else:
            stack.extend(reversed(element))


def _marked(element: HtmlElement, page: Metadata) -> tuple[str, str, Metadata] | None:
    """The article in an element; None where it has no headline or hardly any text, as a teaser."""
    heading = _heading(element)
    if heading is None:
        return None
    title = " ".join(heading.text_content().split())
    texts = [
        " ".join(html_text.rendered(part).split())
        for part in element.iter("p", "li", "blockquote")
        if not any(above.tag in ("li", "blockquote", "nav", "footer") for above in _above(part, element))
    ]
    body = [text for text in texts if text and text != title]
    if not title or sum(map(len, body)) < _LEAST_TEXT:
        return None
    link = next((address for address in _links(heading)), None)
    own = Metadata(
        titles=(title,),
        published_at=html_metadata.first_time(element),
        url=html_metadata.whole(link, page.url or ""),
    )
    return title, "\n\n".join(body), _of(own, page)


def _heading(element: HtmlElement) -> HtmlElement | None:
    for part in element.iter(*_HEADINGS):
        if part.text_content().strip():
            return part
    for part in element.iter():
        marks = (
            f"{part.get('class', '')} {part.get('itemprop', '')}".split() if isinstance(part.tag, str) else []
        )
        if any(mark in marks for mark in _TITLE_MARKS):
            return part
    return None


def _above(part: HtmlElement, top: HtmlElement) -> Iterator[HtmlElement]:
    for above in part.iterancestors():
        if above is top:
            return
        yield above


def _links(heading: HtmlElement) -> Iterator[str]:
    """The addresses in a heading or around it."""
    for element in (*heading.iter("a"), *heading.iterancestors("a")):
        address = element.get("href")
        if address and not _SCRIPT.match(address):
            yield address


_SCRIPT = re.compile(r"\s*(?:javascript|data|#)", re.IGNORECASE)
