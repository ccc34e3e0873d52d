"""Places: the countries of the world, and by which names the news and its readers speak of them.

Pure. Names in every language are CLDR's, as Babel ships them; capitals, people, seats of power and
leaders are in tables/countries.tsv. Finding articles with these forms is mentions.py's work.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from babel import Locale

from storage import cities

LANGUAGES = tuple("ru uk de fr es it pt nl pl tr sv id ar fa hi zh ja ko th el he".split())
"""Besides English and the reader's language: those in which a country is asked for and found."""
_SHORTEST_INFLECTED = 4  # letters; a shorter name with an ending may be another word
_WORDS = frozenset(("car", "kiwi", "swede"))  # in lower case these are no country's
_NOT_LATIN = re.compile("[\u0370-\uffff]")
_CYRILLIC = re.compile("[\u0400-\u04ff]+")
_ASIDE = re.compile(r"\s*[(（,].*")


@dataclass(frozen=True, slots=True)
class Form:
    """One name of a country. exact: only in this spelling, capitals included ("US", not "us").

    shared: another country is called so too. begun: any word that begins so.
    """

    text: str
    exact: bool = False
    shared: bool = False
    begun: bool = False


@dataclass(frozen=True, slots=True)
class Country:
    """A country, or what is spoken of like one. name: in English, as it is shown, told apart from others.

    code: ISO 3166, of a state of a country "US-GA". asked: what readers call it, for comparison.
    forms: what the news calls it. signs: words near a shared form that tell that this one is meant.
    """

    code: str
    name: str
    asked: frozenset[str]
    forms: tuple[Form, ...]
    signs: tuple[Form, ...] = ()


def find(name: str, language: str = "en") -> tuple[Country, ...]:
    """The countries of this name, capital or adjective, in the reader's language, English or another one."""
    key = _key(name)
    if not key:
        return ()
    if key in _WORDS and name.strip().islower():
        return ()
    for codes in (_english().get(key), _names(cities.locale(language)).get(key), _squeezed().get(key)):
        if codes:
            return tuple(_countries()[code] for code in codes)
    for other in LANGUAGES:
        codes = _names(other).get(key)
        if codes:
            return tuple(_countries()[code] for code in codes)
    return ()


def title(country: Country, language: str = "en") -> str:
    """The country's name for a reader."""
    if language[:2] == "en" or "(" in country.name:
        return country.name
    name = _cldr(country.code, cities.locale(language))
    # CLDR has the official name of Hong Kong and Macau only, which fills a line.
    return name if name and len(name) <= max(24, 2 * len(country.name)) else country.name


def everywhere(country: Country, language: str = "en") -> tuple[Form, ...]:
    """Its forms in scripts that no Latin word can be taken for, whatever an article's language."""
    found = (form for one in _languages(language) for form in _forms_in(country.code, one))
    return tuple(dict.fromkeys(form for form in found if _NOT_LATIN.search(form.text)))


def abroad(country: Country, language: str = "en") -> tuple[tuple[Form, ...], frozenset[str]]:
    """Its names in languages of Latin script, and those languages: "Island" is Iceland in a German text."""
    known = {_key(form.text) for form in country.forms}
    forms: dict[Form, None] = {}
    languages: set[str] = set()
    for one in _languages(language):
        for form in _forms_in(country.code, one):
            if _key(form.text) not in known and not _NOT_LATIN.search(form.text):
                forms[form] = None
                languages.add(one[:2])
    return tuple(forms), frozenset(languages)


def alike(country: Country) -> tuple[Country, ...]:
    """Other countries that share a form with this one."""
    shared = {form.text for form in country.forms if form.shared}
    return tuple(
        other
        for other in _countries().values()
        if other.code != country.code and any(form.shared and form.text in shared for form in other.forms)
    )


@lru_cache(maxsize=256)
def longer(country: Country) -> tuple[str, ...]:
    """Names of others that have one of its exact forms in them: "Papua New Guinea" is not Guinea."""
    exact = [form.text for form in country.forms if form.exact]
    return tuple(
        form.text
        for other in _countries().values()
        if other.code != country.code
        for form in other.forms
        if any(form.text != own and re.search(rf"\b{re.escape(own)}\b", form.text) for own in exact)
    )


def every() -> tuple[Country, ...]:
    """All countries of the table."""
    return tuple(_countries().values())


