"""What is remembered of a conversation: the topic in talk, earlier ones, what was offered last.

Pure data, with its form in JSON. No message is kept but the one that opened the topic, masked by then. Imported by
bot. Tested by tests/unit/bot/test_conversation.py.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace

from index.talk import Talk

EARLIER = 4  # topics that one can go back to
TEXT = 300  # characters kept of the message that opened a topic


@dataclass(frozen=True, slots=True)
class Conversation:
    """`text` and `code` of the topic in talk, `earlier` codes, latest first; `offered` codes of the last question,
    and the part that was asked for then, "" where none was.
    """

    text: str = ""
    code: str = ""
    earlier: tuple[str, ...] = ()
    offered: tuple[str, ...] = ()
    facet: str = ""

    @property
    def talk(self) -> Talk | None:
        """The topic as ranking takes it; None where nothing was talked of."""
        return Talk(self.text, self.code, self.earlier) if self.code else None

    def about(self, code: str, text: str, offered: tuple[str, ...] = (), facet: str = "") -> Conversation:
        """The conversation after `code` was found for `text`; the same code goes on with its topic."""
        if code == self.code:
            return replace(self, offered=offered, facet=facet)
        earlier = tuple(dict.fromkeys(old for old in (self.code, *self.earlier) if old and old != code))[:EARLIER]
        return Conversation(text[:TEXT], code, earlier, offered, facet)


def to_json(conversation: Conversation) -> str:
    """The conversation as text."""
    return json.dumps(asdict(conversation), ensure_ascii=False)


def from_json(text: str) -> Conversation:
    """Reads what `to_json` wrote, in this version or an earlier one; what cannot be read is a new conversation."""
    try:
        content = json.loads(text)
        return Conversation(
            text=str(content.get("text", "")),
            code=str(content.get("code", "")),
            earlier=tuple(map(str, content.get("earlier", ()))),
            offered=tuple(map(str, content.get("offered", ()))),
            facet=str(content.get("facet", "")),
        )
    except (ValueError, TypeError, AttributeError):
        return Conversation()
