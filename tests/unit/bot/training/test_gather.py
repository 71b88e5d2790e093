"""Tests of bot/training/gather.py: counted from what was done, without anybody's name."""

from datetime import date

from bot.training.days import key_digest
from bot.training.gather import gather
from bot.training.path import module_items
from bot.training.standing import Learner, Skill, Topic, Weekly
from tests.unit.bot.training.samples import FIRST, POST
from tests.unit.bot.training.school import Desk

WEEK = 7 * 86_400.0
PEOPLE = ("telegram:1", "telegram:2")


def test_everything_is_counted() -> None:
    desk = Desk()
    for person in PEOPLE:
        desk.ledger.choose(person, "ho-tich")
    for item in module_items(FIRST, 0):
        desk.ledger.learn(PEOPLE[0], "ho-tich", item.key)
    desk.ledger.answer(PEOPLE[0], "ho-tich", "1.000001", "fee", True)
    desk.clock.now += WEEK
    desk.ledger.answer(PEOPLE[0], "ho-tich", "1.000001", "fee", False)
    desk.ledger.answer(PEOPLE[1], "ho-tich", "1.000002", "time", True)
    desk.ledger.rehearse(PEOPLE[0], "ho-tich", "thieu-giay", {"level": 1.0, "papers": 0.5})
    desk.ledger.certify(PEOPLE[0], "ho-tich", 0.5)
    standing = gather(desk.ledger, {"ho-tich": POST}, desk.generation, lambda person: ("24958", "Xã Đức Trọng"))
    first, second = standing.learners
    assert first == Learner(
        key_digest=key_digest(PEOPLE[0]),
        unit="24958",
        unit_name="Xã Đức Trọng",
        post="ho-tich",
        started=date(2026, 1, 5),
        last=date(2026, 1, 12),
        modules_done=1,
        modules=2,
        answered=2,
        right=1,
        rehearsals=1,
        rehearsal_score=0.75,
        certified=date(2026, 1, 12),
    )
    assert (second.modules_done, second.answered, second.certified) == (0, 1, None)
    assert standing.topics == (
        Topic("ho-tich", "1.000001", "Thủ tục 1.000001", "fee", 2, 1),
        Topic("ho-tich", "1.000002", "Thủ tục 1.000002", "time", 1, 0),
    )
    assert standing.weeks == (Weekly("2026-W02", 1, 1, 1), Weekly("2026-W03", 2, 2, 1))
    assert standing.skills == (Skill("level", 1, 1.0), Skill("papers", 1, 0.5))
    assert "telegram" not in str(standing)
