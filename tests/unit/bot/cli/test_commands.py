"""Tests of the commands of bot/cli: ask, eval, build's reports, over the authored content alone."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.cli.main import group
from tests.unit.bot.home import authored_home

pytestmark = pytest.mark.xdist_group("home")


def run(*words: str) -> str:
    result = CliRunner().invoke(group, [*words, "--home", str(authored_home())])
    assert result.exit_code == 0, result.output
    return result.stdout


def test_run_can_end_when_all_is_ready_or_chat_in_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "")
    assert run("run", "--prepare") == ""
    words = ["run", "--chat", "--home", str(authored_home())]
    talk = CliRunner().invoke(group, words, input="giay khai sinh can gi\nbay gio may gio roi em oi\nthoát\n")
    assert talk.exit_code == 0, talk.output
    assert "1.001193" in talk.stdout and "Hẹn gặp lại." in talk.stdout


def test_ask_as_json_is_one_turn_alone_on_standard_output() -> None:
    turn = json.loads(run("ask", "đăng ký kết hôn cần giấy tờ gì", "--json"))
    assert set(turn) == {"outcome", "codes", "facet", "text", "passages", "pii", "ms"}
    assert turn["outcome"] == "answer"
    assert turn["codes"][0] == "1.000894"
    assert turn["facet"] == "documents"
    assert len(turn["codes"]) <= 10
    assert "<b>" not in turn["text"]


def test_explain_shows_how_it_was_read_and_every_signal() -> None:
    shown = run("ask", "dang ky ket hon", "--explain")
    assert "đăng ký kết hôn" in shown
    assert "centroid +" in shown


def test_eval_prints_figures_writes_answers_and_holds_the_floor(tmp_path: Path) -> None:
    questions = tmp_path / "q.jsonl"
    items = [
        {"id": "a", "style": "plain", "query": "đăng ký kết hôn", "gold": ["1.000894"]},
        {"id": "b", "style": "plain", "query": "đăng ký kết hôn", "gold": ["9.000000"]},
        {"id": "c", "style": "dialogue", "turns": [{"query": "khai tử", "gold": ["1.000656"]}]},
        {"id": "d", "kind": "offtopic", "expect": "abstain", "query": "mưa không"},
    ]
    questions.write_text("".join(json.dumps(item) + "\n" for item in items), encoding="utf-8")
    out, floor = tmp_path / "a.jsonl", tmp_path / "floor.yaml"
    floor.write_text("plain: {s1: 0.5}\n", encoding="utf-8")
    shown = run("eval", str(questions), "--out", str(out), "--misses", "5", "--floor", str(floor))
    assert "plain                 2  0.500  0.500" in shown
    assert "all                   3  0.667" in shown
    assert "candidate missing 1" in shown
    answers = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [answer["id"] for answer in answers] == ["a", "b", "c", "d"]
    floor.write_text("plain: {s1: 0.6}\n", encoding="utf-8")
    below = CliRunner().invoke(group, ["eval", str(questions), "--floor", str(floor), "--home", str(authored_home())])
    assert below.exit_code == 1
    assert "plain s1 0.500 < 0.600" in below.output


def test_eval_names_a_broken_line(tmp_path: Path) -> None:
    (tmp_path / "q.jsonl").write_text('{"id": 1}\n', encoding="utf-8")
    result = CliRunner().invoke(group, ["eval", str(tmp_path / "q.jsonl"), "--home", str(authored_home())])
    assert "q.jsonl, dòng 1" in str(result.exception)


def test_a_second_build_changes_nothing_and_reports_for_machines() -> None:
    report = json.loads(run("build", "--json").splitlines()[-1])
    assert report["indexed"]["changed"] is False
    assert report["indexed"]["procedures"] >= 30
    assert "sources" in report["imported"]
    assert "không đổi" in run("build")


def test_contacts_are_taken_from_a_table_and_refusals_are_named(tmp_path: Path) -> None:
    table = tmp_path / "bang.csv"
    table.write_text(
        "Đơn vị,Cơ quan,Địa chỉ,Điện thoại,Ngày\n"
        "xã Gia Hiệp,Trung tâm Phục vụ hành chính công,Quốc lộ 20,,2026-08-01\n"
        "xã Không Có,Trung tâm Phục vụ hành chính công,x,,2026-08-01\n",
        encoding="utf-8",
    )
    result = CliRunner().invoke(group, ["contacts", str(table), "--home", str(tmp_path / "home")])
    assert result.exit_code == 0, result.output
    assert "thêm 1" in result.stdout
    assert "từ chối 1" in result.stdout
    assert "dòng 3" in result.stdout
    assert (tmp_path / "home" / "contacts.tsv").is_file()


def test_eval_handbooks_prints_figures_and_holds_the_floor(tmp_path: Path) -> None:
    questions, floor = tmp_path / "q.jsonl", tmp_path / "floor.yaml"
    item = {"query": "cụ già nằm liệt muốn lập di chúc", "file": "tu-phap-ho-tich.md", "half": "dev"}
    items = [{**item, "id": "a", "headings": ["Ca 3. Cụ già"]}, {**item, "id": "b", "headings": ["không có mục này"]}]
    questions.write_text("".join(json.dumps(item, ensure_ascii=False) + "\n" for item in items), encoding="utf-8")
    floor.write_text("handbooks: {dev: {s3: 0.5}}\n", encoding="utf-8")
    shown = run("eval-handbooks", str(questions), "--misses", "5", "--floor", str(floor))
    assert "dev                                                   2  0.500  0.500" in shown
    assert "b | cụ già nằm liệt muốn lập di chúc | tu-phap-ho-tich.md" in shown
    floor.write_text("handbooks: {dev: {s3: 0.6}}\n", encoding="utf-8")
    words = ["eval-handbooks", str(questions), "--floor", str(floor), "--home", str(authored_home())]
    below = CliRunner().invoke(group, words)
    assert below.exit_code == 1
    assert "dev s3 0.500 < 0.600" in below.output
