from typing import Any

import pytest

from tests.corpus.quiz_form import ERROR, WARNING, form
from tests.corpus.quiz_raw import Question
from tests.unit.oracles.samples import ALL, FEE, PAPERS, SIBLING, STEPS, TIME, changed


def names(question: Question, level: str = ERROR) -> list[str]:
    return [finding.name for finding in form(question) if finding.level == level]


@pytest.mark.parametrize("question", ALL, ids=lambda question: question.answer)
def test_right_questions(question: Question) -> None:
    assert list(form(question)) == []


@pytest.mark.parametrize(
    ("values", "name"),
    [
        ({"kind": "weather"}, "unknown kind"),
        ({"question": TIME.question + " Nhé."}, "question does not end in ?"),
        ({"question": "Thủ tục này mất bao lâu?"}, "question lacks the code"),
        ({"question": "a" * 300 + TIME.question}, "question is too long"),
        ({"question": TIME.question.replace("nộp", "{channel}")}, "question has something left over"),
        ({"question": TIME.question.replace("nộp", "nộp\n")}, "question has odd white space"),
        ({"question": TIME.question.replace("ế", "e\u0302\u0301")}, "question is not NFC"),
        ({"explanation": "Theo hồ sơ nguồn."}, "explanation lacks the code"),
        ({"explanation": TIME.explanation + "a" * 200}, "explanation is too long"),
        ({"explanation": TIME.explanation + " Xem 1.900002."}, "another code is named"),
        ({"choices": ("5 ngày",)}, "number of choices"),
        ({"choices": ("5 ngày", "5  NGÀY")}, "two choices are the same"),
        ({"choices": ("5 ngày", "None")}, "choice has something left over"),
        ({"choices": ("5 ngày", "6 WORKING_DAY")}, "choice has something left over"),
        ({"choices": ("5 ngày", "Trong…")}, "choice is shortened with dots"),
        ({"choices": ("5 ngày", "b" * 101)}, "choice is too long"),
        ({"choices": ("5 ngày", "")}, "choice is empty"),
        ({"key": 3, "answer": "5 ngày làm việc"}, "key out of range"),
        ({"key": True, "answer": "5 ngày làm việc"}, "key out of range"),
        ({"answer": "2 tháng"}, "answer is not the choice of the key"),
        ({"source": "Thành phần hồ sơ"}, "source is no heading of the kind"),
        ({"source": ""}, "source is no heading of the kind"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_errors(values: dict[str, Any], name: str) -> None:
    assert name in names(changed(TIME, **values))


def test_a_sibling_does_not_name_the_code() -> None:
    given = changed(SIBLING, question=f"Làm thủ tục {SIBLING.code} khi nào?")
    assert names(given) == ["question gives the code away"]


def test_warnings() -> None:
    assert names(changed(PAPERS, choices=("Đơn đề nghị của", "Bản vẽ")), WARNING) == ["choice breaks off"]
    assert names(changed(PAPERS, choices=("Đơn (mẫu số 1", "- Bản vẽ")), WARNING) == [
        "choice breaks off",
        "choice begins with a bullet",
    ]
    twins = ("Cán bộ xã xem các thùng ong và lập biên bản", "Cán bộ xã xem các thùng ong và lập biên bản xã")
    assert names(changed(STEPS, choices=twins), WARNING) == ["two choices are nearly the same"]
    assert names(changed(FEE, choices=tuple(f"{n}.000 đồng" for n in range(1, 6))), WARNING) == [
        "more than four choices"
    ]
