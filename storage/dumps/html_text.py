"""HTML text: a saved page as the text that selecting all and copying gives in a browser.

Follows the rules of innerText in the HTML standard as far as they show without a style sheet: what is
a block gets a line of its own, a paragraph gets blank lines around it.
"""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

_LINE, _PARAGRAPH = 1, 2
_BLOCKS = {
    **dict.fromkeys(("p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "dl"), _PARAGRAPH),
    **dict.fromkeys(("pre", "hr", "figure"), _PARAGRAPH),
    **dict.fromkeys(("div", "section", "article", "main", "aside", "header", "footer", "nav"), _LINE),
    **dict.fromkeys(("li", "dt", "dd", "tr", "table", "caption", "figcaption", "address", "form"), _LINE),
    **dict.fromkeys(("fieldset", "legend", "details", "summary", "center", "body", "option"), _LINE),
}
_UNSEEN = frozenset(
    {"script", "style", "noscript", "template", "head", "title", "meta", "link", "svg", "iframe", "object"}
)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\n\r\f]+")


def rendered(root: HtmlElement) -> str:
    """The text of a page with its lines and blank lines."""
    parts: list[str] = []
    breaks = 0
    fresh = True
    for piece in _pieces(root):
        if isinstance(piece, int):
            breaks = max(breaks, piece)
            continue
        text = _SPACES.sub(" ", piece) if piece != "\n" else piece
        if fresh or breaks:
            text = text.lstrip(" ")
        if not text:
            continue
        if breaks and parts:
            parts.append("\n" * breaks)
        breaks, fresh = 0, text.endswith("\n")
        parts.append(text)
    return "\n".join(line.strip(" ") for line in "".join(parts).split("\n"))


def _pieces(root: HtmlElement) -> Iterator[str | int]:
    """Texts, line breaks, and the breaks that blocks ask for, in the page's order; no recursion."""
    stack: list[tuple[HtmlElement, bool]] = [(root, False)]
    while stack:
        element, left = stack.pop()
        tag = element.tag if isinstance(element.tag, str) else ""
        if left:
            yield _BLOCKS.get(tag, 0)
            if tag in ("td", "th"):
                yield " "
            if element.tail:
                yield element.tail
            continue
        if not tag or tag in _UNSEEN or _is_hidden(element):
            if element.tail:
                yield element.tail
            continue
        if tag == "br":
            yield "\n"
            if element.tail:
                yield element.tail
            continue
        yield _BLOCKS.get(tag, 0)
        if element.text:
            yield element.text
        stack.append((element, True))
        stack.extend((child, False) for child in reversed(element))


def _is_hidden(element: HtmlElement) -> bool:
    return "hidden" in element.attrib or _HIDDEN_STYLE.search(element.get("style", "")) is not None
