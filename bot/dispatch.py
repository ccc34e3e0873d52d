"""Dispatch: from an update to the function that answers it: budget, rights, errors, in one place.

What an update asks is decided in questions.py; what a command does, in commands/.
"""

import difflib
import logging
from dataclasses import dataclass, field
from enum import StrEnum

from telegram import Chat, Update
from telegram.constants import ChatType
from telegram.error import BadRequest, Forbidden, NetworkError, TelegramError
from telegram.ext import ExtBot

from bot import callbacks, menus, texts
from bot.administrators import Administrators
from bot.admins import Admins
from bot.archive import Archive
from bot.broadcasting import Broadcasts
from bot.budget import Budgets, Verdict
from bot.clock import Clock
from bot.commands import INLINE, TEXT, THING, Entry, Registry
from bot.context import Context, reply, toast
from bot.feeds import Feeds
from bot.intake import Intake
from bot.notices import Notices
from bot.questions import Kind, Question, asked
from bot.rich import Rich
from bot.settings import Settings
from bot.views import errors
from storage import preferences
from storage.errors import NewsbriefError, StorageError

log = logging.getLogger(__name__)


class Already(StrEnum):
    """What was decided about an update when it came. TOO_MUCH: its sender is to be told so."""

    TAKEN = "taken"
    TOO_MUCH = "too much"


Decision = Already | Exception


