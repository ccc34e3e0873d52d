"""Texts: the words of the bot, one Fluent file per language, with plurals, numbers and dates by CLDR.

A language is a file `<tag>.ftl` in this folder and nothing else. English is complete; what another
file lacks is said in English. Views ask by a message's name: `texts("sources", count=3)`.
"""

import unicodedata
from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import cache
from importlib import resources
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_time, format_timedelta
from babel.lists import format_list
from babel.numbers import format_decimal

from bot.texts.bundle import Bundle
from bot.views.text import Html, escape, plain

FALLBACK = "en"
Value = str | int | float
_UNITS = (
    *(timedelta(days=days) for days in (365, 30, 7, 1)),  # years and months as Babel counts them
    timedelta(hours=1),
    timedelta(minutes=1),
)


class Texts:
    """The words in one language, as Telegram's HTML with every value escaped; plain() for labels."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.locale = Locale.parse(language, sep="-")
        self.rtl = self.locale.text_direction == "rtl"
        self._bundles = [_bundle(tag) for tag in dict.fromkeys((language, FALLBACK))]

    def __call__(self, message: str, **values: Value) -> Html:
        """A message as HTML. Texts among the values are escaped (Html is not) and set apart by direction."""
        return Html(self._format(message, {name: self._safe(value) for name, value in values.items()}))

    def plain(self, message: str, **values: Value) -> str:
        """A message for a place without formatting: a button, a toast, a menu."""
        return plain(self(message, **values))

    def apart(self, text: str) -> str:
        """The text within bidi isolates where it runs against this language, so its neighbours stay put."""
        direction = _direction(text)
        if direction is None or direction == self.rtl:
            return text
        return f"\u2068{text}\u2069"

    def ago(self, moment: datetime, now: datetime) -> str:
        """How long ago a time is, in one unit: "3 hours ago". What lies ahead counts as now."""
        elapsed = max(now - moment, timedelta())
        if elapsed < timedelta(minutes=1):
            return self.plain("just-now")
        unit = next((unit for unit in _UNITS if elapsed >= unit), _UNITS[-1])
        whole = elapsed // unit * unit  # an age is never rounded up
        return str(format_timedelta(-whole, add_direction=True, threshold=1.0, locale=self.locale))

    def day(self, moment: datetime, zone: ZoneInfo) -> str:
        """A date in a zone: "1 Jul 2025" in the language's own way."""
        return format_date(moment.astimezone(zone), format="medium", locale=self.locale)

    def time(self, moment: datetime, zone: ZoneInfo) -> str:
        """A time of day in a zone, in the language's own way."""
        return format_time(moment.astimezone(zone), format="short", locale=self.locale)

    def number(self, value: float) -> str:
        """A number with the language's digits and separators."""
        return format_decimal(value, locale=self.locale)

    def several(self, items: Iterable[str]) -> Html:
        """The items as a list in a sentence: "a, b and c"; each escaped if it is not Html."""
        return Html(format_list([self._isolated(item) for item in items], locale=self.locale))

    def _safe(self, value: Value) -> Value:
        if isinstance(value, Html) or not isinstance(value, str):
            return value
        return self._isolated(value)

    def _isolated(self, text: str) -> Html:
        return text if isinstance(text, Html) else Html(self.apart(escape(text)))

    def _format(self, message: str, values: dict[str, Value]) -> str:
        for bundle in self._bundles:
            if (text := bundle.formatted(message, values)) is not None:
                return text
        raise LookupError(f"there is no text {message!r}")


@cache
def texts(language: str) -> Texts:
    """The texts of a language that there is a file for."""
    return Texts(language)


@cache
def languages() -> tuple[str, ...]:
    """The tags that there are files for, in order."""
    files = resources.files(__package__).iterdir()
    return tuple(sorted(file.name.removesuffix(".ftl") for file in files if file.name.endswith(".ftl")))


def best(wanted: str | None) -> Texts:
    """The texts nearest to a language tag as Telegram gives it ("pt-br"), English where there is none."""
    try:
        locale = Locale.parse((wanted or FALLBACK).replace("_", "-"), sep="-")
    except (ValueError, UnknownLocaleError):
        return texts(FALLBACK)
    for tag in (str(locale).replace("_", "-"), locale.language):
        if tag in languages():
            return texts(tag)
    return texts(FALLBACK)


def language_name(tag: str) -> str:
    """A language by its own name, so that its reader finds it; the tag of one that CLDR does not name."""
    try:
        locale = Locale.parse(tag, sep="-")
    except (ValueError, UnknownLocaleError):
        return tag
    shown = locale.get_display_name(locale) or tag
    return shown[:1].upper() + shown[1:]


@cache
def _bundle(language: str) -> Bundle:
    source = resources.files(__package__).joinpath(f"{language}.ftl").read_text(encoding="utf-8")
    return Bundle(language, source)


def _direction(text: str) -> bool | None:
    """Whether the first strong character runs right to left; None without one."""
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in ("R", "AL"):
            return True
        if kind == "L":
            return False
    return None
