"""Tests of bot/quiz/fees.py."""

import pytest

from bot.quiz.fees import asks_for_zero, fee_drafts
from bot.quiz.question import Question
from knowledge.records import Channel, Fee, Flag, Procedure
from tests.unit.bot.quiz.records import FIELD, asked, country, fee, method, neighbour, reasons, record, subject

CHANNELS = (Channel.DIRECT, Channel.ONLINE)
PLAIN, OFFERED = "1.000003", "1.000001"  # of the second, nought is offered too
USUAL = [neighbour(50 + n, methods=(method(Channel.DIRECT, 5, fee(20_000 + 10_000 * (n % 4))),)) for n in range(16)]


def questions(procedure: Procedure) -> list[Question]:
    about = subject(procedure)
    return asked(fee_drafts(about, country(procedure, *USUAL).everywhere), about)


def why_not(procedure: Procedure) -> list[str]:
    about = subject(procedure)
    return reasons(fee_drafts(about, country(procedure).everywhere), about)


def charging(*fees: Fee, steps: str = "", code: str = PLAIN) -> Procedure:
    return record(code, methods=tuple(method(channel, 5, *fees) for channel in CHANNELS), steps=steps)


def test_the_amount_is_asked_once_where_the_channels_agree() -> None:
    (question,) = questions(charging(fee(50_000)))
    assert question.text == "Phí, lệ phí của thủ tục «Cấp giấy phép nuôi cá lồng» (mã 1.000003) là bao nhiêu?"
    assert question.answer == "50.000 đồng"
    assert len(question.choices) == 4
    assert all(choice.endswith("000 đồng") for choice in question.choices)
    assert not asks_for_zero(question)


@pytest.mark.parametrize(
    ("note", "part"),
    [
        ("/giao dịch", "tính mỗi giao dịch, là"),
        ("50.000 đồng/giấy", "tính mỗi giấy, là"),
        ("đồng/lần", "tính mỗi lần, là"),
        ("Phí thẩm định: Năm mươi nghìn đồng", f"(mã {PLAIN}) là"),
        ("lần cấp", "tính mỗi lần cấp, là"),
        ("Phí thẩm định", "khoản ghi «Phí thẩm định», là"),
        ("Phí thẩm định: 50.000 đồng/lần", "khoản ghi «Phí thẩm định», là"),
        ("Theo Thông tư 64/2025/TT-BTC", "(mã 1.000003) là"),
    ],
)
def test_the_note_is_said_without_its_amount_or_law(note: str, part: str) -> None:
    (question,) = questions(charging(fee(50_000, note)))
    assert part in question.text
    assert "50.000" not in question.text


@pytest.mark.parametrize(
    "note",
    [
        "đối với trường hợp cấp mới", "giảm 50% đến hết năm 2026", "do Hội đồng nhân dân tỉnh quyết định",
        "50.000 đồng; cấp lại 20.000 đồng", "Miễn phí từ ngày 07/4/2026 đến 30/6/2026", "tối đa 200.000 đồng",
    ],
)  # fmt: skip
def test_a_note_with_a_condition_or_another_amount_is_no_question(note: str) -> None:
    procedure = charging(fee(50_000, note))
    assert questions(procedure) == []
    assert set(why_not(procedure)) == {"qualified"}


def test_one_conditional_channel_spoils_the_others() -> None:
    online = method(Channel.ONLINE, 5, fee(25_000, "bằng 50% mức thu"))
    assert questions(record(methods=(method(Channel.DIRECT, 5, fee(50_000)), online))) == []


def test_equal_amounts_for_other_things_are_no_question() -> None:
    online = method(Channel.ONLINE, 5, fee(50_000, "Phí đăng bạ"))
    assert questions(record(methods=(method(Channel.DIRECT, 5, fee(50_000, "Phí công bố")), online))) == []


def test_the_channel_is_said_where_amounts_differ() -> None:
    online = method(Channel.ONLINE, 5, fee(30_000))
    direct, through_web = questions(record(methods=(method(Channel.DIRECT, 5, fee(60_000)), online)))
    assert direct.text.startswith("Nộp trực tiếp thì phí, lệ phí của")
    assert "30.000 đồng" not in direct.choices
    assert through_web.answer == "30.000 đồng"
    assert "60.000 đồng" not in through_web.choices


@pytest.mark.parametrize("text", ["nộp 30.000 đồng", "lệ phí 30 nghìn đồng", "mức 30,000đ"])
def test_no_amount_of_the_record_is_offered(text: str) -> None:
    (question,) = questions(charging(fee(50_000), steps=text))
    assert "30.000 đồng" not in question.choices


def test_nought_is_what_the_source_says_never_free_of_charge() -> None:
    (question,) = questions(charging(fee(0)))
    assert question.text.startswith("Ở mục phí, lệ phí của thủ tục")
    assert question.answer == "Nguồn ghi 0 đồng"
    assert all(choice.startswith("Nguồn ghi ") for choice in question.choices)
    assert "miễn" not in question.text + question.explanation
    assert asks_for_zero(question)


def test_nought_is_offered_at_times_but_not_where_anybody_is_exempt() -> None:
    (question,) = questions(charging(fee(50_000), code=OFFERED))
    assert question.answer == "Nguồn ghi 50.000 đồng"
    assert "Nguồn ghi 0 đồng" in question.choices
    (question,) = questions(charging(fee(50_000), code=OFFERED, steps="Người nghèo được miễn."))
    assert question.answer == "50.000 đồng"


@pytest.mark.parametrize("text", ["Công dân nộp lệ phí tại quầy.", "Thu phí theo biểu.", "mức 5.000 đồng"])
def test_nought_is_not_asked_where_the_record_speaks_of_a_fee(text: str) -> None:
    assert questions(charging(fee(0), steps=text)) == []


@pytest.mark.parametrize("text", ["Không thu lệ phí.", "hỗ trợ kinh phí, chi phí mai táng, mai táng phí, học phí"])
def test_other_words_are_no_fee(text: str) -> None:
    assert len(questions(charging(fee(0), steps=text))) == 1


def test_doubted_silent_and_unnamed_fees_are_left_out() -> None:
    assert set(why_not(charging(fee(100, flags=(Flag.FEE_TOO_SMALL,))))) == {"doubted"}
    assert set(why_not(charging(fee(None, "theo quy định")))) == {"silent"}
    assert set(why_not(charging())) == {"silent"}
    assert set(why_not(charging(fee(0, "theo quyết định của tỉnh")))) == {"qualified"}
    assert set(why_not(charging(fee(50_000), fee(70_000)))) == {"several"}


def test_of_several_fees_those_are_asked_that_their_notes_tell_apart() -> None:
    found = questions(charging(fee(50_000, "Phí thẩm định"), fee(25_000, "Lệ phí in bằng")))
    assert {question.answer for question in found} == {"50.000 đồng", "25.000 đồng"}
    for question in found:
        assert "khoản ghi «" in question.text
        assert not {"50.000 đồng", "25.000 đồng"} - {question.answer} & set(question.choices)
    assert questions(charging(fee(50_000, "Phí thẩm định"), fee(25_000, "Phí thẩm định lại"))) == []
    assert len(FIELD) == 5
