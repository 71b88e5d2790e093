"""Tests of bot/guards.py: who speaks first, and that every wording is there in every language."""

import pytest

from bot.content import CONTENT
from bot.guards import SURE, WORDING, Guards
from bot.messages import Outcome
from bot.understanding.emergency import EmergencyKind
from bot.understanding.handoff import HandoffKind
from bot.understanding.manners import SmalltalkKind
from bot.understanding.scope import OutsideKind
from bot.wording import load_wording
from knowledge.directory import load_directory
from knowledge.directory.contacts import Contacts


@pytest.fixture(scope="module")
def guards(tmp_path_factory: pytest.TempPathFactory) -> Guards:
    contacts = Contacts.load(tmp_path_factory.mktemp("home") / "contacts.tsv")
    return Guards(load_directory(CONTENT / "directory"), contacts, "18001096")


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("chào bạn", Outcome.SMALLTALK),
        ("cảm ơn nhiều nha", Outcome.SMALLTALK),
        ("cháy nhà rồi cứu với", Outcome.EMERGENCY),
        ("someone is drowning in the lake, help", Outcome.EMERGENCY),
        ("xã Tam Bố giờ thuộc xã nào", Outcome.DIRECTORY),
        ("cho em gặp nhân viên thật", Outcome.HANDOFF),
        ("hồ sơ của tôi nộp hai tháng rồi sao chưa có kết quả", Outcome.HANDOFF),
        ("xin giấy phép", Outcome.CLARIFY),
    ],
)
def test_who_speaks_before_the_search(guards: Guards, text: str, outcome: Outcome) -> None:
    reply = guards.before_search(text, "vi", talking=False)
    assert reply is not None
    assert reply.outcome is outcome
    assert "{" not in reply.pages[0]


@pytest.mark.parametrize(
    "text", ["làm khai sinh cho con cần gì", "thẩm duyệt phòng cháy chữa cháy", "còn lệ phí?", "bố tôi mới mất"]
)
def test_questions_of_procedures_are_left_to_the_search(guards: Guards, text: str) -> None:
    assert guards.before_search(text, "vi", talking=True) is None


def test_a_vague_message_is_guided_by_buttons_and_only_where_nothing_is_in_talk(guards: Guards) -> None:
    reply = guards.before_search("cho hỏi thủ tục", "vi", talking=False)
    assert reply is not None
    assert len([choice for row in reply.rows for choice in row]) >= 8
    assert guards.before_search("cho hỏi thủ tục", "vi", talking=True) is None


def test_what_sounds_off_topic_is_answered_where_a_procedure_is_sure(guards: Guards) -> None:
    text = "hôm nay Đà Lạt có mưa không"
    away = guards.after_search(text, "vi", 0.2)
    assert away is not None
    assert away.outcome is Outcome.ABSTAIN
    assert guards.after_search(text, "vi", SURE) is None


def test_every_kind_has_its_words_in_every_language() -> None:
    kinds = {
        *(f"emergency_{kind.value}" for kind in EmergencyKind),
        *(f"smalltalk_{kind.value}" for kind in SmalltalkKind),
        *(f"handoff_{kind.value}" for kind in HandoffKind),
        *(f"outside_{kind.value}" for kind in OutsideKind),
        "vague",
        "personal_data_notice",
    }
    for language in ("vi", "en", "ru"):
        assert kinds <= set(load_wording(WORDING)[language])
