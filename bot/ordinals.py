"""Which of the procedures offered a message picks: "2", "cái thứ hai", "số 3", "the first one", "второй".

Only where the message is hardly more than that: "lần thứ hai kết hôn" picks nothing. Imported by bot.assistant.
Tested by tests/unit/bot/test_ordinals.py.
"""

from __future__ import annotations

import re

from knowledge.text import fold_accents

_NUMBERS = (
    r"1|mot|nhat|dau(?: tien)?|first|one|перв\w+",
    r"2|hai|nhi|second|two|втор\w+",
    r"3|ba|third|three|трет\w+",
    r"4|bon|tu|fourth|four|четверт\w+",
    r"5|nam|fifth|five|пят\w+",
)
_LEAD = r"(?:da |a |u |chac |la |chon |lay |em chon |minh chon |the |номер )*"
_KIND = r"(?:cai|so|viec|muc|y|lua chon|o|dong|number|option|thu tuc)? ?(?:thu|so)? ?"
_TAIL = r"(?: (?:do|day|a|nha|nhe|ay|one|option|вариант|пункт|di|ad|em|ban))*[.!)]*"
_PICKS = tuple(re.compile(rf"{_LEAD}{_KIND}(?:{number}){_TAIL}") for number in _NUMBERS)


def picked(text: str, offered: tuple[str, ...]) -> str:
    """The code of `offered` that the message picks; empty where it picks none."""
    folded = " ".join(fold_accents(text).split()).strip(" .!)(")
    for pick, code in zip(_PICKS, offered, strict=False):
        if pick.fullmatch(folded):
            return code
    return ""
