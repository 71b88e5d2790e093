"""Tests of bot/channels/web/staff.py, staff_page.py, and the whole training in the chat of the web."""

from __future__ import annotations

import pytest

from bot.channels.web.chat import NAMED_KEPT
from bot.messages import Role
from bot.wording import load_wording
from tests.unit.bot.channels.web.support_staff import Browser, office

PAGES = ["/can-bo", "/can-bo/thiet-bi", "/can-bo/thiet-bi/qr.svg", "/so-tay", "/so-tay/x", "/so-tay/x/y"]


@pytest.mark.parametrize("address", PAGES)
def test_who_is_not_signed_in_is_told_how(address: str) -> None:
    browser = Browser(office()).get(address)
    assert browser.status == 403
    assert "xin người quản trị nơi bạn làm gửi một đường dẫn mời" in browser.words
    assert browser.headers["cache-control"] == "private, no-store"


@pytest.mark.parametrize(
    ("role", "shown", "hidden"),
    [
        (Role.OFFICER, {"train", "rehearse", "lookup", "changes", "assist", "counts"}, {"invite", "report", "admin"}),
        (Role.ADMIN, {"train", "invite", "report", "admin"}, set()),
        (Role.LEADER, {"assist", "counts", "invite"}, {"train", "report", "admin"}),
        (Role.VOLUNTEER, {"assist", "counts"}, {"train", "invite", "report", "admin"}),
    ],
)
def test_everybody_sees_what_they_may_do(role: Role, shown: set[str], hidden: set[str]) -> None:
    browser = office().signed_in(role).get("/can-bo")
    actions = {line.split('"')[0] for line in browser.text.split('name="action" value="')[1:]}
    assert shown <= actions and not hidden & actions
    assert ('href="/so-tay"' in browser.text) is (role in (Role.OFFICER, Role.ADMIN))
    assert ("Ai đang đăng nhập" in browser.words) is (role is Role.ADMIN)


def test_a_volunteer_does_not_read_handbooks() -> None:
    browser = office().signed_in(Role.VOLUNTEER).get("/so-tay")
    assert browser.status == 403 and "Vai trò của bạn không xem được" in browser.words


def test_a_tile_opens_the_chat() -> None:
    browser = office().signed_in(Role.OFFICER).get("/can-bo").post("/tro-chuyen", action="train")
    assert browser.address == "/tro-chuyen" and "Bạn nhận việc gì?" in browser.last


def test_signing_out_keeps_the_progress() -> None:
    site = office()
    browser = site.signed_in(Role.OFFICER, "ho-tich")
    person, key = browser.person, browser.key
    browser.tap("train")
    browser.get("/can-bo").post("/ra")
    assert browser.address == "/" and browser.key != key
    assert browser.get("/can-bo").status == 403
    assert site.desk.ledger.trainee(person) is not None and site.desk.school.roles.of(person).role is Role.OFFICER


def test_signing_out_everywhere_ends_every_device() -> None:
    site = office()
    first = site.signed_in()
    link = first.get("/can-bo").post("/can-bo/thiet-bi").words.split("http://testserver")[1].split()[0]
    second = Browser(site).enter(link)
    pending = first.get("/can-bo").post("/can-bo/thiet-bi").words.split("http://testserver")[1].split()[0]
    second.get("/can-bo").post("/ra/moi-noi")
    assert first.get("/can-bo").status == second.get("/can-bo").status == Browser(site).get(pending).status - 7 == 403


def test_an_administrator_ends_the_sign_ins_of_somebody() -> None:
    site = office()
    officer, admin = site.signed_in(Role.OFFICER, "ho-tich"), site.signed_in(Role.ADMIN)
    admin.get("/can-bo")
    assert "cán bộ, Hộ tịch, Xã Đức Trọng" in admin.words.replace(" ,", ",") and "1 máy" in admin.words
    assert officer.key not in admin.text and admin.person not in admin.text
    admin.post("/can-bo/ket-thuc", person=officer.person)
    assert "Đã đăng xuất người đó" in admin.words and "Ngoài bạn chưa có ai." in admin.words
    assert officer.get("/can-bo").status == 403


