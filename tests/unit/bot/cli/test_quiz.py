"""Tests of bot/cli/quiz.py, over a home of hand-made records."""

import json
from pathlib import Path

from click.testing import CliRunner

from bot.cli.main import group
from index.generation import CURRENT, MANIFEST
from tests.unit.bot.quiz.records import FIELD, store_of


def home(folder: Path) -> Path:
    generation = folder / "index" / "first"
    generation.mkdir(parents=True)
    (generation / MANIFEST).write_text("{}", encoding="utf-8")
    (folder / "index" / CURRENT).write_text("first", encoding="utf-8")
    store_of(generation, FIELD).close()
    return folder


def test_an_export_is_written_and_its_account_goes_to_standard_error(tmp_path: Path) -> None:
    file = tmp_path / "q.jsonl"
    words = ["quiz", "--export", str(file), "--count", "8", "--home", str(home(tmp_path))]
    result = CliRunner().invoke(group, words)
    assert result.exit_code == 0, result.output
    lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    assert len(lines) == 8
    assert {line["code"] for line in lines} <= {item.code for item in FIELD}
    assert result.stdout == ""
    assert result.stderr.splitlines()[0].startswith("8 câu, ")


def test_a_file_to_write_is_needed() -> None:
    assert CliRunner().invoke(group, ["quiz"]).exit_code == 2
