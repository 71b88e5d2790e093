"""Where people's names stand in a message: a family name and others with capitals, or what follows "tên là".

"đường Nguyễn Văn Cừ" and "trường Lê Hồng Phong" are places. Imported by bot.understanding.personal_data.
Tested by tests/unit/bot/understanding/test_personal_data.py.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from knowledge.text import fold_accents

BEFORE = 14  # characters before a name within which "đường", "trường" and the like make it a place
CAPITALS = r"(?:\s[A-ZĐÀ-Ỹ][a-zà-ỹđA-ZĐÀ-Ỹ'’]{0,12}){2,4}"


def find_names(text: str, folded: str, places: Sequence[int], content: Mapping[str, Any]) -> list[tuple[int, int]]:
    """The places (start, end) in the folded text. `places` leads from it to the text; `content` is the data file."""
    at = {place: index for index, place in enumerate(places)}
    pattern, spot = _patterns(content["surnames"], content["named_places"])
    found = []
    for match in pattern.finditer(text):
        start, end = at.get(match.start()), at.get(match.end() - 1)
        if start is not None and end is not None and not spot.search(folded[max(0, start - BEFORE) : start]):
            found.append((start, end + 1))
    for match in content["introduced"].finditer(folded):
        start, end = match.span("data")
        if not any(start < other[1] and other[0] < end for other in found):
            found.append((start, end))
    return sorted(found)


@cache
def _patterns(surnames: str, named_places: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    names = surnames.split()
    spellings = {spelling for name in names for spelling in (name, name.upper(), fold_accents(name).capitalize())}
    family = "|".join(sorted(spellings, key=len, reverse=True))
    return (
        re.compile(rf"(?<!\w)(?:(?!Hồ Chí Minh|Ho Chi Minh)(?:{family}){CAPITALS}|K['’](?!Ho)[A-ZĐ]?\w{{2,12}})(?!\w)"),
        re.compile(rf"(?<!\w)(?:{named_places})(?: \w{{1,6}})? $"),
    )
