"""Dumps kept and taken back: each article once, newer versions, and undo to the letter."""

from datetime import timedelta

import pytest

from storage import articles, keeping, ledger, stories
from storage.database import Database
from storage.errors import NotFoundError, StorageFullError
from storage.keeping import RawDump, Undone
from storage.models import Article, Outcome, Reading, Role
from tests.storage.conftest import NOW, Keep, article, reading
from tests.storage.texts import BRIDGE, FERRY, LIBRARY

NEW, UPDATED, KNOWN = Outcome.NEW, Outcome.UPDATED, Outcome.KNOWN
ferry = article("Ferry opens", FERRY, ago=3)
bridge = article("Bridge closed", BRIDGE, "City Post", ago=5)
library = article("A night for a novel", LIBRARY, None)


def test_a_dump_is_kept_with_its_articles_and_their_stories(db: Database, keep: Keep) -> None:
    report = keep(ferry, bridge, raw="the page")
    assert [(kept.title, kept.source, kept.outcome) for kept in report.kept] == [
        ("Ferry opens", "Coast Herald", NEW),
        ("Bridge closed", "City Post", NEW),
    ]
    assert keeping.raw(db, report.dump_id) == "the page"
    for kept in report.kept:
        assert stories.story(db, kept.story_id).articles == (kept.article_id,)
    first = articles.article(db, report.kept[0].article_id)
    assert (first.title, first.body, first.source) == ("Ferry opens", FERRY, "Coast Herald")
    assert first.published_at == first.ordered_at == NOW - timedelta(hours=3)
    assert (first.stored_at, first.language, first.role) == (NOW, "en", Role.RELATED)


def test_the_same_dump_again_adds_nothing(db: Database, keep: Keep) -> None:
    first = keep(ferry, bridge, raw="the page")
    before = _all(db)
    again = keep(ferry, bridge, raw="the page", hours=2)
    assert again.known
    assert again.dump_id == first.dump_id
    assert [kept.outcome for kept in again.kept] == [KNOWN, KNOWN]
    assert _all(db) == before
    assert len(keeping.recent(db, 10).dumps) == 1


def test_the_same_dump_as_a_file_is_the_same(db: Database) -> None:
    keeping.keep(db, RawDump("chat", "straße", NOW), reading(ferry), NOW)
    report = keeping.keep(db, RawDump("page.txt", "straße".encode(), NOW), reading(ferry), NOW)
    assert report.known


def test_the_same_article_in_another_dump_is_known(db: Database, keep: Keep) -> None:
    first = keep(ferry)
    again = keep(ferry, library, hours=24)
    assert [kept.outcome for kept in again.kept] == [KNOWN, NEW]
    assert again.kept[0].article_id == first.kept[0].article_id
    assert len(_all(db)) == 2


def test_an_article_twice_in_a_dump_is_one(db: Database, keep: Keep) -> None:
    report = keep(ferry, bridge, ferry)
    assert [kept.outcome for kept in report.kept] == [NEW, NEW, KNOWN]
    assert len(_all(db)) == 2


def test_small_changes_are_a_newer_version_of_the_article(db: Database, keep: Keep) -> None:
    first = keep(ferry)
    changed = article("Ferry opens", FERRY.replace("nine", "ten"), ago=3)
    second = keep(changed, hours=1)
    assert second.kept[0].outcome is UPDATED
    assert second.kept[0].article_id == first.kept[0].article_id
    (only,) = _all(db)
    assert only.body == changed.body


def test_the_older_version_again_is_known_and_does_not_come_back(db: Database, keep: Keep) -> None:
    keep(ferry)
    keep(article("Ferry opens", FERRY.replace("nine", "ten")), hours=1)
    report = keep(ferry, hours=2)
    assert report.kept[0].outcome is KNOWN
    assert "ten crowns" in _all(db)[0].body


