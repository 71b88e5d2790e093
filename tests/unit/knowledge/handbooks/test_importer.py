from __future__ import annotations

import unicodedata
from pathlib import Path

from knowledge.handbooks.importer import read_handbooks
from knowledge.handbooks.limits import Limits, Tools
from knowledge.handbooks.records import FileRead
from tests.unit.knowledge.handbooks import samples

NONE = Tools(ocr_off=True)


def folder(tmp_path: Path) -> Path:
    root = tmp_path / "handbooks"
    (root / "luat").mkdir(parents=True)
    (root / "luat" / "quy-che.docx").write_bytes(samples.law_docx())
    (root / unicodedata.normalize("NFD", "sổ tay.md")).write_text("# Sổ tay\n\nNộp tại xã.", encoding="utf-8")
    (root / "hong.pdf").write_bytes(b"%PDF-1.4 nothing")
    (root / "anh.pdf").write_bytes(samples.scan_pdf(["A"]))
    (root / "ban-sao.docx").write_bytes(samples.law_docx("QUY CHẾ KHÁC"))
    (root / ".DS_Store").write_bytes(b"x")
    (root / "lien-ket.md").symlink_to(root / "hong.pdf")
    return root


def test_all_are_read_or_refused_with_a_reason(tmp_path: Path) -> None:
    result = read_handbooks([folder(tmp_path)], tools=NONE)
    assert [handbook.name for handbook in result.handbooks] == ["ban-sao.docx", "luat/quy-che.docx", "sổ tay.md"]
    assert {passage.handbook for passage in result.passages} == {handbook.name for handbook in result.handbooks}
    reasons = {refusal.name: refusal.reason for refusal in result.refusals}
    assert reasons.keys() == {"hong.pdf", "anh.pdf", ".DS_Store", "lien-ket.md"}
    assert "hỏng" in reasons["hong.pdf"] and "đang tắt" in reasons["anh.pdf"] and "symlink" in reasons["lien-ket.md"]


def test_what_was_read_is_not_read_again(tmp_path: Path) -> None:
    root, cache = folder(tmp_path), tmp_path / "cache.db"
    first = read_handbooks([root], cache=cache, tools=NONE)
    assert not any(item.cached for item in first.files)
    (root / "sổ-tay-2.md").write_text("# Sổ tay khác\n\nNộp tại tỉnh.", encoding="utf-8")
    (root / "luat" / "quy-che.docx").rename(root / "luat" / "ten-moi.docx")
    second = read_handbooks([root], cache=cache, tools=NONE)
    assert {item.name: item.cached for item in second.files} == {
        "ban-sao.docx": True,
        "luat/ten-moi.docx": True,
        "sổ tay.md": True,
        "sổ-tay-2.md": False,
    }
    assert first.refusals == second.refusals
    assert "luat/ten-moi.docx" in {passage.handbook for passage in second.passages}


def test_files_missing_paths_and_copies(tmp_path: Path) -> None:
    root = folder(tmp_path)
    again = tmp_path / "other" / "ban-sao.docx"
    again.parent.mkdir()
    again.write_bytes(samples.law_docx("QUY CHẾ THỨ BA"))
    copy = tmp_path / "chep.docx"
    copy.write_bytes((root / "ban-sao.docx").read_bytes())
    seen: list[FileRead] = []
    result = read_handbooks(
        [root / "ban-sao.docx", again, copy, tmp_path / "khong-co"], tools=NONE, progress=seen.append
    )
    assert [handbook.name for handbook in result.handbooks] == ["ban-sao.docx", "ban-sao.docx/ban-sao.docx"]
    assert [(refusal.name, refusal.reason[:9]) for refusal in result.refusals] == [
        ("chep.docx", "trùng hệt"),
        ("khong-co", "không có "),
    ]
    assert seen == list(result.files)


def test_gigantic_files_are_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "to.md"
    path.write_text("# Sổ tay\n\n" + "Nộp tại xã. " * 100, encoding="utf-8")
    result = read_handbooks([path], tools=NONE, limits=Limits(file=500))
    assert result.handbooks == () and "tách thành nhiều tệp" in result.refusals[0].reason
