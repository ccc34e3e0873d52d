"""Reading: lists of stories and single stories: latest, trending, story, related."""

from telegram import Message as TelegramMessage
from telegram import Update

from bot import arguments, callbacks
from bot.commands import button, command, link
from bot.context import Context, edit, reply
from bot.lists import listed
from bot.views import errors, stories, story
from bot.views.message import Message
from storage import articles, preferences, related
from storage import stories as archive
from storage import trending as trends
from storage.database import Database
from storage.errors import NotFoundError
from storage.models import Article, Story, StoryPage
from storage.trending import Rise

ON_A_PAGE = 5
MOST_ON_A_PAGE = 20


@command("latest", place=10)
async def latest(update: Update, context: Context) -> None:
    """/latest [N]: the newest stories."""
    count = arguments.number(context.words) if context.words else ON_A_PAGE
    if count is None or not 1 <= count <= MOST_ON_A_PAGE:
        await reply(update, context, errors.said(context.texts, "latest-wrong"))
        return
    await reply(update, context, await _latest(context, 0, count))


@button("latest")
async def latest_pressed(update: Update, context: Context) -> None:
    """The newest stories: afresh, or another page of them."""
    offset, count = _numbers(context)
    if offset is None:
        await reply(update, context, await _latest(context, 0, ON_A_PAGE))
    else:
        await edit(update, context, await _latest(context, offset, min(count or ON_A_PAGE, MOST_ON_A_PAGE)))


@command("trending", place=20)
async def trending(update: Update, context: Context) -> None:
    """/trending: the stories that most sources took up in the last day."""
    await reply(update, context, await _trending(context, 0))


@button("trending")
async def trending_pressed(update: Update, context: Context) -> None:
    """What is trending: afresh, or another page of it."""
    offset, _ = _numbers(context)
    if offset is None:
        await reply(update, context, await _trending(context, 0))
    else:
        await edit(update, context, await _trending(context, offset))


@command("story", place=50)
async def one(update: Update, context: Context) -> None:
    """/story ID: a story in full."""
    story_id = arguments.number(context.words)
    if story_id is None:
        await reply(update, context, errors.said(context.texts, "story-wrong"))
        return
    await reply(update, context, await _story(context, story_id, 0))


@link("story")
async def linked(update: Update, context: Context) -> None:
    """The deep link story_ID."""
    await one(update, context)


@button("story")
async def story_pressed(update: Update, context: Context) -> None:
    """A story from a list, or another page of it."""
    story_id, page = _numbers(context)
    if page is None:
        await reply(update, context, await _story(context, story_id or 0, 0))
    else:
        await edit(update, context, await _story(context, story_id or 0, page))


@command("related", place=60)
async def near(update: Update, context: Context) -> None:
    """/related [ID or WORDS]: stories near a story, near words, or near the story of the message answered."""
    if not context.words:
        asked = update.effective_message
        story_id = _shown_story(asked.reply_to_message if asked is not None else None)
        if story_id is None:
            await reply(update, context, errors.said(context.texts, "related-wrong"))
            return
        await reply(update, context, await _near_story(context, story_id, 0))
    elif (story_id := arguments.number(context.words)) is not None:
        await reply(update, context, await _near_story(context, story_id, 0))
    else:
        await reply(update, context, await _near_words(context, arguments.words(context.words), 0))


@button("related")
async def related_pressed(update: Update, context: Context) -> None:
    """The button under a story."""
    story_id, _ = _numbers(context)
    await reply(update, context, await _near_story(context, story_id or 0, 0))


@button("near")
async def near_pressed(update: Update, context: Context) -> None:
    """Another page of the stories near one."""
    offset, story_id = _numbers(context)
    await edit(update, context, await _near_story(context, story_id or 0, offset or 0))


@button("nearwords")
async def near_words_pressed(update: Update, context: Context) -> None:
    """Another page of the stories near words."""
    press = context.press
    carried = press.arguments[1] if press is not None and len(press.arguments) > 1 else ""
    asked = await arguments.unpacked(context, carried)
    if not asked:
        await reply(update, context, errors.said(context.texts, "too-old"))
        return
    await edit(update, context, await _near_words(context, asked, _numbers(context)[0] or 0))


