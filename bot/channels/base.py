"""What every channel shares: the assistant as a channel sees it, and the commands that are actions.

Channels know nothing of retrieval. Imported by bot.channels.*. Tested by
tests/unit/bot/channels/test_base.py.
"""

from __future__ import annotations

from typing import Protocol

from bot.messages import Message, Reply, Suggestion

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
SAVED = "saved"
FEEDBACK = "feedback"
PRIVACY = "privacy"
LOOKUP = "lookup"
CHANGES = "changes"
ASSIST = "assist"
CLOSE = "close"
COUNTS = "counts"
ADMIN = "admin"

COMMANDS = {
    "/start": START,
    "/help": HELP,
    "/huy": CANCEL,
    "/cancel": CANCEL,
    "/ngonngu": LANGUAGE,
    "/language": LANGUAGE,
    "/xa": UNIT,
    "/commune": UNIT,
    "/xoa": FORGET,
    "/forget": FORGET,
    "/hoc": TRAIN,
    "/learn": TRAIN,
    "/dientap": REHEARSE,
    "/rehearse": REHEARSE,
    "/moi": INVITE,
    "/invite": INVITE,
    "/baocao": REPORT,
    "/report": REPORT,
    "/tracuu": LOOKUP,
    "/lookup": LOOKUP,
    "/thaydoi": CHANGES,
    "/changes": CHANGES,
    "/luu": SAVED,
    "/saved": SAVED,
    "/gopy": FEEDBACK,
    "/feedback": FEEDBACK,
    "/riengtu": PRIVACY,
    "/privacy": PRIVACY,
    "/giup": ASSIST,
    "/assist": ASSIST,
    "/kethuc": CLOSE,
    "/close": CLOSE,
    "/dem": COUNTS,
    "/counts": COUNTS,
    "/admin": ADMIN,
}
# What people type to begin anew; whole messages alone.
AGAIN = frozenset({"bắt đầu lại", "bat dau lai", "làm lại từ đầu", "start over", "начать заново", "начать сначала"})


class Responder(Protocol):
    """The assistant: one message in, one reply out. Blocking, and safe to call from several threads at
    once.
    """

    def respond(self, message: Message) -> Reply:
        """Return the reply to `message`."""
        ...


class Suggester(Protocol):
    """What a channel shows while one types in a chat that the assistant is not in. Blocking, and safe to call from
    several threads at once.
    """

    def suggest(self, text: str, language: str, limit: int) -> tuple[Suggestion, ...]:
        """At most `limit` results for what was typed, best first, in `language`, where it is "" in that of the words;
        the first of them are the same whatever `limit` is.
        """
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

    def note_reach(self, person: str, reached: bool) -> None:
        """Notes that a person could be written to, or has blocked the bot and is to be left in peace."""
        ...


def command_action(text: str) -> str:
    """Return the action that a typed command stands for, "" when `text` is not one of ours.

    `/start` is "start", `/start 1_001193` (a deep link's payload) is "start:1_001193", `/help` is "help",
    `/tracuu hộ tịch` "lookup:hộ tịch"; the others stand in COMMANDS. "bắt đầu lại" is "cancel".
    """
    if " ".join(text.lower().split()).strip(".! ") in AGAIN:
        return CANCEL
    command, _, rest = text.strip().partition(" ")
    payload = rest.strip()
    action = COMMANDS.get(command.lower(), "")
    return f"{action}:{payload}" if payload and action in (START, LOOKUP, ADMIN) else action
