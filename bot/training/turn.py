"""What every part of training is given for one turn. Imported by bot.training alone."""

from __future__ import annotations

from dataclasses import dataclass

from bot.library import Opened
from bot.training.ledger import Trainee
from bot.training.speech import Speech
from knowledge.records import Procedure
from knowledge.text import one_line


@dataclass(frozen=True, slots=True)
class Turn:
    """An officer (the channel's key) on a path, the generation that serves, and the wording."""

    trainee: Trainee
    opened: Opened
    speech: Speech

    @property
    def key(self) -> str:
        """The officer's key."""
        return self.trainee.person

    def find(self, code: str) -> Procedure | None:
        """The record of a code."""
        return self.opened.store.get(code)

    def titles(self, codes: tuple[str, ...]) -> dict[str, str]:
        """The titles of the codes that there are records of."""
        records = {code: self.find(code) for code in codes}
        return {code: one_line(record.title) for code, record in records.items() if record is not None}
