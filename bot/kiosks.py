"""The kiosks of centres' halls: what kiosks.yaml of the home says of each (an example: docs/kiosks.example.yaml).

    sanh-chinh:                               # the name in its address: /kiosk/sanh-chinh
      centre: "Trung tâm ..."                 # or {vi: ..., en: ..., ru: ...}; so are all texts
      unit: "24778"                           # the commune whose centre it is: where people are told to hand in
      hours: "Thứ Hai đến thứ Sáu, 7:30 đến 16:30"
      notice: "Lấy số trước khi tới quầy."    # under the title of the start
      pause: 90                               # seconds without a touch before it asks whether anybody is there
      languages: [vi, en, ru]                 # that it offers, the first one is that of the start
      counters:
        - {name: "Quầy 1", does: "Trả kết quả", fields: [hộ tịch, chứng thực]}    # `does`, `fields` or both

All but `centre` may be left out. Imported by bot.channels.web. Tested by tests/unit/bot/test_kiosks.py.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bot.lookup_actions import LOOKUP
from knowledge.errors import MotCuaError
from knowledge.texts import LANGUAGES, Texts

FILE = "kiosks.yaml"  # in the home folder
PAUSE, SHORTEST, LONGEST = 90, 20, 900  # seconds
NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,31}\Z", re.ASCII)
KEYS = {"centre", "unit", "hours", "notice", "pause", "languages", "counters"}
COUNTER_KEYS = {"name", "does", "fields"}
MOST_FIELD = 80  # characters: the action of its button is sent by a form


class KioskError(MotCuaError):
    """The file of the kiosks cannot be used; the message names file, kiosk, value and mend."""


@dataclass(frozen=True, slots=True)
class Counter:
    """A counter: its name, what it does in words, and fields whose procedures it can show."""

    name: Texts
    does: Texts
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Kiosk:
    """A kiosk. `unit` is the key of a commune of the directory, "" where it is none's; `pause` is in seconds."""

    name: str
    centre: Texts
    unit: str = ""
    hours: Texts | None = None
    notice: Texts | None = None
    pause: int = PAUSE
    languages: tuple[str, ...] = LANGUAGES
    counters: tuple[Counter, ...] = ()


def field_action(field: str) -> str:
    """The action that shows the procedures of a field."""
    return f"{LOOKUP}:{field}"


def load_kiosks(path: Path, is_unit: Callable[[str], bool]) -> dict[str, Kiosk]:
    """The kiosks of a file by name; `is_unit` says whether a key is that of a commune. Raises KioskError."""
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except OSError as exc:
        raise KioskError(f"Không đọc được {path} ({exc.strerror}). Hãy sửa MOTCUA_KIOSKS hoặc quyền đọc tệp.") from exc
    except (yaml.YAMLError, UnicodeDecodeError) as exc:
        raise KioskError(f"{path.name}: không phải YAML hợp lệ: {exc}. Hãy so với docs/kiosks.example.yaml.") from exc
    if content is None:
        return {}
    if not isinstance(content, Mapping):
        raise KioskError(f"{path.name}: cần «tên kiosk:» rồi các dòng thiết lập. Hãy so với docs/kiosks.example.yaml.")
    return {str(name): _kiosk(f"{path.name}, {name}", str(name), given, is_unit) for name, given in content.items()}


def _kiosk(where: str, name: str, given: Any, is_unit: Callable[[str], bool]) -> Kiosk:
    if NAME.match(name) is None:
        raise KioskError(f"{where}: tên đứng trong địa chỉ; chỉ dùng a-z, 0-9 và gạch nối, tới 32 ký tự.")
    if not isinstance(given, Mapping) or "centre" not in given:
        raise KioskError(f"{where}: thiếu «centre», tên trung tâm hiện trên màn hình.")
    if unknown := sorted(str(key) for key in set(given) - KEYS):
        raise KioskError(f"{where}: không có thiết lập «{unknown[0]}»; chỉ có {', '.join(sorted(KEYS))}.")
    unit = str(given.get("unit", ""))
    if unit and not is_unit(unit):
        raise KioskError(
            f"{where}: unit = {unit!r} không phải mã xã, phường, đặc khu nào của tỉnh; "
            "mã có 5 chữ số, đặt trong ngoặc kép, xem knowledge/content/directory/units.tsv."
        )
    pause = given.get("pause", PAUSE)
    if not isinstance(pause, int) or isinstance(pause, bool) or not SHORTEST <= pause <= LONGEST:
        raise KioskError(f"{where}: pause = {pause!r}; cần số giây từ {SHORTEST} đến {LONGEST}, ví dụ {PAUSE}.")
    languages = given.get("languages", list(LANGUAGES))
    if not isinstance(languages, list) or not languages or not set(map(str, languages)) <= set(LANGUAGES):
        raise KioskError(f"{where}: languages = {languages!r}; cần danh sách trong {', '.join(LANGUAGES)}.")
    counters = given.get("counters", [])
    if not isinstance(counters, list):
        raise KioskError(f"{where}: «counters» cần một danh sách, mỗi quầy một dòng bắt đầu bằng gạch ngang.")
    return Kiosk(
        name=name,
        centre=_texts(where, "centre", given["centre"]),
        unit=unit,
        hours=_texts(where, "hours", given["hours"]) if "hours" in given else None,
        notice=_texts(where, "notice", given["notice"]) if "notice" in given else None,
        pause=pause,
        languages=tuple(dict.fromkeys(languages)),
        counters=tuple(_counter(f"{where}, quầy {at}", one) for at, one in enumerate(counters, 1)),
    )


def _counter(where: str, given: Any) -> Counter:
    if not isinstance(given, Mapping) or not {"name"} < set(given) <= COUNTER_KEYS:
        raise KioskError(f"{where}: cần «name», và «does» (quầy làm gì) hoặc «fields» (danh sách lĩnh vực).")
    fields = given.get("fields", [])
    if not isinstance(fields, list) or not all(isinstance(one, str) and 0 < len(one) <= MOST_FIELD for one in fields):
        raise KioskError(
            f"{where}: fields = {fields!r}; cần danh sách tên lĩnh vực, mỗi tên tới {MOST_FIELD} ký tự, "
            "ví dụ [hộ tịch, chứng thực]."
        )
    does = _texts(where, "does", given["does"]) if "does" in given else {}
    return Counter(_texts(where, "name", given["name"]), does, tuple(one.strip() for one in fields))


def _texts(where: str, key: str, value: Any) -> Texts:
    """A text, or one for some languages with Vietnamese among them."""
    texts = value if isinstance(value, Mapping) else {"vi": value}
    if "vi" not in texts or not set(texts) <= set(LANGUAGES) or not all(_is_text(one) for one in texts.values()):
        raise KioskError(
            f"{where}: «{key}» = {value!r}; cần một câu trong ngoặc kép, hoặc {{vi: ..., en: ..., ru: ...}}."
        )
    return {str(language): str(text).strip() for language, text in texts.items()}


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())
