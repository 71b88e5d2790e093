"""What a button carries: a short, versioned, deterministic text, so that buttons of months ago still work.

    v1:p:<code>:<facet>:<page>    a part of a procedure, a page of it
    v1:k:<code>:<case>:<page>     the papers of one case (knowledge/cases.py), a page of them
    v1:w:<code>:<facet>           why that part of a procedure was the answer
    v1:m:<code>                   the other parts of a procedure
    v1:o:<code>,<code>,...        other procedures that were close
    v1:n                          none of the procedures offered
    start, start:<payload>, help, cancel  what the channel's own commands become (payloads: bot/links.py)

At most 64 bytes of UTF-8, Telegram's limit for callback data. Imported by bot. Tested by
tests/unit/bot/test_actions.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.messages import Facet

LIMIT = 64
NONE_OF_THESE = "v1:n"
_PART = re.compile(r"v1:p:([\d.]{5,16}):([a-z]+):(\d{1,4})\Z", re.ASCII)
_CASE = re.compile(r"v1:k:([\d.]{5,16}):(\d{1,2}):(\d{1,4})\Z", re.ASCII)
_WHY = re.compile(r"v1:w:([\d.]{5,16}):([a-z]+)\Z", re.ASCII)
_MENU = re.compile(r"v1:m:([\d.]{5,16})\Z", re.ASCII)
_OTHERS = re.compile(r"v1:o:([\d.,]{5,58})\Z", re.ASCII)


@dataclass(frozen=True, slots=True)
class ShowPart:
    """Show page `page` (0-based) of a part of a procedure."""

    code: str
    facet: Facet
    page: int = 0


@dataclass(frozen=True, slots=True)
class ShowCase:
    """Show page `page` (0-based) of the papers of the case at a place among the groups (0-based)."""

    code: str
    case: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class ShowWhy:
    """Say where a part comes from, and what in the message led to it."""

    code: str
    facet: Facet


@dataclass(frozen=True, slots=True)
class ShowMenu:
    """Show every part of a procedure as buttons."""

    code: str


@dataclass(frozen=True, slots=True)
class ShowOthers:
    """Offer other procedures."""

    codes: tuple[str, ...]


Action = ShowPart | ShowCase | ShowWhy | ShowMenu | ShowOthers


def encode(action: Action) -> str:
    """The text of a button. Raises ValueError if it would not fit."""
    match action:
        case ShowPart(code, facet, page):
            text = f"v1:p:{code}:{facet.value}:{page}"
        case ShowCase(code, case, page):
            text = f"v1:k:{code}:{case}:{page}"
        case ShowWhy(code, facet):
            text = f"v1:w:{code}:{facet.value}"
        case ShowMenu(code):
            text = f"v1:m:{code}"
        case ShowOthers(codes):
            text = f"v1:o:{','.join(codes)}"
    if len(text.encode()) > LIMIT:
        raise ValueError(f"callback data over {LIMIT} bytes: {text}")
    return text


def decode(text: str) -> Action | None:
    """The action of a button; None where it is not one of ours."""
    if found := _PART.match(text):
        code, facet, page = found.groups()
        return ShowPart(code, Facet(facet), int(page)) if facet in set(Facet) else None
    if found := _CASE.match(text):
        return ShowCase(found[1], int(found[2]), int(found[3]))
    if found := _WHY.match(text):
        return ShowWhy(found[1], Facet(found[2])) if found[2] in set(Facet) else None
    if found := _MENU.match(text):
        return ShowMenu(found[1])
    if found := _OTHERS.match(text):
        return ShowOthers(tuple(code for code in found[1].split(",") if code))
    return None
