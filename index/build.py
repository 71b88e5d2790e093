"""The build of a generation: passages embedded, lexical indexes made, accents learnt, everything swapped in at once.

Imported by bot. Tested by tests/unit/index/test_searcher.py and, killed at random moments, by
tests/integration/test_interrupted_build.py.
"""

from __future__ import annotations

import hashlib
import sqlite3
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.catalogue import catalogue_rows, save_catalogue
from index.dense import Texts, write_dense
from index.encoder import Encoder
from index.generation import FORMAT, Generations, Manifest, NoGeneration, read_manifest
from index.handbooks import Shelf
from index.lexical import LexicalIndex
from index.passages import Passage, body_text, phrasing_passages, title_passage
from index.query.accents import AccentModel
from index.query.syllables import is_accented, words
from index.reuse import take_over, write_passages
from index.terms import terms
from knowledge.kinds import KindMessage
from knowledge.phrasings import Phrasings
from knowledge.records import PlainText, Procedure
from knowledge.store import Store

Progress = Callable[[str, int, int], None]
RECIPE = "10"  # raise when the same content would now give another index
PHRASING_WEIGHT = 3  # a phrasing teaches the accent model how people write: each counts as three lines of a record


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did. `seconds` by step."""

    generation: str
    changed: bool
    procedures: int
    phrasings: int
    seconds: Mapping[str, float]


def build_index(
    store: Store,
    content: Path,
    phrasings: Mapping[str, Phrasings],
    kinds: Sequence[KindMessage],
    shelf: Shelf,
    encoder: Encoder,
    home: Path,
    progress: Progress,
) -> BuildReport:
    """Builds and swaps in a generation; leaves the present one where nothing changed."""
    clock = _Clock()
    procedures = sorted(store.all_procedures(), key=lambda p: p.code)
    plain = {side.code: side for p in procedures if (side := store.plain(p.code)) is not None}
    passages = phrasing_passages(procedures, phrasings, plain)
    titles = [title_passage(procedure) for procedure in procedures]
    digest = content_digest(procedures, plain, passages, phrasings, kinds, shelf, store, content, encoder)
    generations = Generations(home / "index")
    clock.lap("read")
    try:
        present = read_manifest(generations.current())
        if present.content_digest == digest:
            return BuildReport(present.name, False, len(procedures), len(passages), clock.laps)
    except NoGeneration:
        pass
    building = generations.begin()
    recipe = f"{RECIPE}-{kinds_digest(kinds)}"
    taken_over = take_over(generations, building, encoder.name, recipe, passages)
    texts = Texts(titles, passages, kinds, shelf)
    write_dense(building, home / "index" / "embeddings.db", encoder, texts, taken_over, progress)
    clock.lap("embed")
    progress("lexical", 0, 3)
    if not taken_over:
        _lexical(passages).save(building, "phrasings")
    _lexical(titles).save(building, "titles")
    progress("lexical", 2, 3)
    bodies = [words(body_text(procedure)) for procedure in procedures]
    LexicalIndex.build(terms(body, accented=False) for body in bodies).save(building, "bodies")
    progress("lexical", 3, 3)
    clock.lap("lexical")
    _accents(bodies, titles, passages).save(building / "accents.json")
    clock.lap("accents")
    offered = {procedure.code: store.offered(procedure.code) for procedure in procedures}
    save_catalogue(catalogue_rows(procedures, phrasings, offered), building)
    write_passages(passages, building)
    _snapshot(home / "knowledge.db", building / "knowledge.db")
    name = f"{time.strftime('%Y%m%dT%H%M%S')}-{digest[:8]}"
    manifest = Manifest(name, FORMAT, recipe, encoder.name, encoder.dimension, digest, len(procedures), len(passages))
    generations.commit(building, manifest)
    clock.lap("write")
    return BuildReport(name, True, len(procedures), len(passages), clock.laps)


def content_digest(
    procedures: Sequence[Procedure],
    plain: Mapping[str, PlainText],
    passages: Sequence[Passage],
    phrasings: Mapping[str, Phrasings],
    kinds: Sequence[KindMessage],
    shelf: Shelf,
    store: Store,
    content: Path,
    encoder: Encoder,
) -> str:
    """A digest of everything that a generation is made from."""
    digest = hashlib.sha256(f"{RECIPE}\n{FORMAT}\n{encoder.name}\n{kinds_digest(kinds)}\n".encode())
    for procedure in procedures:
        digest.update(f"{procedure.code} {store.content_digest(procedure.code)}\n".encode())
        digest.update(f"{store.offered(procedure.code)} {store.overlay(procedure.code)}\n".encode())
        digest.update(repr(plain.get(procedure.code)).encode())
        digest.update(repr(phrasings.get(procedure.code)).encode())
    for passage in passages:
        digest.update(f"{passage.code}\t{passage.text}\n".encode())
    digest.update(repr(shelf).encode())
    for path in sorted((content / "thesaurus").glob("*.yaml")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def kinds_digest(kinds: Sequence[KindMessage]) -> str:
    """A short digest of the messages that kinds are learnt from."""
    return hashlib.sha256(repr(kinds).encode()).hexdigest()[:12]


def _lexical(passages: Sequence[Passage]) -> LexicalIndex:
    return LexicalIndex.build(terms(words(passage.text)) for passage in passages)


def _accents(bodies: Sequence[Sequence[str]], titles: Sequence[Passage], passages: Sequence[Passage]) -> AccentModel:
    lines: list[tuple[Sequence[str], int]] = [(body, 1) for body in bodies]
    lines += [(words(title.text), 1) for title in titles]
    phrased = (words(passage.text) for passage in passages)
    lines += [(line, PHRASING_WEIGHT) for line in phrased if is_accented(line)]
    return AccentModel.learn(lines)


def _snapshot(source: Path, target: Path) -> None:
    """A consistent copy of the knowledge, taken by SQLite itself."""
    connection = sqlite3.connect(source)
    try:
        connection.execute("vacuum into ?", (str(target),))
    finally:
        connection.close()


class _Clock:
    def __init__(self) -> None:
        self.laps: dict[str, float] = {}
        self._last = time.perf_counter()

    def lap(self, name: str) -> None:
        now = time.perf_counter()
        self.laps[name] = round(now - self._last, 2)
        self._last = now
