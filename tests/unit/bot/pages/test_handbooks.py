"""Tests of bot/pages/handbooks.py and bot/pages/blocks.py."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

from bot.pages.blocks import Block, blocks
from bot.pages.handbooks import HandbookPages
from knowledge.handbooks.places import Places, digest, passage_digest
from knowledge.handbooks.records import Handbook, HandbookKind, Passage

BOOK = Handbook("a.md", "Sổ tay A", "", HandbookKind.HANDBOOK, 0, "2026-07", ocr=False)
ELSEWHERE = Handbook("b.md", "Sổ tay B", "Hà Nội", HandbookKind.HANDBOOK, 0, "", ocr=False)
PASSAGES = (
    Passage("a.md", ("Sổ tay A",), None, "Mở đầu."),
    Passage("a.md", ("Sổ tay A", "Ca", "Ca 1"), None, "Một."),
    Passage("a.md", ("Sổ tay A", "Ca", "Ca 2"), None, "Hai."),
    Passage("a.md", ("Sổ tay A", "Ca", "Ca 1"), None, "Một nữa."),
    Passage("b.md", ("Sổ tay B",), None, "Ở tỉnh khác."),
)


def pages(generation: Any = None) -> HandbookPages:
    made = generation or SimpleNamespace(
        searcher=SimpleNamespace(places=Places([BOOK, ELSEWHERE], PASSAGES)), home=None
    )
    made.home = Path("/nowhere")
    library: Any = SimpleNamespace(current=lambda: made)
    return HandbookPages(library)


def test_handbooks_of_other_provinces_are_not_there() -> None:
    shown = pages()
    assert [book.title for book in shown.books("vi")] == ["Sổ tay A"]
    assert shown.contents(digest("b.md"), "vi") is None and shown.section(digest("b.md"), "x", "vi") is None


def test_contents_lead_through_the_handbook_once() -> None:
    shown = pages()
    found = shown.contents(digest("a.md"), "vi")
    assert found is not None
    book, entries = found
    assert [(one.title, one.path) for one in entries] == [
        ("Sổ tay A", ()), ("Ca 1", ("Ca",)), ("Ca 2", ("Ca",)), ("Ca 1", ("Ca",)),
    ]  # fmt: skip
    assert len({one.name for one in entries}) == 4 and entries[1].name == digest("a.md", "Sổ tay A", "Ca", "Ca 1")
    sections = [shown.section(book.name, one.name, "vi") for one in entries]
    assert [one.parts[0].blocks for one in sections if one] == [
        (Block("text", (passage.text,)),) for passage in PASSAGES[:4]
    ]
    assert [one.before for one in sections if one] == [None, *entries[:-1]]
    assert [one.after for one in sections if one] == [*entries[1:], None]


def test_a_passage_knows_its_section() -> None:
    shown = pages()
    for passage in PASSAGES[:4]:
        place = shown.of_passage(passage_digest(passage))
        assert place is not None
        section = shown.section(*place, "vi")
        assert section is not None and section.parts[0].name == passage_digest(passage)
    assert shown.of_passage("0" * 12) is None


def test_another_generation_is_read_anew() -> None:
    generation = SimpleNamespace(searcher=SimpleNamespace(places=Places([BOOK], PASSAGES[:1])), home=None)
    shown = pages(generation)
    assert len((shown.contents(digest("a.md"), "vi") or (None, []))[1]) == 1
    generation.searcher.places = Places([BOOK], PASSAGES[:3])
    assert len((shown.contents(digest("a.md"), "vi") or (None, []))[1]) == 3


def test_blocks_keep_every_line() -> None:
    text = "Đoạn một.\nĐoạn hai.\n\n- a\n+ b\nViệc | Hạn\nMột | 1 | thừa\nHai"
    assert blocks(text) == (
        Block("text", ("Đoạn một.", "Đoạn hai.")),
        Block("list", ("a", "b")),
        Block("table", rows=(("Việc", "Hạn", ""), ("Một", "1", "thừa"))),
        Block("text", ("Hai",)),
    )
    assert blocks("") == ()
