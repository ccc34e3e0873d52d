"""Filing: the articles of a dump into the tables, each article once, whatever dumps tell of it.

What is the same article is decided in identity.py; stories are not known here. Runs inside the
transaction of keeping. A batch costs a few statements however many of its articles are new; only an
article that was told before and is now told otherwise is worked on by itself.
"""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import NamedTuple

from storage import identity, languages, tellings, words
from storage.database import Database
from storage.identity import Sketch, Telling
from storage.models import Outcome, ParsedArticle
from storage.tellings import Told
from storage.times import to_micros

NEWEST = 64  # of the articles that share a key; there may be thousands
COMMON = 8  # a clause in so many articles of one source is its boilerplate and says nothing
COMPARED = 8


_NEW = Outcome.NEW.value


class Place(NamedTuple):
    """An article that has a key, with what tells whether it may be the same as another."""

    id: int
    source: str | None
    digest: int


class Filed(NamedTuple):
    """What became of one article of a dump."""

    article_id: int
    outcome: Outcome


@dataclass(slots=True)
class Batch:
    """What filing did: filed in page order; touched, the articles that are new or have changed."""

    filed: list[Filed] = field(default_factory=list)
    touched: dict[int, None] = field(default_factory=dict)


class Filing:
    """Files the articles of one dump; call add for each batch of them, in one transaction each.

    reference_at, now: microseconds. ages: times were counted back from the reference, and are as
    precise as that. own: of a dump that is read again, the articles that only it had told of; they count as
    new.
    """

    def __init__(
        self,
        db: Database,
        dump_id: int,
        reference_at: int,
        now: int,
        *,
        ages: bool = True,
        own: frozenset[int] | None = None,
    ) -> None:
        self._db = db
        self._dump_id = dump_id
        self._reference_at = reference_at
        self._now = now
        self._ages = ages
        self._own = own
        self._position = 0
        self._company = languages.Company()
        self._begin({})

    def add(
        self,
        articles: Sequence[ParsedArticle],
        *,
        exactly: bool = False,
        references: Sequence[int | None] = (),
    ) -> Batch:
        """File the next articles of the dump.

        exactly: only an equal text is the same article (rows of an export, where that was decided).
        references: of the articles, where they are not the dump's (rows of an export).
        """
        sketches = [identity.sketch(article.title, article.body) for article in articles]
        spoken = self._company.detect((article.title, article.body) for article in articles)
        self._begin(_places(self._db, {key for sketch in sketches for key in sketch.keys}))
        for article, sketch, language, own in zip_longest(articles, sketches, spoken, references):
            reference_at = self._reference_at if own is None else own
            hits = [self._places.get(key, ()) for key in sketch.keys]
            same = None
            if any(hits):
                telling = identity.told(article, reference_at, language, ages=self._ages)
                same = self._same(telling, sketch.digest, hits, exactly)
            if same is None:
                self._new(article, sketch, language, reference_at)
            else:
                self._again(same, telling, sketch)
            self._position += 1
        self._write()
        return self._batch

    def _begin(self, places: dict[int, list[Place]]) -> None:
        self._batch = Batch()
        self._next_id = _last_id(self._db) + 1
        self._places = places
        self._standing: dict[int, Telling] = {}
        self._articles: list[tuple[object, ...]] = []
        self._texts: list[tuple[object, ...]] = []
        self._keys: list[tuple[int, int]] = []
        self._appearances: list[tuple[object, ...]] = []

    def _new(self, article: ParsedArticle, sketch: Sketch, language: str | None, reference_at: int) -> None:
        id_ = self._next_id
        self._next_id += 1
        title, body = words.clean(article.title), words.clean(article.body)
        source = words.clean(article.source or "") or None
        published = None if article.published_at is None else to_micros(article.published_at)
        precise = None if published is None else identity.precision(published, reference_at, self._ages)
        self._articles.append(
            (
                id_,
                reference_at if published is None else published,
                published,
                precise,
                article.time_clamped,
                self._now,
                str(article.role),
                article.language or language,
                source,
                article.title_made,
                tellings.hashtags([words.clean(tag) for tag in article.hashtags]),
                words.clean(article.url or "") or None,
                sketch.digest,
            )
        )
        self._texts.append((id_, title, body, words.index_text(title), words.index_text(body)))
        brought = None if reference_at == self._reference_at else f'{{"reference_at":{reference_at}}}'
        self._appearances.append((self._dump_id, self._position, id_, _NEW, brought))
        for key in sketch.keys:
            self._keys.append((key, id_))
            self._places.setdefault(key, []).append(Place(id_, source, sketch.digest))
        self._batch.filed.append(Filed(id_, Outcome.NEW))
        self._batch.touched[id_] = None

    def _same(
        self, telling: Telling, digest: int, hits: Sequence[Sequence[Place]], exactly: bool
    ) -> int | None:
        """The article that this tells of, if it is among those that share a key, the title's first."""
        near: Counter[int] = Counter()
        equal = []
        for number, hit in enumerate(hits):
            may_be = [place for place in hit if identity.may_be_same(telling.source, place.source)]
            equal += [
                (place.source == telling.source, place.id) for place in may_be if place.digest == digest
            ]
            if number == 0 or len(may_be) <= COMMON:
                near.update([place.id for place in may_be])
        if equal:
            return max(equal)[1]
        if exactly or not near:
            return None
        likely = sorted(near, key=lambda id_: (-near[id_], -id_))[:COMPARED]
        self._stand(likely)
        return next((id_ for id_ in likely if identity.same(telling, self._standing[id_])), None)

    def _again(self, id_: int, telling: Telling, sketch: Sketch) -> None:
        self._stand([id_])
        before = self._standing[id_]
        if telling.title == before.title and telling.body == before.body:
            telling = telling._replace(language=before.language)
        outcome = Outcome.KNOWN
        brought = tellings.difference(telling, before, self._reference_at)
        earlier = telling.published_at is None and telling.reference_at < before.reference_at
        if brought is not None or earlier or self._own is not None:
            brought, outcome = self._otherwise(id_, telling, before, sketch)
        if self._own and id_ in self._own:
            outcome = Outcome.NEW
        self._appearances.append((self._dump_id, self._position, id_, outcome.value, brought))
        self._batch.filed.append(Filed(id_, outcome))

    def _otherwise(
        self, id_: int, telling: Telling, before: Telling, sketch: Sketch
    ) -> tuple[str | None, Outcome]:
        """Make an article anew with a telling that differs from it; what its appearance is to say."""
        self._write()
        others = tellings.of_article(self._db, id_, before)
        # A dump that is read again stands where it stood, among those that came before and after it.
        place = Told(self._dump_id, self._position, self._reference_at, telling)
        article = tellings.merged([one.telling for one in sorted([*others, place], key=_order)])
        outcome = Outcome.KNOWN
        if article != before:
            tellings.stand(self._db, id_, before, article, others)
            self._standing[id_] = article
            self._batch.touched[id_] = None
            if (article.title, article.body) != (before.title, before.body):
                outcome = Outcome.UPDATED
        for key in sketch.keys:
            self._keys.append((key, id_))
            places = self._places.setdefault(key, [])
            if all(place.id != id_ for place in places):
                places.append(Place(id_, article.source, sketch.digest))
        return tellings.difference(telling, article, self._reference_at), outcome

    def _stand(self, ids: Iterable[int]) -> None:
        """Have these articles as they stand at hand; those of this batch may not be in the tables yet."""
        missing = [id_ for id_ in ids if id_ not in self._standing]
        if missing:
            self._write()
            self._standing |= tellings.standing(self._db, missing)

    def _write(self) -> None:
        insert = self._db.conn.executemany
        if self._articles:
            insert(
                "INSERT INTO articles (id, ordered_at, published_at, precision, time_clamped, stored_at,"
                " role, language, source, title_made, hashtags, url, digest)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                self._articles,
            )
            insert("INSERT INTO texts VALUES (?, ?, ?, ?, ?)", self._texts)
        if self._keys:
            self._keys.sort()  # in the order of the tree, so that neighbours are written together
            insert("INSERT OR IGNORE INTO sketches VALUES (?, ?)", self._keys)
        if self._appearances:
            insert("INSERT INTO appearances VALUES (?, ?, ?, ?, ?)", self._appearances)
        for rows in (self._articles, self._texts, self._keys, self._appearances):
            rows.clear()


def _order(told: Told) -> tuple[int, int]:
    return told.dump_id, told.position


def _last_id(db: Database) -> int:
    row = db.execute("SELECT seq FROM sqlite_sequence WHERE name = 'articles'").fetchone()
    return int(row[0]) if row else 0


def _places(db: Database, keys: Iterable[int]) -> dict[int, list[Place]]:
    """The newest articles that have these keys, with their sources."""
    found: dict[int, list[Place]] = {}
    for key, id_, source, digest in db.execute(
        "SELECT wanted.value, articles.id, articles.source, articles.digest FROM json_each(?) AS wanted"
        " JOIN articles ON articles.id IN ("
        "  SELECT article_id FROM sketches WHERE key = wanted.value ORDER BY article_id DESC LIMIT ?"
        " )",
        (json.dumps(list(keys)), NEWEST),
    ):
        found.setdefault(key, []).append(Place(id_, source, digest))
    return found
