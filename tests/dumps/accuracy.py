"""Accuracy: the share of generated dumps that are read perfectly, by rendering.

`python -m tests.dumps.accuracy [--dumps N] [--seed N] [--show]` prints it; the tests hold it.
"""

import argparse
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from storage.dumps import parse
from storage.models import ParsedArticle
from tests.dumps import adversary, generator
from tests.dumps.generator import Sample


@dataclass(frozen=True, slots=True)
class Wrong:
    """A dump that was not read perfectly. difference: the first thing that was not as it should be."""

    sample: Sample
    seed: int
    difference: str


def wrong(make: Callable[[str, int], Sample], rendering: str, seeds: range) -> Iterator[Wrong]:
    """The dumps of a generator that are not read perfectly."""
    for seed in seeds:
        sample = make(rendering, seed)
        difference = difference_of(sample)
        if difference is not None:
            yield Wrong(sample, seed, difference)


def difference_of(sample: Sample) -> str | None:
    """The first thing in the reading of a dump that is not as it should be; None where all is right."""
    reading = parse(sample.text, sample.reference)
    for number, (expected, found) in enumerate(zip(sample.truth, reading.articles, strict=False), 1):
        for name in (
            "role",
            "title_made",
            "title",
            "source",
            "published_at",
            "time_clamped",
            "hashtags",
            "body",
        ):
            one, other = getattr(expected, name), getattr(found, name)
            if name == "title" and expected.title_made:
                one, other = True, _is_made_from(found)
            if one != other:
                return f"article {number}, {name}: {one!r:.300} became {other!r:.300}"
    if len(sample.truth) != len(reading.articles):
        found_titles = [article.title for article in reading.articles]
        return f"{len(sample.truth)} articles became {len(reading.articles)}: {found_titles!r:.400}"
    return None


def _is_made_from(article: ParsedArticle) -> bool:
    return bool(article.title) and article.body.startswith(article.title.removesuffix("…"))


def main() -> None:
    """Prints the share by rendering and in all."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--dumps", type=int, default=1000, help="of each rendering")
    options.add_argument("--seed", type=int, default=0, help="the first")
    options.add_argument("--show", type=int, default=0, help="how many of the wrong ones to print")
    given = options.parse_args()
    seeds = range(given.seed, given.seed + given.dumps)
    for module in (generator, adversary):
        for rendering in module.RENDERINGS:
            failures = list(wrong(module.sample, rendering, seeds))
            name = module.__name__.rpartition(".")[2]
            print(f"{name:10} {rendering:15} {1 - len(failures) / len(seeds):8.3%} of {len(seeds)}")
            for failure in failures[: given.show]:
                print(f"    seed {failure.seed}: {failure.difference}")


if __name__ == "__main__":
    main()
