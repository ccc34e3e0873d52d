"""Briefings: which stories one chat is told. Pure: stories and what the chat knows in, a choice out.

In this order:

1. **New.** Only stories with an article that arrived since the chat's last briefing are looked at, and
   only what was published in the last days (Rules.most_age). Whoever hands the stories in sees to it.
2. **Not told before.** A story that the chat was told is left out, unless it grew a lot since: at least
   twice as many sources, and three more. Then it is marked as an update. Nor is one on a topic that the
   chat has muted; these are counted.
3. **Ranked.** Followed topics come first. Among the others and among them the weight decides: the binary
   logarithm of the number of sources, less one for every 12 hours since the newest article. So a story
   that two sources took up stands like a story of one source that is 12 hours younger. Thumbs that the
   chat gave move a story a little, by six hours at most (tastes.py).
4. **Spread.** At most two fifths of the places (and at least one) go to one subject as long as another
   has something. Stories are on one subject where their titles and summaries have the same names and
   rare words in them (`Pool.alike`), or where a third chosen one links them.
5. **Shown** in the order of the ranking; what found no place is counted and can be asked for.
"""

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from heapq import merge

from storage.models import Story
from storage.tastes import Field, Nudge, Thumb
from storage.terms import NAME, tokens

SMALLEST, LARGEST, USUAL = 3, 10, 5
GROWN_TIMES = 2
GROWN_BY = 3
HALF_LIFE = timedelta(hours=12)

# On ECB+ (../shared/data), 14 stories of one event among 6 unrelated ones, and 30 mixed ones among 100: at
# 0.15, 87 and 96 % of the pairs of one event are alike, and 0.1 % of the unrelated ones.
_ALIKE = 0.15
_NAME_WEIGHT = 1.5
_TITLE_WEIGHT = 1.5
_LEAST_RARITY_OF_A_NAME = 2.0  # or else the names of an event that fills the pool would count for nothing
_COMPARED = 100
_MOST_LISTED = 200


@dataclass(frozen=True, slots=True)
class Rules:
    """The operator's bounds. most_age: of a story's newest article. look_back: how far the first briefing
    and one after a long pause look. catch_up: how old a briefing may get before it is not sent any more."""

    most_age: timedelta = timedelta(hours=72)
    look_back: timedelta = timedelta(hours=36)
    catch_up: timedelta = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Reader:
    """What is to be known of a chat.

    told: articles of stories that it was told, with how many sources the story had then.
    follows: its topics and the ids of the stories on each, the dearest topic first. muted: the ids of the
    stories that it wants to be left out. nudges: how its thumbs move stories, by their ids.
    """

    size: int = USUAL
    told: Mapping[int, int] = field(default_factory=dict)
    follows: Mapping[str, frozenset[int]] = field(default_factory=dict)
    muted: frozenset[int] = frozenset()
    nudges: Mapping[int, Nudge] = field(default_factory=dict)


class Why(StrEnum):
    """Why a story that is new was not chosen."""

    TOLD = "told before, and not much grown"
    MUTED = "on a topic that is muted"
    SUBJECT = "its subject has its places"
    ROOM = "no place left"


@dataclass(frozen=True, slots=True)
class Pick:
    """A story and why it stands where it does.

    sources, recency: the parts of the weight. follow: the topic it is followed for. update: it was told
    before and grew a lot since. like: titles of the chosen stories on its subject that come before it.
    nudge: how the chat's thumbs moved it. rest: what its text says after the summary, where somebody
    looked it up.
    """

    story: Story
    sources: float
    recency: float
    follow: str | None = None
    update: bool = False
    like: tuple[str, ...] = ()
    nudge: Nudge | None = None
    rest: str = ""

    @property
    def weight(self) -> float:
        return self.sources + self.recency + (self.nudge.shift if self.nudge is not None else 0.0)


@dataclass(frozen=True, slots=True)
class Choice:
    """A briefing's stories in order; how many other new ones there are, the first of them by rank; why
    stories were left out, those that were told first; how many more are new on topics that are muted."""

    picks: tuple[Pick, ...]
    others: tuple[Story, ...]
    other_count: int
    left_out: tuple[tuple[Story, Why], ...]
    muted: int = 0


