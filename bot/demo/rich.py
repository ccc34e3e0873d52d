"""Rich: the HTML of rich messages as a tree of blocks, checked as strictly as Telegram's limits are known.

Only the tags that a text without media needs: headings, paragraphs, details, quotations, lists, footers,
and what formats words.
"""

from html.parser import HTMLParser

from bot.demo.models import Json
from bot.demo.refusals import Refusal, bad_request

MOST_TEXT = 32_768
MOST_BLOCKS = 500
MOST_DEPTH = 16

_BLOCKS = frozenset("h1 h2 h3 h4 h5 h6 p details summary blockquote footer hr ul ol li".split())
_WORDS = frozenset("b strong i em u ins s strike del code a br mark sub sup tg-spoiler".split())
_EMPTY = frozenset({"hr", "br"})
_ATTRIBUTES = {"a": {"href"}, "details": {"open"}}


class _Tree(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root: Json = {"tag": "", "children": []}
        self.open: list[Json] = [self.root]
        self.blocks = 0
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _BLOCKS | _WORDS:
            raise _wrong(f'Unsupported start tag "{tag}"')
        given = {name: value or "" for name, value in attrs}
        if given.keys() - _ATTRIBUTES.get(tag, set()):
            raise _wrong(f'Unsupported attribute in the tag "{tag}"')
        if tag == "summary" and self.open[-1]["tag"] != "details":
            raise _wrong('Tag "summary" must be in "details"')
        self.blocks += tag in _BLOCKS
        if self.blocks > MOST_BLOCKS:
            raise bad_request("RICH_MESSAGE_TOO_MANY_BLOCKS")
        node: Json = {"tag": tag, "children": [], **given}
        self._children().append(node)
        if tag in _BLOCKS | {"br"}:
            self.text.append("\n")
        if tag not in _EMPTY:
            self.open.append(node)
        if len(self.open) - 1 > MOST_DEPTH:
            raise bad_request("RICH_MESSAGE_TOO_DEEP")

    def handle_endtag(self, tag: str) -> None:
        if tag in _EMPTY:
            return
        if len(self.open) < 2 or self.open[-1]["tag"] != tag:
            raise _wrong(f'Unexpected end tag "{tag}"')
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self._children().append(data)
        self.text.append(data)

    def _children(self) -> list[object]:
        found = self.open[-1]["children"]
        assert isinstance(found, list)
        return found


def parse(html: str) -> tuple[list[object], str]:
    """The blocks of a rich message, and its plain text. A Refusal where it is wrong."""
    tree = _Tree()
    tree.feed(html)
    tree.close()
    if len(tree.open) > 1:
        raise _wrong(f'Can\'t find end tag corresponding to start tag "{tree.open[-1]["tag"]}"')
    text = "".join(tree.text).strip()
    if not text:
        raise bad_request("rich message must be non-empty")
    if len(text) > MOST_TEXT:
        raise bad_request("RICH_MESSAGE_TOO_LONG")
    found = tree.root["children"]
    assert isinstance(found, list)
    return found, text


def _wrong(what: str) -> Refusal:
    return bad_request(f"can't parse rich message: {what}")
