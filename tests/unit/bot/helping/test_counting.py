"""Tests of bot/helping/counting.py."""

import csv
import io

from bot.helping.cases import Cases, Result
from bot.helping.counting import CELLS, SUMS
from bot.messages import Reply, Role
from bot.roles import Grant
from tests.unit.bot.helping.samples import DUC_TRONG, LEADER, VOLUNTEER, Desk, labels


def closed(desk: Desk, person: str, field: str, times: int, result: Result = Result.FILED) -> None:
    assert desk.state is not None
    cases = Cases(desk.state)
    for _ in range(times):
        case = cases.begin(person)
        desk.state.change("update helped set unit = ? where id = ?", DUC_TRONG, case.id)
        cases.close(case, result, field, "2026-W02")


def led(desk: Desk, *people: str) -> Desk:
    for person in people:
        desk.roles.accept(desk.roles.invite(Grant(Role.VOLUNTEER), leader=LEADER), person)
    return desk.beside(LEADER, Role.LEADER)


def tables(reply: Reply) -> dict[str, list[list[str]]]:
    return {
        file.name: list(csv.reader(io.StringIO(file.content.decode().removeprefix("\ufeff"), newline="")))
        for file in reply.files
    }


def test_a_volunteer_sees_the_own_counts_whole() -> None:
    desk = Desk()
    assert "Chưa có ca nào" in desk.do("counts").pages[0]
    closed(desk, VOLUNTEER, "Hộ tịch", 2)
    closed(desk, VOLUNTEER, "=Đất", 1, Result.LACKING)
    closed(desk, "test:other", "Hộ tịch", 5)
    reply = desk.do("counts")
    page = reply.pages[0]
    assert "Tất cả: 3" in page and "• Tuần từ 05/01/2026: 3" in page and "• Xã Đức Trọng: 3" in page
    assert "• Hộ tịch: 2" in page and "• 📄 Còn thiếu giấy: 1" in page and "dưới" not in page
    assert labels(reply) == []
    read = tables(reply)
    assert read[CELLS][0] == ["Tuần", "Xã, phường", "Lĩnh vực", "Kết quả", "Số ca"]
    assert ["Tuần từ 05/01/2026", "Xã Đức Trọng", "'=Đất", "📄 Còn thiếu giấy", "1"] in read[CELLS]
    assert ["Lĩnh vực", "Hộ tịch", "2"] in read[SUMS]


def test_a_leader_sees_the_team_without_small_groups_and_without_names() -> None:
    desk = Desk()
    leader = led(desk, VOLUNTEER, "test:w")
    closed(desk, VOLUNTEER, "Hộ tịch", 4)
    closed(desk, "test:w", "Đất đai", 2)
    closed(desk, LEADER, "Cư trú", 9)
    reply = leader.do("counts")
    page = reply.pages[0]
    assert "Số ca của đội (2 người)" in page and "Tất cả: 6" in page
    assert "• Đất đai: dưới 3" in page and "• Hộ tịch: không nêu" in page and "Cư trú" not in page
    everything = page + "".join(file.content.decode() for file in reply.files)
    assert VOLUNTEER not in everything and "test:w" not in everything
    assert ["Lĩnh vực", "Đất đai", "dưới 3"] in tables(reply)[SUMS]
    assert {row[-1] for row in tables(reply)[CELLS][1:]} == {"dưới 3", "không nêu"}
    assert "Tất cả: 9" in leader.tap("Của riêng tôi").pages[0]


def test_few_cases_in_all_are_only_said_to_be_few() -> None:
    desk = Desk()
    leader = led(desk, VOLUNTEER)
    closed(desk, VOLUNTEER, "Hộ tịch", 2)
    assert "Tất cả: dưới 3" in leader.do("counts").pages[0]


def test_a_team_of_nobody_and_a_volunteer_who_asks_for_a_team() -> None:
    desk = Desk()
    assert "/moi" in desk.beside(LEADER, Role.LEADER).do("counts").pages[0]
    closed(desk, VOLUNTEER, "Hộ tịch", 1)
    assert "Số ca bạn đã giúp" in desk.do("v1:g:team").pages[0]


def test_every_language() -> None:
    desk = Desk()
    closed(desk, VOLUNTEER, "Hộ tịch", 1)
    for language, words in (("en", "By commune"), ("ru", "По коммунам")):
        desk.language = language
        assert words in desk.do("counts").pages[0]
