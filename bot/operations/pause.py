"""The pause: an administrator closes the bot to everybody else, with a notice; it outlives the process.

Imported by bot.admin. Tested by tests/unit/bot/operations/test_pause.py.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.state import State

NAME = "pause"
LONGEST = 500  # characters of a notice


@dataclass(frozen=True, slots=True)
class Pause:
    """The pause of a home; thread-safe as its state is."""

    state: State

    @property
    def notice(self) -> str | None:
        """The words of the administrator, "" where they left it to the usual ones, None where the bot is open."""
        rows = self.state.rows("select value from operation where name = ?", NAME)
        return str(rows[0][0]) if rows else None

    def begin(self, notice: str = "") -> None:
        """Closes the bot, with other words where it is closed already."""
        self.state.change(
            "insert or replace into operation (name, value, updated) values (?, ?, ?)",
            NAME, notice[:LONGEST], self.state.now,
        )  # fmt: skip

    def end(self) -> None:
        """Opens it again."""
        self.state.change("delete from operation where name = ?", NAME)
