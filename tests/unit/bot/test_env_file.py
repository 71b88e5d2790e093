"""Tests of bot/env_file.py."""

from pathlib import Path

from bot.env_file import read_env_file


def test_no_file_sets_nothing(tmp_path: Path) -> None:
    assert read_env_file(tmp_path / ".env") == {}


def test_forms_of_a_line(tmp_path: Path) -> None:
    path = tmp_path / ".env"
    path.write_text(
        "\ufeff# bot\n"
        "TELEGRAM_BOT_TOKEN=1:abc#x\n"
        "export MOTCUA_HOME = /srv/một cửa  # where\n"
        'A="with # and space "\n'
        "B='$HOME'\n"
        "EMPTY=\n"
        "EMPTY_TOO= # nothing\n"
        "not a line\n",
        encoding="utf-8",
    )
    assert read_env_file(path) == {
        "TELEGRAM_BOT_TOKEN": "1:abc#x",
        "MOTCUA_HOME": "/srv/một cửa",
        "A": "with # and space ",
        "B": "$HOME",
        "EMPTY": "",
        "EMPTY_TOO": "",
    }
