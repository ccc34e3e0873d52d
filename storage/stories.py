"""Stories: the articles on one event as one thing that readers see.

The face of what several modules do: placing gives articles their stories, shelf shows them,
trending ranks them by how many sources take them up.
"""

from storage.explanations import explain
from storage.placing import adopt, place, withdraw
from storage.shelf import latest, many, story
from storage.trending import trending

__all__ = ["adopt", "explain", "latest", "many", "place", "story", "trending", "withdraw"]
