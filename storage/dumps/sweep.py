"""Sweep: what stands between the heads and the furniture of a dump.

Goes through the lines from top to bottom once the surer parts are known, and tells titles, bodies,
paragraphs and the beginning of the next page apart by their form and by what stands around them.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import pairwise

from storage.dumps import bylines, cuts, forms
from storage.dumps.ages import Ages
from storage.dumps.bylines import Byline
from storage.dumps.furniture import Block
from storage.dumps.heads import Head
from storage.dumps.lines import Kind, Lines

# Whether a phrase is an age does not depend on the time it is counted from.
_ANY_TIME = datetime(2025, 1, 1, tzinfo=UTC)
_LEAST_WORDS = 4
# A line alone below a head is a title up to so many columns, with and without a full stop at its end.
_SENTENCE_ALONE = 60
_HEADLINE_ALONE = 140
_LONGEST_LABEL = 30
_MOST_LABEL_WORDS = 3


@dataclass(frozen=True, slots=True)
class Top:
    """The furniture at the top of a page: "logo", "#", "Latest news with ..."; start: the first line."""

    start: int
    kinds: tuple[Kind, ...]

    @property
    def end(self) -> int:
        """The line after the last."""
        return self.start + len(self.kinds)


Part = Head | Block | Top


@dataclass(slots=True)
class Labels:
    """What the lines of a dump are.

    kinds: one for each line. starts: the lines at which an article begins. ages: the phrase of each
    line that has one, where it may be less than the whole line.
    """

    kinds: list[Kind]
    starts: set[int] = field(default_factory=set)
    ages: dict[int, str] = field(default_factory=dict)


def labelled(lines: Lines, names: Mapping[int, Kind], parts: Sequence[Part]) -> Labels:
    """The labels of a dump.

    names: the furniture that each line is by its words. parts: in the order of the lines; where two
    overlap, the first counts.
    """
    sources = {part.source for part in parts if isinstance(part, Head) and part.source}
    sweep = _Sweep(lines, names, sources)
    before: Part = Top(0, ())
    for part in [*parts, Top(len(lines), ())]:
        if part.start >= before.end:
            sweep.between(before, part)
            sweep.part(part)
            before = part
    return sweep.labels


class _Sweep:
    def __init__(self, lines: Lines, names: Mapping[int, Kind], sources: Collection[str]) -> None:
        self.lines = lines
        self.texts = lines.texts
        self.names = names
        self.sources = sources
        self.clock = Ages(_ANY_TIME)
        self.labels = Labels([Kind.UNREAD] * len(lines))

    def part(self, part: Part) -> None:
        """Labels the lines of a part itself."""
        self.labels.kinds[part.start : part.end] = part.kinds
        if isinstance(part, Head):
            self.labels.starts.add(part.start)
            if part.age is not None:
                self.labels.ages[part.start + part.kinds.index(_AGE)] = part.age

    def between(self, before: Part, after: Part) -> None:
        """Labels the lines between two parts."""
        start, end = before.end, after.start
        if start == end:
            return
        if not isinstance(before, Head):
            end = self._furnished(before, start, end, after)
            if start < end:
                self._main(start, end, logo=Kind.LOGO in before.kinds)
            return
        at = self._related(before, start, end, after)
        if isinstance(after, Block) and after.follows_main:
            titled = at > start or before.title is not None
            begin = self._next_page(at, end, titled=titled, adjacent=before.title is None)
        elif end == len(self.texts):
            end = self._half_head(at, end, alone=False) if at < end else end
            begin = self._cut_page(at, end)
        else:
            return
        if begin < end:
            self._main(begin, end, logo=False)

    def _main(self, start: int, end: int, *, logo: bool) -> None:
        """A main article: title, perhaps the title again, perhaps source and age, paragraphs."""
        kinds, texts = self.labels.kinds, self.texts
        self.labels.starts.add(start)
        kinds[start:end] = [Kind.PARAGRAPH] * (end - start)
        at = start
        if opens_with_headline(texts[start : min(end, start + 2)]):
            kinds[at] = Kind.HEADLINE
            at += 1
            if at < end and forms.same(texts[start], texts[at]):
                kinds[at] = Kind.TITLE_AGAIN
                at += 1
        if at < end:
            byline = self._byline(texts[at], expected=logo or at == start + 2)
            if byline is not None:
                kinds[at] = Kind.BYLINE
                self.labels.ages[at] = byline.age
        while end == len(texts) and end - 1 > at and self.names.get(end - 1) is Kind.TAGS:
            end -= 1
            kinds[end] = Kind.TAGS

    def _byline(self, text: str, *, expected: bool) -> Byline | None:
        """The source and age that a line below a title is; where none is expected, only if they are glued."""
        byline = bylines.part(text, self.sources)
        if byline is None and expected:
            byline = bylines.asked(text, self.sources, self.clock)
        if byline is None or byline.source is None or not (expected or bylines.is_glued(text, byline)):
            return None
        return byline

    def _related(self, head: Head, start: int, end: int, after: Part) -> int:
        """The text of a related article, all of it body but its title; returns where the body begins."""
        kinds, texts = self.labels.kinds, self.texts
        kinds[start:end] = [_RULE if _is_rule(text) else _BODY for text in texts[start:end]]
        if head.title is not None:
            cut = end - start == 1 and end == len(texts) and head.title.startswith(texts[start])
            if not cut and not forms.same(head.title, texts[start]):
                return start
            kinds[start] = Kind.TITLE_AGAIN
            return start + 1
        main_follows = isinstance(after, Block) and after.follows_main
        if not self._is_title(start, end, main_follows=main_follows):
            return start
        kinds[start] = Kind.TITLE
        return start + 1

    def _is_title(self, at: int, end: int, *, main_follows: bool) -> bool:
        """Whether the first line below a head is the article's title and not its body."""
        text = self.texts[at]
        columns = forms.width(text)
        following = self.texts[at + 1] if at + 1 < end else None
        if following is None or (main_follows and forms.is_headline(following)):
            # No other line, or one that rather is the headline of the next page.
            most = _SENTENCE_ALONE if forms.ends_sentence(text) else _HEADLINE_ALONE
            return columns <= most and not forms.is_prose(text)
        if columns > forms.LONGEST_HEADLINE:
            return False
        # A body stands on one line: what stands above another is a title, unless it is several sentences and
        # the other line is no longer one.
        return forms.width(following) > columns or forms.sentences(text) == 1 or not forms.is_prose(text)

    def _next_page(self, at: int, end: int, *, titled: bool, adjacent: bool) -> int:
        """Where the next page's main article begins, above the furniture that follows it.

        at: where the body of the related article begins, which stands on one line. titled: a title stands
        above. adjacent: in this rendering the body follows the title without a blank line.
        """
        texts = self.texts
        at = self._past_rules(at, end)
        if at == end:
            return end
        if adjacent and self.lines.gap(at + 1 if at + 1 < end else at) == 0:
            # Should the body have more lines than one, the only blank line parts it from the next page.
            apart = [index for index in range(at + 2, end) if self.lines.gap(index)]
            if len(apart) == 1 and forms.is_headline(texts[apart[0]]):
                return apart[0]
        if titled:
            if end - at == 1:
                # The page must have a main article: a line that is no body is its title.
                return end if forms.is_prose(texts[at]) or forms.ends_sentence(texts[at]) else at
            # No body: the line reads as a headline, and stands apart or has text of its own below it.
            if forms.same(texts[at], texts[at + 1]):
                return at
            bare = forms.is_headline(texts[at]) and forms.sentences(texts[at]) == 1
            if bare and (not forms.is_headline(texts[at + 1]) or self.lines.gap(at) > (0 if adjacent else 2)):
                return at
        return self._past_rules(at + 1, end)

    def _past_rules(self, at: int, end: int) -> int:
        while at < end and self.labels.kinds[at] is _RULE:
            at += 1
        return at

    def _furnished(self, before: Part, start: int, end: int, after: Part) -> int:
        """Labels what is furniture by its place alone, where no article can be; returns its beginning."""
        kinds, texts = self.labels.kinds, self.texts
        if start == 0 and end == 1 and isinstance(after, Head) and _is_label(texts[0]):
            kinds[0] = Kind.RELATED  # as an unknown edition calls the related articles
            return 0
        if end < len(texts) or not before.kinds:
            return end
        if before.kinds[-1] is Kind.HASH and end - start == 1:
            kinds[start] = Kind.LISTING
            return start
        if before.kinds[-1] in (Kind.RELATED, Kind.LISTING):
            return self._half_head(start, end, alone=True)
        half = cuts.half_block(before.kinds[-1], texts[start:end])
        kinds[start : start + len(half)] = half
        return start if half else end

    def _half_head(self, at: int, end: int, *, alone: bool) -> int:
        """Labels half a head at the end of a cut dump; returns where it begins, or end.

        at: the first line that may belong to it. alone: nothing but a head can stand here.
        """
        half = cuts.half_head(
            self.texts[max(at, end - 4) : end], self.sources, alone=alone, apart=self.lines.gap(end - 1) > 0
        )
        if half:
            self.labels.kinds[end - len(half) : end] = half
            self.labels.starts.add(end - len(half))
        return end - len(half)

    def _cut_page(self, at: int, end: int) -> int:
        """Where a main article begins below the last related article of a dump that was cut within it."""
        texts = self.texts
        for first, second in pairwise(range(at, end)):
            if forms.same(texts[first], texts[second]) and forms.is_headline(texts[first]):
                return first
        begin = self._past_rules(at + 1, end)
        if (
            end - begin >= 2
            and self.lines.gap(begin)
            and forms.is_headline(texts[begin])
            and forms.words(texts[begin]) >= _LEAST_WORDS
            and not _is_pointer(texts[begin])
            and (forms.is_prose(texts[begin + 1]) or forms.ends_sentence(texts[begin + 1]))
        ):
            return begin
        return end


