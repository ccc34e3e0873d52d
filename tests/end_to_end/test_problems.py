"""What an admin must know comes as one message, once, to every admin, also over a restart."""

from datetime import timedelta

from bot.application import Newsbrief
from bot.demo.conversation import Conversation
from tests.end_to_end.conftest import ADMIN, READER, House, shows
from tests.end_to_end.pages import page, paragraphs, related, sentences

FULL, ROOM = 100 << 20, 2_000 << 20


async def _look(bot: Newsbrief, free: int) -> None:
    bot.watch.room = lambda _: free
    await bot.watch.look()


def _told(chat: Conversation, words: str) -> int:
    return sum(words in message.text for message in chat.answers)


async def test_a_disk_that_is_nearly_full_is_told_once_until_it_is_well_again(house: House) -> None:
    everybody = frozenset({ADMIN, READER})
    async with house.running(admins=everybody) as bot:
        await _look(bot, FULL)
        for chat in (house.admin.chat, house.reader.chat):
            await chat.wait_for(shows("The disk is nearly full: 100 MB"))
    async with house.running(admins=everybody) as bot:
        await _look(bot, FULL)
        await _look(bot, (500 << 20) + 1)
        await _look(bot, FULL)
        assert _told(house.admin.chat, "nearly full") == 1
        await _look(bot, ROOM)
        house.clock.move(hours=1)
        await _look(bot, FULL)
        await house.admin.chat.wait_for(lambda _: _told(house.admin.chat, "nearly full") == 2)


async def test_a_source_that_falls_silent_is_told_once(house: House) -> None:
    async with house.running() as bot:
        for day in range(8):
            sources = ("Coast Herald", "Harbour Post") if day < 6 else ("Harbour Post",)
            await house.push(
                page(
                    f"Lamps of day {day} are counted",
                    paragraphs(f"lamps{day}", 2),
                    *(related(one, "an hour ago", *sentences(f"{one} {day}", 2)) for one in sources),
                )
            )
            await _look(bot, ROOM)
            house.clock.move(days=1)
        house.clock.move(hours=-20)
        await _look(bot, ROOM)
        await _look(bot, ROOM)
        told = await house.admin.chat.wait_for(shows("Nothing from Coast Herald for two days"))
        assert told.button("All dumps") is not None
        house.clock.now += timedelta(hours=1)
        await _look(bot, ROOM)
        await house.caught_up()
        assert _told(house.admin.chat, "Nothing from") == 1
        assert _told(house.reader.chat, "Nothing from") == 0
