"""Tests of knowledge/handbooks/places.py."""

from __future__ import annotations

from knowledge.handbooks.places import DIGITS, Places, border, digest, passage_digest
from knowledge.handbooks.records import Handbook, HandbookKind, Passage


def book(name: str, province: str = "") -> Handbook:
    return Handbook(name, name, province, HandbookKind.LAW, 0, "", ocr=False)


PASSAGES = (
    Passage("a", ("Chương I", "Điều 1. Một"), 1, "một"),
    Passage("a", ("Chương I", "Điều 2. Hai"), 1, "hai"),
    Passage("a", ("Chương I", "Điều 2. Hai", "2. Sau"), 2, "hai nữa"),
    Passage("a", ("Chương I", "Điều 3. Ba"), 2, "ba"),
    Passage("b", (), None, "trơn"),
    Passage("b", (), None, "trơn nữa"),
    Passage("hn", ("Điều 1",), None, "nơi khác"),
)
PLACES = Places([book("a"), book("b", "Lâm Đồng"), book("hn", "Hà Nội")], PASSAGES)


def test_a_passage_is_found_by_a_short_name_that_stays() -> None:
    name = passage_digest(PASSAGES[1])
    assert len(name) == DIGITS
    assert name == passage_digest(Passage("a", ("Chương I", "Điều 2. Hai"), 7, "hai", ocr=True))
    assert PLACES.passage(name) == PASSAGES[1]
    assert PLACES.passage("0" * DIGITS) is None


def test_another_province_is_not_there() -> None:
    assert set(PLACES.books) == {"a", "b"}
    assert PLACES.passage(passage_digest(PASSAGES[6])) is None
    assert PLACES.file(digest("hn")) is None
    assert PLACES.file(digest("a")) == PLACES.books["a"]


def test_a_section_is_the_article() -> None:
    assert border(PASSAGES[2].heading) == ("Chương I", "Điều 2. Hai")
    assert PLACES.section(PASSAGES[2]) == PASSAGES[1:3]
    assert PLACES.section(PASSAGES[3]) == (PASSAGES[3],)
    assert PLACES.section(PASSAGES[4]) == (PASSAGES[4],)


def test_what_follows_ends_with_the_handbook() -> None:
    assert PLACES.following(PASSAGES[2], 3) == (PASSAGES[3],)
    assert PLACES.following(PASSAGES[0], 2) == PASSAGES[1:3]
