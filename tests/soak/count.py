"""Count: what was to arrive, by the outbox, against what did arrive, by the server's ledger."""

import json
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.demo.ledger import Ledger
from bot.views.text import plain
from storage.database import Database, connect
from storage.outbox import State

_MUST_ARRIVE = {State.SENT, State.IN_DOUBT}


@dataclass(frozen=True, slots=True)
class Count:
    """The result of a run.

    missing: messages that should have arrived and did not. doubled: arrivals too many. doubts: sends of
    which no answer came, as the outbox names them. open: entries that have not come to an end. slots_lost:
    subscribed slots without a record. refused: answers of 429. unexplained: arrivals too many in chats
    where nothing was in doubt, to look into.
    """

    entries: int
    arrived: int
    missing: int
    doubled: int
    doubts: int
    open: int
    slots_lost: int
    refused: int
    states: Mapping[str, int]
    unexplained: tuple[str, ...] = ()

    def wrong(self, *, answers_lost: bool) -> list[str]:
        """What must not be, in words. answers_lost: whether any answer could get lost in this run."""
        found = []
        if self.missing:
            found.append(f"{self.missing} missing")
        if self.doubled > self.doubts:
            found.append(f"{self.doubled} doubled, more than the {self.doubts} in doubt")
        if not answers_lost and (self.doubled or self.doubts):
            found.append(f"{self.doubled} doubled and {self.doubts} in doubt where no answer was lost")
        if self.open:
            found.append(f"{self.open} not at an end")
        if self.slots_lost:
            found.append(f"{self.slots_lost} slots without a record")
        return found


def count(
    database: Path, ledger: Ledger, moved: Mapping[int, int], slots: int, spared: frozenset[int]
) -> Count:
    """Compare the two. moved: new ids by old ones. slots: how many each subscription must have records of.

    spared: chats of people who ask questions. What the bot says by itself is no message of the outbox.
    """
    db = connect(database)
    try:
        return _count(db, ledger, moved, slots, spared)
    finally:
        db.conn.close()


def _count(
    db: Database, ledger: Ledger, moved: Mapping[int, int], slots: int, spared: frozenset[int]
) -> Count:
    texts = {
        row["id"]: plain(json.loads(row["text"])["fields"]["text"]).strip()
        for row in db.conn.execute("SELECT id, text FROM payloads")
    }
    due: defaultdict[tuple[int, str], int] = defaultdict(int)
    possible: defaultdict[tuple[int, str], int] = defaultdict(int)
    rows = db.conn.execute("SELECT chat_id, state, doubts, payload_id FROM outbox").fetchall()
    for row in rows:
        if row["payload_id"] is None or row["chat_id"] in spared:
            continue
        key = (row["chat_id"], texts[row["payload_id"]])
        if row["state"] in _MUST_ARRIVE:
            due[key] += 1
        elif row["doubts"]:
            possible[key] += 1
    known = set(texts.values())
    arrived = Counter(
        (moved.get(one.chat_id, one.chat_id), one.text.strip())
        for one in ledger.sent
        if one.chat_id not in spared and one.text.strip() in known
    )
    records = dict(
        db.conn.execute(
            "SELECT s.chat_id, count(o.id) FROM subscriptions s "
            "LEFT JOIN outbox o ON o.chat_id = s.chat_id AND o.kind = 'briefing' GROUP BY s.chat_id"
        ).fetchall()
    )
    doubtful = {row["chat_id"] for row in rows if row["doubts"]}
    unexplained = tuple(
        f"{key}: {due[key]} due, {times} arrived, "
        f"{[tuple(row) for row in db.conn.execute('SELECT * FROM outbox WHERE chat_id = ?', (key[0],))]}"
        for key, times in arrived.items()
        if times > due[key] + possible[key] and key[0] not in doubtful
    )
    return Count(
        entries=sum(due.values()),
        arrived=sum(arrived.values()),
        missing=sum(max(0, wanted - arrived[key]) for key, wanted in due.items()),
        doubled=sum(max(0, times - due[key] - possible[key]) for key, times in arrived.items()),
        doubts=sum(row["doubts"] for row in rows),
        open=sum(row["state"] in {State.WAITING, State.SENDING} for row in rows),
        slots_lost=sum(max(0, slots - known) for known in records.values()),
        refused=ledger.refused(429),
        states=Counter(row["state"] for row in rows),
        unexplained=unexplained,
    )
