"""One record of the portal's text export: twenty headings at the start of a line, always in the same order.

A heading is looked for after the one before it, so that a line of a body that looks like an earlier or
later heading does no harm; a file that lacks one is cut short and refused, because a record without its
last papers would be worse than none. Imported by knowledge.imports. Tested by
tests/unit/knowledge/importers/test_portal_text.py and, over the whole corpus,
tests/corpus/test_completeness.py.
"""

from __future__ import annotations

import re
from dataclasses import replace

from knowledge.cleaning import NATIONAL_CODE, is_usable_code, readable_title
from knowledge.errors import RefusedFileError
from knowledge.importers.parsed import Parsed, decode
from knowledge.importers.portal_fields import (
    checked,
    kinds_of,
    line_or_silence,
    parse_fees,
    parse_time,
    silent,
    text_or_silence,
)
from knowledge.importers.portal_parts import parse_documents, parse_legal
from knowledge.provinces import jurisdiction
from knowledge.records import Channel, Level, Procedure, SubmissionMethod
from knowledge.report import Cleaned
from knowledge.text import CleanText, clean, one_line

SOURCE = "portal-text"
HEADINGS = (
    "Mã thủ tục",
    "Số quyết định",
    "Tên thủ tục",
    "Cấp thực hiện",
    "Loại thủ tục",
    "Lĩnh vực",
    "Trình tự thực hiện",
    "Cách thức thực hiện",
    "Thành phần hồ sơ",
    "Đối tượng thực hiện",
    "Cơ quan thực hiện",
    "Cơ quan có thẩm quyền",
    "Địa chỉ tiếp nhận HS",
    "Cơ quan được ủy quyền",
    "Cơ quan phối hợp",
    "Kết quả thực hiện",
    "Căn cứ pháp lý",
    "Yêu cầu, điều kiện thực hiện",
    "Từ khóa",
    "Mô tả",
)

_LEVELS = {
    "cấp xã": Level.COMMUNE,
    "cấp tỉnh": Level.PROVINCE,
    "cấp bộ/trung ương": Level.MINISTRY,
    "cấp bộ": Level.MINISTRY,
}
_CHANNELS = {"DIRECT": Channel.DIRECT, "ONLINE": Channel.ONLINE, "POSTAL": Channel.POSTAL}
_METHOD = re.compile(r"^ {0,2}\* Hình thức nộp: ?", re.MULTILINE)
_METHOD_PARTS = re.compile(
    r"(?P<channel>[^\n]*)\n {4}Thời hạn giải quyết:(?P<time>.*?)(?:\n {4}Phí, lệ phí:(?P<fees>.*?))?"
    r"(?:\n {4}Mô tả:(?P<note>.*))?",
    re.DOTALL,
)
_OFFICIALS = "Cán bộ, công chức, viên chức"


def looks_like(text: str) -> bool:
    """Whether `text` (already composed) begins like a record of the export."""
    return any(heading in text[:2000] for heading in ("Mã thủ tục:", "Chi tiết thủ tục hành chính"))


def parse(name: str, data: bytes, as_of: str = "") -> Parsed:
    """The record in the file `name`. Raises RefusedFileError with the reason and its mend."""
    cleaned = clean(decode(name, data))
    sections = split_sections(name, cleaned.text)
    kinds = _text_kinds(cleaned)
    code = one_line(sections["Mã thủ tục"])
    if not is_usable_code(code):
        raise RefusedFileError(name, "mã thủ tục trống hoặc không phải mã; sửa dòng «Mã thủ tục»")
    if not NATIONAL_CODE.fullmatch(code):
        kinds.add(Cleaned.ODD_CODE)
    title = readable_title(sections["Tên thủ tục"])
    kinds.update(title.cleaned)
    if silent(title.text):
        raise RefusedFileError(name, "không có tên thủ tục; sửa dòng «Tên thủ tục»")
    methods = parse_methods(name, sections["Cách thức thực hiện"])
    kinds |= kinds_of(methods)
    documents = parse_documents(name, sections["Thành phần hồ sơ"])
    if any(not group.documents for group in documents):
        kinds.add(Cleaned.EMPTY_DOCUMENT_GROUP)
    legal_bases, broken = parse_legal(sections["Căn cứ pháp lý"])
    if broken:
        kinds.add(Cleaned.LEGAL_BROKEN)
    if any(not basis.number for basis in legal_bases):
        kinds.add(Cleaned.LEGAL_WITHOUT_NUMBER)
    conditions = text_or_silence(sections["Yêu cầu, điều kiện thực hiện"])
    description = text_or_silence(sections["Mô tả"])
    if description and description == conditions:
        kinds.add(Cleaned.DESCRIPTION_REPEATED)
        description = ""
    procedure = Procedure(
        code=code,
        title=title.text,
        decision=line_or_silence(sections["Số quyết định"]),
        level=_LEVELS.get(one_line(sections["Cấp thực hiện"]).lower(), Level.UNSTATED),
        kind=line_or_silence(sections["Loại thủ tục"]),
        field=line_or_silence(sections["Lĩnh vực"]),
        audience=parse_audience(sections["Đối tượng thực hiện"]),
        methods=methods,
        documents=documents,
        steps=text_or_silence(sections["Trình tự thực hiện"]),
        result=text_or_silence(sections["Kết quả thực hiện"]),
        agency=text_or_silence(sections["Cơ quan thực hiện"]),
        authority=text_or_silence(sections["Cơ quan có thẩm quyền"]),
        delegated=text_or_silence(sections["Cơ quan được ủy quyền"]),
        coordinating=text_or_silence(sections["Cơ quan phối hợp"]),
        receiving_address=text_or_silence(sections["Địa chỉ tiếp nhận HS"]),
        conditions=conditions,
        legal_bases=legal_bases,
        keywords=text_or_silence(sections["Từ khóa"]),
        description=description,
        as_of=as_of,
        source=SOURCE,
    )
    if place := jurisdiction(procedure):
        kinds.add(Cleaned.PROVINCIAL_COPY)
        procedure = replace(procedure, jurisdiction=place)
    return Parsed(procedure, frozenset(kinds))


