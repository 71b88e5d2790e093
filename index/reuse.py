"""What the same phrasings gave before, taken over from the generation that serves instead of being made again.

Records change far oftener than phrasings: where every phrasing is as it was, its vectors, what was learnt from
them and its lexical index are the same files. Imported by index alone. Tested by tests/unit/index/test_reuse.py.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

from index.generation import Generations, NoGeneration, read_manifest
from index.passages import Passage

PASSAGES = "passages.json"
METRIC = "metric.npz"
VECTORS = "phrasings.faiss"
TAKEN = (METRIC, VECTORS, "phrasings.npz", "phrasings.json", "kinds.npz", "kinds.json")


def take_over(generations: Generations, building: Path, encoder: str, recipe: str, passages: Sequence[Passage]) -> bool:
    """Copies what the serving generation made of `passages` into `building`; False where it was made otherwise."""
    try:
        present = generations.current()
        manifest = read_manifest(present)
        known = (present / PASSAGES).read_text(encoding="utf-8")
    except (NoGeneration, OSError, UnicodeDecodeError):
        return False
    same = (manifest.encoder, manifest.recipe) == (encoder, recipe) and known == _written(passages)
    if not same or not all((present / name).is_file() for name in TAKEN):
        return False
    for name in TAKEN:
        shutil.copyfile(present / name, building / name)
    return True


def write_passages(passages: Sequence[Passage], folder: Path) -> None:
    """Writes the phrasings with their codes, in the order of the rows of their vectors."""
    (folder / PASSAGES).write_text(_written(passages), encoding="utf-8")


def _written(passages: Sequence[Passage]) -> str:
    return json.dumps([[passage.code, passage.text] for passage in passages], ensure_ascii=False)
