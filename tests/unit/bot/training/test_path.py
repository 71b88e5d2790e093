"""Tests of bot/training/path.py."""

from bot.training.path import Step, bar, items, module_items, modules_done, next_item, round_key, share
from tests.unit.bot.training.samples import FIRST, POST


def test_a_path_is_lessons_then_procedures_then_a_round_module_by_module() -> None:
    assert [(item.step, item.module, item.place) for item in items(POST)] == [
        (Step.LESSON, 0, 0),
        (Step.LESSON, 0, 1),
        (Step.PROCEDURE, 0, 0),
        (Step.PROCEDURE, 0, 1),
        (Step.ROUND, 0, 0),
        (Step.PROCEDURE, 1, 0),
        (Step.ROUND, 1, 0),
    ]


def test_what_comes_next_is_the_first_thing_open() -> None:
    every = items(POST)
    assert next_item(POST, set()) == every[0]
    assert next_item(POST, {every[0].key, every[2].key}) == every[1]
    assert next_item(POST, {item.key for item in every}) is None


def test_progress_is_counted_in_items_and_modules() -> None:
    first = module_items(FIRST, 0)
    learnt = {item.key for item in first}
    assert share(items(POST), learnt) == 5 / 7
    assert modules_done(POST, learnt) == 1
    assert share((), learnt) == 1


def test_the_bar_is_full_only_at_the_end() -> None:
    assert bar(0) == "░░░░░░░░░░ 0 %"
    assert bar(0.34) == "▓▓▓░░░░░░░ 34 %"
    assert bar(0.999) == "▓▓▓▓▓▓▓▓▓░ 99 %"
    assert bar(1) == "▓▓▓▓▓▓▓▓▓▓ 100 %"


def test_a_round_stays_done_where_a_record_is_lacking() -> None:
    assert round_key(POST.within({"1.000001"}).modules[0]) == round_key(FIRST)
    assert POST.within({"1.000001"}).procedures == ("1.000001",)
