"""Generations of the index: a folder each, complete or absent, and a pointer that is swapped atomically.

    home/index/CURRENT            the name of the generation that serves
    home/index/<name>/            manifest.json and the files that it lists
    home/index/.building-<name>/  a build under way, or the rest of one that was killed

A generation carries its own snapshot of the knowledge that it was built from (knowledge.db), so that what is
found and what is shown never come from different imports. Imported by index and bot. Tested by
tests/unit/index/test_generation.py.
"""

from __future__ import annotations

import json
import os
import shutil
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from knowledge.errors import MotCuaError

FORMAT = 3
KEEP = 2  # the one that serves and the one before it, which a running server may still read
MANIFEST = "manifest.json"
CURRENT = "CURRENT"
BUILDING = ".building-"


class NoGeneration(MotCuaError):
    """There is no index yet, or it does not fit this version; the mend is a build."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"{reason} Hãy chạy «motcua build».")


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a generation was built from; checked when it is loaded. `recipe` names how the build made it."""

    name: str
    format: int
    recipe: str
    encoder: str
    dimension: int
    content_digest: str
    procedures: int
    phrasings: int


class Generations:
    """The folder of generations of a home."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def current(self) -> Path:
        """The folder of the generation that serves. Raises NoGeneration."""
        try:
            name = (self.folder / CURRENT).read_text(encoding="utf-8").strip()
        except FileNotFoundError as exc:
            raise NoGeneration("Chưa có chỉ mục nào.") from exc
        path = self.folder / name
        if not name or not (path / MANIFEST).is_file():
            raise NoGeneration(f"Chỉ mục «{name}» không còn đủ tệp.")
        return path

    def begin(self) -> Path:
        """An empty folder to build in; the rests of builds that were killed are cleared away."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for rest in self.folder.glob(f"{BUILDING}*"):
            shutil.rmtree(rest, ignore_errors=True)
        path = self.folder / f"{BUILDING}{time.strftime('%Y%m%dT%H%M%S')}-{os.getpid()}"
        path.mkdir()
        return path

    def commit(self, building: Path, manifest: Manifest) -> Path:
        """Makes a finished build the generation that serves: written, flushed, renamed, then pointed at."""
        (building / MANIFEST).write_text(json.dumps(asdict(manifest), indent=1), encoding="utf-8")
        for path in building.iterdir():
            with path.open("rb") as handle:
                os.fsync(handle.fileno())
        final = self.folder / manifest.name
        if final.exists():
            shutil.rmtree(final)
        building.rename(final)
        self._point(manifest.name)
        return final

    def adopt(self, folder: Path, name: str) -> Path:
        """Makes a complete folder of the same file system, a restored one, the generation `name` that serves."""
        self.folder.mkdir(parents=True, exist_ok=True)
        final = self.folder / name
        replaced = self.folder / f"{BUILDING}replaced-{os.getpid()}"
        if final.exists():
            final.rename(replaced)
        folder.rename(final)
        self._point(name)
        shutil.rmtree(replaced, ignore_errors=True)
        return final

    def _point(self, name: str) -> None:
        pointer = self.folder / f".{CURRENT}.new"
        pointer.write_text(name, encoding="utf-8")
        with pointer.open("rb") as handle:
            os.fsync(handle.fileno())
        pointer.replace(self.folder / CURRENT)
        self._prune(name)

    def _prune(self, serving: str) -> None:
        old = sorted(
            (p for p in self.folder.iterdir() if p.is_dir() and not p.name.startswith(".") and p.name != serving),
            key=lambda p: p.stat().st_mtime,
            reverse=True,
        )
        for path in old[KEEP - 1 :]:
            shutil.rmtree(path, ignore_errors=True)


def read_manifest(path: Path) -> Manifest:
    """The manifest of the generation in `path`. Raises NoGeneration where it is of another format."""
    try:
        content = json.loads((path / MANIFEST).read_text(encoding="utf-8"))
        manifest = Manifest(**content)
    except (OSError, ValueError, TypeError) as exc:
        raise NoGeneration(f"Tệp {MANIFEST} của chỉ mục «{path.name}» không đọc được.") from exc
    if manifest.format != FORMAT:
        raise NoGeneration(f"Chỉ mục «{path.name}» thuộc phiên bản {manifest.format}, cần {FORMAT}.")
    return manifest
