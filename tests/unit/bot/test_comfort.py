"""Tests of bot/saved.py, bot/feedback.py, bot/privacy.py and of what is said of things that are no text."""

from __future__ import annotations

import pytest

from bot.conversation import Conversation
from bot.feedback import COUNTS, FEEDBACK, Feedback, Reason
from bot.messages import Message, Person, Reply, Role
from bot.privacy import privacy_reply
from bot.saved import MOST, SAVED, Saved
from bot.state_schema import KEPT, NAMELESS
from bot.wording import load_wording
from knowledge.records import Procedure
from tests.unit.bot.training.samples import PERSON, Clock, memory
from tests.unit.bot.training.school import opened

HERE = Person(PERSON)


def labels(reply: Reply | None) -> list[str]:
    assert reply is not None
    return [choice.label for row in reply.rows for choice in row]


def test_a_procedure_is_kept_found_and_let_go() -> None:
    clock = Clock()
    saved = Saved(memory(clock))
    for code in ("1.000001", "1.000002"):
        clock.now += 1
        reply = saved.reply(Message(HERE, action=f"v1:s:{code}"), opened(), "vi")
        assert reply and f"Đã lưu thủ tục {code}" in reply.pages[0]
    assert labels(saved.reply(Message(HERE, action=SAVED), opened(), "vi")) == ["Thủ tục 1.000002", "Thủ tục 1.000001"]
    reply = saved.reply(Message(HERE, action="v1:s:1.000002"), opened(), "vi")
    assert reply and "Đã bỏ lưu" in reply.pages[0] and saved.codes(PERSON) == ["1.000001"]
    assert saved.codes("test:2") == []
    reply = saved.reply(Message(HERE, action="v1:s:9.999999"), opened(), "vi")
    assert reply and "không còn trong dữ liệu" in reply.pages[0]


def test_an_empty_list_says_how_to_fill_it_and_a_full_one_lets_the_oldest_go() -> None:
    clock = Clock()
    saved = Saved(memory(clock))
    reply = saved.reply(Message(HERE, action=SAVED), opened(), "vi")
    assert reply and "«📌 Lưu / bỏ lưu»" in reply.pages[0]
    records = {f"1.{at:06d}": Procedure(f"1.{at:06d}", f"Thủ tục {at}") for at in range(MOST + 1)}
    for code in records:
        clock.now += 1
        saved.reply(Message(HERE, action=f"v1:s:{code}"), opened(records), "vi")
    assert len(saved.codes(PERSON)) == MOST and "1.000000" not in saved.codes(PERSON)


def test_what_is_wrong_is_counted_once_a_day_without_the_person() -> None:
    state = memory()
    feedback = Feedback(state)
    state.remember(PERSON, Conversation("khai sinh", "1.000001"))
    reply = feedback.reply(Message(HERE, action=FEEDBACK), opened(), "vi")
    assert reply and "Thủ tục 1.000001" in reply.pages[0] and len(labels(reply)) == len(Reason)
    for _ in range(2):
        given = feedback.reply(Message(HERE, action="v1:fb:1.000001:missing_paper"), opened(), "vi")
        assert given and "Cảm ơn" in given.pages[0]
    feedback.reply(Message(Person("test:2"), action="v1:fb:1.000001:missing_paper"), opened(), "vi")
    ((code, reason, times),) = [(one.code, one.reason, one.times) for one in feedback.counts()]
    assert (code, reason, times) == ("1.000001", Reason.MISSING_PAPER, 2)
    assert PERSON not in str(state.rows("select * from feedback"))


def test_only_an_administrator_sees_the_counts() -> None:
    feedback = Feedback(memory())
    feedback.reply(Message(HERE, action="v1:fb:-:unclear"), opened(), "vi")
    assert feedback.reply(Message(HERE, action=COUNTS), opened(), "vi") is None
    admin = Person("test:admin", Role.ADMIN)
    assert labels(feedback.reply(Message(admin, action=FEEDBACK), opened(), "vi"))[-1] == "Xem góp ý gần đây"
    reply = feedback.reply(Message(admin, action=COUNTS), opened(), "vi")
    assert reply and "Khó hiểu, 1" in reply.pages[0]
    assert feedback.reply(Message(HERE, action="v1:fb:-:rude"), opened(), "vi") is None


@pytest.mark.parametrize("language", ["vi", "en", "ru"])
def test_everything_that_is_kept_is_said_with_its_days(language: str) -> None:
    assert set(load_wording("privacy")[language]["tables"]) == {*KEPT, *NAMELESS}
    reply = privacy_reply(Message(HERE, action="privacy"), language)
    assert reply is not None
    said = load_wording("privacy")[language]
    for table, seconds in {**KEPT, **NAMELESS}.items():
        assert f"{said['tables'][table]}: {round(seconds / 86_400)} " in reply.pages[0]
    assert "/xoa" in reply.pages[0]


def test_all_that_is_kept_is_deleted_on_request() -> None:
    state = memory()
    saved = Saved(state)
    saved.reply(Message(HERE, action="v1:s:1.000001"), opened(), "vi")
    state.forget(PERSON)
    assert saved.codes(PERSON) == []


def test_languages_have_the_same_wordings() -> None:
    said = load_wording("comfort")
    assert set(said["vi"]) == set(said["en"]) == set(said["ru"])
