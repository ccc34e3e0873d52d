"""Storage: everything that still makes sense without Telegram. Reads no clock, knows no network."""
