"""The oracle of the completeness tests: it reads the raw files by its own means, with no code of the importers.

A file is cut at its headings with regular expressions, and every expected piece is reduced to what can be
compared: composed, without white space, invisible characters and list bullets.
"""

from __future__ import annotations

import os
import re
import tarfile
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ARCHIVE = "portal-text.tar.xz"


def corpus_folder() -> Path:
    """The folder of the corpus, or a loud skip."""
    folder = Path(os.environ.get("MOTCUA_CORPUS") or ROOT.parent / "shared" / "corpus")
    if not (folder / ARCHIVE).is_file():
        pytest.skip(f"corpus not present: {folder / ARCHIVE}")
    return folder


def raw_files(folder: Path) -> Iterator[tuple[str, str]]:
    """Code (from the file's name) and text of each record."""
    with tarfile.open(folder / ARCHIVE, "r:xz") as archive:
        for info in archive:
            stream = archive.extractfile(info)
            if info.name.endswith(".txt") and stream is not None:
                yield Path(info.name).stem, unicodedata.normalize("NFC", stream.read().decode("utf-8"))


class _Bare(dict[int, str]):
    """For str.translate: what each code point becomes, worked out once."""

    def __missing__(self, point: int) -> str:
        char = chr(point)
        dropped = unicodedata.category(char) in ("Cc", "Cf", "Co", "Zs", "Zl", "Zp") or char in "-–+•*="
        self[point] = "" if dropped else char
        return self[point]


_BARE = _Bare()


def bare(text: str) -> str:
    """`text` without white space, invisible characters, private-use symbols, and bullets."""
    return unicodedata.normalize("NFC", text).translate(_BARE)


def body(text: str, heading: str, following: str) -> str:
    """What stands between two headings of a record."""
    match = re.search(rf"^{heading}:(.*?)^{following}:", text, re.MULTILINE | re.DOTALL)
    assert match, heading
    return match[1]


def steps(text: str) -> list[str]:
    """Every line of the steps."""
    return [line for line in body(text, "Trình tự thực hiện", "Cách thức thực hiện").split("\n") if bare(line)]


def methods(text: str) -> list[tuple[str, str, str, str]]:
    """Channel, time limit, fees and description of every submission method, raw."""
    found = re.findall(
        r"^  \* Hình thức nộp: (\w+)\n    Thời hạn giải quyết: ?(.*)\n    Phí, lệ phí: ?(.*)\n"
        r"(?:    Mô tả: ?((?:.*\n)*?))?(?=  \* Hình thức nộp|\n*\Z)",
        body(text, "Cách thức thực hiện", "Thành phần hồ sơ"),
        re.MULTILINE,
    )
    return [(channel, time, fees, note) for channel, time, fees, note in found]


def papers(text: str) -> list[tuple[str, str, int, int]]:
    """Case, name, originals and copies of every paper."""
    case = ""
    found = []
    name = ""
    for line in body(text, "Thành phần hồ sơ", "Đối tượng thực hiện").split("\n"):
        if quantity := re.match(r" +Số lượng: Bản chính: (\d+), Bản sao: (\d+)", line):
            found.append((case, name, int(quantity[1]), int(quantity[2])))
        elif line.startswith("  ["):
            case = line.strip().removeprefix("[").removesuffix("]")
        elif line.startswith("    - "):
            name = line[6:]
    return found


def legal(text: str) -> list[str]:
    """Every legal basis, its lines joined."""
    section = body(text, "Căn cứ pháp lý", "Yêu cầu, điều kiện thực hiện")
    return [item for item in re.split(r"^  \* ", section, flags=re.MULTILINE)[1:] if bare(item)]
