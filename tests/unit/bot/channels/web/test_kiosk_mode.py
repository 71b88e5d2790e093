"""Tests of bot/channels/web/kiosk_mode.py."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import unquote

import pytest
import yaml
from starlette.testclient import TestClient

from bot.channels.web.kiosk_mode import kiosk_frame
from bot.wording import load_wording
from tests.unit.bot.channels.web.support_kiosk import CODE, HALL, Rote, ask, kiosk_app


def test_a_frame_is_in_the_language_and_else_in_vietnamese() -> None:
    frame = kiosk_frame(HALL, "en", "web:1", "https://motcua.example", "/")
    assert (frame.centre, frame.hours) == ("Trial centre", "7 giờ 30 đến 16 giờ 30")
    assert frame.t("restart") == "Start again"
    assert (frame.counters[0].name, frame.counters[0].fields[0].action) == ("Quầy 1", "lookup:hộ tịch")


def test_a_mark_tells_visitors_apart_and_says_nothing_of_them() -> None:
    one, other = (kiosk_frame(HALL, "vi", key, "http://a", "/").mark for key in ("web:1", "web:2"))
    assert one != other and len(one) == 16 and "web" not in one
    assert one == kiosk_frame(HALL, "vi", "web:1", "http://a", "/tro-chuyen").mark


@pytest.mark.parametrize("language", ["vi", "en", "ru"])
def test_the_keys_have_every_letter_of_the_language_without_accents(language: str) -> None:
    keys = "".join(kiosk_frame(HALL, language, "", "http://a", "/").keys)
    letters = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя" if language == "ru" else "abcdefghijklmnopqrstuvwxyz"
    assert set(letters) | set("0123456789.") <= set(keys)
    assert len(keys) == len(set(keys))


def test_the_code_to_take_along_opens_this_page_where_a_telephone_can() -> None:
    def carried(base: str, here: str) -> str:
        return unquote(kiosk_frame(HALL, "vi", "", base, here).carry)

    assert carried("https://motcua.example", "/viec/sinh-con").startswith("data:image/svg+xml,<svg ")
    assert carried("https://motcua.example", "/tro-chuyen") == ""  # it is the visitor's alone
    assert carried("http://127.0.0.1:8080", "/viec/sinh-con") == ""
    assert not kiosk_frame(HALL, "vi", "", "http://localhost:8080", "/").portable


@pytest.mark.parametrize(("address", "shown"), [("https://motcua.example", 1), ("http://localhost:8080", 0)])
def test_an_answer_brings_the_code_of_its_procedure(address: str, shown: int) -> None:
    app, visits = kiosk_app(Rote(), HALL, address=address)
    with TestClient(app, base_url=address) as client:
        assert ask(client, "khai sinh").count(f'src="/thu-tuc/{CODE}/qr.svg"') == shown
    visits.close()


def test_languages_are_those_of_the_kiosk_the_first_one_at_the_start() -> None:
    app, visits = kiosk_app(Rote(), replace(HALL, languages=("ru", "vi")))
    with TestClient(app) as client:
        page = client.get("/kiosk/sanh").text
        assert '<html lang="ru"' in page and "/ngon-ngu/vi?ve=" in page and "/ngon-ngu/en" not in page
        assert '<html lang="ru"' in client.get("/tro-chuyen").text
        client.get("/ngon-ngu/vi")
        assert '<html lang="vi"' in client.get("/kiosk/sanh").text
        client.get("/kiosk/sanh/het")
        assert '<html lang="ru"' in client.get("/tro-chuyen").text
    visits.close()


def test_the_first_page_is_the_start_of_the_kiosk() -> None:
    app, visits = kiosk_app(Rote(), HALL)
    with TestClient(app) as client:
        assert client.get("/").url.path == "/"
        client.get("/kiosk/sanh")
        assert client.get("/").url.path == "/kiosk/sanh"
        assert client.get("/static/kiosk.css").headers["cache-control"].startswith("public")
    visits.close()


def test_wordings_are_there_in_every_language_with_the_same_marks() -> None:
    wording = load_wording("web_kiosk")
    assert set(wording) == {"vi", "en", "ru"}
    for language in ("en", "ru"):
        assert set(wording[language]) == set(wording["vi"])
        for key, text in wording[language].items():
            assert text.count("{") == wording["vi"][key].count("{"), (language, key)
    assert all(isinstance(text, str) for texts in wording.values() for text in texts.values()), yaml.dump(wording)
