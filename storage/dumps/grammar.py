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
    found = (_article(texts, labels, range(begin, end), clock) for begin, end in bounds)
    return tuple(article for article in found if article is not None)


def _article(texts: Sequence[str], labels: Labels, lines: range, clock: Ages) -> ParsedArticle | None:
    title: str | None = None
    source: str | None = None
    phrase: str | None = None
    paragraphs: list[str] = []
    hashtags: dict[str, None] = {}
    main = False
    kinds = labels.kinds
    for index in lines:
        kind, text = kinds[index], texts[index]
        if kind is Kind.PARAGRAPH or kind is Kind.BODY:
            paragraphs.append(text)
            main = main or kind is Kind.PARAGRAPH
        elif kind is Kind.HEADLINE or kind is Kind.TITLE:
            title = text
            main = kind is Kind.HEADLINE
        elif kind is Kind.SOURCE:
            source = text
        elif kind is Kind.SOURCE_AGAIN:
            source = source or text.lstrip("-–—−‐‑•·∙◦‣▪●○* ")
        elif kind is Kind.AGE:
            phrase = labels.ages.get(index, text)
        elif kind is Kind.BYLINE:
            phrase = labels.ages.get(index, "")
            source = text.removesuffix(phrase).rstrip() or None
        elif kind is Kind.TAGS:
            hashtags.update(dict.fromkeys(furniture.tags(text)))
    if title is None and not paragraphs:
        return None
    age = clock.read(phrase) if phrase else None
    return ParsedArticle(
        role=Role.MAIN if main else Role.RELATED,
        title=title or forms.made_headline(paragraphs[0]),
        body="\n\n".join(paragraphs),
        source=source,
        published_at=age.moment if age else None,
        title_made=title is None,
        time_clamped=age.clamped if age else False,
        hashtags=tuple(hashtags),
    )
