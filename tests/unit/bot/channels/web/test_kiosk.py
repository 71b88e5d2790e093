"""Tests of bot/channels/web/kiosk.py."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from bot.channels.web.visits import Visits
from tests.unit.bot.channels.web.support_kiosk import CODE, HALL, OUTSIDE, Rote, ask, fields, kiosk_app

Hall = tuple[TestClient, Rote, Visits]


@pytest.fixture
def hall() -> Iterator[Hall]:
    rote = Rote()
    app, visits = kiosk_app(rote, HALL)
    with TestClient(app) as client:
        yield client, rote, visits
    visits.close()


def test_the_start_says_whose_hall_it_is_and_what_one_can_do(hall: Hall) -> None:
    client, _, _ = hall
    answer = client.get("/kiosk/sanh")
    page = answer.text
    assert answer.status_code == 200
    assert '<html lang="vi" class="kiosk">' in page
    assert "Trung tâm &lt;Thử&gt;" in page and "Lấy số trước." in page and "7 giờ 30 đến 16 giờ 30" in page
    assert '<button name="action" value="v1:j:sinh-con">Con mới sinh</button>' in page
    assert '<button name="action" value="v1:j:xay-nha">Khi xây nhà</button>' in page
    assert "Khi sinh con" not in page  # a topic opens it
    assert "Quầy 1" in page and "Trả kết quả" in page
    assert '<button name="action" value="lookup:hộ tịch" lang="vi">Hộ tịch</button>' in page
    assert page.count("<h1") == 1
    assert client.cookies["motcua_kiosk"] == "sanh"


def test_a_kiosk_that_is_none_is_no_page(hall: Hall) -> None:
    assert hall[0].get("/kiosk/khac").status_code == 404
    assert hall[0].post("/kiosk/khac/het").status_code == 404


def test_every_page_of_it_is_one_of_the_kiosk_and_is_kept_by_no_browser(hall: Hall) -> None:
    client, _, _ = hall
    ask(client, "khai sinh")
    for path in ("/kiosk/sanh", "/tro-chuyen", "/hoi?q=khai+sinh", f"/thu-tuc/{CODE}", "/khong-co", "/"):
        answer = client.get(path)
        assert answer.headers["cache-control"] == "no-store", path
        assert 'class="kiosk"' in answer.text and "Bắt đầu lại" in answer.text, path
    for path in (f"/thu-tuc/{CODE}/giay-to.pdf", f"/thu-tuc/{CODE}/qr.svg"):
        assert client.get(path).headers["cache-control"] == "no-store", path


def test_elsewhere_nothing_of_a_kiosk_is_seen(hall: Hall) -> None:
    page = hall[0].get("/").text
    assert "kiosk" not in page and "Bắt đầu lại" not in page


def test_no_link_leads_outside(hall: Hall) -> None:
    client, _, _ = hall
    ask(client, "khai sinh")
    for path in ("/tro-chuyen", "/hoi?q=khai+sinh", f"/thu-tuc/{CODE}"):
        page = client.get(path).text
        assert 'href="http' not in page and 'href="tel' not in page, path
    page = client.get("/tro-chuyen").text
    assert '<span class="outside">Cổng quốc gia</span>' in page and OUTSIDE not in page
    shown = client.post(
        "/tro-chuyen", data={**fields(page), "text": "lệ phí"}, headers={"x-motcua-part": "1"}
    ).text  # what the script puts into the page
    assert "Trả lời: lệ phí" in shown and "<a href=" in shown and 'href="http' not in shown


def test_the_first_turn_says_whose_commune_it_is_and_reading_says_nothing(hall: Hall) -> None:
    client, rote, _ = hall
    client.get("/kiosk/sanh")
    assert rote.sent == []
    page = ask(client, "nộp ở đâu")
    ask(client, "lệ phí")
    assert [(one.action, one.text) for one in rote.sent] == [("v1:u:24787", ""), ("", "nộp ở đâu"), ("", "lệ phí")]
    assert len({one.person.key for one in rote.sent}) == 1
    assert "Trả lời: nộp ở đâu" in page and "v1:u:" not in page


def test_the_end_forgets_everything_and_gives_another_key(hall: Hall) -> None:
    client, rote, visits = hall
    ask(client, "chuyện riêng của tôi")
    client.get("/ngon-ngu/en", follow_redirects=False)
    key, person = client.cookies["motcua"], rote.sent[0].person.key
    page = client.get("/tro-chuyen").text
    assert "chuyện riêng" in page and '<html lang="en"' in page
    answer = client.post("/kiosk/sanh/het", data={"token": fields(page)["token"]}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/kiosk/sanh")
    assert rote.forgotten == [person]
    assert visits.turns(person, 9) == [] and not visits.visit(key).kept
    start = client.get("/kiosk/sanh").text
    assert '<html lang="vi"' in start and "data-fresh" in start
    assert client.cookies["motcua"] != key
    for path in ("/tro-chuyen", "/kiosk/sanh"):
        assert "chuyện riêng" not in client.get(path).text


def test_a_browser_without_scripts_is_sent_to_the_end(hall: Hall) -> None:
    client, rote, _ = hall
    ask(client, "chuyện riêng của tôi")
    page = client.get("/tro-chuyen").text
    assert '<noscript><meta http-equiv="refresh" content="105;url=/kiosk/sanh/het"></noscript>' in page
    assert client.get("/kiosk/sanh/het").text.count("data-fresh") == 1
    assert rote.forgotten == [rote.sent[0].person.key]


def test_a_form_that_is_too_old_brings_the_start_all_the_same(hall: Hall) -> None:
    client, rote, _ = hall
    ask(client, "chuyện riêng của tôi")
    answer = client.post("/kiosk/sanh/het", data={"token": "cu"}, headers={"sec-fetch-site": "same-origin"})
    assert answer.status_code == 200 and "data-fresh" in answer.text
    assert rote.forgotten == [rote.sent[0].person.key]


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_another_site_ends_nothing(hall: Hall, method: str) -> None:
    client, rote, _ = hall
    ask(client, "chuyện riêng của tôi")
    client.request(method, "/kiosk/sanh/het", headers={"sec-fetch-site": "cross-site"})
    assert rote.forgotten == []
    assert "chuyện riêng" in client.get("/tro-chuyen").text


def test_who_is_no_kiosk_loses_nothing_by_its_address(hall: Hall) -> None:
    client, rote, _ = hall
    ask(client, "chuyện riêng của tôi")
    assert 'class="kiosk"' not in client.get("/kiosk/sanh/tat").text
    client.get("/kiosk/sanh/het")
    assert rote.forgotten == []


def test_a_file_opens_on_a_page_with_a_way_back(hall: Hall) -> None:
    client, _, _ = hall
    page = ask(client, "in")
    address = "/kiosk/sanh/to?tep=/tep/1/0/a.pdf"
    assert f'<a href="{address}">Bản in (PDF)</a>' in page
    assert '<span class="outside">Bảng (CSV)</span>' in page  # there is no program for it on a kiosk
    sheet = client.get(address).text
    assert "Bắt đầu lại" in sheet and "In trang này" in sheet
    assert '<img class="page" src="/kiosk/sanh/to/2.png?tep=/tep/1/0/a.pdf" alt="Trang 2 trong 2 của a.pdf">' in sheet
    drawn = client.get("/kiosk/sanh/to/2.png?tep=/tep/1/0/a.pdf")
    assert drawn.headers["content-type"] == "image/png" and drawn.content.startswith(b"\x89PNG")
    assert client.get("/kiosk/sanh/to/3.png?tep=/tep/1/0/a.pdf").status_code == 404


def test_the_sheet_of_a_procedure_opens_so_too(hall: Hall) -> None:
    client, _, _ = hall
    client.get("/kiosk/sanh")
    address = f"/kiosk/sanh/to?tep=/thu-tuc/{CODE}/giay-to.pdf"
    assert f'href="{address}"' in client.get(f"/thu-tuc/{CODE}").text
    assert client.get(address).text.count('<img class="page"') == 1
    picture = client.get(f"/kiosk/sanh/to/1.png?tep=/thu-tuc/{CODE}/giay-to.pdf%3Ftruong-hop=1")
    assert picture.content.startswith(b"\x89PNG")


@pytest.mark.parametrize(
    "address",
    [
        "",
        "/tep/9/0/a.pdf",
        "/tep/1/1/b.csv",
        "/tep/1/7/a.pdf",
        "/thu-tuc/9.999999/giay-to.pdf",
        "https://a.example/b.pdf",
    ],
)
def test_what_is_no_file_of_the_visitor_is_not_shown(hall: Hall, address: str) -> None:
    client, _, _ = hall
    ask(client, "in")
    assert client.get("/kiosk/sanh/to", params={"tep": address}).status_code == 404
    assert client.get("/kiosk/sanh/to/1.png", params={"tep": address}).status_code == 404


def test_files_of_the_visitor_before_are_gone(hall: Hall) -> None:
    client, _, _ = hall
    ask(client, "in")
    client.get("/kiosk/sanh/het")
    assert client.get("/kiosk/sanh/to?tep=/tep/1/0/a.pdf").status_code == 404
    assert client.get("/tep/1/0/a.pdf").status_code == 404


def test_over_https_the_key_of_who_was_there_is_taken_as_well() -> None:
    rote = Rote()
    app, _ = kiosk_app(rote, HALL, address="https://motcua.example")
    client = TestClient(app, "https://motcua.example")
    ask(client, "khai sinh")
    assert client.cookies.get("__Host-motcua")
    client.post(
        "/kiosk/sanh/het", data={"token": fields(client.get("/tro-chuyen").text)["token"]}, follow_redirects=False
    )
    assert client.cookies.get("__Host-motcua") is None and len(rote.forgotten) == 1
