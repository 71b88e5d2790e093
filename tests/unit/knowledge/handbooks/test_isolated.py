from __future__ import annotations

import contextlib
import os
import resource
from pathlib import Path

import pytest

from knowledge.handbooks.isolated import Reader
from knowledge.handbooks.limits import Limits, Tools
from knowledge.handbooks.reading import Reading
from knowledge.handbooks.records import Refusal
from knowledge.handbooks.worker import outcome


def test_one_process_reads_many_files(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Sổ tay\n\nNộp tại xã.", encoding="utf-8")
    with Reader(Limits(), Tools()) as reader:
        first = reader.read("a.md", tmp_path / "a.md")
        second = reader.read("b.md", tmp_path / "b.md")
        assert isinstance(first, Reading) and first.passages[0].text == "Nộp tại xã."
        assert isinstance(second, Refusal) and "không đọc được" in second.reason


def test_a_process_that_dies_is_started_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "dying.py").write_text(
        "import sys\nfor line in sys.stdin:\n    if 'bad' in line:\n        sys.exit(3)\n"
        '    print(\'{"name": "x", "reason": "được"}\', flush=True)\n',
        encoding="utf-8",
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setenv("PYTHONUTF8", "1")
    with Reader(Limits(), Tools(), module="dying") as reader:
        assert reader.read("good", tmp_path) == Refusal("x", "được")
        died = reader.read("bad", tmp_path)
        assert isinstance(died, Refusal) and "làm hỏng trình đọc" in died.reason
        assert reader.read("good", tmp_path) == Refusal("x", "được")


def test_a_process_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "hanging.py").write_text("import time\ntime.sleep(60)\n")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with Reader(Limits(), Tools(), module="hanging", seconds=0.3) as reader:
        found = reader.read("x", tmp_path)
        assert isinstance(found, Refusal) and "chưa đọc xong" in found.reason


def test_a_process_that_holds_a_thousand_files_reads_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Sổ tay\n\nNộp tại xã.", encoding="utf-8")
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard if hard != resource.RLIM_INFINITY else 4096, hard))
    try:
        with contextlib.ExitStack() as held, Reader(Limits(), Tools()) as reader:
            for _ in range(1100):
                held.enter_context(Path(os.devnull).open("rb"))
            found = reader.read("a.md", tmp_path / "a.md")
            assert isinstance(found, Reading) and found.passages[0].text == "Nộp tại xã."
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def test_any_error_costs_the_file_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").write_bytes(b"x")

    def fails(*_: object) -> None:
        raise KeyError("a")

    monkeypatch.setattr("knowledge.handbooks.worker.read", fails)
    found = outcome("a", tmp_path / "a", Limits(), Tools())
    assert isinstance(found, Refusal) and "KeyError" in found.reason
