"""Names of files inside a source: which are unsafe, which are the system's litter, how to show any of them.

Pure functions. Imported by archive. Tested by tests/unit/knowledge/importers/test_names.py.
"""

from __future__ import annotations

import re
import unicodedata

LONGEST = 255
_DRIVE = re.compile(r"[A-Za-z]:")
_LITTER = re.compile(r"\.DS_Store|Thumbs\.db|desktop\.ini|\._.*|~\$.*", re.IGNORECASE)


def unsafe_reason(name: str) -> str:
    """Why the name of an archive member is refused, "" for a good name: absolute, climbing, or not a name."""
    parts = name.replace("\\", "/").split("/")
    if name.startswith(("/", "\\")) or _DRIVE.match(name) or ".." in parts:
        return "tên trỏ ra ngoài tệp nén (đường dẫn tuyệt đối hoặc có ..); không đọc"
    if any(unicodedata.category(char) in ("Cc", "Cs") for char in name):
        return "tên có ký tự điều khiển hoặc sai mã; đổi tên rồi nén lại"
    if not name or len(name) > LONGEST:
        return f"tên rỗng hoặc dài quá {LONGEST} ký tự; đổi tên rồi nén lại"
    return ""


def hidden_reason(name: str) -> str:
    """Why a file is no source at all, "" for one that may be: litter of the operating system."""
    return "tệp riêng của hệ điều hành, không phải hồ sơ" if _LITTER.fullmatch(name) else ""


def printable(name: str) -> str:
    """`name` fit for a terminal and for JSON: control and broken characters escaped, cut after 200."""
    shown = "".join(
        char if char.isprintable() else char.encode("unicode_escape", "surrogatepass").decode("ascii") for char in name
    )
    return shown if len(shown) <= 200 else shown[:200] + "…"
