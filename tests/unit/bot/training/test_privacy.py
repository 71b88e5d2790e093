"""Tests of bot/training/privacy.py: no line of a table gives fewer than three people away."""

from hypothesis import given
from hypothesis import strategies as st

from bot.training.privacy import LEAST, cross, kept_back

CELLS = st.dictionaries(
    st.tuples(st.sampled_from("abcd"), st.sampled_from("xyz")), st.integers(min_value=1, max_value=9), max_size=12
)


def test_small_groups_are_kept_back() -> None:
    assert kept_back({("a",): 1, ("b",): 2, ("c",): 9}) == {("a",), ("b",)}
    assert kept_back({("a",): 3, ("b",): 9}) == frozenset()
    assert kept_back({("a",): 2}) == {("a",)}
    assert kept_back({}) == frozenset()


def test_the_smallest_told_goes_where_the_total_would_give_one_away() -> None:
    assert kept_back({("a",): 1, ("b",): 5, ("c",): 9}) == {("a",), ("b",)}


def test_rows_and_columns_are_both_looked_at() -> None:
    sizes = {("a", "x"): 1, ("a", "y"): 4, ("b", "x"): 6, ("b", "y"): 7}
    assert kept_back(sizes, cross) == set(sizes)


@given(CELLS)
def test_what_a_line_keeps_back_is_enough_or_all_of_it(sizes: dict[tuple[str, str], int]) -> None:
    back = kept_back(sizes, cross)
    assert {key for key, size in sizes.items() if size < LEAST} <= back
    for place in (0, 1):
        for name in {key[place] for key in sizes}:
            line = {key for key in sizes if key[place] == name}
            hidden = line & back
            enough = len(hidden) > 1 and sum(sizes[key] for key in hidden) >= LEAST
            assert not hidden or enough or line <= back
