"""Procedures that a person keeps to find again: kept by a button, listed by /luu, a year at most.

    saved                       the list (the command /luu)
    v1:s:<code>                 keep a procedure, or let it go

Wording in locale/comfort.yaml. Imported by bot.assistant. Tested by tests/unit/bot/test_comfort.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial

from bot.actions import ShowPart, encode
from bot.library import Opened
from bot.messages import Choice, Facet, Message, Outcome, Reply
from bot.replies import short
from bot.state import State
from bot.wording import label
from knowledge.text import one_line

SAVED = "saved"
MOST = 30  # procedures; the oldest is let go
_SAVE = re.compile(r"v1:s:([\d.]{5,16})\Z", re.ASCII)
_say = partial(label, "comfort")


@dataclass(frozen=True, slots=True)
class Saved:
    """Answers what concerns kept procedures."""

    state: State

    def reply(self, message: Message, opened: Opened, language: str) -> Reply | None:
        """The reply to an action; None where it is none of these."""
        if found := _SAVE.match(message.action):
            return self._turn_over(message.person.key, found[1], opened, language)
        return self._list(message.person.key, opened, language) if message.action == SAVED else None

    def codes(self, person: str) -> list[str]:
        """The codes that a person keeps, the latest first."""
        rows = self.state.rows("select code from saved where person = ? order by updated desc, code", person)
        return [row[0] for row in rows]

    def _turn_over(self, person: str, code: str, opened: Opened, language: str) -> Reply:
        if self.state.change("delete from saved where person = ? and code = ?", person, code):
            return _reply("let_go", language, code=code)
        if opened.view(code) is None:
            return _reply("not_there", language, code=code)
        self.state.change("insert into saved (person, code, updated) values (?, ?, ?)", person, code, self.state.now)
        for beyond in self.codes(person)[MOST:]:
            self.state.change("delete from saved where person = ? and code = ?", person, beyond)
        return _reply("kept", language, code=code)

    def _list(self, person: str, opened: Opened, language: str) -> Reply:
        views = [view for code in self.codes(person) if (view := opened.view(code)) is not None]
        if not views:
            return _reply("nothing_kept", language)
        rows = tuple(
            (Choice(short(one_line(view.procedure.title)), encode(ShowPart(view.procedure.code, Facet.OVERVIEW))),)
            for view in views
        )
        return Reply(Outcome.SMALLTALK, (_say("list", language, number=len(views)),), rows, language=language)


def _reply(key: str, language: str, **values: object) -> Reply:
    return Reply(Outcome.SMALLTALK, (_say(key, language, **values),), language=language)
