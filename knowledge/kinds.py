"""Messages that ask for no procedure, authored: what a recogniser of kinds learns from; content/kinds/<kind>.yaml.

    greeting:            # a sort within the kind
      - "chào em nha"

Imported by index. Tested by tests/unit/knowledge/test_kinds.py and tests/content/test_kinds.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from knowledge.errors import MotCuaError


class KindsError(MotCuaError):
    """A file of messages does not have the form; the message names file and mend."""


@dataclass(frozen=True, slots=True)
class KindMessage:
    """A message of a `kind` (the file's name) and a `sort` within it."""

    kind: str
    sort: str
    text: str


def load_kinds(folder: Path) -> tuple[KindMessage, ...]:
    """Every message of the *.yaml files of `folder`. Raises KindsError; a missing folder is empty."""
    return tuple(message for path in sorted(folder.glob("*.yaml")) for message in _read(path))


def _read(path: Path) -> Iterator[KindMessage]:
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as exc:
        raise KindsError(f"{path.name}: không phải YAML hợp lệ: {exc}") from exc
    if not isinstance(content, Mapping):
        raise KindsError(f"{path.name}: cần các mục «loại: [câu, ...]».")
    for sort, texts in content.items():
        if not isinstance(texts, list) or not all(isinstance(text, str) and text.strip() for text in texts):
            raise KindsError(f"{path.name}, mục {sort}: cần danh sách câu trong ngoặc kép, không câu nào trống.")
        yield from (KindMessage(path.stem, str(sort), text.strip()) for text in texts)
