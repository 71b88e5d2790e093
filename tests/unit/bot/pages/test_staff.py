"""Tests of bot/pages/staff.py."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from bot.content import CONTENT
from bot.messages import Role
from bot.officer_card import load_reasons
from bot.pages.staff import StaffPages, Standing
from bot.roles import Grant
from knowledge.directory import load_directory
from tests.unit.bot.training.school import Desk

ANNE = "web:anne"


def staff(desk: Desk) -> StaffPages:
    library: Any = SimpleNamespace(current=lambda: desk.generation)
    return StaffPages(library, desk.school, load_directory(CONTENT / "directory"), "18001096")


def test_a_standing_names_role_post_and_commune() -> None:
    desk = Desk()
    pages, roles = staff(desk), desk.school.roles
    token = roles.invite(Grant(Role.OFFICER, "ho-tich", "24958"))
    offered = pages.offered(token, "vi")
    assert offered is not None
    assert (offered.role, offered.name, offered.post) == (Role.OFFICER, "cán bộ", "Hộ tịch")
    assert "Đức Trọng" in offered.unit
    roles.accept(token, ANNE)
    assert pages.offered(token, "vi") is None
    assert pages.standing(ANNE, "en") == Standing(Role.OFFICER, "officer", "Civil status", "Xã Đức Trọng")
    assert pages.standing("web:nobody", "vi").role is Role.CITIZEN


def test_the_post_is_the_one_of_the_path() -> None:
    desk = Desk()
    desk.school.roles.accept(desk.school.roles.invite(Grant(Role.OFFICER)), ANNE)
    assert staff(desk).standing(ANNE, "vi").post == ""
    desk.ledger.choose(ANNE, "ho-tich")
    assert staff(desk).standing(ANNE, "vi").post == "Hộ tịch"


def test_colleagues_are_those_of_the_web() -> None:
    desk = Desk()
    roles = desk.school.roles
    for person in (ANNE, "telegram:7"):
        roles.accept(roles.invite(Grant(Role.VOLUNTEER)), person)
    assert {person: one.role for person, one in staff(desk).colleagues("vi").items()} == {ANNE: Role.VOLUNTEER}


def test_an_officer_sees_reasons_and_who_decides() -> None:
    desk = Desk()
    pages = staff(desk)
    part = pages.procedure("1.000001", "vi")
    assert part is not None and part.reasons == () and part.reasons_date == ""
    assert "cấp xã" in part.competence[0].lower() and "Thủ tục 1.000001" not in part.competence[0]
    assert any("1.000001" in block for block in part.competence[1:])
    assert pages.procedure("9.999999", "vi") is None
    code, returns = next(iter(load_reasons().items()))
    record = desk.generation.view("1.000001")
    desk.generation.view = lambda asked: record
    known = pages.procedure(code, "vi")
    assert known is not None and known.reasons == returns.reasons and "2026" in known.reasons_date
