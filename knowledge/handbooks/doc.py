"""A Word file of before 2007: LibreOffice makes a DOCX of it; catdoc or antiword read it where that is missing.

LibreOffice keeps everything; antiword lost a quarter of the words of a form with nested tables and catdoc merge fields
(notes/data.md, section E), so both say so in a note. Imported by reading. Tested by
tests/unit/knowledge/handbooks/test_doc.py.
"""

from __future__ import annotations

import os
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from knowledge.errors import RefusedFileError
from knowledge.handbooks import docx
from knowledge.handbooks.blocks import Loaded
from knowledge.handbooks.limits import Limits, Tools
from knowledge.handbooks.lines import Line, paragraphs_of
from knowledge.text import clean, one_line

# The flag fEncrypted of the FIB, whose magic number begins the WordDocument stream ([MS-DOC] 2.5.2).
_FIB_MAGIC = b"\xec\xa5"
_ENCRYPTED = 0x01


def load(name: str, data: bytes, limits: Limits, tools: Tools) -> Loaded:
    """The blocks of the DOC. Raises RefusedFileError, naming what is missing where nothing can read it."""
    if _is_encrypted(data):
        raise RefusedFileError(name, "tệp Word có mật khẩu; bỏ mật khẩu rồi nhập lại")
    if not (tools.soffice or tools.catdoc or tools.antiword):
        raise RefusedFileError(name, "tệp .doc cũ cần LibreOffice; apt-get install libreoffice-writer-nogui")
    with tempfile.TemporaryDirectory(prefix="motcua-doc-") as folder:
        source = Path(folder) / "source.doc"
        source.write_bytes(data)
        if tools.soffice:
            made = _converted(source, tools, limits)
            if made is not None:
                return docx.load(name, made, limits)
        for command, note in (
            ([tools.catdoc, "-d", "utf-8", "-w", str(source)], "đọc bằng catdoc: có thể thiếu trường trộn thư"),
            (
                [tools.antiword, "-m", "UTF-8.txt", "-w", "0", str(source)],
                "đọc bằng antiword: có thể thiếu chữ trong bảng",
            ),
        ):
            text = _output(command, limits) if command[0] else ""
            if text.strip():
                return replace(_flat(text), notes=(note,), lasting=not tools.soffice)
    raise RefusedFileError(name, "tệp .doc hỏng, có mật khẩu hoặc quá lâu mới mở được; lưu lại thành DOCX rồi nhập lại")


def _is_encrypted(data: bytes) -> bool:
    for place in range(512, min(len(data), 1 << 20), 512):
        if data.startswith(_FIB_MAGIC, place):
            return bool(data[place + 11 : place + 12] and data[place + 11] & _ENCRYPTED)
    return False


def _converted(source: Path, tools: Tools, limits: Limits) -> bytes | None:
    # A profile of its own: two LibreOffices cannot share one, and the person's own may be open.
    command = [
        tools.soffice,
        f"-env:UserInstallation={(source.parent / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
        str(source.parent),
        str(source),
    ]
    _output(command, limits)
    made = source.with_suffix(".docx")
    return made.read_bytes() if made.is_file() and made.stat().st_size <= limits.file else None


def _output(command: Sequence[str], limits: Limits) -> str:
    """What a program wrote; "" where it failed or took too long. It and its children are ended then."""
    try:
        process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL, start_new_session=True
        )
    except OSError:
        return ""
    try:
        written, _ = process.communicate(timeout=limits.convert_seconds)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        return ""
    return written.decode("utf-8", "replace") if process.returncode == 0 else ""


def _flat(text: str) -> Loaded:
    """Text with one paragraph a line: neither pages nor weight are known."""
    lines = [Line(shown, gap=True) for line in clean(text).text.split("\n") if (shown := one_line(line))]
    return Loaded(tuple(block for line in lines for block in paragraphs_of([[line]], paged=False)))
