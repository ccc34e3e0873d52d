"""An outage: nothing is wasted on a dead line, and its return is noticed."""

from bot.outage import FAILURES, LONGEST_HOLD_SECONDS, Outage


def down(at: float = 100.0) -> Outage:
    outage = Outage()
    for _ in range(FAILURES):
        outage.failed(at)
    return outage


def test_single_failures_hold_nothing_up() -> None:
    outage = Outage()
    for _ in range(FAILURES - 1):
        assert outage.failed(1.0) is False
    assert outage.most(1.0, 64, 10) == 64
    assert outage.answered() is False


def test_an_outage_begins_once() -> None:
    outage = Outage()
    assert [outage.failed(1.0) for _ in range(FAILURES + 3)].count(True) == 1


def test_in_an_outage_one_at_a_time_tries_the_line() -> None:
    outage = down(100.0)
    assert outage.most(100.5, 64, 0) == 0
    assert outage.most(101.0, 64, 0) == 1
    assert outage.most(101.0, 64, 1) == 0


def test_the_tries_become_rarer_but_never_rare() -> None:
    outage, now, waits = down(100.0), 100.0, []
    for _ in range(10):
        before = now
        while not outage.most(now, 1, 0):
            now += 0.5
        waits.append(now - before)
        outage.failed(now)
    assert waits[:4] == [1.0, 2.0, 4.0, 8.0]
    assert max(waits) == LONGEST_HOLD_SECONDS


def test_failures_of_tries_begun_before_do_not_make_it_longer() -> None:
    outage = down(100.0)
    for _ in range(60):
        outage.failed(100.1)
    assert outage.most(101.0, 64, 0) == 1


def test_any_answer_ends_it() -> None:
    outage = down(100.0)
    assert outage.answered() is True
    assert outage.most(100.0, 64, 0) == 64
