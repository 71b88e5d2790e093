"""`motcua qr`: posters with QR codes for a centre's wall. Tested by tests/unit/bot/cli/test_qr.py."""

from __future__ import annotations

import re
from pathlib import Path

import click

from bot.channels.telegram.username import bot_username
from bot.cli.options import home_option, settings_for
from bot.content import CONTENT
from bot.posters.choosing import centre_poster, codes_poster, field_poster, journeys_poster
from bot.posters.drawing import draw_posters
from bot.posters.opens import Opens, on_telegram, on_web
from bot.posters.poster import PosterError
from bot.settings import Settings, web_url
from bot.typeset import Form
from bot.wording import notice
from index.generation import Generations
from knowledge.directory import Unit, load_directory
from knowledge.journeys import load_journeys
from knowledge.records import Level
from knowledge.store import Store

ALL = "all"
LEVELS = [Level.COMMUNE.value, Level.PROVINCE.value, Level.MINISTRY.value, ALL]
_BOT = re.compile(r"@?([A-Za-z]\w{4,31})\Z", re.ASCII)


@click.command()
@click.option("--field", "fields", multiple=True, metavar="WORDS", help="Lĩnh vực, gõ một phần tên. Có thể lặp lại.")
@click.option("--codes", default="", metavar="CODES", help="Các mã thủ tục, cách nhau bằng dấu phẩy hay khoảng trắng.")
@click.option("--journeys", is_flag=True, help="Các chuyện trong đời: sinh con, kết hôn, mua đất, ...")
@click.option("--unit", default="", metavar="CODE", help="Mã xã, phường, đặc khu của trung tâm.")
@click.option("--bot", default="", metavar="NAME", help="Tên bot trên Telegram; không có thì hỏi Telegram bằng token.")
@click.option("--web", default="", metavar="URL", help="Mã mở trang web ở địa chỉ này, thay cho Telegram.")
@click.option("--level", type=click.Choice(LEVELS), default=LEVELS[0], show_default=True, help="Cấp, cho --field.")
@click.option("--most", type=click.IntRange(min=1), default=12, show_default=True, help="Số thủ tục, cho --field.")
@click.option("--language", type=click.Choice(["vi", "en", "ru"]), default="vi", show_default=True)
@click.option("--format", "form", type=click.Choice([form.value for form in Form]), default="pdf", show_default=True)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), required=True, help="Tệp ghi ra.")
@home_option
def qr(
    fields: tuple[str, ...],
    codes: str,
    journeys: bool,
    unit: str,
    bot: str,
    web: str,
    level: str,
    most: int,
    language: str,
    form: str,
    out: Path,
    home: Path | None,
) -> None:
    """In áp phích có mã QR mở từng thủ tục trên Telegram hoặc trang web (A4, sáu mã một tờ)."""
    settings = settings_for(home)
    place = _unit(unit)
    opens = _opens(bot, web, settings)
    posters = [journeys_poster(load_journeys(CONTENT / "journeys"), language)] if journeys else []
    if fields or codes.strip():
        store = Store(Generations(settings.home / "index").current() / "knowledge.db")
        wanted = None if level == ALL else Level(level)
        posters += [field_poster(store, words, wanted, most, language) for words in fields]
        posters += [codes_poster(store, codes.replace(",", " ").split(), language)] if codes.strip() else []
    if not posters and place:
        posters = [centre_poster(place, language)]
    if not posters:
        raise PosterError("Chưa nói in gì: thêm --field, --codes, --journeys hoặc --unit.")
    centre = f"{notice('directory', 'office_centre', language)}, {place.name}" if place else ""
    for path in _written(out, draw_posters(posters, opens, language, Form(form), centre)):
        click.echo(path)
    for poster in posters:
        if poster.left_out:
            click.echo(f"«{poster.title}»: còn {poster.left_out} thủ tục; in hết: --most {most + poster.left_out}.")


def _unit(code: str) -> Unit | None:
    place = load_directory(CONTENT / "directory").place(code) if code else None
    if code and not isinstance(place, Unit):
        raise PosterError(f"Không có xã, phường, đặc khu mã «{code}»; xem knowledge/content/directory/units.tsv.")
    return place if isinstance(place, Unit) else None


def _opens(bot: str, web: str, settings: Settings) -> Opens:
    if bot and web:
        raise PosterError("Mã chỉ dẫn tới một nơi: chọn --bot hoặc --web.")
    if web:
        return on_web(web_url("--web", web))
    if settings.web_url and not bot and not settings.telegram_token:
        return on_web(settings.web_url)
    return on_telegram(_bot(bot, settings))


def _bot(given: str, settings: Settings) -> str:
    if found := _BOT.match(given.strip()):
        return found[1]
    if given:
        raise PosterError(f"Tên bot «{given}» không đúng: chữ không dấu, số và _, 5 đến 32 ký tự, ví dụ motcua_bot.")
    if not settings.telegram_token:
        raise PosterError("Chưa biết tên bot: thêm --bot TÊN (ví dụ --bot motcua_bot), hoặc đặt TELEGRAM_BOT_TOKEN.")
    return bot_username(settings)


def _written(out: Path, drawn: tuple[bytes, ...]) -> list[Path]:
    """The files written: one at `out`, or one a sheet with its number before the ending."""
    paths = [out] if len(drawn) == 1 else [out.with_stem(f"{out.stem}-{at}") for at in range(1, len(drawn) + 1)]
    out.parent.mkdir(parents=True, exist_ok=True)
    for path, content in zip(paths, drawn, strict=True):
        path.write_bytes(content)
    return paths
