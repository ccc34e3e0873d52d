"""Postings: which articles have a term, the newest first, in two tables that are read as one.

In a large archive the terms of an article lie on as many pages as it has terms, and a dump would write all
of these anew. So postings are fresh at first, in a small table, and settle in the large one later, many in
order: a log-structured merge (O'Neil et al., "The log-structured merge-tree", 1996), as FTS5 does with its
segments. What is found does not depend on where a posting stands.
"""

from collections.abc import Iterable, Sequence

from storage.database import Database, transaction, tuples

READ = 300
"""Articles that are read of each term: the last that came."""
MANY = 1_000
"""Postings that settle in one step of the upkeep, some dozen milliseconds; a larger batch settles others."""
MOST_FRESH = 1_000_000
"""Postings of some thirty thousand articles, a dozen megabytes."""
_WHOLE = 1 << 32
_STRIDE = 0x9E3779B1  # of the golden ratio: multiples of it are spread evenly over the ids of terms

_ONE = (
    "SELECT * FROM (SELECT article_id, weight * ? AS shared FROM fresh_postings WHERE term_id = ?"
    " UNION ALL SELECT article_id, weight * ? FROM postings WHERE term_id = ?"
    " ORDER BY article_id DESC LIMIT ?)"
)


def add(db: Database, postings: Iterable[tuple[int, int, int]]) -> None:
    """Post terms of new articles: term, article, and its weight in it in 255ths.

    Of a large batch twice as many fresh ones settle, where there are too many: an archive that is read in
    at once never has a night.
    """
    rows = sorted(postings)
    db.conn.executemany(
        "INSERT OR IGNORE INTO fresh_postings (term_id, article_id, weight) VALUES (?, ?, ?)", rows
    )
    if len(rows) > MANY and count_fresh(db) > MOST_FRESH:
        _settle(db, rows[-1][1] * _STRIDE % _WHOLE, 2 * len(rows))


def remove(db: Database, article: int, terms: Iterable[int]) -> None:
    """Take the postings of an article out."""
    gone = [(term, article) for term in terms]
    for table in ("fresh_postings", "postings"):
        db.conn.executemany(f"DELETE FROM {table} WHERE term_id = ? AND article_id = ?", gone)


def candidates(db: Database, terms: Sequence[tuple[int, float]], count: int) -> list[int]:
    """The articles that share most of these terms by weight, among the last that have each."""
    if not terms:
        return []
    rows = tuples(
        db,
        f"SELECT article_id FROM ({' UNION ALL '.join([_ONE] * len(terms))})"
        " GROUP BY article_id ORDER BY sum(shared) DESC, article_id DESC LIMIT ?",
        [*(value for term, weight in terms for value in (weight, term, weight, term, READ)), count],
    )
    return [row[0] for row in rows]


def settle(db: Database) -> bool:
    """Let the first of the fresh postings settle, some dozen milliseconds of work; whether there were any."""
    with transaction(db):
        return _settle(db, 0, MANY) > 0


def count_fresh(db: Database) -> int:
    """How many postings have not settled."""
    count: int = db.conn.execute("SELECT count(*) FROM fresh_postings").fetchone()[0]
    return count


def _settle(db: Database, term: int, most: int) -> int:
    """Let so many postings settle, in order from a term on."""
    rows = tuples(
        db,
        "SELECT term_id, article_id, weight FROM fresh_postings WHERE term_id >= ?"
        " ORDER BY term_id, article_id LIMIT ?",
        (term, most),
    ).fetchall()
    db.conn.executemany(
        "INSERT OR REPLACE INTO postings (term_id, article_id, weight) VALUES (?, ?, ?)", rows
    )
    if rows:
        db.conn.execute(
            "DELETE FROM fresh_postings"
            " WHERE (term_id, article_id) >= (?, ?) AND (term_id, article_id) <= (?, ?)",
            (*rows[0][:2], *rows[-1][:2]),
        )
    return len(rows)
