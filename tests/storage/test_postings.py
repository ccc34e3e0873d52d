"""Postings: what is found does not depend on where a posting stands; all settle, in small steps."""

import random

import pytest

from storage import postings, upkeep
from storage.database import Database

TERMS = [term * 50_000_017 % 2**32 for term in range(80)]


def _post(db: Database, articles: range, chance: random.Random) -> None:
    postings.add(
        db,
        [
            (term, article, chance.randrange(1, 99))
            for article in articles
            for term in chance.sample(TERMS, 9)
        ],
    )


def _found(db: Database) -> list[list[int]]:
    asked = [[(term, 1.0 + at) for at, term in enumerate(TERMS[start::7])] for start in range(7)]
    return [postings.candidates(db, terms, 40) for terms in asked]


def test_what_is_found_is_the_same_before_while_and_after_they_settle(
    db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postings, "MANY", 500)
    monkeypatch.setattr(postings, "READ", 30)
    chance = random.Random(4)
    _post(db, range(1, 201), chance)
    while postings.settle(db):
        pass
    _post(db, range(201, 401), chance)
    before = _found(db)
    assert max(before[0]) > 200 > min(before[0])
    steps = 0
    while postings.settle(db):
        steps += 1
        assert _found(db) == before
    assert steps == 4  # of 1,800
    assert postings.count_fresh(db) == 0


def test_an_article_is_taken_out_wherever_its_postings_stand(db: Database) -> None:
    postings.add(db, [(1, 7, 50), (2, 7, 50)])
    assert postings.settle(db)
    postings.add(db, [(1, 8, 50), (3, 8, 50)])
    assert postings.candidates(db, [(1, 1.0)], 5) == [8, 7]
    for article, terms in ((7, (1, 2)), (8, (1, 3))):
        postings.remove(db, article, terms)
    assert postings.candidates(db, [(1, 1.0), (2, 1.0), (3, 1.0)], 5) == []


def test_the_upkeep_lets_all_settle(db: Database) -> None:
    _post(db, range(1, 301), random.Random(1))
    while upkeep.step(db):
        pass
    assert (postings.count_fresh(db), db["postings"].count) == (0, 300 * 9)


def test_an_archive_that_is_read_in_at_once_keeps_few_fresh(
    db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postings, "MANY", 50)
    monkeypatch.setattr(postings, "MOST_FRESH", 900)
    chance = random.Random(2)
    for start in range(1, 4_001, 20):
        _post(db, range(start, start + 20), chance)
    assert postings.count_fresh(db) < 3 * 900
    assert postings.count_fresh(db) + db["postings"].count == 4_000 * 9
