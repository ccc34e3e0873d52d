"""Placing: gives each article its story, as articles come and go.

Runs inside the transaction of keeping or undo. Only the stories that an article touches are grouped
again, so that placing costs the same in a large archive as in a small one. What belongs together is
decided by likeness.py and grouping.py; the rows that readers see are written by telling.py.
"""

import json
from collections.abc import Iterable, Mapping, Sequence

from storage import grouping, neighbours, telling, vectors
from storage.database import Database, transaction, tuples
from storage.likeness import Likeness, likeness
from storage.membership import Membership
from storage.neighbours import Company, Counts
from storage.telling import Told
from storage.vectors import Vector

NEAR = 0.147
"""The least nearness by which an article touches another one's story."""
CANDIDATES = 24
MOST_TOUCHED = 64
LARGE = 24
"""A story of more articles is not parted when another arrives; SPOKESMEN of them stand for it."""
SPOKESMEN = 12
MOST_PARTED = 200
MICROS_A_DAY = 86_400_000_000


def place(db: Database, article_ids: Sequence[int]) -> None:
    """Give these new or changed articles their stories; stories may join or part by it."""
    with transaction(db):
        told = telling.read(db, article_ids)
        stale = neighbours.remove(db, [article for article in article_ids if article in told])
        if not told:
            return
        kept = _keep(db, told)
        counts = Counts(db)
        company = Company(db, counts, kept)
        near = company.near(least=NEAR, count=CANDIDATES)
        new = _Arrivals(db, counts, company, Membership(db, told), near)
        for article in dict.fromkeys(article_ids):
            if article in kept:
                new.arrive(article, changed=article in stale)
        new.membership.write()


def adopt(db: Database, article_ids: Sequence[int]) -> None:
    """Make these articles one story, as somebody tells who knows: an export of another archive."""
    with transaction(db):
        told = telling.read(db, article_ids)
        known = neighbours.load(db, told)
        fresh = {article: text for article, text in told.items() if article not in known}
        if fresh:
            _keep(db, fresh)
        if told:
            membership = Membership(db, told)
            membership.settle([sorted(told)])
            membership.write()


def withdraw(db: Database, article_ids: Sequence[int]) -> None:
    """Take articles that are about to go out of their stories, and part what only they held together."""
    with transaction(db):
        neighbours.remove(db, article_ids)
        gone = json.dumps(list(article_ids))
        touched = [
            row["story_id"]
            for row in db.conn.execute(
                "SELECT DISTINCT story_id FROM articles"
                " WHERE story_id IS NOT NULL AND id IN (SELECT value FROM json_each(?)) ORDER BY story_id",
                (gone,),
            )
        ]
        db.conn.execute(
            "UPDATE articles SET story_id = NULL WHERE id IN (SELECT value FROM json_each(?))", (gone,)
        )
        for story in touched:
            membership = Membership(db)
            left = membership.members(story)
            if not left:
                db.conn.execute("DELETE FROM stories WHERE id = ?", (story,))
                db.conn.execute("DELETE FROM story_numbers WHERE story_id = ?", (story,))
                continue
            _bequeath(db, story, set(article_ids), left)
            parts = [left]
            if len(left) <= MOST_PARTED:
                kept = neighbours.load(db, left)
                parts = _groups(kept, alike(db, Counts(db), kept), [])
            membership.settle(parts, rewrite=True)
            membership.write()


def _keep(db: Database, told: Mapping[int, Told]) -> dict[int, Vector]:
    drafts = vectors.drafts((text.title, text.body, text.language) for text in told.values())
    return neighbours.add(db, dict(zip(told, drafts, strict=True)))


