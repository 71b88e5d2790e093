"""Tests of bot/channels/web/inward.py."""

from __future__ import annotations

import pytest

from bot.channels.web.inward import inward

SHEETS = "/kiosk/a/to"


@pytest.mark.parametrize(
    "href",
    ["https://a.example/", "http://a.example", "tel:18001096", "mailto:a@b.example", "//a.example", "/\\a.example"],
)
def test_what_leads_outside_is_text(href: str) -> None:
    page = f'<p>Xem <a class="button" href="{href}" rel="noopener"><b>cổng</b></a>.</p>'
    assert inward(page, SHEETS) == '<p>Xem <span class="outside"><b>cổng</b></span>.</p>'


@pytest.mark.parametrize("href", ["/", "/thu-tuc/1.001193?truong-hop=2#giay-to", "#noi-dung", "?trang=2", "/xa/24787"])
def test_what_stays_within_is_left_as_it_is(href: str) -> None:
    page = f'<a class="x" href="{href}">a</a>\n<a id="anchor">b</a><abbr>c</abbr>'
    assert inward(page, SHEETS) == page


def test_files_are_shown_by_a_page() -> None:
    page = (
        '<a class="button" href="/thu-tuc/1.001193/giay-to.pdf?a=1&amp;b=2">In</a><a href="/tep/3/0/%C4%91.pdf">Tờ</a>'
    )
    assert inward(page, SHEETS) == (
        '<a class="button" href="/kiosk/a/to?tep=/thu-tuc/1.001193/giay-to.pdf%3Fa%3D1%26b%3D2">In</a>'
        '<a href="/kiosk/a/to?tep=/tep/3/0/%25C4%2591.pdf">Tờ</a>'
    )


@pytest.mark.parametrize("href", ["/tep/3/0/a.csv", "/so-tay/goc.docx", "/tep/3/0/khong-duoi"])
def test_files_that_a_kiosk_cannot_show_are_text(href: str) -> None:
    assert inward(f'<a href="{href}">Bảng</a>', SHEETS) == '<span class="outside">Bảng</span>'
