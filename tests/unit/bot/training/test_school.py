"""Tests of bot/training/school.py with everything behind it: one officer goes the whole way."""

import pypdfium2

from bot.messages import Role
from bot.training.actions import HOME, NEXT, PAPER, POSTS, REVIEW, digest, hour_action, item_action, module_action
from bot.training.path import items, round_key
from bot.training.rounds import LENGTH
from tests.unit.bot.training.samples import FIRST, PERSON, POST
from tests.unit.bot.training.school import RECORDS, SHELF, Desk, choices, labels, opened

DAY = 86_400.0


def on_path() -> Desk:
    desk = Desk()
    desk.do("train")
    desk.tap("Hộ tịch")
    return desk


def finished() -> Desk:
    desk = on_path()
    for item in items(POST):
        desk.ledger.learn(PERSON, "ho-tich", item.key)
    return desk


def test_a_citizen_is_told_how_to_be_invited() -> None:
    for role in (Role.CITIZEN, Role.VOLUNTEER):
        desk = Desk(role=role)
        assert "đường dẫn mời" in desk.do("train").pages[0]
        assert "đường dẫn mời" in desk.do(HOME).pages[0]
        assert desk.ledger.trainee(PERSON) is None


def test_a_post_is_chosen_and_the_path_shown() -> None:
    desk = Desk()
    assert labels(desk.do("train")) == ["Hộ tịch"]
    page = desk.tap("Hộ tịch").pages[0]
    assert "Đường học: Hộ tịch" in page and "░░░░░░░░░░ 0 %" in page and "▫️ 1. Thứ hai" in page
    assert "tháng 7/2026" in page
    assert labels(desk.do(POSTS)) == ["Hộ tịch"]


def test_the_way_leads_from_lesson_to_lesson_to_cards_to_questions() -> None:
    desk = on_path()
    assert "Chào người mới." in desk.do(NEXT).pages[0]
    second = desk.tap("Học tiếp")
    assert len(second.pages) == 2 and second.page == 0
    assert desk.ledger.learnt(PERSON, "ho-tich") == {"so-tay.md#1. Mở đầu"}
    last = desk.tap("Tiếp ▶️")
    assert last.page == 1 and last.replaces and "Đã đọc xong" in last.pages[1]
    assert "Thủ tục 1.000001" in desk.tap("Học tiếp").pages[0]
    assert "Thủ tục 1.000002" in desk.tap("Học tiếp").pages[0]
    asked = desk.tap("Học tiếp")
    assert asked.quiz is not None and f"Câu 1/{LENGTH}" in asked.pages[0]


def test_a_round_that_is_passed_closes_its_module() -> None:
    desk = on_path()
    desk.do(item_action(round_key(FIRST)))
    for right in (True, False, True, True, True, True, True):
        reply = desk.answer(right)
        assert ("✅ <b>Đúng.</b>" if right else "❌ <b>Chưa đúng.</b> Đáp án: b.") in reply.pages[0]
    end = desk.answer(True)
    assert end.quiz is None and "Đạt: đúng 7/8 câu" in end.pages[0]
    assert round_key(FIRST) in desk.ledger.learnt(PERSON, "ho-tich")
    assert sum(one.right for one in desk.ledger.answers(PERSON)) == 7


def test_a_round_that_is_failed_says_what_to_look_at_and_is_asked_anew() -> None:
    desk = on_path()
    first = desk.do(item_action(round_key(FIRST))).quiz
    for _ in range(LENGTH):
        end = desk.answer(False)
    assert "Đúng 0/8 câu, cần 6 câu" in end.pages[0]
    assert any(label.startswith("1.000001 Thủ tục") for label in labels(end))
    assert round_key(FIRST) not in desk.ledger.learnt(PERSON, "ho-tich")
    again = desk.tap("Hỏi lại").quiz
    assert first and again and again.question


def test_an_old_or_repeated_answer_counts_for_nothing() -> None:
    desk = on_path()
    quiz = desk.do(item_action(round_key(FIRST))).quiz
    assert quiz is not None
    desk.answer(True)
    repeated = desk.do(f"{quiz.action}:0")
    assert "đã trả lời rồi" in repeated.pages[0] and repeated.quiz is not None and repeated.quiz != quiz
    assert len(desk.ledger.answers(PERSON)) == 1
    for _ in range(LENGTH - 1):
        desk.answer(True)
    assert "đã xong" in desk.do(f"{quiz.action}:0").pages[0]


def test_a_question_whose_record_changed_is_passed_over() -> None:
    desk = on_path()
    quiz = desk.do(item_action(round_key(FIRST))).quiz
    assert quiz is not None
    desk.bank.questions = [one for one in desk.bank.questions if one.text != quiz.question]
    reply = desk.do(f"{quiz.action}:{quiz.key}")
    assert "vừa đổi" in reply.pages[0] and reply.quiz is not None
    assert desk.ledger.answers(PERSON) == []
    for _ in range(LENGTH - 1):
        end = desk.answer(True)
    assert "đúng 7/7 câu" in end.pages[0]


