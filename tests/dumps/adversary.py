"""Adversary: a second generator of dumps, written apart from the first and against the reader.

Its texts are made of syllables, so that no word is known; its pages choose blank lines, furniture,
names, ages and titles as awkwardly as DUMPS.md allows. Two editions are in languages of which the
reader has no words for the furniture.
"""

import random
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from storage.models import ParsedArticle, Role
from tests.dumps.generator import REFERENCE, Sample, mess

_PIECES: dict[str, Any] = tomllib.loads(Path(__file__).with_name("adversary.toml").read_text("utf-8"))
_SYLLABLES: dict[str, list[str]] = _PIECES["syllables"]
_EDITIONS: dict[str, list[str]] = _PIECES["editions"]
_STOPS = {"kana": "。", "devanagari": "।"}


def sample(rendering: str, seed: int) -> Sample:
    """The dump of a rendering for a seed: see RENDERINGS."""
    return RENDERINGS[rendering](_Adversary(random.Random(f"adversary {rendering} {seed}")))


@dataclass
class _Page:
    lines: list[str] = field(default_factory=list)
    truth: list[ParsedArticle] = field(default_factory=list)


class _Adversary:
    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.pick = chance.choice
        self.script = self.pick([*_SYLLABLES, "latin", "latin"])
        self.words = self.pick([_EDITIONS["English"], *_EDITIONS.values()])
        self.blanks = self.pick([(0, 0), (0, 2), (1, 1), (0, 1), (2, 2)])

    def may(self, share: float) -> bool:
        return self.chance.random() < share

    def blank(self) -> list[str]:
        return [""] * self.chance.randint(*self.blanks)

    # Text

    def word(self) -> str:
        made = "".join(self.chance.choices(_SYLLABLES[self.script], k=self.chance.randint(1, 3)))
        return made if self.may(0.97) else self.pick(["3", "1,200", "U.S.", "G7", "AI", "2024", "$5"])

    def phrase(self, least: int, most: int) -> str:
        words = [self.word() for _ in range(self.chance.randint(least, most))]
        words[0] = words[0][:1].upper() + words[0][1:]
        return ("" if self.script == "kana" else " ").join(words)

    def sentence(self) -> str:
        stop = _STOPS.get(self.script, ".")
        text = self.phrase(4, 24) + (stop if self.may(0.92) else self.pick(["?", "!"]))
        return f"“{text}”" if self.may(0.1) else text

    def prose(self, least: int, most: int) -> str:
        gap = "" if self.script == "kana" else " "
        return gap.join(self.sentence() for _ in range(self.chance.randint(least, most)))

    def title(self) -> str:
        text = self.phrase(1, 14)
        style = self.pick(
            ["", "", "", "", "title", "caps", "?", ":", "'", "...", "|", "!", "emoji", "number"]
        )
        if style == "title":
            return text.title() if self.script == "latin" else text
        if style == "caps":
            return text.upper()
        if style == ":":
            return f"{text}: {self.phrase(2, 6)}"
        if style == "'":
            return f"'{text}': {self.phrase(2, 6)}"
        if style == "|":
            return f"{text} | {self.phrase(1, 3)}"
        if style == "emoji":
            return f"🚢 {text}"
        if style == "number":
            return f"{self.chance.randint(2, 99)} {text}"
        return text + style

    def body(self) -> str:
        text = self.prose(*self.pick([(1, 1), (2, 3), (4, 9), (9, 40)]))
        opening = self.pick(
            ["", "", "", "BAREN (AP) — ", "By LI VADOR ", "JANE ROE ", "(Photo: Li/Pel) ", "1. ", "• ", "“"]
        )
        return (
            opening
            + text
            + self.pick(["", "", "", " ©2025 Port Media", " (AFP)", " READ MORE: Vador", "..."])
        )

    def paragraphs(self) -> list[str]:
        found = [self.prose(1, 3) for _ in range(self.pick([0, 1, 1, 3, 5, 8]))]
        for _ in range(self.pick([0, 0, 1, 2, 5]) if found else 0):
            found.insert(
                self.chance.randrange(len(found)), self.pick([*_PIECES["lookalikes"], self.phrase(1, 3)])
            )
        return [text for number, text in enumerate(found) if number == 0 or text != found[number - 1]]

    def source(self) -> str:
        return str(self.pick([*_PIECES["names"], self.phrase(1, 3).title()]))

    def age(self) -> tuple[str, datetime, bool]:
        count = self.chance.randint(2, 20)
        unit = self.pick(["minutes", "hours", "days"])
        past: list[tuple[str, datetime]] = [
            (f"{count} {unit} ago", REFERENCE - timedelta(**{unit: count})),
            (f"{count} {unit} ago", REFERENCE - timedelta(**{unit: count})),
            (self.pick(["an hour ago", "An hour ago", "1 hour ago"]), REFERENCE - timedelta(hours=1)),
            (self.pick(["a day ago", "1 day ago", "Yesterday", "yesterday"]), REFERENCE - timedelta(days=1)),
            (self.pick(["just now", "Just now"]), REFERENCE),
            ("a week ago", REFERENCE - timedelta(weeks=1)),
            ("2 years ago", REFERENCE.replace(year=2023)),
        ]
        day = REFERENCE.replace(hour=0) - timedelta(days=self.chance.randint(0, 800))
        past += [(day.strftime(form), day) for form in ("%d-%m-%Y", "%b %d, %Y", "%d %B %Y", "%Y-%m-%d")]
        if self.may(0.03):
            return self.pick(["31-12-2031", "Dec 31, 2031", "2031-12-31T00:00:00Z"]), REFERENCE, True
        phrase, moment = self.pick(past)
        return phrase, moment, False

    # Parts of pages

    def plain(self) -> _Page:
        source, (phrase, moment, clamped) = self.source(), self.age()
        style = self.pick(["both", "both", "both", "both", "both", "untitled", "bare"])
        title = "" if style == "untitled" else source if self.may(0.03) else self.title()
        body = "" if style == "bare" else self.body() if title else self.prose(2, 12)
        lines = [
            source,
            phrase,
            self.pick(["- ", "- ", "- ", "– "]) + source,
            *filter(None, (title, body)),
            *self.blank(),
        ]
        article = ParsedArticle(
            Role.RELATED, title, body, source, moment, title_made=not title, time_clamped=clamped
        )
        return _Page(lines, [article])

    def logo(self) -> _Page:
        source, (phrase, moment, clamped) = self.source(), self.age()
        title = source if self.may(0.03) else self.title()
        body = self.body() if self.may(0.95) else ""
        untitled = self.may(0.08)
        if untitled:
            title, body = "", self.prose(2, 12)
        twice = [title, title, *self.blank()] if title else []
        category = [self.pick(["  • ", "• ", "•", "   • "]) + self.phrase(1, 2)] if self.may(0.7) else []
        lines = [
            *twice,
            source,
            *self.blank(),
            "time" + phrase,
            *self.blank(),
            *category,
            "  • " + source,
            *self.blank(),
        ]
        lines += [*([title, *self.blank()] if title else []), *([body] if body else []), *self.blank()]
        article = ParsedArticle(
            Role.RELATED, title, body, source, moment, title_made=untitled, time_clamped=clamped
        )
        return _Page(lines, [article])

    def furniture(self, tags: tuple[str, ...], *, logo: bool) -> list[str]:
        background, label, *middle = self.words
        lines = [background, *self.blank()] if logo and background and self.may(0.9) else []
        marked = ["#" + tag for tag in tags]
        if tags or self.may(0.8):
            per_line = self.pick([1, 2, 9])
            lines += [
                label,
                *(" ".join(marked[at : at + per_line]) for at in range(0, len(marked), per_line)),
            ]
        lines += self.blank()
        name = self.pick(["Daily8", "Portal", "NewsHub", "Port 8"])
        for text in middle:
            lines += [text.format(name), *(self.blank() if logo else [])]
        return lines

    def main(self, *, logo: bool) -> _Page:
        title, paragraphs = self.title(), self.paragraphs()
        tags = tuple(
            dict.fromkeys(
                self.word().replace(",", "").replace(".", "") for _ in range(self.pick([0, 0, 0, 1, 2, 6]))
            )
        )
        tags = tuple(tag for tag in tags if tag.isalnum()) if self.script != "devanagari" else ()
        source, moment, clamped, byline = None, None, False, []
        if logo and self.may(0.9):
            source, (phrase, moment, clamped) = self.unmistaken(), self.age()
            byline = [source + phrase]
        top = (
            ["logo", title, *self.blank(), title, *self.blank(), *byline] if logo else [*self.blank(), title]
        )
        lines = [
            *top,
            *(line for paragraph in paragraphs for line in [paragraph]),
            *self.furniture(tags, logo=logo),
        ]
        article = ParsedArticle(
            Role.MAIN, title, "\n\n".join(paragraphs), source, moment, time_clamped=clamped, hashtags=tags
        )
        return _Page(lines + self.blank(), [article])

    def unmistaken(self) -> str:
        """A name after which a glued age can begin at one place only."""
        while (name := self.source())[-1].isdigit():
            pass
        return name

    def related(self, page: _Page, make: Callable[[], _Page], least: int) -> _Page:
        for _ in range(self.chance.randint(least, 6)):
            part = make()
            page.lines += part.lines
            page.truth += part.truth
        return page

    def listing(self) -> _Page:
        top = ["logo", "#", *self.blank(), f"Latest news with #{self.phrase(1, 1)}", *self.blank()]
        return self.related(_Page(top), self.logo, 1)

    def page(self, rendering: str) -> _Page:
        if rendering == "listing":
            return self.listing()
        make = self.logo if rendering == "logo" else self.plain
        return self.related(self.main(logo=rendering == "logo"), make, 0)


