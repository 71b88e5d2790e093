"""Tests of bot/cli/quiz.py, over the authored content alone."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.cli.main import group
from tests.unit.bot.home import authored_home

pytestmark = pytest.mark.xdist_group("home")


def test_an_export_is_written_and_its_account_goes_to_standard_error(tmp_path: Path) -> None:
    file = tmp_path / "q.jsonl"
    words = ["quiz", "--export", str(file), "--count", "20", "--home", str(authored_home())]
    result = CliRunner().invoke(group, words)
    assert result.exit_code == 0, result.output
    lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    assert len(lines) == 20
    assert result.stdout == ""
    assert result.stderr.splitlines()[0].startswith("20 câu, ")


def test_a_file_to_write_is_needed() -> None:
    assert CliRunner().invoke(group, ["quiz"]).exit_code == 2
