"""Tests of bot/roles.py and bot/invitations.py."""

import re

from bot.invitations import Invitations
from bot.messages import Message, Person, Role
from bot.roles import LASTS, Grant, Roles
from bot.state import State
from tests.unit.bot.training.samples import POST, Clock, memory

ADMIN, OFFICER = Person("test:admin", Role.ADMIN), Person("test:9")


def test_an_invitation_grants_its_role_once() -> None:
    roles = Roles(memory())
    token = roles.invite(Grant(Role.OFFICER, "ho-tich", "24958"))
    assert roles.accept(token, "test:9") == Grant(Role.OFFICER, "ho-tich", "24958")
    assert roles.of("test:9").role is Role.OFFICER
    assert roles.accept(token, "test:10") is None
    assert roles.of("test:10") == Grant()


def test_it_runs_out_and_can_be_taken_back() -> None:
    clock = Clock()
    roles = Roles(memory(clock))
    late, back = roles.invite(Grant(Role.OFFICER)), roles.invite(Grant(Role.OFFICER))
    assert roles.revoke(back) and not roles.revoke(back)
    clock.now += LASTS
    assert roles.accept(late, "test:9") is None and roles.accept(back, "test:9") is None


def test_the_token_itself_is_not_kept() -> None:
    state = memory()
    token = Roles(state).invite(Grant(Role.ADMIN))
    assert token not in str(state.rows("select * from invitation"))
    assert re.fullmatch(r"[\w-]{16}", token)


def test_a_higher_role_is_kept() -> None:
    roles = Roles(memory())
    roles.accept(roles.invite(Grant(Role.ADMIN)), "test:9")
    roles.accept(roles.invite(Grant(Role.OFFICER, "ho-tich")), "test:9")
    assert roles.of("test:9") == Grant(Role.ADMIN, "ho-tich")
    assert roles.known(Person("test:9")).role is Role.ADMIN
    assert roles.known(Person("test:8", Role.OFFICER)).role is Role.OFFICER


def invitations(state: State | None = None) -> Invitations:
    return Invitations(Roles(state or memory()), {"ho-tich": POST})


def said(answers: Invitations, person: Person, action: str, link: str = "https://t.me/bot?start=") -> str:
    reply = answers.reply(Message(person, action=action, link=link), "vi")
    assert reply is not None
    return reply.pages[0]


def test_an_administrator_makes_a_link_and_an_officer_takes_it_up() -> None:
    answers = invitations()
    assert "Mời ai?" in said(answers, ADMIN, "invite")
    assert "vị trí nào" in said(answers, ADMIN, "v1:i:officer")
    page = said(answers, ADMIN, "v1:i:officer:ho-tich")
    found = re.search(r"https://t\.me/bot\?start=(i_[\w-]{16})", page)
    assert found
    welcome = said(answers, OFFICER, f"start:{found[1]}")
    assert "cán bộ" in welcome and "Hộ tịch" in welcome and "/hoc" in welcome
    assert "mời" in said(answers, OFFICER, f"start:{found[1]}").lower()
    assert answers.roles.of(OFFICER.key) == Grant(Role.OFFICER, "ho-tich")


def test_nobody_else_can() -> None:
    answers = invitations()
    for person in (Person("test:1"), Person("test:2", Role.OFFICER), Person("test:3", Role.VOLUNTEER)):
        for action in ("invite", "v1:i:admin", "v1:i:officer:-", "v1:ir:abcdefgh"):
            assert "chỉ dành cho người quản trị" in said(answers, person, action)
    assert answers.roles.of("test:2") == Grant()


def test_a_link_is_revoked_by_its_button() -> None:
    answers = invitations()
    reply = answers.reply(Message(ADMIN, action="v1:i:officer:-"), "vi")
    assert reply and "/start i_" in reply.pages[0]
    revoke = reply.rows[0][0].action
    assert len(revoke.encode()) <= 64
    assert "Đã thu hồi" in said(answers, ADMIN, revoke)
    assert "đã được dùng" in said(answers, ADMIN, revoke)


