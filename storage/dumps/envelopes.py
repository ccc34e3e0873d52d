"""Envelopes: what comes around a dump's bytes: a caption, an address, the encoding that a site declares.

A caption may say "as of ...", name the source, and have hashtags, each on a line or in one. Pure; a text
that is none of these is a remark and says nothing.
"""

import json
import re
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime

from storage.dumps import forms
from storage.dumps.lines import clean
from storage.dumps.references import taken
from storage.models import ParsedArticle, Reading, Role

LONGEST_SOURCE = 60
_SOURCE_WORDS = 6
_HASHTAG = re.compile(r"(?:(?<=\s)|^)#(\w{1,100})", re.UNICODE)
_NAMED = re.compile(r"(?:source|via|from)\s*:\s*", re.IGNORECASE)
_NOT_A_NAME = re.compile(r"://|@|[?!…:;]|[.,]$|^[\W\d_]*$")


@dataclass(frozen=True, slots=True)
class Envelope:
    """caption: as it was written. address: where the bytes were found. charset: as declared there."""

    caption: str = ""
    address: str | None = None
    charset: str | None = None

    def written(self) -> str | None:
        """As it is kept; None where it says nothing."""
        said = {name: value for name, value in asdict(self).items() if value}
        return json.dumps(said, ensure_ascii=False) if said else None


NOTHING = Envelope()


@dataclass(frozen=True, slots=True)
class Said:
    """What a caption says. reference: when the pages were taken, UTC."""

    reference: datetime
    source: str | None = None
    hashtags: tuple[str, ...] = ()


def opened(written: str | None) -> Envelope:
    """An envelope as it was kept."""
    return Envelope(**json.loads(written)) if written else Envelope()


def said(caption: str, reference: datetime) -> Said:
    """What a caption says. reference: aware; when it was sent, which counts where it names no other time."""
    moment: datetime | None = None
    source: str | None = None
    hashtags: dict[str, None] = {}
    for line in clean(caption).texts:
        hashtags |= dict.fromkeys(_HASHTAG.findall(line))
        rest = " ".join(_HASHTAG.sub(" ", line).split())
        if not rest:
            continue
        as_of = taken(rest, reference)
        if as_of is not None:
            moment = moment or as_of
        else:
            source = source or _source(rest)
    return Said(moment or reference.astimezone(UTC), source, tuple(hashtags))


def applied(reading: Reading, told: Said) -> Reading:
    """A reading with what a caption says of its main articles where they don't say so themselves."""
    if told.source is None and not told.hashtags:
        return reading
    only_related = all(article.role is not Role.MAIN for article in reading.articles)
    return replace(
        reading,
        articles=tuple(
            _with(article, told) if only_related or article.role is Role.MAIN else article
            for article in reading.articles
        ),
    )


def _with(article: ParsedArticle, told: Said) -> ParsedArticle:
    tags = tuple(dict.fromkeys((*article.hashtags, *told.hashtags)))
    return replace(article, source=article.source or told.source, hashtags=tags)


def _source(line: str) -> str | None:
    """The name of a source that a line is; None for a remark."""
    named = _NAMED.match(line)
    name = line[named.end() :] if named else line
    if forms.width(name) > LONGEST_SOURCE or _NOT_A_NAME.search(name):
        return None
    return name if named or (forms.words(name) <= _SOURCE_WORDS and _is_name(name)) else None


def _is_name(text: str) -> bool:
    """Whether a line reads as a name and not as a remark: its words begin large, where there are such."""
    first = next((one for one in text if one.isalpha()), "")
    large = [word for word in text.split() if word[0].isupper()]
    return bool(first) and (not first.islower()) and 2 * len(large) >= len(text.split()) * first.isupper()
