"""The pace and the line before it, in simulated time: against Telegram's limits as measured from outside."""

import heapq
import random
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import pytest

from bot.demo.limits import Limits
from bot.line import Chat, Line
from bot.pace import Pace, Turn


@dataclass(frozen=True, slots=True)
class Call:
    """Somebody comes at a time and wants to write to a chat."""

    at: float
    chat: Chat
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class Gone:
    """A call that went out, and when it arrived."""

    call: Call
    at: float
    arrived: float
    paid: bool


Way = Callable[[float, random.Random], tuple[float, float]]
"""For a call that goes out at a time: when it arrives, and when it is answered."""


def short(at: float, chance: random.Random) -> tuple[float, float]:
    """To a server nearby."""
    arrived = at + chance.uniform(0.001, 0.003)
    return arrived, arrived + 0.002


def far(at: float, chance: random.Random) -> tuple[float, float]:
    """Across an ocean."""
    arrived = at + 0.13 + chance.expovariate(100)
    return arrived, arrived + 0.13


def wild(at: float, chance: random.Random) -> tuple[float, float]:
    """Over a line on which anything takes up to half a second."""
    arrived = at + chance.uniform(0.0, 0.3)
    return arrived, arrived + chance.uniform(0.0, 0.18)


def stalled(at: float, chance: random.Random) -> tuple[float, float]:
    """To a machine that every two seconds sees nothing for 0.4 s, and then all at once."""
    arrived = at + 0.002
    if arrived % 2.0 < 0.4:
        arrived += 0.4 - arrived % 2.0
    return arrived, arrived + chance.uniform(0.001, 0.02)


def simulate(
    pace: Pace, calls: Iterable[Call], *, late: float = 0.0, seed: int = 1, way: Way = short
) -> list[Gone]:
    """Let calls through as the line lets them. late: how late a clock may wake, in seconds."""
    chance = random.Random(seed)
    line: Line[Call] = Line(pace)
    coming = sorted(calls, key=lambda call: call.at)
    answers: list[tuple[float, int, Turn]] = []
    gone: list[Gone] = []
    now, upcoming = 0.0, 0
    while True:
        while answers and answers[0][0] <= now:
            pace.over(heapq.heappop(answers)[2], now)
        while upcoming < len(coming) and coming[upcoming].at <= now:
            line.join(coming[upcoming], coming[upcoming].chat, urgent=coming[upcoming].urgent)
            upcoming += 1
        for call, chat in line.go(now):
            turn = pace.take(chat, now)
            arrived, answered = way(now, chance)
            heapq.heappush(answers, (answered, len(gone), turn))
            gone.append(Gone(call, now, arrived, turn.paid))
        wake_at = line.wake_at(now)
        times = [] if wake_at is None else [wake_at + chance.uniform(0.0, late)]
        if upcoming < len(coming):
            times.append(coming[upcoming].at)
        if not times:
            return gone
        if answers:
            times.append(answers[0][0])
        now = max(now, min(times))


def most_in(times: Sequence[float], seconds: float) -> int:
    """The largest number of times in any stretch that is shorter than so many seconds."""
    ordered = sorted(times)
    return max(
        (bisect_left(ordered, time + seconds) - index for index, time in enumerate(ordered)), default=0
    )


def by_chat(gone: Iterable[Gone]) -> dict[Chat, list[float]]:
    times: defaultdict[Chat, list[float]] = defaultdict(list)
    for one in gone:
        times[one.call.chat].append(one.at)
    return times


@pytest.mark.parametrize("way", [short, far, wild, stalled])
@pytest.mark.parametrize("rate", [1, 7, 30, 200, 1000])
def test_in_no_second_more_arrive_than_are_allowed(rate: int, way: Way) -> None:
    gone = simulate(Pace(rate), (Call(0.0, chat) for chat in range(1, 8 * rate)), late=0.012, way=way)
    assert most_in([one.arrived for one in gone], 1.0) <= rate


@pytest.mark.parametrize(("way", "share"), [(short, 0.97), (far, 0.9), (wild, 0.7), (stalled, 0.75)])
@pytest.mark.parametrize("rate", [30, 1000])
def test_a_run_goes_at_the_permitted_rate(rate: int, way: Way, share: float) -> None:
    gone = simulate(Pace(rate), (Call(0.0, chat) for chat in range(1, 12 * rate + 1)), late=0.005, way=way)
    assert 12 * rate / gone[-1].at >= share * rate


def test_a_slow_server_slows_a_run_by_no_more_than_half_a_second_for_each_second() -> None:
    def slow(at: float, _: random.Random) -> tuple[float, float]:
        return at + 0.01, at + 10.0

    gone = simulate(Pace(30), (Call(0.0, chat) for chat in range(1, 601)), way=slow)
    assert gone[-1].at < 600 / 30 * 1.6


def test_after_a_quiet_time_nothing_is_made_up_for() -> None:
    calls = [Call(0.0, chat) for chat in range(1, 31)] + [Call(100.0, chat) for chat in range(31, 101)]
    assert most_in([one.at for one in simulate(Pace(30), calls)], 1.0) <= 30


def test_one_chat_takes_a_short_burst_and_then_one_a_second() -> None:
    times = [one.at for one in simulate(Pace(1000), (Call(0.0, 5) for _ in range(100)))]
    assert most_in(times, 0.1) == 3
    assert most_in(times, 4.0) <= 4
    assert times[-1] == pytest.approx(99 * 4.1 / 4, abs=3)


