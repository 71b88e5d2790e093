"""Tests of bot/tables.py."""

import csv
import io

import pytest

from bot.tables import FORMULA, csv_table


def test_a_table_is_read_back_as_it_was() -> None:
    text = csv_table(("Xã", "Số"), [("Đức Trọng, cũ", 3), ("«a»\nb", None)])
    assert text.startswith("\ufeffXã,Số\r\n")
    read = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert read == [["Xã", "Số"], ["Đức Trọng, cũ", "3"], ["«a»\nb", ""]]


@pytest.mark.parametrize("first", FORMULA)
def test_nothing_is_run_as_a_formula(first: str) -> None:
    read = list(csv.reader(io.StringIO(csv_table(("a",), [(first + "1",), (-1,)]).removeprefix("\ufeff"), newline="")))
    assert read[1:] == [["'" + first + "1"], ["-1"]]
