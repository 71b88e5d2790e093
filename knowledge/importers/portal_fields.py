"""Fees and time limits as the portal writes them: "150000 VNĐ (note) | 0 VNĐ ()", "5 WORKING_DAY", "1
OTHER".

Pure functions. Imported by the portal importers. Tested by
tests/unit/knowledge/importers/test_portal_fields.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from knowledge.doubts import fee_flags, time_flags
from knowledge.records import Fee, Flag, SubmissionMethod, TimeLimit, TimeUnit
from knowledge.report import Cleaned
from knowledge.text import one_line, paragraphs

SILENT = "Không có thông tin"

_UNITS = {
    "WORKING_DAY": TimeUnit.WORKING_DAY,
    "DAY": TimeUnit.DAY,
    "HOUR": TimeUnit.HOUR,
    "MONTH": TimeUnit.MONTH,
    "YEAR": TimeUnit.YEAR,
    "OTHER": TimeUnit.OTHER,
    "ngày": TimeUnit.DAY,
    "ngày làm việc": TimeUnit.WORKING_DAY,
    "giờ": TimeUnit.HOUR,
    "tháng": TimeUnit.MONTH,
    "năm": TimeUnit.YEAR,
}
# A figure of more digits than any time limit or fee can have is text.
_FIGURE = re.compile(r"(\d{1,5}(?:\.\d{1,4})?) ([\w ]+)")
_OTHER = re.compile(r"(.*?)\s*\bOTHER", re.DOTALL)
_FEE = re.compile(r"(\d{1,14}(?:\.\d{1,4})?) (\S{1,10}) \((.*)\)", re.DOTALL)
_FEE_START = re.compile(r"\d{1,14}(?:\.\d{1,4})? \S{1,10} \(")
_SEPARATOR = " | "

_FLAG_KINDS = {
    Flag.FEE_TOO_SMALL: Cleaned.FEE_TOO_SMALL,
    Flag.FEE_FOREIGN_CURRENCY: Cleaned.FEE_FOREIGN_CURRENCY,
    Flag.FEE_DISAGREES: Cleaned.FEE_DISAGREES,
    Flag.TIME_DISAGREES: Cleaned.TIME_DISAGREES,
}


def silent(text: str) -> bool:
    """Whether the source says nothing here."""
    return text.strip() in ("", SILENT, f"{SILENT}.")


def line_or_silence(text: str) -> str:
    """`text` on one line, "" where the source says nothing."""
    return "" if silent(text) else one_line(text)


def text_or_silence(text: str) -> str:
    """`text` with its lines tidied, "" where the source says nothing."""
    return "" if silent(text) else paragraphs(text)


def parse_time(raw: str) -> TimeLimit:
    """The time limit in the portal's words.

    "5 WORKING_DAY" gives figure and unit. "1 OTHER" gives the figure with unit OTHER, which states no limit.
    Words before OTHER, or words alone, give no figure and stand in `raw`, without the portal's token.
    """
    text = one_line(raw)
    if match := _FIGURE.fullmatch(text):
        unit = _UNITS.get(match[2])
        if unit is not None:
            return TimeLimit(float(match[1]), unit, text)
    if match := _OTHER.fullmatch(text):
        text = match[1]
    return TimeLimit(None, TimeUnit.OTHER, "" if silent(text) else text)


def parse_fees(raw: str) -> tuple[Fee, ...]:
    """The fees in the portal's words, in order; () where the source is silent. Flags are set."""
    return tuple(_fee(item) for item in _items(raw) if not silent(item.strip("| ")))


def checked(method: SubmissionMethod) -> SubmissionMethod:
    """`method` with the flags of its time limit set, from its own note."""
    flags = time_flags(method.time_limit, method.note)
    return replace(method, time_limit=replace(method.time_limit, flags=flags)) if flags else method


def kinds_of(methods: Iterable[SubmissionMethod]) -> set[Cleaned]:
    """The kinds of cleaning and doubt that the submission methods of one record give rise to."""
    kinds: set[Cleaned] = set()
    fees: list[Fee] = []
    for method in methods:
        limit = method.time_limit
        if limit.value is None or limit.unit is TimeUnit.OTHER:
            kinds.add(Cleaned.TIME_WITHOUT_FIGURE)
        if limit.raw.isascii() and "_" in limit.raw or limit.raw.endswith(("OTHER", "HOUR", "MONTH", "YEAR")):
            kinds.add(Cleaned.RAW_UNIT)
        kinds.update(_FLAG_KINDS[flag] for flag in limit.flags)
        for fee in method.fees:
            fees.append(fee)
            kinds.update(_FLAG_KINDS[flag] for flag in fee.flags)
            if fee.amount is None:
                kinds.add(Cleaned.FEE_AS_TEXT)
    if fees and all(fee.amount == 0 and not fee.note for fee in fees):
        kinds.add(Cleaned.ZERO_FEE_ALONE)
    return kinds


def _items(raw: str) -> list[str]:
    """Split at " | ", but not inside the brackets of a figure's note."""
    items: list[list[str]] = []
    inside = False
    for part in raw.split(_SEPARATOR):
        if inside:
            items[-1].append(part)
        else:
            items.append([part])
        inside = (inside or bool(_FEE_START.match(part.strip()))) and not part.rstrip().endswith(")")
    return [_SEPARATOR.join(parts) for parts in items]


def _fee(item: str) -> Fee:
    match = _FEE.fullmatch(item.strip())
    if match is None:
        text = one_line(item)
        return Fee(None, "", text, text)
    fee = Fee(float(match[1]), match[2], one_line(match[3]), f"{match[1]} {match[2]}")
    return replace(fee, flags=fee_flags(fee))
