"""Tests of bot/channels/web/app.py: addresses beside the pages, and visits ended in time."""

from __future__ import annotations

import threading

import pytest

from bot.channels.web.site import STATIC
from bot.channels.web.visits import ANONYMOUS
from tests.unit.bot.channels.web.support import Browser, browser

PATHS = ["../app.py", "%2e%2e/app.py", "..%2fapp.py", "%2fetc/passwd", "", ".", "fonts", "%00"]
# A file that is asked for without its body is not compressed.
VARYING = ("set-cookie", "content-length", "date", "content-encoding", "vary")


@pytest.fixture
def shop() -> Browser:
    return browser()


def test_health(shop: Browser) -> None:
    answer = shop.client.get("/suc-khoe")
    assert (answer.status_code, answer.text, answer.headers["cache-control"]) == (200, "ok", "no-store")
    assert "set-cookie" not in answer.headers


def test_search_engines_read_pages_and_no_conversations(shop: Browser) -> None:
    lines = shop.client.get("/robots.txt").text.splitlines()
    assert lines[0] == "User-agent: *"
    assert {"Disallow: /hoi", "Disallow: /tro-chuyen", "Disallow: /can-bo"} <= set(lines)
    assert not any(line.startswith("Disallow: /thu-tuc") or line == "Disallow: /" for line in lines)


def test_a_telephone_can_install_it(shop: Browser) -> None:
    answer = shop.client.get("/manifest.webmanifest")
    assert answer.headers["content-type"] == "application/manifest+json"
    content = answer.json()
    assert (content["name"], content["lang"], content["start_url"]) == ("Một Cửa Lâm Đồng", "vi", "/")
    for icon in content["icons"]:
        assert shop.client.get(icon["src"]).headers["content-type"] == icon["type"]


def test_the_worker_stands_at_the_root(shop: Browser) -> None:
    answer = shop.client.get("/sw.js")
    assert answer.headers["content-type"].startswith("text/javascript")
    assert answer.headers["cache-control"] == "no-cache"


def test_our_files_are_kept_for_ever_under_an_address_that_changes(shop: Browser) -> None:
    links = [str(one["href"]) for one in shop.page("/").select("link[rel=stylesheet]")]
    assert links and all("?v=" in link for link in links)
    for link in links:
        answer = shop.client.get(link)
        assert answer.status_code == 200 and answer.headers["cache-control"].endswith("immutable")
        bare = shop.client.get(link.partition("?")[0])
        assert bare.headers["cache-control"] == "public, max-age=86400"
        known = shop.client.get(link, headers={"if-none-match": answer.headers["etag"]})
        assert (known.status_code, known.content) == (304, b"")
        assert "set-cookie" not in answer.headers and "set-cookie" not in bare.headers


@pytest.mark.parametrize("path", PATHS)
def test_nothing_but_our_files_is_given(shop: Browser, path: str) -> None:
    assert (STATIC.parent / "app.py").is_file()
    answer = shop.client.get(f"/static/{path}")
    assert answer.status_code in (404, 405) and "Starlette" not in answer.text


@pytest.mark.parametrize(
    "path",
    ["/", "/hoi?q=a", "/tro-chuyen", "/thu-tuc/1.000123", "/suc-khoe", "/robots.txt", "/none", "/static/style.css"],
)
def test_head_is_get_without_a_body(shop: Browser, path: str) -> None:
    got, headed = shop.client.get(path), shop.client.head(path)
    assert (headed.status_code, headed.content) == (got.status_code, b"")
    assert {k: v for k, v in headed.headers.items() if k not in VARYING} == {
        k: v for k, v in got.headers.items() if k not in VARYING
    }


def test_a_slash_at_the_end_is_forgiven(shop: Browser) -> None:
    assert shop.client.get("/thu-tuc/1.000123/").status_code == 200
    assert shop.client.get("http://testserver//evil.example/", follow_redirects=False).status_code == 404


def test_looking_keeps_nothing(shop: Browser) -> None:
    for path in ("/", "/hoi?q=a", "/tro-chuyen", "/thu-tuc/1.000123", "/mo/inline", "/ngon-ngu/en", "/none"):
        shop.client.get(path)
    assert not shop.visits.visit(shop.client.cookies["motcua"]).kept


def test_while_it_is_served_visits_end_though_nobody_comes(shop: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    shop.say("chào")
    shop.time[0] += ANONYMOUS
    swept = threading.Event()
    sweep = shop.visits.sweep

    def told() -> None:
        sweep()
        swept.set()

    monkeypatch.setattr(shop.visits, "sweep", told)
    with shop.client:
        assert swept.wait(60)
    assert shop.pages.forgotten == [shop.assistant.asked[0].person.key]


def test_a_sweep_that_fails_stops_nothing(shop: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    tried = threading.Event()

    def broken() -> None:
        tried.set()
        raise OSError("đĩa đầy")

    monkeypatch.setattr(shop.visits, "sweep", broken)
    with shop.client:
        assert tried.wait(60)
        assert shop.client.get("/").status_code == 200
