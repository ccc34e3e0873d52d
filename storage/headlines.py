"""Headlines: which topics the news of a week is about, as a reader would write them.

Counted over the newest stories of the week, so that a large archive costs no more than a small one:
hashtags, countries by any of their names, and names of several words with capitals, in titles and
summaries. A story counts once for a topic.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from functools import lru_cache

from storage import languages, places, words
from storage.database import Database
from storage.times import to_micros

WEEK = timedelta(days=7)
STORIES = 1_000
FEWEST = 2
"""Names of persons and things stand in at least so many stories."""
_NAME = re.compile(r"[^\W\d_a-z][\w'’-]+(?: (?:[^\W\d_a-z][\w'’-]+|bin|al|de|da|van|von|der)){1,3}")
_MOST_CAPITALS = 0.6  # of the words; a headline with more writes every word so
_TITLES = frozenset(
    """
    president vice prime minister premier chancellor king queen prince princess pope sen. senator rep. gov.
    governor mr mr. mrs mrs. ms ms. dr dr. judge justice general gen. foreign defense defence finance interior
    culture leader former the a an in on at of for by but and as when after if it he she monday tuesday
    wednesday thursday friday saturday sunday january february march april may june july august september
    october november december secretary state speaker mayor chief spokesman sir
    """.split()
)


def frequent(db: Database, now: datetime, count: int) -> tuple[str, ...]:
    """The topics most in the news this week, most frequent first."""
    since = to_micros(now - WEEK)
    told: Counter[str] = Counter()
    names: Counter[str] = Counter()
    rows = db.execute(
        "SELECT title, summary, articles FROM stories WHERE ordered_at > ? AND ordered_at <= ?"
        " ORDER BY ordered_at DESC LIMIT ?",
        (since, to_micros(now), STORIES),
    ).fetchall()
    tags = _tags(db, [json.loads(row["articles"])[:1] for row in rows])
    for row, tagged in zip(rows, tags, strict=True):
        found = {tag: tag for tag in tagged}
        found.update(dict.fromkeys(_countries(row["title"]), ""))
        told.update(found.keys())
        told_of = set(_names(row["summary"]))
        if not _all_capitals(row["title"]):
            told_of.update(_names(row["title"]))
        names.update(told_of)
    known = {name.casefold().replace(" ", "") for name in told}
    for name, times in names.items():
        if times >= FEWEST and name.casefold().replace(" ", "") not in known:
            told[name] += times
    ordered = sorted(told, key=lambda name: (-told[name], name))
    once: dict[str, str] = {}
    for name in ordered:
        once.setdefault(name.casefold().replace(" ", ""), name)
    return tuple(once.values())[:count]


def _tags(db: Database, groups: Iterable[list[int]]) -> list[list[str]]:
    """The hashtags of some articles for each group."""
    wanted = list(groups)
    rows = db.execute(
        "SELECT id, hashtags FROM articles WHERE id IN (SELECT value FROM json_each(?)) AND hashtags <> '[]'",
        (json.dumps([id_ for group in wanted for id_ in group]),),
    )
    tags = {row["id"]: json.loads(row["hashtags"]) for row in rows}
    return [[_readable(tag) for id_ in group for tag in tags.get(id_, ())] for group in wanted]


def _readable(tag: str) -> str:
    """A country's hashtag as its name, any other one as it is."""
    countries = places.find(re.sub(r"(?<=[a-z])(?=[A-Z])|_", " ", tag))
    return countries[0].name if len(countries) == 1 else tag


def _countries(text: str) -> Iterator[str]:
    tokens = words.tokens(text)
    for size in (1, 2, 3):
        for start in range(len(tokens) - size + 1):
            code = _forms().get(" ".join(map(words.stem, tokens[start : start + size])))
            if code is not None and not _part_of_longer(tokens, start, size):
                yield code


def _part_of_longer(tokens: list[str], start: int, size: int) -> bool:
    """Whether the form is the end of another country's name: "Sudan" in "South Sudan"."""
    for more in (1, 2):
        longer = tokens[max(0, start - more) : start + size]
        if len(longer) > size and " ".join(map(words.stem, longer)) in _forms():
            return True
    return False


@lru_cache(maxsize=1)
def _forms() -> dict[str, str]:
    """The stems of all forms with the country's name; without those that are words of their own."""
    return {
        _stemmed(form.text): country.name
        for country in places.every()
        for form in country.forms
        if not form.shared and not form.begun and not (form.exact and len(form.text) < 4)
    }


def _all_capitals(headline: str) -> bool:
    parts = headline.split()
    return sum(part[0].isupper() for part in parts) > _MOST_CAPITALS * len(parts)


def _names(text: str) -> Iterator[str]:
    """Names of several words, as they stand in a text: "Olga Lyubimova"."""
    for match in _NAME.finditer(text):
        name = match[0].split()
        while name and (
            name[0].lower() in _TITLES
            or languages.is_little(name[0].lower())
            or words.stem(name[0].lower().removesuffix("'s").removesuffix("’s")) in _forms()
        ):
            name = name[1:]
        name = [part.removesuffix("'s").removesuffix("’s") for part in name]
        if len(name) > 1 and _stemmed(" ".join(name)) not in _forms():
            yield " ".join(name)


def _stemmed(text: str) -> str:
    return " ".join(map(words.stem, words.tokens(text)))
