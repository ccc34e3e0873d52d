"""Page model: learns the table of storage/dumps/page_model.py from the development pages.

    python -m tests.training.page_model          writes storage/tables/page_model.json

Every page is learned in two forms, with its blank lines and without, and so are pages put together from
parts of others. Lines count by the words in them, pages count alike. Takes some minutes; needs
lightgbm, python-crfsuite and scipy.
"""

import json
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np
import numpy.typing as npt
import pycrfsuite
from scipy.optimize import minimize

from storage.dumps import page_features, page_headline, page_lines, page_model
from storage.dumps.lines import clean
from storage.dumps.page_features import Features
from storage.dumps.page_lines import PageLine
from storage.dumps.page_model import Field
from tests.training.pages import Page, composites, pages

TABLE = Path(page_model.__file__).parents[1] / page_model.TABLE

_BINS = 6
_KIND_EDGES = (0.001, 0.25, 0.6)
_AROUND = (
    *("words", "ends_sentence", "prose", "repeats", "date", "gap_before", "topic"),
    *("kind_share", "kind_related", "kind_comments", "kind_subscribe", "kind_menu", "kind_picture"),
    "kind_author",
)
_CONTEXT = (
    *("words", "prose", "sentences", "ends_sentence", "repeats", "gap_before", "gap_after", "upper"),
    *("date", "topic", "address", "copyright", "kind_share", "kind_related", "kind_comments"),
    *("kind_subscribe", "kind_menu", "kind_picture", "kind_legal", "kind_tags"),
)
_OFFSETS = (-2, -1, 1, 2)
_SCALE = 100
# How much the headline's weights are drawn to these, which were set by hand.
_PULL = 0.5
_PRIOR = {
    "near": 0.45,
    "match_best": 2.0,
    "match_mean": 0.5,
    "topic": 0.8,
    "topic_first": 0.7,
    "fits": 0.8,
    "dated": 0.3,
    "date_next": 0.5,
    "date_soon": 0.4,
    "name_next": 0.5,
    "signed": 0.5,
    "shared": 0.15,
    "short": -1.0,
    "long": -0.6,
    "very_long": -1.0,
    "author": -1.2,
    "as_name": -0.8,
    "digits": -0.5,
    "some_date": -0.6,
    "date": -1.0,
    "sentence": -0.8,
    "prose": -0.6,
    "furniture": -1.2,
    "marked": -0.8,
    "contains": -0.7,
    "inside": 0.2,
    "match_earlier": -0.6,
    "address": -0.7,
    "in_text": -0.6,
    "dated_above": -0.4,
    "signed_above": -0.5,
    "shared_above": -0.1,
    "prose_above": -0.25,
    "marked_above": -0.2,
    "since_date": -0.7,
    "credit": -2.0,
}


@dataclass(frozen=True)
class Settings:
    """How much is learned. Composites: for each page, for the trees and for the field."""

    tree_composites: int = 4
    field_composites: int = 1
    headline_composites: int = 4
    trees: int = 200
    leaves: int = 6
    rounds: int = 60
    seed: int = 0


@dataclass(frozen=True)
class Sample:
    """A page as the models see it. states: of each line, as indices of page_model.STATES."""

    page: Page
    lines: Sequence[PageLine]
    features: Features
    is_body: npt.NDArray[np.bool_]
    states: npt.NDArray[np.int64]

    @property
    def weights(self) -> npt.NDArray[np.float64]:
        """What each line counts: more with more words, all lines of a page the same together."""
        counts = np.sqrt(np.minimum([line.words for line in self.lines], 100)) + 1
        return np.asarray(counts / counts.sum() * 100)


def sample(page: Page) -> Sample:
    """A page measured, with its truth by lines that are not blank."""
    lines = clean(page.text)
    measured = page_lines.measured(lines)
    is_body = np.array([page.is_body[number - 1] for number in lines.numbers])
    body = np.flatnonzero(is_body)
    titles = [at for at, number in enumerate(lines.numbers) if number - 1 in page.headlines and at < body[0]]
    state = page_model.STATES.index
    states = np.full(len(measured), state("before"))
    if titles:
        states[titles[-1] :] = state("between")
        states[titles] = state("headline")
    states[body[0] :] = state("gap")
    states[body[-1] :] = state("after")
    states[is_body] = state("body")
    return Sample(page, measured, page_features.features(measured), is_body, states)


