"""The home that the real command answers from."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.unit.bot.home import authored_home


@pytest.fixture
def home(built: Path) -> Path:
    """Return the home without an inbox: every fake server numbers its updates from the same number on, and what an
    earlier one sent would pass for known.
    """
    for path in built.glob("inbox.db*"):
        path.unlink()
    return built


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a home of these tests' own, a copy of the one built from the authored content alone."""
    return Path(shutil.copytree(authored_home(), tmp_path_factory.mktemp("wire") / "home"))
