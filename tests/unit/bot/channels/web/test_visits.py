"""Tests of bot/channels/web/visits.py and its tables."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.channels.web import visits as module
from bot.channels.web.turns import MOST_TURNS, Kept, Turn
from bot.channels.web.visits import ANONYMOUS, SIGNED_IN, Visit, Visits

NOW = 1_800_000_000.0
PAPER = (Kept("giấy.pdf", "Giấy", b"%PDF"), Kept("b.csv", "", b"\x00\xff"))


class Kit:
    def __init__(self, path: Path | None) -> None:
        self.now, self.forgotten = NOW, list[str]()
        self.visits = Visits(path, lambda: self.now, self.forgotten.append)

    def new(self, lasting: bool = False) -> Visit:
        return self.visits.keep(self.visits.visit(""), lasting)


@pytest.fixture(params=["file", "memory"])
def kit(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Kit]:
    made = Kit(tmp_path / "web.db" if request.param == "file" else None)
    yield made
    made.visits.close()


def test_a_visitor_who_only_looks_is_not_kept(kit: Kit) -> None:
    first, second = kit.visits.visit(""), kit.visits.visit("")
    assert first.key != second.key and first.person != second.person
    assert not first.kept and not kit.visits.visit(first.key).kept
    # The same key comes back, so that a form signed with it is good.
    assert kit.visits.visit(first.key) == first


def test_only_the_digest_of_a_key_is_in_the_file(tmp_path: Path) -> None:
    kit = Kit(tmp_path / "web.db")
    visit = kit.new()
    kit.visits.add(visit.person, "m", "hỏi", "{}")
    kit.visits.close()
    held = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert visit.person.encode() in held
    assert visit.key.encode() not in held


@pytest.mark.parametrize("cookie", ["x", "a" * 31, "a" * 33, "á" * 32, "a b" * 11, "<" * 32, "'; drop table visit--"])
def test_a_key_that_is_none_of_ours_is_not_taken(kit: Kit, cookie: str) -> None:
    visit = kit.visits.visit(cookie)
    assert visit.key != cookie and len(visit.key) == 32


def test_an_anonymous_visit_ends_after_its_time_and_everything_goes(kit: Kit) -> None:
    visit = kit.new()
    kit.visits.add(visit.person, "m", "hỏi", "{}", PAPER)
    kit.now += ANONYMOUS - 1
    assert kit.visits.visit(visit.key).kept
    kit.visits.sweep()
    assert len(kit.visits.turns(visit.person, 5)) == 1
    kit.now += 1
    assert not kit.visits.visit(visit.key).kept
    kit.visits.sweep()
    assert kit.visits.turns(visit.person, 5) == [] and kit.visits.files(visit.person, 1) == ()
    assert kit.forgotten == [visit.person]


def test_coming_again_makes_a_visit_last(kit: Kit) -> None:
    visit = kit.new()
    kit.now += ANONYMOUS - 1
    kit.visits.keep(visit)
    kit.now += ANONYMOUS - 1
    kit.visits.sweep()
    assert kit.visits.visit(visit.key).kept and kit.forgotten == []


def test_a_signed_in_visit_lasts_and_its_person_is_not_forgotten(kit: Kit) -> None:
    visit = kit.visits.begin("telegram:7", True)
    kit.visits.add("telegram:7", "m", "hỏi", "{}")
    kit.now += SIGNED_IN - 1
    assert kit.visits.visit(visit.key) == Visit(visit.key, "telegram:7", True, True)
    kit.visits.keep(visit)  # stays signed in
    assert kit.visits.visit(visit.key).lasting
    kit.now += SIGNED_IN
    kit.visits.sweep()
    assert not kit.visits.visit(visit.key).kept
    assert kit.forgotten == [] and kit.visits.turns("telegram:7", 5) == []


def test_signing_in_gives_a_new_key(kit: Kit) -> None:
    before = kit.new()
    after = kit.visits.begin("web:cán-bộ", True)
    assert after.key != before.key
    assert kit.visits.visit(before.key).person == before.person


def test_who_goes_on_at_another_device_keeps_the_turns(kit: Kit) -> None:
    one, two = kit.visits.begin("web:a", True), kit.visits.begin("web:a", True)
    kit.visits.add("web:a", "m", "hỏi", "{}")
    kit.visits.end(one)
    assert len(kit.visits.turns("web:a", 5)) == 1
    kit.visits.end(two)
    assert kit.visits.turns("web:a", 5) == [] and kit.forgotten == []


def test_ending_forgets(kit: Kit) -> None:
    visit, other = kit.new(), kit.new()
    for one in (visit, other):
        kit.visits.add(one.person, "m", "hỏi", "{}", PAPER)
    kit.visits.end(visit)
    assert kit.forgotten == [visit.person]
    assert kit.visits.turns(visit.person, 5) == [] and len(kit.visits.turns(other.person, 5)) == 1
    assert not kit.visits.visit(visit.key).kept


def test_who_comes_back_while_swept_goes_on(kit: Kit, monkeypatch: pytest.MonkeyPatch) -> None:
    visit = kit.new()
    kit.visits.add(visit.person, "m", "hỏi", "{}")
    kit.now += ANONYMOUS
    end = kit.visits._end

    def back_just_then(*values: object) -> None:
        kit.visits.keep(visit)
        end(*values)  # type: ignore[arg-type]

    monkeypatch.setattr(kit.visits, "_end", back_just_then)
    kit.visits.sweep()
    assert kit.visits.visit(visit.key).kept and len(kit.visits.turns(visit.person, 5)) == 1 and kit.forgotten == []


def test_the_oldest_of_too_many_visits_go(kit: Kit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_VISITS", 2)
    made = list[Visit]()
    for _ in range(4):
        made.append(kit.new())
        kit.now += 1
    signed = kit.visits.begin("web:a", True)
    kit.visits.sweep()
    assert [kit.visits.visit(one.key).kept for one in (*made, signed)] == [False, False, True, True, True]
    assert sorted(kit.forgotten) == sorted(one.person for one in made[:2])


def test_a_mark_makes_one_turn(kit: Kit) -> None:
    assert kit.visits.add("p", "m", "hỏi", "một", PAPER) == 1
    assert kit.visits.add("p", "m", "khác", "hai", PAPER) == 1
    assert kit.visits.turns("p", 9) == [Turn(1, "hỏi", "một")]
    assert kit.visits.turn("p", "m") == Turn(1, "hỏi", "một")
    assert kit.visits.turn("q", "m") is None and kit.visits.turn("p", "n") is None
    assert kit.visits.add("q", "m", "hỏi", "ba") == 1  # a mark is of one person


def test_equal_marks_at_once_make_one_turn(tmp_path: Path) -> None:
    kit = Kit(tmp_path / "web.db")
    threads = [threading.Thread(target=kit.visits.add, args=("p", f"m{n % 3}", "hỏi", "x")) for n in range(24)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert [turn.number for turn in kit.visits.turns("p", 99)] == [1, 2, 3]
    kit.visits.close()


def test_a_replaced_reply_and_its_mark(kit: Kit) -> None:
    kit.visits.add("p", "m", "hỏi", "một", PAPER)
    kit.visits.replace("p", 1, "hai", (), "n")
    assert kit.visits.turns("p", 9) == [Turn(1, "hỏi", "hai")]
    assert kit.visits.turn("p", "n") == kit.visits.turn("p", "m") == Turn(1, "hỏi", "hai")
    assert kit.visits.turn("q", "n") is None
    assert kit.visits.files("p", 1) == ()


def test_the_oldest_turns_go_first(kit: Kit) -> None:
    for number in range(MOST_TURNS + 5):
        kit.visits.add("p", f"m{number}", "hỏi", "x", PAPER[:1])
    turns = kit.visits.turns("p", 1000)
    assert [turn.number for turn in turns] == list(range(6, MOST_TURNS + 6))
    assert kit.visits.files("p", 5) == () and len(kit.visits.files("p", 6)) == 1
    assert kit.visits.numbered("p", 5) is None and kit.visits.numbered("p", 6) == turns[0]


def test_pages_of_turns(kit: Kit) -> None:
    for number in range(1, 8):
        kit.visits.add("p", f"m{number}", "hỏi", str(number))
    assert [turn.reply for turn in kit.visits.turns("p", 3)] == ["5", "6", "7"]
    assert [turn.reply for turn in kit.visits.turns("p", 3, 5)] == ["2", "3", "4"]
    assert kit.visits.turns("p", 3, 1) == kit.visits.turns("p", 3, 0) == []


def test_files_with_and_without_their_content(kit: Kit) -> None:
    kit.visits.add("p", "m", "hỏi", "x")
    kit.visits.add("p", "n", "hỏi", "x", PAPER)
    assert kit.visits.files("p", 2) == PAPER
    assert kit.visits.named("p") == {2: (Kept("giấy.pdf", "Giấy", b""), Kept("b.csv", "", b""))}
    assert kit.visits.files("q", 2) == () and kit.visits.named("q") == {}


def test_clearing_leaves_the_visit(kit: Kit) -> None:
    visit = kit.new()
    kit.visits.add(visit.person, "m", "hỏi", "x", PAPER)
    kit.visits.replace(visit.person, 1, "y", PAPER, "n")
    kit.visits.clear(visit.person)
    assert kit.visits.visit(visit.key).kept
    assert kit.visits.turn(visit.person, "n") is None and kit.visits.named(visit.person) == {}
    assert kit.forgotten == []


def test_tokens(kit: Kit) -> None:
    one, two = kit.visits.visit(""), kit.visits.visit("")
    token = kit.visits.token(one)
    assert token != kit.visits.token(one) and token != kit.visits.token(two)
    assert kit.visits.signed(one, token) and not kit.visits.signed(two, token)
    for wrong in ("", "x", token[:-1], token[:8], token[8:], "0" * 40, token + "0", "é" * 32, "\ud800", "\x00"):
        assert not kit.visits.signed(one, wrong)


def test_tokens_hold_over_a_restart_and_differ_between_homes(tmp_path: Path) -> None:
    one = Kit(tmp_path / "web.db")
    visit = one.visits.visit("")
    token = one.visits.token(visit)
    one.visits.close()
    again, other = Kit(tmp_path / "web.db"), Kit(None)
    assert again.visits.signed(visit, token) and not other.visits.signed(visit, token)
    again.visits.close()


def test_reading_does_not_wait_for_writing(tmp_path: Path) -> None:
    kit = Kit(tmp_path / "web.db")
    visit = kit.new()
    found = list[bool]()
    with kit.visits._lock:  # as while a turn is written
        reader = threading.Thread(target=lambda: found.append(kit.visits.visit(visit.key).kept))
        reader.start()
        reader.join(60)
        assert found == [True]
    kit.visits.close()


def test_a_file_of_the_first_form_is_taken_over(tmp_path: Path) -> None:
    kit = Kit(tmp_path / "web.db")
    visit = kit.new()
    kit.visits.add(visit.person, "m", "hỏi", "x")
    kit.visits.close()
    with sqlite3.connect(tmp_path / "web.db") as old:  # as the first form was
        old.execute("drop table taken")
        old.execute("drop index idx_visit_person")
        old.execute("delete from _sqlite_migrations where name = 'm002_create_taken'")
    old.close()
    again = Kit(tmp_path / "web.db")
    again.visits.replace(visit.person, 1, "y", (), "n")
    assert again.visits.turn(visit.person, "n") == Turn(1, "hỏi", "y")
    again.visits.close()
