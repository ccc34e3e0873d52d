"""Dumps: how fast they are read, beside a bare split into lines.

`python -m tests.benchmarks.dumps [--megabytes N]` prints megabytes a second and the ratio for ordinary
dumps, for one line and for awkward ones; twice the length must take about twice the time.
"""

import argparse
from collections.abc import Callable
from functools import partial
from time import process_time

from storage.dumps import parse
from tests.dumps import adversary, generator
from tests.dumps.generator import REFERENCE

_ROUNDS = 3


def main() -> None:
    """Prints a line for each kind of dump."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--megabytes", type=float, default=20)
    size = int(options.parse_args().megabytes * 1e6)
    ordinary = _repeated(
        [generator.sample(name, seed).text for name in ("plain", "logo") for seed in range(60)], size
    )
    awkward = _repeated([adversary.sample(name, 0).text for name in adversary.RENDERINGS], size)
    sentence = "The first boat left at noon on Monday with two hundred people on board. "
    dumps = {
        "ordinary": ordinary,
        "ordinary, half": ordinary[: len(ordinary) // 2],
        "awkward": awkward,
        "one line": sentence * (size // len(sentence)),
        "blank lines": "\n" * size,
        "dots": "....... " * (size // 8),
        "heads": "NHK\nan hour ago\n- NHK\n" * (size // 22),
    }
    for name, text in dumps.items():
        megabytes = len(text.encode()) / 1e6
        reading, splitting = _seconds(partial(parse, text, REFERENCE)), _seconds(text.splitlines)
        print(
            f"{name:15} {megabytes / reading:7.1f} MB/s, {reading / splitting:6.1f} times a split into lines"
        )


def _repeated(pages: list[str], size: int) -> str:
    page = "\n\n".join(pages)
    return "\n\n".join([page] * (1 + size // len(page.encode())))


def _seconds(work: Callable[[], object]) -> float:
    """The best of some rounds."""
    best = float("inf")
    for _ in range(_ROUNDS):
        start = process_time()
        work()
        best = min(best, process_time() - start)
    return best


if __name__ == "__main__":
    main()
