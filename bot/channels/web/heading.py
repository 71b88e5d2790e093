"""What stands above a turn whose reply a button replaced: the question, and the part of the procedure now shown.

Imported by bot.channels.web.chat. Tested by tests/unit/bot/channels/web/test_heading.py.
"""

from __future__ import annotations

from functools import cache

from bot.actions import ShowCase, ShowPart, decode
from bot.messages import Facet, Reply
from bot.replies import part_name
from knowledge.texts import LANGUAGES

SHOWN = " → "


def heading(asked: str, before: Reply, action: str, reply: Reply) -> str:
    """The heading of a turn with `asked` above its reply `before`, once `action` put `reply` in its place.

    It stays where that is of the same part (another page of it), and has no part where the reply is none.
    """
    if reply.facet == before.facet:
        return asked
    question, facet = _question(asked), reply.facet
    part = isinstance(decode(action), ShowPart | ShowCase) and facet is not Facet.OVERVIEW
    return f"{question}{SHOWN}{part_name(facet, reply.language)}" if question and part and facet else question


def _question(asked: str) -> str:
    """The question alone: what follows the last arrow goes where it is the name of a part."""
    question, arrow, name = asked.rpartition(SHOWN)
    return question if arrow and name in _names() else asked


@cache
def _names() -> frozenset[str]:
    return frozenset(part_name(facet, language) for facet in Facet for language in LANGUAGES)
