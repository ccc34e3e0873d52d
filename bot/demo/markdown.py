"""Markdown: text with Telegram's MarkdownV2 into plain text and entities.

The same service as entities.parse_html for the other mark-up that bots may use, with Telegram's sentences.
"""

from dataclasses import dataclass

from bot.demo.entities import Entity, Formatted, ordered, units
from bot.demo.refusals import bad_request

_RESERVED = set("_*[]()~`>#+-=|{}.!")
_KINDS = {
    "*": "bold",
    "_": "italic",
    "__": "underline",
    "~": "strikethrough",
    "||": "spoiler",
    "`": "code",
    "```": "pre",
    "[": "text_link",
}


@dataclass(slots=True)
class _Open:
    mark: str
    offset: int
    begin: int
    at: int
    detail: str = ""


def parse_markdown(source: str) -> Formatted:
    """MarkdownV2 as plain text and entities; a Refusal with Telegram's words where it is wrong."""
    return _Markdown(source).read()


class _Markdown:
    def __init__(self, source: str) -> None:
        self._source = source
        self._at = 0
        self._plain: list[str] = []
        self._units = 0
        self._open: list[_Open] = []
        self._found: list[Entity] = []
        self._quote: int | None = None

    def read(self) -> Formatted:
        source = self._source
        while self._at < len(source):
            here = source[self._at]
            if here == ">" and (self._at == 0 or source[self._at - 1] == "\n") and not self._in_code():
                self._quote = self._units if self._quote is None else self._quote
                self._at += 1
            elif here == "\\" and self._at + 1 < len(source) and 0 < ord(source[self._at + 1]) < 127:
                self._add(source[self._at + 1])
                self._at += 2
            elif mark := self._mark_here():
                self._meet(mark)
            elif here in _RESERVED and not self._in_code():
                raise self._wrong(
                    f"Character '{here}' is reserved and must be escaped with the preceding '\\'"
                )
            else:
                self._line_end(here)
                self._add(here)
                self._at += 1
        if self._open:
            last = self._open[-1]
            place = len(source[: last.at].encode())
            raise self._wrong(
                f"Can't find end of the {_name(last.mark)} entity starting at byte offset {place}"
            )
        self._end_quote(self._units)
        return Formatted("".join(self._plain), ordered(self._found))

    def _add(self, text: str) -> None:
        self._plain.append(text)
        self._units += units(text)

    def _in_code(self) -> bool:
        return bool(self._open) and self._open[-1].mark in ("`", "```")

    def _mark_here(self) -> str | None:
        source, at = self._source, self._at
        if self._in_code():
            mark = self._open[-1].mark
            return mark if source.startswith(mark, at) else None
        if source[at] == "]" and any(opened.mark == "[" for opened in self._open):
            return "["
        for mark in ("```", "__", "||", "*", "_", "~", "`", "["):
            if source.startswith(mark, at):
                return mark
        return None

    def _meet(self, mark: str) -> None:
        """An opening or a closing mark."""
        closes = self._open and self._open[-1].mark == mark
        if closes and not (mark == "[" and self._source[self._at] == "["):
            self._close(self._open.pop())
            return
        opened = _Open(mark, self._units, len(self._plain), self._at)
        self._at += len(mark)
        if mark == "```":
            line, newline, _ = self._source[self._at :].partition("\n")
            if newline and line and not any(c.isspace() or c == "`" for c in line):
                opened.detail = line
                self._at += len(line)
            if self._source.startswith("\n", self._at):
                self._at += 1
        self._open.append(opened)

    def _close(self, opened: _Open) -> None:
        detail = opened.detail
        self._at += 1 if opened.mark == "[" else len(opened.mark)
        if opened.mark == "[":
            detail = "".join(self._plain[opened.begin :])
            if self._source.startswith("(", self._at):
                end = self._source.find(")", self._at)
                if end < 0:
                    raise self._wrong(f"Can't find end of a URL at byte offset {self._at}")
                detail = self._source[self._at + 1 : end].replace("\\", "")
                self._at = end + 1
        if length := self._units - opened.offset:
            self._found.append(Entity(_KINDS[opened.mark], opened.offset, length, detail))

    def _line_end(self, here: str) -> None:
        if here == "\n" and self._quote is not None and not self._source.startswith(">", self._at + 1):
            self._end_quote(self._units)

    def _end_quote(self, end: int) -> None:
        if self._quote is not None and end > self._quote:
            self._found.append(Entity("blockquote", self._quote, end - self._quote))
        self._quote = None

    def _wrong(self, what: str) -> Exception:
        return bad_request(f"can't parse entities: {what}")


def _name(mark: str) -> str:
    return "".join(word.capitalize() for word in _KINDS[mark].replace("text_link", "text_url").split("_"))
