"""Finding, measured: python -m tests.benchmarks.finding [--orders N] [--folds].

Puts the labelled and the unrelated articles of ../shared through the real storage calls and prints how
good the stories and the related stories are, by the metrics of ../shared/data/README.md. All articles
have one source and one time. --folds trains the gate anew for each fifth of the topics, without that
fifth and a fifth of the unrelated articles, and measures only there: what tuning to the set hides.
"""

import json
import math
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from unittest.mock import patch

import numpy as np

from storage import gate, related, rows
from storage.database import Database, connect
from tests.benchmarks import corpus
from tests.benchmarks.corpus import Sample

NOW = datetime(2025, 7, 1, 12, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Figures:
    """What one archive gave. f1, precision, recall: B-cubed over the labelled articles."""

    f1: float
    precision: float
    recall: float
    unrelated_together: float
    intruders: int
    ndcg: float
    p5: float
    per_second: float


def measure(samples: Sequence[Sample], folder: Path, judged: frozenset[Sample] | None = None) -> Figures:
    """Ingest the samples in this order and ask. judged: the samples that count; None: all."""
    path = folder / "finding.db"
    for stale in folder.glob("finding.db*"):
        stale.unlink()
    db = connect(path)
    lines = [
        json.dumps(
            {"title": s.title, "body": s.body, "source": "One", "published_at": NOW.isoformat()}
        ).encode()
        for s in samples
    ]
    started = time.perf_counter()
    rows.ingest(db, "samples.jsonl", lines, NOW, NOW)
    seconds = time.perf_counter() - started
    known = {(" ".join(s.title.split()), s.body.strip()): s for s in samples}
    kept: dict[int, tuple[Sample, int]] = {}
    for row in db.execute(
        "SELECT id, story_id, title, body FROM articles JOIN texts ON texts.article_id = id"
    ):
        sample = known.get((row["title"], row["body"]))
        if sample is not None:
            kept[row["id"]] = (sample, row["story_id"])
    figures = _figures(db, kept, judged)
    db.close()
    return Figures(*figures, per_second=len(samples) / seconds)


def _figures(
    db: Database, kept: dict[int, tuple[Sample, int]], judged: frozenset[Sample] | None
) -> tuple[float, float, float, float, int, float, float]:
    counts = [a for a, (s, _) in kept.items() if s.event and (judged is None or s in judged)]
    loose = [a for a, (s, _) in kept.items() if not s.event and (judged is None or s in judged)]
    stories: dict[int, list[int]] = {}
    for article, (_, story) in kept.items():
        stories.setdefault(story, []).append(article)
    precision, recall = [], []
    mates_of: Counter[str | None] = Counter(s.event for s, _ in kept.values() if s.event)
    for article in counts:
        sample, story = kept[article]
        together = [a for a in stories[story] if kept[a][0].event]
        same = sum(kept[a][0].event == sample.event for a in together)
        precision.append(same / len(together))
        recall.append(same / mates_of[sample.event])
    p, r = float(np.mean(precision)), float(np.mean(recall))
    strangers = [sum(not kept[b][0].event for b in stories[kept[a][1]]) > 1 for a in loose]
    intruders = sum(any(kept[b][0].event for b in stories[kept[a][1]]) for a in loose)
    ndcg, p5 = [], []
    for article in counts:
        sample, story = kept[article]
        if mates_of[sample.event] < 2:
            continue
        ranking = [a for a in stories[story] if a != article]
        if len(ranking) < 5:
            page = related.to_articles(db, [article], NOW, 10)
            ranking += [a for near in page.stories for a in near.articles if a in kept]
        gains = [_gain(sample, kept[a][0]) for a in ranking[:5]]
        others = [_gain(sample, s) for a, (s, _) in kept.items() if a != article]
        ndcg.append(_dcg(gains) / _dcg(sorted(others, reverse=True)[:5]))
        p5.append(sum(gain == 3 for gain in gains) / min(5, mates_of[sample.event] - 1))
    return (
        2 * p * r / (p + r),
        p,
        r,
        float(np.mean(strangers)),
        intruders,
        float(np.mean(ndcg)),
        float(np.mean(p5)),
    )


def _gain(asked: Sample, found: Sample) -> int:
    if found.event is None:
        return 0
    return 3 if found.event == asked.event else 1 if found.topic == asked.topic else 0


def _dcg(gains: Sequence[int]) -> float:
    return sum(gain / math.log2(rank) for rank, gain in enumerate(gains, 2))


def _shuffled(samples: Sequence[Sample], seed: int) -> list[Sample]:
    order = list(samples)
    random.Random(seed).shuffle(order)
    return order


def _folds(samples: list[Sample], folder: Path) -> None:
    from tests.training import gate as training

    topics = sorted({s.topic for s in samples if s.topic})
    random.Random(1).shuffle(topics)
    everything, rarity, vectors = training.archive()
    pairs = training.pairs(everything, rarity, vectors)
    lot = np.random.default_rng(1).integers(0, 5, len(everything))
    for fold in range(5):
        held = frozenset(topics[fold::5])
        out = np.array(
            [s.topic in held or (s.event is None and lot[i] == fold) for i, s in enumerate(everything)]
        )
        learnt = ~out[pairs.rows].any(axis=1)
        trees = training.train(everything, training.Pairs(pairs.features[learnt], pairs.rows[learnt]))
        held_out = gate.of_table(training.table(trees))
        kept = [s for s in everything[: len(samples)] if s.event is None or s.topic in held]
        with patch.object(gate, "trees", lambda held_out=held_out: held_out):
            counting = frozenset(s for i, s in enumerate(everything[: len(samples)]) if out[i])
            _print(f"fold {fold}", measure(_shuffled(kept, fold), folder, counting))


def _print(name: str, f: Figures) -> None:
    print(
        f"{name}: stories F1 {f.f1:.3f} (p {f.precision:.3f} r {f.recall:.3f}),"
        f" unrelated together {f.unrelated_together:.1%}, intruders {f.intruders};"
        f" related nDCG@5 {f.ndcg:.4f} P@5 {f.p5:.4f}; {f.per_second:.0f} articles/s",
        flush=True,
    )


def main(arguments: Sequence[str]) -> None:
    """Print the figures."""
    if not corpus.present():
        sys.exit("The labelled articles are not here: ../shared/data/related-dev.")
    samples = [*corpus.labelled(), *corpus.unrelated()]
    orders = int(arguments[arguments.index("--orders") + 1]) if "--orders" in arguments else 1
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(orders):
            _print(f"order {seed}", measure(_shuffled(samples, seed), Path(folder)))
        if "--folds" in arguments:
            _folds(samples, Path(folder))


if __name__ == "__main__":
    main(sys.argv[1:])
