"""Tests of bot/shelf_taps.py and bot/shelf_actions.py."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.messages import Outcome, Reply
from bot.originals import FOLDER
from bot.shelf_actions import SendFile, ShelfAction, ShowPassage, ShowSection, decode_shelf, encode_shelf
from bot.shelf_taps import shelf_reply
from knowledge.handbooks.places import Places, digest, passage_digest
from knowledge.handbooks.records import Handbook, HandbookKind, Passage

BOOK = Handbook("so/a.md", "Sổ tay A", "", HandbookKind.HANDBOOK, 0, "2026-07", ocr=False)
PASSAGES = tuple(Passage("so/a.md", ("Điều 1. Một",), None, f"Đoạn {at}. " + "chữ " * 500) for at in range(4))
LAST = Passage("so/a.md", ("Điều 2. Hai",), None, "Cuối.")
PLACES = Places([BOOK], [*PASSAGES, LAST])
GONE = "0" * 12


def tap(action: ShelfAction, home: Path = Path("/nowhere")) -> Reply:
    decoded = decode_shelf(encode_shelf(action))
    assert decoded == action
    return shelf_reply(decoded, PLACES, home, "vi")


def test_a_passage_opens_with_those_after_it() -> None:
    reply = tap(ShowPassage(passage_digest(PASSAGES[1])))
    assert reply.outcome is Outcome.PASSAGE
    assert "Đoạn 1." in reply.pages[0]
    assert [row[0].action for row in reply.rows[:2]] == [f"v1:h:{passage_digest(one)}" for one in PASSAGES[2:4]]
    assert not reply.replaces


def test_a_section_is_turned_page_by_page_in_place() -> None:
    name = passage_digest(PASSAGES[1])
    first = tap(ShowSection(name))
    assert (first.page, first.replaces, len(first.passages)) == (0, False, 4)
    assert [choice.action for choice in first.rows[0]] == [f"v1:hs:{name}:1"]
    assert all(f"Đoạn {at}." in "".join(first.pages) for at in range(4))
    second = tap(ShowSection(name, 1))
    assert (second.page, second.replaces) == (1, True)
    assert [choice.action for choice in second.rows[0]] == [f"v1:hs:{name}:0", f"v1:hs:{name}:2"]
    assert tap(ShowSection(name, 999)).page == len(first.pages) - 1
    assert tap(ShowSection(passage_digest(LAST))).rows == ()


@pytest.mark.parametrize("action", [ShowPassage(GONE), ShowSection(GONE, 2), SendFile(GONE, GONE)])
def test_what_is_no_more_says_so(action: ShelfAction) -> None:
    reply = tap(action)
    assert reply.outcome is Outcome.ABSTAIN
    assert "không còn" in reply.pages[0]


def test_the_original_is_sent_also_where_the_passage_is_no_more(tmp_path: Path) -> None:
    (tmp_path / FOLDER).mkdir()
    (tmp_path / FOLDER / f"{digest('so/a.md')}.md").write_bytes(b"nguyen van")
    for passage in (passage_digest(LAST), GONE):
        reply = tap(SendFile(digest("so/a.md"), passage), tmp_path)
        assert [(file.name, file.content, file.caption) for file in reply.files] == [
            ("a.md", b"nguyen van", "Sổ tay A")
        ]
        assert "Sổ tay A" in reply.pages[0]


def test_without_it_the_section_is_sent_as_text() -> None:
    reply = tap(SendFile(digest("so/a.md"), passage_digest(LAST)))
    assert [file.name for file in reply.files] == ["a.md"]
    assert reply.files[0].content.decode() == "# Sổ tay A\n\n## Điều 2. Hai\n\nCuối.\n"
    assert "không giữ tệp gốc" in reply.pages[0]
    assert tap(SendFile(digest("so/a.md"), GONE)).outcome is Outcome.ABSTAIN


@pytest.mark.parametrize("text", ["", "v1:h:xyz", "v1:hs:123456789abc:x", "v1:hf:123456789abc", "v1:h:123456789ABC"])
def test_what_is_none_of_these_is_left_to_others(text: str) -> None:
    assert decode_shelf(text) is None
