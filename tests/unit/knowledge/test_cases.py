"""Tests of knowledge/cases.py."""

from __future__ import annotations

import pytest

from knowledge.cases import GroupKind, alternatives, group_kinds, other_cases
from knowledge.records import Document, DocumentGroup


def group(case: str, *papers: str) -> DocumentGroup:
    return DocumentGroup(case, tuple(Document(paper) for paper in papers))


FIRST = group("a) Trường hợp cấp mới:", "- Đơn đề nghị cấp thẻ", "Ảnh")
AGAIN = group("b) Trường hợp cấp lại:", "Đơn đề nghị cấp lại thẻ")


def test_cases_with_an_application_each_are_alternatives_and_notes_always_hold() -> None:
    groups = (FIRST, AGAIN, group("* Lưu ý:", "Giấy tờ nước ngoài phải hợp pháp hóa"))
    assert group_kinds(groups) == (GroupKind.ALTERNATIVE, GroupKind.ALTERNATIVE, GroupKind.NOTE)
    assert alternatives(groups) == (0, 1)
    assert other_cases(groups, 1) == (0,)
    assert other_cases(groups, 2) == other_cases(groups, None) == other_cases(groups, 9) == ()


@pytest.mark.parametrize(
    "doubtful",
    [
        group("", "Căn cước"),
        group("Giấy tờ phải xuất trình:", "Đơn"),
        group("Trường hợp ủy quyền:", "Đơn đề nghị", "Giấy ủy quyền"),
        group("Trường hợp có thêm người thừa kế, nộp bổ sung:", "Đơn đề nghị"),
        group("Trường hợp nộp trực tuyến:", "Tờ khai điện tử"),
        group("Trường hợp đổi tên:", "Quyết định đổi tên"),
        group("Trường hợp hỗ trợ học phí:", "Đơn đề nghị"),
        group("a) Trường hợp cấp mới", "Đơn đề nghị khác"),
    ],
)
def test_one_group_in_doubt_keeps_all(doubtful: DocumentGroup) -> None:
    assert alternatives((FIRST, AGAIN, doubtful)) == ()


def test_one_case_is_no_choice() -> None:
    assert alternatives((FIRST,)) == ()
    assert alternatives(()) == ()
