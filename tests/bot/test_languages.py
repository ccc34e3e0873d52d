"""Languages: every file of texts says all that English says, with the same values, and fits its place."""

import re
from collections.abc import Iterator
from functools import cache
from importlib import resources
from itertools import product
from pathlib import Path

import pytest
from babel import Locale
from fluent.syntax import FluentParser, ast

from bot.texts import FALLBACK, Texts, languages, texts
from bot.views.text import MESSAGE_UNITS, TOAST_UNITS, units, visible

BUTTON_UNITS = 40
COMMAND_UNITS = 256
NUMBERS = (0, 1, 2, 3, 5, 11, 21, 100, 1_200, 1_000_000)
"""One of each plural category of whole numbers in every language of CLDR that has them."""
SHORT_WORD = "Ōst & <b>"
TELEGRAM_TAGS = ("b", "i", "u", "s", "code", "pre", "blockquote", "a", "tg-spoiler")
RIGHT_TO_LEFT = ("ar", "he", "fa", "ur")

SAID_ON_A_PRESS = {
    "for-admins",
    "too-fast",
    "too-old",
    "error",
    "error-busy",
    "error-full",
    "error-storage",
    "follow-ended",
    "follow-follows",
    "follow-hushed",
    "follow-mutes",
    "follow-not",
    "follow-rings",
}
"""Toasts whose name the code works out."""

_TOAST = re.compile(r"""toast\([^"()]*texts\.plain\(\s*"([a-z0-9-]+)\"""")
_TAG = re.compile(r"<(/?)([a-z-]+)(?: [a-z]+=\"[^\"<>]*\"| expandable)?>")
_CODE = re.compile(r"<code>([^<]*)</code>")
_COMMAND = re.compile(r"(?<![\w/<])/([a-z]+)")

each_language = pytest.mark.parametrize("language", languages())


@cache
def entries(language: str) -> tuple[ast.EntryType, ...]:
    source = resources.files("bot.texts").joinpath(f"{language}.ftl").read_text(encoding="utf-8")
    return tuple(FluentParser(with_spans=False).parse(source).body)


@cache
def messages(language: str) -> dict[str, ast.Message]:
    return {entry.id.name: entry for entry in entries(language) if isinstance(entry, ast.Message)}


@each_language
def test_a_file_has_nothing_that_fluent_does_not_read(language: str) -> None:
    assert [entry.content for entry in entries(language) if isinstance(entry, ast.Junk)] == []


@each_language
def test_a_text_is_said_once(language: str) -> None:
    names = [entry.id.name for entry in entries(language) if isinstance(entry, ast.Message)]
    assert sorted(names) == sorted(set(names))


@each_language
def test_the_same_texts_as_in_english(language: str) -> None:
    here, english = set(messages(language)), set(messages(FALLBACK))
    assert (sorted(english - here), sorted(here - english)) == ([], [])


@each_language
def test_the_same_values_as_in_english(language: str) -> None:
    other = {
        name: (sorted(values(message)), sorted(values(messages(FALLBACK)[name])))
        for name, message in messages(language).items()
        if name in messages(FALLBACK) and values(message) != values(messages(FALLBACK)[name])
    }
    assert other == {}


@each_language
def test_every_plural_of_cldr_has_its_form(language: str) -> None:
    rules = Locale.parse(language, sep="-").plural_form
    known = {*rules.tags, "other"}
    for name, message in messages(language).items():
        for choice in choices(message):
            forms = {key(variant) for variant in choice.variants}
            words = {form for form in forms if not form.isdecimal()}
            assert words <= known, f"{name}: CLDR does not know {words - known} in this language"
            assert "other" in forms, name
            assert [key(variant) for variant in choice.variants if variant.default] == ["other"], name


@each_language
def test_a_number_is_counted_where_english_counts(language: str) -> None:
    """A language whose words change with a number has a form for each of its categories but rare ones."""
    rules = Locale.parse(language, sep="-").plural_form
    needed = {rules(number) for number in NUMBERS[:-1]}
    for name, message in messages(language).items():
        for choice in choices(message):
            forms = {key(variant) for variant in choice.variants} - {"other"}
            words = {form for form in forms if not form.isdecimal()}
            assert not words or needed - {"other"} <= words | _covered(language, forms), name


@each_language
def test_every_text_can_be_said_and_its_html_is_telegrams(language: str) -> None:
    for name, said in everything(language):
        assert said.strip() == said, name
        assert said, name
        assert unbalanced(said) == [], f"{name}: {said}"
        assert visible(said) <= MESSAGE_UNITS // 2, name


