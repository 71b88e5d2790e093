from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.handbooks.blocks import Block, Kind
from knowledge.handbooks.headings import with_headings
from knowledge.handbooks.passages import LONGEST, SHORTEST, passages_of
from knowledge.handbooks.records import Passage

SENTENCE = "Người dân mang giấy tờ đến trụ sở xã và chờ cán bộ gọi tên mình theo số thứ tự. "


def heading(text: str, level: int, *, border: bool = True) -> Block:
    return Block(Kind.HEADING, text, 1, level=level, border=border)


def paragraph(count: int, page: int | None = 1) -> Block:
    return Block(Kind.PARAGRAPH, (SENTENCE * count).strip(), page)


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def words_of(passages: list[Passage], blocks: list[Block]) -> list[str]:
    """The words of passages in order: text, and of the path what is new in it and stands in no text."""
    inline = {block.text for block in blocks if block.kind is Kind.HEADING and not block.border}
    result: list[str] = []
    before: tuple[str, ...] = ()
    for passage in passages:
        shared = 0
        while shared < min(len(before), len(passage.heading)) and before[shared] == passage.heading[shared]:
            shared += 1
        for part in passage.heading[shared:]:
            if part not in inline:
                result += words(part)
        result += words(passage.text)
        before = passage.heading
    return result


def test_no_passage_crosses_an_article_and_each_has_its_path() -> None:
    blocks = [heading("Chương I", 1), heading("Điều 1. A", 2), paragraph(2), heading("Điều 2. B", 2), paragraph(1, 2)]
    passages = passages_of("x", blocks)
    assert [(passage.heading, passage.page) for passage in passages] == [
        (("Chương I", "Điều 1. A"), 1),
        (("Chương I", "Điều 2. B"), 2),
    ]


def test_sizes_and_whole_sentences() -> None:
    passages = passages_of("x", [heading("Điều 1. A", 1), paragraph(40)])
    assert len(passages) == 3
    assert all(SHORTEST <= len(passage.text) <= LONGEST for passage in passages)
    assert all(passage.text.endswith("tự.") and passage.text.startswith("Người") for passage in passages)


def test_small_headings_stay_with_their_text() -> None:
    blocks = [heading("Điều 1. A", 1)]
    for name in ("Nộp hồ sơ", "Trả kết quả", "Xin lỗi khi chậm"):
        blocks += [heading(name, 2, border=False), paragraph(6)]
    passages = passages_of("x", blocks)
    assert [passage.text.split("\n")[0] for passage in passages] == ["Nộp hồ sơ", "Trả kết quả", "Xin lỗi khi chậm"]
    assert [passage.heading[-1] for passage in passages] == ["Nộp hồ sơ", "Trả kết quả", "Xin lỗi khi chậm"]


def test_a_small_table_is_whole_and_a_large_one_says_its_head_again() -> None:
    small = Block(Kind.TABLE, "Việc | Phí\nKhai sinh | 0")
    assert [passage.text for passage in passages_of("x", [small])] == [small.text]
    rows = [f"Việc số {place} của người dân trong xã | {place}.000 đồng" for place in range(60)]
    passages = passages_of("x", [Block(Kind.TABLE, "\n".join(["Việc | Phí", *rows]))])
    assert len(passages) > 1
    assert all(passage.text.startswith("Việc | Phí\n") and len(passage.text) <= LONGEST for passage in passages)
    assert [row for passage in passages for row in passage.text.split("\n")[1:]] == rows


def test_headings_alone_are_gathered() -> None:
    blocks = [heading("Mục lục", 1), *(heading(f"Điều {place}. Việc", 2) for place in range(5))]
    passages = passages_of("x", blocks)
    assert [passage.heading for passage in passages] == [("Mục lục",)]
    assert passages[0].text == "\n".join(f"Điều {place}. Việc" for place in range(5))


def test_images_are_marked() -> None:
    blocks = [Block(Kind.PARAGRAPH, "Một câu.", 1), Block(Kind.PARAGRAPH, "Câu kia.", 2, ocr=True)]
    assert [passage.ocr for passage in passages_of("x", blocks)] == [True]


WORDS = "xã dân hồ sơ nộp phí điều Chương 1. a) Bước. trả; thẻ, BẢN SAO (nếu) 12 II"
TEXT = st.lists(st.sampled_from(WORDS.split(" ")), min_size=1, max_size=60)
BLOCK = st.builds(
    lambda kind, text, prefix, bold, page: Block(kind, f"{prefix}{' '.join(text)}", page, bold=bold),
    st.sampled_from([Kind.PARAGRAPH, Kind.LIST]),
    TEXT,
    st.sampled_from(["", "", "", "Điều 7. ", "Chương II ", "1. ", "a) ", "Mục 2. ", "II. "]),
    st.booleans(),
    st.integers(1, 3),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(BLOCK, max_size=14))
def test_the_words_of_the_blocks_are_the_words_of_the_passages(blocks: list[Block]) -> None:
    # Each text is made unlike the others: a heading that is said twice in a row is said once in the paths.
    blocks = [
        replace(block, text=f"{block.text.replace('Điều 7. ', f'Điều {place}. ')} w{place}")
        for place, block in enumerate(blocks, 1)
    ]
    headed = with_headings(blocks)
    written = words(" ".join(block.text for block in blocks))
    assert words(" ".join(block.text for block in headed)) == written
    assert words_of(passages_of("x", headed), headed) == written