async def _latest(context: Context, offset: int, count: int) -> Message:
    page, languages = await context.archive.read(_newest, context, offset, count)
    if not page.stories and offset == 0:
        if languages:
            return stories.none_in(context.texts, languages)
        return stories.empty_archive(context.texts, admin=context.admin)
    shown = stories.Listing(
        header=context.texts("latest"),
        page=page,
        size=count,
        turn=lambda to: callbacks.data("latest", to, count),
    )
    return await listed(context, shown)


async def _trending(context: Context, offset: int) -> Message:
    page, rises = await context.archive.read(_rising, context, offset)
    if not page.stories and offset == 0:
        return stories.nothing(context.texts, context.texts("nothing-trending"))
    shown = stories.Listing(
        header=context.texts("trending"),
        page=page,
        size=ON_A_PAGE,
        turn=lambda to: callbacks.data("trending", to),
        notes={story: stories.bar(rise.counts) for story, rise in rises.items()},
    )
    return await listed(context, shown)


async def _story(context: Context, story_id: int, page: int) -> Message:
    try:
        found, told = await context.archive.read(_with_articles, story_id)
    except NotFoundError:
        return stories.nothing(context.texts, context.texts("no-story", story=str(story_id)))
    inline = bool(context.bot.bot.supports_inline_queries)
    share = story.sharing(context.texts, found, context.bot.username, inline=inline)
    return story.page(
        context.texts, found, told, context.now, number=page, full=context.full_text, share=share
    )


async def _near_story(context: Context, story_id: int, offset: int) -> Message:
    try:
        of, page = await context.archive.read(_with_related, story_id, context, offset)
    except NotFoundError:
        return stories.nothing(context.texts, context.texts("no-story", story=str(story_id)))
    title = stories.short_title(context.texts, of)
    if not page.stories:
        return stories.nothing(context.texts, context.texts("nothing-related", title=title))
    shown = stories.Listing(
        header=context.texts("related", title=title),
        page=page,
        size=ON_A_PAGE,
        turn=lambda to: callbacks.data("near", to, of.id),
    )
    return await listed(context, shown)


async def _near_words(context: Context, asked: str, offset: int) -> Message:
    page = await context.archive.read(related.to_words, asked, context.now, ON_A_PAGE, offset=offset)
    if not page.stories:
        return stories.nothing(context.texts, context.texts("nothing-related", title=asked))
    carried = await arguments.portable(context, "nearwords", asked) if page.more or offset else ""
    shown = stories.Listing(
        header=context.texts("related", title=asked),
        page=page,
        size=ON_A_PAGE,
        turn=lambda to: callbacks.data("nearwords", to, carried),
    )
    return await listed(context, shown)


def _newest(db: Database, context: Context, offset: int, count: int) -> tuple[StoryPage, tuple[str, ...]]:
    """The newest stories in the languages that the chat wants its news in, and these; none for all."""
    languages = preferences.preferences(db, context.chat_id, context.thread_id).news
    return archive.latest(db, count, offset=offset, languages=languages), languages


def _rising(db: Database, context: Context, offset: int) -> tuple[StoryPage, dict[int, Rise]]:
    page = archive.trending(db, context.now, ON_A_PAGE, offset=offset)
    return page, trends.rises(db, [found.id for found in page.stories], context.now)


def _with_articles(db: Database, story_id: int) -> tuple[Story, tuple[Article, ...]]:
    found = archive.story(db, story_id)
    return found, articles.of_story(db, found.id)


def _with_related(db: Database, story_id: int, context: Context, offset: int) -> tuple[Story, StoryPage]:
    found = archive.story(db, story_id)
    return found, related.to_stories(db, [found.id], context.now, ON_A_PAGE, offset=offset)


def _shown_story(message: TelegramMessage | None) -> int | None:
    """The story that a message of the bot shows: the one that its Related button is for."""
    keyboard = message.reply_markup if message is not None else None
    for row in keyboard.inline_keyboard if keyboard is not None else ():
        for one_button in row:
            data = one_button.callback_data
            press = callbacks.parse(data if isinstance(data, str) else None)
            if press is not None and press.name == "related":
                return press.number(0)
    return None


def _numbers(context: Context) -> tuple[int | None, int | None]:
    """The first two arguments of the button."""
    press = context.press
    return (None, None) if press is None else (press.number(0), press.number(1))
