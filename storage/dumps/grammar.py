"""Grammar: from lines with their kinds to articles.

An article begins where the labels say so; what each of its lines is decides where it goes. Which line
is what was decided before; the ages are counted back here.
"""

from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise

from storage.dumps import forms, furniture
from storage.dumps.ages import Ages
from storage.dumps.lines import Kind
from storage.dumps.sweep import Labels
from storage.models import ParsedArticle, Role


def articles(texts: Sequence[str], labels: Labels, reference: datetime) -> tuple[ParsedArticle, ...]:
    """The articles of a labelled dump, in page order.

    reference: what ages are counted back from. A head without any text gives no article.
    """
    clock = Ages(reference)
    # Tags above the first article are its tags.
    bounds = pairwise([0, *sorted(labels.starts)[1:], len(texts)])
    found = (_article(texts, labels, begin, end, clock) for begin, end in bounds)
    return tuple(article for article in found if article is not None)


def _article(texts: Sequence[str], labels: Labels, begin: int, end: int, clock: Ages) -> ParsedArticle | None:
    """The article of the lines from begin to end; None where they say nothing."""
    kinds, lines = labels.kinds[begin:end], texts[begin:end]
    # Of the kinds that stand once in an article, the last line counts; of the others, all.
    said = dict(zip(kinds, lines, strict=True))
    title = said.get(_HEADLINE) or said.get(_TITLE)
    main = _HEADLINE in said or _PARAGRAPH in said
    paragraphs = [line for kind, line in zip(kinds, lines, strict=True) if kind in _PROSE]
    if title is None and not paragraphs:
        return None
    source = said.get(_SOURCE)
    phrase = said.get(_AGE)
    if phrase is not None:
        phrase = labels.ages.get(begin + kinds.index(_AGE), phrase)
    if source is None and _SOURCE_AGAIN in said:
        source = said[_SOURCE_AGAIN].lstrip("-–—−‐‑•·∙◦‣▪●○* ")
    if _BYLINE in said:
        phrase = labels.ages.get(begin + kinds.index(_BYLINE), "")
        source = said[_BYLINE].removesuffix(phrase).rstrip() or None
    tags: list[str] = []
    if _TAGS in said:
        tags = [
            tag
            for kind, line in zip(kinds, lines, strict=True)
            if kind is _TAGS
            for tag in furniture.tags(line)
        ]
    age = clock.read(phrase) if phrase else None
    return ParsedArticle(
        role=_MAIN if main else _RELATED,
        title=title or forms.made_headline(paragraphs[0]),
        body="\n\n".join(paragraphs),
        source=source,
        published_at=age.moment if age else None,
        title_made=title is None,
        time_clamped=age.clamped if age else False,
        hashtags=tuple(dict.fromkeys(tags)),
    )


# Bound here: Python 3.11 looks up a member of an enumeration slowly, and lines are many.
_HEADLINE, _TITLE, _SOURCE, _SOURCE_AGAIN = Kind.HEADLINE, Kind.TITLE, Kind.SOURCE, Kind.SOURCE_AGAIN
_AGE, _BYLINE, _TAGS, _PARAGRAPH = Kind.AGE, Kind.BYLINE, Kind.TAGS, Kind.PARAGRAPH
_MAIN, _RELATED = Role.MAIN, Role.RELATED
_PROSE = frozenset({Kind.PARAGRAPH, Kind.BODY})
