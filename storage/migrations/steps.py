"""Steps: the list that every migration enters itself in, and the order of their numbers."""

from typing import Any

from sqlite_utils import Database, Migrations


class _Numbered(Migrations):
    """Applies what is missing by its number, in whatever order the modules were imported."""

    def pending(self, db: Database) -> list[Any]:
        return sorted(super().pending(db), key=lambda step: str(step.name))


steps = _Numbered("newsbrief")
