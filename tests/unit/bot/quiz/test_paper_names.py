"""Tests of bot/quiz/paper_names.py."""

import pytest

from bot.quiz.paper_names import askable, is_open, plain_name, readable, says_something
from knowledge.records import Document


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("- - Đơn đề nghị (Mẫu số 01);", "Đơn đề nghị (Mẫu số 01)"),
        ("+ a) Giấy báo tử của bệnh viện.", "Giấy báo tử của bệnh viện"),
        ("02 bản   chà số khung của xe", "Bản chà số khung của xe"),
        ("Hợp đồng thuê tàu: 01 bản chính;", "Hợp đồng thuê tàu"),
        (
            "Phương án nuôi trồng thủy sản theo Mẫu số 16 Phụ lục ban hành kèm theo Nghị định số 44/2026/NĐ-CP.",
            "Phương án nuôi trồng thủy sản",
        ),
        ("Giấy đề nghị hỗ trợ (Mẫu số 01 kèm theo Nghị định 131/2026/NĐ-CP.)", "Giấy đề nghị hỗ trợ"),
        (
            "Tờ khai theo mẫu tại Phụ lục I Nghị định 5/2025/NĐ-CP và giấy báo tử",
            "Tờ khai theo mẫu tại Phụ lục I Nghị định 5/2025/NĐ-CP và giấy báo tử",
        ),
        ("Hai giấy:\n- giấy một", ""),
    ],
)
def test_marks_counts_and_forms_are_no_part_of_a_name(source: str, name: str) -> None:
    assert plain_name(Document(source)) == name


@pytest.mark.parametrize(
    "name",
    [
        "Trường hợp ủy quyền thì nộp giấy ủy quyền", "Giấy tờ nêu trên có xác nhận", "Giấy tờ khác có liên quan",
        "Đơn", "Giấy chứng nhận (bản sao", "ĐƠN ĐỀ NGHỊ CẤP PHÉP", "Tờ khai theo mẫu của", "Giấy " + "x" * 100,
    ],
)  # fmt: skip
def test_what_is_cut_open_or_unclear_is_not_readable(name: str) -> None:
    assert not readable(name)


def test_what_any_dossier_may_hold_or_depends_on_a_case_is_not_askable() -> None:
    assert askable("Giấy chứng nhận đăng kiểm tàu thuyền")
    for name in (
        "Bản sao căn cước của người nộp", "Giấy ủy quyền có chứng thực", "Đơn đề nghị cấp lại theo mẫu",
        "Sơ đồ mặt bằng nhà xưởng (nếu có)", "Giấy tờ về việc nuôi trồng thủy sản", "Đơn có xác nhận của nhà trường",
        "Giấy chứng nhận đăng ký doanh nghiệp của hộ nuôi", "Tờ trình đề nghị phê duyệt",
    ):  # fmt: skip
        assert not askable(name), name


def test_a_name_that_all_papers_have_says_nothing() -> None:
    assert not says_something("Đơn đề nghị")
    assert says_something("Giấy báo tử")


@pytest.mark.parametrize(
    "line",
    [
        "Các giấy tờ chứng minh", "Một trong các giấy tờ sau", "Giấy tờ khác (nếu có)", "Tài liệu có liên quan",
        "Hồ sơ theo quy định của pháp luật", "Giấy tờ chứng minh nơi ở", "Không quy định",
    ],
)  # fmt: skip
def test_an_open_line_is_seen(line: str) -> None:
    assert is_open(line)


def test_a_certain_line_is_not_open() -> None:
    assert not is_open("Đơn đề nghị sửa đổi, bổ sung giấy phép")
