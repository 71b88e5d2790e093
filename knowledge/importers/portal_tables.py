"""Tables of the crawled pages, whose cells run together: submission methods and papers. Imported by
portal_json.

What cannot be told apart surely is kept whole. Tested with
tests/unit/knowledge/importers/test_portal_json.py.
"""

from __future__ import annotations

import re
from dataclasses import replace

from knowledge.doubts import fee_flags
from knowledge.importers.portal_fields import SILENT, checked, silent, text_or_silence
from knowledge.records import Channel, Document, DocumentGroup, Fee, SubmissionMethod, TimeLimit, TimeUnit
from knowledge.text import one_line, paragraphs

_CHANNELS = {"Trực tuyến": Channel.ONLINE, "Dịch vụ bưu chính": Channel.POSTAL, "Trực tiếp": Channel.DIRECT}
_UNITS = {
    "ngày làm việc": TimeUnit.WORKING_DAY, "ngày": TimeUnit.DAY, "giờ": TimeUnit.HOUR,
    "tháng": TimeUnit.MONTH, "năm": TimeUnit.YEAR,
}  # fmt: skip
_METHODS_HEAD = re.compile(r"Hình thức nộp\s*Thời gian\s*Phí, lệ phí\s*Mô tả")
_FREE_OR_SILENT = r"Miễn phí|Không có thông tin"
_TIME = r"\d{1,5}(?:[.,]\d{1,4})?"
_AMOUNT = r"\d{1,3}(?:,\d{3}){0,4}(?:\.\d{1,4})? (?:Việt Nam Đồng|VNĐ|USD)"
# A figure without unit before an amount runs into it ("1" and "7,000" give "17,000"), so it is read only
# before words.
_ROW = re.compile(
    r"(Trực tuyến|Dịch vụ bưu chính|Trực tiếp)"
    rf"(?:({_TIME}) (Ngày làm việc|Ngày|Giờ|Tháng|Năm)(?={_AMOUNT}|{_FREE_OR_SILENT})"
    rf"|({_TIME}|Không có thông tin|)(?={_FREE_OR_SILENT}))"
)
_FEE = re.compile(rf"{_FREE_OR_SILENT}|({_AMOUNT})")
_DOCUMENTS_HEAD = re.compile(r"Tên giấy tờ\s*Mẫu đơn, tờ khai\s*Số lượng")
_QUANTITY = re.compile(r"(?<!\d)(\d+) bản (chính|sao)(?:,(\d{1,3}) bản sao)?")
# What may follow a quantity: the end, a bullet, a bracket, a number, "a)"; or a capital. Anything else is a
# sentence of the paper's name that goes on.
_NEXT_PAPER = re.compile(r"$|[-–+*(\d“\"'•\[]|[a-zđ]{1,3}[).]")


def parse_methods(text: str) -> tuple[tuple[SubmissionMethod, ...], bool]:
    """The submission methods, and whether they could be told apart; else one method whose note holds the
    section.
    """
    body = _METHODS_HEAD.sub("", text, count=1).strip()
    if silent(body):
        return (), True
    rows = list(_ROW.finditer(body))
    if not rows or rows[0].start() != 0:
        whole = TimeLimit(None, TimeUnit.OTHER, "")
        return (SubmissionMethod(Channel.OTHER, whole, (), paragraphs(body)),), False
    ends = [row.start() for row in rows[1:]] + [len(body)]
    return tuple(_method(row, body[row.end() : end]) for row, end in zip(rows, ends, strict=True)), True


def _method(row: re.Match[str], rest: str) -> SubmissionMethod:
    time, unit = (row[2], row[3]) if row[2] else (row[4], "")
    if silent(time):
        limit = TimeLimit(None, TimeUnit.OTHER, "")
    else:
        value = float(time.replace(",", "."))
        limit = TimeLimit(value, _UNITS.get(unit.lower(), TimeUnit.OTHER), f"{time} {unit}".strip())
    fees: list[Fee] = []
    place = 0
    while match := _FEE.match(rest, place):
        note, place = _bracketed(rest, match.end())
        if match[0] == SILENT:
            break
        figure, currency = match[1].split(" ", 1) if match[1] else ("0", "VNĐ")
        currency = "VNĐ" if currency == "Việt Nam Đồng" else currency
        fee = Fee(float(figure.replace(",", "")), currency, note, f"{figure} {currency}")
        fees.append(replace(fee, flags=fee_flags(fee) if currency == "VNĐ" else ()))
    return checked(SubmissionMethod(_CHANNELS[row[1]], limit, tuple(fees), text_or_silence(rest[place:])))


def _bracketed(text: str, start: int) -> tuple[str, int]:
    """The note in balanced brackets that begins at `start`, or "", and where it ends."""
    if not text.startswith("(", start):
        return "", start
    depth = 0
    for place in range(start, len(text)):
        depth += {"(": 1, ")": -1}.get(text[place], 0)
        if depth == 0:
            return one_line(text[start + 1 : place]), place + 1
    return "", start


def parse_documents(text: str) -> tuple[tuple[DocumentGroup, ...], bool]:
    """The papers by heading, and whether they could be told apart; else one paper whose name holds the
    section.

    A form's file name runs into the paper's name and stays there; a quantity that runs into a number before
    it ("mẫu số 011 bản chính") is left in the name, and no count is stated.
    """
    body = one_line(text)
    if silent(body) or body == "Không có thông tin thành phần hồ sơ":
        return (), True
    case, *tables = _DOCUMENTS_HEAD.split(body)
    if not tables:
        return (DocumentGroup("", (Document(body),)),), False
    groups = []
    for table in tables:
        papers, rest = _papers(table)
        groups.append(DocumentGroup(_case(case), papers))
        case = rest
    if not silent(case):
        groups.append(DocumentGroup(_case(case), ()))
    return tuple(groups), True


def _papers(table: str) -> tuple[tuple[Document, ...], str]:
    papers = []
    start = 0
    for match in _QUANTITY.finditer(table):
        if not (table[match.end() : match.end() + 1].isupper() or _NEXT_PAPER.match(table, match.end())):
            continue
        name, whole = table[start : match.start()].strip(), table[start : match.end()].strip()
        start = match.end()
        if not name:
            continue
        if len(match[1]) > 1:
            papers.append(Document(whole))
        elif match[2] == "chính":
            papers.append(Document(name, int(match[1]), int(match[3] or 0)))
        else:
            papers.append(Document(name, 0, int(match[1])))
    return tuple(papers), table[start:]


def _case(text: str) -> str:
    case = one_line(text)
    return "" if case.strip("-– ") == "" else case
