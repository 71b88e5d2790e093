"""Reads wording (notices, commands, labels) from bot/locale/*.yaml.

Imported by bot. Tested by tests/unit/bot/test_wording.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

import yaml

DEFAULT_LANGUAGE = "vi"


@cache
def load_wording(name: str) -> Mapping[str, Any]:
    """Return bot/locale/`name`.yaml as a mapping, read once."""
    text = resources.files("bot").joinpath("locale", f"{name}.yaml").read_text(encoding="utf-8")
    loaded: Mapping[str, Any] = yaml.safe_load(text)
    return loaded


def notice(name: str, key: str, language: str = DEFAULT_LANGUAGE) -> str:
    """Return one notice of bot/locale/`name`.yaml in `language` ("en-GB" is read as "en"), else in
    Vietnamese.
    """
    wording = load_wording(name)
    spoken = wording.get(language.partition("-")[0].lower(), wording[DEFAULT_LANGUAGE])
    return str(spoken[key])
