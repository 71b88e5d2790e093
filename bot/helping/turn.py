"""What every part of helping is given for one turn. Imported by bot.helping alone."""

from __future__ import annotations

from dataclasses import dataclass

from bot.answers.view import ProcedureView
from bot.library import Opened
from bot.messages import Outcome
from bot.training.speech import Speech
from knowledge.text import one_line


def speech_in(language: str) -> Speech:
    """The wording of helping in a language."""
    return Speech(language, "helping", Outcome.HELPING)


@dataclass(frozen=True, slots=True)
class Turn:
    """A person (the channel's key), the generation that serves, the wording, and the address that opens the channel."""

    key: str
    opened: Opened
    speech: Speech
    link: str = ""

    def view(self, code: str) -> ProcedureView | None:
        """What is shown of a procedure; None for "" and for a code that is no more."""
        return self.opened.view(code) if code else None

    def name(self, code: str) -> str:
        """What a procedure is called, "" where it is not known."""
        view = self.view(code)
        return one_line(view.plain.name if view.plain else view.procedure.title) if view else ""
