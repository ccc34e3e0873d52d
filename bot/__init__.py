"""The bot: everything that speaks Telegram, reads settings, keeps time or starts processes."""
