"""The handbooks that a home has imported: one JSON file, so that a build without --handbooks keeps them.

Imported by bot. Tested by tests/unit/knowledge/handbooks/test_shelf.py.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from knowledge.errors import ContentError
from knowledge.handbooks.records import Handbook, HandbookKind, Passage

FILE = "handbooks.json"  # in the home folder


def save_shelf(path: Path, handbooks: Iterable[Handbook], passages: Iterable[Passage]) -> None:
    """Replaces the file at once."""
    content = {
        "handbooks": [{**asdict(one), "kind": one.kind.value} for one in handbooks],
        "passages": [asdict(one) for one in passages],
    }
    written = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    written.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    written.replace(path)


def load_shelf(path: Path) -> tuple[tuple[Handbook, ...], tuple[Passage, ...]]:
    """What `save_shelf` wrote; nothing where there is no file. Raises ContentError where it does not have the form."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        handbooks = tuple(Handbook(**{**one, "kind": HandbookKind(one["kind"])}) for one in content["handbooks"])
        passages = tuple(Passage(**{**one, "heading": tuple(one["heading"])}) for one in content["passages"])
    except FileNotFoundError:
        return (), ()
    except (OSError, ValueError, KeyError, TypeError) as exc:
        raise ContentError(path.name, [f"không đọc được ({exc}); chạy lại «motcua build --handbooks»"]) from exc
    return handbooks, passages
