"""Batches: what came together is one dump of many parts, which is known again and taken back as one."""

import io
import json
import zipfile

import pytest

from storage import articles, batches, keeping, ledger, parcels
from storage.batches import BatchReport
from storage.database import Database
from storage.dumps.envelopes import Envelope
from storage.ledger import RawDump
from storage.models import Outcome, Reading
from storage.parcels import Step
from tests.storage.conftest import NOW
from tests.storage.texts import BRIDGE, FERRY, LIBRARY

PAGES = {
    "ferry.txt": f"Harbour town opens new ferry line\n{FERRY}",
    "news/bridge.txt": f"Old bridge is closed for a week\n{BRIDGE}",
    "library.txt": f"Library is open on Sundays again\n{LIBRARY}",
}


def packed(files: dict[str, str]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as into:
        for name, text in files.items():
            into.writestr(name, text)
    return held.getvalue()


def ingest(
    db: Database, *files: tuple[str, bytes], caption: str = "", earlier: int | None = None, most: int = 9_999
) -> BatchReport:
    """Keep files as one push does; most: pieces before a crash."""
    batch = batches.begin(db, RawDump(files[0][0], files[0][1], NOW, 101), NOW, NOW, earlier)
    for name, data in files:
        envelope = Envelope(caption)
        batch.file(NOW, envelope)
        for piece in list(parcels.opened(name, data, NOW, envelope))[:most]:
            batch.take(piece, NOW)
    return batch.end([ledger.digest(data) for _, data in files])


def titles(db: Database) -> set[str]:
    return {article.title for article in articles.every(db)}


def test_the_files_of_an_archive_are_parts_of_one_dump(db: Database) -> None:
    done = ingest(db, ("news.zip", packed(PAGES)))
    assert done.files == 3
    assert [one.outcome for one in done.report.kept] == [Outcome.NEW] * 3
    (whole,) = keeping.recent(db, 10).dumps
    assert (whole.id, whole.name, whole.articles, whole.added) == (done.report.dump_id, "news.zip", 3, 3)
    parts = [ledger.dump(db, part).name for part in ledger.parts(db, whole.id)]
    assert parts == list(PAGES)
    assert keeping.raw(db, ledger.parts(db, whole.id)[1]) == PAGES["news/bridge.txt"].encode()


def test_one_undo_takes_all_parts_back(db: Database) -> None:
    done = ingest(db, ("news.zip", packed(PAGES)))
    undone = keeping.undo(db, done.report.dump_id, NOW)
    assert undone.removed == 3
    assert titles(db) == set()
    assert keeping.undo(db, done.report.dump_id, NOW).already
    assert batches.known(db, ledger.digest(packed(PAGES))) is None
    ingest(db, ("news.zip", packed(PAGES)))
    assert len(titles(db)) == 3


def test_the_same_archive_again_is_known(db: Database) -> None:
    data = packed(PAGES)
    assert batches.known(db, ledger.digest(data)) is None
    done = ingest(db, ("news.zip", data))
    again = batches.known(db, ledger.digest(data))
    assert again is not None
    assert (again.dump_id, again.known, len(again.kept)) == (done.report.dump_id, True, 3)


def test_a_page_that_was_there_before_stays_when_the_archive_goes(db: Database) -> None:
    ingest(db, ("ferry.txt", PAGES["ferry.txt"].encode()))
    done = ingest(db, ("news.zip", packed(PAGES)))
    outcomes = sorted(one.outcome for one in done.report.kept)
    assert outcomes == [Outcome.KNOWN, Outcome.NEW, Outcome.NEW]
    keeping.undo(db, done.report.dump_id, NOW)
    assert titles(db) == {"Harbour town opens new ferry line"}


def test_what_could_not_be_read_is_listed_and_the_rest_kept(db: Database) -> None:
    done = ingest(
        db, ("news.zip", packed(PAGES | {"empty.txt": " ", "../out.txt": "x", "style.css": "p {}"}))
    )
    assert done.files == 3
    assert dict(done.refused) == {
        "empty.txt": "There is no text in it: paste the text of a news page.",
        "../out.txt": "Its path leads out of the archive.",
    }


def test_a_file_that_had_been_refused_by_itself_goes_with_the_archive(db: Database) -> None:
    raw = RawDump("ferry.txt", PAGES["ferry.txt"].encode(), NOW)
    keeping.keep(db, raw, Reading("none", (), NOW, "It was not understood."), NOW)
    done = ingest(db, ("news.zip", packed(PAGES)))
    keeping.undo(db, done.report.dump_id, NOW)
    assert titles(db) == set()


def test_an_archive_of_nothing_is_refused_and_kept_whole(db: Database) -> None:
    data = packed({"empty.txt": " "})
    done = ingest(db, ("news.zip", data))
    assert done.report.refusal == "There is no text in it: paste the text of a news page."
    assert keeping.raw(db, done.report.dump_id) == data


@pytest.mark.parametrize("crash", [0, 1, 3, 4, 8])
def test_a_batch_that_a_crash_ended_goes_on_where_it_was(db: Database, crash: int) -> None:
    files = PAGES | {
        "rows.jsonl": json.dumps({"title": "Tower clock", "body": "It ran backwards. " * 9}),
        "no.txt": "x",
    }
    begun = ingest(db, ("news.zip", packed(files)), most=crash)
    done = ingest(db, ("news.zip", packed(files)), earlier=begun.report.dump_id)
    assert done.report.dump_id == begun.report.dump_id
    assert len(titles(db)) == 4
    assert len(keeping.dump_articles(db, done.report.dump_id)) == 4
    assert ledger.dump(db, done.report.dump_id).articles == 4
    keeping.undo(db, done.report.dump_id, NOW)
    assert titles(db) == set()


def test_tables_are_parts_as_well(db: Database) -> None:
    rows = "\n".join(json.dumps({"title": f"Lamp number {n}", "body": f"{FERRY} {n}"}) for n in range(150))
    done = ingest(db, ("news.zip", packed({"rows.jsonl": rows + '\n{"title": 7}'} | PAGES)))
    assert len(done.report.kept) == 153
    assert done.files == 4
    assert done.refused == (("rows.jsonl:151", '"title" is not a text.'),)


def test_two_files_of_one_name_are_two_parts(db: Database) -> None:
    texts = list(PAGES.values())
    done = ingest(db, ("page.txt", texts[0].encode()), ("page.txt", texts[1].encode()))
    assert done.files == 1 + 1
    assert len(ledger.parts(db, done.report.dump_id)) == 2


def test_a_caption_speaks_for_all_files_and_its_change_reads_them_again(db: Database) -> None:
    data = packed(PAGES)
    first = ingest(db, ("news.zip", data), caption="as of 2025-06-20 12:00\nCoast Herald #harbour")
    found = list(articles.every(db))
    assert {one.source for one in found} == {"Coast Herald"}
    assert {one.hashtags for one in found} == {("harbour",)}
    assert {one.ordered_at for one in found} == {NOW.replace(month=6, day=20, hour=12)}
    second = ingest(db, ("news.zip", data), caption="City Post", earlier=first.report.dump_id)
    assert {one.source for one in articles.every(db)} == {"City Post"}
    assert len(ledger.parts(db, second.report.dump_id)) == 3


def test_progress_is_told_file_by_file() -> None:
    steps = [
        piece for piece in parcels.opened("a.zip", packed(PAGES), NOW, Envelope()) if isinstance(piece, Step)
    ]
    assert steps == [Step(1, 3), Step(2, 3), Step(3, 3)]
