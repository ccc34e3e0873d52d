"""Explanations: why each article stands in its story, in data and in sentences."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from storage import grouping, neighbours, placing, telling, terms, vectors
from storage.database import Database
from storage.neighbours import Counts
from storage.shelf import story as find
from storage.telling import Told
from storage.times import from_micros
from storage.vectors import Rarity, Vector

MOST_WORDS = 6


@dataclass(frozen=True, slots=True)
class Reason:
    """Why one article is in a story.

    score: its mean likeness to the story's other articles, to be held against the line of Why. nearest:
    the article that it is most like, with their score best, nearness (cosine) and scaled (nearness
    by how near others are). words, names, numbers: what the two share, the most telling first.
    hours: between their times, None where one is unknown.
    """

    article_id: int
    title: str
    score: float
    nearest: int
    best: float
    nearness: float
    scaled: float
    words: tuple[str, ...]
    names: tuple[str, ...]
    numbers: tuple[str, ...]
    hours: float | None


@dataclass(frozen=True, slots=True)
class Why:
    """Why a story is one. line: the least mean score of two groups that become one; between large ones that
    keep to names of their own it is higher (grouping.py). reasons: by article; empty where a story has only
    one."""

    story_id: int
    line: float
    reasons: tuple[Reason, ...]

    def sentences(self) -> Iterator[str]:
        """The reasons as a person reads them."""
        if not self.reasons:
            yield f"Story {self.story_id} has one article; no other is near enough."
        for reason in self.reasons:
            shared = [
                f"{kind} {', '.join(found)}"
                for kind, found in (
                    ("names", reason.names),
                    ("numbers", reason.numbers),
                    ("words", reason.words),
                )
                if found
            ]
            apart = "" if reason.hours is None else f", {reason.hours:.0f} h apart"
            yield (
                f"Article {reason.article_id} scores {reason.score:.2f} with the others"
                f" (the line is {self.line:.2f}). Nearest is article {reason.nearest}: score"
                f" {reason.best:.2f}, nearness {reason.nearness:.2f}, scaled {reason.scaled:.2f}{apart};"
                f" both have {'; '.join(shared) or 'no word that tells'}."
            )
        if len(self.reasons) >= 2 * grouping.ESTABLISHED:
            yield (
                f"Two groups of {grouping.ESTABLISHED} articles or more that each keep to names of their own"
                f" need more than {self.line:.2f} to be one."
            )


def explain(db: Database, story_id: int) -> Why:
    """Why the articles of a story are together; NotFoundError where there is no such story."""
    story = find(db, story_id)
    kept = neighbours.load(db, story.articles[: placing.MOST_PARTED])
    if len(kept) < 2:
        return Why(story.id, grouping.LINE, ())
    counts = Counts(db)
    alike = placing.alike(db, counts, kept)
    rarity = counts.rarity(kept.values())
    told = telling.read(db, kept)
    order = list(kept)
    reasons = []
    for row, article in enumerate(order):
        scores = np.delete(alike.score[row], row)
        nearest = int(np.argmax(alike.score[row] + alike.nearness[row]))
        shared = _shared(told[article], kept[article], kept[order[nearest]], rarity)
        reasons.append(
            Reason(
                article_id=article,
                title=told[article].title,
                score=float(scores.mean()),
                nearest=order[nearest],
                nearness=float(alike.nearness[row, nearest]),
                scaled=float(alike.scaled[row, nearest]),
                best=float(alike.score[row, nearest]),
                words=shared[vectors.PLAIN],
                names=shared[vectors.NAME],
                numbers=shared[vectors.NUMBER],
                hours=_hours(told[article], told[order[nearest]]),
            )
        )
    return Why(story.id, grouping.LINE, tuple(reasons))


def _shared(
    one: Told, terms_of_one: Vector, terms_of_other: Vector, rarity: Rarity
) -> dict[int, tuple[str, ...]]:
    """The words that two articles share, as the first writes them, by kind."""
    ids, at, also_at = np.intersect1d(terms_of_one["id"], terms_of_other["id"], return_indices=True)
    told = terms_of_one["weight"][at] * terms_of_other["weight"][also_at] * rarity.of(ids) ** 2
    kinds = terms_of_one["kinds"][at] & terms_of_other["kinds"][also_at]
    spelled = _spellings(one)
    shared: dict[int, list[str]] = {vectors.PLAIN: [], vectors.NAME: [], vectors.NUMBER: []}
    for index in np.argsort(-told, kind="stable"):
        word = spelled.get(int(ids[index]))
        if word is None or told[index] <= 0 or kinds[index] & vectors.PAIR:
            continue
        kind = int(kinds[index])
        sort = vectors.NUMBER if kind & vectors.NUMBER else kind & vectors.NAME
        if len(shared[sort]) < MOST_WORDS:
            shared[sort].append(word)
    return {kind: tuple(words) for kind, words in shared.items()}


def _spellings(told: Told) -> dict[int, str]:
    """The words of an article by the number of their stem, each as it is first written."""
    spelled: dict[int, str] = {}
    for text in (told.title, told.body):
        for stem, spelling in terms.spellings(text, told.language):
            spelled.setdefault(vectors.term_id(stem), spelling)
    return spelled


def _hours(one: Told, other: Told) -> float | None:
    if one.published_at is None or other.published_at is None:
        return None
    return abs((from_micros(one.published_at) - from_micros(other.published_at)).total_seconds()) / 3600
