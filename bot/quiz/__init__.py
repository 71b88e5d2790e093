"""Questions made from the facts of records, each with a key that its record proves. Imported by bot.training."""
