"""Tests of bot/channels/web/installing.py."""

from __future__ import annotations

import json
from typing import Any, cast
from urllib.parse import unquote

import pytest
from starlette.responses import Response
from starlette.testclient import TestClient

from bot.channels.web.app import build_app
from bot.channels.web.installing import KEEP, let_keep
from bot.channels.web.site import Site
from bot.channels.web.visitor import LANGUAGE_COOKIE, Visitor
from bot.channels.web.visits import Visit, Visits


@pytest.fixture
def client() -> TestClient:
    """Return a site that has nothing to answer with: these pages ask nobody."""
    nobody = cast(Any, None)
    return TestClient(build_app(Site(nobody, nobody, nobody, Visits(None), "1800 1096")))


@pytest.mark.parametrize(
    ("asked", "chosen", "language", "title"),
    [
        ("", "", "vi", "Đang mất mạng"),
        ("en", "", "en", "You are offline"),
        ("ru", "en", "ru", "Нет сети"),
        ("xx", "en", "en", "You are offline"),
    ],
)
def test_the_page_of_being_offline_is_in_the_language_asked_for(
    client: TestClient, asked: str, chosen: str, language: str, title: str
) -> None:
    client.cookies.set(LANGUAGE_COOKIE, chosen)
    page = client.get("/ngoai-tuyen", params={"nn": asked}).text
    assert f'<html lang="{language}"' in page
    assert f'<h1 tabindex="-1">{title}</h1>' in page
    assert '<a href="tel:18001096">1800 1096</a>' in page
    assert "ngoai-tuyen" not in page, "languages lead to the first page"


def test_the_page_of_being_offline_is_the_same_for_everyone(client: TestClient) -> None:
    other = TestClient(client.app)
    assert client.get("/ngoai-tuyen?nn=vi").text == other.get("/ngoai-tuyen?nn=vi").text


def test_the_worker_names_files_that_are_there(client: TestClient) -> None:
    answer = client.get("/sw.js")
    assert answer.headers["cache-control"] == "no-cache"
    first, _, script = answer.text.partition("\n")
    shell = json.loads(first.removeprefix("const SHELL = ").removesuffix(";"))
    assert script.startswith("// Keeps the page")
    assert len(shell["version"]) == 12
    assert len(shell["files"]) == 10
    assert {client.get(name).status_code for name in shell["files"]} == {200}


def test_the_manifest_is_in_the_language_of_the_visitor(client: TestClient) -> None:
    client.cookies.set(LANGUAGE_COOKIE, "ru")
    answer = client.get("/manifest.webmanifest")
    told = answer.json()
    assert (told["lang"], told["name"], told["start_url"]) == ("ru", "Một Cửa Ламдонг", "/")
    assert answer.headers["vary"].lower().startswith("cookie")
    assert [icon.get("purpose") for icon in told["icons"]] == [None, None, None, "maskable"]
    assert {client.get(icon["src"]).status_code for icon in told["icons"]} == {200}


def test_only_of_pages_of_who_did_not_sign_in_a_copy_may_be_kept() -> None:
    anonymous, officer = Response(), Response()
    let_keep(anonymous, Visitor(Visit("k", "web:1"), "vi"), "làm giấy khai sinh\r\n")
    let_keep(officer, Visitor(Visit("k", "web:2", lasting=True), "vi"), "làm giấy khai sinh")
    assert anonymous.headers[KEEP].isascii() and anonymous.headers[KEEP].isprintable()
    assert unquote(anonymous.headers[KEEP]) == "làm giấy khai sinh\r\n"
    assert KEEP not in officer.headers
