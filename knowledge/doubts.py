"""Flags on fees and time limits that cannot be right. A flag is shown beside the value, which stays as it is.

Every rule is conservative: a note that may speak of another case (a discount, a threshold, several amounts)
raises nothing. Pure functions. Imported by the importers; imports knowledge.records.
Tested by tests/unit/knowledge/test_doubts.py.
"""

from __future__ import annotations

import re

from knowledge.records import Fee, Flag, TimeLimit, TimeUnit

# The fee circulars of the Ministry of Finance set no fee for a procedure below 1,000 đồng.
SMALLEST_FEE = 1000

_AMOUNT = re.compile(
    r"(?<![\d.,/])(\d{1,3}(?:[.,]\d{3})+|\d+)\s*(?:\(?(?:vnđ|vnd|đồng|đ)\b\)?)|"
    r"(?<![\d.,/])(\d{1,3}(?:[.,]\d{3})+)(?=\s*/)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d{1,3}(?:[.,]\d{3})+|\d+")
_CENTS = re.compile(r"\D")
_DOLLARS = re.compile(
    r"(?<![\d.,])(\d+(?:[.,]\d+)?)\s*(?:usd|us\$|\$|đô[ -]?la)|(?:usd|us\$|\$)\s*(\d+(?:[.,]\d+)?)(?!\w)",
    re.IGNORECASE,
)
_DOLLAR_WORD = re.compile(r"\bUSD\b|US\$|đô[ -]?la(?!\w)", re.IGNORECASE)
# Before an amount: it is a threshold or a base, not the fee.
_THRESHOLD = re.compile(
    r"(?:dưới|trên|từ|đến|tới|giá trị|vốn|tổng mức|tối đa|tối thiểu|vượt|quá|hơn|cộng|thêm|giảm|lên)"
    r"[^.;\n]{0,12}$",
    re.IGNORECASE,
)
_EXEMPT = re.compile(r"miễn|không thu|không phải nộp|giảm", re.IGNORECASE)

# A note that is nothing but a time limit: "Không quá 18 ngày, kể từ ngày nhận đủ hồ sơ theo quy định."
_WHOLE_NOTE = re.compile(
    r"[-+*\s]*(?:(?:thời hạn|thời gian)(?: giải quyết)?\s*(?:là)?\s*:?\s*)?(?:trong(?: thời hạn| vòng)?\s*)?"
    r"(?:không quá|tối đa)?\s*(\d+(?:[.,]\d+)?)\s*(?:\([^()]{1,30}\)\s*)?"
    r"(ngày làm việc|ngày|giờ làm việc|giờ|tháng|năm)(?!\w)"
    r"(?:,?\s*(?:kể từ|từ|tính từ)\s+(?:ngày|khi)\s+[^\d;:.\n]{0,90})?[\s.;]*",
    re.IGNORECASE,
)
_CASE = re.compile(r"trường hợp|đối với|thẩm định|kiểm tra", re.IGNORECASE)
_UNITS = {
    "ngày làm việc": TimeUnit.WORKING_DAY, "ngày": TimeUnit.DAY, "giờ": TimeUnit.HOUR,
    "giờ làm việc": TimeUnit.HOUR, "tháng": TimeUnit.MONTH, "năm": TimeUnit.YEAR,
}  # fmt: skip


def fee_flags(fee: Fee) -> tuple[Flag, ...]:
    """The flags of one fee, from its figure and its own note."""
    if fee.amount is None:
        return ()
    note = fee.note
    dollars = {float((first or second).replace(",", ".")) for first, second in _DOLLARS.findall(note)}
    if fee.amount > 0 and (fee.amount in dollars or (fee.amount < SMALLEST_FEE and _DOLLAR_WORD.search(note))):
        return (Flag.FEE_FOREIGN_CURRENCY,)
    amounts, thresholds = _amounts(note)
    if 0 < fee.amount < SMALLEST_FEE:
        return () if fee.amount in amounts else (Flag.FEE_TOO_SMALL,)
    if thresholds or _EXEMPT.search(note):
        return ()
    if fee.amount == 0:
        positive = {amount for amount in amounts | dollars if amount > 0}
        return (Flag.FEE_DISAGREES,) if positive else ()
    if len(amounts) == 1 and fee.amount not in {float(_CENTS.sub("", number)) for number in _NUMBER.findall(note)}:
        return (Flag.FEE_DISAGREES,)
    return ()


def time_flags(limit: TimeLimit, note: str) -> tuple[Flag, ...]:
    """The flags of one time limit, from its figure and the note of its submission method.

    Raised only where the note is nothing but another number of the same unit.
    """
    if limit.value is None or limit.unit is TimeUnit.OTHER:
        return ()
    match = _WHOLE_NOTE.fullmatch(note)
    if match is None or _CASE.search(note):
        return ()
    unit = _UNITS[" ".join(match[2].lower().split())]
    value = float(match[1].replace(",", "."))
    return (Flag.TIME_DISAGREES,) if unit is limit.unit and value != limit.value else ()


def _amounts(note: str) -> tuple[set[float], bool]:
    amounts: set[float] = set()
    thresholds = False
    for match in _AMOUNT.finditer(note):
        if _THRESHOLD.search(note[max(0, match.start() - 40) : match.start()]):
            thresholds = True
        else:
            amounts.add(float(_CENTS.sub("", match[1] or match[2])))
    return amounts - {0.0}, thresholds
