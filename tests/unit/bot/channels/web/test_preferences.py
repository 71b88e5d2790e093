"""Tests of bot/channels/web/preferences.py."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.web.preferences import _within
from tests.unit.bot.channels.web.support import Browser, browser


@pytest.fixture
def shop() -> Browser:
    return browser()


def test_a_language_is_chosen_and_one_is_back_where_one_was(shop: Browser) -> None:
    link = shop.page("/thu-tuc/1.000123?truong-hop=1").select_one('.languages a[lang="en"]')
    assert link is not None
    answer = shop.client.get(str(link["href"]), follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/thu-tuc/1.000123?truong-hop=1")
    assert shop.page("/").html["lang"] == "en"  # type: ignore[index]
    assert shop.assistant.asked == []  # of who has no visit nothing is kept


def test_a_language_that_is_none_changes_nothing(shop: Browser) -> None:
    answer = shop.client.get("/ngon-ngu/de", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/") and "set-cookie" not in answer.headers


def test_the_assistant_learns_the_language_of_a_visit(shop: Browser) -> None:
    shop.say("chào")
    shop.client.get("/ngon-ngu/ru")
    assert [one.action for one in shop.assistant.asked] == ["", "v1:l:ru"]


@pytest.mark.parametrize(
    "back",
    [
        "https://evil.example", "//evil.example", "/\\evil.example", "\\\\evil.example", "/\t/evil.example",
        "/\n/evil.example", "javascript:alert(1)", "evil.example", "", "/\r\nset-cookie: a=b", "/\x00", "/\u2028",
    ],
)  # fmt: skip
def test_back_is_never_another_site(shop: Browser, back: str) -> None:
    answer = shop.client.get("/ngon-ngu/en", params={"ve": back}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")


@pytest.mark.parametrize(
    "back", ["/", "/hoi?q=m%E1%BA%A5t+s%E1%BB%95&x=1", "/tro-chuyen#luot-1", "/a//b", "/?u=http://x/"]
)
def test_back_is_any_page_of_this_one(shop: Browser, back: str) -> None:
    answer = shop.client.get("/ngon-ngu/en", params={"ve": back}, follow_redirects=False)
    assert answer.headers["location"] == back


@given(st.text(st.sampled_from("/\\ \t\n.:@a?#%"), max_size=8))
def test_within_begins_with_one_slash(address: str) -> None:
    if _within(address):
        assert address[0] == "/" and address[1:2] not in ("/", "\\") and "\n" not in address and "\t" not in address


def test_ending_forgets_everything_and_takes_the_key(shop: Browser) -> None:
    shop.say("chào")
    before = shop.client.cookies["motcua"]
    person = shop.assistant.asked[0].person.key
    answer = shop.client.post("/tro-chuyen/xoa", data=shop.fields(), follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert shop.pages.forgotten == [person] and shop.visits.turns(person, 5) == []
    assert "motcua" not in shop.client.cookies
    shop.page("/")
    assert shop.client.cookies["motcua"] != before


def test_who_signed_in_stays_signed_in(shop: Browser) -> None:
    visit = shop.visits.begin("web:cb", True)
    shop.client.cookies.set("motcua", visit.key)
    shop.say("chào")
    answer = shop.client.post("/tro-chuyen/xoa", data=shop.fields(), follow_redirects=False)
    assert answer.headers["location"] == "/tro-chuyen"
    assert shop.visits.turns("web:cb", 5) == [] and shop.visits.visit(visit.key).kept
    assert shop.pages.forgotten == [] and shop.assistant.asked[-1].action == "cancel"


def test_another_site_ends_nothing(shop: Browser) -> None:
    shop.say("chào")
    data, other = shop.fields(), {"sec-fetch-site": "cross-site"}
    assert shop.client.post("/tro-chuyen/xoa", data=data, headers=other).status_code == 403
    assert shop.client.get("/tro-chuyen/xoa").status_code == 405
    assert shop.pages.forgotten == []
