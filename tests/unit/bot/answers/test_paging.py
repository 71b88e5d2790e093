"""Tests of bot/answers/paging.py: whatever the blocks are, nothing is lost and every page is whole."""

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.markup import escape, strip_markup, utf16_length
from bot.answers.paging import MESSAGE_LIMIT, PAGE_LIMIT, paginate
from tests.unit.bot.answers.checking import PageReader, units

# No surrogates (no text of a record has them), no control characters (cleaned away by the importers, and
# HTML's own parser changes some).
CHARACTERS = st.characters(exclude_categories=("Cs", "Cc", "Zs", "Zl", "Zp")) | st.sampled_from(
    " \n<>&;.'\"ệ\u0323😀👍🏽"
)
TEXT = st.text(CHARACTERS, max_size=200)


def _wrapped(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    tags = st.sampled_from(
        [("<b>", "</b>"), ("<i>", "</i>"), ('<a href="https://x.vn/?a=1&amp;b=2">', "</a>"), ("", "")]
    )
    return st.tuples(tags, st.lists(children, max_size=4)).map(lambda pair: pair[0][0] + "".join(pair[1]) + pair[0][1])


BLOCK = st.recursive(TEXT.map(escape), _wrapped, max_leaves=8)


def squeezed(text: str) -> str:
    return "".join(text.split())


@given(st.lists(BLOCK, max_size=8), st.integers(2, 300))
def test_nothing_is_lost_and_every_page_is_balanced_and_within_its_limit(blocks: list[str], limit: int) -> None:
    pages = paginate(blocks, limit)
    readers = [PageReader(page) for page in pages]
    assert [reader.faults for reader in readers] == [[]] * len(pages)
    assert squeezed("".join(reader.text for reader in readers)) == squeezed("".join(map(strip_markup, blocks)))
    assert all(0 < units(reader.text) <= limit for reader in readers)
    assert all(units(page) <= MESSAGE_LIMIT for page in pages)


@given(st.text(st.sampled_from("<>&"), min_size=3000, max_size=9000))
def test_entities_are_never_cut_and_count_as_they_are_sent(text: str) -> None:
    pages = paginate([escape(text)])
    assert all(utf16_length(page) <= MESSAGE_LIMIT for page in pages)
    assert "".join(html.unescape(page) for page in pages) == text


def test_pages_break_between_blocks() -> None:
    blocks = ["a" * 70, "b" * 20, "c" * 70]
    assert paginate(blocks, 100) == ("a" * 70 + "\n\n" + "b" * 20, "c" * 70)


def test_what_fits_is_one_page_as_it_is() -> None:
    assert paginate(["<b>đầu</b>", "", " cuối "]) == ("<b>đầu</b>\n\ncuối",)
    assert paginate([]) == ()
    assert paginate(["a" * PAGE_LIMIT]) == ("a" * PAGE_LIMIT,)


@pytest.mark.parametrize(
    ("block", "limit", "pages"),
    [
        ("một hai\nba bốn", 10, ("một hai", "ba bốn")),
        ("Một hai. Ba bốn", 12, ("Một hai.", "Ba bốn")),
        ("một hai ba", 9, ("một hai", "ba")),
        ("aaaaabbbbb", 5, ("aaaaa", "bbbbb")),
        ("aaaae\u0323b", 5, ("aaaa", "e\u0323b")),
        ("<b>một hai</b> ba", 5, ("<b>một</b>", "<b>hai</b>", "ba")),
        ("&lt;&lt;&lt;&lt;", 2, ("&lt;&lt;", "&lt;&lt;")),
    ],
)
def test_a_long_block_is_cut_at_the_best_border(block: str, limit: int, pages: tuple[str, ...]) -> None:
    assert paginate([block], limit) == pages


def test_a_heading_is_not_left_at_the_foot_of_a_page() -> None:
    blocks = ["a" * 60, "<b>Giấy tờ</b>\n1. " + "b" * 40 + "\n2. " + "c" * 40]
    assert paginate(blocks, 100)[0] == "a" * 60


def test_a_limit_that_cannot_hold_a_character_is_refused() -> None:
    with pytest.raises(ValueError, match="1 UTF-16"):
        paginate(["a"], 1)
