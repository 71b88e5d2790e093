"""Running the bot: what it logs and counts, whether it is well, the pause, backups.

Imported by bot.assistant, bot.channels and bot.cli. Tested by tests/unit/bot/operations.
"""
