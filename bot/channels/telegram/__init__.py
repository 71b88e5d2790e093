"""The Telegram channel, on python-telegram-bot: `app.build_app` makes it, `runner.run_telegram` runs it."""
