"""Entities: text with Telegram's HTML into plain text and the stretches that are formatted.

The rules and the error sentences are those of TDLib's parse_html, byte offsets included: what passes
here passes at Telegram. Offsets of entities count UTF-16 units, as everywhere in the Bot API.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from bot.demo.refusals import bad_request

_TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "tg-emoji": "custom_emoji",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}
# Telegram orders entities that begin together by length, then by this rank.
_RANK = {"pre": 0, "code": 1, "blockquote": 0, "expandable_blockquote": 0, "text_link": 2}
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(r"&(#[xX]([0-9a-fA-F]+)|#([0-9]+)|([a-zA-Z]+));?")
_MARK = re.compile(r"[<&]")
_SPACE = " \t\r\n\x00\x0b"
_URL = re.compile(r"(https?|ftp|tg|ton|mailto|tel):\S+|[\w-]+(\.[\w-]+)+(/\S*)?", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x0c\x0e-\x1f]")  # become spaces
_DROPPED = re.compile(r"[\r\u2028-\u202e]")  # vanish; isolates (U+2066 and on) stay


@dataclass(frozen=True, slots=True)
class Entity:
    """A formatted stretch; offset and length in UTF-16 units. detail: the address, the language, ..."""

    kind: str
    offset: int
    length: int
    detail: str = ""

    def as_json(self) -> dict[str, object]:
        """The MessageEntity of the Bot API."""
        found: dict[str, object] = {"type": self.kind, "offset": self.offset, "length": self.length}
        if self.kind == "text_link":
            found["url"] = self.detail
        elif self.kind == "pre" and self.detail:
            found["language"] = self.detail
        elif self.kind == "custom_emoji":
            found["custom_emoji_id"] = self.detail
        elif self.kind == "text_mention":
            found["user"] = {"id": int(self.detail), "is_bot": False, "first_name": self.detail}
        return found


@dataclass(frozen=True, slots=True)
class Formatted:
    """Plain text and its entities, outer ones first."""

    text: str
    entities: tuple[Entity, ...] = ()

    @property
    def units(self) -> int:
        """The length in UTF-16 units."""
        return units(self.text)


def units(text: str) -> int:
    """How many UTF-16 units a text has."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def parse_html(source: str) -> Formatted:
    """Telegram's HTML as plain text and entities; a Refusal with Telegram's words where it is wrong."""
    return _Html(source).read()


@dataclass(slots=True)
class _Open:
    tag: str
    detail: str
    offset: int
    begin: int


