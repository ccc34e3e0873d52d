"""Identity: whether two texts are the same article, and what one article is by all that was told of it.

Pure decisions over data. A text has a sketch, a few numbers by which texts that may be the same are
looked up; what is found so is compared in full. A telling is what one dump said of an article; the
article as it stands is made of its tellings in order, so that one can be taken away again.
"""

import re
from collections.abc import Sequence
from hashlib import blake2b
from typing import NamedTuple, TypeVar
from zlib import crc32

from storage import words
from storage.models import ParsedArticle, Role
from storage.times import to_micros

T = TypeVar("T")

CLAUSES = 2
"""How many of a text's clauses are in its sketch: those of the lowest hashes, so that texts that share
most clauses most likely share one of these (bottom-k of min-wise hashing, Broder 1997)."""
SHORTEST_CLAUSE = 14  # bytes without spaces; shorter ones are "he said" and the like

SAME_TITLE = 0.6
LIKE_TITLE = 0.75
OTHER_TITLE = 0.9  # of the bodies alone
FAR_IN_TIME = 0.9
"""The least resemblance (Jaccard, of pairs of neighbouring words) to be a version of the other text."""
LIKE = 0.6  # Jaccard of the words of two titles
BEGINNING = 0.75
"""The same of the beginning of a longer text, for one that ends in the middle of it."""
FEWEST_BEGINNING = 12  # words
FAR = 36 * 3600  # seconds
MICROSECONDS = 1_000_000

_APART = b"\n\t.,;:!?()[]{}<>|/"
_TABLE = bytes.maketrans(_APART, b"\n" * len(_APART))
_DROPPED = b" '\"`\r*_-\\^~"
_LIKE = {
    **dict.fromkeys("’‘", "'"),
    **dict.fromkeys("“”„«»–—「」", ""),
    **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad", ""),
    "…": ".",
    **dict(zip("。、，！？：،।", ".,,!?:,.", strict=True)),
    "\u00a0": " ",
}
_LIKE_IN = re.compile("[" + "".join(_LIKE) + "]")


class Telling(NamedTuple):
    """What one dump said of an article, or what the article is by all of them.

    published_at: microseconds since 1970. precision: of it, in seconds; 0 is exact; None without a time.
    reference_at: when the page was taken, microseconds; of an article the first of its tellings'.
    """

    role: Role
    title: str
    title_made: bool
    body: str
    source: str | None
    published_at: int | None
    precision: int | None
    time_clamped: bool
    hashtags: tuple[str, ...]
    url: str | None
    language: str | None
    reference_at: int


class Sketch(NamedTuple):
    """Numbers that fit 64 bits. digest: equal for texts equal but for case, spaces and signs.

    keys: hashes of the title and of some clauses, the title's first; to look up what may be the same.
    """

    digest: int
    keys: tuple[int, ...]


def sketch(title: str, body: str) -> Sketch:
    """The sketch of a text; linear in its length, some microseconds for a usual one."""
    head = _letters(title)
    parts = _clauses(body)
    whole = blake2b(head + b"\n" + b"".join(parts), digest_size=8).digest()
    hashes = sorted({crc32(part) for part in parts if len(part) >= SHORTEST_CLAUSE})
    # Titles and clauses are apart, so that a headline that stands in many bodies finds only headlines.
    keys = (crc32(head) | 1 << 32, *hashes[:CLAUSES])
    return Sketch(int.from_bytes(whole, "big", signed=True), keys)


def told(article: ParsedArticle, reference_at: int, language: str | None, *, ages: bool = True) -> Telling:
    """What a dump says of an article, as it is kept: no NUL, no half of a character.

    language: where the dump does not say. ages: times may have been counted back from the reference.
    """
    published = None if article.published_at is None else to_micros(article.published_at)
    return Telling(
        role=article.role,
        title=words.clean(article.title),
        title_made=article.title_made,
        body=words.clean(article.body),
        source=words.clean(article.source) or None if article.source else None,
        published_at=published,
        precision=None if published is None else precision(published, reference_at, ages),
        time_clamped=article.time_clamped,
        hashtags=tuple(words.clean(tag) for tag in article.hashtags),
        url=words.clean(article.url) or None if article.url else None,
        language=article.language or language,
        reference_at=reference_at,
    )


def precision(published_at: int, reference_at: int, ages: bool) -> int:
    """How precise a time is, in seconds, judged by its distance from the moment the page was taken.

    Ages count back from that moment in whole minutes, hours, days, weeks: a distance of exactly three
    hours is an age told in hours. A midnight is a date. Anything else is a time that the page named: 0.
    """
    distance = (reference_at - published_at) // MICROSECONDS
    if ages and (reference_at - published_at) % MICROSECONDS == 0 and distance >= 0:
        if distance == 0:
            return 60
        for unit in (7 * 86_400, 86_400, 3600, 60):
            if distance % unit == 0:
                return unit
    return 86_400 if published_at % (86_400 * MICROSECONDS) == 0 else 0


