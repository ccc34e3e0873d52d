"""Zones: time zones by name, as the tz database and a subscription know them.

A zone is written as its key in the tz database, "Europe/Berlin", or as a fixed offset, "UTC+05:30".
What people call them, cities for instance, is in cities.py.
"""

import re
import zoneinfo
from dataclasses import dataclass
from datetime import UTC, timedelta, timezone, tzinfo
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from zoneinfo import ZoneInfo

from storage.errors import NewsbriefError

_OFFSET = re.compile(
    r"(?:utc|gmt)?\s*(?P<sign>[+−–-])\s*(?P<hours>\d{1,2})(?::?(?P<minutes>\d{2}))?", re.IGNORECASE
)
_TABLES = files("tzdata") / "zoneinfo"
_AREAS = frozenset("Africa America Antarctica Arctic Asia Atlantic Australia Europe Indian Pacific".split())


class UnknownZoneError(NewsbriefError):
    """A zone that the tz database on this machine does not have."""


@dataclass(frozen=True, slots=True)
class Known:
    """The zones of the tz database.

    countries: the main zones, those of zone.tab, in its order, with their ISO country.
    links: other names in use for a main zone, "Asia/Calcutta" or "US/Pacific", to its key.
    well_known: of the zones with the same rules today, the one with most people (zonenow.tab).
    """

    countries: dict[str, str]
    links: dict[str, str]
    well_known: frozenset[str]


@lru_cache(maxsize=1024)
def load(name: str) -> tzinfo:
    """The zone of this name; UnknownZoneError where there is none."""
    if name == "UTC":
        return UTC
    if name.startswith("UTC"):
        minutes = _minutes(name)
        if minutes is not None:
            return timezone(timedelta(minutes=minutes), name)
    try:
        return ZoneInfo(name)
    except (OSError, ValueError, KeyError) as error:
        raise UnknownZoneError(f"The time zone {name} is not known here; upgrade tzdata.") from error


def offset(words: str) -> str | None:
    """The fixed zone that words like "UTC+2", "gmt -3" or "+05:30" mean, as "UTC+02:00"; None for others."""
    if words.strip().casefold() in {"utc", "gmt", "z", "utc+0", "zulu"}:
        return "UTC"
    minutes = _minutes(words)
    if minutes is None:
        return None
    if minutes == 0:
        return "UTC"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'-' if minutes < 0 else '+'}{hours:02}:{rest:02}"


@lru_cache(maxsize=1)
def known() -> Known:
    """The zones that the tzdata package lists, with the older names that lead to them."""
    countries = {key: country for country, key in _table("zone.tab")}
    targets: dict[str, str] = {}
    for line in (_TABLES / "tzdata.zi").read_text(encoding="utf-8").splitlines():
        if line.startswith("L "):
            _, target, name = line.split()
            targets[name] = target
    links: dict[str, str] = {}
    for name, target in targets.items():
        # A link may lead from an older name to a newer or the other way round: what counts is zone.tab.
        if name not in countries and target in countries:
            links[name] = target
        elif target not in countries and name in countries:
            links[target] = name
    return Known(countries, links, frozenset(key for _, key in _table("zonenow.tab")))


def canonical(name: str) -> str:
    """The main zone that a key of the tz database stands for: Asia/Kolkata for Asia/Calcutta."""
    return known().links.get(name, name)


def city(name: str) -> str | None:
    """The city a key is named after: "New York"; None for keys that name no place, like "EST5EDT"."""
    area, _, rest = name.partition("/")
    if area not in _AREAS or not rest:
        return None
    return rest.rpartition("/")[2].replace("_", " ")


@lru_cache(maxsize=1024)
def rules(name: str) -> str:
    """What the zone does from now on, as its file says in its last line: "CET-1CEST,M3.5.0,M10.5.0/3"."""
    data = _file(name)
    return data.rstrip(b"\n").rpartition(b"\n")[2].decode("ascii", "replace") if data else ""


def fingerprint() -> str:
    """What tells one state of the tz database on this machine from another: a digest of all its zones.

    The database's own version is not enough: systems mend zones without naming a new one.
    """
    digest = sha256()
    for name in sorted(known().countries):
        digest.update(name.encode() + b"\0" + _file(name))
    return digest.hexdigest()


def _table(name: str) -> list[tuple[str, str]]:
    """The countries and keys of one of the database's tables, in its order."""
    lines = (_TABLES / name).read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [(row[0], row[2]) for row in rows]


def _file(name: str) -> bytes:
    """The zone's file, from where zoneinfo takes it: the system's, or else the tzdata package's."""
    for folder in zoneinfo.TZPATH:
        path = Path(folder, name)
        if path.is_file():
            return path.read_bytes()
    packaged = _TABLES.joinpath(*name.split("/"))
    return packaged.read_bytes() if packaged.is_file() else b""


def _minutes(words: str) -> int | None:
    """Minutes east of UTC; the world's clocks go from 12 hours west to 14 east in quarters."""
    match = _OFFSET.fullmatch(words.strip())
    if match is None:
        return None
    minutes = 60 * int(match["hours"]) + int(match["minutes"] or 0)
    if match["sign"] != "+":
        minutes = -minutes
    return minutes if -12 * 60 <= minutes <= 14 * 60 and minutes % 15 == 0 else None
