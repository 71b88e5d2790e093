import pytest

from tests.corpus.quiz_form import ERROR, UNVERIFIABLE, WARNING
from tests.corpus.quiz_raw import Record
from tests.corpus.quiz_steps import steps
from tests.unit.oracles.samples import RECORD, STEPS, question

FIRST, SECOND = "Người nuôi ong chuẩn bị hồ sơ theo mẫu", "Người nuôi ong nộp hồ sơ tại xã"
THIRD = "Cán bộ xã xem các thùng ong và lập biên bản"


def found(text: str, *choices: str, record: Record = RECORD) -> list[tuple[str, str]]:
    return [finding[:2] for finding in steps(question("steps", text, *choices), record)]


@pytest.mark.parametrize(
    "text",
    [
        f"ngay sau «{FIRST}» là gì?",
        "ngay sau «Người nuôi ong chuẩn bị…» là gì?",
        "xong việc «Người nuôi ong chuẩn» thì ngay sau đó là việc nào?",
        "ngay sau khi người nuôi ong chuẩn bị hồ sơ thì làm gì?",
        "sau bước 1 là gì?",
        "sau bước đầu tiên là gì?",
        "bước 2 là gì?",
    ],
)
def test_the_second_step(text: str) -> None:
    assert found(text, SECOND, FIRST, THIRD) == []


def test_right_questions() -> None:
    assert list(steps(STEPS, RECORD)) == []
    assert found("bước cuối cùng là gì?", THIRD, FIRST) == []


def test_key_at_another_place() -> None:
    assert found("bước đầu tiên là gì?", SECOND, THIRD) == [(ERROR, "key is not the step asked for")]
    assert found("bước đầu tiên là gì?", SECOND, FIRST)[1:] == [(ERROR, "wrong choice stands in the step asked for")]


def test_key_out_of_the_middle_and_in_other_words() -> None:
    assert found("bước 3 là gì?", "Người nuôi ong ký vào biên bản", FIRST) == [
        (WARNING, "key is not the beginning of the step")
    ]
    assert found("bước đầu tiên là gì?", "Người nuôi ong chuẩn bị hồ sơ mẫu", THIRD) == [
        (WARNING, "key is worded otherwise than the step")
    ]


def test_wrong_choice_that_says_the_step_asked_for() -> None:
    assert found("bước 3 là gì?", THIRD, "Người nuôi ong ký vào biên bản") == [
        (ERROR, "wrong choice stands in the step asked for")
    ]
    assert found("bước đầu tiên là gì?", FIRST, "Chuẩn bị hồ sơ") == [
        (WARNING, "wrong choice is mentioned in the step asked for")
    ]
    assert found("bước đầu tiên là gì?", FIRST, "Chuẩn bị hồ sơ theo mẫu người nuôi ong") == [
        (ERROR, "wrong choice says the step asked for")
    ]
    assert found("bước đầu tiên là gì?", FIRST, "Kiểm lâm tuần rừng") == [
        (WARNING, "wrong choice is no step of the record")
    ]


def test_a_choice_that_is_no_action() -> None:
    assert found("bước 3 là gì?", THIRD, "Thùng ong") == [
        (WARNING, "choice names no action"),
        (WARNING, "wrong choice is mentioned in the step asked for"),
    ]


def test_steps_numbered_anew() -> None:
    anew = Record(RECORD.code, RECORD.text.replace("Bước 3.", "Bước 1."))
    warning = (WARNING, "the steps are not numbered through")
    assert found("bước đầu tiên là gì?", FIRST, SECOND, record=anew) == [warning]
    assert found("bước đầu tiên là gì?", FIRST, THIRD, record=anew) == [
        warning,
        (ERROR, "wrong choice stands in the step asked for"),
    ]


def test_lines_where_no_step_is_labelled() -> None:
    lines = Record(RECORD.code, RECORD.text.replace("Bước 1: ", "a) ").replace("Bước 2: ", "").replace("Bước 3. ", ""))
    assert found("bước đầu tiên là gì?", FIRST, SECOND, record=lines) == []
    assert found(f"sau «{SECOND}» là gì?", THIRD, FIRST, record=lines) == []


def test_a_question_that_asks_for_no_place() -> None:
    assert found("làm gì?", FIRST, SECOND) == [(UNVERIFIABLE, "which step is asked for cannot be told")]
