"""A local Telegram (a Bot API server and its chat page), for trying the bot and for its tests."""


async def run_demo(port: int | None, open_browser: bool) -> None:
    """Run the demo until SIGINT or SIGTERM; see demo.run_demo."""
    from bot.demo import demo  # here, so that the server can be used without the bot

    await demo.run_demo(port, open_browser)
