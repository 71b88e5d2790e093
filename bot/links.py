"""Deep links: the payload that follows `?start=` in an address of the bot.

    1_001193      a procedure, "_" for the dot of its code
    j_sinh-con    a life event
    c_24958       the public administrative service centre of a unit of the directory, by the unit's key
    i_<token>     an invitation; bot.invitations alone knows it
    inline        the private chat alone, from what was sent elsewhere (bot/suggestions.py); it greets

At most 64 characters of A-Z, a-z, 0-9, _ and - (https://core.telegram.org/bots/features#deep-linking). Payloads are
printed on paper: what is here keeps its meaning. Pure. Imported by bot. Tested by tests/unit/bot/test_links.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

START = "start:"  # opens the action that a payload becomes
INLINE = "inline"
TELEGRAM = "https://t.me/"
_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}\Z", re.ASCII)
_PROCEDURE = re.compile(r"(\d{1,2})_(\d{4,9})\Z", re.ASCII)
_JOURNEY = re.compile(r"j_([a-z-]{2,24})\Z", re.ASCII)
_CENTRE = re.compile(r"c_([a-z0-9-]{2,32})\Z", re.ASCII)


@dataclass(frozen=True, slots=True)
class ProcedureLink:
    """Opens a procedure."""

    code: str


@dataclass(frozen=True, slots=True)
class JourneyLink:
    """Opens a life event."""

    name: str


@dataclass(frozen=True, slots=True)
class CentreLink:
    """Says how to reach the centre of a unit."""

    unit: str


Link = ProcedureLink | JourneyLink | CentreLink


def encode_link(link: Link) -> str:
    """The payload of a link. Raises ValueError for a code or name that none can carry."""
    match link:
        case ProcedureLink(code):
            payload = code.replace(".", "_")
        case JourneyLink(name):
            payload = f"j_{name}"
        case CentreLink(unit):
            payload = f"c_{unit}"
    if _PAYLOAD.match(payload) is None or decode_link(payload) != link:
        raise ValueError(f"no deep link can carry {link}")
    return payload


def decode_link(payload: str) -> Link | None:
    """The link of a payload; None where it is none of these."""
    if found := _PROCEDURE.match(payload):
        return ProcedureLink(f"{found[1]}.{found[2]}")
    if found := _JOURNEY.match(payload):
        return JourneyLink(found[1])
    if found := _CENTRE.match(payload):
        return CentreLink(found[1])
    return None


def decode_start(action: str) -> Link | None:
    """The link of an action "start:<payload>"; None for any other action."""
    return decode_link(action.removeprefix(START)) if action.startswith(START) else None


def link_prefix(bot: str) -> str:
    """The address of a bot, by its username, that a payload is put after."""
    return f"{TELEGRAM}{bot}?start="
