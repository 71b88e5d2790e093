"""Tests of bot/channels/web/handbooks.py and of what staff see of a procedure."""

from __future__ import annotations

from pathlib import Path

from bot.channels.web.handbooks import linked
from bot.messages import Role
from bot.originals import FOLDER
from knowledge.handbooks.places import digest, passage_digest
from tests.unit.bot.channels.web.support_staff import ARTICLES, BOOK, LAW, Browser, office
from tests.unit.bot.training.school import SHELF

LAW_NAME, BOOK_NAME = digest(LAW.name), digest(BOOK.name)
ARTICLE = digest(LAW.name, "Chương I", "Điều 1. Phạm vi")


def test_the_shelf_lists_handbooks_before_laws() -> None:
    browser = office().signed_in().get("/so-tay")
    assert browser.status == 200
    assert browser.words.index("bản tháng 7/2026") < browser.words.index("Luật & lệ")
    assert "3 trang · bản 8/4/2020 · bản chụp, máy đọc" in browser.words
    assert "Luật &amp; lệ" in browser.text


def test_a_handbook_shows_its_contents_under_their_headings() -> None:
    browser = office().signed_in().get(f"/so-tay/{LAW_NAME}")
    assert browser.words.index("Phần mở đầu") < browser.words.index("Chương I") < browser.words.index("Điều 1. Phạm vi")
    assert f'href="/so-tay/{LAW_NAME}/{ARTICLE}"' in browser.text
    assert "Văn bản luật có thể đã được sửa" in browser.words and "không giữ tệp gốc" in browser.words
    assert "Văn bản riêng của tỉnh Lâm Đồng" in browser.get(f"/so-tay/{BOOK_NAME}").words


def test_a_section_is_whole_with_its_place_and_its_warnings() -> None:
    browser = office().signed_in().get(f"/so-tay/{LAW_NAME}/{ARTICLE}")
    assert browser.status == 200 and "Luật & lệ › Chương I" in browser.words and "trang 1" in browser.words
    assert "máy đọc từ ảnh chụp" in browser.words
    assert "1. &lt;b&gt;Một&lt;/b&gt;" in browser.text and "<ul><li>hai</li><li>ba</li></ul>" in browser.text
    assert "Khoản 2" in browser.words and '<a href="/thu-tuc/1.000001">1.000001</a>' in browser.text
    assert "Mục trước Phần" not in browser.words and "Điều 2. Bảng" in browser.words
    assert all(f'id="{passage_digest(one)}"' in browser.text for one in ARTICLES[1:3])


def test_a_table_is_a_table() -> None:
    browser = office().signed_in().get(f"/so-tay/{LAW_NAME}/{digest(LAW.name, 'Chương II', 'Điều 2. Bảng')}")
    assert '<th scope="col">Việc</th><th scope="col">Hạn</th>' in browser.text
    assert '<td data-head="Hạn">60 ngày</td>' in browser.text
    assert "Đây:" in browser.words and "Khai tử" in browser.words


def test_a_search_shows_passages_with_their_places() -> None:
    site = office()
    browser = site.signed_in().get("/so-tay?q=hai")
    name = passage_digest(ARTICLES[1])
    assert (
        f'href="/so-tay/{LAW_NAME}/{ARTICLE}#{name}"' in browser.text and "Đoạn có thể đúng với «hai»" in browser.words
    )
    assert "Không thấy đoạn nào cho «zzz»" in browser.get("/so-tay?q=zzz").words
    assert '«"><script>»' not in browser.get('/so-tay?q="><script>').text
    assert browser.get(f"/so-tay/doan/{name}").address == f"/so-tay/{LAW_NAME}/{ARTICLE}"


def test_what_is_not_there_says_so() -> None:
    browser = office().signed_in()
    for address in (
        "x",
        f"{LAW_NAME}/x",
        f"{LAW_NAME}/ban-goc/a.pdf",
        f"{LAW_NAME}/trang/1.png",
        "doan/x",
        "x/ban-goc/y",
    ):
        assert browser.get(f"/so-tay/{address}").status == 404


def test_the_original_is_given_under_its_own_name(tmp_path: Path) -> None:
    site = office()
    site.desk.generation.home = tmp_path
    (tmp_path / FOLDER).mkdir()
    (tmp_path / FOLDER / f"{BOOK_NAME}.md").write_bytes(b"nguyen van")
    browser = site.signed_in().get(f"/so-tay/{BOOK_NAME}")
    link = browser.text.split(f'href="/so-tay/{BOOK_NAME}/ban-goc')[1].split('"')[0]
    given = browser.client.get(f"/so-tay/{BOOK_NAME}/ban-goc{link}")
    assert given.content == b"nguyen van" and given.headers["content-type"] == "application/octet-stream"
    assert given.headers["content-disposition"] == "attachment; filename*=utf-8''so-tay.md"
    assert given.headers["cache-control"] == "private, no-store"
    assert Browser(site).get(f"/so-tay/{BOOK_NAME}/ban-goc/so-tay.md").status == 403


def test_sections_of_one_heading_are_one_page() -> None:
    browser = office().signed_in().get(f"/so-tay/{BOOK_NAME}/{digest(BOOK.name, 'Sổ tay', '2. Bảng')}")
    assert "Câu một." in browser.words and "Câu hai." in browser.words
    assert SHELF[1].heading == SHELF[2].heading


def test_codes_are_links_and_nothing_else_is_markup() -> None:
    assert str(linked("<i> [1.001193; 2.000635] 1.0011931")) == (
        '&lt;i&gt; [<a href="/thu-tuc/1.001193">1.001193</a>; <a href="/thu-tuc/2.000635">2.000635</a>] 1.0011931'
    )


def test_staff_see_more_of_a_procedure() -> None:
    site = office()
    plain = Browser(site).get("/thu-tuc/1.000001")
    assert plain.status == 200 and "Thẩm quyền" not in plain.words
    officer = site.signed_in(Role.OFFICER).get("/thu-tuc/1.000001")
    assert "Thẩm quyền giải quyết" in officer.words and "lý do hồ sơ bị trả" in officer.words
    assert 'value="v1:f:c:1.000001"' in officer.text and officer.headers["cache-control"] == "private, no-store"
    helper = site.signed_in(Role.VOLUNTEER).get("/thu-tuc/1.000001")
    assert "Thẩm quyền" not in helper.words
