"""Training of the gate: python -m tests.training.gate writes storage/tables/gate.json.

Needs LightGBM, which running the project does not, and the labelled articles of ../shared. How good
the gate is on topics that it has not seen is told by python -m tests.benchmarks.finding --folds. Beside
each labelled article a shortened copy is learnt from, with little weight: else the trees would take the
length of a text for a sign of its event.
"""

import json
import random
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np

from storage import likeness, placing, vectors
from storage.gate import DEPTH
from storage.vectors import Rarity, Vector
from tests.benchmarks import corpus
from tests.benchmarks.corpus import Sample

TABLE = Path(likeness.__file__).parent / "tables" / "gate.json"
ORDERS = 3
UNRELATED_ORDERS = 1
SHORTENED = 0.1
SHORTENED_WEIGHT = 0.3
STRANGERS_WEIGHT = 1.0
IN_PARTS = 0.3
CANDIDATES = 24
TREES = 100


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of articles that were grouped together: features by row, and both rows of the samples."""

    features: np.ndarray
    rows: np.ndarray


def pairs(samples: Sequence[Sample], rarity: Rarity, kept: Sequence[Vector]) -> Pairs:
    """Pairs as grouping meets them: articles arrive in some order, each among the stories it touches.

    The stories are the true events, some of them only in part, as if they were not yet put together.
    """
    chance = random.Random(11)
    near = _cosines(kept, rarity)
    full = len(corpus.labelled()) + len(corpus.unrelated())
    features, rows = [], []
    for order in range(ORDERS):
        arrivals = list(range(full))
        chance.shuffle(arrivals)
        arrived: set[int] = set()
        for article in arrivals:
            labelled = samples[article].event is not None
            if labelled and chance.random() < SHORTENED:
                article = full + article  # its shortened copy comes instead
            touched = _touched(article, near, samples, arrived, chance)
            arrived.add(article)
            if len(touched) < 2 or (not labelled and order >= UNRELATED_ORDERS):
                continue
            table = likeness.compare([kept[row] for row in touched], rarity)
            some = [(0, other) for other in range(1, len(touched))]
            for _ in range(min(40, 2 * len(touched))):
                a, b = sorted(chance.sample(range(len(touched)), 2))
                some.append((a, b))
            some = [(a, b) for a, b in set(some) if table[1, a, b] > likeness.FLOOR / 2]
            features.append(np.array([table[:, a, b] for a, b in some]).reshape(-1, len(table)))
            rows += [(touched[a], touched[b]) for a, b in some]
    return Pairs(np.concatenate(features).astype(np.float32), np.array(rows))


def _touched(
    article: int, near: np.ndarray, samples: Sequence[Sample], arrived: set[int], chance: random.Random
) -> list[int]:
    close = [int(other) for other in np.argsort(-near[article])[:CANDIDATES]]
    close = [other for other in close if other in arrived and near[article, other] >= placing.NEAR]
    touched = [article]
    for event in dict.fromkeys(samples[other].event for other in close):
        if event is None:
            continue
        members = [other for other in arrived if samples[other].event == event]
        if chance.random() < IN_PARTS:
            members = [m for m in members if m in close or chance.random() < 0.5]
        if len(touched) + len(members) <= placing.MOST_TOUCHED:
            touched += members
    strangers = [other for other in close if samples[other].event is None]
    return touched + strangers[: placing.MOST_TOUCHED - len(touched)]


def archive() -> tuple[list[Sample], Rarity, list[Vector]]:
    """All samples, the shortened copies last, with their vectors as if all stood in one archive."""
    full = [*corpus.labelled(), *corpus.unrelated()]
    chance = random.Random(5)
    samples = [*full, *(_shortened(sample, chance) for sample in full if sample.event)]
    drafts = [vectors.draft(sample.title, sample.body, "en") for sample in samples]
    counted = np.concatenate([draft["id"][~vectors.is_pair(draft)] for draft in drafts[: len(full)]])
    ids, documents = np.unique(counted, return_counts=True)
    rarity = Rarity(ids, documents.astype(np.float64), len(full))
    return samples, rarity, [vectors.settle(draft, rarity) for draft in drafts]


def train(samples: Sequence[Sample], learnt: Pairs) -> lightgbm.Booster:
    """The trees for these pairs. A topic with more pairs counts for more, but only by their root."""
    full = len(corpus.labelled()) + len(corpus.unrelated())
    events = [sample.event for sample in samples]
    same = np.array([events[a] is not None and events[a] == events[b] for a, b in learnt.rows])
    short = (learnt.rows >= full).any(axis=1)
    topics = [samples[a].topic or samples[b].topic or "" for a, b in learnt.rows]
    sizes = Counter(topics)
    usual = np.median([size for topic, size in sizes.items() if topic])
    weights = np.array([np.sqrt(usual / sizes[topic]) if topic else STRANGERS_WEIGHT for topic in topics])
    rows = lightgbm.Dataset(
        learnt.features, same.astype(int), weight=np.where(short, SHORTENED_WEIGHT, 1.0) * weights
    )
    return lightgbm.train(
        {
            "objective": "binary",
            "learning_rate": 0.1,
            "max_depth": DEPTH,
            "num_leaves": 2**DEPTH,
            "min_data_in_leaf": 100,
            "lambda_l2": 5,
            "monotone_constraints": [_FALLING.get(name, 1) for name in likeness.FEATURES],
            "num_threads": 1,
            "deterministic": True,
            "seed": 0,
            "verbose": -1,
        },
        rows,
        TREES,
    )


_FALLING = {
    "rank, better": -1,
    "rank, worse": -1,
    "names of one only": -1,
    "numbers of one only": -1,
    "articles": 0,
}
"""How features bear on one event where more of them isn't more likely one."""


