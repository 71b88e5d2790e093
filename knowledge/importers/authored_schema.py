"""What an authored file must hold: the keys of content/procedures/*.yaml, checked one by one.

Imported by authored. Tested by tests/unit/knowledge/importers/test_authored.py.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from typing import Any

from knowledge.cleaning import NATIONAL_CODE
from knowledge.importers.links import is_portal_link
from knowledge.records import Channel, Level, TimeUnit

_REQUIRED = ("code", "title", "decision", "as_of", "name", "summary")
UNITS = {item.value: item for item in TimeUnit}
_AS_OF = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_LEVELS = [item.value for item in Level if item is not Level.UNSTATED]
_CHANNELS = [item.value for item in Channel]


def problems(value: Any) -> list[str]:
    """What is wrong with an authored file's content, one line a key with the mend; [] for a good file."""
    return _mapping(value, "", _PROCEDURE, _REQUIRED)


def _mapping(value: Any, where: str, keys: dict[str, Any], required: tuple[str, ...]) -> list[str]:
    if not isinstance(value, dict):
        return [f"{where or 'tệp'}: cần các dòng «khoá: giá trị»"]
    prefix = f"{where}." if where else ""
    found = [f"{prefix}{key}: thiếu khoá này" for key in required if value.get(key) in (None, "")]
    for key, item in value.items():
        rule = keys.get(key) if isinstance(key, str) else None
        if rule is None:
            found.append(f"{prefix}{key}: khoá lạ; chỉ nhận {', '.join(keys)}")
        elif item is not None:
            found += rule(item, f"{prefix}{key}")
    return found


def _text(value: Any, where: str) -> list[str]:
    return [] if isinstance(value, str) else [f"{where}: phải là chữ; đặt trong ngoặc kép"]


def _texts(value: Any, where: str) -> list[str]:
    if not isinstance(value, list):
        return [f"{where}: phải là danh sách, mỗi dòng bắt đầu bằng «- »"]
    return [line for place, item in enumerate(value, 1) for line in _text(item, f"{where}[{place}]")]


def _code(value: Any, where: str) -> list[str]:
    if isinstance(value, str) and NATIONAL_CODE.fullmatch(value):
        return []
    return [f'{where}: phải là mã quốc gia trong ngoặc kép, như "1.001193"']


def _as_of(value: Any, where: str) -> list[str]:
    good = isinstance(value, datetime.date) or (isinstance(value, str) and _AS_OF.fullmatch(value))
    return [] if good else [f"{where}: phải là ngày hoặc tháng ISO 8601, như 2026-07"]


def _link(value: Any, where: str) -> list[str]:
    good = isinstance(value, str) and is_portal_link(value)
    return [] if good else [f"{where}: phải là địa chỉ https của một trang .gov.vn; không có thì bỏ khoá này"]


def _one_of(choices: list[str]) -> Callable[[Any, str], list[str]]:
    return lambda value, where: [] if value in choices else [f"{where}: chỉ nhận {', '.join(choices)}"]


def _number(value: Any, where: str) -> list[str]:
    good = isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value < 1e13
    return [] if good else [f"{where}: phải là số không âm; không rõ thì bỏ khoá này"]


def _count(value: Any, where: str) -> list[str]:
    good = isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 1000
    return [] if good else [f"{where}: phải là số nguyên không âm"]


def _list_of(keys: dict[str, Any], required: tuple[str, ...]) -> Callable[[Any, str], list[str]]:
    def check(value: Any, where: str) -> list[str]:
        if not isinstance(value, list):
            return [f"{where}: phải là danh sách, mỗi mục bắt đầu bằng «- »"]
        return [
            line for place, item in enumerate(value, 1) for line in _mapping(item, f"{where}[{place}]", keys, required)
        ]

    return check


def _time(value: Any, where: str) -> list[str]:
    found = _mapping(value, where, {"value": _number, "unit": _one_of(list(UNITS)), "note": _text}, ())
    if not found and (value.get("value") is None) != (value.get("unit") in (None, "other")):
        found.append(f"{where}: «value» và «unit» đi cùng nhau; không có số thì chỉ ghi «note»")
    return found


_FEE = {"amount": _number, "currency": _text, "note": _text}
_METHOD = {"channel": _one_of(_CHANNELS), "time": _time, "fees": _list_of(_FEE, ()), "note": _text}
_PAPER = {"name": _text, "originals": _count, "copies": _count, "form": _text}
_GROUP = {"case": _text, "papers": _list_of(_PAPER, ("name",))}
_LEGAL = {"title": _text, "number": _text}
_PROCEDURE: dict[str, Any] = {
    "code": _code,
    "title": _text,
    "decision": _text,
    "level": _one_of(_LEVELS),
    "field": _text,
    "as_of": _as_of,
    "link": _link,
    "name": _text,
    "summary": _text,
    "tips": _texts,
    "aliases": _texts,
    "audience": _texts,
    "methods": _list_of(_METHOD, ("channel",)),
    "documents": _list_of(_GROUP, ("papers",)),
    "steps": _texts,
    "result": _text,
    "agency": _text,
    "conditions": _texts,
    "legal": _list_of(_LEGAL, ("title",)),
}
