"""Times: aware UTC datetimes in the code, integer microseconds since 1970 in the database.

The only place where the two are turned into each other. Nothing here reads a clock.
"""

from datetime import UTC, datetime, timedelta

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def to_micros(moment: datetime) -> int:
    """Microseconds since 1970-01-01 UTC of an aware datetime; ValueError where it is naive."""
    if moment.tzinfo is None:
        raise ValueError("a time must know its zone")
    return (moment - _EPOCH) // _MICROSECOND


def from_micros(micros: int) -> datetime:
    """The aware UTC datetime of microseconds since 1970-01-01 UTC."""
    return _EPOCH + timedelta(microseconds=micros)


def iso(moment: datetime | None) -> str | None:
    """ISO 8601 in UTC with a Z, as the command line prints times; None stays None."""
    if moment is None:
        return None
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")
