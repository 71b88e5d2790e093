"""Tests of bot/cli/invite.py and bot/cli/training.py."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.cli.invite import InviteError, invite
from bot.cli.training import training
from bot.messages import Role
from bot.roles import Grant, Roles
from bot.state import FILE as STATE
from bot.state import State
from tests.unit.bot.home import authored_home


def made(home: Path, *options: str) -> str:
    result = CliRunner().invoke(invite, ["--home", str(home), *options], catch_exceptions=False)
    assert result.exit_code == 0
    return result.output


def test_an_invitation_is_made_and_taken_back(tmp_path: Path) -> None:
    options = ("--role", "officer", "--post", "tu-phap-ho-tich", "--unit", "24958")
    tokens = [re.findall(r"start=(i_[\w-]+)", made(tmp_path, *options))[0] for _ in range(2)]
    assert "Đã thu hồi" in made(tmp_path, "--revoke", tokens[1])
    assert "đã hết hạn" in made(tmp_path, "--revoke", tokens[1])
    roles = Roles(State(tmp_path / STATE))
    assert roles.accept(tokens[0].removeprefix("i_"), "x:1") == Grant(Role.OFFICER, "tu-phap-ho-tich", "24958")
    assert roles.accept(tokens[1].removeprefix("i_"), "x:2") is None


def test_the_address_of_the_web_is_printed_where_there_is_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MOTCUA_WEB_URL", raising=False)
    assert "/vao/" not in made(tmp_path)
    monkeypatch.setenv("MOTCUA_WEB_URL", "https://motcua.example/")
    printed = made(tmp_path)
    token = re.findall(r"start=i_([\w-]+)", printed)[0]
    assert f"https://motcua.example/vao/{token}\n" in printed


def test_a_post_or_commune_that_is_not_there_is_named(tmp_path: Path) -> None:
    for options, words in ((("--post", "thu-quy"), "tu-phap-ho-tich"), (("--unit", "99999"), "units.tsv")):
        with pytest.raises(InviteError, match=words):
            made(tmp_path, *options)


def test_the_trainers_page_is_written(tmp_path: Path) -> None:
    options = ["--home", str(authored_home()), "--out", str(tmp_path / "out")]
    result = CliRunner().invoke(training, options, catch_exceptions=False)
    assert result.exit_code == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "hoc-tap.html",
        "noi-dung-yeu.csv",
        "tien-do.csv",
    ]
    assert "<script" not in (tmp_path / "out" / "hoc-tap.html").read_text(encoding="utf-8")
