"""Links that make admins, and admins that go."""

from datetime import UTC, datetime, timedelta

import pytest

from storage import admins
from storage.admins import LINK_HOLDS, LastAdminError, Outcome
from storage.database import Database

NOW = datetime(2025, 7, 1, 9, 0, tzinfo=UTC)
MOMENT = timedelta(microseconds=1)
NOBODY: frozenset[int] = frozenset()


def test_a_link_works_once_and_for_a_quarter_of_an_hour(db: Database) -> None:
    for token in ("one", "two"):
        admins.offer(db, token, NOW, first=False)
    assert admins.accept(db, "one", 5, NOBODY, NOW + LINK_HOLDS - MOMENT) is Outcome.ADDED
    assert admins.accept(db, "one", 6, NOBODY, NOW) is Outcome.VOID
    assert admins.accept(db, "two", 6, NOBODY, NOW + LINK_HOLDS) is Outcome.VOID
    assert admins.accept(db, "", 6, NOBODY, NOW) is Outcome.VOID
    assert admins.added(db) == {5}


def test_the_first_admins_link_is_void_once_there_is_an_admin(db: Database) -> None:
    for token in ("one", "two"):
        admins.offer(db, token, NOW, first=True)
    assert admins.accept(db, "one", 6, frozenset({5}), NOW) is Outcome.VOID
    assert admins.accept(db, "one", 6, NOBODY, NOW) is Outcome.ADDED
    assert admins.accept(db, "two", 7, NOBODY, NOW) is Outcome.VOID
    admins.offer(db, "three", NOW, first=False)
    assert admins.accept(db, "three", 7, NOBODY, NOW) is Outcome.ADDED


def test_an_admin_who_opens_a_link_uses_up_nothing(db: Database) -> None:
    admins.offer(db, "one", NOW, first=False)
    assert admins.accept(db, "one", 5, frozenset({5}), NOW) is Outcome.ALREADY
    assert admins.accept(db, "one", 6, frozenset({5}), NOW) is Outcome.ADDED


def test_one_admin_stays(db: Database) -> None:
    for person in (5, 6):
        admins.offer(db, str(person), NOW, first=False)
        admins.accept(db, str(person), person, NOBODY, NOW)
    assert admins.remove(db, 5, NOBODY)
    assert not admins.remove(db, 5, NOBODY)
    with pytest.raises(LastAdminError):
        admins.remove(db, 6, NOBODY)
    assert admins.remove(db, 6, frozenset({7}))


def test_only_a_digest_of_a_link_is_kept(db: Database) -> None:
    admins.offer(db, "a token in plain sight", NOW, first=False)
    assert "plain sight" not in "\n".join(db.conn.iterdump())
