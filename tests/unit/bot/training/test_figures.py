"""Tests of bot/training/figures.py, worked out by hand."""

from dataclasses import replace
from datetime import date

import pytest

from bot.training.figures import askable, groups, idle, percent, spread, weeks, weeks_back, wilson_lower
from bot.training.standing import Standing, Weekly
from tests.unit.bot.training.standings import LEARNERS, STANDING, TODAY, learner


@pytest.mark.parametrize(("part", "of", "bound"), [(0, 9, 0.0), (0, 0, 0.0), (5, 5, 0.5655), (8, 10, 0.4902)])
def test_the_lower_bound_of_wilson(part: int, of: int, bound: float) -> None:
    assert wilson_lower(part, of) == pytest.approx(bound, abs=1e-4)


def test_a_percent_rounds_a_half_up() -> None:
    assert (percent(1, 8), percent(1, 3), percent(0, 5), percent(1, 0)) == (13, 33, 0, None)


def test_groups_put_those_who_did_least_first_and_those_kept_back_last() -> None:
    found = groups(LEARNERS, lambda one: (one.unit,), lambda one: one.unit_name)
    assert [(g.name, g.learners, g.told) for g in found] == [
        ("Xã Đơn Dương", 4, True), ("Phường Mũi Né", 3, False), ("Xã Sông Lũy", 1, False),
    ]  # fmt: skip
    assert (found[0].progress, found[0].share, found[0].score, found[0].certified) == (50, 80, 80, 1)


def test_a_person_on_two_paths_is_one_person() -> None:
    both = (learner("a0000001", "24748"), learner("a0000001", "24748", post="dia-chinh"), learner("a0000002", "24748"))
    (group,) = groups(both, lambda one: (one.unit,), lambda one: one.unit_name)
    assert (group.learners, group.few, group.told) == (2, True, False)


def test_progress_is_spread_over_six_parts() -> None:
    done = [learner(f"{n:08x}", "", modules_done=n, modules=200) for n in (0, 1, 49, 50, 150, 199, 200)]
    assert spread([*done, learner("f", "", modules=0)]) == (
        (0, 0, 2), (1, 24, 2), (25, 49, 1), (50, 74, 0), (75, 99, 2), (100, 100, 1),
    )  # fmt: skip


def test_weeks_have_no_gap_even_over_new_year() -> None:
    given = (Weekly("2027-W01", 4, 9, 9), Weekly("2026-W52", 3, 8, 8))
    assert [(one.week, one.active) for one in weeks(given)] == [("2026-W52", 3), ("2026-W53", 0), ("2027-W01", 4)]
    assert [one.week for one in weeks((Weekly("2020-W01", 1, 1, 1), Weekly("2026-W30", 1, 1, 1)))][::25] == [
        "2026-W05", "2026-W30",
    ]  # fmt: skip
    assert weeks(()) == ()


def test_a_week_written_otherwise_is_an_error() -> None:
    with pytest.raises(ValueError, match="2026-31"):
        weeks((Weekly("2026-31x", 1, 1, 1),))


def test_weeks_of_few_people_keep_their_answers_back() -> None:
    assert weeks_back(STANDING.weeks) == {"2026-W30", "2026-W27"}


def test_topics_are_those_asked_often_of_posts_that_are_told_weakest_first() -> None:
    posts = groups(
        [one for one in LEARNERS if one.unit == "24748" or one.unit == "22918"], lambda one: (one.post,), lambda one: ""
    )
    assert [(g.key[0], g.told) for g in posts] == [("dia-chinh", False), ("ho-tich", False)]
    more = (*LEARNERS, learner("d1", "", post="dia-chinh"), learner("d2", "", post="dia-chinh"))
    told = groups(more, lambda one: (one.post,), lambda one: "")
    # Wilson: 9 of 9 is 0.70, 30 of 40 is 0.60, 5 of 5 is 0.57, 8 of 10 is 0.49.
    assert [topic.code for topic in askable(STANDING, told)] == ["1.012756", "1.004884", "1.000656", "1.001193"]
    assert askable(STANDING, posts) == ()


def test_idle_are_those_without_a_certificate_who_did_nothing_on_any_path() -> None:
    assert [one.key_digest for one in idle(STANDING)] == ["b0000002"]
    other_path = replace(LEARNERS[5], post="dia-chinh", last=TODAY)
    assert idle(replace(STANDING, learners=(*LEARNERS, other_path))) == ()
    again = replace(LEARNERS[1], post="dia-chinh", certified=None)
    found = idle(Standing(date(2026, 8, 1), (LEARNERS[1], again)))
    assert [(one.key_digest, one.post) for one in found] == [("a0000002", "dia-chinh")]
