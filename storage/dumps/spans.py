"""Spans: from which lines of a dump each article was read, and which lines gave nothing. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from storage.dumps.lines import Kind
from storage.models import Line, ParsedArticle

_SILENT = frozenset({str(Kind.BLANK), str(Kind.REFERENCE)})


@dataclass(frozen=True, slots=True)
class Span:
    """Lines of a dump, from 1, both ends included."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Account:
    """What became of the lines of a dump.

    articles: each with its lines, None where they are not found, as in a saved page. left_out: the lines that
    are in no article, blank ones aside. total: all lines.
    """

    articles: tuple[tuple[ParsedArticle, Span | None], ...]
    left_out: tuple[Span, ...]
    total: int


def account(articles: Sequence[ParsedArticle], lines: Sequence[Line]) -> Account:
    """Find the lines of each article, given in page order, among the lines of its dump."""
    spoken = [line for line in lines if line.kind not in _SILENT]
    starts: list[int | None] = []
    at = 0
    for article in articles:
        found = next((index for index in range(at, len(spoken)) if _begins(article, spoken[index])), None)
        starts.append(found)
        at = at if found is None else found + 1
    begun = [start for start in starts if start is not None]
    spans: list[Span | None] = []
    for article, start in zip(articles, starts, strict=True):
        if start is None:
            spans.append(None)
            continue
        end = next((later for later in begun if later > start), len(spoken))
        spans.append(_span(article, spoken, start, end))
    return Account(
        tuple(zip(articles, spans, strict=True)),
        _left_out(spoken, [span for span in spans if span is not None]),
        len(lines),
    )


def _begins(article: ParsedArticle, line: Line) -> bool:
    """Whether an article's text begins with a line: its title, or its first paragraph without one."""
    if not article.title_made:
        return line.text == article.title
    return bool(line.text) and article.body.startswith(line.text)


def _span(article: ParsedArticle, spoken: Sequence[Line], start: int, end: int) -> Span:
    """From the source above the title to the last line that the article has."""
    last = start
    for index in range(start, end):
        text = spoken[index].text
        if text == article.title or text in article.body or text.lstrip("#") in article.hashtags:
            last = index
    first = start
    while first and article.source and article.source in spoken[first - 1].text:
        first -= 1
    return Span(spoken[first].number, spoken[last].number)


def _left_out(spoken: Iterable[Line], spans: Sequence[Span]) -> tuple[Span, ...]:
    """The runs of lines in no span; blank lines do not part them."""
    runs: list[Span] = []
    going = False
    for line in spoken:
        if any(span.first <= line.number <= span.last for span in spans):
            going = False
        elif going:
            runs[-1] = Span(runs[-1].first, line.number)
        else:
            runs.append(Span(line.number, line.number))
            going = True
    return tuple(runs)
