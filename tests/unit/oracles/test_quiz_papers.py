from tests.corpus.quiz_form import ERROR, WARNING
from tests.corpus.quiz_papers import papers
from tests.corpus.quiz_raw import Record
from tests.unit.oracles.samples import PAPERS, RECORD, question

FORM, CARD, OLD = (
    "Đơn đề nghị cấp giấy phép nuôi ong",
    "Bản sao thẻ căn cước công dân",
    "Giấy phép nuôi ong đã cấp bị hỏng",
)


def found(text: str, *choices: str) -> list[tuple[str, str]]:
    return [finding[:2] for finding in papers(question("papers", text, *choices), RECORD)]


def test_right_questions() -> None:
    assert list(papers(PAPERS, RECORD)) == []
    assert found("giấy nào KHÔNG có trong hồ sơ?", "Bản vẽ nhà xưởng", FORM, CARD) == []
    assert found("«Trường hợp cấp lại», hồ sơ có giấy nào?", OLD, "Bản vẽ nhà xưởng") == []


def test_key_that_is_no_paper() -> None:
    assert found("hồ sơ có giấy nào?", "Bản vẽ nhà xưởng", "Ảnh màu") == [(ERROR, "key is in no paper asked for")]
    remark = "Lưu ý: nộp kèm giấy tờ khác nếu có"
    assert found("hồ sơ có giấy nào?", remark, "Ảnh màu") == [(ERROR, "key is a remark and no paper")]


def test_key_of_another_case() -> None:
    assert found("«Trường hợp cấp lại», hồ sơ có giấy nào?", FORM, "Ảnh màu") == [
        (ERROR, "key is in no paper asked for")
    ]


def test_key_in_other_words() -> None:
    assert found("hồ sơ có giấy nào?", "Đơn xin cấp giấy phép nuôi ong mẫu số 01", "Ảnh màu") == [
        (WARNING, "key is worded otherwise than the paper")
    ]
    assert found("hồ sơ có giấy nào?", "Thẻ căn cước công dân", "Ảnh màu") == [
        (WARNING, "key is only a part of a paper's text")
    ]


def test_wrong_choice_that_is_a_paper() -> None:
    assert found("hồ sơ có giấy nào?", FORM, "Thẻ căn cước công dân") == [(ERROR, "wrong choice is in a paper")]
    assert found("hồ sơ có giấy nào?", FORM, "Giấy phép nuôi ong cũ đã bị hỏng") == [
        (ERROR, "wrong choice is in a paper by its words")
    ]
    assert found("hồ sơ có giấy nào?", FORM, "Hộ chiếu còn hạn") == [
        (WARNING, "wrong choice is of a kind that the dossier has")
    ]
    assert found("hồ sơ có giấy nào?", FORM, "Sổ theo dõi đàn ong") == [
        (WARNING, "wrong choice is mentioned elsewhere in the record")
    ]


def test_what_is_not_in_the_dossier() -> None:
    asked = "giấy nào KHÔNG có trong hồ sơ?"
    assert found(asked, CARD, FORM) == [(ERROR, "key of KHÔNG is in a paper")]
    assert found(asked, "Bản vẽ nhà xưởng", "Ảnh màu", FORM) == [
        (ERROR, "wrong choice of KHÔNG is in no paper asked for")
    ]


def test_references_do_not_make_two_papers_one() -> None:
    decree = "theo Mẫu số {} Phụ lục II kèm theo Nghị định số 142/2025/NĐ-CP"
    record = Record(RECORD.code, RECORD.text.replace("(theo mẫu số 01)", decree.format("07")))
    asked = question("papers", "hồ sơ có giấy nào?", CARD, "Phương án nuôi ong " + decree.format("05"))
    assert [finding[:2] for finding in papers(asked, record)] == [
        (WARNING, "wrong choice may be in a paper by its words")
    ]


def test_a_quoted_case_that_is_no_heading() -> None:
    assert found("«Trường hợp mua bán», hồ sơ có giấy nào?", FORM, "Ảnh màu") == [
        (WARNING, "the case quoted is no heading of the dossier")
    ]


def test_a_heading_without_words_of_its_own_is_no_case() -> None:
    record = Record(RECORD.code, RECORD.text.replace("[ * Trường hợp cấp lại: ]", "[ Hồ sơ gồm: ]"))
    asked = question("papers", "hồ sơ gồm giấy nào?", FORM, "Ảnh màu")
    assert list(papers(asked, record)) == []
    named = question("papers", "phần «Hồ sơ gồm», có giấy nào?", FORM, "Ảnh màu")
    assert [finding[:2] for finding in papers(named, record)] == [(ERROR, "key is in no paper asked for")]
