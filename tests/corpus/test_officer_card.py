"""The officer's card of every published record: one page, no figure cut, every step that is named is there."""

import re

import pytest

from bot.answers.markup import strip_markup, utf16_length
from bot.answers.paging import MESSAGE_LIMIT, PAGE_LIMIT
from bot.officer_card import card_page, load_reasons
from tests.corpus.test_rendering import SLICES, slice_of

CUT_FIGURE = re.compile(r"\d\S*…")


@pytest.mark.parametrize("number", range(SLICES))
def test_every_card_is_one_page_without_a_cut_figure(number: int) -> None:
    too_long, cut = [], []
    for name, _, view in slice_of(number):
        page = card_page(view, load_reasons().get(view.procedure.code), "vi")
        text = strip_markup(page)
        if utf16_length(text) > PAGE_LIMIT or utf16_length(page) > MESSAGE_LIMIT:
            too_long.append(name)
        if CUT_FIGURE.search(text):
            cut.append((name, CUT_FIGURE.findall(text)))
    assert too_long == []
    assert cut == []
