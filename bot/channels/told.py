"""An assistant whose turns are told of: timed, counted and written to the log by what they ended in.

For a channel that answers a request at once, where sending is not the channel's own. Imported by bot.channels.web.
Tested by tests/unit/bot/channels/test_told.py.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.channels.base import Responder
from bot.messages import Message, Reply
from bot.operations.turns import ANSWER, Turns


@dataclass(frozen=True, slots=True)
class Told:
    """Answers as `assistant` does; `channel` is what the log calls the channel."""

    assistant: Responder
    turns: Turns
    channel: str

    def respond(self, message: Message) -> Reply:
        """The reply to one message."""
        with self.turns.turn(self.channel, 0) as turn, turn.step(ANSWER):
            turn.reply = reply = self.assistant.respond(message)
        return reply
