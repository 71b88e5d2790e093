"""Tests of bot/cli/backup.py and bot/cli/restore.py."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.cli.main import group
from bot.operations.restore import HomeInUseError
from tests.unit.bot.operations.homes import small_home


def run(*words: str) -> str:
    result = CliRunner().invoke(group, list(words), catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def test_there_and_back_at_the_command_line(tmp_path: Path) -> None:
    home, file = small_home(tmp_path / "home"), tmp_path / "one.tar.xz"
    said = run("backup", str(file), "--home", str(home))
    assert said.startswith("Đã sao lưu 6 tệp (") and str(file) in said
    assert "Đã khôi phục 6 tệp, bản sao lưu lúc " in run("restore", str(file), "--home", str(tmp_path / "second"))
    with pytest.raises(HomeInUseError):
        run("restore", str(file), "--home", str(home))
    assert str(home) in run("restore", str(file), "--home", str(home), "--force")