def test_the_same_text_from_another_source_is_another_article_of_the_story(db: Database, keep: Keep) -> None:
    first = keep(ferry).kept[0]
    other = keep(article("Ferry opens", FERRY, "City Post"), hours=1).kept[0]
    assert other.outcome is NEW
    assert other.article_id != first.article_id
    assert other.story_id == first.story_id
    assert set(stories.story(db, first.story_id).sources) == {"Coast Herald", "City Post"}


def test_a_source_and_a_time_that_come_later_are_filled_in(db: Database, keep: Keep) -> None:
    keep(article("Ferry opens", FERRY, None))
    (before,) = _all(db)
    assert (before.published_at, before.ordered_at) == (None, NOW)
    report = keep(ferry, hours=1)
    assert report.kept[0].outcome is KNOWN
    (after,) = _all(db)
    assert (after.source, after.published_at) == ("Coast Herald", NOW - timedelta(hours=3))
    assert after.ordered_at == after.published_at
    assert stories.story(db, after.story_id).published_at == after.published_at


def test_undo_takes_back_exactly_what_a_dump_brought(db: Database, keep: Keep) -> None:
    keep(ferry)
    before = _all(db)
    second = keep(bridge, library)
    assert keeping.undo(db, second.dump_id, NOW) == Undone(second.dump_id, removed=2, reverted=0)
    assert _all(db) == before
    assert len(stories.latest(db, 10).stories) == 1
    assert keeping.dump(db, second.dump_id).undone_at == NOW
    assert keeping.dump_articles(db, second.dump_id) == ()
    assert keeping.undo(db, second.dump_id, NOW) == Undone(second.dump_id, 0, 0, already=True)


def test_undo_leaves_what_a_later_dump_brought_again(db: Database, keep: Keep) -> None:
    first = keep(ferry, bridge)
    keep(ferry, hours=1)
    keeping.undo(db, first.dump_id, NOW)
    assert [one.title for one in _all(db)] == ["Ferry opens"]


def test_undo_goes_back_to_the_version_before(db: Database, keep: Keep) -> None:
    keep(ferry)
    before = _all(db)
    second = keep(
        article("Ferry line opens", FERRY.replace("nine", "ten"), ago=3, url="https://coast.example/1"),
        hours=1,
    )
    assert _all(db) != before
    assert keeping.undo(db, second.dump_id, NOW) == Undone(second.dump_id, removed=0, reverted=1)
    assert _all(db) == before
    assert _found(db, "nine crowns") == [before[0].id]
    assert _found(db, "ten crowns") == []


def test_undo_of_the_first_version_leaves_the_second(db: Database, keep: Keep) -> None:
    first = keep(article("Ferry opens", FERRY, ago=3, hashtags=("Ferry",)))
    keep(article("Ferry opens", FERRY.replace("nine", "ten")), hours=1)
    keeping.undo(db, first.dump_id, NOW)
    (only,) = _all(db)
    assert "ten crowns" in only.body
    assert (only.published_at, only.hashtags) == (None, ())
    assert only.ordered_at == NOW + timedelta(hours=1)


def test_an_undone_dump_can_be_pushed_again(db: Database, keep: Keep) -> None:
    first = keep(ferry, raw="the page")
    keeping.undo(db, first.dump_id, NOW)
    again = keep(ferry, raw="the page")
    assert not again.known
    assert again.kept[0].outcome is NEW


def test_a_large_dump_is_taken_back_whole(db: Database, monkeypatch: pytest.MonkeyPatch, keep: Keep) -> None:
    monkeypatch.setattr(keeping, "AT_ONCE", 3)
    report = keep(
        *(article(f"Part {number}", f"{number} {LIBRARY[number:]}", f"S{number}") for number in range(8))
    )
    assert keeping.undo(db, report.dump_id, NOW).removed == 8
    assert _counts(db) == {"articles": 0, "texts": 0, "appearances": 0, "sketches": 0}