def test_what_was_missed_is_asked_another_day() -> None:
    desk = on_path()
    desk.do(item_action(round_key(FIRST)))
    for _ in range(LENGTH):
        desk.answer(False)
    assert "chưa có gì cần ôn" in desk.do(REVIEW).pages[0]
    desk.clock.now += DAY
    assert "từng sai" in desk.do(HOME).pages[0]
    reply = desk.do(REVIEW)
    assert reply.quiz is not None and "Ôn lại, câu 1/" in reply.pages[0]
    while reply.quiz is not None:
        reply = desk.answer(True)
    assert "Ôn xong" in reply.pages[0]


def test_a_fact_without_questions_is_not_due_for_ever() -> None:
    desk = on_path()
    desk.reviews.note(PERSON, "1.000001", "sibling", False)
    desk.clock.now += DAY
    assert "chưa có gì cần ôn" in desk.do(REVIEW).pages[0]
    assert desk.reviews.due(PERSON) == []


def test_everything_is_where_it_was_after_a_restart() -> None:
    desk = on_path()
    desk.do(item_action(round_key(FIRST)))
    desk.answer(True)
    again = Desk(clock=desk.clock)
    again.state = desk.state
    quiz = desk.last and desk.last.quiz
    assert quiz is not None and desk.do(f"{quiz.action}:{quiz.key}").pages[0].endswith(f"Câu 3/{LENGTH}</i>")


def test_a_lesson_or_a_record_that_is_gone_does_not_stop_the_path() -> None:
    desk = on_path()
    desk.generation = opened({code: RECORDS[code] for code in ("1.000002", "1.000003")}, SHELF[1:])
    assert "không còn trong sổ tay" in desk.do(NEXT).pages[0]
    assert "Câu một." in desk.tap("Học tiếp").pages[0]
    desk.tap("Tiếp ▶️")
    assert "Thủ tục 1.000002" in desk.tap("Học tiếp").pages[0]
    assert "đường học cũ" in desk.do("v1:t:item:0123456789:0").pages[0]


def test_a_module_shows_what_is_done_of_it() -> None:
    desk = on_path()
    desk.do(NEXT)
    reply = desk.do(module_action(0))
    assert labels(reply)[:5] == [
        "✅ 1. Mở đầu",
        "▫️ 2. Bảng",
        "▫️ 1.000001 Thủ tục 1.000001",
        "▫️ 1.000002 Thủ tục 1.000002",
        "▫️ Câu hỏi cuối phần",
    ]
    assert digest("so-tay.md#2. Bảng") in choices(reply)[1].action


def test_the_daily_hour_is_set_and_put_off() -> None:
    desk = on_path()
    assert "mấy giờ" in desk.do("v1:t:hours").pages[0]
    assert "lúc 7 giờ" in desk.do(hour_action(7)).pages[0]
    found = desk.ledger.trainee(PERSON)
    assert found and found.hour == 7
    desk.do(hour_action(None))
    found = desk.ledger.trainee(PERSON)
    assert found and found.hour is None


def test_the_certificate_waits_for_the_end() -> None:
    desk = on_path()
    assert "Chưa học xong" in desk.do(PAPER).pages[0]
    assert desk.type("Nguyễn Văn An") is None


def test_the_certificate_bears_the_name_typed_and_the_name_is_not_kept() -> None:
    desk = finished()
    assert "học hết đường học" in desk.do(HOME).pages[0]
    assert "Gõ họ tên" in desk.tap("Giấy ghi nhận").pages[0]
    reply = desk.type("K'Brếh Nguyễn Thị Hạnh")
    assert reply is not None and [file.name.rsplit(".", 1)[1] for file in reply.files] == ["pdf", "png"]
    text = pypdfium2.PdfDocument(reply.files[0].content)[0].get_textpage().get_text_range()
    assert "Nguyễn Thị Hạnh" in text and "Xã Đức Trọng" in text and "100%" in text
    assert "Hạnh" not in "".join(
        str(row) for table in ("session", "certified") for row in desk.state.rows(f"select * from {table}")
    )
    assert desk.type("Nguyễn Văn An") is None


def test_a_question_typed_instead_of_the_name_is_a_question() -> None:
    desk = finished()
    desk.do(PAPER)
    assert desk.type("làm giấy khai sinh cho con cần giấy tờ gì, nộp ở đâu vậy ạ?") is None
    assert desk.type("Nguyễn Văn An") is None


def test_the_name_may_be_left_blank() -> None:
    desk = finished()
    desk.do(PAPER)
    assert len(desk.tap("Để trống tên").files) == 2