def opens_with_headline(lines: Sequence[str]) -> bool:
    """Whether the first of an article's lines is its title; it is, unless it is a paragraph for sure."""
    columns = forms.width(lines[0])
    if columns <= forms.HEADLINE_WIDTH:
        return True
    count = forms.sentences(lines[0])
    return columns <= forms.LONGEST_HEADLINE and (count == 1 or (len(lines) > 1 and count == 2))


def _is_label(text: str) -> bool:
    """Whether a line is a word or a few, as furniture is and hardly a headline."""
    return (
        forms.width(text) <= _LONGEST_LABEL and forms.words(text) <= _MOST_LABEL_WORDS and text[-1].isalpha()
    )


def _is_pointer(text: str) -> bool:
    """Whether a line is no headline within a body: "READ MORE: ...", "1. Ditch the diet"."""
    return text[0].isdecimal() or text.partition(":")[0].isupper()


def _is_rule(text: str) -> bool:
    """Whether a line only draws a line between two pages."""
    return text[0] in "-=_*—–~·•" and len(text) >= 3 and not text.strip("-=_*—–~·• ")


# Bound here: Python 3.11 looks up a member of an enumeration slowly, and lines are many.
_AGE, _BODY, _RULE = Kind.AGE, Kind.BODY, Kind.RULE