def asked(language: str = "en") -> Iterator[str]:
    """All names by which a reader of this language may ask for a country."""
    yield from _english()
    if language[:2] != "en":
        yield from _names(cities.locale(language))


@lru_cache(maxsize=1)
def _countries() -> dict[str, Country]:
    rows = []
    for line in (files("storage") / "tables" / "countries.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            code, *cells = line.split("\t")
            rows.append((code, [[part for part in cell.split(";") if part] for cell in cells]))
    first = [columns[0][0] for _, columns in rows]
    found = {}
    for code, columns in rows:
        names, capitals, people, seats, signs = [*columns, [], [], [], []][:5]
        name = names[0].lstrip("=?~")
        if first.count(names[0]) > 1:
            name += " (US state)" if code.startswith("US-") else " (country)"
        said = [part.lstrip("=?~").rstrip("*") for part in (*names, *capitals, *people)]
        found[code] = Country(
            code,
            name,
            frozenset(map(_key, (name, *said, *(one + "s" for one in said if one[-1] in "nikt")))),
            tuple(_form(part) for part in (*names, *capitals, *people, *seats) if not part.startswith("~")),
            tuple(map(_form, signs)),
        )
    return found


def _form(part: str) -> Form:
    return Form(part.lstrip("=?").rstrip("*"), part[0] == "=", part[0] == "?", part.endswith("*"))


@lru_cache(maxsize=1)
def _english() -> dict[str, tuple[str, ...]]:
    names: dict[str, tuple[str, ...]] = {}
    for country in _countries().values():
        for key in country.asked | {_key(_cldr(country.code, "en"))}:
            names[key] = (*names.get(key, ()), country.code)
    return names


@lru_cache(maxsize=1)
def _squeezed() -> dict[str, tuple[str, ...]]:
    """The names of several words written as one, as in hashtags."""
    return {name.replace(" ", ""): codes for name, codes in _english().items() if " " in name}


@lru_cache(maxsize=64)
def _names(language: str) -> dict[str, tuple[str, ...]]:
    """The countries by their names in a language, inflected ones included."""
    names: dict[str, tuple[str, ...]] = {}
    for code in _countries():
        for key in {_key(form.text) for form in _forms_in(code, language) if not form.begun}:
            names[key] = (*names.get(key, ()), code)
    return names


def _forms_in(code: str, language: str) -> tuple[Form, ...]:
    name = _cldr(code, language)
    if not name:
        return ()
    return tuple(_inflected(name)) if _CYRILLIC.fullmatch(name) else (Form(name),)


def _inflected(name: str) -> Iterator[Form]:
    """A Russian or Ukrainian name of one word with its endings, and its adjective where that is regular."""
    yield Form(name)
    if len(name) < _SHORTEST_INFLECTED:
        return
    stem, last = name[:-1], name[-1]
    if name.endswith(("ия", "ія")):
        yield from (Form(stem + ending) for ending in ("и", "ю", "ей", "ї", "єю"))
        yield from (Form(stem + "йск", begun=True), Form(stem[:-1] + "ск", begun=True))
    elif last == "а" and len(name) > _SHORTEST_INFLECTED:
        yield from (Form(stem + ending) for ending in ("ы", "у", "е", "ой", "и", "і", "ою"))
        yield Form(stem + "ск", begun=True)
    elif last == "й":
        yield from (Form(stem + ending) for ending in ("я", "ю", "ем", "е", "єм", "ї"))
        yield Form(name + "ск", begun=True)
    elif last in "бвгджзклмнпрстфхцчшщ":
        yield from (Form(name + ending) for ending in ("а", "у", "ом", "е", "і"))
        yield Form(name + "ск", begun=True)


@lru_cache(maxsize=8192)
def _cldr(code: str, language: str) -> str:
    """CLDR's name without what it says aside: "Myanmar (Burma)" is "Myanmar"; empty if it has none."""
    name = _territories(language).get(code, "")
    return _ASIDE.sub("", name).replace(" & ", " and ")


@lru_cache(maxsize=64)
def _territories(language: str) -> dict[str, str]:
    return dict(Locale.parse(language).territories)


def _languages(language: str) -> Iterable[str]:
    own = cities.locale(language)
    return dict.fromkeys((own, *LANGUAGES)) if not own.startswith("en") else LANGUAGES


@lru_cache(maxsize=50_000)
def _key(name: str) -> str:
    return cities.plain(name.replace(".", "")).removeprefix("the ")
