from tests.corpus.quiz_form import ERROR, WARNING
from tests.corpus.quiz_raw import with_titles
from tests.corpus.quiz_siblings import sibling
from tests.unit.oracles.samples import CODE, KNOWN, OTHER, SIBLING, changed

RIGHT, WRONG = SIBLING.choices


def found(**values: object) -> list[tuple[str, str]]:
    return [finding[:2] for finding in sibling(changed(SIBLING, **values), KNOWN)]


def test_right_question() -> None:
    assert found() == []
    assert found(choices=(f"{CODE} – Cấp giấy phép nuôi ong trực tuyến", WRONG)) == []


def test_key_of_another_code() -> None:
    assert found(key=1) == [(ERROR, "the key's code is not the question's")] * 2


def test_titles_and_codes() -> None:
    assert found(choices=(RIGHT, f"Cấp lại giấy phép nuôi tằm ({OTHER})")) == [
        (ERROR, "title of a choice is not the procedure's")
    ]
    assert found(choices=(RIGHT, "Cấp lại giấy phép nuôi tằm (1.900009)")) == [
        (ERROR, "no procedure has the code of a choice")
    ]
    assert found(choices=(RIGHT, "Cấp lại giấy phép nuôi ong")) == [(ERROR, "choice names no code or several")]
    assert found(choices=(f"Cấp giấy phép nuôi ong trực ({CODE})", WRONG)) == [
        (WARNING, "title of a choice is shortened")
    ]


def test_a_title_with_its_own_code() -> None:
    known = with_titles(KNOWN.records.values(), [(OTHER, f"Cấp lại giấy phép nuôi ong ({OTHER})")])
    asked = changed(SIBLING, choices=(RIGHT, f"Cấp lại giấy phép nuôi ong ({OTHER}) ({OTHER})"))
    assert list(sibling(asked, known)) == []


def test_choices_that_differ_by_the_code_alone() -> None:
    same = f"Cấp giấy phép nuôi ong trực tuyến ({OTHER})"
    assert (ERROR, "the key's title is a wrong choice's too") in found(choices=(RIGHT, same))
    wrong = [f"Cấp lại giấy phép nuôi ong ({code})" for code in (OTHER, "1.900003")]
    known = with_titles(KNOWN.records.values(), [(OTHER, wrong[0][:-11]), ("1.900003", wrong[0][:-11])])
    assert [finding[:2] for finding in sibling(changed(SIBLING, choices=(RIGHT, *wrong)), known)] == [
        (WARNING, "two wrong choices have one title")
    ]


def test_a_question_that_says_a_title() -> None:
    assert found(question="Muốn cấp lại giấy phép nuôi ong thì làm thủ tục nào?") == [
        (ERROR, "question says a wrong title")
    ]
    known = with_titles(KNOWN.records.values(), [(OTHER, "Nuôi ong")])
    short = changed(SIBLING, question="Muốn nuôi ong thì làm gì?", choices=(RIGHT, f"Nuôi ong ({OTHER})"))
    assert [finding[:2] for finding in sibling(short, known)] == [(WARNING, "question says a wrong title")]
    assert found(question="Cấp giấy phép nuôi ong trực tuyến là thủ tục nào?") == [
        (WARNING, "question says the key's title")
    ]
