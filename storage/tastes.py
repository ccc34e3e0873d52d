"""Tastes: how the thumbs that a chat gave move stories a little in its own briefings. Pure.

A thumb moves the stories that are like the one it was given to: by words that both have, the rarer among
the news of the day the more (the cosine of their inverse document frequencies), and a little by a source
that both have. It fades, by half in thirty days. However many there are, a story moves by no more than
MOST, as if it were six hours younger or older; what is followed still comes first.
"""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
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
        self._words = [words_of(story) for story in self._stories]
        frequency = Counter(word for words in self._words for word in words)
        self._rarity = {
            word: math.log((len(self._stories) + 1) / count) ** 2 for word, count in frequency.items()
        }
        self._unseen = math.log(len(self._stories) + 1) ** 2

    def nudges(self, thumbs: Iterable[Thumb], now: datetime) -> dict[int, Nudge]:
        """The stories that these thumbs move, by their ids."""
        given = list(thumbs)
        moved = {}
        for story, words in zip(self._stories, self._words, strict=True):
            shifts = [(self._shift(story, words, thumb, now), thumb.title) for thumb in given]
            total = sum(shift for shift, _ in shifts)
            telling = sorted(
                (one for one in shifts if abs(one[0]) >= _LEAST_SHIFT), key=lambda one: -abs(one[0])
            )
            if abs(total) >= _LEAST_SHIFT:
                shift = round(max(-1.0, min(1.0, total)) * MOST, 3)
                moved[story.id] = Nudge(shift, tuple(title for _, title in telling[:3]))
        return moved

    def _shift(self, story: Story, words: frozenset[str], thumb: Thumb, now: datetime) -> float:
        shared = self._weight(words & thumb.words)
        alike = shared / math.sqrt(self._weight(words) * self._weight(thumb.words) or 1.0)
        alike = alike if alike >= _ALIKE else 0.0
        if thumb.source is not None and thumb.source in story.sources:
            alike += _SAME_SOURCE
        faded: float = 0.5 ** (max(now - thumb.given_at, timedelta()) / FADES)
        return min(alike, 1.0) * faded * (1 if thumb.up else -1)

    def _weight(self, words: frozenset[str]) -> float:
        return sum(self._rarity.get(word, self._unseen) for word in words)
