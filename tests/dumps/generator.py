"""Generator: dumps of the aggregator with their truth, from invented news in several scripts.

Writes pages as DUMPS.md describes them, in each rendering and with everything that it calls real; what
comes out depends only on the seed.
"""

import random
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from storage.models import ParsedArticle, Role

REFERENCE = datetime(2025, 7, 1, 9, 0, tzinfo=UTC)
NEWS: dict[str, dict[str, Any]] = {
    path.stem: tomllib.loads(path.read_text("utf-8"))
    for path in sorted(Path(__file__).with_name("news").glob("*.toml"))
}


@dataclass(frozen=True, slots=True)
class Sample:
    """A dump and what must be read in it; an article whose title is made has an empty title here."""

    rendering: str
    text: str
    truth: tuple[ParsedArticle, ...]
    reference: datetime = REFERENCE


@dataclass(frozen=True, slots=True)
class Page:
    """One page as lines, with its articles. cut_from: the line of the last body, where it may be cut."""

    lines: list[str]
    truth: list[ParsedArticle]


def sample(rendering: str, seed: int) -> Sample:
    """The dump of a rendering for a seed: see RENDERINGS."""
    chance = random.Random(f"{rendering} {seed}")
    return RENDERINGS[rendering](_Writer(chance))


class _Writer:
    """Writes pages in one language by chance."""

    def __init__(self, chance: random.Random, language: str | None = None) -> None:
        self.chance = chance
        self.language = language or chance.choice(["en", "en", "en", *NEWS])
        self.news = NEWS[self.language]
        self.words: dict[str, str] = self.news["furniture"]
        self.gap = " " if self.language not in ("ja", "zh") else ""
        self.used: set[str] = set()

    def often(self, share: float) -> bool:
        return self.chance.random() < share

    # Pieces of articles

    def title(self) -> str:
        return str(self.chance.choice(self.news["titles"]))

    def sentences(self, least: int, most: int) -> str:
        return self.gap.join(self.chance.choices(self.news["sentences"], k=self.chance.randint(least, most)))

    def paragraphs(self) -> list[str]:
        style = self.chance.choice(["none", "one", "prose", "prose", "prose", "mixed", "list"])
        if style == "none":
            return []
        if style == "one":
            return [self.sentences(1, 2)]
        found = [self.sentences(1, 4) for _ in range(self.chance.randint(2, 9))]
        if style == "list":
            found = [self.chance.choice(self.news["lines"]) for _ in range(self.chance.randint(2, 12))]
            found.insert(0, self.sentences(1, 2))
        elif style == "mixed":
            for _ in range(self.chance.randint(1, 4)):
                found.insert(self.chance.randrange(len(found)), self.chance.choice(self.news["lines"]))
        if found and self.often(0.3):
            found[0] = self.chance.choice(self.news["openings"]) + found[0]
        return found

    def body(self) -> str:
        size = self.chance.choice([(2, 3), (3, 8), (5, 20), (20, 60)])
        text = self.sentences(*size)
        if self.often(0.2):
            words = text.split(" ")
            words.insert(len(words) // 2, self.chance.choice(self.news["lines"]))
            text = " ".join(words)
        return str(
            self.chance.choice(self.news["openings"]) + text + self.chance.choice(self.news["endings"])
        )

    def age(self) -> tuple[str, datetime, bool]:
        """A phrase, the time it means, whether that was clamped."""
        ages = self.news["age"]
        style = self.chance.choice(
            ["one", "many", "many", "many", "many", "now", "yesterday", "date", "date"]
        )
        if style == "now":
            return ages["now"], REFERENCE, False
        if style == "yesterday":
            return ages["yesterday"], REFERENCE - timedelta(days=1), False
        if style == "date":
            return self._date()
        unit = self.chance.choice([unit for unit in ages[style] if unit in ages["one"] or style == "many"])
        count = 1 if style == "one" else self.chance.randint(2, _MOST[unit])
        phrase = ages["one"][unit] if style == "one" else ages["many"][unit].format(count)
        if unit in ("month", "year"):
            months = count * (12 if unit == "year" else 1)
            year, month = divmod(REFERENCE.year * 12 + REFERENCE.month - 1 - months, 12)
            return phrase, REFERENCE.replace(year=year, month=month + 1), False
        return phrase, REFERENCE - timedelta(**{unit + "s": count}), False

    def _date(self) -> tuple[str, datetime, bool]:
        day = REFERENCE.replace(hour=0) - timedelta(days=self.chance.randint(-1, 400))
        formats = ["%d-%m-%Y", "%Y-%m-%dT09:00:00Z", *(["%b {}, %Y"] if self.language == "en" else [])]
        form = self.chance.choice(formats)
        phrase = day.strftime(form).format(day.day)
        moment = day.replace(hour=9) if "T09" in form else day
        return phrase, min(moment, REFERENCE), moment > REFERENCE

    def source(self) -> str:
        return str(self.chance.choice(self.news["sources"]))

    # Parts of pages: lines and what stands in them

    def related_plain(self, *, last: bool = False) -> Page:
        source = self.source()
        phrase, moment, clamped = self.age()
        title = None if self.often(0.12) else self.title()
        body = (
            self.body()
            if title is None or self.often(0.9)
            else self.chance.choice(["", self.sentences(1, 1)])
        )
        if title is None and len(body) < 60:
            body = self.sentences(3, 6)
        lines = [source, phrase, "- " + source, *([title] if title else []), *([body] if body else [])]
        if not last:
            lines += [""] * (0 if len(body) < 80 and self.often(0.5) else 2)
        article = ParsedArticle(
            Role.RELATED, title or "", body, source, moment, title_made=title is None, time_clamped=clamped
        )
        return Page(lines, [article])

    def related_logo(self) -> Page:
        source = self.source()
        phrase, moment, clamped = self.age()
        title = self.title()
        body = self.body() if self.often(0.95) else ""
        category = [] if self.often(0.25) else ["  • " + self.chance.choice(self.news["categories"])]
        lines = [
            title,
            title,
            "",
            source,
            "",
            "time" + phrase,
            "",
            *category,
            "  • " + source,
            "",
            title,
            "",
            body,
            "",
        ]
        return Page(lines, [ParsedArticle(Role.RELATED, title, body, source, moment, time_clamped=clamped)])

    def furniture(self, hashtags: list[str], *, spread: bool) -> list[str]:
        words = self.words
        lines: list[str] = []
        if hashtags:
            style = self.chance.choice(["each", "one line", "same line", "no label"])
            tags = ["#" + tag for tag in hashtags]
            label = [] if style == "no label" else [words["hashtags"]]
            if style == "same line":
                lines = [words["hashtags"] + " " + " ".join(tags)]
            else:
                lines = [*label, *(tags if style != "one line" else [" ".join(tags)])]
        elif self.often(0.75):
            lines = [words["hashtags"]]
        lines += [""]
        for name in ("features", "explore", "comments", "no_comments", "related"):
            lines += [words[name], *([""] if spread else [])]
        return lines

    def hashtags(self) -> list[str]:
        return self.chance.sample(self.news["tags"], k=self.chance.randint(1, 3)) if self.often(0.35) else []

    def page_plain(self, related: int | None = None, *, mixed: bool = False) -> Page:
        title, paragraphs, hashtags = self.title(), self.paragraphs(), self.hashtags()
        lines = [
            *([""] if self.often(0.7) else []),
            title,
            *paragraphs,
            *self.furniture(hashtags, spread=False),
        ]
        lines += [""] * self.chance.randint(0, 2)
        body = "\n\n".join(paragraphs)
        page = Page(lines, [ParsedArticle(Role.MAIN, title, body, hashtags=tuple(hashtags))])
        return self._with_related(page, related, logo=False, mixed=mixed)

    def page_logo(self, related: int | None = None, *, mixed: bool = False) -> Page:
        title, paragraphs, hashtags = self.title(), self.paragraphs(), self.hashtags()
        source: str | None = self.source()
        phrase, moment, clamped = self.age()
        published: datetime | None = moment
        byline = [f"{source}{phrase}"]
        if self.often(0.1):
            source, published, clamped, byline = None, None, False, []
        lines = ["logo", title, "", title, "", *byline, *paragraphs, "", self.words["background"], ""]
        lines += [*self.furniture(hashtags, spread=True), ""]
        body = "\n\n".join(paragraphs)
        article = ParsedArticle(
            Role.MAIN, title, body, source, published, time_clamped=clamped, hashtags=tuple(hashtags)
        )
        return self._with_related(Page(lines, [article]), related, logo=True, mixed=mixed)

    def page_listing(self, related: int | None = None) -> Page:
        tag = self.chance.choice(self.news["tags"])
        page = Page(["logo", "#", "", self.words["listing"].format(tag), ""], [])
        return self._with_related(page, related or self.chance.randint(1, 9), logo=True, mixed=False)

    def _with_related(self, page: Page, related: int | None, *, logo: bool, mixed: bool) -> Page:
        count = self.chance.choice([0, 1, 2, 3, 3, 4, 6]) if related is None else related
        for number in range(count):
            in_logo = self.often(0.5) if mixed else logo
            part = self.related_logo() if in_logo else self.related_plain(last=number == count - 1)
            page.lines.extend(part.lines)
            page.truth.extend(part.truth)
        return page


def _plain(writer: _Writer) -> Sample:
    return _sample("plain", writer, [writer.page_plain()])


def _logo(writer: _Writer) -> Sample:
    return _sample("logo", writer, [writer.page_logo()])


def _listing(writer: _Writer) -> Sample:
    return _sample("listing", writer, [writer.page_listing()])


def _mixed(writer: _Writer) -> Sample:
    page = writer.page_plain(mixed=True) if writer.often(0.5) else writer.page_logo(mixed=True)
    return _sample("mixed", writer, [page])


def _two_pages(writer: _Writer) -> Sample:
    pages = []
    for _ in range(2):
        other = _Writer(writer.chance, None if writer.often(0.3) else writer.language)
        pages.append(
            writer.chance.choice([other.page_plain, other.page_plain, other.page_logo, other.page_listing])()
        )
    return _sample("two pages", writer, pages)


def _related_only(writer: _Writer) -> Sample:
    related = writer.words["related"]
    page = Page([related, "", ""] if writer.often(0.5) else [], [])
    logo = writer.often(0.5)
    for _ in range(writer.chance.randint(1, 6)):
        part = writer.related_logo() if logo else writer.related_plain()
        page.lines.extend(part.lines)
        page.truth.extend(part.truth)
    return _sample("related only", writer, [page])


def _cut(writer: _Writer) -> Sample:
    """A page that ends in the middle of a body of several sentences."""
    page = writer.page_plain(0) if writer.often(0.5) else writer.page_logo(0)
    in_main = writer.often(0.2) and "logo" in page.lines[:1]
    if in_main:
        return _cut_main(writer, page)
    body = writer.sentences(6, 20)
    part = writer.related_plain(last=True) if page.lines[0] != "logo" else writer.related_logo()
    article = part.truth[0]
    if article.title_made or not article.body:
        return _sample("cut", writer, [page])
    kept = body[: writer.chance.randint(len(body) // 4, len(body) - 1)].strip()
    lines = part.lines[: part.lines.index(article.body)]
    page.lines.extend([*lines, kept])
    page.truth.append(replace(article, body=kept))
    return _sample("cut", writer, [page])


def _cut_main(writer: _Writer, page: Page) -> Sample:
    article = page.truth[0]
    paragraphs = [writer.sentences(2, 4) for _ in range(4)]
    paragraphs[-1] = paragraphs[-1][: writer.chance.randint(10, len(paragraphs[-1]))].strip()
    at = page.lines.index(article.title, 2) + 2
    byline = page.lines[at : at + 1] if article.source else []
    body = "\n\n".join(paragraphs)
    lines = ["logo", article.title, "", article.title, "", *byline, *paragraphs]
    return _sample("cut", writer, [Page(lines, [replace(article, body=body, hashtags=())])])


def _messy(writer: _Writer) -> Sample:
    page = writer.chance.choice([writer.page_plain, writer.page_logo, writer.page_listing])()
    clean = _sample("messy", writer, [page])
    return replace(clean, text=mess(clean.text, writer.chance))


def mess(text: str, chance: random.Random) -> str:
    """The same text as clients and sites spoil it; nothing that can be seen changes but blanks."""
    if chance.random() < 0.4:
        text = "\n".join(line for line in text.split("\n") if line.strip())
    elif chance.random() < 0.4:
        text = "\n".join(line + "\n" * chance.choice([0, 0, 0, 1, 2]) for line in text.split("\n"))
    spoils: Sequence[Callable[[str], str]] = (
        lambda part: part.replace("\n", "\r\n"),
        lambda part: "\ufeff" + part,
        lambda part: _replaced(part, " ", "\u00a0", 0.2, chance),
        lambda part: _replaced(part, "e", "e\u200b", 0.05, chance),
        lambda part: _replaced(part, "\n", "\u200b\n", 0.2, chance),
        lambda part: _replaced(part, "\n", " \t \n", 0.3, chance),
        lambda part: _replaced(part, "\n", "\n   ", 0.2, chance),
        lambda part: _replaced(part, "'", "''", 0.5, chance),
        lambda part: _replaced(part, " ", "  ", 0.1, chance),
        lambda part: _replaced(part, "\n", "\n\u00a0\n", 0.2, chance),
    )
    for spoil in chance.sample(spoils, k=chance.randint(1, 4)):
        text = spoil(text)
    return text


def _replaced(text: str, old: str, new: str, share: float, chance: random.Random) -> str:
    parts = text.split(old)
    return "".join(part + (new if chance.random() < share else old) for part in parts[:-1]) + parts[-1]


def _sample(rendering: str, writer: _Writer, pages: Sequence[Page]) -> Sample:
    lines: list[str] = []
    for number, page in enumerate(pages):
        if number and writer.often(0.6):
            lines += [""] * writer.chance.randint(1, 2)
        lines += page.lines
    return Sample(rendering, "\n".join(lines), tuple(article for page in pages for article in page.truth))


_MOST = {"minute": 59, "hour": 23, "day": 25, "week": 4, "month": 11, "year": 9}
RENDERINGS: dict[str, Callable[[_Writer], Sample]] = {
    "plain": _plain,
    "logo": _logo,
    "listing": _listing,
    "mixed": _mixed,
    "two pages": _two_pages,
    "related only": _related_only,
    "cut": _cut,
    "messy": _messy,
}
