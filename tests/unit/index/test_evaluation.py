"""Tests of index/evaluation.py with figures done by hand."""

from index.evaluation import Cause, Figures, Judged, cause, figures


def judged(style: str, codes: list[str], gold: str = "a", later: bool = False) -> Judged:
    return Judged("x", style, "q", {gold}, codes, later)


def test_figures_by_style_and_of_first_turns() -> None:
    items = [
        judged("plain", ["a", "b"]),
        judged("plain", ["b", "c", "a"]),
        judged("slang", ["b", "c", "d", "a"]),
        judged("dialogue", ["b"], later=True),
    ]
    assert figures(items) == {
        "plain": Figures(2, 0.5, 1.0),
        "slang": Figures(1, 0.0, 0.0),
        "dialogue-later": Figures(1, 0.0, 0.0),
        "all": Figures(3, 1 / 3, 2 / 3),
    }


def test_causes() -> None:
    titles = {"a": "đăng ký khai sinh", "b": "đăng ký lại khai sinh", "c": "cấp phép xây dựng"}
    assert cause(judged("plain", ["c"]), titles) is Cause.MISSING
    assert cause(judged("plain", ["b", "a"]), titles) is Cause.VARIANT
    assert cause(judged("plain", ["c", "a"]), titles) is Cause.SIBLING
    assert cause(judged("plain", ["c", "x", "y", "a"]), titles) is Cause.RANKED_LOW
