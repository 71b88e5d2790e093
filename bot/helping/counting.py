"""Replies about how many cases there were (/dem): one's own, or those of the team one leads, with tables for Excel.

Wording in locale/helping.yaml. Imported by bot.helping.desk. Tested by tests/unit/bot/helping/test_counting.py.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.helping.actions import press
from bot.helping.cases import Result
from bot.helping.counts import PARTS, Figure, by_cell, by_part, read_counts, told
from bot.helping.places import Places
from bot.helping.turn import Turn
from bot.messages import File, Reply, Role
from bot.roles import Roles
from bot.state import State
from bot.tables import csv_table
from bot.training.privacy import LEAST
from bot.training.speech import Speech

WEEKS, LINES = 8, 12  # shown on the page; the tables hold all
CELLS, SUMS = "so-ca.csv", "tong-so-ca.csv"


@dataclass(frozen=True, slots=True)
class Counting:
    """Answers what concerns counts."""

    state: State
    roles: Roles
    places: Places

    def reply(self, turn: Turn, role: Role, team: bool) -> Reply:
        """The figures of the team of a leader where `team`, else the person's own."""
        speech, leads = turn.speech, role is Role.LEADER
        team = team and leads
        persons = self.roles.team(turn.key) if team else (turn.key,)
        cells = read_counts(self.state, persons)
        other = (speech.choice("see_own", press("own")) if team else speech.choice("see_team", press("team")),)
        rows = (other,) if leads else ()
        head = speech.say("team_head", number=len(persons)) if team else speech.say("own_head")
        if not cells:
            return speech.reply(head, "", speech.say("no_team" if team and not persons else "no_counts"), rows=rows)
        total = sum(cell.number for cell in cells)
        lines = [head, speech.say("total", number=self._figure(_of_total(total, not team), speech))]
        for part in PARTS:
            figures = told(by_part(cells, part), not team)
            lines += ["", speech.say(f"by_{part}"), *self._lines(part, figures, speech)]
        if team:
            lines += ["", speech.say("kept_back", least=LEAST)]
        detailed, summed = told(by_cell(cells), not team), [(part, by_part(cells, part)) for part in PARTS]
        sums = [
            (speech.label(f"part_{part}"), self._name(part, key[0], speech), *self._cell(figure, speech))
            for part, numbers in summed
            for key, figure in told(numbers, not team).items()
        ]
        listed = [
            (
                *(self._name(part, name, speech) for part, name in zip(PARTS, key, strict=True)),
                *self._cell(figure, speech),
            )
            for key, figure in detailed.items()
        ]
        files = (
            File(SUMS, csv_table(speech.label("csv_sums").split("|"), sums).encode(), speech.label("sums_caption")),
            File(
                CELLS, csv_table(speech.label("csv_cells").split("|"), listed).encode(), speech.label("cells_caption")
            ),
        )
        return replace(speech.reply(*lines, rows=rows), files=files)

    def _lines(self, part: str, figures: Mapping[tuple[str, ...], Figure], speech: Speech) -> Sequence[str]:
        shown = list(figures.items())[-WEEKS:] if part == "week" else list(figures.items())[:LINES]
        said = [
            speech.say("count", name=self._name(part, key[0], speech), number=self._figure(figure, speech))
            for key, figure in shown
        ]
        left = len(figures) - len(shown)
        return [*said, speech.say("more_lines", number=left)] if left else said

    def _name(self, part: str, name: str, speech: Speech) -> str:
        if part == "week":
            return speech.label("week", day=date.fromisoformat(f"{name}-1").strftime("%d/%m/%Y"))
        if part == "unit":
            return self.places.name(name) or speech.label("unit_unknown")
        if part == "result":
            return speech.label(f"result_{name}") if name in set(Result) else name
        return name or speech.label("no_field")

    def _figure(self, figure: Figure, speech: Speech) -> str:
        if figure.number is not None:
            return str(figure.number)
        return speech.label("not_told") if figure.back else speech.label("few", least=LEAST)

    def _cell(self, figure: Figure, speech: Speech) -> tuple[str | int]:
        return (figure.number if figure.number is not None else self._figure(figure, speech),)


def _of_total(number: int, whole: bool) -> Figure:
    return Figure(number if whole or number >= LEAST else None)
