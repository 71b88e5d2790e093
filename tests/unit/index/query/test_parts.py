import pytest

from index.query.parts import part
from index.query.syllables import words


def subject(text: str) -> str:
    tokens = words(text)
    return " ".join(tokens[i] for i in part(tokens).subject)


@pytest.mark.parametrize(
    ("text", "kept", "facet"),
    [
        ("dạ cho em hỏi làm giấy khai sinh cần giấy tờ gì ạ", "làm giấy khai sinh", "documents"),
        ("dang ky tam tru mat bao lau vay ad", "dang ky tam tru", "time"),
        ("đổi bằng lái hết bao nhiêu tiền", "đổi bằng lái", "fee"),
        ("xin giấy độc thân ở đâu", "xin giấy độc thân", "where"),
        ("nhập khẩu cho con nộp online được không", "nhập khẩu cho con", "online"),
        ("ai cấp giấy phép xây dựng", "giấy phép xây dựng", "agency"),
        ("khai tử căn cứ pháp lý nào", "khai tử", "legal"),
        ("How long does a work permit take", "a work permit take", "time"),
        ("сколько стоит виза", "виза", "fee"),
    ],
)
def test_subject_and_facet(text: str, kept: str, facet: str) -> None:
    assert part(words(text)).facets[0] == facet
    assert subject(text) == kept


def test_a_plain_subject_stays_whole() -> None:
    parts = part(words("tách thửa đất"))
    assert parts.subject == (0, 1, 2)
    assert parts.facets == ()


def test_what_it_is_not_about_is_set_aside() -> None:
    tokens = words("không phải khai sinh, em hỏi trích lục")
    parts = part(tokens)
    assert "trích" in [tokens[i] for i in parts.subject]
    assert [tokens[i] for i in parts.unwanted][-2:] == ["khai", "sinh"]


def test_nothing_at_all() -> None:
    assert part([]).subject == ()
