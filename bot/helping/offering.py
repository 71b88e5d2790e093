"""The button «for this case» under what the ordinary search found. Imported by bot.helping.desk; tested by
tests/unit/bot/helping/test_offering.py.
"""

from __future__ import annotations

import re
from dataclasses import replace

from bot.actions import ShowPart, decode
from bot.helping.actions import press
from bot.messages import Reply
from bot.replies import in_rows
from bot.training.speech import Speech

_NUMBER = re.compile(r"(\d{1,2})\. ")


def offered(reply: Reply, speech: Speech) -> Reply:
    """The reply with a button for the procedure that it shows, or for each of those numbered that it offers."""
    labels: dict[str, str] = {}
    for choice in (choice for row in reply.rows for choice in row):
        action = decode(choice.action)
        if isinstance(action, ShowPart):
            labels.setdefault(action.code, choice.label)
    if len(labels) == 1:
        code = next(iter(labels))
        return replace(reply, rows=((speech.choice("choose", press("code", code)),), *reply.rows))
    numbered = [(found[1], code) for code, label in labels.items() if (found := _NUMBER.match(label))]
    picks = [speech.choice("choose_number", press("code", code), number=number) for number, code in numbered]
    return replace(reply, rows=(*reply.rows, *in_rows(picks)))
