"""Generated quiz questions are right by the raw records: 2,000 of them, checked by `quiz_oracle`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from knowledge.imports import import_sources
from knowledge.siblings import load_families
from knowledge.store import Store
from tests.corpus import raw
from tests.corpus.quiz_form import ERROR, KINDS
from tests.corpus.quiz_oracle import Verdict, examine, report
from tests.corpus.quiz_raw import corpus

COUNT = 2_000
FEWEST_OF_A_KIND = 20  # questions: with fewer, a kind has dropped out of the generator
SIBLINGS = raw.ROOT / "knowledge" / "content" / "siblings"


@pytest.fixture(scope="module")
def verdict(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Verdict]:
    export = pytest.importorskip("bot.quiz.export", reason="the generator of the quiz is not there: bot/quiz/export.py")
    folder: Path = raw.corpus_folder()
    home = tmp_path_factory.mktemp("home")
    store = Store(home / "knowledge.db")
    import_sources(store, corpus=[folder / raw.ARCHIVE], content=home)
    lines = list(islice(export.export_questions(store, load_families(SIBLINGS), COUNT), COUNT + 1))
    store.close()
    yield examine(lines, corpus(folder))


def test_no_question_is_wrong(verdict: Verdict) -> None:
    assert verdict.of(ERROR) == [], report(verdict, examples=2)


def test_the_export_is_whole(verdict: Verdict) -> None:
    assert verdict.checked.total() == COUNT
    assert {kind: verdict.checked[kind] for kind in KINDS if verdict.checked[kind] < FEWEST_OF_A_KIND} == {}
