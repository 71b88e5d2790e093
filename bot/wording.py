"""Reads wording (notices, commands, labels) from bot/locale/*.yaml.

Imported by bot. Tested by tests/unit/bot/test_wording.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from html import escape
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


def say(name: str, key: str, language: str = DEFAULT_LANGUAGE, /, **values: object) -> str:
    """Return one notice as HTML, its {marks} filled with `values`, escaped."""
    return label(name, key, language, **{mark: escape(str(value)) for mark, value in values.items()})


def label(name: str, key: str, language: str = DEFAULT_LANGUAGE, /, **values: object) -> str:
    """Return one notice as plain text, for a button or a file, its {marks} filled with `values`."""
    text = notice(name, key, language).strip()
    return text.format(**values) if values else text
