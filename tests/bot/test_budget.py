"""Budget: twenty at once, then one a second; told once."""

from datetime import UTC, datetime, timedelta

from bot.budget import BURST, Bucket, Budgets, Verdict, spend

NOW = datetime(2025, 7, 1, 9, tzinfo=UTC)


def _spent(count: int) -> Bucket:
    bucket = None
    for _ in range(count):
        bucket, _ = spend(bucket, NOW)
    assert bucket is not None
    return bucket


def test_a_burst_is_allowed_then_told_once_then_dropped() -> None:
    bucket = _spent(BURST)
    bucket, first = spend(bucket, NOW)
    bucket, second = spend(bucket, NOW)
    assert (first, second) == (Verdict.TELL, Verdict.DROP)


def test_one_a_second_comes_back_and_is_told_anew_when_it_is_too_much_again() -> None:
    bucket, _ = spend(_spent(BURST), NOW)
    bucket, verdict = spend(bucket, NOW + timedelta(seconds=1))
    assert verdict is Verdict.ALLOW
    _, verdict = spend(bucket, NOW + timedelta(seconds=1.5))
    assert verdict is Verdict.TELL


def test_a_clock_that_goes_back_takes_nothing_away() -> None:
    bucket, verdict = spend(_spent(3), NOW - timedelta(hours=1))
    assert verdict is Verdict.ALLOW
    assert bucket.tokens == BURST - 4


def test_one_person_does_not_spend_for_another() -> None:
    budgets = Budgets()
    for _ in range(BURST):
        assert budgets.spend(1, NOW) is Verdict.ALLOW
    assert budgets.spend(1, NOW) is Verdict.TELL
    assert budgets.spend(2, NOW) is Verdict.ALLOW
