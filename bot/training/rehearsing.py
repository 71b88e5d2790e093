"""Rehearsals in their turns: begun, gone on with, judged and noted. Imported by bot.training.school. Tested by
tests/unit/bot/training/test_rehearsing.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.messages import Reply
from bot.training.act_replies import WORDING, end_reply, stage_reply
from bot.training.actions import PAPERS_DONE
from bot.training.acts import Skill, choose, judge, next_scenario, stage
from bot.training.ledger import Ledger
from bot.training.session import Act, Sessions
from bot.training.speech import Speech
from bot.training.turn import Turn
from knowledge.rehearsals import Scenario


@dataclass(frozen=True, slots=True)
class Rehearsing:
    """Answers the buttons of rehearsals."""

    bank: Mapping[str, Scenario]
    ledger: Ledger
    sessions: Sessions

    def begin(self, turn: Turn) -> Reply:
        """The next situation of the officer's post."""
        speech = Speech(turn.speech.language, WORDING)
        done = self.ledger.rehearsed(turn.key)
        scores = {one.scenario: sum(one.scores.values()) / len(one.scores) for one in done if one.scores}
        known = {name: one for name, one in self.bank.items() if turn.find(one.code) is not None}
        scenario = next_scenario(known, turn.trainee.post, scores, done[-1].scenario if done else "")
        if scenario is None:
            return speech.reply(speech.say("none"), rows=(speech.way_home(),))
        act = Act(scenario.name)
        self.sessions.put(turn.key, act)
        return stage_reply(act, scenario, turn.find, speech)

    def go_on(self, turn: Turn, at: str, pick: str) -> Reply:
        """The rehearsal after a choice; an old button shows where it stands."""
        speech = Speech(turn.speech.language, WORDING)
        act = self.sessions.get(turn.key, Act)
        scenario = self.bank.get(act.scenario) if act else None
        if act is None or scenario is None:
            return self.begin(turn)
        now = replace(act, asked=True) if self._papers_chosen(act, at) else choose(act, scenario, at, pick)
        if now is None:
            return stage_reply(act, scenario, turn.find, speech, speech.say("old"))
        if stage(now) is None:
            self.sessions.end(turn.key, Act)
            judgement = judge(now, scenario)
            points = {skill.value: value for skill, value in judgement.points.items()}
            self.ledger.rehearse(turn.key, turn.trainee.post, scenario.name, points)
            return end_reply(now, scenario, judgement, turn.find, speech)
        self.sessions.put(turn.key, now)
        return replace(stage_reply(now, scenario, turn.find, speech), replaces=True)

    @staticmethod
    def _papers_chosen(act: Act, at: str) -> bool:
        return f"v1:x:{at}" == PAPERS_DONE and stage(act) is Skill.PAPERS
