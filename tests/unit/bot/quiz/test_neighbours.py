"""Tests of bot/quiz/neighbours.py."""

from dataclasses import replace

from bot.quiz.neighbours import Neighbours, collect
from knowledge.records import Flag, TimeUnit
from tests.unit.bot.quiz.records import FIELD, country, fee, method, neighbour, papers, record


def test_a_field_states_its_limits_amounts_papers_and_agencies() -> None:
    found = country().of(record())
    assert dict(found.durations[TimeUnit.WORKING_DAY]) == {3: 1, 7: 1, 10: 1, 12: 1, 15: 1}
    assert dict(found.amounts) == {20_000: 1, 30_000: 1, 70_000: 1, 80_000: 1, 100_000: 1}
    assert found.offices == {"Sở Nông nghiệp và Môi trường": 2, "Chi cục Kiểm ngư": 2, "Cục Thủy sản": 1}
    assert "Hợp đồng đóng mới vỏ tàu gỗ" in [paper.name for paper in found.papers]


def test_another_field_knows_nothing_of_it_but_figures() -> None:
    known = country()
    assert known.of(replace(record(), field="Hộ tịch")) == Neighbours()
    assert known.everywhere.durations[TimeUnit.WORKING_DAY][7] == 1
    assert known.everywhere.papers == ()


def test_doubted_figures_and_other_provinces_are_no_source() -> None:
    doubted = neighbour(8, methods=(method(days=99), method(days=9)))
    limit = replace(doubted.methods[0].time_limit, flags=(Flag.TIME_DISAGREES,))
    doubted = replace(doubted, methods=(replace(doubted.methods[0], time_limit=limit), doubted.methods[1]))
    foreign = neighbour(9, jurisdiction="Hà Nội", methods=(method(days=77, unit=TimeUnit.WORKING_DAY),))
    small = neighbour(10, methods=(method(None, 5, fee(50, flags=(Flag.FEE_TOO_SMALL,))),))  # type: ignore[arg-type]
    found = collect([doubted, foreign, small]).everywhere
    assert set(found.durations[TimeUnit.WORKING_DAY]) == {9, 5}
    assert not found.amounts


def test_a_paper_of_nearly_every_dossier_is_no_wrong_choice() -> None:
    common = "Giấy chứng nhận đăng ký tàu cá"
    many = [neighbour(20 + number, documents=(papers(common),)) for number in range(9)]
    names = [paper.name for paper in collect([*FIELD, *many]).of(record()).papers]
    assert common not in names
    assert "Hợp đồng đóng mới vỏ tàu gỗ" in names
