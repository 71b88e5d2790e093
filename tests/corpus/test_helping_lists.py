"""Over every record: the list to tick loses no paper, keeps its boxes apart, and every page of it can be sent.

Which papers the source counts is read from the raw files by the tests' own means (raw.py).
"""

from __future__ import annotations

import pytest

from bot.answers.markup import strip_markup, utf16_length
from bot.answers.paging import MESSAGE_LIMIT, PAGE_LIMIT
from bot.answers.view import ProcedureView
from bot.answers.wording import wording
from bot.content import CONTENT
from bot.helping.actions import press
from bot.helping.cases import ALL, Listing
from bot.helping.checklist import checklist, papers
from bot.helping.places import Places
from bot.helping.sheet import A_PAGE, Pad, Sheets
from bot.helping.turn import speech_in
from knowledge.cases import alternatives
from knowledge.directory import load_directory
from knowledge.directory.contacts import Contacts
from knowledge.importers.portal_text import parse
from knowledge.records import Procedure
from tests.corpus import raw
from tests.corpus.raw import bare, corpus_folder, raw_files

PAD = Pad(lambda paper, page: press("t", 999_999_999, paper, page), lambda page: press("show", 999_999_999, "", page))
EVERY = 10  # of ten records one has its pages drawn
BUTTONS, DATA = 100, 64  # Telegram's limits: of a keyboard, and of a button's data in bytes


@pytest.fixture(scope="module")
def records() -> list[tuple[str, str, Procedure]]:
    return [(code, text, parse(f"{code}.txt", text.encode()).procedure) for code, text in raw_files(corpus_folder())]


def test_every_paper_that_the_source_counts_has_a_box_of_its_own(records: list[tuple[str, str, Procedure]]) -> None:
    counted = 0
    for code, text, procedure in records:
        items = checklist(procedure, ALL, wording("vi"))
        wanted = raw.papers(text)
        assert len(items) == len(wanted), code
        assert len({item.key for item in items}) == len(items), code
        boxes = [bare(item.name) for item in papers(items)]
        assert [item.number for item in papers(items)] == list(range(1, len(boxes) + 1)), code
        for _, name, originals, copies in wanted:
            if (originals or copies) and bare(name):
                counted += 1
                assert any(box.startswith(bare(name)[:40]) for box in boxes), (code, name)
    assert counted > 20_000


def test_a_case_lists_its_own_papers_and_no_other_alternative(records: list[tuple[str, str, Procedure]]) -> None:
    for code, _, procedure in records:
        cases = alternatives(procedure.documents)
        for place in cases:
            names = [item.case for item in checklist(procedure, place, wording("vi"))]
            left = [len(procedure.documents[at].documents) for at in cases if at != place]
            whole = sum(len(group.documents) for group in procedure.documents)
            assert len(names) == whole - sum(left), code


def test_every_page_can_be_sent(records: list[tuple[str, str, Procedure]]) -> None:
    sheets = Sheets(Places(load_directory(CONTENT / "directory"), Contacts(), "18001096"))
    for at, (code, _, procedure) in enumerate(records):
        if at % EVERY:
            continue
        view, language = ProcedureView(procedure), ("vi", "en", "ru")[at // EVERY % 3]
        keys = [item.key for item in papers(checklist(procedure, ALL, wording(language)))]
        ticks = frozenset(key if number % 3 else "-" + key for number, key in enumerate(keys) if number % 2)
        for page in range(max(1, -(-len(keys) // A_PAGE))):
            reply = sheets.reply(view, Listing(code, "24958", ALL, ticks), PAD, speech_in(language), page, "🤝" * 60)
            assert utf16_length(strip_markup(reply.pages[0])) <= PAGE_LIMIT, (code, page)
            assert utf16_length(reply.pages[0]) <= MESSAGE_LIMIT, (code, page)
            actions = [choice.action for row in reply.rows for choice in row]
            assert len(actions) <= BUTTONS and all(0 < len(one.encode()) <= DATA for one in actions), code
