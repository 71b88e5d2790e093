"""Tests of bot/posters/drawing.py: the codes are read back from the pictures, the words from the PDF."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from bot.links import JourneyLink, ProcedureLink
from bot.posters.drawing import PPI, draw_posters
from bot.posters.opens import on_telegram, on_web
from bot.posters.poster import Item, Poster, PosterError
from bot.typeset import Form

NAMES = (
    "Làm giấy khai sinh cho con",
    "Đăng ký kết hôn",
    "Khai tử",
    "Nhận cha, mẹ, con",
    "Đổi tên",
    "Xin trích lục",
    "Xác nhận",
)
ITEMS = tuple(
    Item(ProcedureLink(f"1.00000{at}"), name, f"Thủ tục số {at}", f"1.00000{at}") for at, name in enumerate(NAMES)
)
POSTER = Poster("Khai sinh, kết hôn, khai tử", "Hộ tịch", ITEMS, "2026-07-20")
LONG = "Cấp Giấy chứng nhận quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất " * 14
MILLIMETRES = 25.4 / PPI
BOT = on_telegram("motcua_bot")


def addresses(picture: bytes) -> list[str]:
    return [one.text for one in zxingcpp.read_barcodes(Image.open(BytesIO(picture)).convert("L"))]


def words(drawn: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(drawn)
    texts = [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]
    document.close()
    return texts


def test_six_codes_a_sheet_open_what_stands_beside_them() -> None:
    first, second = draw_posters([POSTER], BOT, "vi", Form.PNG)
    wanted = [f"https://t.me/motcua_bot?start=1_00000{at}" for at in range(7)]
    assert sorted(addresses(first)) == wanted[:6]
    assert addresses(second) == wanted[6:]


def test_codes_of_the_web_page_open_its_deep_links() -> None:
    site = on_web("https://motcua.example/")
    assert addresses(draw_posters([POSTER], site, "vi", Form.PNG)[1]) == ["https://motcua.example/mo/1_000006"]
    (text, _) = words(draw_posters([POSTER], site, "vi", Form.PDF)[0])
    assert "Trang web: motcua.example" in text and "Telegram" not in text


def test_the_longest_address_is_printed_at_more_than_25_millimetres() -> None:
    item = Item(JourneyLink("x" * 24), "Một chuyện")
    (drawn,) = draw_posters([Poster("T", "", (item,) * 6, "")], on_telegram("b" * 32), "vi", Form.PNG)
    codes = zxingcpp.read_barcodes(Image.open(BytesIO(drawn)).convert("L"))
    assert [one.ec_level for one in codes] == ["M"] * 6
    for one in codes:
        place = one.position
        assert (place.top_right.x - place.top_left.x) * MILLIMETRES > 25
        assert (place.bottom_left.y - place.top_left.y) * MILLIMETRES > 25


def test_a_poster_says_whose_it_is_and_where_its_data_comes_from() -> None:
    (drawn,) = draw_posters([POSTER], BOT, "vi", Form.PDF, "Trung tâm Phục vụ hành chính công, Xã Đức Trọng")
    first, second = words(drawn)
    for part in (
        "Trung tâm Phục vụ hành chính công, Xã Đức Trọng", POSTER.title, "Hộ tịch", "Tờ 1/2", NAMES[0], "Thủ tục số 0",
        "Mã 1.000000", "Quét bằng camera; không cần cài gì ngoài Telegram.", "Dữ liệu tháng 7/2026.", "@motcua_bot",
        "Câu trả lời lấy từ hồ sơ trên Cổng Dịch vụ công quốc gia.",
    ):  # fmt: skip
        assert part in first, part
    assert NAMES[6] in second
    assert "Cổng" not in words(draw_posters([replace(POSTER, as_of="")], BOT, "vi", Form.PDF)[0])[0]
    assert "Tờ 2/2" in second


@pytest.mark.parametrize(("name", "title"), [("Làm sổ đỏ", LONG), (LONG, ""), (LONG, LONG)])
def test_the_longest_titles_stay_beside_their_code(name: str, title: str) -> None:
    items = tuple(Item(ProcedureLink(f"1.00000{at}"), name, title, f"1.00000{at}") for at in range(6))
    poster = Poster(LONG[:150], LONG[:150], items, "2026-07")
    (picture,) = draw_posters([poster], BOT, "vi", Form.PNG, LONG[:120])
    assert len(addresses(picture)) == 6
    (text,) = words(draw_posters([poster], BOT, "vi", Form.PDF)[0])
    assert text.count("…") == 6 * ((name == LONG) + (title == LONG))


def test_several_posters_are_one_file_and_the_languages_are_three() -> None:
    (drawn,) = draw_posters([POSTER, POSTER], BOT, "ru", Form.PDF)
    texts = words(drawn)
    assert len(texts) == 4
    assert "Наведите камеру" in texts[0]
    assert "Scan with your camera" in words(draw_posters([POSTER], BOT, "en", Form.PDF)[0])[0]


def test_a_name_is_never_read_as_markup() -> None:
    strange = '#panic("x") *đậm* $x^2$ \\ <a> @b [c]'
    poster = Poster(strange, strange, (Item(ProcedureLink("1.000001"), strange, strange, ""),), "")
    assert words(draw_posters([poster], BOT, "vi", Form.PDF)[0])[0].count(strange) == 4


def test_a_code_that_no_link_can_carry_is_named() -> None:
    poster = Poster("T", "", (Item(ProcedureLink("1.000001-Xoa"), "Bỏ", "", "1.000001-Xoa"),), "")
    with pytest.raises(PosterError, match=r"1\.000001-Xoa"):
        draw_posters([poster], BOT, "vi", Form.PDF)
