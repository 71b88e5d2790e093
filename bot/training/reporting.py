"""The trainer's page and tables as files of a reply, for administrators (the command /baocao). Imported by
bot.assistant and bot.cli.training. Tested by tests/unit/bot/training/test_gather.py.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.library import Opened
from bot.messages import File, Message, Reply, Role
from bot.roles import Roles
from bot.state import State
from bot.training.gather import gather
from bot.training.report import render_csv, render_page
from bot.training.school import School
from bot.training.speech import Speech
from bot.training.standing import Standing
from knowledge.directory import Directory

REPORT = "report"
PAGE = "hoc-tap.html"


@dataclass(frozen=True, slots=True)
class Reporting:
    """Answers what concerns the trainer's page."""

    school: School
    roles: Roles
    state: State
    directory: Directory

    def reply(self, message: Message, opened: Opened, language: str) -> Reply | None:
        """The page and its tables; None for another action."""
        if message.action != REPORT:
            return None
        speech = Speech(language)
        if message.person.role is not Role.ADMIN:
            return speech.reply(speech.say("only_admin"))
        standing = self.standing(opened)
        page = render_page(standing, language).encode()
        tables = render_csv(standing)
        files = (
            File(PAGE, page, speech.label("report_page")),
            *(File(name, text.encode(), speech.label("report_table")) for name, text in tables.items()),
        )
        return replace(speech.reply(speech.say("report", number=len(standing.learners))), files=files)

    def standing(self, opened: Opened) -> Standing:
        """How everyone stands now."""
        return gather(self.school.ledger, self.school.posts, opened, self._unit_of)

    def _unit_of(self, person: str) -> tuple[str, str]:
        code = self.roles.of(person).unit or self.state.preference(person).unit
        unit = self.directory.place(code) if code else None
        return (code, unit.name) if unit else ("", "")
