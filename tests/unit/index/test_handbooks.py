"""Tests of index/handbooks.py."""

from __future__ import annotations

from pathlib import Path

from index.handbooks import HandbookIndex, Shelf, passage_text, write_handbooks
from index.query.language import Language
from index.query.query import Query, Reading
from knowledge.handbooks.records import Handbook, HandbookKind, Passage
from tests.unit.index.hand_encoder import HandEncoder


def book(name: str, province: str = "") -> Handbook:
    return Handbook(name, f"Sổ tay {name}", province, HandbookKind.HANDBOOK, 0, "2026-07", ocr=False)


SHELF = Shelf(
    (book("a"), book("b", "Hà Nội"), book("c", "Lâm Đồng")),
    (
        Passage("a", ("Hộ tịch", "Kết hôn"), 4, "Hai bên kết hôn cùng có mặt."),
        Passage("a", ("Hộ tịch", "Khai sinh"), 5, "Cha mẹ khai sinh cho con."),
        Passage("b", ("Kết hôn",), 1, "Kết hôn ở Hà Nội."),
        Passage("c", ("Đất",), None, "Mất giấy đất thì báo xã."),
    ),
)


def index(folder: Path, shelf: Shelf = SHELF) -> HandbookIndex:
    encoder = HandEncoder()
    write_handbooks(folder, shelf, encoder.encode_queries([passage_text(one) for one in shelf.passages]))
    return HandbookIndex(folder, encoder)


def query(text: str) -> Query:
    whole = (Reading(tuple(text.split()), 1.0),) if text else ()
    return Query(text, Language.VIETNAMESE, whole, whole)


def test_the_passage_that_speaks_of_it_comes_first_with_its_place(tmp_path: Path) -> None:
    hits = index(tmp_path).search(query("kết hôn"))
    assert hits[0].passage == SHELF.passages[0]
    assert hits[0].handbook == SHELF.handbooks[0]
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_another_province_never_speaks(tmp_path: Path) -> None:
    hits = index(tmp_path).search(query("kết hôn"), limit=10)
    assert {hit.handbook.name for hit in hits} == {"a", "c"}
    assert len(hits) == 3


def test_headings_are_part_of_what_is_searched(tmp_path: Path) -> None:
    assert passage_text(SHELF.passages[1]).startswith("Hộ tịch . Khai sinh . ")
    assert index(tmp_path).search(query("đất"))[0].passage == SHELF.passages[3]


def test_an_empty_shelf_and_an_empty_question_find_nothing(tmp_path: Path) -> None:
    assert index(tmp_path).search(query("")) == ()
    assert index(tmp_path, Shelf()).search(query("kết hôn")) == ()
