"""Why dossiers of a procedure come back and how to avoid it, authored; content/returns/*.yaml, one file a field.

    field: Hộ tịch                  # as the records of these procedures write it
    as_of: "2026-07"
    returns:
      "1.001193":                   # two to four reasons, the commonest first
        - why: Không có giấy chứng sinh      # one short line, everyday words, no full stop
          mend: Nhờ người làm chứng viết giấy xác nhận; không có ai thì viết giấy cam đoan
          rests_on: {section: documents, words: văn bản của người làm chứng}
        - why: ...
          mend: ...
          rests_on: {handbook: tu-phap-ho-tich.md, heading: "5. Vì sao hồ sơ quay lại, tránh thế nào", words: ...}

`rests_on` names the section of the record (documents, steps, conditions, methods, audience, description) or the
authored handbook with the heading, and 2 to 10 words that stand there as written; accents, case and blanks do not
matter. Imported by bot. Tested by tests/unit/knowledge/test_returns.py and tests/content/test_returns.py.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from knowledge.errors import MotCuaError

KEYS = {"field", "as_of", "returns"}
REASON_KEYS = {"why", "mend", "rests_on"}
SECTIONS = frozenset({"documents", "steps", "conditions", "methods", "audience", "description"})
FEWEST, MOST = 2, 4
WHY, MEND = 90, 140  # characters: four reasons must leave room for the rest of the officer's card
FEWEST_WORDS, MOST_WORDS = 2, 10
_CODE = re.compile(r"\d\.\d{6}\Z", re.ASCII)
_MONTH = re.compile(r"20\d\d-(?:0[1-9]|1[0-2])\Z", re.ASCII)


class ReturnsError(MotCuaError):
    """A file of reasons does not have the form; the message names file, code and mend."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What a reason rests on: a section of the record, or a handbook's file and heading; `words` stand there."""

    words: str
    section: str = ""
    handbook: str = ""
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a dossier comes back, and how to avoid it."""

    why: str
    mend: str
    ground: Ground


@dataclass(frozen=True, slots=True)
class Returns:
    """The reasons of one procedure. `field` as its record writes it; `as_of` says when they were true."""

    code: str
    field: str
    as_of: str
    reasons: tuple[Reason, ...]


def load_returns(folder: Path) -> dict[str, Returns]:
    """The reasons of every *.yaml file of `folder` by code. Raises ReturnsError; a missing folder is empty."""
    found: dict[str, Returns] = {}
    for path in sorted(folder.glob("*.yaml")):
        for one in _read(path):
            if one.code in found:
                raise ReturnsError(f"{path.name}, mã {one.code}: mã đã có ở một tệp khác; giữ một chỗ.")
            found[one.code] = one
    return found


def _read(path: Path) -> list[Returns]:
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as exc:
        raise ReturnsError(f"{path.name}: không phải YAML hợp lệ: {exc}") from exc
    if not isinstance(content, Mapping) or set(content) != KEYS:
        raise ReturnsError(f"{path.name}: cần đúng các khóa {', '.join(sorted(KEYS))}.")
    field, as_of, listed = content["field"], content["as_of"], content["returns"]
    if not isinstance(field, str) or not field.strip():
        raise ReturnsError(f"{path.name}: «field» phải là tên lĩnh vực như bản ghi viết.")
    if not isinstance(as_of, str) or not _MONTH.match(as_of):
        raise ReturnsError(f'{path.name}: «as_of» cần tháng trong ngoặc kép, ví dụ "2026-07".')
    if not isinstance(listed, Mapping) or not listed:
        raise ReturnsError(f"{path.name}: «returns» cần ít nhất một mã.")
    return [Returns(code, field, as_of, _reasons(path.name, code, items)) for code, items in listed.items()]


def _reasons(file: str, code: Any, items: Any) -> tuple[Reason, ...]:
    where = f"{file}, mã {code}"
    if not isinstance(code, str) or not _CODE.match(code):
        raise ReturnsError(f'{where}: mã phải trong ngoặc kép, ví dụ "1.001193".')
    if not isinstance(items, list) or not FEWEST <= len(items) <= MOST:
        raise ReturnsError(f"{where}: cần {FEWEST} đến {MOST} lý do.")
    return tuple(_reason(f"{where}, lý do {at}", item) for at, item in enumerate(items, 1))


def _reason(where: str, item: Any) -> Reason:
    if not isinstance(item, Mapping) or set(item) != REASON_KEYS:
        raise ReturnsError(f"{where}: cần đúng các khóa {', '.join(sorted(REASON_KEYS))}.")
    return Reason(
        _line(where, "why", item["why"], WHY),
        _line(where, "mend", item["mend"], MEND),
        _ground(where, item["rests_on"]),
    )


def _line(where: str, key: str, value: Any, most: int) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ReturnsError(f"{where}: «{key}» phải là một câu.")
    line = " ".join(value.split()).rstrip(".")
    if len(line) > most:
        raise ReturnsError(f"{where}: «{key}» dài {len(line)} ký tự, viết lại tới {most}.")
    return line


def _ground(where: str, value: Any) -> Ground:
    if not isinstance(value, Mapping) or set(value) not in ({"section", "words"}, {"handbook", "heading", "words"}):
        raise ReturnsError(f"{where}: «rests_on» cần section và words, hoặc handbook, heading và words.")
    said = {str(key): " ".join(str(text).split()) for key, text in value.items()}
    if "section" in said and said["section"] not in SECTIONS:
        raise ReturnsError(f"{where}: section «{said['section']}» không có; chọn trong {', '.join(sorted(SECTIONS))}.")
    if not FEWEST_WORDS <= len(said["words"].split()) <= MOST_WORDS:
        raise ReturnsError(f"{where}: «{said['words']}» cần {FEWEST_WORDS} đến {MOST_WORDS} chữ có thật ở chỗ đó.")
    return Ground(**said)
