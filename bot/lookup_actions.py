"""What the buttons of looking up carry: lists of fields, procedures and changes, and a card with its way back.

    v1:f:<level>:<page>              fields that have procedures of a level: x commune, t province, b ministry, a all
    v1:f:<level>:<page>:=<digest>    procedures of a field (8 hexadecimal digits of its name)
    v1:f:<level>:<page>:?<words>     fields and procedures with these words
    v1:f:g:<page>                    what changed in the last week
    v1:f:c:<code>[:<list>]           a card, and what stands after "v1:f:" for the list it was opened from
    lookup[:<words or code>], changes  what the channels' commands become

Imported by bot.lookup and bot.changes_replies. Tested by tests/unit/bot/test_lookup_actions.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.actions import LIMIT
from bot.understanding.personal_data import find_personal_data, mask
from knowledge.records import Level
from knowledge.text import fold_accents, one_line

LOOKUP, CHANGES = "lookup", "changes"
WORDS = 40  # bytes of a query that fit a button beside a code
_PREFIX = "v1:f:"
_LETTERS: dict[Level | None, str] = {Level.COMMUNE: "x", Level.PROVINCE: "t", Level.MINISTRY: "b", None: "a"}
_LEVELS = {letter: level for level, letter in _LETTERS.items()}
_LIST = re.compile(r"([xtba]):(\d{1,4})(?::(?:=([0-9a-f]{8})|\?(.+)))?\Z", re.ASCII)
_CHANGES = re.compile(r"g:(\d{1,4})\Z", re.ASCII)
_CARD = re.compile(r"c:([\d.]{5,16})(?::(.+))?\Z", re.ASCII)
CODE = re.compile(r"\d{1,2}\.\d{4,8}(?:\.[\d.]{1,6})?\Z", re.ASCII)


@dataclass(frozen=True, slots=True)
class ShowList:
    """A page (0-based) of fields, or of the procedures of a field, or of what has some words; `level` None is all."""

    level: Level | None = None
    page: int = 0
    field: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class ShowChanges:
    """A page (0-based) of what changed in the last week."""

    page: int = 0


@dataclass(frozen=True, slots=True)
class ShowCard:
    """The card of a procedure; `back` is the list that it was opened from."""

    code: str
    back: ShowList | ShowChanges | None = None


Lookup = ShowList | ShowChanges | ShowCard


def encode_lookup(action: Lookup) -> str:
    """The text of a button; a way back that would not fit is left out. Raises ValueError where the rest would not."""
    match action:
        case ShowList(level, page, field, words):
            rest = f":={field}" if field else f":?{words}" if words else ""
            text = f"{_PREFIX}{_LETTERS[level]}:{page}{rest}"
        case ShowChanges(page):
            text = f"{_PREFIX}g:{page}"
        case ShowCard(code, back):
            text = f"{_PREFIX}c:{code}"
            way = f":{encode_lookup(back).removeprefix(_PREFIX)}" if back else ""
            text += way if len((text + way).encode()) <= LIMIT else ""
    if len(text.encode()) > LIMIT:
        raise ValueError(f"callback data over {LIMIT} bytes: {text}")
    return text


def decode_lookup(text: str) -> Lookup | None:
    """The action of a button or of a command; None where it is none of these."""
    kind, _, rest = text.partition(":")
    if kind == CHANGES and not rest:
        return ShowChanges()
    if kind == LOOKUP:
        code = rest.strip()
        return ShowCard(code) if CODE.match(code) else ShowList(words=button_words(rest))
    return _decode(text.removeprefix(_PREFIX)) if text.startswith(_PREFIX) else None


def button_words(text: str) -> str:
    """The words of a query as a button carries them: what is personal gone, accents gone where they would not fit.

    The first page is looked up by the same words, so that the second follows it.
    """
    words = one_line(mask(text, find_personal_data(text), " ")).lower()
    if len(words.encode()) > WORDS:
        words = fold_accents(words)
    while len(words.encode()) > WORDS:
        words = words.rpartition(" ")[0] if " " in words else words[:-1]
    return words


def _decode(text: str) -> Lookup | None:
    if found := _LIST.match(text):
        return ShowList(_LEVELS[found[1]], int(found[2]), found[3] or "", found[4] or "")
    if found := _CHANGES.match(text):
        return ShowChanges(int(found[1]))
    if found := _CARD.match(text):
        back = _decode(found[2]) if found[2] else None
        return ShowCard(found[1], None if isinstance(back, ShowCard) else back)
    return None
