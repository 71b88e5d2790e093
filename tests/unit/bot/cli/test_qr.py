"""Tests of bot/cli/qr.py over the authored content alone."""

from __future__ import annotations

from pathlib import Path

import pytest
import zxingcpp
from click.testing import CliRunner
from PIL import Image

from bot.cli.qr import qr
from bot.posters.poster import PosterError
from bot.settings import SettingsError
from tests.unit.bot.home import authored_home

pytestmark = pytest.mark.xdist_group("home")
BOT = ("--bot", "@motcua_bot")


def made(out: Path, *options: str) -> str:
    words = ["--home", str(authored_home()), "--out", str(out), *options]
    result = CliRunner().invoke(qr, words, catch_exceptions=False, env={"TELEGRAM_BOT_TOKEN": ""})
    assert result.exit_code == 0
    return result.output


def test_codes_are_printed_as_pdf(tmp_path: Path) -> None:
    out = tmp_path / "tuong" / "ho-tich.pdf"
    assert made(out, *BOT, "--codes", "1.001193, 1.000894", "--unit", "24958") == f"{out}\n"
    assert out.read_bytes().startswith(b"%PDF-")


def test_life_events_are_pictures_one_a_sheet(tmp_path: Path) -> None:
    shown = made(tmp_path / "doi.png", *BOT, "--journeys", "--format", "png", "--language", "en").split()
    assert shown == [str(tmp_path / f"doi-{at}.png") for at in range(1, len(shown) + 1)]
    assert len(shown) > 1
    with Image.open(shown[0]) as picture:
        read = zxingcpp.read_barcodes(picture.convert("L"))
    assert len(read) == 6
    assert all(one.text.startswith("https://t.me/motcua_bot?start=j_") for one in read)


def test_a_commune_alone_gives_the_way_to_its_centre(tmp_path: Path) -> None:
    out = tmp_path / "trung-tam.png"
    made(out, *BOT, "--unit", "24958", "--format", "png")
    with Image.open(out) as picture:
        read = zxingcpp.read_barcodes(picture.convert("L"))
    assert [one.text for one in read] == ["https://t.me/motcua_bot?start=c_24958"]


def test_codes_may_open_the_web_page_instead(tmp_path: Path) -> None:
    out = tmp_path / "trang.png"
    made(out, "--web", "https://motcua.example", "--codes", "1.001193", "--format", "png")
    with Image.open(out) as picture:
        read = zxingcpp.read_barcodes(picture.convert("L"))
    assert [one.text for one in read] == ["https://motcua.example/mo/1_001193"]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ((*BOT, "--web", "https://motcua.example", "--journeys"), "--web"),
        (("--web", "motcua", "--journeys"), "https://motcua.example"),
        ((*BOT,), "--journeys"),
        ((*BOT, "--unit", "99999"), "units.tsv"),
        ((*BOT, "--codes", "9.999999"), "9.999999"),
        (("--journeys",), "TELEGRAM_BOT_TOKEN"),
        (("--journeys", "--bot", "bot xã"), "bot xã"),
        ((*BOT, "--field", "câu cá"), "câu cá"),
    ],
)
def test_what_cannot_be_made_names_the_mend(tmp_path: Path, options: tuple[str, ...], words: str) -> None:
    with pytest.raises((PosterError, SettingsError), match=words):
        made(tmp_path / "x.pdf", *options)
    assert not (tmp_path / "x.pdf").exists()
