"""Tests of bot/training/certificate.py and its template: what is printed is read back from the PDF."""

import unicodedata
from dataclasses import fields, replace
from datetime import date
from io import BytesIO

import pypdfium2
import pytest
import typst
from PIL import Image

from bot.training.certificate import (
    MOST_LETTERS,
    PICTURE_PPI,
    Certificate,
    CertificateError,
    clean_name,
    draw,
    number_of,
)
from bot.typeset import Form

DAY = date(2026, 7, 27)
GIVEN = Certificate("MC-0123-4567-89AB", "Công chức tư pháp – hộ tịch", "Civil status", "Xã Đơn Dương", 6, 87, DAY)
BARE = "AĂÂBCDĐEÊGHIKLMNOÔƠPQRSTUƯVXYFJWZ"
TONES = ("\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
CAPITALS = BARE + "".join(unicodedata.normalize("NFC", vowel + tone) for vowel in "AĂÂEÊIOÔƠUƯY" for tone in TONES)
ALPHABET = CAPITALS + CAPITALS.lower()
# K'Ho, M'Nông, Chăm and Ê Đê names use these beside the Vietnamese letters.
HIGHLANDS = "ƀɃčČñÑĭĬŏŎŭŬĕĔ’"


def pdf_text(drawn: bytes) -> str:
    document = pypdfium2.PdfDocument(drawn)
    assert len(document) == 1
    page = document[0]
    words = page.get_textpage()
    text = " ".join(words.get_text_bounded().split())
    words.close()
    page.close()
    document.close()
    return text


def test_the_certificate_says_what_was_done_in_both_languages() -> None:
    text = pdf_text(draw(GIVEN, "Nguyễn Thị Hồng Nhung", Form.PDF))
    for part in (
        "GIẤY GHI NHẬN", "Nguyễn Thị Hồng Nhung", "Xã Đơn Dương", "Công chức tư pháp – hộ tịch", "Civil status",
        "87%", "27/07/2026", "MC-0123-4567-89AB",
        "Giấy ghi nhận của công cụ Một Cửa; không phải văn bằng, chứng chỉ của cơ quan nhà nước.",
        "not a diploma or certificate of any state body",
    ):  # fmt: skip
        assert part in text
    assert "Full name" not in text


def test_without_a_name_there_is_a_line_to_write_on() -> None:
    text = pdf_text(draw(GIVEN, "  ", Form.PDF))
    assert "Họ và tên / Full name" in text
    assert "....................." in text


@pytest.mark.parametrize(
    "name",
    ['#panic("x")', '"', "\\", "*đậm* _nghiêng_", "$x^2$", "= Tên", "/ a: b", "#sys.inputs", '\\"}', "<a> @b [c] `d`"],
)
def test_a_name_is_never_read_as_markup(name: str) -> None:
    assert f" {name} " in pdf_text(draw(GIVEN, name, Form.PDF))


@pytest.mark.parametrize("at", range(0, len(ALPHABET + HIGHLANDS), 40))
def test_every_vietnamese_letter_is_in_the_text(at: int) -> None:
    letters = " ".join((ALPHABET + HIGHLANDS)[at : at + 40])
    assert letters in pdf_text(draw(GIVEN, letters, Form.PDF))


@pytest.mark.parametrize("style", ['weight: "regular"', 'weight: "semibold"', 'style: "italic"'])
def test_every_vietnamese_letter_has_its_own_shape(style: str) -> None:
    """A letter that the font lacks is drawn as the box that U+E123, in no font, is drawn as."""
    source = (
        "#set page(width: auto, height: auto, margin: 14pt)\n"
        f'#set text(font: "Libertinus Serif", fallback: false, size: 24pt, {style})\n'
        '#for letter in sys.inputs.letters.split(" ") { page(letter) }'
    )
    letters = [*ALPHABET, *HIGHLANDS, "\ue123"]
    drawn = typst.Compiler(source.encode(), ignore_system_fonts=True).compile(
        format="png", sys_inputs={"letters": " ".join(letters)}
    )
    assert isinstance(drawn, list)
    assert len(drawn) == len(letters) == len(set(letters))
    assert len(set(drawn)) == len(letters)


@pytest.mark.parametrize("name", ["W" * MOST_LETTERS, "Nguyễn " * 11, ""])
def test_long_names_and_titles_stay_on_one_page(name: str) -> None:
    post = "Phụ trách lao động, người có công, bảo trợ xã hội, trẻ em và bình đẳng giới " * 3
    long = replace(GIVEN, post=post.strip(), post_en=post.strip(), unit="Xã Đơn Dương, tỉnh Lâm Đồng " * 4)
    text = pdf_text(draw(long, name, Form.PDF)).replace(" ", "")
    assert name.replace(" ", "") in text
    assert text.count(post.replace(" ", "")) == 2


def test_what_does_not_fit_on_a_page_is_an_error() -> None:
    with pytest.raises(CertificateError, match="MC-0123-4567-89AB dài quá một trang"):
        draw(replace(GIVEN, post="Tư pháp, hộ tịch " * 90), "", Form.PNG)


def test_the_picture_is_a_sheet_across() -> None:
    with Image.open(BytesIO(draw(GIVEN, "Nguyễn Thị Hồng Nhung", Form.PNG))) as picture:
        assert picture.format == "PNG"
        assert picture.size == (round(297 / 25.4 * PICTURE_PPI), round(210 / 25.4 * PICTURE_PPI))


@pytest.mark.parametrize("form", Form)
def test_the_same_certificate_is_the_same_file(form: Form) -> None:
    assert draw(GIVEN, "Kơ Să K'Brêu", form) == draw(GIVEN, "Kơ Să K'Brêu", form)


def test_the_name_is_not_kept() -> None:
    assert "name" not in {field.name for field in fields(Certificate)}


def test_names_are_composed_and_spaced_once() -> None:
    assert clean_name("  Nguye\u0302\u0303n\n Thi\u0323\u00a0Na ") == "Nguyễn Thị Na"


@pytest.mark.parametrize(
    ("name", "message"),
    [("a" * 81, "81 chữ"), ("Lan 🌸", "«🌸»"), ("李", "«李»"), ("Lan\u200b", "U\\+200B"), ("ꨀ", "hãy gõ|Hãy gõ")],
)
def test_names_that_cannot_be_printed_are_refused(name: str, message: str) -> None:
    with pytest.raises(CertificateError, match=message):
        clean_name(name)


def test_a_number_is_of_learner_post_and_day() -> None:
    assert number_of("a0000001", "ho-tich", DAY) == "MC-ECE2-523C-FE0C"
    others = {number_of("a0000002", "ho-tich", DAY), number_of("a0000001", "dia-chinh", DAY)}
    assert len({*others, number_of("a0000001", "ho-tich", date(2026, 7, 28)), "MC-ECE2-523C-FE0C"}) == 4
