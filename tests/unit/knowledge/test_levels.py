"""Tests of knowledge/levels.py over the patterns that ship."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from knowledge.competence import Entry
from knowledge.levels import (
    Clash,
    Disagreement,
    disagreements,
    handed_in_anywhere,
    load_bodies,
    of_the_province,
)
from knowledge.records import Channel, Level, Procedure, SubmissionMethod, TimeLimit, TimeUnit

CONTENT = Path(__file__).resolve().parents[3] / "knowledge" / "content"
BODIES = load_bodies(CONTENT / "competence" / "register" / "bodies.yaml")


def procedure(level: Level = Level.COMMUNE, **fields: Any) -> Procedure:
    return Procedure("1.000001", fields.pop("title", "Cấp giấy"), level=level, **fields)


def found(one: Procedure, entry: Entry | None = None) -> list[Disagreement]:
    return list(disagreements(one, entry, BODIES))


def entry(level: Level) -> Entry:
    return Entry("giay", {}, ("1.000001",), level, (), ("home_affairs",), "", (), (), (), True, "2026-07")


@pytest.mark.parametrize(
    ("text", "level", "words"),
    [
        ("Ủy ban Nhân dân xã, phường, thị trấn.", "commune", ("Ủy ban Nhân dân xã",)),
        ("Uỷ ban nhân dân cấp xã", "commune", ("Uỷ ban nhân dân cấp xã",)),
        ("Chủ tịch UBND cấp xã", "commune", ("Chủ tịch UBND cấp xã",)),
        ("Công an cấp Xã", "commune", ("Công an cấp Xã",)),
        ("Phòng Tư Pháp", "district", ("Phòng Tư Pháp",)),
        ("UBND cấp huyện", "district", ("UBND cấp huyện",)),
        ("Giám đốc Sở Giáo dục và Đào tạo", "province", ("Giám đốc Sở Giáo dục và Đào tạo",)),
        ("Bộ Tài chính", "ministry", ("Bộ Tài chính",)),
        ("Chi cục Hải quan khu vực", "sector", ("Chi cục Hải quan khu vực",)),
    ],
)
def test_bodies_are_known_as_records_name_them(text: str, level: str, words: tuple[str, ...]) -> None:
    assert BODIES.named(text) == {level: words}


@pytest.mark.parametrize(
    "text",
    [
        "Bộ phận Tiếp nhận và Trả kết quả",
        "giấy khám sức khỏe của cơ sở y tế cấp huyện trở lên",
        "phù hợp quy hoạch sử dụng đất cấp huyện",
        "Phòng Văn hóa - Xã hội",
        "cơ sở sản xuất, cơ sở giáo dục",
    ],
)
def test_words_that_name_no_body_are_no_body(text: str) -> None:
    assert BODIES.named(text) == {}


def test_sources_that_agree_have_no_disagreement() -> None:
    assert found(procedure(agency="Ủy ban Nhân dân xã, phường, thị trấn.")) == []
    assert found(procedure()) == []
    assert found(procedure(Level.PROVINCE, agency="Bảo hiểm xã hội tỉnh")) == []
    assert found(procedure(Level.PROVINCE, agency="Cục Hải quan tỉnh, thành phố")) == []
    assert found(procedure(Level.PROVINCE, agency="Sở Nội vụ", authority="Ủy ban nhân dân cấp tỉnh")) == []


def test_a_district_that_is_no_more_is_named_with_its_field() -> None:
    shown = found(procedure(agency="Phòng Tư Pháp", authority="UBND cấp huyện", steps="Nộp tại UBND cấp huyện."))
    assert shown == [
        Disagreement(Clash.DISTRICT, "agency", ("Phòng Tư Pháp",)),
        Disagreement(Clash.DISTRICT, "authority", ("UBND cấp huyện",)),
        Disagreement(Clash.DISTRICT, "steps", ("UBND cấp huyện",)),
    ]


def test_a_district_in_a_fee_note_or_a_title_is_seen() -> None:
    method = SubmissionMethod(Channel.DIRECT, TimeLimit(None, TimeUnit.OTHER, ""), (), "nộp ở cấp huyện")
    shown = found(procedure(title="Báo mất (thực hiện tại cấp huyện)", methods=(method,)))
    assert [(one.where, one.clash) for one in shown] == [("title", Clash.DISTRICT), ("methods", Clash.DISTRICT)]


@pytest.mark.parametrize(
    ("level", "agency", "clash"),
    [
        (Level.COMMUNE, "Sở Nội vụ", Clash.OTHER),
        (Level.PROVINCE, "Ủy ban nhân dân cấp xã", Clash.OTHER),
        (Level.PROVINCE, "Bộ Xây dựng", Clash.OTHER),
        (Level.COMMUNE, "Chi cục Hải quan khu vực", Clash.SECTOR),
        (Level.COMMUNE, "Thuế cơ sở, Thuế tỉnh, thành phố", Clash.SECTOR),
        (Level.COMMUNE, "Công an cấp Xã, Công an tỉnh", Clash.SEVERAL),
        (Level.COMMUNE, "Sở Xây dựng, Bộ Quốc phòng", Clash.SEVERAL),
    ],
)
def test_agencies_against_the_level(level: Level, agency: str, clash: Clash) -> None:
    assert [one.clash for one in found(procedure(level, agency=agency))] == [clash]


def test_a_record_without_a_level_is_compared_with_nothing() -> None:
    assert found(procedure(Level.UNSTATED, agency="Sở Nội vụ"), entry(Level.PROVINCE)) == []


def test_the_entry_against_the_record_is_said_once() -> None:
    assert [one.clash for one in found(procedure(), entry(Level.PROVINCE))] == [Clash.ENTRY]
    assert [one.clash for one in found(procedure(agency="Sở Nội vụ"), entry(Level.PROVINCE))] == [Clash.OTHER]
    assert found(procedure(), entry(Level.COMMUNE)) == []


def test_the_commune_takes_in_what_the_province_itself_decides() -> None:
    assert of_the_province(procedure(Level.PROVINCE, agency="Sở Y tế"), BODIES)
    assert of_the_province(procedure(Level.PROVINCE), BODIES)
    for agency in ("Công an tỉnh", "Cục Hải quan", "Bộ chỉ huy quân sự cấp tỉnh", "Bộ Xây dựng"):
        assert not of_the_province(procedure(Level.PROVINCE, agency=agency), BODIES)
    assert not of_the_province(procedure(), BODIES)


def test_that_boundaries_do_not_matter_is_the_records_word() -> None:
    assert handed_in_anywhere(procedure(steps="Nộp không phụ thuộc địa giới hành chính trong tỉnh."))
    assert not handed_in_anywhere(procedure(steps="Nộp tại xã."))
