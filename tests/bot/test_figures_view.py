"""/stats as an admin reads it."""

from datetime import timedelta

from bot import texts
from bot.views.figures import figures
from storage import deliveries
from storage.figures import Figures
from storage.outbox import State


def test_the_figures_are_told_in_words() -> None:
    lag = timedelta(seconds=3.2)
    day = deliveries.Figures({State.SENT: 118, State.GONE: 1}, 2, lag, None)
    told = Figures(
        110,
        4,
        120,
        3,
        (90, 1),
        day,
        lag,
        (1, 0, 2, 4, 8, 3, 2),
        (("Coast & Herald", 12),),
        {"kept": 9, "too long": 1},
    )
    text = figures(texts.texts("en"), told).text
    assert "Readers: <b>110</b> · groups and channels: <b>4</b>" in text
    assert "<b>90</b> sent, 1 failed" in text
    for part in ("120 subscriptions, 3 paused", "118 messages", "1 failed", "2 in doubt", "3.2 s"):
        assert part in text
    assert "Coast &amp; Herald 12" in text
    assert "9 shown, 1 dropped" in text