class _Html:
    """One reading of one text: the position in the source, the plain text so far, the open tags."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._at = 0
        self._plain: list[str] = []
        self._units = 0
        self._open: list[_Open] = []
        self._found: list[Entity] = []

    def read(self) -> Formatted:
        source = self._source
        while mark := _MARK.search(source, self._at):
            self._add(source[self._at : mark.start()])
            self._at = mark.start()
            if source[self._at] == "&":
                self._add(self._reference() or self._literal())
            elif source.startswith("/", self._at + 1):
                self._end_tag()
            else:
                self._start_tag()
        self._add(source[self._at :])
        if self._open:
            raise self._wrong(f'Can\'t find end tag corresponding to start tag "{self._open[-1].tag}"')
        return Formatted("".join(self._plain), ordered(self._found))

    def _add(self, text: str) -> None:
        if text:
            self._plain.append(text)
            self._units += units(text)

    def _literal(self) -> str:
        self._at += 1
        return "&"

    def _reference(self) -> str | None:
        """The character that the reference here stands for, or None where it is plain text."""
        match = _REFERENCE.match(self._source, self._at)
        if match is None:
            return None
        if match[4]:
            character = _NAMED.get(match[4])
        else:
            code = int(match[2], 16) if match[2] else int(match[3])
            character = chr(code) if 0 < code < 0x10FFFF and not 0xD800 <= code < 0xE000 else None
        if character is not None:
            self._at = match.end()
        return character

    def _peek(self) -> str:
        return self._source[self._at] if self._at < len(self._source) else ""

    def _until(self, stops: str) -> str:
        begin = self._at
        while (here := self._peek()) and here not in stops:
            self._at += 1
        return self._source[begin : self._at]

    def _skip_space(self) -> None:
        while (here := self._peek()) and here in _SPACE:
            self._at += 1

    def _start_tag(self) -> None:
        begin = self._at
        self._at += 1
        tag = self._until(_SPACE + ">").lower()
        if not self._peek():
            raise self._wrong("Unclosed start tag", begin)
        if tag not in _TAGS:
            raise self._wrong(f'Unsupported start tag "{tag}"', begin)
        detail = ""
        while True:
            self._skip_space()
            if self._peek() == ">":
                break
            name, value = self._attribute(tag, begin)
            detail = _detail(tag, name, value, detail)
        if tag == "span" and detail != "spoiler":
            raise self._wrong('Tag "span" must have class "tg-spoiler"', begin)
        self._at += 1
        self._open.append(_Open(tag, detail, self._units, len(self._plain)))

    def _attribute(self, tag: str, begin: int) -> tuple[str, str]:
        name = self._until(_SPACE + "=>/\"'")
        if not name:
            raise self._wrong(f'Empty attribute name in the tag "{tag}"', begin)
        self._skip_space()
        if not self._peek():
            raise self._wrong(f'Unclosed start tag "{tag}"', begin)
        if self._peek() != "=":
            return name, ""
        self._at += 1
        self._skip_space()
        if not self._peek():
            raise self._wrong(f'Unclosed start tag "{tag}"', begin)
        quote = self._peek()
        if quote not in "'\"":
            token = self._at
            while (here := self._peek()) and ((here.isascii() and here.isalnum()) or here in ".-"):
                self._at += 1
            value = self._source[token : self._at].lower()
            if self._peek() and self._peek() not in _SPACE + ">":
                raise self._wrong("Unexpected end of name token", token)
        else:
            self._at += 1
            parts: list[str] = []
            while (here := self._peek()) and here != quote:
                parts.append(
                    (self._reference() or self._literal()) if here == "&" else self._until("&" + quote)
                )
            value = "".join(parts)
            self._at += 1
        if not self._peek():
            raise self._wrong("Unclosed start tag", begin)
        return name, value

    def _end_tag(self) -> None:
        begin = self._at
        if not self._open:
            raise self._wrong("Unexpected end tag", begin)
        self._at += 2
        tag = self._until(_SPACE + ">")
        self._skip_space()
        if self._peek() != ">":
            raise self._wrong("Unclosed end tag", begin)
        opened = self._open.pop()
        if tag and tag != opened.tag:
            raise self._wrong("Unmatched end tag", begin, f', expected "</{opened.tag}>", found "</{tag}>"')
        self._at += 1
        length = self._units - opened.offset
        if length > 0:
            self._close(opened, length)

    def _close(self, opened: _Open, length: int) -> None:
        kind, detail = _TAGS[opened.tag], opened.detail
        if kind == "text_link":
            detail = (detail or "".join(self._plain[opened.begin :])).strip()
            if detail.startswith("tg://user?id="):
                kind, detail = "text_mention", detail.removeprefix("tg://user?id=")
            elif not _URL.fullmatch(detail):
                return  # Telegram drops what is no address and keeps the text
            elif "://" not in detail and not detail.startswith(("mailto:", "tel:")):
                detail = f"http://{detail}"
        elif kind == "blockquote" and detail:
            kind, detail = "expandable_blockquote", ""
        elif kind == "code" and detail and not (self._open and self._open[-1].tag == "pre"):
            detail = ""
        elif kind == "pre" and self._found:
            inner = self._found[-1]
            if inner.kind == "code" and (inner.offset, inner.length) == (opened.offset, length):
                detail = self._found.pop().detail
        self._found.append(Entity(kind, opened.offset, length, "" if kind == "spoiler" else detail))

    def _wrong(self, what: str, at: int | None = None, after: str = "") -> Exception:
        place = "" if at is None else f" at byte offset {len(self._source[:at].encode())}"
        return bad_request(f"can't parse entities: {what}{place}{after}")


def _detail(tag: str, name: str, value: str, before: str) -> str:
    """What one attribute says of its tag; the rest is ignored, as Telegram does."""
    match tag, name:
        case ("a", "href") | ("tg-emoji", "emoji-id"):
            return value
        case ("code", "class") if value.startswith("language-"):
            return value.removeprefix("language-")
        case ("span", "class") if value.startswith("tg-"):
            return value.removeprefix("tg-")
        case ("blockquote", "expandable"):
            return "1"
    return before


def ordered(entities: Sequence[Entity]) -> tuple[Entity, ...]:
    """Entities in Telegram's order: by place, the longer one first."""
    return tuple(sorted(entities, key=lambda e: (e.offset, -e.length, _RANK.get(e.kind, 3))))


def trimmed(formatted: Formatted) -> Formatted:
    """Without white space at both ends and without control characters, entities moved along.

    Telegram does this to every text before it measures or keeps it.
    """
    clean = _CONTROL.sub(" ", formatted.text)
    dropped = [units(clean[: match.start()]) for match in _DROPPED.finditer(clean)]
    clean = _DROPPED.sub("", clean)
    text = clean.strip()
    if text == formatted.text:
        return formatted
    shift, total = units(clean[: len(clean) - len(clean.lstrip())]), units(text)

    def moved(offset: int) -> int:
        return min(max(offset - bisect_left(dropped, offset) - shift, 0), total)

    kept = []
    for entity in formatted.entities:
        begin, end = moved(entity.offset), moved(entity.offset + entity.length)
        if end > begin:
            kept.append(Entity(entity.kind, begin, end - begin, entity.detail))
    return Formatted(text, tuple(kept))
