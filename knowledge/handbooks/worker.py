"""A process that reads files: PDF and Word readers are C code, and a hostile file may bring one down.

Each line of standard input asks for a file, as JSON; each line of standard output is its outcome. Started by isolated;
never imported by others. Tested by tests/unit/knowledge/handbooks/test_isolated.py.
"""

from __future__ import annotations

import json
import logging
import resource
import sys
from pathlib import Path

from knowledge.errors import RefusedFileError
from knowledge.handbooks.codec import Outcome, encode
from knowledge.handbooks.limits import Limits, Tools
from knowledge.handbooks.reading import read
from knowledge.handbooks.records import Refusal

MEMORY = 6 * 1024**3  # bytes of address space; a scan of 24 pages takes 0.6 GB, LibreOffice reserves 2


def outcome(name: str, path: Path, limits: Limits, tools: Tools) -> Outcome:
    """The reading of the file, or why it is refused."""
    try:
        return read(name, path.read_bytes(), limits, tools)
    except RefusedFileError as exc:
        return Refusal(name, exc.reason)
    except OSError as exc:
        return Refusal(name, f"không đọc được ({exc.strerror}); kiểm tra quyền đọc")
    except MemoryError:
        return Refusal(name, "cần quá nhiều bộ nhớ để mở; tách thành nhiều tệp")
    # The last catch of the process: whatever else a library raises costs this file and no other.
    except Exception as exc:  # noqa: BLE001
        logging.getLogger(__name__).exception("reading %s", path)
        return Refusal(name, f"không đọc được ({type(exc).__name__}); lưu lại theo DOCX hoặc PDF rồi nhập lại")


def main() -> None:
    """Answer until standard input ends."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))
    logging.basicConfig(level=logging.ERROR)
    for line in sys.stdin:
        asked = json.loads(line)
        found = outcome(asked["name"], Path(asked["path"]), Limits(**asked["limits"]), Tools(**asked["tools"]))
        sys.stdout.write(encode(found) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
