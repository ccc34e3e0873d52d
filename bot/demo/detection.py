"""Detection: commands, mentions, hashtags and addresses that Telegram finds in any text by itself."""

import re

from bot.demo.entities import Entity, Formatted, ordered, units

_ANYTHING = re.compile(r"[/@#$.]")
_PATTERNS = (
    (
        "url",
        re.compile(
            r"(?<![\w@./-])(?:https?://[^\s<>\"]*[^\s<>\"'.,;:!?)\]]|(?:[\w-]+\.)+(?:com|org|net|io|dev)\b(?:/[^\s<>\"]*[^\s<>\"'.,;:!?)\]])?)",
            re.IGNORECASE,
        ),
    ),
    ("email", re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    ("bot_command", re.compile(r"(?<![\w/])/[a-zA-Z0-9_]{1,32}(?:@[a-zA-Z]\w{2,31})?(?![\w/@])")),
    ("mention", re.compile(r"(?<![\w@])@[a-zA-Z]\w{2,31}\b")),
    ("hashtag", re.compile(r"(?<!\w)#\w*[^\W\d]\w*")),
    ("cashtag", re.compile(r"(?<!\w)\$[A-Z]{1,8}\b")),
)
_CLOSED = frozenset({"code", "pre", "text_link", "text_mention"})


def detected(formatted: Formatted) -> Formatted:
    """The text with what Telegram would find in it added to its entities; never inside code or links."""
    text = formatted.text
    if not _ANYTHING.search(text):
        return formatted
    taken = [(e.offset, e.offset + e.length) for e in formatted.entities if e.kind in _CLOSED]
    found: list[Entity] = []
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            begin = units(text[: match.start()])
            end = begin + units(match[0])
            if all(end <= first or last <= begin for first, last in taken):
                taken.append((begin, end))
                found.append(Entity(kind, begin, end - begin))
    return Formatted(text, ordered([*formatted.entities, *found])) if found else formatted