def samples(of: Sequence[Page]) -> list[Sample]:
    """Each page in both forms."""
    return [sample(form) for page in of for form in (page, page.without_blanks())]


def learn(real: Sequence[Sample], made: Sequence[Sample], settings: Settings) -> dict[str, Any]:
    """The table of a model. real: the pages in both forms. made: composites of these pages only."""
    columns = real[0].features.names
    field_samples = [*real, *_first(made, settings.field_composites)]
    tree_samples = [*real, *_first(made, settings.tree_composites)]
    return {
        "columns": columns,
        "field": _field(real, field_samples, settings),
        "trees": _trees(tree_samples, len(tree_samples) / len(real), settings),
        "headline": _headline([*real, *_first(made, settings.headline_composites)], len(real)),
    }


def _first(made: Sequence[Sample], count: int) -> list[Sample]:
    """The first composites of each article, two samples each."""
    seen: dict[str, int] = {}
    found = []
    for one in made:
        article = one.page.name.split("+")[1]
        seen[article] = seen.get(article, 0) + 1
        if seen[article] <= 2 * count:
            found.append(one)
    return found


def _field(real: Sequence[Sample], learned: Sequence[Sample], settings: Settings) -> dict[str, Any]:
    columns = real[0].features.names
    values = np.vstack([one.features.rows for one in real])
    field = Field(
        edges=[_edges(name, values[:, at]) for at, name in enumerate(columns)],
        around=[columns.index(name) for name in _AROUND],
        offsets=_OFFSETS,
        pairs=[columns.index("words")],
        weights=np.zeros((0, 0)),
        moves=np.zeros((0, 0)),
    )
    share = len(learned) / len(real)
    trainer = pycrfsuite.Trainer(verbose=False)
    for one in learned:
        rows = page_model.attributes(field, one.features.rows)
        trainer.append(
            [[str(at) for at in row] for row in rows.tolist()], list(map(str, one.states.tolist()))
        )
    trainer.set_params(
        {
            "c1": 0.3 * share**0.5,
            "c2": 5 * share,
            "max_iterations": settings.rounds,
            "feature.possible_transitions": False,
        }
    )
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "model")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        info = tagger.info()
        tagger.close()
    states = len(page_model.STATES)
    moves = np.full((states, states), -20.0)  # what was never seen to follow
    for (one, other), weight in info.transitions.items():
        moves[int(one), int(other)] = round(weight, 3)
    weights: dict[str, list[int]] = {name: [] for name in page_model.STATES}
    for (attribute, state), weight in sorted(info.state_features.items(), key=lambda item: int(item[0][0])):
        scaled = round(weight * _SCALE)
        if scaled:
            weights[page_model.STATES[int(state)]] += [int(attribute), scaled]
    return {
        "edges": [[round(float(edge), 4) for edge in edges] for edges in field.edges],
        "around": list(field.around),
        "offsets": list(field.offsets),
        "pairs": list(field.pairs),
        "attributes": page_model.attribute_count(field),
        "scale": _SCALE,
        "weights": weights,
        "moves": moves.tolist(),
    }


