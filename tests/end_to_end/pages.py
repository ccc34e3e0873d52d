"""Pages for the tests: invented news in the aggregator's plain rendering, written out or of any length."""

import random

FURNITURE = (
    "Hashtags\n\nTry Our AI Features\nExplore what Daily8 AI can do for you:\nComments\nNo comments yet...\n"
    "Related Articles"
)
_SYLLABLES = ("ba", "dor", "fen", "gil", "har", "kel", "lum", "mir", "nas", "pol", "rin", "sut", "tav", "wen")


def sentences(about: str, count: int) -> list[str]:
    """So many sentences in a language of their own for each subject, so that no two articles are alike."""
    chance = random.Random(about)
    words = ["".join(chance.choices(_SYLLABLES, k=3)) for _ in range(60)]
    return [" ".join(chance.sample(words, 9)).capitalize() + f" {about}." for _ in range(count)]


def paragraphs(about: str, count: int) -> list[str]:
    """So many paragraphs of three sentences."""
    found = sentences(about, 3 * count)
    return [" ".join(found[start : start + 3]) for start in range(0, len(found), 3)]


def related(source: str, age: str, title: str, body: str) -> str:
    """A related article in the plain rendering."""
    return f"\n\n\n{source}\n{age}\n- {source}\n{title}\n{body}"


def page(title: str, main: list[str], *others: str) -> str:
    """A page with its main article and related ones."""
    return "\n".join(["", title, *main, FURNITURE]) + "".join(others)


FERRY = page(
    "Harbour town opens new ferry line",
    [
        "The first boat of the new ferry line left Sandhaven at noon on Monday with two hundred people.",
        "It will cross the bay every hour until the end of September, the harbour master said.",
        "Fishermen had feared for their moorings, but were given a quay of their own.",
    ],
    related(
        "Coast Herald",
        "an hour ago",
        "Storm keeps ferry passengers waiting in Sandhaven",
        "A storm over the bay kept the new ferry in its harbour on Tuesday morning. Passengers waited for "
        "six hours in a tent that the harbour master had put up, and were given soup.",
    ),
    related(
        "City Post",
        "6 hours ago",
        "Museum of lamps finds its stolen chandelier",
        "Police in Old Mill have returned a chandelier of the eighteenth century to the museum of lamps. It "
        "had hung in a bakery since March, whose owner said that nobody had asked him about it.",
    ),
)
"""Three articles on three events, in one message that was certainly not cut."""

LONG = page(
    "Mountain railway carries its millionth guest",
    paragraphs("railway", 24),
    related("Valley Times", "2 hours ago", "Lamp makers strike for light", " ".join(sentences("strike", 60))),
    related("Coast Herald", "a day ago", "Lighthouse gets a new keeper", " ".join(sentences("keeper", 50))),
)
"""Three articles, in several messages."""
