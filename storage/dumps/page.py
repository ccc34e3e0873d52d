"""Page: the text of any news page, as selecting all and copying gives it, read as one article.

A model of a page's lines tells the text from menus, teasers, captions and comments; the headline is
looked for once the text is known. Only for texts with the furniture of a page around them: a plain
article is the next reader's, which loses nothing of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from storage.dumps import forms, page_about, page_lines, page_words
from storage.dumps.ages import Ages
from storage.dumps.lines import Kind, Lines, clean, explained
from storage.dumps.page_lines import PageLine
from storage.models import Line, ParsedArticle, Reading, Role

NAME = "page"

# No news page is longer, in lines that are not blank.
MOST_LINES = 5000
# Different lines of furniture from which on a text is a page.
_LEAST_FURNITURE = 2
_FURNITURE_WORDS = 12
_FURNITURE_SHARE = 0.5
_FURNITURE_KINDS = [
    page_words.KINDS.index(kind)
    for kind in ("share", "comments", "related", "subscribe", "legal", "menu", "more", "tags", "ad")
]
_ONLY_AGGREGATOR = frozenset(
    {
        *(Kind.BACKGROUND, Kind.FEATURES, Kind.EXPLORE, Kind.LISTING, Kind.LOGO, Kind.HASH),
        *(Kind.SOURCE_AGAIN, Kind.CATEGORY, Kind.TITLE_AGAIN),
    }
)
_TEXT = frozenset({Kind.HEADLINE, Kind.PARAGRAPH, Kind.TITLE, Kind.BODY})
_COPYRIGHT = page_lines.MEASURES.index("copyright")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A page's lines that are not blank, with what the model makes of them. headline: its index."""

    lines: Sequence[PageLine]
    is_body: Sequence[bool]
    headline: int | None


def read(text: str, reference: datetime) -> Reading | None:
    """The article of a page's text; None where the text has no page around it or no article in it.

    reference: aware; when the page was taken.
    """
    found = label(clean(text))
    if found is None:
        return None
    lines, is_body = found.lines, found.is_body
    paragraphs = [line.text for at, line in enumerate(lines) if is_body[at] and at != found.headline]
    if not paragraphs:
        return None
    title = lines[found.headline].text if found.headline is not None else None
    dated = page_about.published(lines, found.headline, is_body, Ages(reference))
    named = page_about.source(lines, is_body)
    body = "\n\n".join(paragraphs)
    article = ParsedArticle(
        role=Role.MAIN,
        title=title or forms.made_headline(body),
        body=body,
        source=named[0] if named else None,
        published_at=dated[0].moment if dated else None,
        title_made=title is None,
        time_clamped=dated[0].clamped if dated else False,
    )
    return Reading(NAME, (article,), reference)


def explain(text: str) -> tuple[Line, ...] | None:
    """Each line with its kind, as read() sees it; None where the text is not of this format."""
    lines = clean(text)
    found = label(lines)
    if found is None:
        return None
    kinds = [Kind.PARAGRAPH if flag else Kind.FURNITURE for flag in found.is_body]
    if found.headline is not None:
        kinds[found.headline] = Kind.HEADLINE
    return explained(lines, kinds)


def is_of_other_site(lines: Lines, kinds: Sequence[Kind]) -> bool:
    """Whether lines that hint at the aggregator stand on a page of another site: other furniture is there.

    kinds: what the aggregator's reader makes of the lines. "No comments yet" stands on many pages, what
    only the aggregator writes on none.
    """
    if not _ONLY_AGGREGATOR.isdisjoint(kinds) or len(lines) > MOST_LINES:
        return False
    text = [at for at, kind in enumerate(kinds) if kind in _TEXT]
    part = Lines([lines.texts[at] for at in text], [lines.numbers[at] for at in text], lines.total)
    return _is_page(page_lines.measured(part))


def has_furniture(lines: Lines) -> bool:
    """Whether lines have the furniture of a news page among them, of any site."""
    return len(lines) <= MOST_LINES and _is_page(page_lines.measured(lines))


def label(lines: Lines) -> Labelled | None:
    """What each line of a page is; None where the lines are not those of a page."""
    if not 1 < len(lines) <= MOST_LINES:
        return None
    measured = page_lines.measured(lines)
    if not _is_page(measured):
        return None
    # numpy takes a tenth of a second, and most dumps are none of these pages.
    from storage.dumps import page_features, page_headline, page_model, page_text

    model = page_model.model()
    features = page_features.features(measured)
    chances = page_model.chances(features, model)
    is_body = page_text.chosen(measured, chances.body)
    if not any(is_body):
        return None
    headline = page_headline.headline(measured, features, is_body, chances.headline, model.headline)
    return Labelled(measured, is_body, headline)


def _is_page(lines: Sequence[PageLine]) -> bool:
    """Whether a text has the furniture of a page around it."""
    furniture = {line.text for line in lines if _is_furniture(line)}
    return len(furniture) >= _LEAST_FURNITURE


def _is_furniture(line: PageLine) -> bool:
    """Whether a line says by its words alone that it belongs to no article."""
    if line.words > _FURNITURE_WORDS:
        return False
    return (
        max(line.kinds[kind] for kind in _FURNITURE_KINDS) >= _FURNITURE_SHARE
        or line.measures[_COPYRIGHT] > 0
    )
