"""Tests of bot/channels/web/visitor.py."""

from http.cookies import SimpleCookie

import pytest
from starlette.requests import Request
from starlette.responses import Response

from bot.channels.web.visitor import Visitor, drop_key, give_key, give_language, key_of, language_of, visitor_of
from bot.channels.web.visits import SIGNED_IN, Visit, Visits
from bot.messages import NOBODY, Person, Role


def asked(cookie: str = "") -> Request:
    return Request({"type": "http", "headers": [(b"cookie", cookie.encode())] if cookie else []})


def set_by(response: Response) -> tuple[str, dict[str, str]]:
    [(name, cookie)] = SimpleCookie(response.headers["set-cookie"]).items()
    return name, {"value": cookie.value} | {key: str(value) for key, value in cookie.items() if value}


@pytest.mark.parametrize(
    ("cookie", "language"),
    [
        ("", "vi"),
        ("motcua_ngon_ngu=en", "en"),
        ("motcua_ngon_ngu=ru", "ru"),
        ("motcua_ngon_ngu=../x", "vi"),
        ("motcua_ngon_ngu=EN", "vi"),
    ],
)
def test_the_language_is_one_of_ours(cookie: str, language: str) -> None:
    assert language_of(asked(cookie)) == language


def test_the_person_of_a_visit_and_nobody() -> None:
    visitor = Visitor(Visit("k", "web:1"), "en")
    assert visitor.person == Person("web:1", Role.CITIZEN, "en")
    assert visitor.nobody(Role.OFFICER) == Person(NOBODY, Role.OFFICER, "en")


def test_over_https_only_a_key_that_https_gave_counts() -> None:
    cookie = "motcua=planted; __Host-motcua=ours"
    assert (key_of(asked(cookie), True), key_of(asked(cookie), False)) == ("ours", "planted")
    assert key_of(asked("motcua=planted"), True) == ""
    visits = Visits(None)
    kept = visits.keep(visits.visit(""))
    assert visitor_of(asked(f"motcua={kept.key}"), visits).visit == kept
    assert not visitor_of(asked(f"motcua={kept.key}"), visits, True).visit.kept
    assert visitor_of(asked(f"__Host-motcua={kept.key}"), visits, True).visit == kept


def test_the_key_of_a_visit_is_unseen_by_scripts_and_other_sites() -> None:
    response = Response()
    give_key(response, Visit("k", "web:1"), False)
    assert set_by(response) == ("motcua", {"value": "k", "path": "/", "httponly": "True", "samesite": "lax"})


def test_over_https_the_key_travels_by_https_alone() -> None:
    response = Response()
    give_key(response, Visit("k", "web:1", True), True)
    flags = {"path": "/", "httponly": "True", "samesite": "lax", "secure": "True", "max-age": str(int(SIGNED_IN))}
    assert set_by(response) == ("__Host-motcua", {"value": "k", **flags})


@pytest.mark.parametrize(("secure", "name"), [(False, "motcua"), (True, "__Host-motcua")])
def test_a_key_is_taken_back(secure: bool, name: str) -> None:
    response = Response()
    drop_key(response, secure)
    given, flags = set_by(response)
    assert (given, flags["value"], flags.get("max-age"), flags.get("secure")) == (
        name, "", "0", "True" if secure else None,
    )  # fmt: skip


def test_a_language_is_remembered_for_a_year() -> None:
    response = Response()
    give_language(response, "ru", True)
    name, flags = set_by(response)
    assert (name, flags["value"], flags["max-age"], flags["secure"]) == ("motcua_ngon_ngu", "ru", "31536000", "True")
