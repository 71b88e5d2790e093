"""Tests of index/query/query.py."""

from pathlib import Path

import pytest

from index.query.accents import AccentModel
from index.query.language import Language
from index.query.query import LONGEST, QueryParser
from index.query.syllables import words
from index.query.thesaurus import Thesaurus

TEXTS = ["giấy khai sinh bị mất làm lại ở đâu", "đăng ký kết hôn", "căn cước công dân"]


@pytest.fixture
def parser(tmp_path: Path) -> QueryParser:
    (tmp_path / "t.yaml").write_text(
        "- {say: cccd, kind: abbreviation, means: căn cước công dân, evidence: usage}\n"
        "- {say: wedding, kind: english, means: kết hôn, evidence: usage}\n",
        encoding="utf-8",
    )
    return QueryParser(AccentModel.learn((words(text), 5) for text in TEXTS), Thesaurus.load(tmp_path))


def test_shorthand_accents_subject_and_facet(parser: QueryParser) -> None:
    query = parser.parse("mat cccd lam lai o dau")
    assert query.subjects[0].text == "mất căn cước công dân làm lại"
    assert query.whole[0].text == "mất căn cước công dân làm lại ở đâu"
    assert query.facets[0] == "where"


def test_a_foreign_question_gets_its_vietnamese(parser: QueryParser) -> None:
    query = parser.parse("Where do I register my wedding?")
    assert query.language is Language.ENGLISH
    assert ("kết", "hôn") in query.additions


def test_nothing_and_far_too_much(parser: QueryParser) -> None:
    assert parser.parse("").whole == ()
    assert len(parser.parse("giấy " * 100_000).whole[0].words) == LONGEST
