"""Tests of bot/channels/web/security.py: what every answer carries."""

import pytest
from starlette.testclient import TestClient

from bot.channels.web.security import HEADERS, HSTS
from bot.messages import Message, Reply
from tests.unit.bot.channels.web.support import Browser, browser

GETS = [
    "/", "/hoi", "/hoi?q=a", "/tro-chuyen", "/tep/1/0/a.pdf", "/thu-tuc/1.000123", "/thu-tuc/9.999999",
    "/thu-tuc/1.000123/qr.svg", "/thu-tuc/1.000123/giay-to.pdf", "/mo/inline", "/mo/1_000123", "/ngon-ngu/en",
    "/suc-khoe", "/robots.txt", "/manifest.webmanifest", "/sw.js", "/static/style.css", "/static/none.css", "/none",
    "/tro-chuyen/xoa", "/thu-tuc/1.000123/", "/%00", "/..%2f..%2fetc/passwd",
]  # fmt: skip


def broken(message: Message) -> Reply:
    raise RuntimeError("bí mật 079123456789")


def carries(answer: object) -> None:
    for name, value in HEADERS.items():
        assert answer.headers.get(name) == value, (answer, name)  # type: ignore[attr-defined]


@pytest.fixture(scope="module")
def shop() -> Browser:
    return browser()


@pytest.mark.parametrize("path", GETS)
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE"])
def test_every_answer_carries_the_headers(shop: Browser, path: str, method: str) -> None:
    answer = shop.client.request(method, path, follow_redirects=False)
    carries(answer)
    assert answer.status_code < 500
    assert "strict-transport-security" not in answer.headers


def test_a_fault_carries_them_too() -> None:
    shop = browser(answer=broken)
    answer = shop.client.get("/hoi?q=a")
    assert answer.status_code == 500
    carries(answer)


def test_the_policy_lets_nothing_in_from_elsewhere_and_nothing_inline() -> None:
    policy = dict(part.partition(" ")[::2] for part in HEADERS["content-security-policy"].split("; "))
    assert policy["default-src"] == policy["base-uri"] == policy["frame-ancestors"] == "'none'"
    assert set(policy.values()) == {"'none'", "'self'", "'self' data:"}


@pytest.mark.parametrize("path", ["/", "/tro-chuyen", "/hoi?q=a", "/thu-tuc/1.000123", "/none", "/mo/inline"])
def test_no_page_needs_what_the_policy_forbids(shop: Browser, path: str) -> None:
    page = shop.client.get(path).text
    assert "style=" not in page and " on" + "click=" not in page and "<style" not in page
    assert page.count("<script") == page.count('<script src="/static/') > 0
    assert "http" not in "".join(part.partition('"')[0] for part in page.split('src="')[1:])


def test_over_https_browsers_are_told_to_stay_there() -> None:
    shop = browser(address="https://motcua.example", base="https://motcua.example")
    for path in ("/", "/none", "/static/style.css"):
        assert shop.client.get(path).headers["strict-transport-security"] == HSTS


@pytest.mark.parametrize("length", ["-1", "abc", "1e3", "9" * 30, ""])
def test_a_length_that_is_none_is_refused(shop: Browser, length: str) -> None:
    headers = {"content-length": length, "content-type": "application/x-www-form-urlencoded"}
    assert shop.client.post("/tro-chuyen", content=b"text=a", headers=headers).status_code == 413


def test_pages_are_kept_by_no_shared_cache(shop: Browser) -> None:
    for path in ("/", "/tro-chuyen", "/hoi?q=a", "/thu-tuc/1.000123", "/none", "/mo/inline", "/manifest.webmanifest"):
        answer = shop.client.get(path)
        kept = answer.headers["cache-control"]
        assert kept == "no-store" or (kept == "private, no-cache" and answer.headers["vary"].startswith("cookie")), path


def test_a_visitor_gets_a_key_of_their_own(shop: Browser) -> None:
    keys = {TestClient(shop.app).get("/").cookies["motcua"] for _ in range(5)}
    assert len(keys) == 5
