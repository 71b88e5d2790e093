"""Phrasings: what a person types when a procedure is what they need, authored and keyed by national code.

content/phrasings/*.yaml holds, by field, one entry a code:

    "1.004194":
      popularity: 3        # 0 rare or internal, 1 some trades or groups, 2 many people, 3 everybody
      differs: one line, in everyday words, that tells it from its siblings
      same_as: "1.012783"  # optional: the same thing for the person who asks
      phrasings: [...]

Imported by index and bot. Tested by tests/unit/knowledge/test_phrasings.py and
tests/content/test_phrasings.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from knowledge.errors import MotCuaError

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
KEYS = {"popularity", "differs", "same_as", "phrasings"}


class PhrasingsError(MotCuaError):
    """A phrasings file does not have the form; the message names file, code and mend."""


@dataclass(frozen=True, slots=True)
class Phrasings:
    """The authored phrasings of one code. `same_as` is another code or empty."""

    code: str
    popularity: int
    differs: str
    phrasings: tuple[str, ...]
    same_as: str = ""


def load_phrasings(folder: Path) -> dict[str, Phrasings]:
    """Every entry of the *.yaml files of `folder` by code. Raises PhrasingsError; a missing folder is
    empty.
    """
    entries: dict[str, Phrasings] = {}
    for path in sorted(folder.glob("*.yaml")):
        for entry in _read(path):
            if entry.code in entries:
                raise PhrasingsError(f"{path.name}: mã {entry.code} đã có ở tệp khác; gộp lại làm một.")
            entries[entry.code] = entry
    return entries


def _read(path: Path) -> Iterator[Phrasings]:
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=Loader)
    except (yaml.YAMLError, UnicodeDecodeError) as exc:
        raise PhrasingsError(f"{path.name}: không phải YAML hợp lệ: {exc}") from exc
    if not isinstance(content, Mapping):
        raise PhrasingsError(f'{path.name}: cần các mục «"mã": ...».')
    for code, entry in content.items():
        yield _entry(path.name, code, entry)


def _entry(name: str, code: object, entry: object) -> Phrasings:
    where = f"{name}, mã {code}"
    if not isinstance(code, str):
        raise PhrasingsError(f"{where}: đặt mã trong ngoặc kép.")
    if not isinstance(entry, Mapping) or set(entry) - KEYS:
        raise PhrasingsError(f"{where}: chỉ nhận các khóa {', '.join(sorted(KEYS))}.")
    values: Mapping[str, Any] = entry
    texts = values.get("phrasings")
    if not isinstance(texts, list) or not texts or not all(isinstance(t, str) and t.strip() for t in texts):
        raise PhrasingsError(f"{where}: «phrasings» phải là danh sách câu chữ, không rỗng.")
    popularity = values.get("popularity", 0)
    if popularity not in (0, 1, 2, 3):
        raise PhrasingsError(f"{where}: «popularity» là 0, 1, 2 hoặc 3.")
    return Phrasings(
        code=code,
        popularity=popularity,
        differs=str(values.get("differs") or ""),
        phrasings=tuple(text.strip() for text in texts),
        same_as=str(values.get("same_as") or ""),
    )
