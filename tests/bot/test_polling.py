"""Polling: what is told of trouble, once, and when it is hopeless."""

import logging
from datetime import UTC, datetime, timedelta

import pytest
from telegram.error import Conflict, NetworkError, RetryAfter, TimedOut

from bot.polling import ConflictError, Trouble, wait


class _Clock:
    def __init__(self) -> None:
        self.now = datetime(2025, 7, 1, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


def test_each_change_is_told_in_one_line(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    trouble = Trouble(_Clock())
    trouble.went()
    for _ in range(3):
        trouble.came(NetworkError("no route"))
    trouble.came(TimedOut())
    trouble.went()
    trouble.went()
    assert [record.levelname for record in caplog.records] == ["WARNING", "INFO"]
    assert "can't be reached" in caplog.messages[0]
    assert "reached again" in caplog.messages[1]


def test_a_conflict_is_borne_for_a_minute(caplog: pytest.LogCaptureFixture) -> None:
    clock = _Clock()
    trouble = Trouble(clock)
    for _ in range(12):
        trouble.came(Conflict("x"))
        clock.now += timedelta(seconds=5)
        trouble.went()
    with pytest.raises(ConflictError):
        trouble.came(Conflict("x"))
    assert all("Another program" in message for message in caplog.messages)


def test_conflicts_that_are_far_apart_are_not_one() -> None:
    clock = _Clock()
    trouble = Trouble(clock)
    for _ in range(5):
        trouble.came(Conflict("x"))
        clock.now += timedelta(minutes=2)


def test_waits_grow_to_ten_seconds_and_obey_telegram(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")  # as transport.py sets it
    waits = [wait(NetworkError("x"), attempt) for attempt in range(1, 12)]
    assert waits[0] < 1
    assert max(waits) <= 12
    assert waits[9] >= 8
    assert wait(RetryAfter(17), 1) == 17
    assert wait(Conflict("x"), 20) <= 6
