"""Clock: what tells the time, handed to every part that needs it, so that tests and soaks can set it."""

from collections.abc import Callable
from datetime import datetime

Clock = Callable[[], datetime]
