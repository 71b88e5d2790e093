"""What the buttons of helping carry. Every text is at most 64 bytes of ASCII.

    v1:g:new                        a new case
    v1:g:own, v1:g:team             how many cases of one's own, of one's team
    v1:g:who:<case>:<kind>          who is helped
    v1:g:unit:<case>:<unit|->       the commune, or that it is not known
    v1:g:code:<code>                the procedure for the case that waits for one
    v1:g:case:<case>:<place|->      which of the alternatives among the papers holds, or that all are shown
    v1:g:t:<case>:<paper>:<page>    tick a paper (a digest), or clear it
    v1:g:show:<case>::<page>        the checklist at a page
    v1:g:other, hand, aside, back, end:<case>   another procedure; hand over; keep aside; take up again; close
    v1:g:end:<case>:<result>        close with a result
    v1:g:c, ct, cx:<code>:<paper>:<page>   the same checklist on the resident's telephone: show, tick, erase
    start:g_<token>                 take up what was handed over

Imported by bot.helping. Tested by tests/unit/bot/helping/test_actions.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

ASSIST, CLOSE, COUNTS = "assist", "close", "counts"
NONE = "-"  # not known, or all
PAYLOAD = "g_"
CARRIED = ("c", "ct", "cx")  # verbs that anyone may use
_PRESS = re.compile(r"v1:g:([a-z]+)(?::([\d.]{1,16}))?(?::([a-z0-9-]{0,12}))?(?::(\d{1,3}))?\Z", re.ASCII)
_TAKE = re.compile(r"start:g_([\w-]{8,40})\Z", re.ASCII)


@dataclass(frozen=True, slots=True)
class Press:
    """A button: what it does (`verb`), to which case or code (`subject`), what was picked, and a page (0-based)."""

    verb: str
    subject: str = ""
    pick: str = ""
    page: int = 0

    @property
    def case(self) -> int | None:
        """The number of the case, None where none is named."""
        return int(self.subject) if self.subject.isdecimal() else None


def press(verb: str, subject: str | int = "", pick: str | int = "", page: int | None = None) -> str:
    """The text of a button."""
    parts = ["v1:g", verb, str(subject), str(pick), "" if page is None else str(page)]
    return ":".join(parts).rstrip(":")


def read_press(text: str) -> Press | None:
    """The button of a text, None where it is none of these."""
    found = _PRESS.match(text)
    return Press(found[1], found[2] or "", found[3] or "", int(found[4] or 0)) if found else None


def read_take(text: str) -> str | None:
    """The token of a deep link that hands something over."""
    found = _TAKE.match(text)
    return found[1] if found else None
