"""Tests of bot/directory_replies.py and of bot/locale/directory.yaml."""

import string

import pytest

from bot.answers.markup import strip_markup, utf16_length
from bot.answers.paging import PAGE_LIMIT
from bot.directory_replies import PORTAL, decode_ask, directory_reply, encode_ask
from bot.messages import Outcome, Reply
from bot.preferences import Preference, chosen
from bot.understanding.directory_intent import AskKind, DirectoryAsk, directory_question
from bot.wording import load_wording
from knowledge.directory.contacts import Contact, Contacts
from knowledge.directory.offices import Office
from tests.unit.knowledge.directory.sample import DIRECTORY

CONTACTS = Contacts(
    [
        Contact("25015", Office.CENTRE, "Thôn 1 <A&B>", "0263 3540 616", "", "2026-08-05"),
        Contact("25015", Office.POLICE, "", "113", "", "2026-08-06"),
    ]
)


def reply(text: str, language: str = "vi") -> Reply:
    ask = directory_question(text, DIRECTORY)
    assert ask is not None
    return directory_reply(ask, DIRECTORY, CONTACTS, language, "18001096")


def read(text: str, language: str = "vi") -> str:
    return strip_markup(reply(text, language).pages[0])


def test_languages_say_the_same_things_with_the_same_marks() -> None:
    wording = load_wording("directory")
    assert list(wording) == ["vi", "en", "ru"]

    def marks(text: str) -> set[str | None]:
        return {mark for _, mark, _, _ in string.Formatter().parse(text) if mark is not None}

    for key, text in wording["vi"].items():
        for language in ("en", "ru"):
            assert marks(wording[language][key]) == marks(text), (language, key)
    assert set(wording["vi"]) == set(wording["en"]) == set(wording["ru"])
    assert {f"office_{office.value}" for office in Office} <= set(wording["vi"])


def test_an_old_commune_says_what_it_is_now_and_by_which_clause() -> None:
    assert read("xã Tam Bố giờ thuộc xã nào") == (
        "Xã Tam Bố (huyện Di Linh cũ) nay thuộc xã Gia Hiệp, từ ngày 1/7/2025.\n"
        "Nơi này gồm các đơn vị cũ: xã Gia Hiệp và xã Tam Bố.\n"
        "Nguồn: Nghị quyết 1671/NQ-UBTVQH15, Điều 1, khoản 27."
    )


def test_a_unit_of_today_says_what_it_was_formed_from() -> None:
    assert read("xã Di Linh gồm những xã nào cũ").split("\n")[:2] == [
        "Xã Di Linh là tên hiện nay, có từ ngày 1/7/2025.",
        "Nơi này gồm các đơn vị cũ: thị trấn Di Linh, xã Tân Châu, xã Liên Đầm và xã Gung Ré.",
    ]
    assert "một phần xã Phong Phú" in read("xã Tuy Phong gồm những xã nào")


def test_renamed_and_unchanged_units() -> None:
    assert "Trước đó nơi này là xã Bà Gia. Chỉ đổi tên" in read("xã Đạ Huoai 3 gồm những xã nào")
    assert "giữ nguyên như cũ" in read("xã Ninh Gia có nhập với xã nào không")


def test_a_split_commune_asks_for_the_hamlet() -> None:
    text = read("xã Phong Phú giờ thuộc xã nào")
    assert "đã chia về 2 nơi:\n• Xã Phan Rí Cửa\n• Xã Tuy Phong\nBạn ở thôn nào?" in text
    assert "• Xã Hồng Thái\n• Xã Hòa Thắng" in read("xã Hòa Thắng giờ thuộc xã nào")


def test_a_name_without_a_known_successor_says_so() -> None:
    text = read("xã Đạ Tồn giờ thuộc xã nào")
    assert "chưa có dữ liệu" in text
    assert "18001096" in text
    assert "chưa đối chiếu" in read("xã Mỹ Lâm giờ thuộc xã nào")


def test_districts_and_provinces() -> None:
    assert "Huyện Cát Tiên cũ nay nằm trong 3 xã, phường:\n• Xã Cát Tiên\n" in read("huyện Cát Tiên cũ gồm xã nào")
    assert "Huyện Phú Quí cũ nay thuộc đặc khu Phú Quý" in read("huyện Phú Quý giờ thuộc đâu")
    assert read("Bình Thuận sáp nhập với tỉnh nào").startswith("Tỉnh Bình Thuận cũ đã nhập vào tỉnh Lâm Đồng")
    assert "124 đơn vị: 103 xã, 20 phường và 1 đặc khu" in read("Lâm Đồng có bao nhiêu xã phường")


