"""A home built once for the tests of a process from the authored content alone: no corpus, no network."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from bot.assistant import Assistant, open_assistant
from bot.building import build_home
from bot.settings import Settings


@cache
def authored_home() -> Path:
    """The folder of the home."""
    home = Path(tempfile.mkdtemp(prefix="motcua-test-"))
    build_home(Settings(home=home), (), None, lambda step, done, total: None)
    return home


@cache
def authored_assistant() -> Assistant:
    """An assistant over it."""
    return open_assistant(Settings(home=authored_home()))
