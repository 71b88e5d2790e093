"""Options that several commands share, and the settings made from them. Imported by bot.cli alone."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from bot.env_file import read_env_file
from bot.settings import Settings

home_option: Callable[[Any], Any] = click.option(
    "--home",
    type=click.Path(file_okay=False, path_type=Path),
    default=None,
    help="Thư mục dữ liệu (mặc định: MOTCUA_HOME, hoặc var/).",
)


def settings_for(home: Path | None) -> Settings:
    """The settings of this run: the environment over an optional .env in the working folder; --home over both."""
    return Settings.from_mapping({**read_env_file(Path(".env")), **os.environ}, home=home)