def split_sections(name: str, text: str) -> dict[str, str]:
    """The body of each heading, by heading. Raises RefusedFileError naming the headings that are missing."""
    starts: list[tuple[int, int]] = []
    position = 0
    missing = []
    for heading in HEADINGS:
        found = _find(text, heading, position)
        if found is None:
            missing.append(heading)
            continue
        starts.append((found, found + len(heading) + 1))
        position = starts[-1][1]
    if len(missing) == len(HEADINGS):
        raise RefusedFileError(name, "không phải hồ sơ thủ tục xuất từ cổng (không có mục nào); bỏ tệp này ra")
    if missing:
        raise RefusedFileError(name, f"bị cắt cụt hoặc thiếu mục «{'», «'.join(missing)}»; xuất lại tệp từ cổng")
    ends = [start for start, _ in starts[1:]] + [len(text)]
    return {heading: text[body:end].strip("\n") for heading, (_, body), end in zip(HEADINGS, starts, ends, strict=True)}


def _find(text: str, heading: str, position: int) -> int | None:
    pattern = re.compile(rf"^{re.escape(heading)}:", re.MULTILINE)
    if heading == "Từ khóa":
        # Bodies of the conditions are known to end in a stray "Từ khóa:"; the heading has "Mô tả:" after it.
        sure = re.compile(r"^Từ khóa:[^\n]*\nMô tả:", re.MULTILINE).search(text, position)
        if sure:
            return sure.start()
    match = pattern.search(text, position)
    return match.start() if match else None


def parse_methods(name: str, body: str) -> tuple[SubmissionMethod, ...]:
    """The submission methods in source order. Raises RefusedFileError where one is not in the known form."""
    if silent(body):
        return ()
    before, *blocks = _METHOD.split(body)
    if before.strip():
        raise RefusedFileError(name, "mục «Cách thức thực hiện» không bắt đầu bằng «Hình thức nộp»; xuất lại từ cổng")
    methods = []
    for block in blocks:
        match = _METHOD_PARTS.fullmatch(block.rstrip("\n"))
        if match is None:
            raise RefusedFileError(name, "mục «Cách thức thực hiện» thiếu dòng «Thời hạn giải quyết»; xuất lại từ cổng")
        methods.append(
            checked(
                SubmissionMethod(
                    _CHANNELS.get(match["channel"].strip(), Channel.OTHER),
                    parse_time(match["time"]),
                    parse_fees(match["fees"] or ""),
                    text_or_silence(match["note"] or ""),
                )
            )
        )
    return tuple(methods)


def parse_audience(body: str) -> tuple[str, ...]:
    """The kinds of people and bodies the procedure is for, in source order: split at commas outside
    brackets.
    """
    if silent(body):
        return ()
    items: list[list[str]] = [[]]
    depth = 0
    for part in re.split(r"([(),])", one_line(body).replace(_OFFICIALS, _OFFICIALS.replace(",", ";"))):
        depth += {"(": 1, ")": -1}.get(part, 0)
        if part == "," and depth <= 0:
            items.append([])
        else:
            items[-1].append(part)
    texts = ("".join(parts).strip().replace(_OFFICIALS.replace(",", ";"), _OFFICIALS) for parts in items)
    return tuple(text for text in texts if text)


def _text_kinds(cleaned: CleanText) -> set[Cleaned]:
    found = {
        Cleaned.DECOMPOSED_UNICODE: cleaned.decomposed,
        Cleaned.CONTROL_CHARACTER: cleaned.controls,
        Cleaned.FONT_SYMBOL: cleaned.symbols,
        Cleaned.HTML_TAG: cleaned.tags,
    }
    return {kind for kind, value in found.items() if value}
