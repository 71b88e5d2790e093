"""Tests of bot/lookup.py, over hand-made rows; through Taps, what is shown to whom."""

from __future__ import annotations

from dataclasses import dataclass
from types import SimpleNamespace

import pytest

from bot.answers.markup import strip_markup, utf16_length
from bot.answers.paging import PAGE_LIMIT
from bot.answers.view import ProcedureView
from bot.content import CONTENT
from bot.lookup import A_PAGE, list_reply
from bot.lookup_actions import ShowCard, ShowList, decode_lookup, encode_lookup
from bot.messages import Message, Outcome, Person, Reply, Role
from bot.state import State
from bot.taps import Taps
from index.browse import Browse
from index.catalogue import Row
from knowledge.directory import load_directory
from knowledge.directory.contacts import Contacts
from knowledge.records import Level, Procedure


def row(number: int, title: str, field: str, level: str = "commune", place: str = "") -> Row:
    return Row(f"1.{number:06}", title, level, field, "", place, None, 0, "", "", False)


BROWSE = Browse(
    (
        row(1, "Đăng ký khai sinh", "Hộ tịch"),
        row(2, "Đăng ký khai tử", "Hộ tịch"),
        row(3, "Ghi vào sổ hộ tịch <mới>", "Hộ tịch", "province"),
        row(4, "Giao đất", "Đất đai", "commune", "Bắc Ninh"),
        *(row(number, f"Kiểm định mẫu {number}", "Kiểm định", "ministry") for number in range(10, 30)),
    )
)


@dataclass(frozen=True)
class Opened:
    """A generation whose procedures have nothing but a title."""

    searcher: SimpleNamespace

    def view(self, code: str) -> ProcedureView | None:
        return ProcedureView(Procedure(code, "Đăng ký khai sinh")) if code == "1.000001" else None


def shown(wanted: ShowList, language: str = "vi") -> Reply:
    return list_reply(wanted, BROWSE, language)


def labels(reply: Reply) -> list[list[str]]:
    return [[choice.label for choice in buttons] for buttons in reply.rows]


def tap(action: str, role: Role = Role.CITIZEN, state: State | None = None) -> Reply:
    taps = Taps(state or State(None), load_directory(CONTENT / "directory"), Contacts(), {}, "18001096")
    opened = Opened(SimpleNamespace(browse=BROWSE))
    return taps.reply(Message(Person("lookup:1", role), action=action), opened)  # type: ignore[arg-type]


def test_fields_in_two_groups_with_their_counts() -> None:
    reply = shown(ShowList())
    assert strip_markup(reply.pages[0]).split("\n")[:7] == [
        "Tra cứu thủ tục",
        "3 lĩnh vực, 24 thủ tục.",
        "",
        "Có việc làm ở xã, phường",
        "1. Hộ tịch: 2 việc ở xã, 3 tất cả",
        "2. Đất đai: 1 việc ở xã, 1 tất cả",
        "",
    ]
    assert "Lĩnh vực khác\n3. Kiểm định: 20 việc" in strip_markup(reply.pages[0])
    assert labels(reply) == [
        ["1. Hộ tịch"],
        ["2. Đất đai"],
        ["3. Kiểm định"],
        ["Xã", "Tỉnh", "Bộ", "✓ Tất cả"],
        ["Thay đổi trong tuần"],
    ]


def test_a_level_narrows_the_fields() -> None:
    reply = shown(ShowList(Level.PROVINCE))
    assert "1 lĩnh vực, 1 thủ tục." in reply.pages[0]
    assert labels(reply)[:2] == [["1. Hộ tịch"], ["Xã", "✓ Tỉnh", "Bộ", "Tất cả"]]


def test_procedures_of_a_field_page_by_page_by_number() -> None:
    digest = BROWSE.fields[-1].digest
    first, last = (shown(ShowList(page=page, field=digest)) for page in (0, 2))
    assert "20 thủ tục. Trang 1/3." in first.pages[0]
    assert first.codes == tuple(f"1.{number:06}" for number in range(10, 10 + A_PAGE))
    assert last.codes == tuple(f"1.{number:06}" for number in range(26, 30))
    assert "17. Kiểm định mẫu 26 (<code>1.000026</code>, Cấp bộ)" in last.pages[0]
    assert ["Sau ›"] in labels(first)
    assert ["‹ Trước"] in labels(last)
    assert shown(ShowList(page=99, field=digest)).pages == last.pages


def test_a_copy_of_another_province_says_so_and_markup_is_escaped() -> None:
    assert "bản của Bắc Ninh" in shown(ShowList(field=BROWSE.fields[1].digest)).pages[0]
    assert "sổ hộ tịch &lt;mới&gt;" in shown(ShowList(field=BROWSE.fields[0].digest)).pages[0]


def test_words_find_fields_then_procedures_and_the_card_leads_back() -> None:
    wanted = ShowList(words="ho tich")
    reply = shown(wanted)
    assert labels(reply)[:2] == [["1. Hộ tịch"], ["2. Ghi vào sổ hộ tịch <mới>"]]
    assert decode_lookup(reply.rows[0][0].action) == ShowList(field=BROWSE.fields[0].digest)
    assert decode_lookup(reply.rows[1][0].action) == ShowCard("1.000003", wanted)


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        (ShowList(words="voi"), "«voi»"),
        (ShowList(Level.MINISTRY, words="khai sinh"), "Bấm cấp khác"),
        (ShowList(field="00000000"), "không còn trong dữ liệu"),
    ],
)
def test_nothing_found_offers_what_to_do_next(wanted: ShowList, said: str) -> None:
    reply = shown(wanted)
    assert said in reply.pages[0]
    assert "☰ Các lĩnh vực" in labels(reply)[-1]


def test_eight_of_the_longest_titles_fit_a_page() -> None:
    browse = Browse([row(number, "& cấp giấy " * 110, "Kho", "ministry", "Bắc Ninh") for number in range(20)])
    reply = list_reply(ShowList(field=browse.fields[0].digest), browse, "ru")
    assert utf16_length(strip_markup(reply.pages[0])) <= PAGE_LIMIT


def test_a_command_is_a_new_message_and_a_button_replaces_its_own() -> None:
    assert [tap(action).replaces for action in ("lookup", "v1:f:a:0")] == [False, True]
    assert tap("lookup").pages == tap("v1:f:a:0").pages


def test_an_officer_gets_the_officers_card_and_a_citizen_their_own_with_the_way_back() -> None:
    action = encode_lookup(ShowCard("1.000001", ShowList(words="khai sinh")))
    officer, citizen = tap(action, Role.OFFICER), tap(action)
    assert "Hồ sơ hay quay lại vì" in officer.pages[0]
    assert "Hồ sơ hay quay lại vì" not in citizen.pages[0]
    for reply in (officer, citizen):
        assert (reply.outcome, reply.replaces, reply.codes) == (Outcome.ANSWER, True, ("1.000001",))
        assert (reply.rows[-1][0].label, reply.rows[-1][0].action) == ("‹ Về danh sách", "v1:f:a:0:?khai sinh")


def test_a_code_that_is_looked_up_is_talked_of() -> None:
    state = State(None)
    assert tap("lookup:1.000001", state=state).codes == ("1.000001",)
    assert state.conversation("lookup:1").code == "1.000001"
    unknown = tap("lookup:1.999999")
    assert unknown.outcome is Outcome.ABSTAIN
    assert "1.999999" in unknown.pages[0]
