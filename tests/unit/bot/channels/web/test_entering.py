"""Tests of bot/channels/web/entering.py: links are opened, taken up, used up."""

from __future__ import annotations

import pytest

from bot.channels.web.entering import invitation_of
from bot.channels.web.sign_ins import LASTS
from bot.channels.web.visitor import COOKIE
from bot.channels.web.visits import SIGNED_IN
from bot.messages import Role
from bot.roles import LASTS as INVITED
from tests.unit.bot.channels.web.support_staff import Browser, office


def test_opening_an_invitation_uses_nothing_up() -> None:
    site = office()
    token, browser = site.invite(post="ho-tich", unit="24958"), Browser(site)
    for _ in range(3):
        browser.get(f"/vao/{token}")
        assert browser.status == 200 and browser.client.head(f"/vao/{token}").status_code == 200
    assert "cán bộ" in browser.words and "Hộ tịch" in browser.words and "Đức Trọng" in browser.words
    assert browser.headers["cache-control"] == "private, no-store" and browser.headers["x-robots-tag"] == "noindex"
    assert site.assistant.asked == []


def test_the_button_signs_a_new_person_in_with_a_new_key() -> None:
    site = office()
    browser = Browser(site).get("/")
    before = browser.key
    browser.enter(f"/vao/{site.invite(post='ho-tich')}")
    assert (browser.status, browser.address) == (200, "/can-bo")
    assert "Đã đăng nhập." in browser.words and "Hộ tịch" in browser.words
    assert browser.key != before
    visit = site.site.visits.visit(browser.key)
    assert visit.lasting and visit.person != site.site.visits.visit(before).person
    cookie = next(one for one in browser.client.cookies.jar if one.name == COOKIE)
    assert cookie.expires is not None and "HttpOnly" in cookie._rest  # type: ignore[attr-defined]


def test_who_knew_the_key_before_is_not_signed_in() -> None:
    site = office()
    victim, thief = Browser(site).get("/"), Browser(site)
    thief.take_key(victim.key)
    victim.enter(f"/vao/{site.invite()}")
    assert victim.get("/can-bo").status == 200
    assert thief.get("/can-bo").status == 403


def test_what_an_anonymous_visitor_said_is_forgotten_on_signing_in() -> None:
    site = office()
    browser = Browser(site).get("/tro-chuyen").post("/tro-chuyen", text="xin chào")
    before = browser.person
    assert len(site.site.visits.turns(before, 9)) == 1
    browser.enter(f"/vao/{site.invite()}")
    assert site.site.visits.turns(before, 9) == []


def test_a_form_sent_twice_signs_the_same_person_in() -> None:
    site = office()
    browser = Browser(site)
    token = site.invite()
    page = browser.get(f"/vao/{token}")
    again = Browser(site)
    again.take_key(page.key)
    again.text = page.text
    browser.post(f"/vao/{token}")
    again.post(f"/vao/{token}")
    assert browser.address == again.address == "/can-bo"
    assert browser.person == again.person and browser.key != again.key


@pytest.mark.parametrize("how", ["used", "old", "revoked", "wrong"])
def test_a_link_that_is_no_good_says_so_with_the_next_step(how: str) -> None:
    site = office()
    token, browser = site.invite(), Browser(site)
    late = Browser(site).get(f"/vao/{token}")
    match how:
        case "used":
            Browser(site).enter(f"/vao/{token}")
        case "old":
            site.clock.now += INVITED
        case "revoked":
            site.desk.school.roles.revoke(token)
        case "wrong":
            token = "x" * 16
    for shown in (browser.get(f"/vao/{token}"), late.post(f"/vao/{token}")):
        assert shown.status == 410
        assert "không dùng được" in shown.words and "Xin người quản trị gửi lời mời mới" in shown.words
    assert late.get("/can-bo").status == 403


