### The words of the bot in English. HTML as Telegram takes it; values are escaped before they come here.

## Anywhere

just-now = just now
error = Something went wrong here, and it has been noted. Please try again in a moment.
error-busy = The archive is busy just now. Please try again in a moment.
error-full = The disk of this bot is full, so nothing could be kept. Please tell whoever runs it.
error-storage = The archive can't be reached just now. Please try again later.
too-fast = That was a lot at once. I'll listen again in a few seconds.
too-old = That button is too old. Please ask again.
for-admins = That is for the admins of this bot.
