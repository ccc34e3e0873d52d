"""Page features: what the lines of a news page say by their place and their neighbours.

Turns measured lines into one row of numbers for each line, from which the model tells text from
furniture. Nothing depends on a language: words count by whether they come again in the page's own
text. Needs numpy; import it only where a page is read.
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from storage.dumps import page_words
from storage.dumps.page_lines import MEASURES, PageLine, is_wide

Column = npt.NDArray[np.float64]

# Where a page has blank lines at fewer of its lines, it is read as a paste that lost them.
_LEAST_GAPS = 0.08
# What a line that is not prose takes from a segment of text, and the most words a line gives to it.
_SEGMENTS = ((6.0, 80.0), (20.0, 60.0))
_PERIODS = (2, 3, 4, 5, 6)
_MARKERS = ("related", "comments", "share", "legal", "subscribe")


@dataclass(frozen=True, slots=True)
class Features:
    """names: of the columns. rows: one for each line, float64 of shape (lines, names)."""

    names: tuple[str, ...]
    rows: npt.NDArray[np.float64]


def features(lines: Sequence[PageLine]) -> Features:
    """The features of a page's lines; lines: at least one. Linear in the length of the page."""
    columns = _Page(lines).columns()
    return Features(tuple(columns), np.stack(list(columns.values()), axis=1))


