"""Tests of bot/quiz/bank.py, and of every question that the tests' own records give."""

import threading
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.quiz.bank import MOST, QuestionBank
from bot.quiz.draft import folded
from bot.quiz.question import Question, QuestionKind
from knowledge.records import Channel, Procedure
from knowledge.siblings import Family
from tests.unit.bot.quiz.records import CODE, FIELD, fee, method, neighbour, papers, record, store_of

STEPS = "Bước 1: Nộp hồ sơ.\nBước 2: Thẩm tra tại ao nuôi.\nBước 3: Họp hội đồng\nBước 4: Trả giấy phép"
RICH = record(
    methods=(method(Channel.DIRECT, 5, fee(50_000)), method(Channel.ONLINE, 4, fee(50_000))),
    documents=(papers("Bản đồ vùng nuôi bè", "Phương án xử lý chất thải ao hồ", "Tờ trình mở lồng cá"),),
    agency="Công an cấp xã",
    steps=STEPS,
)
FOREIGN = neighbour(77, jurisdiction="Hà Nội", methods=(method(),))
FAMILY = Family(
    "nuôi cá", {"vi": "?"}, CODE, {CODE: {"vi": "mở lồng mới"}, "2.000001": {"vi": "ghi sổ đánh bắt"}}
)  # fmt: skip


@pytest.fixture
def bank(tmp_path: Path) -> QuestionBank:
    return QuestionBank(store_of(tmp_path, [RICH, *FIELD, FOREIGN]), [FAMILY])


def check(question: Question) -> None:
    """What holds of every question."""
    assert 2 <= len(question.choices) <= 4
    assert len({folded(choice) for choice in question.choices}) == len(question.choices)
    assert 0 <= question.key < len(question.choices)
    assert len(question.text) <= 300
    assert question.text.endswith("?")
    assert len(question.explanation) <= 200
    assert question.code in question.explanation
    assert question.section in question.explanation
    assert question.code in question.text or question.kind is QuestionKind.SIBLING
    for text in (question.text, question.explanation, *question.choices):
        assert unicodedata.is_normalized("NFC", text)
        assert not {"{", "}", "\n"} & set(text)
        assert "None" not in text
    assert all(len(choice) <= 100 and "…" not in choice for choice in question.choices)


def test_every_kind_is_asked_the_most_useful_first(bank: QuestionBank) -> None:
    questions = bank.of(CODE)
    assert [question.kind.value for question in questions[:6]] == [
        "papers", "time", "sibling", "fee", "competence", "steps"
    ]  # fmt: skip
    assert len(questions) <= MOST
    assert len({question.id for question in questions}) == len(questions)
    for question in questions:
        check(question)


def test_a_question_comes_back_by_its_id(bank: QuestionBank) -> None:
    question = bank.of(CODE)[3]
    assert bank.get(question.id, CODE) == question
    assert bank.get("0" * 12, CODE) is None
    assert bank.get(question.id, "2.000001") is None


def test_a_changed_record_gives_another_id(bank: QuestionBank, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    changed = record(methods=(method(Channel.DIRECT, 6, fee(50_000)),))
    other = QuestionBank(store_of(tmp_path / "other", [changed, *FIELD]), ())
    ids = {question.id for question in bank.of(CODE) if question.kind is QuestionKind.TIME}
    assert ids.isdisjoint(question.id for question in other.of(CODE))


def test_another_province_and_unknown_codes_have_none(bank: QuestionBank) -> None:
    assert bank.of(FOREIGN.code) == ()
    assert bank.of("9.999999") == ()
    assert bank.left_out(FOREIGN.code) == ()


def test_a_title_of_a_level_that_has_ceased_is_not_asked_about(tmp_path: Path) -> None:
    past = record(title="Trình báo mất giấy (thực hiện tại cấp huyện)", methods=(method(),))
    bank = QuestionBank(store_of(tmp_path, [past, *FIELD]), ())
    assert bank.of(CODE) == ()
    assert {left.reason.value for left in bank.left_out(CODE)} == {"outdated"}


def test_what_is_left_out_is_said(bank: QuestionBank) -> None:
    said = {(left.kind.value, left.reason.value) for left in bank.left_out("2.000001")}
    assert ("steps", "silent") in said


def test_threads_get_the_same(bank: QuestionBank) -> None:
    found: list[tuple[Question, ...]] = []
    threads = [threading.Thread(target=lambda: found.append(bank.of(CODE))) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [bank.of(CODE)] * 6


SENTENCES = st.sampled_from(
    (
        "Trong 3 ngày làm việc.", "Nộp 30.000 đồng.", "Sở Tư pháp cho ý kiến.", "từ bảy đến mười hai ngày",
        "Mang theo hợp đồng đóng mới vỏ tàu gỗ.", "Không thu lệ phí.", "Bước 1: Nộp hồ sơ.", "Bước 2: Chờ kết quả.",
        "Bước 3: Nhận giấy phép tại quầy.",
    )
)  # fmt: skip
RECORDS = st.builds(
    lambda days, amount, note, texts, names, agency: record(
        methods=(method(Channel.DIRECT, days, fee(amount, note), note=texts[0]),),
        documents=(papers(*names),),
        agency=agency,
        steps="\n".join(texts),
    ),
    st.sampled_from((1, 3, 5, 7, 10, 30)),
    st.sampled_from((0, 30_000, 50_000, 70_000)),
    st.sampled_from(("", "/giấy", "đối với cấp mới", "70.000 đồng/giấy")),
    st.lists(SENTENCES, min_size=1, max_size=5),
    st.lists(
        st.sampled_from(("Bản đồ vùng nuôi bè", "Đơn đề nghị", "Tờ trình mở lồng cá", "Giấy tờ khác")), max_size=4
    ),
    st.sampled_from(("", "Sở Tư pháp", "Công an cấp xã", "Ủy ban nhân dân cấp xã, Sở Nội vụ")),
)


@settings(max_examples=60, deadline=None)
@given(RECORDS)
def test_whatever_a_record_says_no_wrong_choice_is_stated_in_it(
    tmp_path_factory: pytest.TempPathFactory, procedure: Procedure
) -> None:
    bank = QuestionBank(store_of(tmp_path_factory.mktemp("store"), [procedure, *FIELD]), ())
    for question in bank.of(CODE):
        check(question)
        wrong = [choice for choice in question.choices if choice != question.answer]
        if question.kind is QuestionKind.TIME:
            spelled = {"7": "bảy", "12": "mười hai", "3": "3 ngày"}
            for number, mark in spelled.items():
                assert mark not in procedure.steps or f"{number} ngày làm việc" not in wrong
        if question.kind is QuestionKind.FEE:
            assert "30.000" not in procedure.steps or not [choice for choice in wrong if "30.000" in choice]
            assert "đối với" not in procedure.methods[0].fees[0].note
        if question.kind is QuestionKind.COMPETENCE:
            assert "Sở Tư pháp" not in procedure.steps or "Sở Tư pháp" not in wrong
        if question.kind is QuestionKind.PAPERS:
            assert "hợp đồng" not in procedure.steps or "Hợp đồng đóng mới vỏ tàu gỗ" not in wrong
            assert "Giấy tờ khác" not in [one.name for one in procedure.documents[0].documents]
