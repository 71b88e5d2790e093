"""What people say is wrong with an answer: a reason from a fixed list, by procedure, without the person.

    feedback                    what to complain of (the command /gopy)
    v1:fb:<code>:<reason>       note it

No text is taken: a fixed reason reaches someone, free text would hold what nobody should keep. Reports are counted for
administrators. Wording in locale/comfort.yaml. Imported by bot.assistant. Tested by
tests/unit/bot/test_comfort.py.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from html import escape

from bot.library import Opened
from bot.messages import Choice, Message, Outcome, Reply, Role
from bot.replies import short
from bot.state import State
from bot.wording import label
from knowledge.text import one_line

FEEDBACK, COUNTS = "feedback", "v1:fb"
NONE = "-"  # stands for a code where nothing was talked of
LATEST = 15
_GIVEN = re.compile(r"v1:fb:([\d.]{5,16}|-):([a-z_]+)\Z", re.ASCII)
_say = partial(label, "comfort")


class Reason(StrEnum):
    """What may be wrong."""

    WRONG_PROCEDURE = "wrong_procedure"
    MISSING_PAPER = "missing_paper"
    OUTDATED = "outdated"
    UNCLEAR = "unclear"
    DEAD_LINK = "dead_link"
    RETURNED = "returned"  # the dossier came back all the same


@dataclass(frozen=True, slots=True)
class Count:
    """How often a reason was given for a procedure ("-" for none), and when last, in seconds since 1970."""

    code: str
    reason: Reason
    times: int
    last: float


@dataclass(frozen=True, slots=True)
class Feedback:
    """Answers what concerns feedback."""

    state: State

    def reply(self, message: Message, opened: Opened, language: str) -> Reply | None:
        """The reply to an action; None where it is none of these."""
        if found := _GIVEN.match(message.action):
            if found[2] not in set(Reason):
                return None
            self._note(message.person.key, found[1], Reason(found[2]))
            return Reply(Outcome.SMALLTALK, (_say("thanks", language),), language=language)
        if message.action == COUNTS and message.person.role is Role.ADMIN:
            return self._report(language)
        return self._ask(message, opened, language) if message.action == FEEDBACK else None

    def counts(self) -> Sequence[Count]:
        """What was said, the latest first."""
        rows = self.state.rows(
            "select code, reason, count(*), max(updated) from feedback group by code, reason order by 4 desc"
        )
        return [Count(code, Reason(reason), times, last) for code, reason, times, last in rows]

    def _ask(self, message: Message, opened: Opened, language: str) -> Reply:
        code = self.state.conversation(message.person.key).code
        view = opened.view(code) if code else None
        about = _say("about", language, title=escape(short(one_line(view.procedure.title)))) if view else ""
        rows = [
            (Choice(_say(reason.value, language), f"v1:fb:{code if view else NONE}:{reason.value}"),)
            for reason in Reason
        ]
        if message.person.role is Role.ADMIN:
            rows.append((Choice(_say("counts", language), COUNTS),))
        text = "\n".join(line for line in (about, _say("what_is_wrong", language)) if line)
        return Reply(Outcome.SMALLTALK, (text,), tuple(rows), language=language)

    def _note(self, person: str, code: str, reason: Reason) -> None:
        """Notes a reason once a day for a person, of whom only a day's digest is kept, to tell one from many."""
        self.state.change(
            "insert or ignore into feedback (code, reason, giver, updated) values (?, ?, ?, ?)",
            code, reason.value, self.state.day_digest(person), self.state.now,
        )  # fmt: skip

    def _report(self, language: str) -> Reply:
        lines = [
            f"• {escape(count.code)}: {_say(count.reason.value, language)}, {count.times}"
            for count in self.counts()[:LATEST]
        ]
        text = "\n".join([_say("counts_head", language), *lines]) if lines else _say("no_counts", language)
        return Reply(Outcome.SMALLTALK, (text,), language=language)
