"""What a backup is: a .tar.xz whose first member lists every other with its size and digest.

    backup.json            kind, format, when it was made, the generation, the parts
    knowledge.db           what was imported
    state.db               roles, invitations, training, what people have chosen; nobody's talk
    contacts.tsv, handbooks.json    where the home has them
    index/<generation>/*   the generation that serves

Imported by bot.operations.backup and .restore. Tested by tests/unit/bot/operations/test_backup.py and test_restore.py.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, BinaryIO

from bot.state import FILE as STATE
from knowledge.directory.contacts import FILE as CONTACTS
from knowledge.errors import PermanentError
from knowledge.handbooks.shelf import FILE as SHELF

KIND, FORMAT = "motcua-backup", 1
MANIFEST = "backup.json"
KNOWLEDGE = "knowledge.db"
DATABASES = (KNOWLEDGE, STATE)
FILES = (CONTACTS, SHELF)
CHUNK = 1 << 20
_NAME = re.compile(r"[A-Za-z0-9][\w.-]*", re.ASCII)


class BackupError(PermanentError):
    """A backup cannot be written or used: `path` says which, the message why and how to mend it."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path


@dataclass(frozen=True, slots=True)
class Part:
    """A file within a backup: its name, its bytes, its SHA-256 in hexadecimal."""

    name: str
    size: int
    digest: str


@dataclass(frozen=True, slots=True)
class Contents:
    """What a backup holds; `made` in seconds since 1970."""

    made: float
    generation: str
    parts: tuple[Part, ...]

    @property
    def size(self) -> int:
        """Bytes of all parts."""
        return sum(part.size for part in self.parts)

    def as_json(self) -> str:
        """The text of the first member."""
        return json.dumps({"kind": KIND, "format": FORMAT, **asdict(self)}, indent=1)


def read_contents(text: bytes) -> Contents:
    """The contents that `Contents.as_json` wrote. Raises ValueError with the reason where they cannot be used."""
    try:
        held: Mapping[str, Any] = json.loads(text)
        if held["kind"] != KIND:
            raise KeyError("kind")
    except (ValueError, KeyError, TypeError) as exc:
        raise ValueError("không phải bản sao lưu của Một Cửa; hãy chỉ tới tệp do «motcua backup» ghi") from exc
    if held.get("format") != FORMAT:
        raise ValueError(f"bản sao lưu dạng {held.get('format')}, bản đang cài đọc dạng {FORMAT}; hãy cập nhật Một Cửa")
    try:
        parts = tuple(Part(str(one["name"]), int(one["size"]), str(one["digest"])) for one in held["parts"])
        contents = Contents(float(held["made"]), str(held["generation"]), parts)
    except (ValueError, KeyError, TypeError) as exc:
        raise ValueError("danh sách trong bản sao lưu không đọc được; hãy dùng một bản khác") from exc
    names = [part.name for part in parts]
    if not all(known(name, contents.generation) for name in names) or len(set(names)) < len(names):
        raise ValueError("bản sao lưu có tệp lạ, không dùng được; hãy dùng một bản khác")
    return contents


def known(name: str, generation: str) -> bool:
    """Whether a backup of a generation may hold a file of this name; it then stays within the home."""
    if name in DATABASES or name in FILES:
        return True
    folder, _, file = name.rpartition("/")
    return folder == f"index/{generation}" and all(_NAME.fullmatch(one) for one in (generation, file))


def digest(file: BinaryIO) -> str:
    """The SHA-256 of what is left of a file."""
    summed = hashlib.sha256()
    while chunk := file.read(CHUNK):
        summed.update(chunk)
    return summed.hexdigest()
