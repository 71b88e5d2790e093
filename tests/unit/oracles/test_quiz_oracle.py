import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.corpus import quiz_oracle
from tests.corpus.quiz_form import ERROR, UNVERIFIABLE, WARNING
from tests.corpus.quiz_oracle import examine, main, report
from tests.corpus.raw import ARCHIVE
from tests.unit.oracles.samples import ALL, KNOWN, OTHER, TIME, changed, line


def test_right_questions_have_no_errors() -> None:
    verdict = examine(map(line, [replace(item, id=str(place)) for place, item in enumerate(ALL)]), KNOWN)
    assert verdict.of(ERROR) == []
    assert verdict.checked == {"time": 1, "fee": 1, "papers": 1, "competence": 2, "steps": 1, "sibling": 1}
    assert verdict.counts("time", WARNING) == {"the note states other limits": 1}


def test_errors_are_counted_by_question_and_by_name() -> None:
    wrong = changed(TIME, choices=("7 ngày", "3 ngày làm việc", "8 ngày làm việc"))
    verdict = examine([line(wrong)], KNOWN)
    assert verdict.with_errors == {"time": 1}
    assert verdict.counts("time", ERROR) == {
        "key is not in the methods asked for": 1,
        "wrong choice stands in another method": 1,
        "wrong choice stands in the methods asked for": 1,
    }
    shown = report(verdict, examples=1)
    assert shown.startswith("time: 1 checked, 1 questions with errors, 3 errors, 1 warnings, 0 unverifiable\n")
    assert "  error     1 wrong choice stands in another method\n        time-1.900001: 3 ngày làm việc" in shown


def test_repeated_questions_and_ids() -> None:
    verdict = examine([line(TIME), line(TIME)], KNOWN)
    assert verdict.counts("time", ERROR) == {"id is used twice": 1, "question is asked twice": 1}


def test_a_line_without_a_field() -> None:
    verdict = examine([{"id": "1"}], KNOWN)
    assert verdict.of(ERROR) == ["? line 1: line lacks a field: KeyError('code')"]


def test_codes_of_no_record() -> None:
    elsewhere, nowhere = (
        changed(
            TIME,
            id=code,
            code=code,
            question=TIME.question.replace(TIME.code, code),
            explanation=f"Nguồn: {code}.",
        )
        for code in (OTHER, "1.900009")
    )
    verdict = examine([line(elsewhere), line(nowhere)], KNOWN)
    assert verdict.counts("time", UNVERIFIABLE) == {"the record is only in the other archive": 1}
    assert verdict.counts("time", ERROR) == {"no procedure has the code": 1}


def test_a_question_without_the_title() -> None:
    asked = f"Thủ tục {TIME.code}, nộp trực tiếp, thì bao lâu?"
    assert examine([line(changed(TIME, question=asked))], KNOWN).counts("time", WARNING) == {
        "question does not say the title": 1,
        "the note states other limits": 1,
    }


def test_numbers_that_the_explanation_names() -> None:
    right, wrong = (
        changed(TIME, explanation=f"Mã {TIME.code} (theo {number}).") for number in ("1/QĐ-UBND", "2/QĐ-UBND")
    )
    assert examine([line(right)], KNOWN).of(ERROR) == []
    assert examine([line(wrong)], KNOWN).counts("time", ERROR) == {
        "explanation names a number that the record lacks": 1
    }


def test_a_key_that_stands_always_first() -> None:
    lines = [line(replace(TIME, id=str(place), question=f"{place} {TIME.question}")) for place in range(40)]
    assert examine(lines, KNOWN).of(ERROR) == ["time all: the key stands mostly at one place: [(0, 40)]"]


def test_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / ARCHIVE).touch()
    monkeypatch.setattr(quiz_oracle, "corpus", lambda folder: KNOWN)
    export = tmp_path / "quiz.jsonl"
    export.write_text(json.dumps(line(TIME), ensure_ascii=False) + "\n", encoding="utf-8")
    assert main([str(export), "--corpus", str(tmp_path)]) == 0
    assert "time: 1 checked" in capsys.readouterr().out
    export.write_text(json.dumps(line(changed(TIME, key=1))), encoding="utf-8")
    assert main([str(export), "--corpus", str(tmp_path)]) == 1
    export.write_text("", encoding="utf-8")
    assert main([str(export), "--corpus", str(tmp_path)]) == 1


def test_command_without_the_corpus(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main([str(tmp_path / "quiz.jsonl"), "--corpus", str(tmp_path)])
    assert "name its folder with --corpus" in capsys.readouterr().err
