"""Tests of index/handbooks.py."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from index.handbooks import HandbookIndex, Shelf, write_handbooks
from index.query.language import Language
from index.query.query import Query, Reading
from index.query.thesaurus import Entry, EntryKind, Thesaurus
from knowledge.handbooks.records import Handbook, HandbookKind, Passage
from tests.unit.index.hand_encoder import HandEncoder


def book(name: str, province: str = "") -> Handbook:
    return Handbook(name, f"Sổ tay {name}", province, HandbookKind.HANDBOOK, 0, "2026-07", ocr=False)


SHELF = Shelf(
    (book("a"), book("b", "Hà Nội"), book("c", "Lâm Đồng")),
    (
        Passage("a", ("Hộ tịch", "Kết hôn"), 4, "Hai bên kết hôn cùng có mặt."),
        Passage("a", ("Hộ tịch", "Kết hôn"), 4, "Kết hôn xong thì nhận giấy tại quầy."),
        Passage("a", ("Hộ tịch", "Khai sinh"), 5, "Cha mẹ khai sinh cho con."),
        Passage("b", ("Kết hôn",), 1, "Kết hôn ở Hà Nội."),
        Passage("c", ("Đất",), None, "Mất giấy đất thì báo xã."),
        Passage("c", ("Danh mục", "Điều 9"), None, "Đất: Mất giấy đất thì báo xã."),
    ),
)
EVERYDAY = Thesaurus([Entry(("bìa", "đỏ"), EntryKind.EVERYDAY, (("giấy", "đất"),), "usage")])


def index(folder: Path, shelf: Shelf = SHELF) -> HandbookIndex:
    encoder = HandEncoder()
    write_handbooks(folder, shelf, encoder.encode_passages([piece for _, piece in shelf.embedded()]))
    return HandbookIndex(folder, encoder, np.zeros(encoder.dimension, np.float32), EVERYDAY)


def query(text: str) -> Query:
    whole = (Reading(tuple(text.split()), 1.0),) if text else ()
    return Query(text, Language.VIETNAMESE, whole, whole)


def test_the_passage_that_speaks_of_it_comes_first_with_its_place(tmp_path: Path) -> None:
    hits = index(tmp_path).search(query("kết hôn cùng có mặt"))
    assert hits[0].passage == SHELF.passages[0]
    assert hits[0].handbook == SHELF.handbooks[0]
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_another_province_never_speaks(tmp_path: Path) -> None:
    found = index(tmp_path)
    assert {hit.handbook.name for hit in found.search(query("kết hôn ở hà nội"), limit=10)} == {"a", "c"}
    assert set(found.places.books) == {"a", "c"}
    assert all("Hà Nội" not in piece for _, piece in SHELF.embedded())


def test_of_a_section_the_best_two_and_of_what_is_said_twice_one_stands_for_the_others(tmp_path: Path) -> None:
    third = Passage("a", ("Hộ tịch", "Kết hôn"), 4, "Người nước ngoài đem thêm hộ chiếu.")
    found = index(tmp_path, Shelf(SHELF.handbooks, (*SHELF.passages, third))).search(
        query("kết hôn nhận giấy tại quầy mất giấy đất"), limit=10
    )
    assert [hit.passage.text for hit in found if hit.passage.heading[-1] == "Kết hôn"] == [
        "Kết hôn xong thì nhận giấy tại quầy.",
        "Hai bên kết hôn cùng có mặt.",
    ]
    assert len([hit for hit in found if hit.handbook.name == "c"]) == 1


def test_headings_are_part_of_what_is_searched(tmp_path: Path) -> None:
    assert (2, "Hộ tịch . Khai sinh . Cha mẹ khai sinh cho con.") in SHELF.embedded()
    assert index(tmp_path).search(query("đất"))[0].handbook.name == "c"


def test_an_everyday_word_finds_what_the_handbook_calls_it(tmp_path: Path) -> None:
    assert index(tmp_path).search(query("bìa đỏ"))[0].handbook.name == "c"


def test_an_empty_shelf_and_an_empty_question_find_nothing(tmp_path: Path) -> None:
    assert index(tmp_path).search(query("")) == ()
    assert index(tmp_path, Shelf()).search(query("kết hôn")) == ()
    note = Shelf((book("a"),), (Passage("a", (), None, "(Điều này có nội dung liên quan đến Điều 1)"),))
    assert index(tmp_path, note).search(query("kết hôn")) == ()
