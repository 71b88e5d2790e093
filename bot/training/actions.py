"""What the buttons of training carry. Every text is at most 64 bytes of ASCII.

    v1:t:home, v1:t:posts, v1:t:next, v1:t:review, v1:t:hours, v1:t:paper, v1:t:unnamed
    v1:t:post:<post>            go on the path of a post
    v1:t:module:<place>         a module of the path
    v1:t:item:<digest>:<page>   a lesson, a procedure or a round, by a digest of its key; a page of it
    v1:t:hour:<hour>            the daily lesson at an hour; "off" for none
    v1:q:<code>:<id>:<place>    the choice at a place of a question
    v1:x:new, v1:x:done         another rehearsal; the papers are chosen
    v1:x:<stage>:<pick>         a choice in the rehearsal that is under way

Imported by bot.training. Tested by tests/unit/bot/training/test_actions.py.
"""

from __future__ import annotations

import re
from hashlib import sha256

PREFIX = "v1:t:"
HOME, POSTS, NEXT, REVIEW, HOURS, PAPER, UNNAMED = (
    PREFIX + verb for verb in ("home", "posts", "next", "review", "hours", "paper", "unnamed")
)
REHEARSE, PAPERS_DONE = "v1:x:new", "v1:x:done"
OFF = "off"
_TRAIN = re.compile(r"v1:t:([a-z]+)(?::([a-z0-9-]{1,26}))?(?::(\d{1,3}))?\Z", re.ASCII)
_ANSWER = re.compile(r"v1:q:([\d.]{5,16}):([0-9a-f]{12}):(\d{1,2})\Z", re.ASCII)
_ACT = re.compile(r"v1:x:([a-z]+)(?::([a-z0-9.]{1,20}))?\Z", re.ASCII)


def post_action(post: str) -> str:
    """Goes on the path of a post."""
    return f"{PREFIX}post:{post}"


def module_action(place: int) -> str:
    """Shows the module at a place."""
    return f"{PREFIX}module:{place}"


def item_action(key: str, page: int = 0) -> str:
    """Opens an item of a path at a page."""
    return f"{PREFIX}item:{digest(key)}:{page}"


def hour_action(hour: int | None) -> str:
    """Has the daily lesson sent at an hour, or never."""
    return f"{PREFIX}hour:{OFF if hour is None else hour}"


def question_action(code: str, question: str) -> str:
    """The action of a question, to which a channel adds ":<place>" of the choice taken."""
    return f"v1:q:{code}:{question}"


def act_action(stage: str, pick: str | int) -> str:
    """A choice in a rehearsal."""
    return f"v1:x:{stage}:{pick}"


def digest(key: str) -> str:
    """What stands for the key of an item: 10 hexadecimal digits."""
    return sha256(key.encode()).hexdigest()[:10]


def read_training(text: str) -> tuple[str, str, int] | None:
    """Verb, argument ("" where none) and page (0 where none) of a button of the path; None where it is none."""
    found = _TRAIN.match(text)
    return (found[1], found[2] or "", int(found[3] or 0)) if found else None


def read_answer(text: str) -> tuple[str, str, int] | None:
    """Code, question and place of an answer; None where it is none."""
    found = _ANSWER.match(text)
    return (found[1], found[2], int(found[3])) if found else None


def read_act(text: str) -> tuple[str, str] | None:
    """Stage and pick of a rehearsal's button; None where it is none."""
    found = _ACT.match(text)
    return (found[1], found[2] or "") if found else None
