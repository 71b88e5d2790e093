"""Tests of knowledge/kinds.py."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.kinds import KindMessage, KindsError, load_kinds


def test_the_file_names_the_kind_and_the_key_the_sort(tmp_path: Path) -> None:
    (tmp_path / "smalltalk.yaml").write_text('greeting:\n  - "chào em"\nbye:\n  - " hẹn gặp lại "\n', encoding="utf-8")
    assert load_kinds(tmp_path) == (
        KindMessage("smalltalk", "greeting", "chào em"),
        KindMessage("smalltalk", "bye", "hẹn gặp lại"),
    )
    assert load_kinds(tmp_path / "none") == ()


@pytest.mark.parametrize("text", ["- a\n", "greeting: chào\n", 'greeting: [""]\n', "greeting: [1]\n", "a: [\n"])
def test_another_form_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "vague.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(KindsError, match=r"vague\.yaml"):
        load_kinds(tmp_path)
