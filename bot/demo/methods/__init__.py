"""Methods of the Bot API that the local Telegram knows, one module a subject.

A method is a function on the world and a call, registered with the names of its parameters: those with
an exclamation mark are required, others are refused in strict mode. To add one, write a function.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from bot.demo.calls import Call
from bot.demo.world import World

Function = Callable[[World, Call], object]


@dataclass(frozen=True, slots=True)
class Method:
    """A method by its name as Telegram writes it. sends: it puts a message into a chat."""

    name: str
    function: Function
    required: frozenset[str]
    known: frozenset[str]
    sends: bool


METHODS: Final[dict[str, Method]] = {}  # by lower-case name: Telegram does not mind the case


def method(name: str, parameters: str = "", *, sends: bool = False) -> Callable[[Function], Function]:
    """Register a function as a method of the Bot API; parameters: names, "!" marks required ones."""

    def register(function: Function) -> Function:
        names = parameters.split()
        METHODS[name.lower()] = Method(
            name,
            function,
            frozenset(each[:-1] for each in names if each.endswith("!")),
            frozenset(each.rstrip("!") for each in names),
            sends,
        )
        return function

    return register


from bot.demo.methods import answers, chats, editing, files, listening, menus, sending  # noqa: E402, F401 - they register
