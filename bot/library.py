"""The generation that serves, opened: the searcher over it and the records of its own snapshot of knowledge.

A generation swapped in by a build is noticed within seconds and opened beside the old one, which answers until
then. Imported by bot.assistant. Tested by tests/unit/bot/test_assistant.py.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bot.answers.view import ProcedureView
from bot.content import CONTENT
from bot.settings import Settings
from index.encoder import MODELS, Encoder, load_encoder
from index.generation import Generations
from index.searcher import Searcher
from index.weights import load_weights
from knowledge.errors import MotCuaError
from knowledge.store import Store

CHECK_EVERY = 5.0  # seconds between looks at the pointer of generations
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Opened:
    """One generation, opened."""

    searcher: Searcher
    store: Store
    home: Path = Path()

    def view(self, code: str) -> ProcedureView | None:
        """Everything that is shown of a procedure; None for a code that this generation does not know."""
        procedure = self.store.get(code)
        if procedure is None:
            return None
        plain = self.store.plain(code)
        return ProcedureView(
            procedure=procedure,
            plain=plain,
            plain_stale=plain is not None and plain.decision != procedure.decision,
            offered=self.store.offered(code),
            overlay=self.store.overlay(code),
        )


class Library:
    """Gives the generation that serves; thread-safe."""

    def __init__(self, settings: Settings, clock: Callable[[], float] = time.monotonic) -> None:
        """Opens the present generation. Raises NoGeneration, ModelUnavailable."""
        self._home = settings.home
        self._generations = Generations(settings.home / "index")
        self._encoder: Encoder = load_encoder(settings.model, settings.home / MODELS)
        self._clock = clock
        self._lock = threading.Lock()
        self._checked = clock()
        self._opened = self._open()

    @property
    def searcher(self) -> Searcher:
        """The searcher of the generation that serves."""
        return self.current().searcher

    def current(self) -> Opened:
        """The generation that serves, looked up again every few seconds."""
        now = self._clock()
        if now - self._checked >= CHECK_EVERY and self._lock.acquire(blocking=False):
            try:
                self._checked = now
                if self._generations.current() != self._opened.searcher.folder:
                    self._opened = self._open()
            except MotCuaError as error:
                log.warning("keeping the present generation: %s", error)
            finally:
                self._lock.release()
        return self._opened

    def _open(self) -> Opened:
        folder = self._generations.current()
        searcher = Searcher(folder, CONTENT, self._encoder, load_weights())
        return Opened(searcher, Store(folder / "knowledge.db"), self._home)
