"""Pages: the development pages as lines with their truth, and pages put together from their parts.

The pages stay outside the project: nothing here writes their text anywhere.
"""

import gzip
import json
import random
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from pathlib import Path
from urllib.parse import urlsplit

FOLDER = Path(__file__).parents[3] / "shared" / "data" / "pages-dev"

# Newspapers of one publisher whose pages are built alike count as one site.
_PUBLISHERS = {
    "mysanantonio.com": "hearst",
    "sfgate.com": "hearst",
    "floridatoday.com": "gannett",
    "detroitnews.com": "gannett",
    "cbssports.com": "cbs",
    "cbsnews.com": "cbs",
}
_SHINGLE = 4


@dataclass(frozen=True)
class Page:
    """A page copied as text, with its truth.

    lines: with the blank ones. is_body: one for each line.
    """

    name: str
    sites: frozenset[str]
    title: str
    lines: Sequence[str]
    is_body: Sequence[bool]

    @property
    def text(self) -> str:
        """The page as it would be pasted."""
        return "\n".join(self.lines)

    @cached_property
    def headlines(self) -> tuple[int, ...]:
        """The lines that say the headline."""
        title = folded(self.title)
        return tuple(at for at, line in enumerate(self.lines) if folded(line) == title)

    def without_blanks(self) -> "Page":
        """The same page as a paste that lost its blank lines."""
        kept = [at for at, line in enumerate(self.lines) if line.strip()]
        return Page(
            self.name,
            self.sites,
            self.title,
            [self.lines[at] for at in kept],
            [self.is_body[at] for at in kept],
        )


@dataclass(frozen=True)
class Truth:
    """What a person read on a page."""

    title: str
    body: str
    url: str


def truths() -> dict[str, Truth]:
    """The truth of every development page by its name."""
    rows = json.loads((FOLDER / "truth.json").read_text(encoding="utf-8"))
    return {name: Truth(row["title"], row["articleBody"], row["url"]) for name, row in sorted(rows.items())}


def pages() -> list[Page]:
    """The development pages, in the order of their names."""
    return [_page(name, truth) for name, truth in truths().items()]


def html(name: str) -> bytes:
    """The saved page."""
    return gzip.decompress((FOLDER / f"{name}.html.gz").read_bytes())


def composites(pages: Sequence[Page], count: int, seed: int) -> list[Page]:
    """New pages: the article of one with what stands before another's and after a third's.

    count: for each page's article. A model that has seen an article in twelve surroundings learns less
    of its site.
    """
    choose = random.Random(seed)
    found: list[Page] = []
    for page in pages:
        for _ in range(count):
            top, bottom = choose.sample([other for other in pages if not other.sites & page.sites], 2)
            found.append(_joined(top, page, bottom))
    return found


def folds(sites: Iterable[str], count: int, seed: int) -> list[frozenset[str]]:
    """The sites in parts of about equal size."""
    mixed = sorted(set(sites))
    random.Random(seed).shuffle(mixed)
    return [frozenset(mixed[at::count]) for at in range(count)]


def folded(line: str) -> str:
    """A headline as it is compared: in small letters, without punctuation."""
    return " ".join(_WORD.findall(line.lower()))


def scored(truth: str, found: str) -> tuple[float, float]:
    """Precision and recall of a body in shingles of four words."""
    right, given = _shingles(truth), _shingles(found)
    hits = sum((right & given).values())
    precision = hits / sum(given.values()) if given else 1.0
    recall = hits / sum(right.values()) if right else 1.0
    return precision, recall


def f1(scores: Sequence[tuple[float, float]]) -> float:
    """F1 of the mean precision and the mean recall."""
    precision = sum(score[0] for score in scores) / len(scores)
    recall = sum(score[1] for score in scores) / len(scores)
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _page(name: str, truth: Truth) -> Page:
    lines = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").split("\n")
    words, owners = [], []
    for at, line in enumerate(lines):
        for word in _WORD.findall(line):
            words.append(word)
            owners.append(at)
    total: Mapping[int, int] = Counter(owners)
    found: Counter[int] = Counter()
    matcher = SequenceMatcher(None, words, _WORD.findall(truth.body), autojunk=False)
    for block in matcher.get_matching_blocks():
        found.update(owners[block.a : block.a + block.size])
    is_body = [total[at] > 0 and found[at] >= total[at] / 2 for at in range(len(lines))]
    host = (urlsplit(truth.url).hostname or name).removeprefix("www.").split(".")
    site = ".".join(host[-3:] if host[-2] in ("co", "com") else host[-2:])
    return Page(name, frozenset({_PUBLISHERS.get(site, site)}), truth.title, lines, is_body)


def _joined(top: Page, page: Page, bottom: Page) -> Page:
    body = [at for at, is_body in enumerate(page.is_body) if is_body]
    lines = [*top.lines[: _head(top)], *page.lines[_head(page) : body[-1] + 1]]
    is_body = [*[False] * _head(top), *page.is_body[_head(page) : body[-1] + 1]]
    end = max(at for at, flag in enumerate(bottom.is_body) if flag)
    lines += bottom.lines[end + 1 :]
    is_body += [False] * (len(bottom.lines) - end - 1)
    name = f"{top.name}+{page.name}+{bottom.name}"
    return Page(name, top.sites | page.sites | bottom.sites, page.title, lines, is_body)


def _head(page: Page) -> int:
    """The line at which a page's article begins: its headline, or its first paragraph."""
    first = page.is_body.index(True)
    return max((at for at in page.headlines if at < first), default=first)


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    if not words:
        return Counter()
    return Counter(tuple(words[at : at + _SHINGLE]) for at in range(max(1, len(words) - _SHINGLE + 1)))


_WORD = re.compile(r"\w+")