def test_an_edited_dump_is_read_again_under_its_number(db: Database, keep: Keep) -> None:
    first = keep(ferry, bridge, raw="the page")
    edited = RawDump("chat", "the page, edited", NOW, pushed_by=5)
    changed = article("Ferry opens", FERRY.replace("nine", "ten"), ago=3)
    report = keeping.replace(db, first.dump_id, edited, reading(changed, library), NOW)
    assert report.dump_id == first.dump_id
    assert [kept.outcome for kept in report.kept] == [NEW, NEW]
    assert report.kept[0].article_id == first.kept[0].article_id
    assert [one.title for one in _all(db)] == ["Ferry opens", "A night for a novel"]
    assert "ten crowns" in _all(db)[0].body
    assert keeping.raw(db, first.dump_id) == "the page, edited"
    shown = keeping.dump(db, first.dump_id)
    assert (shown.pushed_by, shown.articles, shown.added, shown.title) == (5, 2, 2, "Ferry opens")
    keeping.undo(db, first.dump_id, NOW)
    assert _all(db) == []


def test_an_edit_leaves_what_other_dumps_told(db: Database, keep: Keep) -> None:
    keep(ferry)
    before = _all(db)
    second = keep(article("Ferry opens", FERRY.replace("nine", "ten")), hours=1)
    report = keeping.replace(db, second.dump_id, RawDump("chat", "other", NOW), reading(library), NOW)
    assert [kept.outcome for kept in report.kept] == [NEW]
    assert [one for one in _all(db) if one.title == "Ferry opens"] == before


def test_a_dump_that_was_cut_grows_when_it_is_continued(db: Database, keep: Keep) -> None:
    first = keep(article("Ferry opens", FERRY[:120]), raw="part one")
    whole = RawDump("chat", "part one, part two", NOW)
    report = keeping.replace(db, first.dump_id, whole, reading(ferry, bridge), NOW)
    assert report.kept[0].article_id == first.kept[0].article_id
    assert _all(db)[0].body == FERRY


def test_an_edit_to_nothing_takes_everything_out(db: Database, keep: Keep) -> None:
    first = keep(ferry)
    report = keeping.replace(db, first.dump_id, RawDump("chat", "?", NOW), reading(), NOW)
    assert report.refusal == "Nothing was found; paste a page."
    assert _all(db) == []


def test_a_dump_that_no_reader_understands_is_kept_and_read_when_one_does(db: Database) -> None:
    refused = keeping.keep(db, RawDump("chat", "glorp", NOW), reading(), NOW)
    assert refused.refusal
    assert refused.kept == ()
    assert keeping.raw(db, refused.dump_id) == "glorp"
    still = keeping.keep(db, RawDump("chat", "glorp", NOW), reading(), NOW)
    assert (still.dump_id, still.known, still.refusal) == (refused.dump_id, True, refused.refusal)
    read = keeping.keep(db, RawDump("chat", "glorp", NOW), reading(ferry), NOW)
    assert (read.dump_id, read.known, read.refusal) == (refused.dump_id, False, None)
    assert len(_all(db)) == 1


def test_dumps_are_listed_newest_first(db: Database, keep: Keep) -> None:
    for number, one in enumerate((ferry, bridge, library)):
        keep(one, ferry, hours=number)
    page = keeping.recent(db, 2)
    assert [(dump.id, dump.articles, dump.added, dump.title) for dump in page.dumps] == [
        (3, 2, 1, "A night for a novel"),
        (2, 2, 1, "Bridge closed"),
    ]
    assert page.more
    rest = keeping.recent(db, 2, offset=2)
    assert ([dump.id for dump in rest.dumps], rest.more) == ([1], False)
    assert [kept.outcome for kept in keeping.dump_articles(db, 3)] == [NEW, KNOWN]


@pytest.mark.parametrize("number", [0, -1, 77, 2**63, 10**40, -(10**40)])
def test_numbers_that_name_nothing_are_not_found(db: Database, number: int) -> None:
    dump = RawDump("chat", "x", NOW)
    for ask in (keeping.dump, keeping.raw, keeping.dump_articles, articles.article):
        with pytest.raises(NotFoundError):
            ask(db, number)
    with pytest.raises(NotFoundError):
        keeping.undo(db, number, NOW)
    with pytest.raises(NotFoundError):
        keeping.replace(db, number, dump, reading(ferry), NOW)
    assert articles.of_story(db, number) == ()


