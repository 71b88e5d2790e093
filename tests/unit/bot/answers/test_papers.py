"""Tests of bot/answers/papers.py."""

import pytest

from bot.answers.papers import PaperGroup, PaperLine, counts, forms, paper_groups, short_list
from bot.answers.wording import wording
from knowledge.records import Document, DocumentGroup, Procedure
from tests.unit.bot.answers.samples import FULL

VI = wording("vi")


def test_papers_are_numbered_and_notes_are_not() -> None:
    assert paper_groups(FULL.documents, VI) == (
        PaperGroup(
            "Giấy tờ phải nộp",
            (
                PaperLine("1.", "Tờ khai theo mẫu <TV1>", "1 bản chính, 2 bản sao", "TV1.docx"),
                PaperLine("2.", "Ảnh thẻ", "", ""),
            ),
        ),
        PaperGroup("Lưu ý", (PaperLine("•", "Mang theo bút viết", "", ""),)),
    )


@pytest.mark.parametrize(
    ("originals", "copies", "language", "text"),
    [
        (1, 1, "vi", "1 bản chính, 1 bản sao"),
        (0, 0, "vi", ""),
        (None, None, "vi", ""),
        (0, 2, "en", "2 copies"),
        (1, 0, "en", "1 original"),
        (5, 2, "ru", "5 оригиналов, 2 копии"),
    ],
)
def test_counts(originals: int | None, copies: int | None, language: str, text: str) -> None:
    assert counts(Document("Đơn", originals, copies), wording(language)) == text


def test_the_short_list_leaves_notes_out_and_counts_everything() -> None:
    shown, everything = short_list(FULL.documents, 5, 12, VI)
    assert shown == (PaperGroup("Giấy tờ…", (PaperLine("•", "Tờ khai…", "", ""),)),)
    assert everything == 3


def test_the_short_list_stops() -> None:
    papers = tuple(Document(f"Giấy {number}") for number in range(9))
    shown, everything = short_list((DocumentGroup("", papers),), 2, 50, VI)
    assert [paper.name for group in shown for paper in group.papers] == ["Giấy 0", "Giấy 1"]
    assert everything == 9


def test_forms_are_papers_that_are_filled_in() -> None:
    names = (
        "Tờ khai A", "Đơn đề nghị", "Mẫu số 2", "Hóa đơn", "Văn bản của đơn vị", "Ảnh", "Phiếu đăng ký",
        "Tờ khai A",
    )  # fmt: skip
    procedure = Procedure("1", "T", documents=(DocumentGroup("", tuple(Document(name) for name in names)),))
    assert [name for name, _ in forms(procedure)] == ["Tờ khai A", "Đơn đề nghị", "Mẫu số 2", "Phiếu đăng ký"]
    assert list(forms(FULL)) == [("Tờ khai theo mẫu <TV1>", "TV1.docx")]