@each_language
def test_every_text_fits_its_place(language: str) -> None:
    shown_as_toast = toasts()
    for name, said in everything(language):
        if name.startswith("button-"):
            assert visible(said) <= BUTTON_UNITS + units(SHORT_WORD), f"{name}: {said}"
        elif name.startswith("command-"):
            assert visible(said) <= COMMAND_UNITS, f"{name}: {said}"
        elif name in shown_as_toast:
            assert visible(said) <= TOAST_UNITS, f"{name}: {said}"


@each_language
def test_buttons_and_commands_are_plain_and_on_one_line(language: str) -> None:
    for name, said in everything(language):
        if name.startswith(("button-", "command-")) or name.endswith("-toast"):
            assert "\n" not in said, name
            assert "<" not in said, name


@each_language
def test_the_same_commands_as_in_english(language: str) -> None:
    for name, message in messages(language).items():
        english = messages(FALLBACK).get(name)
        if english is not None:
            assert set(_COMMAND.findall(source(message))) == set(_COMMAND.findall(source(english))), name


@each_language
def test_what_can_be_copied_begins_as_in_english(language: str) -> None:
    for name, message in messages(language).items():
        english = messages(FALLBACK).get(name)
        if english is not None:
            here, there = (_CODE.findall(source(one)) for one in (message, english))
            assert [code.split()[:1] for code in here] == [code.split()[:1] for code in there], name


@each_language
def test_the_direction_of_writing_is_known(language: str) -> None:
    assert texts(language).rtl == (language.split("-")[0] in RIGHT_TO_LEFT)


@each_language
def test_dates_and_numbers_are_known_in_the_language(language: str) -> None:
    assert Texts(language).number(1_200)
    assert Texts(language).locale.language == language.split("-")[0]


@cache
def toasts() -> frozenset[str]:
    """The texts that answer a press at the top of the chat."""
    folder = Path(str(resources.files("bot")))
    code = "\n".join(path.read_text(encoding="utf-8") for path in folder.rglob("*.py"))
    named = {name for name in messages(FALLBACK) if name.endswith("-toast")}
    return frozenset(named | SAID_ON_A_PRESS | set(_TOAST.findall(code)))


@cache
def everything(language: str) -> tuple[tuple[str, str], ...]:
    """Every text in this language's own words, for many numbers; words are all the same short one."""
    return tuple(_everything(language))


def _everything(language: str) -> Iterator[tuple[str, str]]:
    said = Texts(language)
    for name, message in messages(language).items():
        counted = sorted(numbers(message))
        others = dict.fromkeys(values(message) - set(counted), SHORT_WORD)
        for each in product(NUMBERS, repeat=len(counted)):
            yield name, said(name, **others, **dict(zip(counted, each, strict=True)))


def unbalanced(said: str) -> list[str]:
    """The tags that are not closed in order or not Telegram's, and what is left of < and >."""
    wrong: list[str] = []
    open_: list[str] = []
    for match in _TAG.finditer(said):
        closing, tag = match.groups()
        if tag not in TELEGRAM_TAGS:
            wrong.append(tag)
        elif not closing:
            open_.append(tag)
        elif not open_ or open_.pop() != tag:
            wrong.append(f"/{tag}")
    return [*wrong, *open_, *re.findall(r"[<>]|&(?!(?:lt|gt|amp|quot|#x27|#\d+);)", _TAG.sub("", said))]


def values(node: ast.BaseNode) -> set[str]:
    """The names of the values in a text."""
    return {found.id.name for found in walk(node) if isinstance(found, ast.VariableReference)}


def numbers(node: ast.BaseNode) -> set[str]:
    """The names of the values that a text chooses by."""
    return {name for choice in choices(node) for name in values(choice.selector)}


def choices(node: ast.BaseNode) -> list[ast.SelectExpression]:
    return [found for found in walk(node) if isinstance(found, ast.SelectExpression)]


def key(variant: ast.Variant) -> str:
    return variant.key.name if isinstance(variant.key, ast.Identifier) else variant.key.value


def source(node: ast.BaseNode) -> str:
    """The words of a text as they stand in its file, each value as a blank."""
    parts = (found.value if isinstance(found, ast.TextElement) else None for found in walk(node))
    return " ".join(part for part in parts if part is not None)


def walk(node: ast.BaseNode) -> Iterator[ast.BaseNode]:
    """A node and all below it, in order."""
    yield node
    for below in vars(node).values():
        for one in below if isinstance(below, list) else [below]:
            if isinstance(one, ast.BaseNode):
                yield from walk(one)


def _covered(language: str, forms: set[str]) -> set[str]:
    """The categories whose every number has a form of its own, as 0 has in [0]."""
    rules = Locale.parse(language, sep="-").plural_form
    by_category: dict[str, set[str]] = {}
    for number in range(200):
        by_category.setdefault(rules(number), set()).add(str(number))
    return {category for category, there in by_category.items() if there <= forms}
