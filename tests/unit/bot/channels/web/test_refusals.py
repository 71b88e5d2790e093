"""Tests of bot/channels/web/refusals.py: every refusal is a page with a next step."""

import re

import pytest

from tests.unit.bot.channels.web.support import browser


def headings(page: str) -> list[str]:
    return re.findall(r"<h1[^>]*>([^<]*)</h1>", page)


@pytest.mark.parametrize(
    ("method", "address", "status", "title"),
    [
        ("GET", "/none", 404, "Không có trang này"),
        ("GET", "/thu-tuc/9.999999", 404, "Không có trang này"),
        ("GET", "/thu-tuc/9.999999/giay-to.pdf", 404, "Không có trang này"),
        ("GET", "/static/none.css", 404, "Không có trang này"),
        ("GET", "/static/../app.py", 404, "Không có trang này"),
        ("GET", "/static/%2e%2e/app.py", 404, "Không có trang này"),
        ("GET", "/tep/1/0/x", 404, "Không có trang này"),
        ("POST", "/", 405, "Không có trang này"),
        ("DELETE", "/tro-chuyen", 405, "Không có trang này"),
        ("GET", "/tro-chuyen/xoa", 405, "Không có trang này"),
        ("POST", "/tro-chuyen", 403, "Trang này mở đã lâu"),
    ],
)
def test_a_refusal_says_what_to_do_next(method: str, address: str, status: int, title: str) -> None:
    shop = browser()
    answer = shop.client.request(method, address)
    assert answer.status_code == status
    assert headings(answer.text) == [title]
    assert 'action="/hoi"' in answer.text and 'href="tel:18001096"' in answer.text and 'href="/"' in answer.text
    assert answer.headers["cache-control"] == "private, no-cache"


def test_a_method_that_does_not_fit_is_told_which_do() -> None:
    assert set(browser().client.post("/").headers["allow"].split(", ")) == {"GET", "HEAD"}


@pytest.mark.parametrize(("language", "title"), [("en", "There is no such page"), ("ru", "Такой страницы нет")])
def test_a_refusal_is_in_the_language_of_the_visitor(language: str, title: str) -> None:
    shop = browser()
    shop.client.cookies.set("motcua_ngon_ngu", language)
    assert headings(shop.client.get("/none").text) == [title]


def test_an_address_is_not_said_back() -> None:
    text = browser().client.get("/none/%3Cscript%3Ealert(1)%3C/script%3E?x=%22%3E%3Cb%3E").text
    assert "<script>alert" not in text and '"><b>' not in text
