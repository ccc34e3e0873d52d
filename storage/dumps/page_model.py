"""Page model: which lines of a news page are its text, as a chance for each line.

Two models that err differently, averaged: a linear-chain conditional random field over the lines
(Lafferty, McCallum and Pereira 2001), whose states follow each other as the parts of a page do, and
boosted regression trees (Friedman 2001) over a line and its neighbours. Only evaluates them;
tests/training made the weights. Needs numpy; import it only where a page is read.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
import numpy.typing as npt

from storage.dumps.page_features import Features

Matrix = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]

# What a line can be, in the order of the states of the field.
STATES = ("before", "headline", "between", "body", "gap", "after")
BODY = STATES.index("body")
HEADLINE = STATES.index("headline")

TABLE = "tables/page_model.json"
# How many lines are put to the trees at once, which bounds memory.
_BATCH = 2000


@dataclass(frozen=True)
class Chances:
    """body: of each line to be text, from both models. headline: to be the headline, from the field."""

    body: Matrix
    headline: Matrix


@dataclass(frozen=True)
class Field:
    """The conditional random field.

    edges: for each column the bounds of its bins. around: the columns whose bins also count for the
    lines next to a line, at each of offsets. pairs: columns of which the bins of a line and of the line
    before and after it count together. weights: (attributes, states). moves: (states, states).
    """

    edges: Sequence[npt.NDArray[np.float64]]
    around: Sequence[int]
    offsets: Sequence[int]
    pairs: Sequence[int]
    weights: Matrix
    moves: Matrix


@dataclass(frozen=True)
class Trees:
    """Boosted trees, all padded to the same number of nodes; arrays of shape (trees, nodes).

    A line goes left where its feature is at most the threshold. A leaf leads to itself.
    context: the columns that are also looked at in the lines next to a line, at each of offsets.
    """

    feature: Integers
    threshold: Matrix
    left: Integers
    right: Integers
    value: Matrix
    depth: int
    context: Sequence[int]
    offsets: Sequence[int]


@dataclass(frozen=True)
class Model:
    """The whole table. columns: the names of the features in their order. headline: the ranker's weights."""

    columns: tuple[str, ...]
    field: Field
    trees: Trees
    headline: dict[str, float]


@cache
def model() -> Model:
    """The model that is shipped."""
    return parsed(json.loads(files("storage").joinpath(TABLE).read_text("utf-8")))


def parsed(table: dict[str, Any]) -> Model:
    """A model from its table as JSON gives it."""
    field, trees = table["field"], table["trees"]
    states = len(STATES)
    weights = np.zeros((field["attributes"], states))
    for state, pairs in field["weights"].items():
        weights[pairs[0::2], STATES.index(state)] = np.array(pairs[1::2]) / field["scale"]
    width = max(map(len, trees["feature"]))
    padded = {
        name: np.array([row + [0] * (width - len(row)) for row in trees[name]])
        for name in ("feature", "threshold", "left", "right", "value")
    }
    return Model(
        columns=tuple(table["columns"]),
        field=Field(
            edges=[np.array(edges, dtype=np.float64) for edges in field["edges"]],
            around=field["around"],
            offsets=field["offsets"],
            pairs=field["pairs"],
            weights=weights,
            moves=np.array(field["moves"], dtype=np.float64),
        ),
        trees=Trees(
            feature=padded["feature"].astype(np.int64),
            threshold=padded["threshold"].astype(np.float64),
            left=padded["left"].astype(np.int64),
            right=padded["right"].astype(np.int64),
            value=padded["value"].astype(np.float64),
            depth=trees["depth"],
            context=trees["context"],
            offsets=trees["offsets"],
        ),
        headline=table["headline"],
    )


def chances(features: Features, model: Model) -> Chances:
    """What each line of a page may be; features: of all its lines, in the columns of the model."""
    if features.names != model.columns:
        raise ValueError("the table was made for other features: run the training again")
    by_field = marginals(model.field, features.rows)
    by_trees = boosted(model.trees, windowed(features.rows, model.trees.context, model.trees.offsets))
    return Chances((by_field[:, BODY] + by_trees) / 2, by_field[:, HEADLINE])


