"""Bundle: the messages of one language's Fluent file, each parsed when it is first asked for.

A start needs few of them: the menus' lines in every language, and otherwise what one person is told. To parse
all messages of all languages would take a third of it.
"""

import re
from collections.abc import Mapping

from fluent.runtime import FluentBundle, FluentResource

_ENTRY = re.compile(r"^(-?[a-zA-Z][\w-]*) *=(?:.*\n?)(?:(?!#|-?[a-zA-Z][\w-]* *=).*\n)*", re.MULTILINE)
"""From a name at the start of a line to the next one or a comment; what goes on is indented."""
_REFERENCE = re.compile(r"\{\s*(-?[a-zA-Z][\w-]*)")


class Bundle:
    """Messages by name, in one language. source: as in an .ftl file."""

    def __init__(self, language: str, source: str) -> None:
        self.language = language
        self._parsed = FluentBundle([language], use_isolating=False)
        self._waiting: dict[str, str] = {}
        for entry in _ENTRY.finditer(source + "\n"):
            self._waiting.setdefault(entry[1], entry[0])

    def formatted(self, message: str, values: Mapping[str, str | int | float]) -> str | None:
        """The text of a message; None where there is none. LookupError where it needs what is not there."""
        self._parse(message)
        if not self._parsed.has_message(message):
            return None
        pattern = self._parsed.get_message(message).value
        if pattern is None:
            return None
        text, errors = self._parsed.format_pattern(pattern, dict(values))
        if errors:
            raise LookupError(f"the text {message!r} in {self.language}: {errors[0]!r}")
        return str(text)

    def _parse(self, name: str) -> None:
        """The entry of that name, and what it refers to."""
        source = self._waiting.pop(name, None)
        if source is None:
            return
        self._parsed.add_resource(FluentResource(source))
        for reference in _REFERENCE.findall(source):
            self._parse(reference)