class Pool:
    """The new stories of one stretch of time, ranked and compared once for all chats that share it."""

    def __init__(self, stories: tuple[Story, ...], now: datetime) -> None:
        ranked = sorted((_pick(story, now) for story in stories), key=_rank)
        self.ranked: tuple[Pick, ...] = tuple(ranked)
        self.by_id: dict[int, Pick] = {pick.story.id: pick for pick in ranked}
        self.by_article: dict[int, Story] = {
            article: pick.story for pick in ranked for article in pick.story.articles
        }
        self._vectors: dict[int, dict[str, float]] | None = None
        self._field: Field | None = None

    def rank(self, number: int) -> tuple[float, float, int]:
        """What stories are sorted by: weight, then the newer, then the later number first."""
        return _rank(self.by_id[number])

    def nudges(self, thumbs: Sequence[Thumb], now: datetime) -> dict[int, Nudge]:
        """How a chat's thumbs move the first stories of the ranking, by their ids."""
        if not thumbs:
            return {}
        if self._field is None:
            self._field = Field([pick.story for pick in self.ranked])
        return self._field.nudges(thumbs, now)

    def alike(self, one: Story, other: Story) -> bool:
        """Whether two stories are on one subject: the cosine of their words' weights reaches a bound.

        A word weighs by its rarity in the pool (inverse document frequency), more in a title and as a
        name. Only the first of the ranking are compared; later ones are like none.
        """
        if self._vectors is None:
            self._vectors = _vectors([pick.story for pick in self.ranked[:_COMPARED]])
        first, second = self._vectors.get(one.id), self._vectors.get(other.id)
        if first is None or second is None:
            return False
        if len(second) < len(first):
            first, second = second, first
        return sum(weight * second.get(word, 0.0) for word, weight in first.items()) >= _ALIKE


