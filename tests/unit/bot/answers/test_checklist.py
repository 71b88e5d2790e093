"""Tests of bot/answers/checklist.py."""

from __future__ import annotations

from dataclasses import replace

from bot.answers.checklist import Labelled, checklist, short_steps
from bot.answers.view import ProcedureView
from bot.answers.wording import wording
from knowledge.records import (
    Channel,
    Document,
    DocumentGroup,
    Fee,
    Overlay,
    PlainText,
    Procedure,
    SubmissionMethod,
    TimeLimit,
    TimeUnit,
)  # fmt: skip

LONG = "Đơn đề nghị " + "cấp thẻ theo mẫu ban hành kèm theo thông tư " * 20
FEES = tuple(Fee(1000.0 * at, "VND", f"- mức {at}", "") for at in range(1, 7))
ONLINE = SubmissionMethod(Channel.ONLINE, TimeLimit(3.0, TimeUnit.WORKING_DAY, "3"), FEES, "")
DIRECT = SubmissionMethod(
    Channel.DIRECT, TimeLimit(5.0, TimeUnit.DAY, "5"), (Fee(0.0, "VND", "", "0"),), "Ghi chú " * 90
)
RECORD = Procedure(
    "1.000001", "Cấp\nthẻ", decision="12/QĐ-UBND", methods=(ONLINE, DIRECT), agency="Ủy ban nhân dân cấp xã",
    documents=(
        DocumentGroup("Trường hợp cấp mới", (Document(LONG, 1, 2, "Mẫu số 1"), Document("Ảnh thẻ"))),
        DocumentGroup("Trường hợp cấp lại", (Document("Đơn đề nghị cấp lại thẻ", copies=1),)),
    ),
    steps="Bước 1: Nộp hồ sơ tại Ủy ban nhân dân xã.\nGiấy hẹn.\nBước 2: Nhận thẻ.",
    as_of="2026-07-20", source="portal-text",
)  # fmt: skip
PLAIN = PlainText("1.000001", "12/QĐ-UBND", "2026-07", "làm thẻ", "", ())
SPEECH = wording("vi")


def test_papers_are_whole_and_the_rest_is_short() -> None:
    made = checklist(ProcedureView(RECORD, PLAIN), SPEECH, "Nơi bạn ở: Trung tâm A.")
    assert (made.everyday, made.title, made.code) == ("Làm thẻ", "Cấp thẻ", "1.000001")
    first = made.groups[0].papers[0]
    assert (first.name, first.counts, first.form) == (LONG.strip(), "1 bản chính, 2 bản sao", "Mẫu số 1")
    assert [len(group.papers) for group in made.groups] == [2, 1]
    assert (made.cases, made.left_out) == (2, ())
    assert made.times[0] == Labelled("Trực tuyến", ("3 ngày làm việc",))
    assert made.times[1].lines[0].startswith("5 ngày – Ghi chú")
    assert made.times[1].lines[0].endswith("…")
    assert len(made.times[1].lines[0]) < 260
    online, direct = made.fees
    assert online.lines[:2] == ("1.000 đồng – mức 1", "2.000 đồng – mức 2")
    assert online.lines[4] == "và 2 mức khác…"
    assert direct.lines == ("nguồn ghi 0 đồng",)
    assert made.hints == ("Số 0 trong nguồn có khi chỉ là ô để trống. Bạn hỏi lại nơi nộp cho chắc nhé.",)
    assert made.places[:2] == ("Nơi bạn ở: Trung tâm A.", "Ủy ban nhân dân cấp xã")
    assert made.places[-1] == "Cách nộp: trực tuyến, trực tiếp"
    assert made.steps == ("Bước 1: Nộp hồ sơ tại Ủy ban nhân dân xã.", "Bước 2: Nhận thẻ.")
    assert (made.source.decision, made.source.date) == ("12/QĐ-UBND", "tháng 7/2026")


def test_one_case_leaves_the_others_out_by_name() -> None:
    made = checklist(ProcedureView(RECORD, case=1), SPEECH)
    assert [paper.name for group in made.groups for paper in group.papers] == ["Đơn đề nghị cấp lại thẻ"]
    assert (made.cases, made.left_out) == (0, ("Trường hợp cấp mới",))


def test_what_the_province_publishes_and_warns_of_is_printed() -> None:
    overlay = Overlay(fee="Thu 8.000 đồng", receiving_address="36 Trần Phú", telephone="0263 3822311")
    view = ProcedureView(replace(RECORD, jurisdiction="Bắc Ninh"), offered=False, overlay=overlay)
    made = checklist(view, SPEECH)
    assert "Tỉnh công bố: Thu 8.000 đồng" in made.hints
    assert made.places[0] == "Tỉnh công bố: 36 Trần Phú, 0263 3822311"
    assert [warning.split()[-2:] for warning in made.warnings] == [["nộp", "nhé."], ["đi", "nhé."]]


def test_a_silent_record_stays_silent() -> None:
    made = checklist(ProcedureView(Procedure("1.000002", "Cấp thẻ")), wording("en"))
    assert (made.groups, made.times, made.fees, made.places, made.steps) == ((), (), (), (), ())


def test_steps_are_few_and_what_is_cut_is_marked() -> None:
    assert short_steps("a\nb") == ("a", "b")
    many = short_steps("\n".join(f"- Việc {at}" for at in range(9)))
    assert many == (*(f"Việc {at}" for at in range(7)), "…")
    assert short_steps("Bước 1: " + "nộp hồ sơ " * 40)[0].endswith("…")
