"""The wording of training, or of another part, in one language, and buttons made of it. Imported by bot.training and
bot.helping; tested with the replies that use it.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.messages import Choice, Outcome, Reply
from bot.training.actions import HOME
from bot.wording import label, say


@dataclass(frozen=True, slots=True)
class Speech:
    """What bot/locale/`name`.yaml says in `language`."""

    language: str
    name: str = "training"
    outcome: Outcome = Outcome.TRAINING

    def say(self, key: str, /, **values: object) -> str:
        """A wording as HTML, values escaped."""
        return say(self.name, key, self.language, **values)

    def label(self, key: str, /, **values: object) -> str:
        """A wording for a button: plain text."""
        return label(self.name, key, self.language, **values)

    def choice(self, key: str, action: str, /, **values: object) -> Choice:
        """A button."""
        return Choice(self.label(key, **values), action)

    def reply(self, *lines: str, rows: tuple[tuple[Choice, ...], ...] = (), replaces: bool = False) -> Reply:
        """A reply of one page; lines that are empty part paragraphs."""
        return Reply(self.outcome, ("\n".join(lines),), rows, replaces=replaces, language=self.language)

    def way_home(self) -> tuple[Choice, ...]:
        """The row that leads back to the path."""
        return (Choice(label("training", "home", self.language), HOME),)
