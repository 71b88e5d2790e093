"""Texts of authored content in every language: {vi: ..., en: ..., ru: ...}.

Imported by the loaders of authored content. Tested by tests/unit/knowledge/test_journeys.py and test_posts.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from knowledge.errors import MotCuaError

LANGUAGES = ("vi", "en", "ru")

Texts = Mapping[str, str]


def read_texts(error: type[MotCuaError], file: str, where: str, value: Any) -> Texts:
    """The texts at a place of a file, white space around them taken off. Raises `error` where a language is missing."""
    if not isinstance(value, Mapping) or set(value) != set(LANGUAGES):
        raise error(f"{file}, {where}: cần ba câu vi, en, ru.")
    return {str(language): str(text).strip() for language, text in value.items()}
