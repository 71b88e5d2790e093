"""Tests of bot/pages/around.py, over imports of hand-made records."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.answers.markup import strip_markup
from bot.pages.around import Sibling, changed, siblings
from knowledge.store import Store
from tests.unit.bot.answers.samples import FULL
from tests.unit.bot.pages.samples import FAMILY, FIRST, SECOND, put


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(tmp_path / "knowledge.db")
    yield opened
    opened.close()


def test_nothing_changed_where_there_is_one_version(store: Store) -> None:
    put(store, FIRST, FULL)
    assert changed(store, FULL.code, "vi") is None
    put(store, SECOND, FULL)
    assert changed(store, FULL.code, "vi") is None
    assert changed(store, "9.999999", "vi") is None


def test_what_differs_from_the_version_before_with_its_day(store: Store) -> None:
    put(store, FIRST, FULL)
    put(store, SECOND, replace(FULL, result="Thẻ <nhựa>"))
    found = changed(store, FULL.code, "vi")
    assert found is not None
    assert found.day == "10/8/2026"
    assert strip_markup(found.text) == "• Kết quả: Thẻ mượn sách → Thẻ <nhựa>"


def test_a_record_that_came_later_has_no_version_before(store: Store) -> None:
    put(store, FIRST, FULL)
    put(store, SECOND, FULL, replace(FULL, code="1.000200"))
    assert changed(store, "1.000200", "vi") is None


def test_siblings_are_asked_for_in_the_familys_question_without_those_unknown() -> None:
    (one,) = siblings((FAMILY,), "1.000123", lambda code: code != "9.999999", "en")
    assert (one.question, one.this) == ("Làm lần đầu hay làm lại?", "làm lần đầu")
    assert one.others == (Sibling("1.000200", "làm lại"),)


def test_a_family_of_nobody_else_is_none() -> None:
    assert siblings((FAMILY,), "1.000123", lambda code: False, "vi") == ()
    assert siblings((FAMILY,), "1.000300", lambda code: True, "vi") == ()
