"""Homes of tests that remember something."""

from __future__ import annotations

import os
import shutil
from pathlib import Path


def fresh(home: Path, folder: Path) -> Path:
    """A home of its own with the same generation and nothing remembered."""
    ignore = shutil.ignore_patterns("state.db*", "inbox.db*")
    return Path(shutil.copytree(home, folder / "home", copy_function=os.link, ignore=ignore))