def attributes(field: Field, rows: Matrix) -> Integers:
    """The attributes that hold for each line, as rows of the field's weights: (lines, sources)."""
    count = len(rows)
    bins = [np.searchsorted(edges, rows[:, at], side="right") for at, edges in enumerate(field.edges)]
    found: list[Integers] = []
    start = 0
    for at, edges in enumerate(field.edges):
        found.append(bins[at] + start)
        start += len(edges) + 1
    for offset in field.offsets:
        for at in field.around:
            size = len(field.edges[at]) + 1
            found.append(_moved(bins[at], offset, size) + start)
            start += size + 1  # one more for beyond the page
    for offset in (-1, 1):
        for at in field.pairs:
            size = len(field.edges[at]) + 1
            found.append(bins[at] * (size + 1) + _moved(bins[at], offset, size) + start)
            start += size * (size + 1)
    return np.stack(found, axis=1) if count else np.zeros((0, len(found)), dtype=np.int64)


def attribute_count(field: Field) -> int:
    """How many attributes a field of this form has."""
    sizes = [len(edges) + 1 for edges in field.edges]
    around = sum(sizes[at] + 1 for at in field.around) * len(field.offsets)
    return sum(sizes) + around + sum(sizes[at] * (sizes[at] + 1) for at in field.pairs) * 2


def marginals(field: Field, rows: Matrix) -> Matrix:
    """The chance of each state at each line, by the forward and backward sums: (lines, states)."""
    scores = field.weights[attributes(field, rows)].sum(axis=1)
    scores -= scores.max(axis=1, keepdims=True)
    scores = np.exp(scores)
    moves = np.exp(field.moves)
    count = len(scores)
    forward, backward = np.empty_like(scores), np.empty_like(scores)
    carried = np.ones(len(STATES))
    for at in range(count):
        carried = scores[at] * carried
        carried /= carried.sum()
        forward[at] = carried
        carried = carried @ moves
    carried = np.ones(len(STATES))
    for at in range(count - 1, -1, -1):
        backward[at] = carried / carried.sum()
        carried = moves @ (scores[at] * backward[at])
    both = forward * backward
    return np.asarray(both / both.sum(axis=1, keepdims=True))


def boosted(trees: Trees, rows: Matrix) -> Matrix:
    """The chance of each row to be text, by the trees."""
    sums = [_raw(trees, rows[at : at + _BATCH]) for at in range(0, len(rows), _BATCH)]
    return np.asarray(1 / (1 + np.exp(-np.concatenate(sums))))


def windowed(rows: Matrix, context: Sequence[int], offsets: Sequence[int]) -> Matrix:
    """Each row with some columns of the rows around it; -2 beyond the page."""
    part = rows[:, list(context)]
    moved = [rows]
    for offset in offsets:
        other = np.full_like(part, -2.0)
        if offset < 0:
            other[-offset:] = part[:offset]
        else:
            other[:-offset] = part[offset:]
        moved.append(other)
    return np.hstack(moved)


def _raw(trees: Trees, rows: Matrix) -> Matrix:
    order = np.arange(len(trees.feature))
    lines = np.arange(len(rows))[:, None]
    node = np.zeros((len(rows), len(order)), dtype=np.int64)
    for _ in range(trees.depth):
        below = rows[lines, trees.feature[order, node]] <= trees.threshold[order, node]
        node = np.where(below, trees.left[order, node], trees.right[order, node])
    return np.asarray(trees.value[order, node].sum(axis=1))


def _moved(bins: Integers, offset: int, beyond: int) -> Integers:
    out = np.full_like(bins, beyond)
    if offset < 0:
        out[-offset:] = bins[:offset]
    else:
        out[:-offset] = bins[offset:]
    return out
