import pytest

from index.query.language import Language, detect_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("làm giấy khai sinh", Language.VIETNAMESE),
        ("lam giay khai sinh cho con o dau", Language.VIETNAMESE),
        ("mat cccd lam lai o dau", Language.VIETNAMESE),
        ("xin visa cho chồng người Nga", Language.VIETNAMESE),
        ("How do I register my newborn child?", Language.ENGLISH),
        ("renew work permit", Language.ENGLISH),
        ("I live in Đà Lạt and need a birth certificate for my son", Language.ENGLISH),
        ("Как продлить визу в Далате?", Language.RUSSIAN),
        ("", Language.VIETNAMESE),
        ("12345 !!!", Language.VIETNAMESE),
    ],
)
def test_language(text: str, language: Language) -> None:
    assert detect_language(text) is language
