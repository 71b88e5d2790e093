"""Tests of bot/shelf_evaluation.py."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from bot.evaluation import QuestionsError
from bot.shelf_evaluation import Gold, judge_shelf, read_shelf_questions, shelf_figures
from index.evaluation import Figures
from index.handbooks import PassageHit
from knowledge.handbooks.records import Handbook, HandbookKind, Passage

QUESTIONS = Path(__file__).resolve().parents[2] / "data" / "handbooks" / "questions.jsonl"
ONE = Passage("a.md", ("Chương I", "Điều 2. Hạn"), 3, "Trong 12 ngày.")
ITEM = {"query": "?", "file": "a.md", "headings": ["Điều 9."]}
TWO = Passage("b.md", (), 7, "Khác.")


def hit(passage: Passage) -> PassageHit:
    return PassageHit(passage, Handbook(passage.handbook, "", "", HandbookKind.LAW, 0, "", ocr=False), 1.0)


def search(query: str, limit: int) -> Sequence[PassageHit]:
    return [hit(TWO), hit(ONE)][:limit]


def test_right_is_said_by_file_heading_words_or_page() -> None:
    assert Gold("a.md", ("Điều 2.",)).fits(ONE)
    assert Gold("a.md", ("Điều 2.",), None, "12 ngày").fits(ONE)
    assert not Gold("a.md", ("Điều 2.",), None, "15 ngày").fits(ONE)
    assert not Gold("a.md", ("Điều 3.",), 3).fits(ONE)
    assert Gold("b.md", (), 7).fits(TWO)
    assert not Gold("b.md", (), 8).fits(TWO)
    assert Gold("b.md", (), None, "Khác").fits(TWO)


def test_figures_are_by_half_and_by_file_and_other_provinces_only_must_not_show(tmp_path: Path) -> None:
    items = [
        {"id": "1", "query": "?", "file": "a.md", "headings": ["Điều 2."], "half": "dev"},
        {**ITEM, "id": "2", "half": "dev", "also": [{"file": "b.md", "page": 7}]},
        {**ITEM, "id": "3", "half": "gate"},
        {"id": "4", "query": "?", "file": "hn.md", "headings": [], "page": 1, "half": "dev", "elsewhere": True},
        {"id": "5", "query": "?", "file": "b.md", "headings": [], "page": 1, "half": "dev", "elsewhere": True},
    ]
    path = tmp_path / "q.jsonl"
    path.write_text("".join(json.dumps(item, ensure_ascii=False) + "\n" for item in items), encoding="utf-8")
    judged = judge_shelf(search, read_shelf_questions(path))
    assert [one.rank for one in judged] == [1, 0, None, None, None]
    assert [one.strayed for one in judged if one.question.elsewhere] == [False, True]
    assert shelf_figures(judged) == {
        "dev": Figures(2, 0.5, 1.0),
        "gate": Figures(1, 0.0, 0.0),
        "a.md": Figures(3, 1 / 3, 2 / 3),
    }


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "q.jsonl"
    path.write_text('{"id": "1"}\n', encoding="utf-8")
    with pytest.raises(QuestionsError, match="q.jsonl, dòng 1"):
        read_shelf_questions(path)


def test_the_set_is_whole() -> None:
    questions = read_shelf_questions(QUESTIONS)
    assert len(questions) >= 160
    assert len({one.id for one in questions}) == len(questions)
    assert {one.half for one in questions} >= {"dev", "gate"}
    assert len({one.golds[0].file for one in questions}) >= 30
    assert len({one.query for one in questions}) == len(questions)
