from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from knowledge.errors import RefusedFileError
from knowledge.handbooks import doc
from knowledge.handbooks.limits import Limits, Tools, find_tools
from tests.unit.knowledge.handbooks import samples

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
NONE = Tools()
LONG = " ".join(["Cán bộ ghi sổ, trao phiếu hẹn rồi chuyển hồ sơ cho người xử lý trong ngày."] * 60)


@pytest.fixture(scope="module")
def old_word(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A DOC that LibreOffice makes of a DOCX; without it the tests that need one are skipped."""
    soffice = find_tools().soffice
    if not soffice:
        pytest.skip("LibreOffice is not installed: no DOC to read")
    folder = tmp_path_factory.mktemp("doc")
    source = folder / "law.docx"
    # antiword reads nothing from a file of a few lines.
    source.write_bytes(samples.law_docx(more=LONG))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [soffice, profile, "--headless", "--convert-to", "doc:MS Word 97", "--outdir", str(folder), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return (folder / "law.doc").read_bytes()


def expected() -> list[str]:
    return [samples.TITLE, *(text for text, _ in samples.ARTICLES), LONG]


def test_by_libreoffice(old_word: bytes) -> None:
    loaded = doc.load("x.doc", old_word, Limits(), find_tools())
    assert [block.text for block in loaded.blocks] == expected()
    assert loaded.blocks[3].bold and not loaded.blocks[4].bold
    assert loaded.notes == ()


@pytest.mark.parametrize("kept", ["catdoc", "antiword"])
def test_by_a_fallback_with_a_note(old_word: bytes, kept: str) -> None:
    path = getattr(find_tools(), kept)
    if not path:
        pytest.skip(f"{kept} is not installed")
    loaded = doc.load("x.doc", old_word, Limits(), replace(NONE, **{kept: path}))
    assert " ".join(block.text for block in loaded.blocks).split() == " ".join(expected()).split()
    assert kept in loaded.notes[0]


def test_a_converter_that_hangs_is_ended(old_word: bytes, tmp_path: Path) -> None:
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\nsleep 60\n")
    program.chmod(0o755)
    with pytest.raises(RefusedFileError, match="quá lâu"):
        doc.load("x.doc", old_word, Limits(convert_seconds=0.3), replace(NONE, soffice=str(program)))


def test_nothing_to_read_it_with() -> None:
    with pytest.raises(RefusedFileError, match="apt-get install libreoffice-writer-nogui"):
        doc.load("x.doc", OLE2, Limits(), NONE)


def test_a_locked_file_is_refused() -> None:
    locked = OLE2 + b"\xec\xa5" + bytes(9) + b"\x01" + bytes(500)
    with pytest.raises(RefusedFileError, match="mật khẩu"):
        doc.load("x.doc", locked, Limits(), replace(NONE, soffice="/nowhere/soffice"))


def test_a_broken_file_is_refused() -> None:
    with pytest.raises(RefusedFileError, match="hỏng"):
        doc.load("x.doc", OLE2 + b"rubbish", Limits(), replace(NONE, soffice="/nowhere/soffice"))