def table(trees: lightgbm.Booster) -> dict[str, object]:
    """The trees as storage/gate.py reads them: complete ones, a missing branch repeats its leaf."""
    features, thresholds, values = [], [], []
    for tree in trees.dump_model()["tree_info"]:
        level: list[dict[str, Any]] = [tree["tree_structure"]]
        inner: list[tuple[int, float]] = []
        for _ in range(DEPTH):
            below = []
            for node in level:
                leaf = "leaf_value" in node
                inner.append((0, 0.0) if leaf else (node["split_feature"], round(node["threshold"], 5)))
                below += [node, node] if leaf else [node["left_child"], node["right_child"]]
            level = below
        features.append([feature for feature, _ in inner])
        thresholds.append([threshold for _, threshold in inner])
        values.append([round(leaf["leaf_value"], 5) for leaf in level])
    return {"features": features, "thresholds": thresholds, "values": values}


def _cosines(kept: Sequence[Vector], rarity: Rarity) -> np.ndarray:
    """All cosines, with 0 on the diagonal."""
    ids = np.unique(np.concatenate([vector["id"] for vector in kept]))
    rows = np.zeros((len(kept), len(ids)), dtype=np.float32)
    for row, vector in enumerate(kept):
        rare = np.where(vectors.is_pair(vector), rarity.greatest, rarity.of(vector["id"]))
        rows[row, np.searchsorted(ids, vector["id"])] = vector["weight"] * rare
    rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    cosines = rows @ rows.T
    np.fill_diagonal(cosines, 0)
    return cosines


def _shortened(sample: Sample, chance: random.Random) -> Sample:
    words = sample.body.split()[: chance.randint(22, 50)]
    return Sample(sample.title, " ".join(words), sample.topic, sample.event)


def main() -> None:
    """Train on everything and write the table."""
    if not corpus.present():
        sys.exit("The labelled articles are not here: ../shared/data/related-dev.")
    samples, rarity, kept = archive()
    trees = train(samples, pairs(samples, rarity, kept))
    TABLE.write_text(json.dumps(table(trees), separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{TREES} trees written to {TABLE.name}")


if __name__ == "__main__":
    main()
