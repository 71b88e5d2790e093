"""What is kept of a person and how long, said from the very table that deletes it (the command /riengtu).

Wording in locale/privacy.yaml. Imported by bot.assistant. Tested by tests/unit/bot/test_comfort.py, which holds wording
and table to each other.
"""

from __future__ import annotations

from bot.messages import Message, Outcome, Reply
from bot.state_schema import DAY, KEPT, NAMELESS
from bot.wording import load_wording, notice

PRIVACY = "privacy"


def privacy_reply(message: Message, language: str) -> Reply | None:
    """What is kept, each with its days; None for another action."""
    if message.action != PRIVACY:
        return None
    spoken = load_wording("privacy").get(language, load_wording("privacy")["vi"])
    lines: dict[str, float] = {}
    for table, seconds in {**KEPT, **NAMELESS}.items():
        said = spoken["tables"][table]
        lines[said] = max(lines.get(said, 0.0), seconds)
    kept = [f"• {said}: {_days(seconds, language)}" for said, seconds in lines.items()]
    page = "\n".join([notice("privacy", "head", language), "", *kept, "", notice("privacy", "foot", language)])
    return Reply(Outcome.SMALLTALK, (page,), language=language)


def _days(seconds: float, language: str) -> str:
    return notice("privacy", "days", language).format(days=round(seconds / DAY))
