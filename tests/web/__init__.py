"""The web channel in a real browser, against the real process."""
