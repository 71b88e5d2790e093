"""Tests of bot/qr.py: the code is read back from the picture by another library."""

from io import BytesIO

import pytest
import typst
import zxingcpp
from PIL import Image

from bot.qr import QUIET, qr_svg

PX = 8  # to a module


def picture(text: str, modules: int) -> Image.Image:
    source = (
        f"#set page(width: {modules}pt, height: {modules}pt, margin: 0pt)\n#image(bytes(sys.inputs.qr), width: 100%)"
    )
    drawn = typst.Compiler(source.encode(), sys_inputs={"qr": qr_svg(text)}).compile(format="png", ppi=72 * PX)
    assert isinstance(drawn, bytes)
    return Image.open(BytesIO(drawn)).convert("L")


@pytest.mark.parametrize(
    ("text", "version"),
    [
        ("https://t.me/motcua_bot?start=1_001193", 3),
        ("https://t.me/motcua_bot?start=j_nguoi-than-qua-doi", 4),
        (f"https://t.me/{'b' * 32}?start=j_{'x' * 24}", 5),
    ],
)
def test_the_code_reads_back_at_level_m_with_its_quiet_zone(text: str, version: int) -> None:
    modules = 17 + 4 * version + 2 * QUIET
    drawn = picture(text, modules)
    assert drawn.size == (modules * PX, modules * PX)
    read = zxingcpp.read_barcodes(drawn)
    assert [(one.text, one.ec_level) for one in read] == [(text, "M")]
    inner = drawn.getbbox() and Image.eval(drawn, lambda value: 255 - value).getbbox()
    assert inner == (QUIET * PX, QUIET * PX, (modules - QUIET) * PX, (modules - QUIET) * PX)


def test_the_same_text_is_the_same_code() -> None:
    assert qr_svg("https://t.me/b?start=1") == qr_svg("https://t.me/b?start=1")
