"""Bundle: a message parsed when it is asked for is the one that a parse of the whole file gives."""

from importlib import resources

import pytest
from fluent.runtime import FluentBundle, FluentResource

from bot import texts
from bot.texts.bundle import Bundle

SOURCE = """\
# hello = not this one
hello = Hello
hello = A second one is not taken
long =
    first = line

    { $count ->
        [one] one
       *[other] { hello } from { -name }
}
## A heading
told = { long }
tooltip =
    .title = Only an attribute
broken = { nowhere }
-name = Newsbrief"""


def test_what_a_message_refers_to_is_there_too() -> None:
    bundle = Bundle("en", SOURCE)
    assert bundle.formatted("told", {"count": 2}) == "first = line\n\nHello from Newsbrief"
    assert bundle.formatted("hello", {}) == "Hello"


def test_what_has_no_text_is_none_and_what_can_not_be_told_is_an_error() -> None:
    bundle = Bundle("en", SOURCE)
    assert bundle.formatted("tooltip", {}) is None
    assert bundle.formatted("title", {}) is None
    assert bundle.formatted("-name", {}) is None
    with pytest.raises(LookupError, match="'broken' in en"):
        bundle.formatted("broken", {})


@pytest.mark.parametrize("language", texts.languages())
def test_every_message_is_as_in_a_parse_of_the_whole_file(language: str) -> None:
    source = resources.files("bot.texts").joinpath(f"{language}.ftl").read_text(encoding="utf-8")
    whole = FluentBundle([language], use_isolating=False)
    whole.add_resource(FluentResource(source))
    bundle = Bundle(language, source)
    names = [line.split(" =")[0] for line in source.splitlines() if line[:1].isalpha()]
    variables = _variables(source)
    assert len(names) > 300
    for name in names:
        pattern = whole.get_message(name).value
        assert pattern is not None
        for count in (1, 5):
            values = dict.fromkeys(variables, count)
            assert bundle.formatted(name, values) == whole.format_pattern(pattern, values)[0]


def _variables(source: str) -> set[str]:
    return {part.split()[0].rstrip("},)") for part in source.split("$")[1:]}
