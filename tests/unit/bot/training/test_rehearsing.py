"""Tests of bot/training/rehearsing.py and act_replies.py: a rehearsal from the first word to the judgement."""

from bot.training.actions import PAPERS_DONE, REHEARSE
from tests.unit.bot.training.samples import PERSON
from tests.unit.bot.training.school import Desk, labels


def at_the_counter() -> Desk:
    desk = Desk()
    desk.do("train")
    desk.tap("Hộ tịch")
    desk.do("rehearse")
    return desk


def test_a_rehearsal_done_well() -> None:
    desk = at_the_counter()
    assert desk.last and "Em làm khai sinh cho cháu." in desk.last.pages[0] and "thủ tục nào" in desk.last.pages[0]
    assert "Cấp nào" in desk.tap("Thủ tục 1.000001").pages[0]
    assert "nộp hoặc xuất trình" in desk.tap("Cấp xã").pages[0]
    assert "☑ tờ khai" in labels(desk.tap("tờ khai"))
    desk.tap("giấy chứng sinh")
    assert "làm gì với hồ sơ" in desk.do(PAPERS_DONE).pages[0]
    end = desk.tap("Trả lại")
    assert "100/100" in end.pages[0] and "Còn thiếu giấy chứng sinh." in end.pages[0]
    assert "1.000001, 163/QĐ-BTP" in end.pages[0]
    assert [dict(one.scores) for one in desk.ledger.rehearsed(PERSON)] == [
        {"procedure": 1.0, "level": 1.0, "papers": 1.0, "decision": 1.0}
    ]


def test_every_mistake_is_told_with_the_record() -> None:
    desk = at_the_counter()
    desk.tap("Thủ tục 1.000002")
    desk.tap("Cấp tỉnh")
    desk.tap("tờ khai")
    desk.tap("sổ hộ khẩu")
    desk.do(PAPERS_DONE)
    page = desk.tap("Nhận hồ sơ").pages[0]
    assert "0/100" in page
    assert "bạn chọn «Thủ tục 1.000002 (1.000002)»; đúng là «Thủ tục 1.000001 (1.000001)»" in page
    assert "bạn chọn «Cấp tỉnh»; đúng là «Cấp xã»" in page
    assert "Quên hỏi: giấy chứng sinh. Bản ghi viết: «Giấy chứng sinh do cơ sở y tế cấp»." in page
    assert "Đòi thừa: sổ hộ khẩu." in page


def test_an_old_button_shows_where_it_stands() -> None:
    desk = at_the_counter()
    desk.tap("Thủ tục 1.000001")
    page = desk.do("v1:x:procedure:1.000002").pages[0]
    assert "đã xong hoặc đã đổi" in page and "Cấp nào" in page
    desk.tap("Cấp xã")
    desk.do(PAPERS_DONE)
    desk.tap("Trả lại")
    assert "thủ tục nào" in desk.do("v1:x:decision:return").pages[0]
    assert len(desk.ledger.rehearsed(PERSON)) == 1


def test_another_situation_begins_anew() -> None:
    desk = at_the_counter()
    desk.tap("Thủ tục 1.000001")
    assert "thủ tục nào" in desk.do(REHEARSE).pages[0]
