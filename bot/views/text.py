"""Text: lengths as Telegram counts them, shortening, and HTML that nothing from outside can break.

Telegram counts UTF-16 units after it has taken the tags and entities out. Everything here is pure.
"""

import html
import re
from collections.abc import Iterable

import regex

from storage.dumps.forms import sentence_ends

MESSAGE_UNITS = 4096
CAPTION_UNITS = 1024
TOAST_UNITS = 200
BUTTON_UNITS = 60
"""Telegram takes longer labels, a phone does not show them."""

ELLIPSIS = "…"
_NOT_TEXT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufeff\ufff9-\ufffb]")
_TAG = re.compile(r"<[^>]*>")
_LONGEST_GRAPHEME = 64
"""Code points; what is longer is no character but an attack, and is cut."""
_GRAPHEME = regex.compile(r"\X")
_BREAKS = frozenset(" \n\t\u00a0\u3000\u2009\u200b")
_SENTENCE_END = regex.compile(r"""[.!?…。！？؟।]+["'”’»)\]]*(?=\s)|[。！？][」』”’）]*""")


class Html(str):
    """Text that is already Telegram's HTML; escape leaves it as it is."""

    __slots__ = ()


def units(text: str) -> int:
    """The length of a plain text in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def visible(text: str) -> int:
    """The length of an HTML text in UTF-16 units, after tags and entities, as Telegram's limits count."""
    return units(plain(text))


def plain(text: str) -> str:
    """What a reader sees of an HTML text."""
    return html.unescape(_TAG.sub("", text))


def clean(text: str) -> str:
    """Without what no message can carry: control characters, lone surrogates, byte order marks."""
    return _NOT_TEXT.sub("", text)


def escape(text: str) -> Html:
    """HTML that shows this text; Html is returned unchanged."""
    if isinstance(text, Html):
        return text
    return Html(html.escape(clean(text), quote=True))


def join(separator: str, parts: Iterable[str]) -> Html:
    """The non-empty parts, each escaped if it is not Html yet, with an HTML separator between them."""
    return Html(separator.join(escape(part) for part in parts if part))


def bold(text: str) -> Html:
    """The text in bold."""
    return Html(f"<b>{escape(text)}</b>")


def italic(text: str) -> Html:
    """The text in italics."""
    return Html(f"<i>{escape(text)}</i>")


def folded(text: str) -> Html:
    """The text as a quotation that clients show folded where it is long."""
    return Html(f"<blockquote expandable>{escape(text)}</blockquote>")


def link(text: str, url: str | None) -> Html:
    """The text, linked where there is an address that Telegram follows."""
    if url is None or not linkable(url):
        return escape(text)
    return Html(f'<a href="{html.escape(url, quote=True)}">{escape(text)}</a>')


def linkable(url: str) -> bool:
    """Whether an address can stand in a message: http(s), of a sane length, nothing odd in it."""
    return (
        len(url) <= 1024 and re.fullmatch(r"https?://[^\s<>\"\x00-\x1f\x7f\ud800-\udfff]+", url) is not None
    )


def seen(text: str | None) -> bool:
    """Whether a reader would see anything of it: some titles are only blanks or invisible characters."""
    return text is not None and regex.search(r"[\p{L}\p{N}\p{P}\p{S}]", text) is not None


def line(text: str) -> str:
    """The text on one line: cleaned, runs of white space made one blank."""
    return " ".join(clean(text).split())


def shorten(text: str, most: int) -> str:
    """The text in at most so many UTF-16 units, cut between words and marked with an ellipsis.

    Never cuts inside what a reader sees as one character, except where one alone is longer than the limit.
    """
    if units(text) <= most:
        return text
    if most < 1:
        return ""
    cut = _head(text, most - 1)
    following = text[len(cut) : len(cut) + 1]
    if following not in _BREAKS:
        last = max(cut.rfind(blank) for blank in _BREAKS)
        if last >= len(cut) * 2 // 3:
            cut = cut[:last]
    return cut.rstrip().rstrip(",;:–—-") + ELLIPSIS


def brief(text: str, most: int) -> str:
    """The whole sentences that fit into so many units, if they say enough; else the text shortened."""
    if units(text) <= most:
        return text
    head = _head(text, most)
    ends = [end for end in sentence_ends(text[: len(head) + 1]) if end <= len(head)]
    if ends and ends[-1] >= len(head) * 2 // 5:
        return text[: ends[-1]]
    return shorten(text, most)


def chunks(text: str, most: int) -> tuple[str, ...]:
    """The text in pieces of at most so many units, cut at paragraphs, else sentences, else words.

    Nothing is lost but white space at the cuts.
    """
    pieces: list[str] = []
    rest = text.strip()
    while units(rest) > most:
        head = _head(rest, most)
        cut = _best_cut(head, rest)
        pieces.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    if rest:
        pieces.append(rest)
    return tuple(piece for piece in pieces if piece)


def _best_cut(head: str, rest: str) -> int:
    half = len(head) // 2
    if rest[len(head) : len(head) + 1].isspace() and _SENTENCE_END.search(
        rest, max(0, len(head) - 4), len(head) + 1
    ):
        return len(head)
    paragraph = head.rfind("\n\n")
    if paragraph >= half:
        return paragraph
    sentences: list[int] = [match.end() for match in _SENTENCE_END.finditer(head)]
    if sentences and sentences[-1] >= half:
        return sentences[-1]
    word = max(head.rfind(" "), head.rfind("\n"))
    return word if word >= half else max(1, len(head))


def _head(text: str, most: int) -> str:
    """As many whole graphemes from the start as fit; code points where the last one alone is very long."""
    fitting = len(text.encode("utf-16-le", "surrogatepass")[: 2 * most].decode("utf-16-le", "ignore"))
    if fitting >= len(text):
        return text
    start = max(0, fitting - _LONGEST_GRAPHEME)
    near = _GRAPHEME.finditer(text, start, fitting + _LONGEST_GRAPHEME)
    ends = [end for match in near if start < (end := match.end()) <= fitting]
    return text[: ends[-1] if ends else fitting]
