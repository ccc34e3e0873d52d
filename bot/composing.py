"""Composing: what rounds and alerts tell a chat, as payloads of the outbox, in the chat's language."""

from bot import callbacks, texts
from bot.payloads import payload
from bot.views import alerts, briefings
from storage.alerting import Alert
from storage.preferences import Layout
from storage.rounds import Briefing


class Composing:
    """The Composer of rounds and the Herald of alerting; called on the archive's writer thread."""

    def briefing(self, briefing: Briefing, language: str, layout: Layout) -> str:
        more = None if briefing.number is None else callbacks.data("brief", "more", briefing.number)
        words = texts.best(language)
        return payload(briefings.briefing(words, briefing.choice, briefing.made_at, more=more, layout=layout))

    def alert(self, alert: Alert, language: str, *, quiet: bool) -> str:
        return payload(alerts.alert(texts.best(language), alert), silent=quiet)

    def silence(self, language: str) -> str:
        return payload(briefings.silence(texts.best(language)), silent=True)

    def drought(self, language: str) -> str:
        return payload(briefings.drought(texts.best(language)))
