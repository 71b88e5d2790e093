"""Tests of knowledge/returns.py."""

from pathlib import Path

import pytest

from knowledge.returns import Ground, Reason, ReturnsError, load_returns

GOOD = """
field: Thử nghiệm
as_of: "2026-07"
returns:
  "1.000001":
    - why: Thiếu đơn.
      mend: Viết
        đơn trước
      rests_on: {section: documents, words: đơn đề nghị}
    - why: Sai cơ quan
      mend: Hỏi trước
      rests_on: {handbook: a.md, heading: "5. Vì sao", words: sai cơ quan}
"""


def write(folder: Path, text: str, name: str = "thu") -> Path:
    (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def test_reasons_are_read_by_code_on_one_line_without_a_full_stop(tmp_path: Path) -> None:
    found = load_returns(write(tmp_path, GOOD))
    assert list(found) == ["1.000001"]
    assert (found["1.000001"].field, found["1.000001"].as_of) == ("Thử nghiệm", "2026-07")
    assert found["1.000001"].reasons == (
        Reason("Thiếu đơn", "Viết đơn trước", Ground("đơn đề nghị", section="documents")),
        Reason("Sai cơ quan", "Hỏi trước", Ground("sai cơ quan", handbook="a.md", heading="5. Vì sao")),
    )


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (("field: Thử nghiệm", "field: ''"), "field"),
        (('as_of: "2026-07"', "as_of: 2026"), "as_of"),
        (('"1.000001"', "1.000001"), "ngoặc kép"),
        (("why: Sai cơ quan", "why: ''"), "lý do 2: «why»"),
        (("mend: Hỏi trước", f"mend: {'a' * 141}"), "141 ký tự"),
        (("section: documents", "section: papers"), "papers"),
        (("words: đơn đề nghị", "words: đơn"), "«đơn»"),
        (("handbook: a.md, ", ""), "rests_on"),
        (("      mend: Hỏi trước\n", ""), "mend, rests_on, why"),
    ],
)
def test_a_wrong_form_is_named(tmp_path: Path, change: tuple[str, str], named: str) -> None:
    with pytest.raises(ReturnsError, match=named):
        load_returns(write(tmp_path, GOOD.replace(*change, 1)))


def test_a_single_reason_is_too_few(tmp_path: Path) -> None:
    with pytest.raises(ReturnsError, match="2 đến 4"):
        load_returns(write(tmp_path, GOOD[: GOOD.index("    - why: Sai")]))


def test_a_code_stands_in_one_file(tmp_path: Path) -> None:
    write(tmp_path, GOOD, "mot")
    with pytest.raises(ReturnsError, match="thu.yaml, mã 1.000001"):
        load_returns(write(tmp_path, GOOD))


def test_a_missing_folder_is_empty(tmp_path: Path) -> None:
    assert load_returns(tmp_path / "none") == {}
