"""Steps: the list that every migration enters itself in, in the order of their numbers."""

from sqlite_utils import Migrations

steps = Migrations("newsbrief")
