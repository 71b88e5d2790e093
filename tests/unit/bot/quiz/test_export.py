"""Tests of bot/quiz/export.py."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.quiz.export import Account, export_questions
from bot.quiz.question import QuestionKind
from bot.wording import load_wording
from knowledge.records import Channel, Level
from knowledge.store import Store
from tests.unit.bot.quiz.records import FIELD, fee, method, neighbour, papers, store_of

KEYS = {"id", "code", "kind", "question", "choices", "key", "answer", "source", "explanation"}
ZEROS = [neighbour(200 + n, methods=(method(Channel.DIRECT, 4, fee(0)),), level=Level.PROVINCE) for n in range(5)]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    rich = [
        replace(item, documents=(papers(*(paper.name for paper in item.documents[0].documents), f"Tờ trình thứ {n}"),))
        for n, item in enumerate(FIELD)
    ]
    foreign = neighbour(300, jurisdiction="Hà Nội", methods=(method(),))
    return store_of(tmp_path, [*rich, *ZEROS, foreign])


def test_lines_hold_exactly_what_is_agreed(store: Store) -> None:
    lines = list(export_questions(store, (), 10))
    assert 0 < len(lines) <= 10
    for line in lines:
        assert set(line) == KEYS
        choices, key = line["choices"], line["key"]
        assert isinstance(choices, list)
        assert isinstance(key, int)
        assert choices[key] == line["answer"]
    assert len({line["id"] for line in lines}) == len(lines)
    assert list(export_questions(store, (), 10)) == lines


def test_posts_come_first_and_alone_where_wanted(store: Store) -> None:
    post = ZEROS[2].code
    assert next(iter(export_questions(store, (), 10, {post})))["code"] == post
    only = list(export_questions(store, (), 50, {post}, posts_only=True))
    assert only
    assert {line["code"] for line in only} == {post}
    assert list(export_questions(store, (), 50, posts_only=True)) == []


def test_communes_come_before_the_others(store: Store) -> None:
    codes = [str(line["code"]) for line in export_questions(store, (), 6)]
    assert not {item.code for item in ZEROS} & set(codes[:3])


def test_the_account_says_what_and_why_not(store: Store) -> None:
    account = Account()
    lines = list(export_questions(store, (), 1000, account=account))
    assert account.made.total() == len(lines)
    assert account.made[QuestionKind.TIME] > 0
    told = account.lines()
    assert told[0] == f"{len(lines)} câu, {len(account.codes)} thủ tục, 1 lĩnh vực"
    assert any(line.startswith("steps: nguồn không ghi: ") for line in told)


def test_every_reason_has_its_words() -> None:
    from bot.quiz.draft import Reason

    assert {f"reason_{reason.value}" for reason in Reason} <= set(load_wording("quiz")["vi"])
