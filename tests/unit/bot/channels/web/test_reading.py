"""Tests of bot/channels/web/reading.py."""

import pytest

from bot.channels.web.reading import _drawn
from tests.unit.bot.channels.web.support import PDF, Browser, browser

PAGE = "/thu-tuc/1.000123"


@pytest.fixture
def shop() -> Browser:
    return browser()


def test_the_first_page(shop: Browser) -> None:
    page = shop.page("/")
    assert [one.get_text() for one in page.select("h1")] == ["Bạn cần làm việc gì?"]
    assert page.select_one(".cards a")["href"] == "/viec/sinh-con"  # type: ignore[index]
    assert page.select_one(".cards a").get_text() == "Sinh con & <đặt tên>"  # type: ignore[union-attr]
    first = page.select_one(".plain a")
    assert first is not None and shop.page(str(first["href"])).select_one("#q")["value"] == first.get_text()  # type: ignore[index]


def test_a_procedure_whole(shop: Browser) -> None:
    page = shop.page(PAGE)
    assert page.select_one("h1").get_text() == "Làm thẻ thư viện"  # type: ignore[union-attr]
    assert page.select_one(".official").get_text().endswith("Cấp thẻ <mượn> sách & báo")  # type: ignore[union-attr]
    assert [one.get_text() for one in page.select(".ticks label")][0].startswith("Tờ khai theo mẫu <TV1>")
    assert page.select_one(".source a")["href"] == "https://example.gov.vn/thu-tuc?a=1&b=2"  # type: ignore[index]
    assert page.select_one(".qr code").get_text() == "http://testserver/thu-tuc/1.000123"  # type: ignore[union-attr]
    ids = [str(one["id"]) for one in page.select("[id]")]
    assert len(ids) == len(set(ids))
    for anchor in page.select('a[href^="#"]'):
        assert str(anchor["href"])[1:] in ids


@pytest.mark.parametrize("case", ["1", "2", "0", "-1", "²", "99", "9" * 50, "x"])
def test_any_case_is_a_page(shop: Browser, case: str) -> None:
    assert shop.client.get(PAGE, params={"truong-hop": case}).status_code == 200


def test_the_sheet_to_print(shop: Browser) -> None:
    answer = shop.client.get(f"{PAGE}/giay-to.pdf")
    assert (answer.content, answer.headers["content-type"]) == (PDF, "application/pdf")
    assert answer.headers["content-disposition"] == "inline; filename*=utf-8''giay-to-1.000123.pdf"
    assert shop.pages.links == ["http://testserver/thu-tuc/1.000123"]


def test_the_code_of_a_page_is_drawn_once() -> None:
    shop = browser(address="http://motcua.example")
    _drawn.cache_clear()
    for _ in range(3):
        answer = shop.client.get(f"{PAGE}/qr.svg", headers={"host": "motcua.example"})
        assert answer.headers["content-type"] == "image/svg+xml" and answer.text.startswith("<svg")
        assert answer.headers["cache-control"] == "public, max-age=86400"
    assert (_drawn.cache_info().misses, _drawn.cache_info().hits) == (1, 2)


def test_a_code_with_a_name_that_a_request_made_up_is_kept_by_no_shared_cache(shop: Browser) -> None:
    own = shop.client.get(f"{PAGE}/qr.svg")
    other = shop.client.get(f"{PAGE}/qr.svg", headers={"host": "evil.example"})
    assert own.headers["cache-control"] == other.headers["cache-control"] == "private, no-cache"
    assert own.text != other.text


@pytest.mark.parametrize("code", ["x" * 33, "a%20b", "%3Cscript%3E", "a" * 4000, "é", "..%2f..", "1.000123%0a"])
def test_what_is_no_code_is_not_drawn(shop: Browser, code: str) -> None:
    assert shop.client.get(f"/thu-tuc/{code}/qr.svg").status_code == 404


@pytest.mark.parametrize(
    ("payload", "address"),
    [("1_001193", "/thu-tuc/1.001193"), ("j_sinh-con", "/viec/sinh-con"), ("c_24958", "/xa/24958")],
)
def test_a_deep_link_to_a_page_opens_it(shop: Browser, payload: str, address: str) -> None:
    answer = shop.client.get(f"/mo/{payload}", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, address)


def test_any_other_deep_link_waits_for_a_button(shop: Browser) -> None:
    page = shop.page("/mo/k_abcDEF-_")
    button = page.select_one("main button")
    assert button is not None and button["value"] == "start:k_abcDEF-_"
    assert shop.assistant.asked == []


@pytest.mark.parametrize("payload", ["%22%3E%3Cscript%3E", "https:%2f%2fevil.example", "//evil.example", "1_001193%0a"])
def test_a_hostile_deep_link_is_text_or_nothing(shop: Browser, payload: str) -> None:
    answer = shop.client.get(f"/mo/{payload}", follow_redirects=False)
    assert answer.status_code in (200, 404) and "<script>" not in answer.text
