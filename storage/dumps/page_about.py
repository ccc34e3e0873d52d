"""Page about: what a news page says of its article besides the text: when it came out, on which site.

Looks where pages say it: the time between headline and text, or below the text; the site's name in the
notice of its rights. What is not said is not made up.
"""

import re
from collections.abc import Sequence

from storage.dumps import page_dates
from storage.dumps.ages import Age, Ages
from storage.dumps.page_lines import PageLine

_ABOVE = 4
_BELOW = 4
_LONGEST_DATED = 30
_LONGEST_NOTICE = 45
_LONGEST_NAME = 40
_MOST_NAME_WORDS = 6


def published(
    lines: Sequence[PageLine], headline: int | None, is_body: Sequence[bool], clock: Ages
) -> tuple[Age, int] | None:
    """When the article came out, and the line that says so; None where no line does."""
    body = [at for at, flag in enumerate(is_body) if flag]
    top = headline if headline is not None else body[0]
    between = [at for at in range(top + 1, body[0]) if at != headline]
    above = list(range(top - 1, max(-1, top - 1 - _ABOVE), -1))
    below = range(body[-1] + 1, min(len(lines), body[-1] + 1 + _BELOW))
    updated: tuple[Age, int] | None = None
    for at in [*between, *above, *below]:
        line = lines[at]
        if is_body[at] or line.words > _LONGEST_DATED or not _may_date(line):
            continue
        age = page_dates.found(line.text, clock)
        if age is None:
            continue
        if not page_dates.is_update(line.text):
            return age, at
        updated = updated or (age, at)
    return updated


def source(lines: Sequence[PageLine], is_body: Sequence[bool]) -> tuple[str, int] | None:
    """The name of the site and the line that says it, from the notice of rights below the text."""
    last = max(at for at, flag in enumerate(is_body) if flag)
    for at in range(len(lines) - 1, last, -1):
        line = lines[at]
        if line.words > _LONGEST_NOTICE:
            continue
        match = _NOTICE.search(line.text)
        name = _name(match["name"]) if match else None
        if name:
            return name, at
    return None


def _may_date(line: PageLine) -> bool:
    return any(map(str.isdecimal, line.text)) or "ago" in line.tokens or "yesterday" in line.tokens


def _name(said: str) -> str | None:
    """The name at the beginning of what follows a sign of rights; None where it is none."""
    name = _COMPANY.sub("", _END.split(said, maxsplit=1)[0]).strip(" \t-–—:,'\"“”|")
    words = name.split()
    if not 2 <= len(name) <= _LONGEST_NAME or len(words) > _MOST_NAME_WORDS:
        return None
    return name if any(map(str.isalpha, name)) and not name[0].islower() else None


_NOTICE = re.compile(
    r"(?:©|ⓒ|\(c\)|\bcopyright\b)[\s©ⓒ:]*(?:\(c\)\s*)?(?:copyright\s*)?"
    r"(?:(?:19|20)\d\d\s*(?:[-–—,]\s*(?:19|20)?\d\d\s*)?)?[.,]?\s*(?:by\s+)?(?P<name>\S.{1,120})",
    re.IGNORECASE,
)
_END = re.compile(
    r"[|•·©ⓒ/!?(]|[,;]|\.\s|\.$|\s[-–—]\s|\ball rights|\brights reserved|\ba part of\b|\s(?:19|20)\d\d\b"
    r"|\balle rechte|\btodos os|\btodos los|\btous droits|\btutti i|все права|جميع|版权|版權|無断|무단",
    re.IGNORECASE,
)
_COMPANY = re.compile(
    r"[\s,]+(?:inc|llc|ltd|limited|plc|gmbh|ag|pty|pte|corp|co|s\.?a|s\.?r\.?l|s\.?p\.?a|b\.?v)\.?\s*$"
    r"|^(?:株式会社|주식회사|\(주\))\s*|\s*株式会社$",
    re.IGNORECASE,
)