def test_nulls_and_halves_of_characters_do_no_harm(db: Database) -> None:
    bad = article("a\0b \ud83d", "c\0d \udfff e", "s\0 \ud800", url="u\0\ud801", hashtags=("h\0\ud802",))
    raw = RawDump("n\0\ud803", "r\0 \ud804", NOW)
    report = keeping.keep(db, raw, Reading("test", (bad,), NOW), NOW)
    (kept,) = _all(db)
    assert (kept.title, kept.body, kept.source) == ("ab \ufffd", "cd \ufffd e", "s \ufffd")
    assert (kept.url, kept.hashtags) == ("u\ufffd", ("h\ufffd",))
    assert keeping.raw(db, report.dump_id) == "r\0 \ufffd"
    assert keeping.keep(db, raw, Reading("test", (bad,), NOW), NOW).known


def test_nothing_of_a_dump_is_kept_where_the_disk_is_full(db: Database, keep: Keep) -> None:
    keep(ferry)
    before = _all(db)
    db.execute(f"PRAGMA max_page_count = {db.execute('PRAGMA page_count').fetchone()[0] + 3}")
    with pytest.raises(StorageFullError):
        keep(library, bridge, raw="long " * 50_000)
    assert _all(db) == before
    assert len(keeping.recent(db, 10).dumps) == 1


def test_articles_of_a_story_come_newest_first(db: Database, keep: Keep) -> None:
    kept = keep(
        article("Ferry opens", FERRY, "A", ago=5),
        article("Ferry opens", FERRY, "B", ago=1),
        article("Ferry opens", FERRY, "C", ago=3),
    ).kept
    assert [one.source for one in articles.of_story(db, kept[0].story_id)] == ["B", "C", "A"]


def test_an_article_costs_no_scan_however_many_there_are(db: Database, keep: Keep) -> None:
    """What keeping asks runs on indexes: nothing reads a table from end to end."""
    statements: list[str] = []
    keep(ferry, bridge)
    db.conn.set_trace_callback(statements.append)
    second = keep(article("Ferry opens", FERRY.replace("nine", "ten")), library, hours=1)
    keeping.replace(db, second.dump_id, RawDump("chat", "z", NOW), reading(bridge, library), NOW)
    keeping.undo(db, second.dump_id, NOW)
    keeping.recent(db, 5)
    articles.of_story(db, 1)
    db.conn.set_trace_callback(None)
    tables = {"articles", "texts", "appearances", "sketches", "dumps"}
    for statement in statements:
        if statement.split()[0] not in {"SELECT", "UPDATE", "DELETE", "INSERT"} or "_fts'" in statement:
            continue
        for row in db.execute(f"EXPLAIN QUERY PLAN {statement}"):
            detail = row["detail"].split()
            scans = detail[0] == "SCAN" and detail[1] in tables and "INDEX" not in detail
            assert not scans or "ORDER BY dumps.id DESC LIMIT" in statement, (row["detail"], statement)


def test_the_ledger_does_not_keep_the_text_of_rows(db: Database) -> None:
    number = ledger.enter(db, RawDump("rows", b"{}", NOW), reading(), raw=False)
    with pytest.raises(NotFoundError):
        keeping.raw(db, number)


def _all(db: Database) -> list[Article]:
    return sorted(articles.every(db), key=lambda one: one.id)


def _found(db: Database, words: str) -> list[int]:
    return [
        row[0]
        for row in db.execute("SELECT rowid FROM articles_fts WHERE articles_fts MATCH ?", (f'"{words}"',))
    ]


def _counts(db: Database) -> dict[str, int]:
    tables = ("articles", "texts", "appearances", "sketches")
    return {name: db.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in tables}
