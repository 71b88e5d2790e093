"""Over every record: choosing a case leaves out nothing that could be needed. The oracle reads the raw files itself.

A group may be left out only where, by the raw text, its heading names a case of its own, says nothing of adding to
other papers, of another person or of a way of handing in, and the case that is chosen instead is a whole dossier: it
holds a paper that is filled in.
"""

from __future__ import annotations

import html
import re

import pytest

from bot.answers.render import render_part
from bot.answers.view import ProcedureView
from bot.messages import Facet
from knowledge.cases import alternatives, other_cases
from knowledge.importers.portal_text import parse
from tests.corpus import rendering_oracle as oracle
from tests.corpus.raw import bare, body, corpus_folder, raw_files

HEADING = re.compile(r"^  \[ (.*?) \]$", re.MULTILINE | re.DOTALL)
CASE_WORDS = ("trường hợp", "đối với", "khi ")
ADDITION_WORDS = (
    *(
        "bổ sung",
        "ngoài ra",
        "kèm theo",
        "ủy quyền",
        "uỷ quyền",
        "xuất trình",
        "lưu ý",
        "nếu có",
        "trực tuyến",
        "bưu chính",
    ),
    *(
        "bưu chính",
        "môi trường điện tử",
        "nêu trên",
        "hồ sơ trình",
        "thì phải có",
        "tùy từng",
        "các trường hợp",
        "đại diện",
    ),
)
FILLED_IN = re.compile(
    r"đơn\b|tờ khai|bản khai|đề nghị|phiếu|thông báo|tờ trình|công văn|đăng ký|danh sách|yêu cầu", re.IGNORECASE
)
BEGINNING = 60  # characters
LEAST = 60  # records with a choice: fewer would mean that the reading has broken


@pytest.fixture(scope="module")
def records() -> list[tuple[str, str]]:
    return list(raw_files(corpus_folder()))


def test_what_a_choice_leaves_out_is_another_case_and_nothing_else(records: list[tuple[str, str]]) -> None:
    seen = 0
    for code, text in records:
        if len(HEADING.findall(body(text, "Thành phần hồ sơ", "Đối tượng thực hiện"))) < 2:
            continue
        procedure = parse(f"{code}.txt", text.encode()).procedure
        cases = alternatives(procedure.documents)
        if not cases:
            continue
        seen += 1
        headings = [bare(heading) for heading in HEADING.findall(body(text, "Thành phần hồ sơ", "Đối tượng thực hiện"))]
        for chosen in cases:
            kept = procedure.documents[chosen]
            assert any(FILLED_IN.search(paper.name) for paper in kept.documents), (code, kept.case)
            left = other_cases(procedure.documents, chosen)
            assert left, code
            for at in left:
                group = procedure.documents[at]
                said = group.case.lower()
                assert any(bare(group.case) in heading for heading in headings), (code, group.case)
                assert any(word in said for word in CASE_WORDS), (code, group.case)
                assert not any(word in said for word in ADDITION_WORDS), (code, group.case)
    assert seen >= LEAST


def test_what_is_kept_and_what_is_left_out_is_said_whole(records: list[tuple[str, str]]) -> None:
    for code, text in records:
        if "Trường hợp" not in text and "Đối với" not in text:
            continue
        procedure = parse(f"{code}.txt", text.encode()).procedure
        for chosen in alternatives(procedure.documents):
            shown = oracle.words(" ".join(render_part(ProcedureView(procedure, case=chosen), Facet.DOCUMENTS, "vi")))
            left = other_cases(procedure.documents, chosen)
            for at, group in enumerate(procedure.documents):
                # A paper over two pages has the foot of one and the head of the next within it: its beginning counts.
                papers = [oracle.words(html.escape(paper.name))[:BEGINNING].rstrip() for paper in group.documents]
                heading = oracle.words(html.escape(group.case)).rstrip()
                wanted = [heading] if at in left else papers
                assert [text for text in wanted if text not in shown] == [], (code, chosen)
