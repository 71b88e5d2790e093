from __future__ import annotations

import pytest

from knowledge.importers.names import hidden_reason, printable, unsafe_reason


@pytest.mark.parametrize(
    "name", ["../a", "a/../../b", "/etc/passwd", "C:\\a", "\\\\host\\a", "a\x00b", "a\nb", "", "x" * 300]
)
def test_unsafe(name: str) -> None:
    assert unsafe_reason(name) != ""


@pytest.mark.parametrize("name", ["1.000001.txt", "portal-text/1.000001.txt", "thư mục/tệp..txt", "..a/b"])
def test_safe(name: str) -> None:
    assert unsafe_reason(name) == ""


def test_shown_and_litter() -> None:
    assert printable("a\x1b[31mb\udcff") == "a\\x1b[31mb\\udcff"
    assert len(printable("x" * 1000)) == 201
    assert hidden_reason("._1.000001.txt") and hidden_reason(".DS_Store")
    assert hidden_reason("1.000001.txt") == ""
