"""What passes between a channel and the assistant: a message in, a reply out.

Channels know nothing of retrieval and the assistant knows nothing of Telegram: a channel renders a `Reply`
within its own limits. Pure data. Tested by tests/unit/bot/test_assistant.py.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

# The key of nobody in particular, of whom nothing is kept.
NOBODY = ""


class Outcome(StrEnum):
    """What kind of reply a turn ended in."""

    ANSWER = "answer"
    PASSAGE = "passage"
    CLARIFY = "clarify"
    ABSTAIN = "abstain"
    SMALLTALK = "smalltalk"
    EMERGENCY = "emergency"
    DIRECTORY = "directory"
    HANDOFF = "handoff"
    TRAINING = "training"
    HELPING = "helping"
    ADMIN = "admin"
    PAUSED = "paused"


class Role(StrEnum):
    """Who is asking."""

    CITIZEN = "citizen"
    OFFICER = "officer"
    VOLUNTEER = "volunteer"
    LEADER = "leader"
    ADMIN = "admin"


class Facet(StrEnum):
    """The part of a procedure that is asked for."""

    OVERVIEW = "overview"
    DOCUMENTS = "documents"
    STEPS = "steps"
    FEE = "fee"
    TIME = "time"
    WHERE = "where"
    AGENCY = "agency"
    CONDITIONS = "conditions"
    RESULT = "result"
    LEGAL = "legal"
    FORM = "form"
    ONLINE = "online"


@dataclass(frozen=True, slots=True)
class Person:
    """Someone in a channel. `key` is unique over channels ("telegram:42"); `language` is what the channel knows."""

    key: str
    role: Role = Role.CITIZEN
    language: str = ""


@dataclass(frozen=True, slots=True)
class Message:
    """One turn in: what was typed, or the action of a button that was tapped (then `text` is empty).

    `link` is the address that opens this channel with a payload put after it, "" where it has none. `public`: others
    read along (a group); then `about` are the codes that the message replied to links to.
    """

    person: Person
    text: str = ""
    action: str = ""
    link: str = ""
    public: bool = False
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """A button: its label, and the action that a tap sends back (at most 64 bytes of UTF-8) or the address it opens."""

    label: str
    action: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A procedure considered for the answer, with its score and what each signal said of it."""

    code: str
    title: str
    score: float
    signals: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Cited:
    """A passage of a handbook: the file's name, its heading path and its page, None for a format without pages."""

    file: str
    heading: str
    page: int | None


@dataclass(frozen=True, slots=True)
class Quiz:
    """A question to answer: two to ten choices, the place of the right one (0-based), and why it is right.

    Plain text without markup. Choosing the choice at a place sends the action `<action>:<place>`.
    """

    question: str
    choices: tuple[str, ...]
    key: int
    explanation: str
    action: str


@dataclass(frozen=True, slots=True)
class File:
    """A document that goes with a reply: its name with its ending, its bytes, and a line in words about it."""

    name: str
    content: bytes = field(repr=False)
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A result to pick while one types, in a chat that the assistant is not in, and the message that picking it sends.

    `key` is stable and unique among those shown together (a procedure's code, else a name of ours); `code` is "" where
    it is no procedure. `page` is one page as in `Reply`. The buttons of `rows` have an address, or the action
    "start:<payload>" of a deep link (bot/links.py), never another action: nobody there talks with the assistant.
    """

    key: str
    title: str
    description: str
    page: str
    rows: tuple[tuple[Choice, ...], ...] = ()
    code: str = ""
    url: str = ""
    language: str = "vi"


@dataclass(frozen=True, slots=True)
class Reply:
    """One turn out.

    `pages` are HTML in Telegram's subset (b, i, u, s, code, pre, a, blockquote), each balanced in itself and at
    most `bot.answers.paging.PAGE_LIMIT` UTF-16 units after entities; a channel without markup strips the tags.
    Page 1 is sent; `rows` are the buttons under it, row by row. `page` is the page to show (0-based), and
    `replaces` says that the reply belongs in the place of the message whose button was tapped. `quiz` follows the
    pages, in the channel's own form of a quiz where it has one; `files` come last. `role` is whom the assistant
    took the person for.
    """

    outcome: Outcome
    pages: tuple[str, ...]
    rows: tuple[tuple[Choice, ...], ...] = ()
    page: int = 0
    replaces: bool = False
    codes: tuple[str, ...] = ()
    facet: Facet | None = None
    language: str = "vi"
    personal_data: bool = False
    candidates: tuple[Candidate, ...] = field(default=(), repr=False)
    passages: tuple[Cited, ...] = ()
    quiz: Quiz | None = None
    files: tuple[File, ...] = ()
    role: Role = Role.CITIZEN
