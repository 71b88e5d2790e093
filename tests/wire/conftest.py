"""The home that the real command answers from."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

from tests.wire.process import ROOT

BUILD_TIMEOUT = 900


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
    """Return a home built by the real command from the authored content alone."""
    if importlib.util.find_spec("bot.__main__") is None:
        pytest.skip("command line not present: bot/__main__.py")
    home = tmp_path_factory.mktemp("home")
    built = subprocess.run(
        [sys.executable, "-m", "bot", "build", "--home", str(home)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=BUILD_TIMEOUT,
        check=False,
    )
    assert built.returncode == 0, built.stdout[-2000:] + built.stderr[-2000:]
    return home
