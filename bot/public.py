"""What may be said where others read along (`Message.public`, a group): short, nothing of a person, nothing remembered.

Whoever asks is nobody in particular there (`NOBODY`, of whom bot.state keeps nothing), so no role, no case and no talk
of a private chat shows or changes. What was talked of is read off the links under the message that is replied to.
Buttons that act on a person become addresses that open a private chat. Wording in locale/public.yaml. Pure. Imported
by bot.assistant. Tested by tests/unit/bot/test_public.py.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from bot.actions import ShowCase, ShowPart, decode
from bot.answers.markup import strip_markup, utf16_length
from bot.answers.paging import BLOCK_BORDER, paginate
from bot.competence import decode_competence
from bot.conversation import Conversation
from bot.links import JourneyLink, Link, ProcedureLink, decode_start, encode_link
from bot.messages import NOBODY, Choice, Message, Outcome, Person, Reply
from bot.replies import Row
from bot.wording import label

LIMIT = 900  # UTF-16 units of an answer: about one screen of a small telephone
OFFERED = 5  # procedures to choose from, as in bot.decision
_OPEN_TO_ALL = re.compile(r"(unsupported\b.*|v1:j:[a-z-]+|v1:d:.+)\Z", re.DOTALL)
_GREETINGS = ("start", "help")
_POINTER = "→ "  # opens a line that points to a button
_JOURNEY = re.compile(r"v1:j:([a-z-]+)")
_say = partial(label, "public")


def unnamed(message: Message) -> Message:
    """The message as nobody in particular's; what the channel knows of the language stays."""
    return replace(message, person=Person(NOBODY, language=message.person.language))


def talk_of(message: Message, title: Callable[[str], str]) -> Conversation:
    """What was talked of, from the codes linked under the message that is replied to: one is the topic, of several one
    may be picked. `title` gives that of a code, "" where there is no record.
    """
    if len(message.about) != 1:
        return Conversation(offered=message.about)
    (code,) = message.about
    return Conversation().about(code, title(code)) if title(code) else Conversation()


def instead(message: Message, language: str, hotline: str) -> Reply | None:
    """What is said instead of an answer: how to ask here, or that this is for a private chat; None where it may be
    answered.
    """
    action = message.action
    if action in _GREETINGS or not (action or message.text.strip()):
        return _line(Outcome.SMALLTALK, _say("hello", language, hotline=hotline), message.link, language)
    if not action or _is_open(action):
        return None
    key = "in_private" if message.link else "in_private_no_link"
    return _line(Outcome.SMALLTALK, _say(key, language), message.link, language)


def shown(reply: Reply, link: str) -> Reply:
    """A reply as others may see it: its first block and as much of the rest as fits, the source, and the way to the
    whole in a private chat at `link`.
    """
    page = reply.pages[min(max(reply.page, 0), len(reply.pages) - 1)] if reply.pages else ""
    page = _short(page, _say("more", reply.language))
    rows = () if reply.outcome in (Outcome.EMERGENCY, Outcome.PAUSED) else _rows(reply, link)
    return replace(reply, pages=(page,), page=0, rows=rows, replaces=False, quiz=None, files=())


def _is_open(action: str) -> bool:
    known = isinstance(decode(action), ShowPart | ShowCase) or decode_competence(action) or decode_start(action)
    return bool(known) or _OPEN_TO_ALL.match(action) is not None


def _short(page: str, more: str) -> str:
    """A page of at most `LIMIT` units, cut between lines where there are any, with the line of its source kept."""
    blocks = page.split(BLOCK_BORDER)
    foot = ""
    at = next((at for at, block in enumerate(blocks) if block.startswith("<i>") and "<a href" in block), None)
    if at is not None:
        # Below the source stands the number of the page, which means nothing without buttons to turn pages; what was
        # added after the source (who decides now) is what was asked, and goes under the head.
        foot = blocks[at].partition("\n")[0]
        blocks = [*blocks[:1], *blocks[at + 1 :], *blocks[1:at]]
    lines = [line for line in BLOCK_BORDER.join(blocks).split("\n") if not line.startswith(_POINTER)]
    body = "\n".join(lines)
    room = LIMIT - utf16_length(strip_markup(foot)) - len(BLOCK_BORDER)
    if utf16_length(strip_markup(body)) <= room:
        return BLOCK_BORDER.join(filter(None, (body, foot)))
    body = paginate([body], room - len(more) - len(BLOCK_BORDER))[0]
    return BLOCK_BORDER.join(filter(None, (body, f"<i>{more}</i>", foot)))


def _rows(reply: Reply, link: str) -> tuple[Row, ...]:
    """The ways into a private chat: to each procedure to choose from, or to the whole answer, and to ask there."""
    if not link:
        return ()
    choices = [choice for row in reply.rows for choice in row]
    ask = (Choice(_say("ask", reply.language), url=_bare(link)),)
    if reply.outcome is Outcome.CLARIFY:
        offered = [(choice.label, target) for choice in choices if (target := _target(choice.action)) is not None]
        return (*((Choice(label, url=link + encode_link(target)),) for label, target in offered[:OFFERED]), ask)
    if reply.outcome is not Outcome.ANSWER:
        return (ask,)
    event = next((target for choice in choices if isinstance(target := _target(choice.action), JourneyLink)), None)
    whole = event or (ProcedureLink(reply.codes[0]) if reply.codes else None)
    if whole is None:
        return (ask,)
    return ((Choice(_say("full", reply.language), url=link + encode_link(whole)),), ask)


def _target(action: str) -> Link | None:
    """The link that opens what a button shows; None where it shows neither a procedure nor a life event."""
    if isinstance(shows := decode(action), ShowPart):
        return ProcedureLink(shows.code)
    return JourneyLink(found[1]) if (found := _JOURNEY.match(action)) else None


def _bare(link: str) -> str:
    """The address of the bot alone."""
    return link.partition("?")[0]


def _line(outcome: Outcome, text: str, link: str, language: str) -> Reply:
    rows = ((Choice(_say("ask", language), url=_bare(link)),),) if link else ()
    return Reply(outcome, (text,), rows, language=language)
