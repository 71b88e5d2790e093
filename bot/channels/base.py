"""What every channel shares: the assistant as a channel sees it, and the commands that are actions.

Channels know nothing of retrieval. Imported by bot.channels.*. Tested by
tests/unit/bot/channels/test_base.py.
"""

from __future__ import annotations

from typing import Protocol

from bot.messages import Message, Reply

START = "start"
HELP = "help"
CANCEL = "cancel"
LANGUAGE = "language"
UNIT = "unit"
FORGET = "forget"
LOOKUP = "lookup"
CHANGES = "changes"


# What people type to begin anew; whole messages alone.
AGAIN = frozenset({"bắt đầu lại", "bat dau lai", "làm lại từ đầu", "start over", "начать заново", "начать сначала"})


class Responder(Protocol):
    """The assistant: one message in, one reply out. Blocking, and safe to call from several threads at
    once.
    """

    def respond(self, message: Message) -> Reply:
        """Return the reply to `message`."""
        ...


def command_action(text: str) -> str:
    """Return the action that a typed command stands for, "" when `text` is not one of ours.

    `/start` is "start", `/start 1_001193` (a deep link's payload) is "start:1_001193", `/help` is "help",
    `/huy` and "bắt đầu lại" are "cancel", `/ngonngu` "language", `/xa` "unit", `/xoa` "forget", `/tracuu` "lookup",
    `/tracuu hộ tịch` "lookup:hộ tịch", `/thaydoi` "changes".
    """
    if " ".join(text.lower().split()).strip(".! ") in AGAIN:
        return CANCEL
    command, _, rest = text.strip().partition(" ")
    payload = rest.strip()
    match command.lower():
        case "/start":
            return f"{START}:{payload}" if payload else START
        case "/help":
            return HELP
        case "/huy" | "/cancel":
            return CANCEL
        case "/ngonngu" | "/language":
            return LANGUAGE
        case "/xa" | "/commune":
            return UNIT
        case "/xoa" | "/forget":
            return FORGET
        case "/tracuu" | "/lookup":
            return f"{LOOKUP}:{payload}" if payload else LOOKUP
        case "/thaydoi" | "/changes":
            return CHANGES
        case _:
            return ""
