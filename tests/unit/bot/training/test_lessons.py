"""Tests of bot/training/lessons.py."""

from bot.answers.paging import PAGE_LIMIT
from bot.training.lessons import lesson_pages, section
from knowledge.handbooks.records import Passage
from knowledge.posts import Lesson

LESSON = Lesson("so-tay.md", "2. Bảng")
SHELF = (
    Passage("so-tay.md", ("Sổ tay", "1. Mở đầu"), None, "Chào."),
    Passage("so-tay.md", ("Sổ tay", "2. Bảng"), None, "Đọc <kỹ>.\nViệc | Hạn | Tiền\nKhai sinh | 1 ngày | 0 đồng"),
    Passage("so-tay.md", ("Sổ tay", "2. Bảng", "2.1. Thêm"), None, "Việc | Hạn | Tiền\nKhai tử | | 5.000 đồng"),
    Passage("khac.md", ("Khác", "2. Bảng"), None, "Không phải."),
)


def test_a_section_is_what_stands_under_its_heading_in_its_handbook() -> None:
    assert section(SHELF, LESSON) == SHELF[1:3]
    assert section(SHELF, Lesson("so-tay.md", "9. Không có")) == ()


def test_tables_become_lines_that_a_telephone_shows() -> None:
    (page,) = lesson_pages(section(SHELF, LESSON), LESSON, "<i>Hết</i>")
    assert page == (
        "<b>2. Bảng</b>\n\nĐọc &lt;kỹ&gt;.\n\n<b>Khai sinh</b>\nHạn: 1 ngày\nTiền: 0 đồng\n\n"
        "<b>2.1. Thêm</b>\n\n<b>Khai tử</b>\nTiền: 5.000 đồng\n\n<i>Hết</i>"
    )


def test_a_long_lesson_has_pages_and_the_last_says_so() -> None:
    long = [Passage("so-tay.md", ("Sổ tay", "2. Bảng"), None, "Một câu dài vừa phải. " * 50) for _ in range(6)]
    pages = lesson_pages(long, LESSON, "<i>Hết</i>")
    assert len(pages) > 1 and all(len(page) <= PAGE_LIMIT for page in pages)
    assert pages[-1].endswith("<i>Hết</i>")
