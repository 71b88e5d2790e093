"""A rehearsal: what is shown at each stage, and how what was chosen is judged against record and bank. Pure functions.

Stages: the procedure, the level, the papers to ask for, the decision. Nothing is given away before the end, as at a
real counter. Points are 0 to 1 by skill. Imported by bot.training. Tested by tests/unit/bot/training/test_acts.py.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.training.session import Act
from knowledge.records import Level
from knowledge.rehearsals import Paper, Scenario, Verdict

LEVELS = (Level.COMMUNE, Level.PROVINCE, Level.MINISTRY)


class Skill(StrEnum):
    """What a rehearsal scores."""

    PROCEDURE = "procedure"
    LEVEL = "level"
    PAPERS = "papers"
    DECISION = "decision"


@dataclass(frozen=True, slots=True)
class Judgement:
    """The points by skill, and papers of the dossier that were not asked for, and papers asked for needlessly."""

    points: Mapping[Skill, float]
    forgotten: tuple[Paper, ...]
    needless: tuple[str, ...]

    @property
    def score(self) -> float:
        """The mean over skills, 0 to 1."""
        return sum(self.points.values()) / len(self.points)


def stage(act: Act) -> Skill | None:
    """What is to be chosen next; None at the end."""
    if act.procedure is None:
        return Skill.PROCEDURE
    if act.level is None:
        return Skill.LEVEL
    if not act.asked:
        return Skill.PAPERS
    return Skill.DECISION if act.verdict is None else None


def procedures(scenario: Scenario) -> tuple[str, ...]:
    """The codes to choose from, in an order that gives nothing away."""
    return _mixed([scenario.code, *scenario.others], scenario.name)


def papers(scenario: Scenario) -> tuple[str, ...]:
    """The papers to choose from, those of the dossier and those that are not, in an order that gives nothing away."""
    return _mixed([*(paper.name for paper in scenario.papers), *scenario.surplus], scenario.name)


def choose(act: Act, scenario: Scenario, at: str, pick: str) -> Act | None:
    """The rehearsal after a choice at a stage; None where it does not belong to the present stage."""
    if at != stage(act):
        return None
    if at == Skill.PROCEDURE and pick in procedures(scenario):
        return replace(act, procedure=pick)
    if at == Skill.LEVEL and pick in LEVELS:
        return replace(act, level=pick)
    if at == Skill.PAPERS and pick.isdecimal() and int(pick) < len(papers(scenario)):
        place = int(pick)
        taken = set(act.papers) ^ {place}
        return replace(act, papers=tuple(sorted(taken)))
    if at == Skill.DECISION and pick in set(Verdict):
        return replace(act, verdict=pick)
    return None


def judge(act: Act, scenario: Scenario) -> Judgement:
    """What was right. For papers: the share of those needed, less that of the needless ones."""
    shown = papers(scenario)
    asked = {shown[place] for place in act.papers}
    forgotten = tuple(paper for paper in scenario.papers if paper.name not in asked)
    needless = tuple(name for name in scenario.surplus if name in asked)
    found = 1 - len(forgotten) / len(scenario.papers)
    spoilt = len(needless) / len(scenario.surplus) if scenario.surplus else 0.0
    points = {
        Skill.PROCEDURE: float(act.procedure == scenario.code),
        Skill.LEVEL: float(act.level == scenario.level),
        Skill.PAPERS: max(0.0, found - spoilt),
        Skill.DECISION: float(act.verdict == scenario.decision),
    }
    return Judgement(points, forgotten, needless)


def next_scenario(
    bank: Mapping[str, Scenario], post: str, scores: Mapping[str, float], last: str = ""
) -> Scenario | None:
    """What to rehearse next at a post: what was not yet, in order of name; then what went worst, not the last again."""
    fitting = [one for one in bank.values() if post in one.posts] or list(bank.values())
    fitting.sort(key=lambda one: (one.name == last, scores.get(one.name, -1.0), one.name))
    return fitting[0] if fitting else None


def _mixed(texts: Sequence[str], seed: str) -> tuple[str, ...]:
    mixed = list(texts)
    random.Random(seed).shuffle(mixed)
    return tuple(mixed)
