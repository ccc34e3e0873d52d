"""Faults: what can go wrong between a bot and Telegram, to be asked for in tests.

A fault says which calls it strikes and what happens to them. Faults are tried in order, the first that
strikes is done; chance comes from a seeded generator, so that a run can be repeated.
"""

import random
from collections.abc import Callable, Collection
from dataclasses import dataclass
from enum import Enum
from typing import Any

from bot.demo import refusals
from bot.demo.calls import Call
from bot.demo.refusals import Refusal


class Cut(Enum):
    """Where the connection is reset: before the call is handled, or after it, its answer lost."""

    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Blow:
    """What befalls one call.

    refusal: the answer in place of handling it. body: a raw answer with the refusal's status, a proxy's page
    for instance. cut: the reset. wait_before, wait_after: seconds before it is handled, and before its
    answer leaves.
    """

    refusal: Refusal | None = None
    body: str | None = None
    cut: Cut | None = None
    wait_before: float = 0.0
    wait_after: float = 0.0


Plan = Callable[[Call], Blow | None]


@dataclass(slots=True)
class Fault:
    """A blow with the calls that it strikes.

    methods, chats: only these (chat_id as sent, as a number); None for all. probability: of striking at
    all. times: how often at most, None for always. after: how many matching calls pass first.
    """

    blow: Blow
    methods: Collection[str] | None = None
    chats: Collection[int] | None = None
    probability: float = 1.0
    times: int | None = None
    after: int = 0
    struck: int = 0

    def strikes(self, call: Call, chance: random.Random) -> bool:
        """Whether it befalls this call; counts if so."""
        if self.times is not None and self.struck >= self.times:
            return False
        if self.methods is not None and call.method not in self.methods:
            return False
        if self.chats is not None and call.integer("chat_id") not in self.chats:
            return False
        if self.after > 0:
            self.after -= 1
            return False
        if self.probability < 1.0 and chance.random() >= self.probability:
            return False
        self.struck += 1
        return True


class Faults:
    """The faults of a server: a list to add to, and a plan in code for what a list can't say."""

    def __init__(self, seed: int = 1) -> None:
        self.listed: list[Fault] = []
        self.plan: Plan | None = None
        self._chance = random.Random(seed)

    def add(self, blow: Blow, **which: Any) -> Fault:
        """Add a fault; which: the other fields of Fault."""
        fault = Fault(blow, **which)
        self.listed.append(fault)
        return fault

    def clear(self) -> None:
        """No faults from now on."""
        self.listed.clear()
        self.plan = None

    def strike(self, call: Call) -> Blow | None:
        """What befalls this call, None for nothing."""
        if self.plan is not None and (blow := self.plan(call)) is not None:
            return blow
        for fault in self.listed:
            if fault.strikes(call, self._chance):
                return fault.blow
        return None


def server_error(status: int = 500) -> Blow:
    """Telegram's own failure, not handled."""
    name = {500: "Internal Server Error", 502: "Bad Gateway", 503: "Service Unavailable"}
    return Blow(Refusal(status, name.get(status, "Gateway Timeout")))


def bad_gateway() -> Blow:
    """What the proxy before Telegram says when nobody is behind it: a page, no JSON."""
    return Blow(Refusal(502, "Bad Gateway"), "<html><body><h1>502 Bad Gateway</h1></body></html>")


def reset_before() -> Blow:
    """The connection breaks before the call is handled."""
    return Blow(cut=Cut.BEFORE)


def reset_after() -> Blow:
    """The call is handled, its answer never arrives."""
    return Blow(cut=Cut.AFTER)


def slow(before: float = 0.0, after: float = 0.0) -> Blow:
    """It takes so many seconds until the call is handled, and until the answer leaves."""
    return Blow(wait_before=before, wait_after=after)


def too_many(retry_after: int) -> Blow:
    """429: come back after so many seconds."""
    return Blow(refusals.too_many_requests(retry_after))


def blocked() -> Blow:
    """403: the person stopped the bot."""
    return Blow(refusals.blocked())


def chat_not_found() -> Blow:
    """400: there is no such chat."""
    return Blow(refusals.chat_not_found())


def migrated(new_id: int) -> Blow:
    """400: the group is a supergroup now."""
    return Blow(refusals.migrated(new_id))


def conflict() -> Blow:
    """409: another poller took over; for getUpdates."""
    return Blow(refusals.other_poller())