@dataclass(slots=True)
class Dispatch:
    """Answers updates with the registered functions."""

    bot: ExtBot[None]
    archive: Archive
    settings: Settings
    clock: Clock
    registry: Registry
    intake: Intake
    feeds: Feeds
    rich: Rich
    admins: Admins
    administrators: Administrators
    broadcasts: Broadcasts
    notices: Notices
    budgets: Budgets = field(default_factory=Budgets)
    typing: Budgets = field(default_factory=Budgets)
    decided: dict[int, Decision] = field(default_factory=dict)
    """What was decided about updates, by their ids, before they are handled in their chat's turn."""
    menus_shown: set[int] = field(default_factory=set)
    """The admins who have their own menu: before they wrote to the bot, they can't have one."""

    def admitted(self, update: Update) -> Verdict:
        """Whether this update is within its sender's budget. Edits and membership changes cost nothing.

        What is typed after the bot's name in some chat has a budget of its own, and nobody is told of it.
        """
        if (typed := update.inline_query) is not None:
            within = self.typing.spend(typed.from_user.id, self.clock()) is Verdict.ALLOW
            return Verdict.ALLOW if within else Verdict.DROP
        asked = update.message or update.callback_query
        if asked is None or asked.from_user is None:
            return Verdict.ALLOW
        behind = update.message.sender_chat if update.message is not None else None
        sender = behind or asked.from_user  # all anonymous administrators have one account
        return self.budgets.spend(sender.id, self.clock())

    async def handle(self, update: Update) -> None:
        """Answer one update; whatever goes wrong is logged once and told in one sentence."""
        context = self._context(update)
        if context is None:
            return
        try:
            await self._answer(update, context)
        except Exception as error:  # noqa: BLE001  # the process goes on, the person is told
            await self._failed(update, context, error)
        if context.admin and context.chat_id == context.person_id not in self.menus_shown:
            self.menus_shown.add(context.person_id)
            await menus.show_admin(self.bot, self.registry, context.person_id)

    async def _answer(self, update: Update, context: Context) -> None:
        for event in self.registry.events.get(kind(update), ()):
            await event(update, context)
        decision = self.decided.pop(update.update_id, None)
        if isinstance(decision, Exception):
            raise decision
        if decision is not Already.TAKEN:
            await self._speak(context)
        if decision is Already.TOO_MUCH:
            await self._say(update, context, "too-fast")
        if decision is not None:
            return
        question = asked(update, self.bot.username)
        if question.kind is Kind.PRESS:
            await self._press(update, context)
        elif question.kind is not Kind.NOTHING:
            await self.intake.settle(context.chat_id)
            await self._ask(update, context, question)

    async def _speak(self, context: Context) -> None:
        """In the language that was chosen for this chat, where one was."""
        chosen = await self.archive.read(preferences.preferences, context.chat_id, context.thread_id)
        if chosen.language in texts.languages():
            context.texts = texts.texts(chosen.language)

    async def _ask(self, update: Update, context: Context, question: Question) -> None:
        context.words = question.words
        name = {Kind.TEXT: TEXT, Kind.THING: THING, Kind.INLINE: INLINE}.get(question.kind, question.name)
        entry = self.registry.commands.get(name)
        if entry is None:
            if question.addressed:
                known = self.registry.menu(admins=context.admin)
                near = difflib.get_close_matches(name, known, n=1, cutoff=0.6)
                await reply(update, context, errors.unknown_command(context.texts, near[0] if near else None))
            return
        await self._run(entry, update, context)

    async def _press(self, update: Update, context: Context) -> None:
        query = update.callback_query
        context.press = callbacks.parse(query.data if query is not None else None)
        entry = self.registry.buttons.get(context.press.name) if context.press is not None else None
        if entry is None:
            await self._say(update, context, "too-old")
            return
        await self._run(entry, update, context)
        await toast(update, context)

    async def _run(self, entry: Entry, update: Update, context: Context) -> None:
        if entry.admins and not context.admin:
            await self._say(update, context, "for-admins")
            return
        await entry.run(update, context)

    async def _failed(self, update: Update, context: Context, error: Exception) -> None:
        if _unwelcome(error):
            log.info("The chat %s takes no messages: %s", context.chat_id, error)
            return
        if isinstance(error, NetworkError) and not isinstance(error, BadRequest):
            log.warning("An answer could not be sent: %s", error)
            return
        if isinstance(error, NewsbriefError):
            if not (isinstance(error, StorageError) and error.told):
                log.error("%s", error, exc_info=error.__cause__)
        else:
            log.error("An update could not be answered.", exc_info=error)
        try:
            await self._say(update, context, errors.sentence(error))
        except TelegramError as second:
            log.warning("Nor could the chat be told: %s", second)

    async def _say(self, update: Update, context: Context, text: str) -> None:
        """One sentence: as a toast where a button was pressed, else as a message."""
        if update.inline_query is not None:  # there is no place for a sentence
            return
        if update.callback_query is not None and not context.answered:
            await toast(update, context, context.texts.plain(text), alert=True)
        else:
            await reply(update, context, errors.said(context.texts, text))

    def _context(self, update: Update) -> Context | None:
        """None where there is no chat to answer in. An inline query is as if from the private chat."""
        chat, person, message = update.effective_chat, update.effective_user, update.effective_message
        if chat is None and update.inline_query is not None:
            chat = Chat(update.inline_query.from_user.id, ChatType.PRIVATE)
        if chat is None:
            return None
        in_topic = message is not None and message.is_topic_message
        return Context(
            bot=self.bot,
            archive=self.archive,
            settings=self.settings,
            clock=self.clock,
            texts=texts.best(person.language_code if person is not None else None),
            chat_id=chat.id,
            thread_id=message.message_thread_id if message is not None and in_topic else None,
            person_id=person.id if person is not None else None,
            admin=person is not None and person.id in self.admins,
            private=chat.type == ChatType.PRIVATE,
            now=self.clock(),
            language=person.language_code if person is not None else None,
            intake=self.intake,
            feeds=self.feeds,
            rich=self.rich,
            admins=self.admins,
            administrators=self.administrators,
            broadcasts=self.broadcasts,
            notices=self.notices,
        )


def kind(update: Update) -> str:
    """The field of the update that is set, as allowed_updates names it."""
    return next((name for name in Update.ALL_TYPES if getattr(update, name, None) is not None), "")


def _unwelcome(error: Exception) -> bool:
    """Whether the chat is gone or does not let the bot write."""
    if isinstance(error, Forbidden):
        return True
    return isinstance(error, BadRequest) and (
        "not enough rights" in str(error).lower() or "chat not found" in str(error).lower()
    )