def test_who_is_signed_in_stays_the_same_person_and_gets_the_role_as_well() -> None:
    site = office()
    browser = site.signed_in(Role.OFFICER, "ho-tich")
    person, key = browser.person, browser.key
    browser.get(f"/vao/{site.invite(Role.ADMIN)}")
    assert "Bạn đang đăng nhập" in browser.words
    browser.post(browser.address)
    assert (browser.person, browser.address) == (person, "/can-bo") and browser.key != key
    assert site.desk.school.roles.of(person).role is Role.ADMIN
    assert not site.site.visits.visit(key).lasting
    browser.get(f"/vao/{'y' * 16}")
    assert browser.status == 410 and "vẫn đang đăng nhập" in browser.words


def test_a_form_of_another_site_signs_nobody_in() -> None:
    site = office()
    token = site.invite()
    browser = Browser(site).get(f"/vao/{token}")
    browser.post(f"/vao/{token}", token="0" * 32)
    assert browser.status == 403 and site.desk.school.roles.offered(token) is not None


def test_an_old_link_of_the_chat_and_a_typed_command_lead_there() -> None:
    site = office()
    token, browser = site.invite(), Browser(site)
    assert browser.get(f"/mo/i_{token}").address == f"/vao/{token}"
    browser.get("/tro-chuyen").post("/tro-chuyen", text=f"/start i_{token}")
    assert browser.address == f"/vao/{token}"
    assert site.assistant.asked == [] and site.desk.school.roles.offered(token) is not None
    fields = {**browser.get("/tro-chuyen").hidden, "action": f"start:i_{token}"}
    part = browser.client.post("/tro-chuyen", data=fields, headers={"x-motcua-part": "1"}, follow_redirects=False)
    assert part.status_code == 409
    assert invitation_of("start:i_abc") == "abc" and invitation_of("start:1_001193") == invitation_of("train") == ""


def test_while_the_assistant_rests_an_invitation_is_not_lost() -> None:
    site = office()
    site.assistant.paused = True
    token, browser = site.invite(), Browser(site)
    assert browser.enter(f"/vao/{token}").status == 503
    site.assistant.paused = False
    assert browser.enter(f"/vao/{token}").address == "/can-bo"


def test_another_device_is_the_same_person() -> None:
    site = office()
    browser = site.signed_in(Role.OFFICER, "ho-tich")
    browser.get("/can-bo").post("/can-bo/thiet-bi")
    assert browser.address == "/can-bo/thiet-bi"
    link = browser.words.split("http://testserver")[1].split()[0]
    picture = browser.client.get(browser.text.split('<img src="')[1].split('"')[0].replace("&amp;", "&"))
    assert picture.status_code == 200 and picture.headers["content-type"] == "image/svg+xml"
    other = Browser(site).get(link)
    assert "Hộ tịch" in other.words and other.get(link).status == 200
    other.post(link)
    assert other.address == "/can-bo" and other.person == browser.person and other.key != browser.key
    assert Browser(site).get(link).status == 410
    assert "đã dùng" in browser.get(f"/can-bo/thiet-bi?ma={browser.address}").words
    assert "máy khác" in browser.get("/can-bo").words


def test_a_link_to_another_device_runs_out() -> None:
    site = office()
    browser = site.signed_in()
    link = browser.get("/can-bo").post("/can-bo/thiet-bi").words.split("http://testserver")[1].split()[0]
    late = Browser(site).get(link)
    site.clock.now += LASTS
    assert late.post(link).status == 410 and Browser(site).get(link).status == 410


def test_a_sign_in_is_over_a_month_after_its_last_use() -> None:
    site = office()
    browser = site.signed_in()
    site.clock.now += SIGNED_IN - 10
    assert browser.get("/can-bo").status == 200
    site.clock.now += SIGNED_IN - 10
    assert browser.get("/can-bo").status == 200
    site.clock.now += SIGNED_IN
    assert browser.get("/can-bo").status == 403
