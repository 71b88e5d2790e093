"""The project's tests: `unit/` mirrors the sources, `wire/` drives whole processes, `fake_telegram/` is
their server.
"""
