"""Training beyond replies, for channels: polls that stand for quizzes, and lessons to send. See bot.channels.base.

Imported by bot.assistant. Tested by tests/unit/bot/training/test_classroom.py.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.away import Away
from bot.library import Library
from bot.messages import Reply
from bot.operations.pause import Pause
from bot.state import State
from bot.training.daily import lessons_due
from bot.training.school import School


@dataclass(frozen=True, slots=True)
class HomeClassroom:
    """The classroom of a home."""

    school: School
    state: State
    library: Library

    def note_poll(self, poll: str, person: str, action: str) -> None:
        """Remembers what a poll asks whom."""
        self.state.change(
            "insert or replace into poll (poll, person, prefix, updated) values (?, ?, ?, ?)",
            poll, person, action, self.state.now,
        )  # fmt: skip

    def poll_action(self, poll: str, person: str) -> str:
        """The action of the quiz that a poll asked a person; "" where it is none of ours."""
        rows = self.state.rows("select prefix from poll where poll = ? and person = ?", poll, person)
        return str(rows[0][0]) if rows else ""

    def lessons_due(self, channel: str) -> list[tuple[str, Reply]]:
        """Persons of a channel who are to be written to now, each with what to send; nobody while the bot is paused,
        none who has blocked it.
        """
        if Pause(self.state).notice is not None:
            return []
        away = Away(self.state).holds
        return list(lessons_due(self.school, self.library.current(), channel, self._language, away))

    def note_reach(self, person: str, reached: bool) -> None:
        """Notes that a person could be written to, or has blocked the bot and is to be left in peace."""
        Away(self.state).note(person, away=not reached)

    def _language(self, person: str) -> str:
        return self.state.preference(person).language or "vi"
