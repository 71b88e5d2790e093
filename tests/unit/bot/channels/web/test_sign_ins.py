"""Tests of bot/channels/web/sign_ins.py, its tables, and what visits do for sign-ins."""

from __future__ import annotations

from pathlib import Path

from bot.channels.web.sign_ins import AGAIN, LASTS, SignIn, SignIns, newcomer
from bot.channels.web.turns import Kept
from bot.channels.web.visits import PASSED, SIGNED_IN, TOUCH_EVERY, Visits
from bot.channels.web.visits_schema import MIGRATIONS
from bot.database import open_database
from tests.unit.bot.training.samples import Clock

ANNE, BINH = "web:anne", "web:binh"


def sign_ins(clock: Clock | None = None) -> SignIns:
    return SignIns(Visits(None, clock or Clock()))


def test_a_link_signs_one_in_once() -> None:
    held = sign_ins()
    token = held.make(ANNE, "form")
    assert held.made(ANNE, "form") == (token, held.visits.now + LASTS)
    assert held.offers(token) == ANNE
    assert held.use(token, "first") == ANNE
    assert held.use(token, "second") == ""
    assert held.offers(token) == "" and held.made(ANNE, "form") is None
    assert held.use("", "x") == "" and held.offers("") == ""


def test_the_same_form_sent_twice_gets_the_same_person() -> None:
    clock = Clock()
    held = sign_ins(clock)
    token = held.make(ANNE, "form")
    assert held.use(token, "mark") == held.use(token, "mark") == ANNE
    clock.now += LASTS
    assert held.use(token, "mark") == ""


def test_a_link_runs_out_and_the_newest_replaces_those_before() -> None:
    clock = Clock()
    held = sign_ins(clock)
    first, second, other = held.make(ANNE, "one"), held.make(ANNE, "two"), held.make(BINH, "one")
    assert len({first, second, other}) == 3
    assert held.offers(first) == "" and held.use(first, "m") == ""
    assert held.make(ANNE, "two") == second and held.offers(second) == ANNE
    clock.now += LASTS
    assert held.offers(second) == held.offers(other) == "" and held.use(second, "m") == ""


def test_a_used_link_is_not_made_again_by_its_form() -> None:
    held = sign_ins()
    token = held.make(ANNE, "form")
    held.use(token, "m")
    assert held.make(ANNE, "form") == token
    assert held.made(ANNE, "form") is None and held.use(token, "other") == ""


def test_only_digests_of_links_are_kept() -> None:
    held = sign_ins()
    token = held.make(ANNE, "form")
    assert token not in str(held.visits.rows("select * from pass"))
    assert len(token) == 32


def test_open_sign_ins_are_listed_and_ended() -> None:
    clock = Clock()
    held = sign_ins(clock)
    here = held.visits.begin(ANNE, lasting=True)
    begun = clock.now
    clock.now += 60
    held.visits.begin(ANNE, lasting=True)
    held.visits.begin(BINH, lasting=True)
    held.visits.keep(held.visits.visit(""))
    assert held.of(here) == [SignIn(begun + 60, False), SignIn(begun, True)]
    assert held.everyone() == {ANNE: [begun + 60, begun], BINH: [begun + 60]}
    held.make(ANNE, "form")
    held.visits.add(ANNE, "once", "hỏi", "đáp")
    held.end(ANNE)
    assert held.everyone() == {BINH: [begun + 60]} and held.made(ANNE, "form") is None
    assert held.visits.turns(ANNE, 5) == []
    assert not held.visits.visit(here.key).lasting
    clock.now += SIGNED_IN
    assert held.everyone() == {}


def test_the_first_person_of_a_form_stays() -> None:
    clock = Clock()
    held = sign_ins(clock)
    assert held.entered("form") == ""
    assert held.enter("form", ANNE) == held.enter("form", BINH) == held.entered("form") == ANNE
    clock.now += AGAIN
    assert held.entered("form") == ""
    assert newcomer() != newcomer() and newcomer().startswith("web:")


def test_a_sign_in_lasts_from_its_last_use_and_does_not_come_back() -> None:
    clock = Clock()
    visits = Visits(None, clock)
    visit = visits.visit(visits.begin(ANNE, lasting=True).key)
    clock.now += TOUCH_EVERY + 1
    visits.touch(visit)
    clock.now += SIGNED_IN - 1
    assert visits.visit(visit.key).person == ANNE
    SignIns(visits).end(ANNE)
    assert visits.keep(visit).person == ANNE
    assert visits.visit(visit.key).person != ANNE


def test_files_are_lent_for_a_while() -> None:
    clock = Clock()
    visits = Visits(None, clock)
    for once in ("a", "b"):
        visits.add(ANNE, once, "hỏi", "đáp", (Kept("giay.pdf", "", b"%PDF"),))
    visits.lend(ANNE, 2, 60)
    assert [len(visits.files(ANNE, number)) for number in (1, 2)] == [1, 1]
    clock.now += 60
    assert [len(visits.files(ANNE, number)) for number in (1, 2)] == [1, 0]
    visits.sweep()
    assert visits.rows("select number from file") == [(1,)] and visits.rows("select * from lent") == []


def test_what_is_over_is_swept() -> None:
    clock = Clock()
    held = sign_ins(clock)
    held.make(ANNE, "form")
    held.enter("form", ANNE)
    clock.now += LASTS + PASSED
    held.visits.sweep()
    assert held.visits.rows("select * from pass") == held.visits.rows("select * from entry") == []


def test_a_file_of_before_gets_the_tables(tmp_path: Path) -> None:
    before = open_database(tmp_path / "web.db")
    MIGRATIONS.apply(before)
    before.execute("insert into visit (digest, person, seen, lasting) values ('d', ?, 9e9, 1)", [ANNE])
    before.conn.commit()
    before.close()
    visits = Visits(tmp_path / "web.db", Clock())
    assert SignIns(visits).everyone() == {ANNE: [9e9]}
    assert SignIns(visits).use(SignIns(visits).make(ANNE, "form"), "m") == ANNE
    visits.close()
