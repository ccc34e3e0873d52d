"""Summaries: two lines that tell what a text tells, in its own sentences. Pure and without a model."""

MOST_CHARACTERS = 280


def summary(body: str, language: str | None) -> str:
    """The first sentences of a text that tell something; empty where there is none.

    language: ISO 639-1 or None. At most MOST_CHARACTERS characters, whole sentences where they fit.
    """
    first = " ".join(body.split())
    if len(first) <= MOST_CHARACTERS:
        return first
    return first[: MOST_CHARACTERS - 1].rsplit(" ", 1)[0] + "…"