def _one(rendering: str) -> Callable[[_Adversary], Sample]:
    def make(writer: _Adversary) -> Sample:
        return _sample(rendering, [writer.page(rendering)])

    return make


def _mixed(writer: _Adversary) -> Sample:
    page = writer.main(logo=writer.may(0.5))
    for make in (writer.plain, writer.logo, writer.plain):
        writer.related(page, make, 0)
    return _sample("mixed", [page])


def _pages(writer: _Adversary) -> Sample:
    pages = []
    for _ in range(writer.pick([2, 2, 3])):
        other = _Adversary(writer.chance)
        other.words = writer.words
        pages.append(other.page(writer.pick(["plain", "logo", "listing"])))
        pages[-1].lines += [""] * writer.chance.randint(0, 2)
    return _sample("two pages", pages)


def _related_only(writer: _Adversary) -> Sample:
    top = writer.pick(
        [[], [writer.words[-1]], list(writer.words[-3:]) if writer.words is _EDITIONS["English"] else []]
    )
    return _sample(
        "related only", [writer.related(_Page(list(top)), writer.pick([writer.plain, writer.logo]), 1)]
    )


def _cut(writer: _Adversary) -> Sample:
    """A page whose last body, a long one with a title, ends anywhere."""
    page = writer.page(writer.pick(["plain", "logo", "listing"]))
    logo = page.lines[0] == "logo"
    part = writer.logo() if logo else writer.plain()
    article = part.truth[0]
    if article.title_made or not article.body:
        return _sample("cut", [page])
    body = writer.prose(6, 12)
    kept = body[: writer.chance.randint(30, len(body))].strip()
    page.lines += [*part.lines[: part.lines.index(article.body)], kept]
    page.truth.append(replace(article, body=kept))
    return _sample("cut", [page])


def _messy(writer: _Adversary) -> Sample:
    made = _sample("messy", [writer.page(writer.pick(["plain", "logo", "listing"]))])
    return replace(made, text=mess(made.text, writer.chance))


def _dated(writer: _Adversary) -> Sample:
    """A page with a time on its first line, sent days later."""
    made = _sample("dated", [writer.page(writer.pick(["plain", "logo"]))])
    line = writer.pick(
        ["as of 2025-07-01 09:00", "As of 2025-07-01T09:00:00Z", "as of 2025-07-01 11:00 Europe/Berlin"]
    )
    return replace(made, text=f"{line}\n{made.text}", reference=REFERENCE + timedelta(days=3))


def _sample(rendering: str, pages: list[_Page]) -> Sample:
    text = "\n".join(line for page in pages for line in page.lines)
    return Sample(rendering, text, tuple(article for page in pages for article in page.truth))


RENDERINGS: dict[str, Callable[[_Adversary], Sample]] = {
    "plain": _one("plain"),
    "logo": _one("logo"),
    "listing": _one("listing"),
    "mixed": _mixed,
    "two pages": _pages,
    "related only": _related_only,
    "cut": _cut,
    "messy": _messy,
    "dated": _dated,
}
