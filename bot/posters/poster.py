"""What a poster is: a title and the things that can be scanned. Pure data.

Imported by bot.posters and bot.cli. Tested through tests/unit/bot/posters.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.links import Link
from knowledge.errors import MotCuaError


class PosterError(MotCuaError):
    """A poster cannot be made as asked; the message names the value and the mend."""


@dataclass(frozen=True, slots=True)
class Item:
    """One code to scan: what it opens, its name in plain words, and its official title and code, each possibly ""."""

    link: Link
    name: str
    title: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Poster:
    """One poster, of as many sheets as its items need. `official` is what its title is called officially, or "".

    `as_of` is the date of the data (ISO 8601), "" where nothing comes from a record; `left_out` counts the procedures
    that the field has besides.
    """

    title: str
    official: str
    items: tuple[Item, ...]
    as_of: str
    left_out: int = 0
