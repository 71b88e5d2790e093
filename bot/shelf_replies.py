"""Passages of handbooks beside an officer's answer: the best one whole, with handbook, heading path and page.

They stand beside what the record says, never in its place. Wording in locale/handbooks.yaml. Imported by
bot.assistant. Tested by tests/unit/bot/test_shelf_replies.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from html import escape

from bot.answers.paging import PAGE_LIMIT
from bot.answers.shaping import shorten
from bot.messages import Cited, Reply
from bot.wording import notice
from index.handbooks import PassageHit

WORDING = "handbooks"
LEAST = 1.0  # of messages that ask for no procedure 14 % find one so alike, of questions over handbooks 47 %
MOST = 3
HEAD = 600  # characters left for handbook and headings on the page


def with_passages(reply: Reply, hits: Sequence[PassageHit]) -> Reply:
    """The reply with the best passage as a page of its own, and the places of the next ones."""
    shown = [hit for hit in hits if hit.score >= LEAST][:MOST]
    if not shown:
        return reply
    best, *others = shown
    lines = [f"📖 <b>{_say('head', reply.language)}</b>", _place(best, reply.language), ""]
    lines.append(escape(shorten(best.passage.text, PAGE_LIMIT - HEAD)))
    if best.passage.ocr:
        lines += ["", f"<i>{_say('ocr', reply.language)}</i>"]
    if others:
        lines += ["", _say("others", reply.language), *(f"• {_place(hit, reply.language)}" for hit in others)]
    cited = tuple(Cited(hit.handbook.name, " › ".join(hit.passage.heading), hit.passage.page) for hit in shown)
    return replace(reply, pages=(*reply.pages, "\n".join(lines)), passages=cited)


def _place(hit: PassageHit, language: str) -> str:
    heading = " › ".join(hit.passage.heading[-3:])
    page = _say("page", language).format(page=hit.passage.page) if hit.passage.page else ""
    return escape(", ".join(part for part in (hit.handbook.title, shorten(heading, 200), page) if part))


def _say(key: str, language: str) -> str:
    return notice(WORDING, key, language).strip()
