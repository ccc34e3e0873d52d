"""HTML tree: the bytes of a saved page as a tree of elements that is safe to walk.

Decodes, takes out embedded pictures, and refuses what would take too long or too deep a walk, each by
a named limit. Nothing outside the bytes is ever looked up: no entity is resolved, no address fetched.
"""

import codecs
import re

from lxml import etree
from lxml import html as lxml_html
from lxml.html import HtmlElement

from storage.dumps import encodings
from storage.errors import NewsbriefError

# Of markup, in characters, without embedded pictures; a news page has less than two million.
MOST_CHARACTERS = 6_000_000
MOST_ELEMENTS = 50_000
MOST_DEPTH = 250
MOST_ATTRIBUTES = 1000
# The share of characters that could not be decoded from which on a page is refused.
_MOST_UNDECODED = 0.002

_HEAD = 4096


class HtmlError(NewsbriefError):
    """A saved page that can't be read; the sentence says why and what to do."""


def parsed(data: bytes, charset: str | None = None) -> HtmlElement:
    """The root of a page. charset: what its envelope declares. Raises HtmlError."""
    return rooted(decoded(data, charset)[0])


def rooted(text: str) -> HtmlElement:
    """The root of a page's markup. Raises HtmlError."""
    text = _EMBEDDED.sub("", text)
    if len(text) > MOST_CHARACTERS:
        raise HtmlError(
            f"This page has more than {MOST_CHARACTERS // 1_000_000} million characters of markup:"
            " copy its text and paste that."
        )
    if text.count("<") > 3 * MOST_ELEMENTS:
        raise HtmlError("This page has too many elements to be a news page: copy its text and paste that.")
    _check_depth(text)
    _check_attributes(text)
    text = _DECLARATION.sub("", _CONTROLS.sub("", text), count=1)
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = lxml_html.document_fromstring(text.encode(), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise HtmlError("There is no page in this file: save the page again, or copy its text.") from error
    return root


def decoded(data: bytes, charset: str | None = None) -> tuple[str, int]:
    """The markup of a page, and how many characters of it could not be made out and stand as U+FFFD.

    By its mark, by what its envelope or the page itself declares, else guessed; a page of whole UTF-8 is that
    whatever it is called. Raises HtmlError where too much can't be made out.
    """
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return _replaced(data, name)
    declared = _CHARSET.search(data[:_HEAD])
    names = [charset, declared[1].decode("ascii", "ignore") if declared else None, "utf-8"]
    codecs_named = [name for name in map(_codec, names) if name]
    if not data.isascii():
        codecs_named.insert(0, "utf-8")
    for name in codecs_named:
        try:
            return data.decode(name), 0
        except UnicodeDecodeError:
            continue
    try:
        return encodings.decode(data), 0
    except encodings.UndecodableError:
        return _replaced(data, codecs_named[1])


def _replaced(data: bytes, name: str) -> tuple[str, int]:
    text = data.decode(name, "replace")
    lost = text.count("\ufffd")
    if lost > _MOST_UNDECODED * len(text):
        raise HtmlError(
            f"The page says that its letters are in {name.upper()}, and many are not: save it as UTF-8."
        )
    return text, lost


def _codec(name: str | None) -> str | None:
    """A codec for a page's name of it, as browsers take it; None for what is none."""
    if not name:
        return None
    name = name.strip().lower()
    name = _AS_BROWSERS.get(name, name)
    try:
        b"".decode(name)  # also refuses the codecs that give no text
    except (LookupError, ValueError):
        return None
    return name


def _check_depth(text: str) -> None:
    """Refuses markup that nests too deep, before a parser walks into it."""
    depth = 0
    for match in _TAG.finditer(text):
        if match[0].startswith("</"):
            depth = max(0, depth - 1)
        else:
            depth += 1
            if depth > MOST_DEPTH:
                raise HtmlError(
                    f"This page nests more than {MOST_DEPTH} elements in each other:"
                    " copy its text and paste that."
                )


def _check_attributes(text: str) -> None:
    """Refuses a tag of too many attributes: the parser compares each with all before it."""
    for match in _LONG_TAG.finditer(text):
        if len(_VALUE.sub("", match[0]).split()) > MOST_ATTRIBUTES:
            raise HtmlError(
                f"This page has a tag of more than {MOST_ATTRIBUTES} attributes:"
                " copy its text and paste that."
            )


_LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{4000,}")
_VALUE = re.compile(r"""=\s*(?:"[^"]*"|'[^']*')""")
# Tags that nest; those that end by themselves (p, li, td) don't.
_NESTING = (
    "div|span|section|article|main|aside|header|footer|nav|table|tbody|tr|ul|ol|dl|blockquote|font|b|i|a|em|strong"
    "|center|figure|form|fieldset|details|small|big|u|s|sub|sup|code|pre|object|svg|g|button|label|ins|del|q|cite"
)
_TAG = re.compile(rf"</?(?:{_NESTING})(?=[\s>/])", re.IGNORECASE)
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_EMBEDDED = re.compile(r"data:[\w/+.;=-]{0,80};base64,[A-Za-z0-9+/=%\s]*")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_AS_BROWSERS = {
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "iso-8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "x-sjis": "cp932",
    "sjis": "cp932",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "ksc5601": "cp949",
    "windows-31j": "cp932",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
    "tis-620": "cp874",
    "windows-874": "cp874",
    "utf8": "utf-8",
}
