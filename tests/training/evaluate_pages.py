"""Evaluate pages: how well texts of pages are read that the model has not seen, site by site.

    python -m tests.training.evaluate_pages [--shipped] [--html] [--seeds N] [--folds N] [--worst N]

By default the model is learned anew without the sites of each part in turn. --shipped takes the table
that is shipped, which has seen the pages: a check that it is read as it was learned. --html reads the
saved pages instead. Prints F1 of the bodies, the share of right headlines and the time a page takes.
"""

import argparse
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from storage.dumps import page_headline, page_model, page_text
from storage.dumps.page_model import Model
from tests.training.page_model import Sample, Settings, learn, samples
from tests.training.pages import composites, f1, folded, folds, html, pages, scored, truths

_TAKEN = datetime(2020, 1, 1, tzinfo=UTC)


@dataclass
class Tally:
    """Scores by page. seconds: of all pages together, of the processor."""

    scores: dict[str, list[tuple[float, float]]] = field(default_factory=dict)
    headlines: list[bool] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    seconds: float = 0.0

    def add(self, name: str, score: tuple[float, float], right: bool) -> None:
        """Counts one reading of a page."""
        self.scores.setdefault(name, []).append(score)
        self.headlines.append(right)
        if not right:
            self.missed.append(name)

    def line(self, name: str) -> str:
        """One line of the report."""
        every = [score for scores in self.scores.values() for score in scores]
        precision, recall = (sum(part) / len(every) for part in zip(*every, strict=True))
        return (
            f"{name:<16} F1 {f1(every):.4f}  precision {precision:.4f}  recall {recall:.4f}"
            f"  headline {sum(self.headlines) / len(self.headlines):.3f}"
            f"  {1000 * self.seconds / len(every):.1f} ms a page"
        )

    def worst(self, count: int) -> list[str]:
        """The pages that lose most."""
        means = {name: f1(scores) for name, scores in self.scores.items()}
        return [f"  {means[name]:.3f} {name}" for name in sorted(means, key=means.__getitem__)[:count]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the report."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shipped", action="store_true")
    parser.add_argument("--html", action="store_true")
    parser.add_argument("--seeds", type=int, default=2)
    parser.add_argument("--folds", type=int, default=6)
    parser.add_argument("--worst", type=int, default=0)
    options = parser.parse_args(arguments)
    if options.html:
        tallies = {"html": _html()}
    elif options.shipped:
        every = samples(pages())
        tallies = _tallies()
        _judge(page_model.model(), every, tallies)
    else:
        tallies = _crossed(options.seeds, options.folds)
    for name, tally in tallies.items():
        print(tally.line(name))
        print("\n".join(tally.worst(options.worst)), end="\n" if options.worst else "")
        if options.worst:
            print("  headlines missed:", *sorted(set(tally.missed)))
    return 0


def _tallies() -> dict[str, Tally]:
    return {"text": Tally(), "without blanks": Tally()}


def _crossed(seeds: int, count: int) -> dict[str, Tally]:
    real = pages()
    settings = Settings()
    every = samples(real)
    sites = {site for page in real for site in page.sites}
    tallies = _tallies()
    for seed in range(seeds):
        made = samples(composites(real, settings.tree_composites, seed))
        for part in folds(sites, count, seed):
            table = learn(
                [one for one in every if not one.page.sites & part],
                [one for one in made if not one.page.sites & part],
                Settings(seed=seed),
            )
            held = [one for one in every if one.page.sites & part]
            _judge(page_model.parsed(table), held, tallies)
        for name, tally in tallies.items():
            print(f"after {seed + 1}:", tally.line(name), flush=True)
    return tallies


def _judge(model: Model, held: Sequence[Sample], tallies: dict[str, Tally]) -> None:
    right = truths()
    for at, one in enumerate(held):
        begun = time.process_time()
        chances = page_model.chances(one.features, model)
        is_body = page_text.chosen(one.lines, chances.body)
        title = page_headline.headline(one.lines, one.features, is_body, chances.headline, model.headline)
        seconds = time.process_time() - begun
        truth = right[one.page.name]
        body = "\n".join(line.text for line, flag in zip(one.lines, is_body, strict=True) if flag)
        found = one.lines[title].text if title is not None else ""
        tally = tallies["without blanks" if at % 2 else "text"]
        tally.seconds += seconds
        tally.add(one.page.name, scored(truth.body, body), folded(found) == folded(truth.title))


def _html() -> Tally:
    from storage.dumps import html as reader

    tally = Tally()
    for name, truth in truths().items():
        data = html(name)
        begun = time.process_time()
        reading = reader.read(data, _TAKEN)
        tally.seconds += time.process_time() - begun
        first = reading.articles[0] if reading is not None and reading.articles else None
        body, title = (first.body, first.title) if first else ("", "")
        tally.add(name, scored(truth.body, body), folded(title) == folded(truth.title))
    return tally


if __name__ == "__main__":
    sys.exit(main())
