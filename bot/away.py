"""Who cannot be written to: a person who has blocked the bot is noted, left in peace, and back as soon as they write.

Imported by bot.training.classroom. Tested by tests/unit/bot/test_away.py.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.state import State


@dataclass(frozen=True, slots=True)
class Away:
    """The persons of a home who are away; thread-safe as its state is."""

    state: State

    def note(self, person: str, away: bool) -> None:
        """Notes whether a person is away; nothing is written where that is known."""
        if away == self.holds(person):
            return
        if away:
            self.state.change("insert into away (person, updated) values (?, ?)", person, self.state.now)
        else:
            self.state.change("delete from away where person = ?", person)

    def holds(self, person: str) -> bool:
        """Whether a person is away."""
        return bool(self.state.rows("select 1 from away where person = ?", person))
