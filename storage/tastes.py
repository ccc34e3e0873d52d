"""Tastes: how the thumbs that a chat gave move stories a little in its own briefings. Pure.

A thumb moves the stories that are like the one it was given to: by words that both have, the rarer among
the news of the day the more (the cosine of their inverse document frequencies), and a little by a source
that both have. It fades, by half in thirty days. However many there are, a story moves by no more than
MOST, as if it were six hours younger or older; what is followed still comes first.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from operator import itemgetter
from typing import NamedTuple

from storage.models import Story
from storage.terms import tokens

MOST = 0.5
"""In the unit of a story's weight, of which one is twelve hours."""
FADES = timedelta(days=30)
_SAME_SOURCE = 0.15
_ALIKE = 0.1  # what is less alike shares only common words
_COMPARED = 200
_MOST_WORDS = 60
_MOST_KNOWN = 2_000
_LEAST_SHIFT = 0.01


@dataclass(frozen=True, slots=True)
class Thumb:
    """A thumb, up or down, with what its story was about then."""

    story_id: int
    up: bool
    title: str
    words: frozenset[str]
    source: str | None
    given_at: datetime


class Nudge(NamedTuple):
    """How far a story is moved, from -MOST to MOST, and the titles of the stories whose thumbs did it."""

    shift: float
    titles: tuple[str, ...]


def words_of(story: Story) -> frozenset[str]:
    """The stems that say what a story is about."""
    stems = dict.fromkeys(token.stem for token in tokens(f"{story.title}. {story.summary}", story.language))
    return frozenset([stem for stem in stems if len(stem) > 1 and " " not in stem][:_MOST_WORDS])


class Field:
    """The first stories of a pool, read once for all chats that share it."""

    def __init__(self, stories: Sequence[Story]) -> None:
        self._stories = stories[:_COMPARED]
        every = [words_of(story) for story in self._stories]
        frequency = Counter(word for words in every for word in words)
        self._rarity = {word: math.log((len(every) + 1) / count) ** 2 for word, count in frequency.items()}
        self._unseen = math.log(len(every) + 1) ** 2
        self._weights = [self._weight(words) for words in every]
        self._known: dict[tuple[frozenset[str], str | None], tuple[tuple[int, float], ...]] = {}
        # Which stories have a word or come from a source, by their places.
        self._having: dict[str, list[int]] = defaultdict(list)
        self._from: dict[str, list[int]] = defaultdict(list)
        for place, (story, words) in enumerate(zip(self._stories, every, strict=True)):
            for word in words:
                self._having[word].append(place)
            for source in set(story.sources):
                self._from[source].append(place)

    def nudges(self, thumbs: Iterable[Thumb], now: datetime) -> dict[int, Nudge]:
        """The stories that these thumbs move, by their ids."""
        totals: dict[int, float] = defaultdict(float)
        telling: dict[int, list[tuple[float, str]]] = defaultdict(list)
        for thumb in thumbs:
            faded: float = 0.5 ** (max(now - thumb.given_at, timedelta()) / FADES)
            force = faded if thumb.up else -faded
            for place, alike in self._alike(thumb):
                shift = alike * force
                totals[place] += shift
                if not -_LEAST_SHIFT < shift < _LEAST_SHIFT:
                    telling[place].append((-abs(shift), thumb.title))
        moved = {}
        for place, total in sorted(totals.items()):
            if not -_LEAST_SHIFT < total < _LEAST_SHIFT:
                titles = tuple(title for _, title in sorted(telling[place], key=itemgetter(0))[:3])
                shift = round(max(-1.0, min(1.0, total)) * MOST, 3)
                moved[self._stories[place].id] = Nudge(shift, titles)
        return moved

    def _alike(self, thumb: Thumb) -> tuple[tuple[int, float], ...]:
        """How like its story those are that it moves, by their places, up to 1; for many chats the same."""
        about = thumb.words, thumb.source
        if about not in self._known:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            self._known[about] = tuple(self._compared(*about))
        return self._known[about]

    def _compared(self, words: frozenset[str], source: str | None) -> Iterator[tuple[int, float]]:
        shared: dict[int, float] = defaultdict(float)
        for word in words:
            for place in self._having.get(word, ()):
                shared[place] += self._rarity[word]
        weight = self._weight(words)
        likeness = {
            place: alike
            for place, both in shared.items()
            if (alike := both / math.sqrt(self._weights[place] * weight or 1.0)) >= _ALIKE
        }
        if source is not None:
            for place in self._from.get(source, ()):
                likeness[place] = likeness.get(place, 0.0) + _SAME_SOURCE
        for place, alike in likeness.items():
            yield place, min(alike, 1.0)

    def _weight(self, words: frozenset[str]) -> float:
        return sum(self._rarity.get(word, self._unseen) for word in words)
