"""A home built once for the tests of a process from the authored content alone: no corpus, no network.

Where tests run in several workers the first that needs it builds it and the others wait: two builds at once on two
cores take longer than one after the other.
"""

from __future__ import annotations

import fcntl
import os
import tempfile
from functools import cache
from pathlib import Path

from bot.assistant import Assistant, open_assistant
from bot.building import build_home
from bot.settings import Settings

WHOLE = "built"  # a file beside the home: it is there once the home is


@cache
def authored_home() -> Path:
    """The folder of the home."""
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID", "")
    folder = (
        Path(tempfile.gettempdir()) / f"motcua-test-{run}" if run else Path(tempfile.mkdtemp(prefix="motcua-test-"))
    )
    folder.mkdir(mode=0o700, exist_ok=True)
    home = folder / "home"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / WHOLE).exists():
            build_home(Settings(home=home), (), None, lambda step, done, total: None)
            (folder / WHOLE).touch()
    return home


@cache
def authored_assistant() -> Assistant:
    """An assistant over it."""
    return open_assistant(Settings(home=authored_home()))