def may_be_same(source: str | None, other: str | None) -> bool:
    """One source, or at least one unknown: two sources with the same text are two articles."""
    return source is None or other is None or source == other or _plain(source) == _plain(other)


def same(one: Telling, other: Telling) -> bool:
    """Whether two texts that share a key of their sketches are versions of one article."""
    if not may_be_same(one.source, other.source):
        return False
    titles = words.tokens(one.title), words.tokens(other.title)
    same_title = titles[0] == titles[1]
    if same_title and (_only_begins(one.body, other.body) or _only_begins(other.body, one.body)):
        return True
    bodies = words.tokens(one.body), words.tokens(other.body)
    if not same_title and _share(set(titles[0]), set(titles[1])) < LIKE:
        return min(map(len, bodies)) > 0 and _resemblance(*bodies) >= OTHER_TITLE
    needed = SAME_TITLE if same_title else LIKE_TITLE
    if _far_apart(one, other):
        needed = FAR_IN_TIME
    return _resemblance(titles[0] + bodies[0], titles[1] + bodies[1]) >= needed


def article_of(tellings: Sequence[Telling]) -> Telling:
    """The article by what was told of it, in the order of arrival; at least one telling.

    The newest text counts, by when its page was taken, unless it is only the beginning of the one
    before or was told before; a headline of its own counts more than a made one. The most precise time
    counts, the first of equals.
    """
    article = tellings[0]
    texts = {sketch(article.title, article.body).digest}
    text_at = earliest = article.reference_at
    for telling in tellings[1:]:
        text = sketch(telling.title, telling.body).digest
        newer = text not in texts and telling.reference_at >= text_at
        if newer:
            text_at = telling.reference_at
        texts.add(text)
        earliest = min(earliest, telling.reference_at)
        article = _and_then(article, telling, newer)
    return article._replace(reference_at=earliest)


def _and_then(article: Telling, telling: Telling, newer: bool) -> Telling:
    whole = _only_begins(article.body, telling.body)
    body_of = telling if whole or (newer and not _only_begins(telling.body, article.body)) else article
    title_of = telling if (article.title_made, newer) > (telling.title_made, False) else article
    time_of = telling if _time_rank(telling) < _time_rank(article) else article
    return Telling(
        role=Role.MAIN if telling.role is Role.MAIN else article.role,
        title=title_of.title,
        title_made=title_of.title_made,
        body=body_of.body,
        source=article.source or telling.source,
        published_at=time_of.published_at,
        precision=time_of.precision,
        time_clamped=time_of.time_clamped,
        hashtags=telling.hashtags or article.hashtags,
        url=telling.url or article.url,
        language=body_of.language or article.language or telling.language,
        reference_at=article.reference_at,
    )


def _time_rank(telling: Telling) -> tuple[bool, bool, int]:
    return (telling.published_at is None, telling.time_clamped, telling.precision or 0)


def _only_begins(body: str, other: str) -> bool:
    """Whether a body is another one that ends in the middle, small changes aside."""
    if len(body) >= len(other):
        return False
    if other.startswith(body):
        return True
    ours, theirs = words.tokens(body), words.tokens(other)
    if len(ours) >= len(theirs) or len(ours) < FEWEST_BEGINNING:
        return False
    return _resemblance(ours, theirs[: len(ours)]) >= BEGINNING


def _far_apart(one: Telling, other: Telling) -> bool:
    if one.published_at is None or other.published_at is None:
        return False
    distance = abs(one.published_at - other.published_at) // MICROSECONDS
    return distance > FAR + (one.precision or 0) + (other.precision or 0)


def _resemblance(ours: Sequence[str], theirs: Sequence[str]) -> float:
    """0 to 1: the pairs of neighbouring words that two texts share, of all they have (Broder 1997)."""
    return _share(
        set(zip(ours, [*ours[1:], ""], strict=True)), set(zip(theirs, [*theirs[1:], ""], strict=True))
    )


def _share(ours: set[T], theirs: set[T]) -> float:
    return len(ours & theirs) / max(1, len(ours | theirs))


def _plain(source: str) -> str:
    return " ".join(source.casefold().split())


def _letters(text: str) -> bytes:
    return b"".join(_clauses(text))


def _clauses(text: str) -> list[bytes]:
    text = text.lower()
    if not text.isascii():
        text = _LIKE_IN.sub(lambda sign: _LIKE[sign[0]], text)
    return text.encode("utf-8", "replace").translate(_TABLE, _DROPPED).split(b"\n")
