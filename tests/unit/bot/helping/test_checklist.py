"""Tests of bot/helping/checklist.py."""

from dataclasses import replace

from bot.answers.wording import wording
from bot.helping.cases import ALL
from bot.helping.checklist import checklist, lists, mark, missing, papers
from knowledge.records import Document, DocumentGroup, Procedure
from tests.unit.bot.helping.samples import BIRTH, CARD

VI = wording("vi")


def test_papers_are_numbered_and_what_explains_is_not() -> None:
    items = checklist(BIRTH, None, VI)
    assert [(item.number, item.name) for item in items] == [
        (1, "Tờ khai theo mẫu"),
        (2, "Giấy chứng sinh"),
        (0, "Trường hợp đã có bản điện tử thì không phải nộp"),
        (3, "Căn cước của cha, mẹ"),
        (0, "Người yêu cầu tự chịu trách nhiệm"),
        (4, "Tờ khai điện tử"),
    ]
    assert items[1].counts == "1 bản chính, 1 bản sao" and items[1].case == "Giấy tờ phải nộp"


def test_a_rule_is_a_paper_where_nothing_is_counted() -> None:
    groups = (DocumentGroup("", (Document("Trường hợp mất thẻ: đơn trình báo"), Document("Hồ sơ gồm:"))),)
    assert [item.number for item in checklist(Procedure("1.1", "A", documents=groups), None, VI)] == [1, 0]


def test_only_the_alternative_that_holds_is_listed() -> None:
    assert [item.name for item in checklist(CARD, 1, VI)] == ["Đơn đề nghị cấp lại thẻ"]
    assert len(checklist(CARD, ALL, VI)) == len(checklist(CARD, None, VI)) == len(checklist(CARD, 9, VI)) == 3


def test_a_tick_stays_with_its_paper_when_others_change() -> None:
    items = checklist(BIRTH, None, VI)
    first, *rest = BIRTH.documents
    changed = replace(BIRTH, documents=(replace(first, documents=first.documents[1:]), *rest))
    assert [item.key for item in checklist(changed, None, VI)] == [item.key for item in items[1:]]


def test_papers_of_one_name_are_told_apart() -> None:
    groups = (DocumentGroup("", (Document("Ảnh thẻ", 1), Document("Ảnh thẻ", 1))),)
    keys = [item.key for item in checklist(Procedure("1.1", "A", documents=groups), None, VI)]
    assert len(set(keys)) == 2


def test_marks() -> None:
    first, second, *_ = papers(checklist(BIRTH, None, VI))
    ticks = frozenset({first.key, "-" + second.key})
    assert [mark(item, ticks) for item in papers(checklist(BIRTH, None, VI))] == ["there", "needless", "open", "open"]
    assert [item.number for item in missing(checklist(BIRTH, None, VI), ticks)] == [3, 4]
    assert lists(BIRTH, None, first.key) and not lists(BIRTH, None, "00000000")
