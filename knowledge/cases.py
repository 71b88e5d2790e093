"""Which groups of a record's papers are cases of which only one holds; everything else always applies.

A heading alone tells little: "Trường hợp ủy quyền" adds papers, "Giấy tờ phải xuất trình" parts them, "Lưu ý" explains.
Groups are alternatives only where each is named as a case, none speaks of adding to another, and each holds an
application or a declaration of its own, so that each is a dossier by itself. Dropping a paper that is needed is worse
than showing one too many: where anything is in doubt, nothing is an alternative. Imported by bot. Tested by
tests/unit/knowledge/test_cases.py and, over every record and by other means, by tests/corpus/test_cases.py.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from knowledge.records import DocumentGroup
from knowledge.text import one_line

MOST = 8  # cases: more are no question that a person can answer with a tap
LONGEST = 240  # characters of a heading: a longer one holds papers itself

_NUMBER = r"^\W*(?:(?:[a-zđ]|[ivx]{1,4}|\d{1,2}(?:\.\d{1,2}){0,3})\s*[).:-]\s*)?\W*"
_CASE = re.compile(
    _NUMBER + r"(?:hồ sơ |thành phần hồ sơ |giấy tờ )?(?:(?:đề nghị|đăng ký|cấp|cho)\b.{0,60})?"
    r"(?:đối với|trong trường hợp|trường hợp|khi)\b",
    re.IGNORECASE,
)
_NOTE = re.compile(_NUMBER + r"(?:lưu ý|ghi chú|chú ý|chú thích)\b", re.IGNORECASE)
# What says that a group adds to others, parts one dossier, or depends on how it is handed in.
_ADDS = re.compile(
    r"\b(?:bổ sung|thêm|ngoài|kèm|nêu trên|ở trên|nói trên|tại mục|tại điểm|các trường hợp|mọi trường hợp|ủy quyền"
    r"|uỷ quyền|đại diện|xuất trình|tham chiếu|trực tuyến|điện tử|bưu chính|trực tiếp|cổng|bản giấy|gián đoạn|lưu ý"
    r"|nếu có|tùy|tuỳ|một trong|báo cáo|từng lần|lần sau|tiếp theo|thẩm định|không thu được|không khai thác|còn lại"
    r"|chung|quy định trên|hồ sơ trình|vừa|đồng thời|và có|cũng|sau khi|trước khi|bước|giai đoạn|đợt|tạm ứng"
    r"|thanh toán)\b",
    re.IGNORECASE,
)
# Benefits that one person may claim together.
_CLAIM = re.compile(r"(?:trường hợp|đối với)\s+(?:đề nghị |hưởng )?(?:hỗ trợ|trợ cấp|chế độ)\b", re.IGNORECASE)
_OPENS = re.compile(
    r"^\W*(?:\(?[a-zđ0-9]{1,3}[).]\s*)?(?:0?\d+ )?(?:bản (?:chính|gốc) )?"
    r"(?:đơn|tờ khai|giấy đề nghị|văn bản đề nghị|công văn|bản khai|phiếu (?:đề nghị|đăng ký|yêu cầu|khai)"
    r"|thông báo|giấy đăng ký|tờ trình|bản đề nghị|danh sách|hồ sơ đề nghị|giấy yêu cầu"
    r"|văn bản (?:đăng ký|thông báo))\b",
    re.IGNORECASE,
)


class GroupKind(StrEnum):
    """What a group of papers is to the others."""

    ALTERNATIVE = "alternative"
    ALWAYS = "always"
    NOTE = "note"


def group_kinds(groups: Sequence[DocumentGroup]) -> tuple[GroupKind, ...]:
    """The kind of each group, in order. There are two alternatives at least, or none."""
    kinds = [GroupKind.NOTE if _NOTE.match(group.case) else GroupKind.ALWAYS for group in groups]
    cases = [at for at, group in enumerate(groups) if _is_case(group)]
    papers = [at for at, group in enumerate(groups) if group.documents and kinds[at] is not GroupKind.NOTE]
    if cases != papers or not 2 <= len(cases) <= MOST or not _told_apart([groups[at] for at in cases]):
        return tuple(kinds)
    return tuple(GroupKind.ALTERNATIVE if at in cases else kind for at, kind in enumerate(kinds))


def alternatives(groups: Sequence[DocumentGroup]) -> tuple[int, ...]:
    """The places of the groups of which only one holds; empty, or two at least."""
    return tuple(at for at, kind in enumerate(group_kinds(groups)) if kind is GroupKind.ALTERNATIVE)


def other_cases(groups: Sequence[DocumentGroup], chosen: int | None) -> tuple[int, ...]:
    """The places of the groups that do not hold where the alternative `chosen` does; empty if it is none."""
    cases = alternatives(groups)
    return tuple(at for at in cases if at != chosen) if chosen in cases else ()


def _is_case(group: DocumentGroup) -> bool:
    heading = one_line(group.case)
    if not group.documents or not 0 < len(heading) <= LONGEST:
        return False
    doubted = any(pattern.search(heading) for pattern in (_NOTE, _ADDS, _CLAIM))
    named = _CASE.match(heading) is not None and not doubted
    return named and any(_OPENS.match(one_line(document.name)) for document in group.documents)


def _told_apart(groups: Sequence[DocumentGroup]) -> bool:
    """Whether every heading is another: of two alike, one goes on with the other."""
    headings = [re.sub(r"\W+", " ", one_line(group.case).lower()).strip() for group in groups]
    return len(set(headings)) == len(headings)
