"""Questions on who is competent: the level, the agency that carries the procedure out, the competent authority.

The level is asked only where every agency named stands at it. A wrong agency is none that the record names anywhere,
and none that may be the same as the right one or a part of it. Imported by bot.quiz.bank. Tested by
tests/unit/bot/quiz/test_competence.py.
"""

from __future__ import annotations

import re

from bot.quiz.draft import Draft, LeftOut, Reason, drawn, folded, say
from bot.quiz.likeness import mentioned, words
from bot.quiz.offices import confusable, has_ceased, level_of, offices, remoteness, usable, well_known
from bot.quiz.question import QuestionKind
from bot.quiz.subject import Made, Subject
from bot.wording import load_wording
from knowledge.records import Level
from knowledge.text import normalise_tone

KIND = QuestionKind.COMPETENCE
ASKED_LEVELS = (Level.COMMUNE, Level.PROVINCE, Level.MINISTRY)
REPEATED = 2  # records of the field
ENOUGH = 9

_SAYS_LEVEL = re.compile(
    r"cấp (?:xã|tỉnh|bộ|trung ương)|\bbộ\b|\bsở\b|\bubnd\b|ủy ban nhân dân|trung ương|\btỉnh\b|\bxã\b", re.I
)
_OTHER_LEVELS = {
    Level.COMMUNE: re.compile(r"\btỉnh\b|\bSở\b|\bBộ (?!phận|đội|luật)\b|trung ương|\bCục\b"),
    Level.PROVINCE: re.compile(r"cấp xã|\bBộ (?!phận|đội|luật)\b|trung ương|\bCục\b"),
    Level.MINISTRY: re.compile(r"cấp xã|cấp tỉnh|\bSở\b|Ủy ban nhân dân|UBND"),
}


def competence_drafts(subject: Subject) -> Made:
    """The questions on who is competent for a procedure."""
    yield _level(subject)
    procedure = subject.procedure
    agency = _agency(subject, procedure.agency, "agency")
    yield agency
    if folded(procedure.authority) != folded(procedure.agency) or isinstance(agency, LeftOut):
        yield _agency(subject, procedure.authority, "authority")


def _level(subject: Subject) -> Draft | LeftOut:
    procedure = subject.procedure
    if procedure.level not in ASKED_LEVELS:
        return LeftOut(KIND, Reason.SILENT)
    if _SAYS_LEVEL.search(procedure.title):
        return LeftOut(KIND, Reason.GIVEN_AWAY)
    named = [office for text in (procedure.agency, procedure.authority) for office in offices(text)]
    others = _OTHER_LEVELS[procedure.level]
    texts = (procedure.steps, procedure.coordinating, procedure.delegated)
    if not named or any(level_of(office) is not procedure.level for office in named):
        return LeftOut(KIND, Reason.UNCLEAR)
    if any(others.search(text) for text in texts):
        return LeftOut(KIND, Reason.SEVERAL)
    right = say(f"level_{procedure.level.value}")
    return Draft(
        kind=KIND,
        wording="competence_level",
        right=right,
        wrong=tuple(say(f"level_{level.value}") for level in ASKED_LEVELS if level is not procedure.level),
        section=say("section_level"),
        fact=right,
        fewest=len(ASKED_LEVELS),
    )


def _agency(subject: Subject, text: str, asked: str) -> Draft | LeftOut:
    if not text.strip():
        return LeftOut(KIND, Reason.SILENT)
    named = offices(text)
    if len(named) != 1:
        return LeftOut(KIND, Reason.SEVERAL)
    right = named[0]
    if has_ceased(right):
        return LeftOut(KIND, Reason.OUTDATED)
    if not usable(right):
        return LeftOut(KIND, Reason.UNCLEAR)
    if folded(normalise_tone(right)) in folded(normalise_tone(subject.procedure.title)):
        return LeftOut(KIND, Reason.GIVEN_AWAY)
    return Draft(
        kind=KIND,
        wording=f"competence_{asked}",
        right=right,
        wrong=tuple(_wrong(subject, right, asked)),
        section=say(f"section_{asked}"),
        fact=right,
    )


def _wrong(subject: Subject, right: str, asked: str) -> list[str]:
    seed = (subject.procedure.code, KIND.value, asked)
    named = [other for text in (subject.procedure.agency, subject.procedure.authority) for other in offices(text)]
    whole = subject.folded
    found: list[str] = []
    near = [
        office
        for office, times in subject.neighbours.offices.items()
        if times >= REPEATED and well_known(office) and level_of(office) is not Level.UNSTATED
    ]
    common = load_wording("quiz")["common_offices"]
    stock = dict.fromkeys((*drawn(near, *seed), *drawn(common, *seed)))
    for office in sorted(stock, key=lambda one: remoteness(one, right)):
        if len(found) == ENOUGH:
            break
        if _named_in(office, whole) or mentioned(words(office), subject.sentences):
            continue
        if any(confusable(office, other) for other in (right, *named, *found)):
            continue
        found.append(office)
    return found


def _named_in(office: str, whole: str) -> bool:
    short = re.sub(r"^(?:Chủ tịch|Giám đốc|Cơ quan)\s+", "", office)
    return folded(office) in whole or folded(short) in whole
