"""A home built: sources imported into the store, then the index of it. One builder at a time.

Imported by bot.cli. Tested by tests/unit/bot/test_assistant.py.
"""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.content import CONTENT
from bot.originals import keep_originals
from bot.settings import Settings
from index.build import BuildReport, build_index
from index.encoder import MODELS, load_encoder
from index.handbooks import Shelf
from index.kinds import JOURNEY
from knowledge.errors import MotCuaError
from knowledge.handbooks.importer import read_handbooks
from knowledge.handbooks.records import FileRead, ReadHandbooks
from knowledge.handbooks.shelf import FILE as SHELF
from knowledge.handbooks.shelf import load_shelf, save_shelf
from knowledge.imports import import_sources
from knowledge.journeys import load_journeys
from knowledge.kinds import KindMessage, load_kinds
from knowledge.phrasings import load_phrasings
from knowledge.report import ImportReport
from knowledge.store import Store

NOTHING_READ = ReadHandbooks((), (), (), ())
LINKS = "portal-links.tsv"
Progress = Callable[[str, int, int], None]


class BuildUnderWay(MotCuaError):
    """Another process builds the same home."""

    def __init__(self, home: Path) -> None:
        super().__init__(f"Một lệnh «motcua build» khác đang dựng «{home}»; đợi nó xong rồi chạy lại.")


@dataclass(frozen=True, slots=True)
class BuildOutcome:
    """What was imported and what was indexed, and the seconds in all."""

    imported: ImportReport
    indexed: BuildReport
    seconds: float
    handbooks: ReadHandbooks = NOTHING_READ


def build_home(
    settings: Settings,
    corpora: Sequence[Path],
    provincial_list: Path | None,
    progress: Progress,
    handbooks: Sequence[Path] = (),
) -> BuildOutcome:
    """Imports and indexes. Raises BuildUnderWay, ModelUnavailable, or what the importers raise."""
    start = time.perf_counter()
    settings.home.mkdir(parents=True, exist_ok=True)
    with only_builder(settings.home):
        encoder = load_encoder(settings.model, settings.home / MODELS, os.cpu_count() or 1)
        phrasings = load_phrasings(CONTENT / "phrasings")
        kinds = [*load_kinds(CONTENT / "kinds"), *_events()]
        read = _read(handbooks, settings.home, progress)
        shelf = _shelf(settings.home)
        store = Store(settings.home / "knowledge.db")
        try:
            imported = import_sources(
                store,
                corpus=corpora,
                provincial_list=provincial_list,
                content=CONTENT,
                links=_links_beside(corpora),
                progress=progress,
            )
            indexed = build_index(store, CONTENT, phrasings, kinds, shelf, encoder, settings.home, progress)
        finally:
            store.close()
    return BuildOutcome(imported, indexed, time.perf_counter() - start, read)


def _read(sources: Sequence[Path], home: Path, progress: Progress) -> ReadHandbooks:
    """Reads handbooks and puts them on the home's shelf in the place of those it had; without sources it stays."""
    if not sources:
        return NOTHING_READ
    done = 0

    def told(file: FileRead) -> None:
        nonlocal done
        done += 1
        progress("handbooks", done, 0)

    read = read_handbooks(sources, cache=home / "handbooks-cache.db", progress=told)
    save_shelf(home / SHELF, read.handbooks, read.passages)
    keep_originals(read.files, home)
    return read


def _shelf(home: Path) -> Shelf:
    """The project's own handbooks, and those that the home has imported."""
    own = read_handbooks([CONTENT / "handbooks"], cache=home / "handbooks-cache.db")
    books, passages = load_shelf(home / SHELF)
    return Shelf((*own.handbooks, *books), (*own.passages, *passages))


def _events() -> Iterator[KindMessage]:
    """The messages that tell life events, by which they are recognised."""
    for journey in load_journeys(CONTENT / "journeys").values():
        yield from (KindMessage(JOURNEY, journey.name, text) for text in journey.says)


def _links_beside(corpora: Sequence[Path]) -> Path | None:
    """The portal's published links, where they lie beside a corpus."""
    return next((path for corpus in corpora if (path := corpus.parent / LINKS).is_file()), None)


@contextmanager
def only_builder(home: Path) -> Iterator[None]:
    """Holds home/build.lock; the system lets go of it even when the process is killed."""
    with (home / "build.lock").open("w", encoding="utf-8") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as exc:
            raise BuildUnderWay(home) from exc
        yield
