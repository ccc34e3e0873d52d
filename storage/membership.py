"""Membership: which articles are in which stories while they are grouped, and the tables afterwards.

What is asked for is read once, and what changes is kept here until write(), so that a story that ten new
articles touch is told once. Which articles belong together is decided elsewhere.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from storage import grouping, telling
from storage.database import Database, tuples
from storage.grouping import Number
from storage.telling import Told

TOLD_AT_ONCE = 500
"""Articles whose texts are read together."""


class Membership:
    """Articles, their stories and the numbers of these, inside one transaction."""

    def __init__(self, db: Database, told: Mapping[int, Told] | None = None) -> None:
        """told: texts at hand, which need not be read again."""
        self._db = db
        self._told = dict(told or {})
        self._home: dict[int, int | None] = {}
        self._members: dict[int, list[int]] = {}
        self._founded: dict[int, set[int]] = {}
        self._last = _last_number(db)
        self._new: dict[int, int] = {}
        self._founders: dict[int, int] = {}
        self._speakers: dict[int, int] = {}
        self._moved: set[int] = set()
        self._changed: set[int] = set()
        self._gone: set[int] = set()

    def stories_of(self, articles: Iterable[int]) -> dict[int, int]:
        """The story of each of these articles that has one."""
        wanted = list(articles)
        missing = [article for article in wanted if article not in self._home]
        if missing:
            self._home.update(dict.fromkeys(missing))
            self._home.update(
                tuples(
                    self._db,
                    "SELECT id, story_id FROM articles WHERE id IN (SELECT value FROM json_each(?))",
                    (json.dumps(missing),),
                )
            )
        homes = ((article, self._home[article]) for article in wanted)
        return {article: story for article, story in homes if story is not None}

    def members(self, story: int) -> list[int]:
        """The articles of a story, sorted."""
        self._read_members([story])
        return self._members[story]

    def read(self, articles: Iterable[int]) -> list[list[int]]:
        """Have these articles and all of their stories at hand; the articles of each of the stories."""
        homes = self.stories_of(articles)
        stories = sorted(set(homes.values()))
        self._read_members(stories)
        self._read_numbers([*homes, *(article for story in stories for article in self._members[story])])
        return [self._members[story] for story in stories]

    def settle(self, parts: Sequence[Sequence[int]], *, rewrite: bool = False) -> None:
        """Make each part a story; together they are all articles of the stories that they come from.

        rewrite: a text may have changed, so that a story is told anew also where its articles are the same.
        """
        before = self.stories_of(article for part in parts for article in part)
        numbers = self._numbers_of([article for part in parts for article in part])
        speaking, moved = grouping.numbered(parts, numbers, before)
        for number in numbers:
            if number.id in moved:
                self._founded[number.founder].remove(number.id)
                self._founded[moved[number.id]].add(number.id)
                self._founders[number.id] = moved[number.id]
        sizes = Counter(before.values())
        final: set[int] = set()
        for part, spoken in zip(parts, speaking, strict=True):
            if spoken is None:
                final.add(self._make(part, self._number(min(part))))
            elif rewrite or sizes[spoken] != len(part) or any(before.get(one) != spoken for one in part):
                final.add(self._make(part, spoken))
            else:
                final.add(spoken)
        for story in set(before.values()) - final:
            self._members[story] = []
            self._changed.discard(story)
            self._gone.add(story)

    def write(self) -> None:
        """Bring the tables to this state."""
        run = self._db.conn.executemany
        new = self._new
        run(
            "INSERT INTO story_numbers (id, founder_id, story_id) VALUES (?, ?, ?)",
            [
                (number, self._founders.pop(number, f), self._speakers.pop(number))
                for number, f in new.items()
            ],
        )
        run("UPDATE story_numbers SET founder_id = ? WHERE id = ?", _turned(self._founders))
        run("UPDATE story_numbers SET story_id = ? WHERE id = ?", _turned(self._speakers))
        run(
            "UPDATE articles SET story_id = ? WHERE id = ?",
            [(self._home[article], article) for article in sorted(self._moved)],
        )
        run("DELETE FROM stories WHERE id = ?", [(story,) for story in sorted(self._gone)])
        batch: list[int] = []
        size = 0
        for story in sorted(self._changed):
            batch.append(story)
            size += len(self._members[story])
            if size >= TOLD_AT_ONCE:
                self._tell(batch)
                batch, size = [], 0
        self._tell(batch)

    def _read_members(self, stories: Iterable[int]) -> None:
        missing = [story for story in stories if story not in self._members]
        if missing:
            self._members.update((story, []) for story in missing)
            for article, story in tuples(
                self._db,
                "SELECT id, story_id FROM articles WHERE story_id IN (SELECT value FROM json_each(?))"
                " ORDER BY story_id, id",
                (json.dumps(missing),),
            ):
                self._members[story].append(article)
                self._home[article] = story

    def _read_numbers(self, articles: Iterable[int]) -> None:
        missing = {article for article in articles if article not in self._founded}
        if missing:
            self._founded.update((article, set()) for article in missing)
            for number, founder in tuples(
                self._db,
                "SELECT id, founder_id FROM story_numbers"
                " WHERE founder_id IN (SELECT value FROM json_each(?))",
                (json.dumps(sorted(missing)),),
            ):
                self._founded[founder].add(number)

    def _numbers_of(self, articles: Sequence[int]) -> list[Number]:
        self._read_numbers(articles)
        return [Number(number, article) for article in articles for number in sorted(self._founded[article])]

    def _number(self, founder: int) -> int:
        """A number that was never given before."""
        self._last += 1
        self._new[self._last] = founder
        self._founded[founder].add(self._last)
        return self._last

    def _make(self, part: Sequence[int], number: int) -> int:
        for article in part:
            for founded in self._founded[article]:
                self._speakers[founded] = number
            if self._home.get(article) != number:
                self._home[article] = number
                self._moved.add(article)
        self._members[number] = sorted(part)
        self._gone.discard(number)
        self._changed.add(number)
        return number

    def _tell(self, batch: Sequence[int]) -> None:
        wanted = {article for story in batch for article in self._members[story]}
        texts = telling.read(self._db, wanted - self._told.keys())
        for story in batch:
            told = [self._told.get(article) or texts[article] for article in self._members[story]]
            telling.write(self._db, story, told)


def _turned(changed: Mapping[int, int]) -> list[tuple[int, int]]:
    return [(value, number) for number, value in sorted(changed.items())]


def _last_number(db: Database) -> int:
    row = db.conn.execute("SELECT seq FROM sqlite_sequence WHERE name = 'story_numbers'").fetchone()
    return int(row[0]) if row else 0
