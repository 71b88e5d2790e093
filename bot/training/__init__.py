"""An officer made ready for a post: roles, paths, reviews, rehearsals. Imported by bot.assistant and bot.cli."""
