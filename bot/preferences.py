"""What a person has chosen to be remembered: the language of replies and the own commune. Buttons carry

    v1:l:<vi|en|ru|auto>     the language of replies, or again that of each message
    v1:u:<unit's code|->     the own commune, or none

Kept for half a year after it was chosen, unless it is changed or forgotten with `/xoa` (bot/state.py). Imported by
bot. Tested by tests/unit/bot/test_preferences.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.messages import Choice, Outcome, Reply
from bot.wording import notice
from knowledge.directory import Directory, Unit

LANGUAGES = ("vi", "en", "ru")
AUTO = "auto"
NONE = "-"
WORDING = "preferences"
_LANGUAGE = re.compile(r"v1:l:(vi|en|ru|auto)\Z", re.ASCII)
_UNIT = re.compile(r"v1:u:(\d{2,8}|-)\Z", re.ASCII)


@dataclass(frozen=True, slots=True)
class Preference:
    """`language` of replies, "" for that of each message; `unit` the code of the own commune, "" where not told."""

    language: str = ""
    unit: str = ""


def chosen(action: str, directory: Directory, now: Preference) -> Preference | None:
    """The preference after a button, None where the button is none of these or names no unit of today."""
    if found := _LANGUAGE.match(action):
        return Preference("" if found[1] == AUTO else found[1], now.unit)
    if found := _UNIT.match(action):
        if found[1] == NONE:
            return Preference(now.language, "")
        return Preference(now.language, found[1]) if isinstance(directory.place(found[1]), Unit) else None
    return None


def unit_action(unit: str) -> str:
    """The action by which a person says that the commune of a key is the own one."""
    return f"v1:u:{unit}"


def unit_choice(unit: Unit, language: str) -> Choice:
    """The button by which a person says that a commune is the own one."""
    return Choice(_say("my_unit", language), unit_action(unit.key))


def language_reply(now: Preference, language: str) -> Reply:
    """The languages to choose from, each in its own words."""
    rows = [(Choice(_say("name", one), f"v1:l:{one}"),) for one in LANGUAGES]
    rows.append((Choice(_say("auto", language), f"v1:l:{AUTO}"),))
    return Reply(Outcome.SMALLTALK, (_say("which_language", language),), tuple(rows), language=language)


def unit_reply(now: Preference, directory: Directory, language: str) -> Reply:
    """The own commune as it is remembered, with the way to forget it; where there is none, how to tell it."""
    unit = directory.place(now.unit) if now.unit else None
    if unit is None:
        return Reply(Outcome.SMALLTALK, (_say("which_unit", language),), language=language)
    text = _say("unit_is", language).format(unit=unit.name)
    return Reply(
        Outcome.SMALLTALK, (text,), ((Choice(_say("forget_unit", language), f"v1:u:{NONE}"),),), language=language
    )


def saved_reply(now: Preference, directory: Directory, language: str) -> Reply:
    """What is remembered after a choice."""
    unit = directory.place(now.unit) if now.unit else None
    lines = [_say("language_saved" if now.language else "language_auto", language)]
    lines.append(_say("unit_is", language).format(unit=unit.name) if unit else _say("no_unit", language))
    return Reply(Outcome.SMALLTALK, ("\n".join(lines),), language=language)


def _say(key: str, language: str) -> str:
    return notice(WORDING, key, language).strip()
