import pytest

from tests.corpus.quiz_figures import fee, time
from tests.corpus.quiz_form import ERROR, WARNING
from tests.unit.oracles.samples import FEE, RECORD, TIME, changed, question

NOT_ASKED = "key is not in the methods asked for"
ASKED = "wrong choice stands in the methods asked for"
ANOTHER = "wrong choice stands in another method"
DIFFER = "the methods asked for differ"
SEVERAL = "a method states several and the question names no case"
SAME = "wrong choice comes to the same as the key"
UNFORMED = "choice is no well-formed amount"
NO_DURATION = "key is no duration and not in the record's words"
ELSEWHERE = "wrong choice is mentioned elsewhere in the record"


def of_time(text: str, *choices: str) -> list[tuple[str, str]]:
    return [finding[:2] for finding in time(question("time", text, *choices), RECORD)]


def of_fee(text: str, *choices: str) -> list[tuple[str, str]]:
    return [finding[:2] for finding in fee(question("fee", text, *choices), RECORD)]


def test_right_questions() -> None:
    assert [finding.name for finding in time(TIME, RECORD)] == ["the note states other limits"]
    assert list(fee(FEE, RECORD)) == []
    assert of_time("trực tuyến thì bao lâu?", "3 ngày làm việc", "6 ngày làm việc") == []
    assert of_time("qua bưu chính thì bao lâu?", "24 giờ", "2 ngày") == []
    assert of_fee("qua bưu chính thì bao nhiêu?", "nguồn ghi 0 đồng", "nguồn ghi 60.000 đồng") == []


@pytest.mark.parametrize(
    ("text", "choices", "name"),
    [
        ("trực tuyến thì bao lâu?", ("5 ngày làm việc", "9 ngày"), NOT_ASKED),
        ("trực tuyến thì bao lâu?", ("3 ngày", "9 ngày"), NOT_ASKED),
        ("thì bao lâu?", ("3 ngày làm việc", "9 ngày"), DIFFER),
        ("trực tiếp thì bao lâu?", ("5 ngày làm việc", "8 ngày làm việc"), ASKED),
        ("trực tiếp thì bao lâu?", ("5 ngày làm việc", "3 ngày làm việc"), ANOTHER),
        ("qua bưu chính thì bao lâu?", ("24 giờ", "1 ngày"), SAME),
        ("qua bưu chính thì bao lâu?", ("trong ngày", "9 ngày"), NO_DURATION),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_wrong_times(text: str, choices: tuple[str, ...], name: str) -> None:
    assert (ERROR, name) in of_time(text, *choices)


def test_what_the_rest_of_the_record_says_is_a_warning() -> None:
    assert of_time("qua bưu chính thì bao lâu?", "24 giờ", "40 ngày") == [(WARNING, ELSEWHERE)]
    assert of_fee("trực tiếp thì bao nhiêu?", "30.000 đồng", "700.000 đồng") == [(WARNING, ELSEWHERE)]


@pytest.mark.parametrize(
    ("text", "choices", "name"),
    [
        ("trực tiếp thì bao nhiêu?", ("15.000 đồng", "9.000 đồng"), NOT_ASKED),
        ("thì bao nhiêu?", ("30.000 đồng", "9.000 đồng"), DIFFER),
        ("trực tuyến thì bao nhiêu?", ("15.000 đồng", "9.000 đồng"), SEVERAL),
        ("trực tuyến thì bao nhiêu?", ("15.000 đồng", "12.000 đồng"), ASKED),
        ("trực tiếp thì bao nhiêu?", ("30.000 đồng", "12.000 đồng"), ANOTHER),
        ("trực tiếp thì bao nhiêu?", ("30.000 đồng", "nguồn ghi 0 đồng"), ANOTHER),
        ("trực tiếp thì bao nhiêu?", ("30000 đồng", "9.000 đồng"), UNFORMED),
        ("qua bưu chính thì bao nhiêu?", ("0 đồng", "9.000 đồng"), UNFORMED),
        ("qua bưu chính thì bao nhiêu?", ("nguồn ghi 0 đồng", "miễn phí"), ASKED),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_wrong_fees(text: str, choices: tuple[str, ...], name: str) -> None:
    assert (ERROR, name) in of_fee(text, *choices)


def test_a_key_that_shows_by_its_form() -> None:
    assert of_fee("qua bưu chính thì bao nhiêu?", "nguồn ghi 0 đồng", "9.000 đồng") == [
        (WARNING, "the key's form differs from the others'")
    ]


def test_a_case_of_a_fee() -> None:
    assert of_fee("nộp trực tuyến, «Cấp lại», thì bao nhiêu?", "12.000 đồng", "9.000 đồng") == []
    assert of_fee("nộp trực tuyến, «Cấp lại», thì bao nhiêu?", "15.000 đồng", "9.000 đồng") == [(ERROR, NOT_ASKED)]


def test_nothing_to_pay_where_the_note_states_money() -> None:
    record = type(RECORD)(RECORD.code, RECORD.text.replace("0 VNĐ ()", "0 VNĐ (50.000 đồng một hồ sơ)"))
    asked = question("fee", "qua bưu chính thì bao nhiêu?", "nguồn ghi 0 đồng", "nguồn ghi 9.000 đồng")
    assert [finding[:2] for finding in fee(asked, record)] == [(ERROR, "the key is 0 and the methods state money")]


def test_a_channel_that_the_record_lacks() -> None:
    record = type(RECORD)(RECORD.code, RECORD.text.replace("POSTAL", "DIRECT"))
    asked = changed(TIME, question=TIME.question.replace("trực tiếp", "qua bưu chính"))
    assert [finding.name for finding in time(asked, record)] == ["the record has no such channel"]


def test_a_wrong_time_that_comes_to_what_another_method_states() -> None:
    assert of_time("trực tiếp thì bao lâu?", "5 ngày làm việc", "1 ngày")[1:] == [
        (WARNING, "wrong choice comes to the same as something in the methods")
    ]


def test_an_explanation_with_another_figure() -> None:
    wrong = (ERROR, "explanation states a figure that the methods do not")
    late = changed(TIME, explanation=f"Theo {TIME.code}: 6 ngày làm việc.")
    assert wrong in [finding[:2] for finding in time(late, RECORD)]
    dear = changed(FEE, explanation=f"Theo {FEE.code}: 31.000 đồng.")
    assert [finding[:2] for finding in fee(dear, RECORD)] == [wrong]
    assert list(fee(changed(FEE, explanation=f"Theo {FEE.code}: 30.000 đồng."), RECORD)) == []
