"""Aggregator: the pages of the news aggregator, in all their renderings, also mixed.

Reads a dump in three steps: lines.py cleans it; label() here gives each line its kind from its form
and its neighbours (heads.py and furniture.py find the surest parts, sweep.py what stands between
them); grammar.py builds the articles from the kinds. Not for pages of other sites.

What can't be told apart, and how it is decided:
- a body stands on one line, so what follows it is the next page's main article if that page's furniture
  follows, or if a headline and prose follow a blank line at the end of a cut dump; else it is body;
- a line alone below a head is a title if it is short and not several sentences, else a body;
- "Comments", "Related Articles" and the like are furniture only where a block of furniture can stand;
- a digit between a glued name and age is the age's, as far as its number is a usual one: see bylines.py.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from storage.dumps import forms, furniture, grammar, heads, page, sweep
from storage.dumps.lines import Kind, Lines, clean, explained
from storage.dumps.sweep import Labels, Part, Top
from storage.models import Line, Reading

NAME = "aggregator"


def read(text: str, reference: datetime) -> Reading | None:
    """The articles of a dump of the aggregator; None where the text has none of its structure.

    reference: aware; when the page was taken.
    """
    lines = clean(text)
    labels = label(lines)
    if labels is None:
        return None
    articles = grammar.articles(lines.texts, labels, reference)
    refusal = (
        None if articles else "Only the furniture of a news page was found, no article: copy the whole page."
    )
    return Reading(NAME, articles, reference, refusal)


def explain(text: str) -> tuple[Line, ...] | None:
    """Each line with its kind, as read() sees it; None where the text is not of this format."""
    lines = clean(text)
    labels = label(lines)
    return None if labels is None else explained(lines, labels.kinds)


def label(lines: Lines) -> Labels | None:
    """The kind of each line; None where nothing of the aggregator's structure is in the dump."""
    texts = lines.texts
    if len(texts) < 2:
        return None
    names = furniture.names(texts)
    found = heads.find(texts)
    blocks = furniture.blocks(texts, names, {head.start for head in found})
    parts: list[Part] = [*found, *blocks, *_tops(texts, names)]
    if not parts:
        return None
    parts.sort(key=lambda part: part.start)
    labels = sweep.labelled(lines, names, parts)
    return None if page.is_of_other_site(lines, labels.kinds) else labels


def _tops(texts: Sequence[str], names: Mapping[int, Kind]) -> list[Top]:
    """Where pages in the logo and listing renderings begin.

    The word "logo" is furniture where a page can begin with it: at the top of a dump, or above a title
    that stands twice.
    """
    found: list[Top] = []
    taken = 0
    for index, name in names.items():
        if index < taken or name not in (Kind.LOGO, Kind.HASH, Kind.LISTING):
            continue
        end = index
        kinds: list[Kind] = []
        for kind in (Kind.LOGO, Kind.HASH):
            if names.get(end) is kind:
                kinds.append(kind)
                end += 1
        # In another language the listing's title is known by its place and its tag.
        if end < len(texts) and (
            names.get(end) is Kind.LISTING or (Kind.HASH in kinds and _has_tag(texts[end]))
        ):
            kinds.append(Kind.LISTING)
            end += 1
        twice = end + 1 < len(texts) and forms.same(texts[end], texts[end + 1])
        if Kind.LISTING in kinds or (Kind.LOGO in kinds and (index == 0 or twice or len(kinds) > 1)):
            found.append(Top(index, tuple(kinds)))
            taken = end
    return found


def _has_tag(text: str) -> bool:
    return len(text) <= furniture.LONGEST and ("#" in text or "＃" in text)