def test_nobody_else_ends_the_sign_ins_of_others() -> None:
    site = office()
    officer, other = site.signed_in(), site.signed_in()
    officer.get("/can-bo").post("/can-bo/ket-thuc", person=other.person)
    assert officer.status == 403 and other.get("/can-bo").status == 200
    stranger = Browser(site).get("/")
    stranger.text = stranger.get("/tro-chuyen").text
    assert stranger.post("/can-bo/ket-thuc", person=other.person).status == 403
    assert other.get("/can-bo").status == 200


def test_a_role_that_is_gone_says_so_and_lets_one_out() -> None:
    site = office()
    browser = site.signed_in()
    site.desk.state.forget(browser.person)
    browser.get("/can-bo")
    assert browser.status == 403 and "Vai trò của bạn không còn" in browser.words
    assert browser.post("/ra").address == "/"


@pytest.mark.parametrize("address", ["/can-bo", "/so-tay", "/can-bo/thiet-bi"])
@pytest.mark.parametrize("language", ["vi", "en", "ru"])
def test_pages_speak_every_language(address: str, language: str) -> None:
    browser = office().signed_in(Role.ADMIN)
    browser.client.cookies.set("motcua_ngon_ngu", language)
    browser.get(address)
    assert f'<html lang="{language}"' in browser.text and "{" not in browser.words


def test_the_wording_is_the_same_in_every_language() -> None:
    wording = load_wording("web_staff")
    assert set(wording["vi"]) == set(wording["en"]) == set(wording["ru"])
    for key, said in wording["vi"].items():
        marks = {part.split("}")[0] for part in said.split("{")[1:]}
        for language in ("en", "ru"):
            assert {part.split("}")[0] for part in wording[language][key].split("{")[1:]} == marks, (language, key)


def test_training_is_played_through_in_the_chat() -> None:
    site = office()
    browser = site.signed_in(Role.OFFICER)
    browser.tap("train").tap_label("Hộ tịch")
    assert "Đường học: Hộ tịch" in browser.last
    browser.tap_label("Học tiếp")
    assert "Chào người mới." in browser.last
    asked: list[str] = []
    for _ in range(60):
        reply = browser.reply
        if reply.quiz:
            right = bool(asked)
            explained = reply.quiz.explanation
            assert f"<legend>{reply.quiz.question}</legend>" in browser.text
            browser.choose(right)
            asked.append(browser.last)
            assert ("✅ Đúng." if right else "❌ Chưa đúng . Đáp án: b") in browser.last.replace(
                "Chưa đúng.", "Chưa đúng ."
            )
            assert explained in browser.last  # why, and below it the next question or the way on
            assert browser.reply.quiz or browser.reply.rows
            continue
        labels = [choice.label for row in reply.rows for choice in row]
        if any("Giấy ghi nhận" in label for label in labels):
            break
        browser.tap_label("Tiếp ▶️" if "Tiếp ▶️" in labels else "Học tiếp")
    assert len(asked) > 5 and "Bạn đã học hết" in browser.last
    browser.tap_label("Giấy ghi nhận")
    browser.post("/tro-chuyen", text="Nguyễn Thị Hạnh")
    links = [part.split('"')[0] for part in browser.text.split('<a href="')[1:] if part.startswith("/tep/")]
    assert [link.rpartition(".")[2] for link in links] == ["pdf", "png"]
    assert "(PDF)" in browser.last and "(PNG)" in browser.last and "Hạnh" not in browser.text
    for link, begins in zip(links, (b"%PDF", b"\x89PNG"), strict=True):
        assert browser.client.get(link).content.startswith(begins)
    site.clock.now += NAMED_KEPT
    assert [browser.client.get(link).status_code for link in links] == [404, 404]


def test_a_rehearsal_is_played_through_in_the_chat() -> None:
    browser = office().signed_in(Role.OFFICER, "ho-tich")
    browser.tap("rehearse")
    assert "Em làm khai sinh cho cháu." in browser.last
    number = len(browser.office.site.visits.turns(browser.person, 60))
    for _ in range(2):
        browser.tap(browser.reply.rows[0][0].action)
    browser.tap("v1:x:papers:0")
    assert "☑" in browser.last
    browser.tap_label("Xong")
    browser.tap(browser.reply.rows[0][0].action)
    assert "Kết quả diễn tập" in browser.last and browser.reply.rows
    assert len(browser.office.site.visits.turns(browser.person, 60)) > number
