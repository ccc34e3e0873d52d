"""The fault run: the real bot's process on a misbehaving Telegram, killed and restarted, then counted."""
