"""Inbox: parts wait until they are read and told, in order, whatever happens in between."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from storage import dumps, inbox, keeping, shortcuts
from storage.database import Database, connect
from storage.inbox import Part, Push
from storage.keeping import RawDump

NOW = datetime(2025, 7, 1, 9, tzinfo=UTC)
TEXT = "Baker finds a chandelier\nIt had hung over the bread since March, he said."


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    db = connect(tmp_path / "news.db")
    yield db
    db.conn.close()


def _part(message_id: int, text: str = TEXT) -> Part:
    return Part(chat_id=1, message_id=message_id, text=text, reference=NOW)


def _begin(db: Database, part: Part) -> Push:
    return inbox.begin(db, part, thread_id=None, pushed_by=7, language="en", now=NOW)


def _keep(db: Database, push: Push, text: str = TEXT) -> int:
    raw = RawDump("chat", text, NOW, 7)
    return inbox.keep(db, push, raw, dumps.parse(text, NOW), NOW).dump_id


def test_parts_stand_in_the_order_of_their_messages(db: Database) -> None:
    push = _begin(db, _part(12, "c"))
    inbox.add(db, push.id, _part(10, "a"), NOW)
    push = inbox.add(db, push.id, _part(11, "b"), NOW)
    assert [part.text for part in push.parts] == ["a", "b", "c"]
    assert push.revision == 3
    assert inbox.unfinished(db) == (push,)


def test_the_same_part_again_changes_nothing(db: Database) -> None:
    push = _begin(db, _part(10))
    inbox.told(db, push)
    again = _begin(db, _part(10))
    assert again.id == push.id
    assert again.told
    assert inbox.unfinished(db) == ()


def test_an_edit_makes_a_told_push_unfinished_again(db: Database) -> None:
    push = _begin(db, _part(10))
    inbox.told(db, push)
    edited = inbox.add(db, push.id, replace(_part(10), text="other"), NOW)
    assert not edited.read
    assert not edited.told
    assert [part.text for part in edited.parts] == ["other"]


def test_what_came_while_it_was_read_is_not_taken_for_read(db: Database) -> None:
    early = _begin(db, _part(10))
    inbox.add(db, early.id, _part(11, "more"), NOW)
    _keep(db, early)
    inbox.told(db, early)
    late = inbox.push(db, early.id)
    assert not late.read
    assert not late.told


def test_a_push_that_is_read_again_replaces_its_dump(db: Database) -> None:
    push = _begin(db, _part(10))
    first = _keep(db, push)
    push = inbox.add(db, push.id, _part(10, TEXT + " So it was."), NOW)
    assert push.dump_id == first
    assert _keep(db, push, TEXT + " So it was.") == first
    assert keeping.raw(db, first) == TEXT + " So it was."


def test_a_push_whose_dump_was_taken_back_gives_a_new_one(db: Database) -> None:
    push = _begin(db, _part(10))
    first = _keep(db, push)
    keeping.undo(db, first, NOW)
    second = _keep(db, inbox.push(db, push.id))
    assert second != first
    assert inbox.push(db, push.id).dump_id == second


def test_a_dump_that_another_push_gave_is_not_changed_by_an_edit(db: Database) -> None:
    first = _keep(db, _begin(db, _part(10)))
    other = _begin(db, _part(20))
    assert _keep(db, other) == first
    other = inbox.add(db, other.id, _part(20, TEXT + " Changed."), NOW)
    assert _keep(db, other, TEXT + " Changed.") != first
    assert keeping.raw(db, first) == TEXT


def test_pruning_takes_only_what_is_told_and_old(db: Database) -> None:
    old, waiting = _begin(db, _part(10)), _begin(db, _part(20))
    inbox.told(db, old)
    assert inbox.prune(db, NOW) == 0
    assert inbox.prune(db, NOW + timedelta(days=3)) == 1
    assert inbox.find(db, 1, 10) is None
    assert inbox.find(db, 1, 20) == waiting
    assert inbox.since(db, NOW) == (waiting,)


def test_words_are_kept_under_a_short_key_for_each_chat(db: Database) -> None:
    words = "the many lamps that stand in the far north: always"
    key = shortcuts.key(db, words, 1, NOW)
    assert len(key) == 11
    assert shortcuts.key(db, words, 1, NOW + timedelta(days=1)) == key
    assert shortcuts.key(db, words, 2, NOW) != key
    assert shortcuts.words(db, key) == words
    assert shortcuts.prune(db, NOW + timedelta(hours=1)) == 1
    assert shortcuts.words(db, key) == words
    assert shortcuts.words(db, "none") is None