def test_an_ambiguous_name_offers_its_places_as_buttons_that_answer() -> None:
    asked = reply("xã Tân Thành giờ thuộc xã nào")
    choices = [choice for row in asked.rows for choice in row]
    assert [choice.label for choice in choices] == [
        "Xã Tân Thành",
        "Xã Tân Thành (huyện Krông Nô cũ)",
        "Xã Tân Thành (huyện Đức Trọng cũ)",
    ]
    ask = decode_ask(choices[2].action, DIRECTORY)
    assert ask is not None
    text = strip_markup(directory_reply(ask, DIRECTORY, CONTACTS, "vi", "1").pages[0])
    assert "nay thuộc xã Tân Hội" in text


def test_contacts_are_shown_and_escaped() -> None:
    page = reply("sđt trung tâm hành chính công xã Gia Hiệp").pages[0]
    assert "Thôn 1 &lt;A&amp;B&gt;" in page
    assert strip_markup(page) == (
        "Trung tâm Phục vụ hành chính công, xã Gia Hiệp\n"
        "Địa chỉ: Thôn 1 <A&B>\n"
        "Điện thoại: 0263 3540 616\n"
        "Giờ làm việc: chưa có dữ liệu\n"
        "Số liệu ngày 5/8/2026, do quản trị viên nhập."
    )


def test_an_old_commune_is_sent_to_the_office_of_today() -> None:
    text = read("số điện thoại công an xã Tam Bố")
    assert text.startswith(
        "Xã Tam Bố (huyện Di Linh cũ) nay thuộc xã Gia Hiệp, từ ngày 1/7/2025.\n\nCông an, xã Gia Hiệp\n"
    )
    assert "Điện thoại: 113" in text


def test_what_is_not_known_is_said_with_the_national_line_and_the_portal() -> None:
    answer = reply("ubnd xã Di Linh thứ bảy có làm không")
    assert strip_markup(answer.pages[0]) == (
        "Giờ làm việc của Ủy ban nhân dân, xã Di Linh: chưa có dữ liệu.\n"
        "Bạn gọi tổng đài Cổng Dịch vụ công quốc gia 18001096, hoặc xem trên Cổng."
    )
    assert answer.rows[0][0].url == PORTAL
    # Where the office is known but not what was asked of it, both are said.
    text = read("trung tâm hành chính công xã Gia Hiệp mấy giờ mở cửa")
    assert "Giờ làm việc: chưa có dữ liệu" in text
    assert "18001096" in text


def test_a_district_and_a_split_commune_offer_the_units_of_today() -> None:
    rows = reply("địa chỉ công an Đà Lạt").rows
    assert sum(map(len, rows)) == 5
    assert rows[0][0].action == "v1:d:address:police:24778"
    assert [choice.label for choice in reply("công an xã Phong Phú ở đâu").rows[0]] == [
        "Xã Phan Rí Cửa",
        "Xã Tuy Phong",
    ]


def test_without_a_unit_the_name_is_asked_for() -> None:
    assert "Bạn hỏi xã, phường nào?" in read("trung tâm hành chính công thứ bảy có làm không")


def test_other_languages() -> None:
    assert read("what is Tam Bo commune called now", "en").startswith(
        "Tam Bố commune (former Di Linh district) is now part of Gia Hiệp commune, since 1 July 2025."
    )
    assert "нет данных" in read("телефон полиции Муйне", "ru")


@pytest.mark.parametrize("language", ["vi", "en", "ru", "en-GB", "", "ko"])
def test_every_place_has_a_reply_of_every_kind(language: str) -> None:
    places = [*DIRECTORY.units, *DIRECTORY.old_units, *DIRECTORY.districts, *DIRECTORY.provinces]
    for place in places:
        for kind in AskKind:
            answer = directory_reply(DirectoryAsk(kind, (place,)), DIRECTORY, CONTACTS, language, "18001096")
            assert answer.outcome is Outcome.DIRECTORY
            assert 0 < utf16_length(answer.pages[0]) <= PAGE_LIMIT
            for choice in (choice for row in answer.rows for choice in row):
                assert choice.url or len(choice.action.encode()) <= 64
                known = decode_ask(choice.action, DIRECTORY) or chosen(choice.action, DIRECTORY, Preference())
                assert choice.url or known is not None


def test_buttons_lead_back_to_their_question() -> None:
    for place in [*DIRECTORY.units, *DIRECTORY.old_units, *DIRECTORY.districts, *DIRECTORY.provinces]:
        for office in (None, Office.DEPARTMENT):
            action = encode_ask(AskKind.CONTACT, office, place)
            assert len(action.encode()) <= 64
            assert decode_ask(action, DIRECTORY) == DirectoryAsk(AskKind.CONTACT, (place,), office)


@pytest.mark.parametrize(
    "action",
    [
        "",
        "v1:n",
        "v1:d:merged::99999",
        "v1:d:shop::25015",
        "v1:d:merged:shop:25015",
        "v1:d:merged:25015",
        "v1:d:merged::25015\n",
    ],
)
def test_other_actions_are_none_of_ours(action: str) -> None:
    assert decode_ask(action, DIRECTORY) is None