def test_a_leader_invites_volunteers_into_the_own_team() -> None:
    answers = invitations()
    leader = Person("test:l", Role.LEADER)
    asked = answers.reply(Message(leader, action="invite"), "vi")
    assert asked and [choice.action for row in asked.rows for choice in row] == ["v1:i:volunteer"]
    for action in ("v1:i:admin", "v1:i:officer:-", "v1:i:leader"):
        assert "Mời ai?" in said(answers, leader, action)
    found = re.search(r"i_[\w-]{16}", said(answers, leader, "v1:i:volunteer"))
    assert found
    welcome = said(answers, Person("test:v"), f"start:{found[0]}")
    assert "tình nguyện viên" in welcome and "/giup" in welcome and "/hoc" not in welcome
    assert answers.roles.team("test:l") == ("test:v",)
    assert answers.roles.of("test:v").role is Role.VOLUNTEER
    assert answers.roles.team("test:v") == ()


def test_who_is_invited_by_an_administrator_or_leads_is_in_no_team() -> None:
    roles = Roles(memory())
    roles.accept(roles.invite(Grant(Role.VOLUNTEER)), "test:v")
    roles.accept(roles.invite(Grant(Role.LEADER)), "test:l")
    roles.accept(roles.invite(Grant(Role.VOLUNTEER), leader="test:l"), "test:l")
    assert roles.team("test:l") == ()
    assert roles.of("test:l").role is Role.LEADER
    roles.accept(roles.invite(Grant(Role.VOLUNTEER), leader="test:l"), "test:v")
    roles.accept(roles.invite(Grant(Role.VOLUNTEER), leader="test:k"), "test:v")
    assert (roles.team("test:l"), roles.team("test:k")) == ((), ("test:v",))


def test_a_leader_who_asks_is_forgotten_by_the_team_too() -> None:
    state = memory()
    roles = Roles(state)
    roles.accept(roles.invite(Grant(Role.VOLUNTEER), leader="test:l"), "test:v")
    token, back = (roles.invite(Grant(Role.VOLUNTEER), leader="test:l") for _ in range(2))
    assert roles.revoke(back) and len(state.rows("select * from invited")) == 1
    state.forget("test:l")
    assert "test:l" not in str(state.rows("select * from team") + state.rows("select * from invited"))
    assert roles.accept(token, "test:w") == Grant(Role.VOLUNTEER)
    assert roles.of("test:v").role is Role.VOLUNTEER


def test_other_actions_are_none_of_its() -> None:
    assert invitations().reply(Message(ADMIN, action="start"), "vi") is None
    assert invitations().reply(Message(ADMIN, action="start:1_001193"), "vi") is None


def test_what_is_offered_can_be_seen_without_taking_it_up() -> None:
    clock = Clock()
    roles = Roles(memory(clock))
    token = roles.invite(Grant(Role.OFFICER, "ho-tich", "24958"))
    assert roles.offered(token) == roles.offered(token) == Grant(Role.OFFICER, "ho-tich", "24958")
    assert roles.offered("x" * 16) is None
    clock.now += LASTS
    assert roles.offered(token) is None


def test_grants_are_listed_by_channel() -> None:
    roles = Roles(memory())
    for person in ("web:1", "web:2", "telegram:1"):
        roles.accept(roles.invite(Grant(Role.OFFICER, "ho-tich")), person)
    assert roles.held("web") == {"web:1": Grant(Role.OFFICER, "ho-tich"), "web:2": Grant(Role.OFFICER, "ho-tich")}


def test_the_address_of_the_web_is_given_beside_that_of_another_channel() -> None:
    web = "https://motcua.example"
    answers = Invitations(Roles(memory()), {"ho-tich": POST}, web)
    text = said(answers, ADMIN, "v1:i:volunteer")
    assert re.search(
        r"https://t\.me/bot\?start=i_([\w-]{16})</code>.*https://motcua\.example/vao/\1</code>", text, re.S
    )
    assert said(answers, ADMIN, "v1:i:volunteer", f"{web}/mo/").count(web) == 1
    assert "/vao/" not in said(invitations(), ADMIN, "v1:i:volunteer")
