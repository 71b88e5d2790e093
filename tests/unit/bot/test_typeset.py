"""Tests of bot/typeset.py over the template of the posters."""

from typing import Any

import pypdfium2
import pytest

from bot.posters.drawing import TEMPLATE
from bot.typeset import Form, TypesetError, count_sheets, typeset


def values(name: str, sheets: int = 1) -> dict[str, Any]:
    item = {"qr": "<svg xmlns='http://www.w3.org/2000/svg' width='1' height='1'/>", "alt": "x", "name": name}
    sheet = {"title": "T", "official": "", "source": "N", "number": "", "items": [{**item, "title": "", "code": ""}]}
    said = {"mark": "M", "scan": "S", "opens": "@b"}
    return {"language": "vi", "centre": "", "said": said, "sheets": [sheet] * sheets}


def text_of(drawn: bytes) -> str:
    document = pypdfium2.PdfDocument(drawn)
    text = "".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return text


def test_a_pdf_is_one_file_and_pictures_are_one_a_sheet() -> None:
    assert [one[:5] for one in typeset(TEMPLATE, values("Khai sinh", 3), Form.PDF)] == [b"%PDF-"]
    drawn = typeset(TEMPLATE, values("Khai sinh", 3), Form.PNG, 30)
    assert [one[:4] for one in drawn] == [b"\x89PNG"] * 3
    assert typeset(TEMPLATE, values("Khai sinh"), Form.PDF) == typeset(TEMPLATE, values("Khai sinh"), Form.PDF)


def test_a_sign_that_no_font_has_costs_the_tags_and_nothing_else() -> None:
    (tagged,) = typeset(TEMPLATE, values("Khai sinh"), Form.PDF)
    (drawn,) = typeset(TEMPLATE, values("Khai 生 sinh"), Form.PDF)
    assert "Khai sinh" in text_of(tagged)
    assert "sinh" in text_of(drawn)
    assert b"pdfuaid" in tagged
    assert b"pdfuaid" not in drawn


def test_a_template_that_fails_is_named() -> None:
    with pytest.raises(TypesetError, match="posters/poster.typ"):
        typeset(TEMPLATE, {}, Form.PDF)
    with pytest.raises(TypesetError, match="posters/poster.typ"):
        count_sheets(TEMPLATE, values("x"))
