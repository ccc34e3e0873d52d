"""Health: what is not well, decided from times."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.health import Signs, problems, span
from storage.beats import Beat

NOW = datetime(2025, 7, 1, 9, tzinfo=UTC)
LONG_AGO = NOW - timedelta(days=1)


def _beats(**seconds: float) -> dict[Beat, datetime]:
    ago = {"wrote": 5.0, "heard": 30.0, "ticked": 55.0} | seconds
    return {Beat(name): NOW - timedelta(seconds=by) for name, by in ago.items()}


@pytest.mark.parametrize(
    ("signs", "names"),
    [
        (Signs(LONG_AGO, _beats()), []),
        (Signs(None, _beats()), ["process"]),
        (Signs(LONG_AGO, _beats(heard=90)), []),
        (Signs(LONG_AGO, _beats(heard=91)), ["heard"]),
        (Signs(LONG_AGO, _beats(heard=91), listening=False), []),
        (Signs(LONG_AGO, _beats(wrote=61)), ["wrote"]),
        (Signs(LONG_AGO, _beats(ticked=181)), ["ticked"]),
        (Signs(LONG_AGO, _beats(), lag=timedelta(seconds=11)), ["loop"]),
        (Signs(LONG_AGO, {}), ["wrote", "heard", "ticked"]),
        (Signs(NOW - timedelta(seconds=80), {}), ["wrote"]),
        (Signs(NOW - timedelta(seconds=20), _beats(wrote=9e5, heard=9e5, ticked=9e5)), []),
    ],
)
def test_what_is_not_well(signs: Signs, names: list[str]) -> None:
    assert [one.name for one in problems(signs, NOW)] == names


def test_the_reason_is_a_sentence_with_how_long() -> None:
    (found,) = problems(Signs(LONG_AGO, _beats(wrote=300), refusal="The disk is full."), NOW)
    assert found.sentence == "The database took no write for 5 min: The disk is full."
    (found,) = problems(Signs(LONG_AGO, _beats(heard=95)), NOW)
    assert found.sentence == "Telegram was not heard for 95 s."


def test_spans_are_told_in_one_unit() -> None:
    told = [span(timedelta(seconds=seconds)) for seconds in (-5, 119, 120, 7_199, 7_200, 172_799, 200_000)]
    assert told == ["0 s", "119 s", "2 min", "119 min", "2 h", "47 h", "2 days"]
