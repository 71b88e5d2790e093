"""The words around names that say whether a unit is meant, and which: content/directory/cues.yaml.

Imported by knowledge.directory. Tested by tests/unit/knowledge/directory/test_cues.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from knowledge.directory.records import Kind
from knowledge.directory.spelling import Word, read_words, tidy
from knowledge.errors import ContentError

Phrase = tuple[str, ...]
_PHRASES = ("not_kind", "between", "office", "old", "otherwise", "region", "no_region", "gap")
_NAMES = ("ordinary", "bare")
_KEYS = {"version", "before", "after", "also", *_PHRASES, *_NAMES}


@dataclass(frozen=True, slots=True)
class Cues:
    """Phrases as words in lower case; names as written. What each is for stands in cues.yaml."""

    before: Mapping[Phrase, Kind]
    after: Mapping[Phrase, Kind]
    not_kind: frozenset[Phrase]
    between: frozenset[Phrase]
    office: frozenset[Phrase]
    old: frozenset[Phrase]
    otherwise: frozenset[Phrase]
    region: frozenset[Phrase]
    no_region: frozenset[Phrase]
    gap: frozenset[Phrase]
    ordinary: frozenset[str]
    bare: frozenset[str]
    also: Mapping[str, tuple[str, ...]]


def load_cues(path: Path) -> Cues:
    """The cues of a file. Raises ContentError where it does not have the form."""
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as exc:
        raise ContentError(path.name, [f"không phải YAML hợp lệ ({exc})"]) from exc
    if not isinstance(content, Mapping) or set(content) != _KEYS:
        raise ContentError(path.name, [f"cần đúng các khóa {', '.join(sorted(_KEYS))}"])
    phrases: dict[str, Any] = {name: frozenset(map(_phrase, content[name])) for name in _PHRASES}
    names: dict[str, Any] = {name: frozenset(content[name]) for name in _NAMES}
    return Cues(
        before=_kinds(content["before"]),
        after=_kinds(content["after"]),
        also={name: tuple(others) for name, others in content["also"].items()},
        **phrases,
        **names,
    )


def ends_with(words: Sequence[Word], end: int, phrases: Iterable[Phrase] | Mapping[Phrase, Kind]) -> int:
    """How many words before position `end` are one of `phrases`, the longest first; 0 for none."""
    for length in (3, 2, 1):
        if length <= end and tuple(word.typed for word in words[end - length : end]) in phrases:
            return length
    return 0


def starts_with(words: Sequence[Word], start: int, phrases: Iterable[Phrase] | Mapping[Phrase, Kind]) -> int:
    """How many words from position `start` on are one of `phrases`, the longest first; 0 for none."""
    for length in (3, 2, 1):
        if start + length <= len(words) and tuple(word.typed for word in words[start : start + length]) in phrases:
            return length
    return 0


def _kinds(content: Mapping[str, Sequence[str]]) -> Mapping[Phrase, Kind]:
    return {_phrase(text): Kind(kind) for kind, texts in content.items() for text in texts}


def _phrase(text: str) -> Phrase:
    return tuple(word.typed for word in read_words(tidy(text)))
