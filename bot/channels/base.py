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
TRAIN = "train"
REHEARSE = "rehearse"
INVITE = "invite"
REPORT = "report"
ADMIN = "admin"


# What people type to begin anew; whole messages alone.
AGAIN = frozenset({"bắt đầu lại", "bat dau lai", "làm lại từ đầu", "start over", "начать заново", "начать сначала"})


class Responder(Protocol):
    """The assistant: one message in, one reply out. Blocking, and safe to call from several threads at
    once.
    """

    def respond(self, message: Message) -> Reply:
        """Return the reply to `message`."""
        ...


class Classroom(Protocol):
    """What training needs of a channel beyond replies: polls that stand for quizzes, lessons sent by themselves.

    Blocking, and safe to call from several threads at once.
    """

    def note_poll(self, poll: str, person: str, action: str) -> None:
        """Remembers that a poll sent to a person asks the quiz whose action is `action`."""
        ...

    def poll_action(self, poll: str, person: str) -> str:
        """The action of the quiz that a poll asked a person; "" where it is none of ours."""
        ...

    def lessons_due(self, channel: str) -> list[tuple[str, Reply]]:
        """Persons of a channel who are to be written to now, each with what to send."""
        ...


def command_action(text: str) -> str:
    """Return the action that a typed command stands for, "" when `text` is not one of ours.

    `/start` is "start", `/start 1_001193` (a deep link's payload) is "start:1_001193", `/help` is "help",
    `/huy` and "bắt đầu lại" are "cancel", `/ngonngu` "language", `/xa` "unit", `/xoa` "forget", `/hoc` "train",
    `/dientap` "rehearse", `/moi` "invite", `/baocao` "report", `/admin` "admin",
    `/admin dung ...` "admin:dung ...".
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
        case "/hoc" | "/learn":
            return TRAIN
        case "/dientap" | "/rehearse":
            return REHEARSE
        case "/moi" | "/invite":
            return INVITE
        case "/baocao" | "/report":
            return REPORT
        case "/admin":
            return f"{ADMIN}:{payload}" if payload else ADMIN
        case _:
            return ""
