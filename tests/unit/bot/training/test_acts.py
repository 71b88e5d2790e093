"""Tests of bot/training/acts.py."""

from dataclasses import replace

import pytest

from bot.training.acts import Skill, choose, judge, next_scenario, papers, procedures, stage
from bot.training.session import Act
from knowledge.records import Level
from knowledge.rehearsals import Verdict
from tests.unit.bot.training.samples import SCENARIO

BEGUN = Act(SCENARIO.name)
PLACE = {name: str(place) for place, name in enumerate(papers(SCENARIO))}


def played(procedure: str, level: Level, asked: tuple[str, ...], verdict: Verdict) -> Act:
    act = choose(BEGUN, SCENARIO, Skill.PROCEDURE, procedure)
    assert act
    act = choose(act, SCENARIO, Skill.LEVEL, level)
    for name in asked:
        assert act
        act = choose(act, SCENARIO, Skill.PAPERS, PLACE[name])
    assert act
    act = choose(replace(act, asked=True), SCENARIO, Skill.DECISION, verdict)
    assert act
    return act


def test_stages_follow_each_other() -> None:
    assert stage(BEGUN) is Skill.PROCEDURE
    act = choose(BEGUN, SCENARIO, "procedure", "1.000001")
    assert act and stage(act) is Skill.LEVEL
    assert choose(act, SCENARIO, "procedure", "1.000001") is None
    assert choose(act, SCENARIO, "level", "unstated") is None
    assert choose(BEGUN, SCENARIO, "procedure", "1.009999") is None


def test_a_paper_is_taken_and_put_back() -> None:
    act = replace(BEGUN, procedure="1.000001", level="commune")
    once = choose(act, SCENARIO, "papers", "1")
    assert once and once.papers == (1,)
    twice = choose(once, SCENARIO, "papers", "1")
    assert twice and twice.papers == ()
    assert choose(act, SCENARIO, "papers", "3") is None


def test_everything_right_is_full_marks() -> None:
    judgement = judge(played("1.000001", Level.COMMUNE, ("tờ khai", "giấy chứng sinh"), Verdict.RETURN), SCENARIO)
    assert judgement.score == 1 and judgement.forgotten == () and judgement.needless == ()


def test_each_skill_is_judged_by_itself() -> None:
    judgement = judge(played("1.000002", Level.COMMUNE, ("giấy chứng sinh",), Verdict.ACCEPT), SCENARIO)
    assert judgement.points == {Skill.PROCEDURE: 0, Skill.LEVEL: 1, Skill.PAPERS: 0.5, Skill.DECISION: 0}
    assert [paper.name for paper in judgement.forgotten] == ["tờ khai"]
    assert judgement.score == pytest.approx(0.375)


def test_asking_for_everything_earns_nothing() -> None:
    judgement = judge(played("1.000001", Level.PROVINCE, tuple(PLACE), Verdict.RETURN), SCENARIO)
    assert judgement.points[Skill.PAPERS] == 0 and judgement.needless == ("sổ hộ khẩu",)


def test_choices_give_nothing_away() -> None:
    assert set(procedures(SCENARIO)) == {"1.000001", "1.000002", "1.000003"}
    assert set(papers(SCENARIO)) == {"tờ khai", "giấy chứng sinh", "sổ hộ khẩu"}
    firsts = {procedures(replace(SCENARIO, name=f"n{n}"))[0] for n in range(20)}
    assert len(firsts) == 3


def test_the_next_is_one_not_yet_played_then_the_worst() -> None:
    bank = {name: replace(SCENARIO, name=name) for name in ("a", "b", "c")} | {
        "d": replace(SCENARIO, name="d", posts=("khac",))
    }
    assert (found := next_scenario(bank, "ho-tich", {})) and found.name == "a"
    assert (found := next_scenario(bank, "ho-tich", {"a": 0.2})) and found.name == "b"
    scores = {"a": 0.9, "b": 0.1, "c": 0.5}
    assert (found := next_scenario(bank, "ho-tich", scores)) and found.name == "b"
    assert (found := next_scenario(bank, "ho-tich", scores, last="b")) and found.name == "c"
    assert next_scenario({}, "ho-tich", {}) is None
