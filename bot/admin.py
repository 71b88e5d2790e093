"""What an administrator does with the running bot: see how it stands, pause it with a notice, reload the index.

    admin                  how it stands (the command /admin)
    admin:dung <words>     pause with words of one's own (the command /admin dung <words>)
    v1:ad:s                how it stands, anew
    v1:ad:p, v1:ad:y       pause: asked once more, done
    v1:ad:r                open again
    v1:ad:l                reload the index

Wording in locale/admin.yaml. Imported by bot.assistant. Tested by tests/unit/bot/test_admin.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from html import escape

from bot.library import Library
from bot.messages import Choice, Message, Outcome, Person, Reply, Role
from bot.operations.metrics import Metrics
from bot.operations.pause import Pause
from bot.operations.status import Status, status_of
from bot.state import State
from bot.wording import say
from knowledge.errors import MotCuaError

ADMIN = "admin"
_BUTTON = re.compile(r"v1:ad:([spyrl])\Z", re.ASCII)
_PAUSE = re.compile(r"admin:(?:dung|dừng|pause)\s+(\S.*)\Z", re.DOTALL)
SHOWN = 5  # classes of errors
_say = partial(say, "admin")


@dataclass(frozen=True, slots=True)
class Admin:
    """Answers administrators, and everybody else while the bot is paused."""

    library: Library
    state: State
    metrics: Metrics
    hotline: str

    @property
    def _pause(self) -> Pause:
        return Pause(self.state)

    def closed_to(self, person: Person) -> bool:
        """Whether the bot is paused for a person."""
        return person.role is not Role.ADMIN and self._pause.notice is not None

    def closed(self, language: str) -> Reply:
        """What everybody else gets while it is paused."""
        words = self._pause.notice or ""
        text = _say("closed", language, hotline=self.hotline)
        if words:
            text = f"{_say('closed_head', language)}\n\n{escape(words)}\n\n{_say('closed_tail', language)}"
        return Reply(Outcome.PAUSED, (text,), language=language)

    def reply(self, message: Message, language: str) -> Reply | None:
        """The reply to an action; None where it is none of these."""
        action = message.action
        found, words = _BUTTON.match(action), _PAUSE.match(action)
        if action.partition(":")[0] != ADMIN and found is None:
            return None
        if message.person.role is not Role.ADMIN:
            return Reply(Outcome.ADMIN, (_say("only_admin", language),), language=language)
        if words is not None:
            self._pause.begin(words[1])
            return self._page(language, self.closed(language).pages[0])
        match found[1] if found else "":
            case "p":
                rows = ((Choice(_say("pause_now", language), "v1:ad:y"),), (Choice(_say("back", language), "v1:ad:s"),))
                text = f"{_say('pause_how', language)}\n\n{_say('closed', language, hotline=self.hotline)}"
                return Reply(Outcome.ADMIN, (text,), rows, replaces=True, language=language)
            case "y":
                self._pause.begin()
            case "r":
                self._pause.end()
            case "l":
                return self._page(language, self._reload(language), replaces=True)
        return self._page(language, replaces=found is not None)

    def _reload(self, language: str) -> str:
        before = self.library.current().searcher.manifest.name
        try:
            after = self.library.reload().searcher.manifest.name
        except MotCuaError as error:
            return _say("not_reloaded", language, reason=error)
        return _say("reloaded" if after != before else "reloaded_same", language, generation=after)

    def _page(self, language: str, head: str = "", replaces: bool = False) -> Reply:
        """How it stands, below `head`."""
        status, paused = status_of(self.library.current(), self.metrics, self.state), self._pause.notice is not None
        blocks = [head] if head else []
        blocks.append("\n".join([_say("paused" if paused else "open", language), *_lines(status, language)]))
        switch = ("resume", "v1:ad:r") if paused else ("pause", "v1:ad:p")
        buttons = (switch, ("reload", "v1:ad:l"), ("refresh", "v1:ad:s"))
        rows = tuple((Choice(_say(key, language), action),) for key, action in buttons)
        return Reply(Outcome.ADMIN, ("\n\n".join(blocks),), rows, replaces=replaces, language=language)


def _lines(status: Status, language: str) -> list[str]:
    minutes = int(status.uptime // 60)
    lines = [
        _say("data", language, built=status.built.strftime("%d/%m/%Y %H:%M"), generation=status.generation),
        _say("records", language, procedures=status.procedures, handbooks=status.handbooks),
        _say("uptime", language, days=minutes // 1440, hours=minutes // 60 % 24, minutes=minutes % 60),
        _say("active", language, active=status.active, turns=status.turns),
    ]
    if status.queue is not None:
        lines.append(_say("waiting", language, queue=status.queue, inbox="?" if status.inbox is None else status.inbox))
    if status.silence is not None:
        lines.append(_say("silence", language, seconds=status.silence))
    errors = sorted(status.errors.items(), key=lambda item: (-item[1], item[0]))[:SHOWN]
    told = ", ".join(f"{name} {count}" for name, count in errors)
    lines.append(_say("errors", language, errors=told) if told else _say("no_errors", language))
    return lines
