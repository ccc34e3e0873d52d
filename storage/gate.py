"""Gate: whether what two articles share bears out one event, by boosted decision trees.

Pure. The trees were trained by tests/training/gate.py on labelled pairs; their numbers stand
in tables/gate.json, made for FEATURES of likeness.py in their order. Prediction needs no learning library.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from storage.vectors import Floats

DEPTH = 3


@dataclass(frozen=True, slots=True)
class Trees:
    """Complete binary trees of one depth, as arrays by tree and node; node i's children are 2i + 1, 2i + 2.

    A pair of articles goes left where its feature is at most the threshold. The leaves' values add up to
    log-odds.
    """

    features: NDArray[np.int64]
    thresholds: Floats
    values: Floats


def predict(features: Floats, gate: Trees | None = None) -> Floats:
    """For each row of features: how likely the two articles tell of one event, 0 to 1."""
    gate = gate or trees()
    inner = gate.features.shape[1]
    tree = np.arange(len(gate.features))[None, :]
    row = np.arange(len(features))[:, None] * features.shape[1]
    values, splits, thresholds = features.ravel(), gate.features.ravel(), gate.thresholds.ravel()
    node = np.zeros((len(features), len(gate.features)), dtype=np.int64)
    for _ in range(DEPTH):
        at = tree * inner + node
        node = 2 * node + 1 + (values.take(row + splits.take(at)) > thresholds.take(at))
    odds = gate.values[tree, node - inner].sum(axis=1)
    likely: Floats = 1.0 / (1.0 + np.exp(-odds))
    return likely


@cache
def trees() -> Trees:
    """The trained trees."""
    return of_table(json.loads((files("storage") / "tables" / "gate.json").read_text(encoding="utf-8")))


def of_table(table: Mapping[str, Any]) -> Trees:
    """Trees from their table."""
    return Trees(
        features=np.array(table["features"], dtype=np.int64),
        thresholds=np.array(table["thresholds"], dtype=np.float64),
        values=np.array(table["values"], dtype=np.float64),
    )
