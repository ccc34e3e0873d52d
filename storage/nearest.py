"""Nearest: the names in the news that a misspelt one may be meant for.

Names come from the newest articles and from the countries; nearness is the number of letters that were
left out, put in, replaced or swapped (Damerau 1964, with each stretch edited once), at most two.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from datetime import datetime

from storage import cities, languages, places
from storage.database import Database
from storage.times import to_micros

ARTICLES = 300
LEAD = 200  # characters of a body
MOST_NAMES = 4
SHORTEST = 4  # letters; anything is near to a shorter word
SHORTEST_OF_SEVERAL = 3
SHORTEST_OF_TWO = 6  # letters from which two edits may be one slip
_WORD = re.compile(r"[^\W\d_]{2,}(?:-[^\W\d_]+)*")

_Heard = tuple[str, str, int]
"""A word without its case, as it is written, and how many articles have it."""


def names(db: Database, name: str, now: datetime, language: str = "en") -> Iterator[str]:
    """Names near to one that has no news, nearest and most frequent first; they need not have news either."""
    plain = cities.plain(name.lstrip("#"))
    if len(plain) < SHORTEST:
        return
    heard = _heard(db, now)
    found: list[tuple[int, int, str]] = []
    if " " not in plain:
        found += _near(plain, heard, _most(plain))
    called = ((key, key, 0) for key in dict.fromkeys(places.asked(language)))
    for far, _, key in _near(plain, called, _most(plain)):
        found += [(far, 0, places.title(country, language)) for country in places.find(key, language)]
    if " " in plain:
        mended = " ".join(_mended(word, heard) for word in plain.split())
        if mended.casefold() != plain:
            found.append((1, 0, mended))
    yield from dict.fromkeys(word for far, _, word in sorted(found) if far)


def _near(word: str, known: Iterable[_Heard], most: int) -> list[tuple[int, int, str]]:
    """The nearest few of some words: how far they are, minus how often they are heard, how they are written.

    A slip in the first letter is rare (Pollock and Zamora 1984); it is only looked for as one letter too
    few, too many or swapped.
    """
    letters = set(word)
    found = []
    for plain, written, times in known:
        if (
            abs(len(plain) - len(word)) <= most
            and (plain[0] in word[:2] or plain[1:2] == word[0])
            and len(letters.symmetric_difference(plain)) <= 2 * most
            and (far := distance(word, plain, most)) <= most
        ):
            found.append((far, -times, written))
    return sorted(found)[:MOST_NAMES]


def distance(one: str, other: str, most: int = 2) -> int:
    """How many edits part two words; most + 1 where it is more than that."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    line = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        earlier, before, line = before, line, [row]
        for column, opposite in enumerate(other, 1):
            least = min(before[column] + 1, line[-1] + 1, before[column - 1] + (letter != opposite))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == opposite:
                least = min(least, earlier[column - 2] + 1)
            line.append(least)
        if min(line) > most:
            return most + 1
    return min(line[-1], most + 1)


def _most(word: str) -> int:
    return 2 if len(word) >= SHORTEST_OF_TWO else 1


def _mended(word: str, heard: Collection[_Heard]) -> str:
    """A word of a longer name as it is written in the news."""
    near = _near(word, heard, _most(word) if len(word) >= SHORTEST_OF_SEVERAL else 0)
    return near[0][2] if near else word


def _heard(db: Database, now: datetime) -> list[_Heard]:
    """The words of the newest articles as they are written there, with how many have them."""
    heard: Counter[str] = Counter()
    for row in db.execute(
        "SELECT texts.title, substr(texts.body, 1, ?) AS lead FROM articles"
        " CROSS JOIN texts ON texts.article_id = articles.id"
        " WHERE articles.ordered_at <= ? ORDER BY articles.ordered_at DESC LIMIT ?",
        (LEAD, to_micros(now), ARTICLES),
    ):
        text = unicodedata.normalize("NFC", f"{row['title']} {row['lead']}")
        heard.update(set(_WORD.findall(text)))
    forms = [(word.casefold(), word, times, word.islower()) for word, times in heard.items()]
    small = {plain for plain, _, _, is_small in forms if is_small}
    # A word at a sentence's beginning is the same as inside of one.
    return [
        (plain, word, times)
        for plain, word, times, is_small in forms
        if plain not in small or (is_small and not languages.is_little(word))
    ]