class _Arrivals:
    """New articles beside those that are near them, one after another. What that needs is read at once."""

    def __init__(
        self,
        db: Database,
        counts: Counts,
        company: Company,
        membership: Membership,
        near: Mapping[int, Sequence[int]],
    ) -> None:
        self.membership = membership
        self._db = db
        self._counts = counts
        self._company = company
        self._near = near
        self._vectors: dict[int, Vector] = {}
        self._days: dict[int, float | None] = {}
        met = {*near, *(article for several in near.values() for article in several)}
        for members in membership.read(sorted(met)):
            met.update(members if len(members) <= LARGE else members[-SPOKESMEN:])
        self._read(met)

    def arrive(self, article: int, *, changed: bool) -> None:
        """Group anew an article with the stories near it, the nearest first, as many as may be touched."""
        near = self._near[article]
        stories = self.membership.stories_of([article, *near])
        touched = [article]
        blocks: list[list[int]] = []
        rest: dict[int, list[int]] = {}
        for story in dict.fromkeys(stories[one] for one in (article, *near) if one in stories):
            members = [member for member in self.membership.members(story) if member != article]
            if len(members) > LARGE:
                nearest = [one for one in near if stories.get(one) == story]
                speaking = list(dict.fromkeys([*nearest, *reversed(members)]))[:SPOKESMEN]
                rest[min(speaking)] = [member for member in members if member not in speaking]
                blocks.append(sorted(speaking))
                members = speaking
            if len(touched) + len(members) > MOST_TOUCHED:
                break
            touched += members
        parts = [touched]
        if len(touched) > 1:
            together = [block for block in blocks if block[0] in touched]
            parts = [
                sorted([*part, *(one for first in part for one in rest.get(first, []))])
                for part in self._parts(sorted(touched), together)
            ]
        self.membership.settle(parts, rewrite=changed)

    def _parts(self, articles: Sequence[int], together: Sequence[Sequence[int]]) -> list[list[int]]:
        if any(article not in self._days for article in articles):
            self._read(articles)
        kept = {article: self._vectors[article] for article in articles if article in self._vectors}
        days = [self._days[article] for article in kept]
        return _groups(kept, likeness(list(kept.values()), days, self._rarity), together)

    def _read(self, articles: Iterable[int]) -> None:
        wanted = sorted(article for article in articles if article not in self._days)
        self._vectors |= self._company.vectors(wanted)
        self._days |= _days(self._db, wanted)
        self._rarity = self._counts.rarity(self._vectors.values())


def _groups(kept: Mapping[int, Vector], found: Likeness, blocks: Sequence[Sequence[int]]) -> list[list[int]]:
    order = list(kept)
    rows = {article: row for row, article in enumerate(order)}
    together = [[rows[article] for article in block if article in rows] for block in blocks]
    parts = grouping.groups(found.score, apart=found.names.kept_apart, together=together)
    return [[order[row] for row in part] for part in parts]


def alike(db: Database, counts: Counts, kept: dict[int, Vector]) -> Likeness:
    """How alike some articles are, with the times at which they were published."""
    several = list(kept.values())
    days = _days(db, kept)
    return likeness(several, [days.get(article) for article in kept], counts.rarity(several))


def _days(db: Database, articles: Iterable[int]) -> dict[int, float | None]:
    """When articles were published, in days."""
    rows = tuples(
        db,
        "SELECT id, published_at FROM articles WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(articles)),),
    )
    return {id_: None if micros is None else micros / MICROS_A_DAY for id_, micros in rows}


def _bequeath(db: Database, story: int, gone: set[int], left: Sequence[int]) -> None:
    """A number whose founder goes stands from now on for the first of those that stay."""
    for row in db.conn.execute(
        "SELECT id, founder_id FROM story_numbers WHERE story_id = ?", (story,)
    ).fetchall():
        if row["founder_id"] not in gone:
            continue
        if row["id"] == story:
            db.conn.execute("UPDATE story_numbers SET founder_id = ? WHERE id = ?", (left[0], story))
        else:
            db.conn.execute("DELETE FROM story_numbers WHERE id = ?", (row["id"],))
