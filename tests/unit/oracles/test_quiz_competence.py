import pytest

from tests.corpus.quiz_competence import competence
from tests.corpus.quiz_form import ERROR, WARNING
from tests.corpus.quiz_raw import Record
from tests.unit.oracles.samples import AGENCY, LEVEL, RECORD, changed, question

ASKED = "cơ quan nào thực hiện?"


def found(text: str, *choices: str, source: str = "Cơ quan thực hiện") -> list[tuple[str, str]]:
    return [finding[:2] for finding in competence(question("competence", text, *choices, source=source), RECORD)]


def test_right_questions() -> None:
    assert list(competence(LEVEL, RECORD)) == []
    assert [finding.name for finding in competence(AGENCY, RECORD)] == ["key is one of several agencies"]
    decides = "Chủ tịch Ủy ban nhân dân cấp xã"
    assert found("ai có thẩm quyền?", decides, "Sở Y tế", source="Cơ quan có thẩm quyền") == []


def test_levels() -> None:
    assert [finding.name for finding in competence(changed(LEVEL, key=1), RECORD)] == [
        "key is not the level",
        "wrong choice is the level",
        "wrong level is named among the agencies",
    ][:2]
    silent = Record(RECORD.code, RECORD.text.replace("Cấp thực hiện: Cấp Xã", "Cấp thực hiện: Không có thông tin"))
    assert [finding.name for finding in competence(LEVEL, silent)] == ["the record states no level"]
    province = Record(RECORD.code, RECORD.text.replace("Cấp thực hiện: Cấp Xã", "Cấp thực hiện: Cấp Tỉnh"))
    assert [finding.name for finding in competence(changed(LEVEL, key=1), province)] == [
        "wrong level is named among the agencies"
    ]


@pytest.mark.parametrize(
    ("choices", "name"),
    [
        (("Sở Y tế", "Công an cấp xã"), "key is not a whole name under the heading"),
        (("Cấp xã", "Sở Y tế"), "key is not a whole name under the heading"),
        (("Phòng Kinh tế", "Sở Y tế"), "key is cut out of a name"),
        (("Hạ tầng và Đô thị", "Sở Y tế"), "key is cut out of a name"),
        (("UBND cấp xã", "Trạm Thú y"), "wrong agency is in the record"),
        (("UBND cấp xã", "Trạm thú y tỉnh Lâm Đồng"), "wrong agency holds the record's"),
    ],
)
def test_wrong_agencies(choices: tuple[str, ...], name: str) -> None:
    assert (ERROR, name) in found(ASKED, *choices)


def test_whole_names_with_commas() -> None:
    assert found(ASKED, "Phòng Kinh tế, Hạ tầng và Đô thị", "Sở Y tế") == [(WARNING, "key is one of several agencies")]


def test_headings() -> None:
    assert (ERROR, "question asks for another heading than the source") in found(
        "cơ quan nào phối hợp?", "UBND cấp xã", "Sở Y tế"
    )
    assert found("tiếp nhận ở đâu?", "UBND cấp xã", "Sở Y tế", source="Địa chỉ tiếp nhận HS") == [
        (ERROR, "the record has nothing under the heading")
    ]


def test_the_head_of_an_agency_and_what_is_mentioned_elsewhere() -> None:
    assert found(ASKED, "UBND cấp xã", "Giám đốc Trạm thú y")[1:] == [
        (WARNING, "wrong agency is the head of one of the record")
    ]
    assert found(ASKED, "UBND cấp xã", "Cán bộ xã")[1:] == [
        (WARNING, "wrong agency is mentioned elsewhere in the record")
    ]
