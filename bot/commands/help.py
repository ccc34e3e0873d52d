"""Help: the greeting, deep links, and what can be asked."""

from telegram import Update

from bot.commands import THING, button, command, registry
from bot.commands.beginning import welcome
from bot.commands.channels import introduce_all
from bot.context import Context, reply, toast
from bot.views import errors, greetings
from storage import subscriptions


@command("start", place=None)
async def start(update: Update, context: Context) -> None:
    """/start [payload]: the greeting, or what a deep link leads to; then channels that wait to be set up."""
    await _start(update, context)
    if context.private:
        await introduce_all(context)


async def _start(update: Update, context: Context) -> None:
    name, _, rest = context.words.partition("_")
    entry = registry().links.get(name)
    if entry is None or not rest:
        subscribed = await context.archive.read(
            subscriptions.subscription, context.chat_id, context.thread_id
        )
        if context.private and subscribed is None:
            await reply(update, context, welcome(context))
        else:
            await reply(update, context, greetings.greeting(context.texts, subscribed=subscribed is not None))
        return
    context.words = rest
    await entry.run(update, context)


@command("help", place=99)
async def overview(update: Update, context: Context) -> None:
    """/help: what the bot can do, for this person."""
    commands = registry().menu(admins=context.admin)
    await reply(update, context, greetings.overview(context.texts, commands, admin=context.admin))


@button("help")
async def help_pressed(update: Update, context: Context) -> None:
    """The button of the same name."""
    await overview(update, context)


@button("ask")
async def ask_pressed(update: Update, context: Context) -> None:
    """A button in place of a command without words."""
    name = context.press.arguments[0] if context.press is not None and context.press.arguments else ""
    entry = registry().commands.get(name)
    if entry is None or entry.admins:
        await toast(update, context, context.texts.plain("too-old"), alert=True)
        return
    await entry.run(update, context)


@button("state")
async def state_pressed(update: Update, context: Context) -> None:
    """A button that only shows something."""
    await toast(update, context)


@command(THING, place=None)
async def thing(update: Update, context: Context) -> None:
    """A picture, a sticker, a document of somebody who is no admin."""
    await reply(update, context, errors.said(context.texts, "not-text"))