@pytest.mark.parametrize("group", [-100123, "@channel"])
def test_one_group_takes_twenty_a_minute(group: int | str) -> None:
    times = [one.at for one in simulate(Pace(1000), (Call(0.0, group) for _ in range(100)))]
    assert most_in(times, 60.0) == 20


@pytest.mark.parametrize("seed", range(3))
def test_a_server_that_counts_strictly_never_has_to_refuse(seed: int) -> None:
    """Runs, chatty people and busy groups at once, with answers in between and an uneven way."""
    chance = random.Random(seed)
    calls = [Call(60.0 * (number // 600), number + 1) for number in range(1800)]
    calls += [Call(chance.uniform(0, 120), chance.randint(1, 40), urgent=True) for _ in range(400)]
    calls += [Call(chance.uniform(0, 120), -chance.randint(1, 9), urgent=True) for _ in range(250)]
    gone = simulate(Pace(30), calls, late=0.01, seed=seed)
    assert len(gone) == len(calls)
    server = Limits(slack=0.0)
    arrivals = sorted((one.arrived, one.call.chat) for one in gone)
    refused = [chat for at, chat in arrivals if isinstance(chat, int) and server.refusal(chat, at)]
    assert refused == []


def test_an_answer_never_waits_behind_a_run() -> None:
    run = [Call(0.0, chat) for chat in range(1, 5001)]
    answers = [Call(1.0 + 0.7 * number, 100_000 + number, urgent=True) for number in range(100)]
    waits = [one.at - one.call.at for one in simulate(Pace(30), run + answers) if one.call.urgent]
    assert len(waits) == 100
    assert max(waits) < 0.05


def test_an_answer_to_a_chat_of_the_run_goes_before_its_briefing() -> None:
    calls = [Call(0.0, 1) for _ in range(10)] + [Call(0.5, 1, urgent=True)]
    gone = simulate(Pace(30), calls)
    assert [one.call.urgent for one in gone[:5]] == [False, False, False, True, False]


def test_a_run_is_served_in_the_order_of_coming() -> None:
    gone = simulate(Pace(30), [Call(0.0, chat) for chat in range(1, 200)])
    assert [one.call.chat for one in gone] == list(range(1, 200))


def test_a_chat_with_many_messages_blocks_nobody() -> None:
    flood = [Call(0.0, -7) for _ in range(500)]
    others = [Call(0.0, chat) for chat in range(1, 301)]
    gone = simulate(Pace(30), flood + others)
    assert max(one.at for one in gone if one.call.chat != -7) < 1.1 * (300 + 20) / (0.96 * 30)


def test_a_call_that_is_no_message_waits_for_no_chat() -> None:
    gone = simulate(Pace(30), [Call(0.0, -7) for _ in range(30)] + [Call(1.0, None, urgent=True)])
    assert next(one.at for one in gone if one.call.chat is None) == pytest.approx(1.0, abs=0.05)


def test_without_a_rate_everything_goes_at_once() -> None:
    gone = simulate(Pace(0), (Call(3.0, 1 + number % 2) for number in range(1000)))
    assert {one.at for one in gone} == {3.0}


def test_a_chat_that_is_told_to_wait_waits_to_the_second_and_nobody_else_does() -> None:
    pace = Pace(30)
    pace.refused(7, 12, now=5.0)
    gone = simulate(pace, [Call(5.0, 7), Call(5.0, 8), Call(6.0, 7, urgent=True)])
    assert by_chat(gone) == {8: [5.0], 7: [17.0, pytest.approx(17.02, abs=0.02)]}


def test_without_a_rate_a_429_holds_all_the_same() -> None:
    pace = Pace(0)
    pace.refused(7, 12, now=5.0)
    assert [one.at for one in simulate(pace, [Call(5.0, 7)])] == [17.0]


def test_several_chats_told_one_after_another_mean_all() -> None:
    pace = Pace(30)
    for chat in (1, 2, 3):
        pace.refused(chat, 9, now=5.0)
    assert [one.at for one in simulate(pace, [Call(5.0, 4, urgent=True)])] == [14.0]


def test_one_chat_told_several_times_means_that_chat() -> None:
    pace = Pace(30)
    for _ in range(5):
        pace.refused(1, 9, now=5.0)
    assert [one.at for one in simulate(pace, [Call(5.0, 4)])] == [5.0]


def test_chats_told_while_others_are_served_mean_themselves() -> None:
    pace = Pace(30)
    for chat in range(1, 20):
        pace.refused(chat, 9, now=5.0)
        pace.served()
    assert [one.at for one in simulate(pace, [Call(5.0, 99)])] == [5.0]


def test_only_what_goes_beyond_the_free_rate_is_paid_for() -> None:
    gone = simulate(Pace(1000), (Call(0.0, chat) for chat in range(1, 3001)))
    assert most_in([one.at for one in gone if not one.paid], 1.0) <= 30
    assert not any(one.paid for one in gone[:30])
    assert all(one.paid for one in gone[30:1000])


def test_nothing_is_paid_for_at_the_free_rate() -> None:
    assert not any(one.paid for one in simulate(Pace(30), (Call(0.0, chat) for chat in range(1, 301))))


def test_idle_chats_are_forgotten() -> None:
    pace = Pace(1000)
    for number in range(30_000):
        pace.take(number + 1, now=number / 960)
    assert len(pace._chats) < 2 * 960 * 5


def test_a_long_line_costs_little_for_each() -> None:
    line: Line[int] = Line(Pace(0))
    for number in range(20_000):
        line.join(number, number % 5_000, urgent=number % 7 == 0)
    assert sorted(ticket for ticket, _ in line.go(1.0)) == list(range(20_000))
    assert not line
    assert heapq.nsmallest(1, list(line)) == []
