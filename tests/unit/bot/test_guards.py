"""Tests of bot/guards.py: who speaks first, and that every wording is there in every language."""

import pytest

from bot.content import CONTENT
from bot.guards import WORDING, Guards, Seen, load_limits
from bot.messages import Outcome
from bot.understanding.emergency import EmergencyKind
from bot.understanding.handoff import HandoffKind
from bot.understanding.manners import SmalltalkKind
from bot.understanding.scope import OutsideKind
from bot.wording import load_wording
from index.kinds import ASKS
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
    reply = guards.reply(Seen(text, "vi", talking=False))
    assert reply is not None
    assert reply.outcome is outcome
    assert "{" not in reply.pages[0]


@pytest.mark.parametrize(
    "text", ["làm khai sinh cho con cần gì", "thẩm duyệt phòng cháy chữa cháy", "còn lệ phí?", "bố tôi mới mất"]
)
def test_questions_of_procedures_are_left_to_the_search(guards: Guards, text: str) -> None:
    assert guards.reply(Seen(text, "vi", talking=True)) is None


def test_a_vague_message_is_guided_by_buttons_and_only_where_nothing_is_in_talk(guards: Guards) -> None:
    reply = guards.reply(Seen("cho hỏi thủ tục", "vi", talking=False))
    assert reply is not None
    assert len([choice for row in reply.rows for choice in row]) >= 8
    assert guards.reply(Seen("cho hỏi thủ tục", "vi", talking=True)) is None


def test_a_short_vague_message_is_vague_whatever_the_model_sees(guards: Guards) -> None:
    sure = {ASKS: 0.99, "vague": 0.01}
    assert guards.reply(Seen("xin giấy phép", "vi", False, 0.5, sure)) is not None
    assert guards.reply(Seen("tôi muốn xin cái giấy phép đó thì làm sao", "vi", False, 0.5, sure)) is None


def test_what_sounds_off_topic_is_answered_where_a_procedure_is_probable(guards: Guards) -> None:
    text = "hôm nay Đà Lạt có mưa không"
    away = guards.reply(Seen(text, "vi", False, certainty=0.2))
    assert away is not None
    assert away.outcome is Outcome.ABSTAIN
    assert guards.reply(Seen(text, "vi", False, certainty=load_limits()["probable"])) is None


def seen(text: str, kind: str, share: float, sort: str = "", talking: bool = False) -> Seen:
    return Seen(text, "vi", talking, 0.5, {kind: share, ASKS: 1 - share}, {kind: sort})


def test_the_model_doubts_what_a_pattern_fits(guards: Guards) -> None:
    text = "cháy nhà rồi cứu với"
    sure = guards.reply(seen(text, "emergency", 0.1))
    assert sure is not None
    assert sure.outcome is Outcome.EMERGENCY
    assert guards.reply(seen(text, "emergency", 0.01)) is None
    assert guards.reply(seen("cho em gặp nhân viên thật", "handoff", 0.01)) is None


@pytest.mark.parametrize(
    ("kind", "sort", "outcome"),
    [
        ("smalltalk", "wish", Outcome.SMALLTALK),
        ("smalltalk", "bye", Outcome.SMALLTALK),
        ("emergency", "police", Outcome.EMERGENCY),
        ("handoff", "dossier_status", Outcome.HANDOFF),
        ("directory", "phone_number", Outcome.DIRECTORY),
        ("offtopic", "cooking", Outcome.ABSTAIN),
        ("near_domain", "penalty", Outcome.ABSTAIN),
        ("injection", "", Outcome.ABSTAIN),
        ("vague", "", Outcome.CLARIFY),
    ],
)
def test_what_the_model_alone_sees_is_answered(guards: Guards, kind: str, sort: str, outcome: Outcome) -> None:
    text = "bữa nay ngoài đó sao rồi ta"
    reply = guards.reply(seen(text, kind, 0.8, sort))
    assert reply is not None
    assert reply.outcome is outcome
    assert "{" not in reply.pages[0]
    assert guards.reply(seen(text, kind, 0.2, sort)) is None


def test_in_talk_more_is_asked_of_the_model(guards: Guards) -> None:
    text = "bữa nay ngoài đó sao rồi ta"
    assert guards.reply(seen(text, "near_domain", 0.9, talking=True)) is None
    assert guards.reply(seen(text, "vague", 0.99, talking=True)) is None
    assert guards.reply(seen(text, "smalltalk", 0.9, "ok", talking=True)) is not None


def test_where_the_ranking_is_sure_the_model_must_be_too(guards: Guards) -> None:
    kinds = {"offtopic": 0.6, ASKS: 0.4}
    assert guards.reply(Seen("bữa nay sao", "vi", False, 0.5, kinds)) is not None
    assert guards.reply(Seen("bữa nay sao", "vi", False, 0.95, kinds)) is None


def test_every_kind_has_its_words_in_every_language() -> None:
    kinds = {
        *(f"emergency_{kind.value}" for kind in EmergencyKind),
        *(f"smalltalk_{kind.value}" for kind in SmalltalkKind),
        *(f"handoff_{kind.value}" for kind in HandoffKind),
        *(f"outside_{kind.value}" for kind in OutsideKind),
        "directory_unknown",
        "vague",
        "personal_data_notice",
    }
    for language in ("vi", "en", "ru"):
        assert kinds <= set(load_wording(WORDING)[language])