def choose(pool: Pool, reader: Reader) -> Choice:
    """The briefing for a reader from a pool of new stories; see the module's docstring for the order."""
    then = _told(pool, reader)
    stale = {number for number, sources in then.items() if not grown(pool.by_id[number].story, sources)}
    muted = {number for number in reader.muted if number in pool.by_id} - stale
    places = max(1, reader.size * 2 // 5)
    chosen: list[tuple[int, Pick]] = []
    waiting: list[tuple[int, Pick]] = []
    for place, (pick, follow) in enumerate(_in_order(pool, reader)):
        if pick.story.id in stale or pick.story.id in muted:
            continue
        mine = replace(pick, follow=follow, update=pick.story.id in then)
        subject = _subject(pool, pick, [one for _, one in chosen]) if len(chosen) < reader.size else []
        if subject:
            mine = replace(mine, like=tuple(other.story.title for other in subject))
        if len(chosen) < reader.size and len(subject) < places:
            chosen.append((place, mine))
        else:
            waiting.append((place, mine))
        if len(chosen) == reader.size and len(waiting) >= _MOST_LISTED:
            break
    room = reader.size - len(chosen)
    chosen = sorted(chosen + waiting[:room], key=lambda placed: placed[0])
    rest = [pick for _, pick in waiting[room:][:_MOST_LISTED]]
    told = [pool.by_id[number].story for number in sorted(stale, key=pool.rank)]
    return Choice(
        picks=tuple(pick for _, pick in chosen),
        others=tuple(pick.story for pick in rest),
        other_count=len(pool.ranked) - len(stale) - len(muted) - len(chosen),
        left_out=(
            *((story, Why.TOLD) for story in told[:_MOST_LISTED]),
            *(
                (pool.by_id[number].story, Why.MUTED)
                for number in sorted(muted, key=pool.rank)[:_MOST_LISTED]
            ),
            *((pick.story, Why.SUBJECT if pick.like else Why.ROOM) for pick in rest),
        ),
        muted=len(muted),
    )


def reasons(pick: Pick) -> tuple[str, ...]:
    """Why a story stands where it does, in sentences for an operator."""
    count = source_count(pick.story)
    hours = -pick.recency * (HALF_LIFE / timedelta(hours=1))
    found = [
        f"Weight {pick.weight:+.2f}: {count} source{'' if count == 1 else 's'} ({pick.sources:+.2f}), "
        f"newest article {hours:.0f} h old ({pick.recency:+.2f})."
    ]
    if pick.nudge is not None:
        found.append(f"Moved by {pick.nudge.shift:+.2f} by thumbs given to: {'; '.join(pick.nudge.titles)}.")
    if pick.follow is not None:
        found.append(f"First because {pick.follow} is followed.")
    if pick.update:
        found.append("An update: told before, and grown a lot since.")
    if pick.like:
        found.append(f"On one subject with: {'; '.join(pick.like)}.")
    return tuple(found)


def grown(story: Story, then: int) -> bool:
    """Whether a story is worth telling again."""
    count = source_count(story)
    return count >= GROWN_TIMES * then and count >= then + GROWN_BY


def source_count(story: Story) -> int:
    """How many sources took a story up; one where none is known by name."""
    return max(1, len(story.sources))


def _rank(pick: Pick) -> tuple[float, float, int]:
    return -pick.weight, -pick.story.ordered_at.timestamp(), -pick.story.id


def _pick(story: Story, now: datetime) -> Pick:
    age = max(now - story.ordered_at, timedelta())
    return Pick(story, sources=math.log2(source_count(story)), recency=-(age / HALF_LIFE))


def _told(pool: Pool, reader: Reader) -> dict[int, int]:
    """The stories of the pool that were told, with how many sources they had then.

    Found by their articles: stories join and part, articles stay.
    """
    then: dict[int, int] = {}
    for article, sources in reader.told.items():
        story = pool.by_article.get(article)
        if story is not None:
            then[story.id] = max(sources, then.get(story.id, 0))
    return then


def _in_order(pool: Pool, reader: Reader) -> Iterator[tuple[Pick, str | None]]:
    """The pool by rank, each with the topic it is followed for: followed ones first."""
    topics = {number: topic for topic, ids in reversed([*reader.follows.items()]) for number in ids}
    if topics:
        yield from (
            (pick, topics[pick.story.id]) for pick in _nudged(pool, reader) if pick.story.id in topics
        )
    yield from ((pick, None) for pick in _nudged(pool, reader) if pick.story.id not in topics)


def _nudged(pool: Pool, reader: Reader) -> Iterator[Pick]:
    """The pool by rank once the chat's thumbs have moved some stories."""
    moved = sorted(
        (replace(pool.by_id[number], nudge=nudge) for number, nudge in reader.nudges.items()), key=_rank
    )
    others = (pick for pick in pool.ranked if pick.story.id not in reader.nudges)
    return merge(moved, others, key=_rank) if moved else iter(pool.ranked)


def _subject(pool: Pool, pick: Pick, chosen: list[Pick]) -> list[Pick]:
    """The chosen stories that are on the subject of this one, by way of each other as well."""
    found: list[Pick] = []
    asking = [pick]
    while asking:
        one = asking.pop()
        for other in chosen:
            if other not in found and pool.alike(one.story, other.story):
                found.append(other)
                asking.append(other)
    return [other for other in chosen if other in found]


def _vectors(stories: list[Story]) -> dict[int, dict[str, float]]:
    counted: list[dict[str, float]] = []
    names: set[str] = set()
    for story in stories:
        words: dict[str, float] = {}
        for text, part in ((story.title, _TITLE_WEIGHT), (story.summary, 1.0)):
            for token in tokens(text, story.language):
                if len(token.stem) > 1:
                    is_name = bool(token.kind & NAME)
                    weight = part * (_NAME_WEIGHT if is_name else 1.0)
                    words[token.stem] = max(words.get(token.stem, 0.0), weight)
                    if is_name:
                        names.add(token.stem)
        counted.append(words)
    frequency = Counter(word for words in counted for word in words)
    vectors = {}
    for story, words in zip(stories, counted, strict=True):
        vector = {}
        for word, weight in words.items():
            rarity = math.log((len(stories) + 1) / frequency[word])
            vector[word] = weight * (max(rarity, _LEAST_RARITY_OF_A_NAME) if word in names else rarity)
        length = math.sqrt(sum(weight * weight for weight in vector.values())) or 1.0
        vectors[story.id] = {word: weight / length for word, weight in vector.items()}
    return vectors