class _Page:
    """A page while its features are computed: what several of them need."""

    def __init__(self, lines: Sequence[PageLine]) -> None:
        self.lines = lines
        self.count = len(lines)
        self.index = np.arange(self.count, dtype=np.float64)
        measures = np.array([line.measures for line in lines])
        kinds = np.array([line.kinds for line in lines])
        self.measure = {name: measures[:, at] for at, name in enumerate(MEASURES)}
        self.kind = {name: kinds[:, at] for at, name in enumerate(page_words.KINDS)}
        self.words = self.measure["words"]
        self.prose = self.measure["prose"]
        self.gaps = np.array([line.gap for line in lines], dtype=np.float64)
        self.has_gaps = float(np.mean(self.gaps > 0)) > _LEAST_GAPS
        self.dated = np.array([float(line.is_dated) for line in lines])
        self.segments = [self._segment(*weights) for weights in _SEGMENTS]
        self.content, self.common = self._content()

    def columns(self) -> dict[str, Column]:
        """Every column by its name, in the order of the model."""
        columns = dict(self.measure)
        columns["repeats"] = np.minimum(columns["repeats"], 4)
        columns["long_repeats"] = np.where(self.words >= 8, self.measure["repeats"], 0.0)
        columns.update({f"kind_{name}": column for name, column in self.kind.items()})
        columns.update(self._places())
        columns.update(self._gap_columns())
        columns.update(self._windows())
        columns.update(self._markers())
        columns.update(self._topics())
        columns.update(self._headlines())
        columns["period"] = self._periods()
        return columns

    def _segment(self, price: float, most: float) -> tuple[int, int]:
        """The stretch of lines with the most text: Kadane's maximum sum over priced lines."""
        ends = self.measure["ends_sentence"]
        text = (self.prose > 0) & (self.measure["repeats"] < 2)
        values = np.where(
            text, np.minimum(self.words, most), np.where(ends > 0, np.minimum(self.words, 8) - 4, 0.0)
        )
        values = values - np.where(self.prose > 0, 0.0, price)
        best, found, start, running = 0.0, (0, 0), 0, 0.0
        for index, value in enumerate(values.tolist()):
            if running <= 0:
                running, start = 0.0, index
            running += value
            if running > best:
                best, found = running, (start, index + 1)
        return found

    def _content(self) -> tuple[list[set[str]], Column]:
        """Each line's terms that tell of its subject, and the share of those that stand everywhere."""
        prose = [line for line in self.lines if line.is_prose]
        counts: Counter[str] = Counter()
        for line in prose:
            counts.update(set(line.terms))
        limit = max(2.0, 0.2 * len(prose)) if len(prose) > 4 else math.inf
        common = {term for term, count in counts.items() if count > limit}
        content = [
            {term for term in line.terms if term not in common and _tells(term)} for line in self.lines
        ]
        share = [sum(term in common for term in line.terms) / max(1, len(line.terms)) for line in self.lines]
        return content, np.array(share)

    def _places(self) -> dict[str, Column]:
        columns: dict[str, Column] = {
            "place": self.index / self.count,
            "word_place": (np.cumsum(self.words) - self.words) / max(1.0, float(self.words.sum())),
        }
        for number, (start, end) in enumerate(self.segments):
            columns[f"inside_{number}"] = ((self.index >= start) & (self.index < end)).astype(np.float64)
            columns[f"from_start_{number}"] = np.clip(self.index - start, -30, 60)
            columns[f"from_end_{number}"] = np.clip(self.index - end + 1, -60, 30)
        start, end = self.segments[0]
        columns["within"] = np.clip((self.index - start) / max(1, end - start), -2, 3)
        columns["run"] = np.minimum(_runs(self.prose), 20)
        return columns

    def _gap_columns(self) -> dict[str, Column]:
        """How a line is set off from others by blank lines; -1 where the page has none."""
        before = (self.gaps > 0).astype(np.float64)
        after = np.append(before[1:], 1.0)
        starts = before.copy()
        starts[0] = 1.0
        block = np.cumsum(starts).astype(int) - 1
        sizes = np.bincount(block)[block].astype(np.float64)
        firsts = np.flatnonzero(starts)[block]
        form = (2 * before + after).astype(int)
        start, end = self.segments[0]
        text = self.prose[start:end] > 0
        forms = np.bincount(form[start:end][text], minlength=4)
        columns = {
            "gap_before": before,
            "gap_after": after,
            "gap": np.minimum(self.gaps, 4),
            "block": np.minimum(sizes, 12),
            "block_place": np.minimum(self.index - firsts, 12),
            "block_as_text": forms[form] / max(1, forms.sum()),
        }
        if self.has_gaps:
            return columns
        return {name: np.full(self.count, -1.0) for name in columns}

    def _windows(self) -> dict[str, Column]:
        columns: dict[str, Column] = {}
        for width in (2, 5, 10):
            columns[f"words_before_{width}"] = np.log1p(_before(self.words, width))
            columns[f"words_after_{width}"] = np.log1p(_after(self.words, width))
            columns[f"prose_before_{width}"] = _before(self.prose, width)
            columns[f"prose_after_{width}"] = _after(self.prose, width)
        short = (self.words <= 5).astype(np.float64)
        columns["short_before"], columns["short_after"] = _before(short, 10), _after(short, 10)
        columns["longest_before"] = _most([_shifted(self.words, -by, 0.0) for by in range(1, 5)])
        columns["longest_after"] = _most([_shifted(self.words, by, 0.0) for by in range(1, 5)])
        columns["dates_before"], columns["dates_after"] = _before(self.dated, 6), _after(self.dated, 6)
        again = (self.measure["repeats"] > 1).astype(np.float64)
        columns["repeats_around"] = _before(again, 6) + again + _after(again, 6)
        ranks = np.array([float(line.text.isdigit()) for line in self.lines])
        columns["ranks_around"] = _before(ranks, 5) + ranks + _after(ranks, 5)
        return columns

    def _markers(self) -> dict[str, Column]:
        """Where lines such as "Comments" or "More on this" stand, seen from each line."""
        marker = np.zeros(self.count, dtype=bool)
        for name in _MARKERS:
            marker |= self.kind[name] >= 0.3
        marker |= self.kind["tags"] >= 0.2
        marker &= self.words <= 9
        places = np.flatnonzero(marker)
        last = np.searchsorted(places, self.index, side="left") - 1
        following = np.searchsorted(places, self.index, side="right")
        since = self.index - places[np.maximum(last, 0)] if len(places) else self.index
        until = places[np.minimum(following, len(places) - 1)] - self.index if len(places) else self.index
        start = self.segments[0][0]
        count = np.cumsum(marker) - marker
        return {
            "marker_since": np.minimum(np.where(last >= 0, since, 40), 40),
            "marker_until": np.minimum(np.where(following < len(places), until, 40), 40),
            "markers": np.clip(count - count[min(start, self.count - 1)], -12, 12).astype(np.float64),
        }

    def _topics(self) -> dict[str, Column]:
        """How far a line's words come again in the page's longest text, and in its neighbours."""
        start, end = self.segments[0]
        inside = (self.index >= start) & (self.index < end) & (self.prose > 0)
        counts: Counter[str] = Counter()
        for index in np.flatnonzero(inside).tolist():
            counts.update(self.content[index])
        topic, strong, ahead, behind = (np.zeros(self.count) for _ in range(4))
        near = [set[str]().union(*self.content[at : at + 4]) for at in range(self.count)]
        for index, content in enumerate(self.content):
            if not content:
                continue
            own = 1 if inside[index] else 0
            seen = [counts[term] - own for term in content]
            topic[index] = sum(count > 0 for count in seen) / len(content)
            strong[index] = min(3, sum(count > 1 for count in seen))
            if index + 1 < self.count:
                ahead[index] = len(content & near[index + 1]) / len(content)
            if index > 0:
                around = near[index - 4] if index >= 4 else set[str]().union(*self.content[:index])
                behind[index] = len(content & around) / len(content)
        return {
            "common": self.common,
            "topic": topic,
            "topic_terms": strong,
            "topic_ahead": ahead,
            "topic_behind": behind,
        }

    def _headlines(self) -> dict[str, Column]:
        """How much a line could be the headline, and where each line stands to the best one."""
        score = np.array([self._as_headline(index) for index in range(self.count)])
        best = int(np.argmax(score))
        comments = ((self.words <= 6) & (self.kind["comments"] >= 0.3)).astype(np.float64)
        seen = np.cumsum(comments)
        names = self._names(best)
        named = [
            sum(pair in names for pair in pairwise(line.tokens)) / max(1.0, line.words) if names else 0.0
            for line in self.lines
        ]
        return {
            "headline": score,
            "headline_near": _most([_shifted(score, -by, 0.0) for by in range(1, 13)]),
            "headline_best": np.full(self.count, score[best]),
            "from_headline": np.clip(self.index - best, -30, 60),
            "comments_since": np.where(self.index >= best, seen - (seen[best] - comments[best]), -1.0),
            "names_author": np.array(named),
        }

    def _as_headline(self, index: int) -> float:
        line, content = self.lines[index], self.content[index]
        if not 1.5 < line.words <= 30 or not content:
            return 0.0
        if line.is_prose and self.measure["ends_sentence"][index]:
            return 0.0
        again: Counter[str] = Counter()
        paragraphs = 0
        for at in range(index + 1, min(self.count, index + 16)):
            if self.prose[at] and self.measure["repeats"][at] < 2:
                again.update(self.content[at] & content)
                paragraphs += 1
                if paragraphs >= 5:
                    break
        hits = sum(min(2, count) for count in again.values()) / (2 * max(3, len(content)))
        near = [at for at in range(max(0, index - 3), min(self.count, index + 7)) if at != index]
        dated = any(self.dated[at] for at in near)
        signed = any(
            self.kind["author"][at] > 0 and self.words[at] <= 12
            for at in range(max(0, index - 1), min(self.count, index + 6))
            if at != index
        )
        return (
            hits
            * (1.0 if dated else 0.6)
            * (1.0 if signed else 0.8)
            * (1.0 if paragraphs else 0.3)
            * min(1.0, line.words / 5)
        )

    def _names(self, headline: int) -> set[tuple[str, str]]:
        """Pairs of words near the headline that could be its author's name."""
        names: set[tuple[str, str]] = set()
        for at in range(max(0, headline - 3), min(self.count, headline + 8)):
            line = self.lines[at]
            if at == headline or line.words > 12:
                continue
            words = page_words.tokens(line.text)
            if self.kind["author"][at] or len(words) <= 4:
                names.update(
                    (one.lower(), two.lower())
                    for one, two in pairwise(words)
                    if one[0].isupper() and two[0].isupper()
                )
        return names

    def _periods(self) -> Column:
        """How far a line stands in a list whose entries have the same form: a title, a name, a date."""
        size = np.minimum(6, (np.log1p(self.words) * 1.7).astype(int))
        shape = (
            size * 8
            + (self.measure["date"] >= 2) * 4
            + (self.measure["ends_sentence"] > 0) * 2
            + (self.measure["bullet"] > 0)
        )
        changes = np.append(shape[:-1] != shape[1:], False)
        best = np.zeros(self.count)
        for period in _PERIODS:
            same = np.zeros(self.count)
            if self.count > period:
                same[:-period] = (shape[:-period] == shape[period:]) & changes[:-period]
            best = np.maximum(best, _before(same, 6) + same + _after(same, 6))
        return np.where((self.prose > 0) & (self.words > 60), 0.0, best)


def _tells(term: str) -> bool:
    return len(term) > 2 or term > "\u0590" or is_wide(term)


def _before(column: Column, width: int) -> Column:
    """The sum over the lines before each line, not more than width."""
    total = np.concatenate(([0.0], np.cumsum(column)))
    ends = np.arange(len(column))
    return np.asarray(total[ends] - total[np.maximum(0, ends - width)])


def _after(column: Column, width: int) -> Column:
    return _before(column[::-1], width)[::-1]


def _shifted(column: Column, by: int, edge: float) -> Column:
    """The values of the lines that stand by further below; edge: where there is none."""
    out = np.full_like(column, edge)
    if by > 0:
        out[:-by] = column[by:]
    else:
        out[-by:] = column[:by]
    return out


def _most(columns: Sequence[Column]) -> Column:
    return np.asarray(np.maximum.reduce(columns))


def _runs(flags: Column) -> Column:
    """How many lines in a row, this one among them, have the same flag."""
    starts = np.append(True, flags[1:] != flags[:-1])
    run = np.cumsum(starts) - 1
    return np.asarray(np.bincount(run)[run], dtype=np.float64)
