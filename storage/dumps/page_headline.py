"""Page headline: which line of a news page is the headline, once its text is known.

Ranks the lines above the text by how much of them comes again in it, how near they stand, and whether
a date or an author follows; the weights come from the page model's table. Lines may also be headlines
that the model took for text. Needs numpy; import it only where a page is read.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from storage.dumps import page_words
from storage.dumps.page_features import Features
from storage.dumps.page_lines import MEASURES, PageLine

# In the order of the columns of candidates().
COLUMNS = (
    *("near", "topic", "topic_best", "topic_terms", "topic_first", "short", "long", "very_long"),
    *("score", "score_best", "dated", "signed", "twice", "inside", "sentence", "furniture", "date"),
    *("digits", "gap", "prose", "address", "picture", "capitals", "later", "in_text", "top"),
    *("dated_above", "signed_above", "shared", "shared_above", "contains", "marked_above", "prose_above"),
    *("earlier", "match", "match_best", "match_mean", "match_earlier", "match_later"),
    *(
        "author",
        "some_date",
        "marked",
        "fits",
        "date_next",
        "date_soon",
        "name_next",
        "since_date",
        "as_name",
        "credit",
    ),
)

# What the field's chance counts beside the ranker: it saw the same pages, and is too sure of itself.
_FIELD_WEIGHT = 0.8
_LEAST_CHANCE = 0.02
_MOST_CANDIDATES = 400
_INTO_TEXT = 4
_LONGEST_WORDS = 40
_LONGEST_BYLINE = 12
# The agency behind a caption: "A ferry in the bay. Ada Lind / Reuters file".
_CREDIT = re.compile(
    r"(?:[/©]|\bvia\b|\(|: ) ?"
    r"(?:AP|AFP|EPA|EFE|DPA|ANSA|TASS|Reuters|Getty|Bloomberg|Shutterstock|Alamy|iStock)\b[^.!?]{0,20}$",
    re.IGNORECASE,
)
_FURNITURE = [page_words.KINDS.index(kind) for kind in ("menu", "legal", "share", "subscribe", "more")]
_AUTHOR = page_words.KINDS.index("author")
_SHARE = page_words.KINDS.index("share")
_MORE = page_words.KINDS.index("more")
_RELATED = page_words.KINDS.index("related")
_MARKED = [page_words.KINDS.index(kind) for kind in ("related", "comments", "tags", "ad", "picture")]
_DATE = MEASURES.index("date")
_ENDS = MEASURES.index("ends_sentence")
_ADDRESS = MEASURES.index("address")
_CAPITALS = MEASURES.index("capitals")
_UPPER = MEASURES.index("upper")
_DIGITS = MEASURES.index("digits")
_PICTURE = page_words.KINDS.index("picture")


def headline(
    lines: Sequence[PageLine],
    features: Features,
    is_body: Sequence[bool],
    chances: npt.NDArray[np.float64],
    weights: Mapping[str, float],
) -> int | None:
    """The index of the headline; None where no line above the text can be one.

    is_body, chances: one for each line; chances: of being the headline, by the model's field.
    """
    places = candidates(lines, is_body)
    if not places:
        return None
    rows = described(places, lines, features, is_body)
    ranks = rows @ np.array([weights[name] for name in COLUMNS])
    ranks = ranks + _FIELD_WEIGHT * np.log(chances[places] + _LEAST_CHANCE)
    return places[int(np.argmax(ranks))]


def candidates(lines: Sequence[PageLine], is_body: Sequence[bool]) -> list[int]:
    """The lines that may be the headline: those above the text, and the first of it."""
    body = [at for at, flag in enumerate(is_body) if flag]
    if not body:
        return []
    early = body[:_INTO_TEXT]
    found = [
        at
        for at in range(early[-1] + 1)
        if (at < body[0] or (at in early and not lines[at].is_prose))
        and 0 < lines[at].words <= _LONGEST_WORDS
        and any(map(str.isalpha, lines[at].text))
    ]
    return ([at for at in found if not _is_byline(lines[at])] or found)[-_MOST_CANDIDATES:]


def described(
    places: Sequence[int], lines: Sequence[PageLine], features: Features, is_body: Sequence[bool]
) -> npt.NDArray[np.float64]:
    """What speaks for each candidate: (places, COLUMNS)."""
    body = [at for at, flag in enumerate(is_body) if flag]
    first = body[0]
    counts: Counter[str] = Counter()
    for at in body:
        counts.update(set(lines[at].terms))
    opening: set[str] = set()
    for at in body[:3]:
        opening.update(lines[at].terms)
    common = {term for term, count in counts.items() if len(body) > 4 and count > 0.3 * len(body)}
    others: Counter[str] = Counter()
    for stems in {line.text: line.terms for at, line in enumerate(lines) if not is_body[at]}.values():
        others.update(set(stems))
    words = {
        term: float(np.log1p(count) / np.log1p(1 + others[term]))
        for term, count in counts.items()
        if len(term) > 2 or not term.isascii()
    }
    score = features.rows[:, features.names.index("headline")]
    best = max(float(score[list(places)].max()), 1e-9)
    texts = [line.text.lower() for line in lines]
    rows: list[list[float]] = []
    for at in places:
        line = lines[at]
        terms = {term for term in line.terms if term not in common and len(term) > 1}
        own = set(line.terms) if is_body[at] else set()
        hits = [term for term in terms if counts[term] > (term in own)]
        ahead = lines[at + 1 : at + 8]
        behind = lines[max(0, at - 6) : at]
        below = texts[at + 1 : at + 6]
        weight = sum(words.get(term, 0.0) for term in set(line.terms) - own)
        weight += sum(words.get(term, 0.0) for term in own if counts[term] > 1)
        furniture = max((line.kinds[kind] for kind in _FURNITURE), default=0.0)
        text = texts[at]
        near = texts[max(0, at - 60) : at + 60]
        rows.append(
            [
                -float(np.log1p(abs(first - at))),
                len(hits) / max(1, len(terms)),
                0.0,  # topic_best: set below
                min(6, len(hits)) / 6,
                sum(term in opening for term in terms) / max(1, len(terms)) if not is_body[at] else 0.0,
                float(line.words < 3),
                float(line.words > 18),
                float(line.words > 28),
                float(score[at]),
                float(score[at]) / best,
                float(any(other.is_dated for other in ahead)),
                float(any(other.kinds[_AUTHOR] > 0 and other.words <= 12 for other in ahead[:5])),
                float(line.repeats > 1),
                float(len(text) >= 15 and any(text in other and text != other for other in near)),
                float(line.measures[_ENDS]),
                furniture,
                float(line.measures[_DATE] >= 2),
                line.measures[_DIGITS],
                float(line.gap > 0 or at == 0),
                float(line.is_prose),
                line.measures[_ADDRESS],
                line.kinds[_PICTURE],
                float(line.measures[_CAPITALS] > 0.7),
                0.0,  # later: set below
                float(is_body[at]),
                float(at == 0),
                float(any(other.is_dated for other in behind)),
                float(any(other.kinds[_AUTHOR] > 0 and other.words <= 12 for other in behind)),
                float(sum(other.kinds[_SHARE] >= 0.5 for other in lines[at + 1 : first][:20])),
                float(sum(other.kinds[_SHARE] >= 0.5 for other in behind)),
                float(any(len(other) >= 12 and other != text and other in text for other in below)),
                float(any(other.kinds[_MORE] >= 0.3 or other.kinds[_RELATED] >= 0.3 for other in behind)),
                float(sum(other.is_prose for other in behind)),
                0.0,  # earlier: set below
                weight,
                0.0,  # match_best: set below
                weight / max(3, len(set(line.terms))),
                0.0,  # match_earlier: set below
                0.0,  # match_later: set below
                min(1.0, 3 * line.kinds[_AUTHOR]) if line.words <= 12 else 0.0,
                float(line.measures[_DATE] >= 1 and line.words <= 12),
                max(line.kinds[kind] for kind in _MARKED),
                float(4 <= line.words <= 22),
                float(any(_is_dated(other) for other in ahead[:2])),
                float(any(_is_dated(other) for other in ahead[:4])),
                float(any(_is_name(other) or other.kinds[_AUTHOR] > 0.15 for other in ahead[:2])),
                float(any(_is_dated(other) for other in lines[max(0, at - 12) : at])),
                float(_is_name(line)),
                float(_CREDIT.search(line.text) is not None),
            ]
        )
    table = np.array(rows)
    column = COLUMNS.index
    topic = table[:, column("topic")] * table[:, column("topic_terms")]
    table[:, column("topic_best")] = topic / max(float(topic.max()), 1e-9)
    match = table[:, column("match")]
    table[:, column("match_best")] = match / max(float(match.max()), 1e-9)
    # How many candidates between this one and the text share more words with it.
    for index in range(len(places)):
        above, after = slice(max(0, index - 30), index), slice(index + 1, None)
        table[index, column("earlier")] = _ratio(topic[above], topic[index], 0.05)
        table[index, column("match_earlier")] = _ratio(match[above], match[index], 0.3)
        table[index, column("match_later")] = _ratio(match[after], match[index], 0.3)
        table[index, column("later")] = min(3, int((topic[after] > topic[index]).sum()))
    return table


def _ratio(others: npt.NDArray[np.float64], own: float, least: float) -> float:
    return min(2.0, float(others.max(initial=0.0)) / max(own, least))


def _is_dated(line: PageLine) -> bool:
    dates = line.measures[_DATE]
    return line.is_dated or (dates >= 1 and line.words <= 5 and any(map(str.isdecimal, line.text)))


def _is_byline(line: PageLine) -> bool:
    """Whether a line says who wrote the page, and when."""
    return line.is_dated and line.kinds[_AUTHOR] > 0 and line.words <= _LONGEST_BYLINE


def _is_name(line: PageLine) -> bool:
    """Whether a line looks like a person's name: a few words, each with a capital."""
    return (
        2 <= line.words <= 4
        and line.measures[_UPPER] >= 1
        and line.text[0].isupper()
        and line.measures[_DIGITS] == 0
        and max(line.kinds[kind] for kind in _FURNITURE) == 0
    )
