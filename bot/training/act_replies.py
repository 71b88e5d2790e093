"""Replies of a rehearsal: what the resident says with the present choice, and the judgement with its reasons.

Wording in locale/rehearsal.yaml. Imported by bot.training.rehearsing. Tested by
tests/unit/bot/training/test_rehearsing.py.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from html import escape

from bot.actions import ShowPart, encode
from bot.answers.shaping import shorten
from bot.messages import Choice, Facet, Reply
from bot.replies import short
from bot.training.actions import PAPERS_DONE, REHEARSE, act_action
from bot.training.acts import LEVELS, Judgement, Skill, papers, procedures, stage
from bot.training.session import Act
from bot.training.speech import Speech
from knowledge.records import Procedure
from knowledge.rehearsals import Scenario, Verdict
from knowledge.text import one_line

WORDING = "rehearsal"
LONGEST = 300  # characters of an official name of a paper
Find = Callable[[str], Procedure | None]


def stage_reply(act: Act, scenario: Scenario, find: Find, speech: Speech, before: str = "") -> Reply:
    """The resident's words and what is to be chosen now."""
    at = stage(act)
    lines = [before, ""] if before else []
    lines += [speech.say("resident"), f"<blockquote>{escape(scenario.says)}</blockquote>", ""]
    lines.append(f"<b>{speech.say(f'ask_{at}')}</b>")
    rows: list[tuple[Choice, ...]]
    if at is Skill.PROCEDURE:
        codes = procedures(scenario)
        lines += ["", *(f"{place}. {escape(_title(find, code))} ({code})" for place, code in enumerate(codes, 1))]
        rows = [
            (Choice(f"{place}. {short(_title(find, code))}", act_action(at, code)),)
            for place, code in enumerate(codes, 1)
        ]
    elif at is Skill.LEVEL:
        rows = [(speech.choice(level.value, act_action(at, level.value)),) for level in LEVELS]
    elif at is Skill.PAPERS:
        rows = [
            (Choice(f"{'☑' if place in act.papers else '☐'} {name}", act_action(at, place)),)
            for place, name in enumerate(papers(scenario))
        ]
        rows.append((speech.choice("papers_done", PAPERS_DONE),))
    else:
        rows = [(speech.choice(verdict.value, act_action(Skill.DECISION, verdict.value)),) for verdict in Verdict]
    return speech.reply(*lines, rows=(*rows, speech.way_home()))


def end_reply(act: Act, scenario: Scenario, judgement: Judgement, find: Find, speech: Speech) -> Reply:
    """What was right, what was not and why, by the record."""
    record = find(scenario.code)
    lines = [speech.say("result", score=round(100 * judgement.score)), ""]
    lines.append(
        _line(Skill.PROCEDURE, _named(find, act.procedure or ""), _named(find, scenario.code), judgement, speech)
    )
    lines.append(
        _line(Skill.LEVEL, speech.label(act.level or ""), speech.label(scenario.level.value), judgement, speech)
    )
    points = judgement.points[Skill.PAPERS]
    mark = "✅" if points == 1 else "❌"
    lines.append(speech.say("papers_line", mark=mark, skill=speech.label("papers"), points=round(100 * points)))
    for paper in judgement.forgotten:
        lines.append(f"• {speech.say('forgotten', paper=paper.name, official=official_name(record, paper.official))}")
    lines += [f"• {speech.say('needless', paper=name)}" for name in judgement.needless]
    chosen, right = speech.label(act.verdict or ""), speech.label(scenario.decision.value)
    lines.append(_line(Skill.DECISION, chosen, right, judgement, speech))
    decision = record.decision if record and record.decision else speech.label("no_decision")
    lines += ["", speech.say("why", text=scenario.why), ""]
    lines.append(f"<i>{speech.say('source', code=scenario.code, decision=decision)}</i>")
    rows = (
        (speech.choice("next", REHEARSE),),
        (speech.choice("card", encode(ShowPart(scenario.code, Facet.OVERVIEW))),),
        speech.way_home(),
    )
    return replace(speech.reply(*lines, rows=rows), codes=(scenario.code,))


def official_name(record: Procedure | None, words: str) -> str:
    """The record's whole name of the paper that holds some words of it; the words where the record has them no more."""
    groups = record.documents if record else ()
    names = (one_line(document.name) for group in groups for document in group.documents)
    return next((shorten(name, LONGEST) for name in names if words.casefold() in name.casefold()), words)


def _line(skill: Skill, chosen: str, right: str, judgement: Judgement, speech: Speech) -> str:
    named = speech.label(skill.value)
    if judgement.points[skill] == 1:
        return speech.say("good", skill=named, answer=right)
    return speech.say("bad", skill=named, chosen=chosen, answer=right)


def _title(find: Find, code: str) -> str:
    record = find(code)
    return one_line(record.title) if record else code


def _named(find: Find, code: str) -> str:
    return f"{_title(find, code)} ({code})"