def _edges(name: str, values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    if name.startswith("kind_"):
        return np.array(_KIND_EDGES)
    distinct = np.unique(values)
    if len(distinct) <= 3:
        return np.asarray((distinct[1:] + distinct[:-1]) / 2)
    quantiles = np.quantile(values, np.linspace(0, 1, _BINS + 1)[1:-1])
    return np.unique(np.round(quantiles, 4))


def _trees(learned: Sequence[Sample], share: float, settings: Settings) -> dict[str, Any]:
    columns = learned[0].features.names
    context = [columns.index(name) for name in _CONTEXT]
    rows = np.vstack(
        [page_model.windowed(one.features.rows, context, _OFFSETS).astype(np.float32) for one in learned]
    )
    data = lightgbm.Dataset(
        rows,
        np.concatenate([one.is_body for one in learned]).astype(np.float32),
        weight=np.concatenate([one.weights for one in learned]),
    )
    booster = lightgbm.train(
        {
            "objective": "binary",
            "learning_rate": 0.08,
            "num_leaves": settings.leaves,
            "min_data_in_leaf": int(30 * share),
            "feature_fraction": 0.4,
            "bagging_fraction": 0.4,
            "bagging_freq": 1,
            "lambda_l2": 5,
            "max_bin": 63,
            "num_threads": 1,
            "seed": settings.seed,
            "verbose": -1,
        },
        data,
        settings.trees,
    )
    trees = [_flat(tree["tree_structure"]) for tree in booster.dump_model()["tree_info"]]
    return {
        **{
            name: [tree[name] for tree in trees]
            for name in ("feature", "threshold", "left", "right", "value")
        },
        "depth": max(tree["depth"] for tree in trees),
        "context": context,
        "offsets": list(_OFFSETS),
    }


def _flat(root: dict[str, Any]) -> dict[str, Any]:
    """A tree as lists over its nodes; the root is the first."""
    tree: dict[str, Any] = {"feature": [], "threshold": [], "left": [], "right": [], "value": [], "depth": 0}

    def add(node: dict[str, Any], depth: int) -> int:
        at = len(tree["feature"])
        tree["depth"] = max(tree["depth"], depth)
        for name in ("feature", "threshold", "value"):
            tree[name].append(0)
        tree["left"].append(at)
        tree["right"].append(at)
        if "leaf_value" in node:
            tree["value"][at] = round(node["leaf_value"], 4)
            return at
        tree["feature"][at] = node["split_feature"]
        tree["threshold"][at] = float(f"{node['threshold']:.5g}")
        tree["left"][at] = add(node["left_child"], depth + 1)
        tree["right"][at] = add(node["right_child"], depth + 1)
        return at

    add(root, 0)
    return tree


def _headline(learned: Sequence[Sample], count: int) -> dict[str, float]:
    """Weights of the ranker: the most likely ones to let a headline win, drawn to those of _PRIOR.

    Half a hundred pages say too little of forty weights. count: of pages without the composites.
    """
    tables: list[tuple[npt.NDArray[np.float64], npt.NDArray[np.bool_]]] = []
    for one in learned:
        is_body = one.is_body.tolist()
        places = page_headline.candidates(one.lines, is_body)
        numbers = clean(one.page.text).numbers
        right = np.array([numbers[at] - 1 in one.page.headlines for at in places])
        if right.any():
            tables.append((page_headline.described(places, one.lines, one.features, is_body), right))
    prior = np.array([_PRIOR.get(name, 0.0) for name in page_headline.COLUMNS])
    pull = _PULL * len(tables) / count

    def loss(weights: npt.NDArray[np.float64]) -> tuple[float, npt.NDArray[np.float64]]:
        away = weights - prior
        total, slope = pull * float(away @ away), 2 * pull * away
        for rows, right in tables:
            ranks = rows @ weights
            chances = np.exp(ranks - ranks.max())
            chances /= chances.sum()
            won = float(chances[right].sum()) + 1e-12
            total -= float(np.log(won))
            slope = slope - rows.T @ (np.where(right, chances / won, 0.0) - chances)
        return total, slope

    best = minimize(loss, prior, jac=True, method="L-BFGS-B").x
    return {name: round(float(weight), 3) for name, weight in zip(page_headline.COLUMNS, best, strict=True)}


def main() -> int:
    """Learns from every development page and writes the table."""
    settings = Settings()
    real = pages()
    made = composites(real, settings.tree_composites, settings.seed)
    table = learn(samples(real), samples(made), settings)
    TABLE.write_text(json.dumps(table, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{TABLE.name}: {TABLE.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
