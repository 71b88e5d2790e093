"""The wording of a part of the site that has a file of its own, as its templates call it.

Imported by bot.channels.web. Tested with the pages, by tests/unit/bot/channels/web.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from bot.wording import label

LINKED = "web_pages"  # the pages that can be linked


def words(name: str, language: str) -> Callable[..., str]:
    """A function that gives the text of a key of bot/locale/`name`.yaml, its marks filled in, as plain text."""
    return partial(_label, name, language)


def _label(name: str, language: str, key: str, /, **values: object) -> str:
    return label(name, key, language, **values)
