"""Passages of handbooks in a reply: whole, with handbook, heading path and page, and buttons to read on.

Beside what a record says to somebody of the staff, never in its place; alone where no record answers, to a citizen
only where it is sure (thresholds in shelf.yaml). Wording in locale/handbooks.yaml. Imported by bot.assistant and
bot.shelf_taps. Tested by tests/unit/bot/test_shelf_replies.py.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

import yaml

from bot.answers.paging import paginate
from bot.answers.shaping import shorten
from bot.messages import Choice, Cited, Outcome, Reply
from bot.replies import Row, short
from bot.shelf_actions import SendFile, ShowPassage, ShowSection, encode_shelf
from bot.wording import notice
from index.handbooks import PassageHit
from knowledge.handbooks.places import Places, digest, one_section, passage_digest
from knowledge.handbooks.records import Handbook, HandbookKind, Passage

FILE = Path(__file__).with_name("shelf.yaml")
WORDING = "handbooks"
MOST = 3  # passages of a reply, the others as buttons


@cache
def load_limits(path: Path = FILE) -> Mapping[str, Any]:
    """The weights and thresholds; shelf.yaml says what each is."""
    content: Mapping[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return content


def sureness(hits: Sequence[PassageHit]) -> float:
    """How likely the first passage is right, 0 to 1; 0 where there is none."""
    if not hits:
        return 0.0
    limits = load_limits()
    first, *rest = hits
    rivals = (hit.score for hit in rest if not one_section(hit.passage, first.passage))
    margin = first.score - next(rivals, 0.0)
    found = {"score": hits[0].score, "margin": margin}
    total = limits["weights"]["bias"]
    total += sum(limits["weights"][name] * min(value, limits["most"][name]) for name, value in found.items())
    return 1 / (1 + math.exp(-total))


def with_passages(reply: Reply, hits: Sequence[PassageHit], places: Places, staff: bool, alone: bool = True) -> Reply:
    """The reply with what handbooks say; `staff`: it goes to somebody who works with them. Not `alone`: never in the
    place of a reply, as where a law that was not brought up to date would say who decides.
    """
    limits, sure = load_limits(), sureness(hits)
    if alone and sure >= limits[_needed(reply, staff)]:
        return _alone(reply, hits, places)
    if staff and reply.outcome in (Outcome.ANSWER, Outcome.CLARIFY) and sure >= limits["beside"]:
        return _beside(reply, hits)
    return reply


def may_take(reply: Reply, staff: bool) -> bool:
    """Whether a passage could come to a reply at all, so that none is searched for in vain."""
    return _needed(reply, staff) != "never" or (staff and reply.outcome is Outcome.ANSWER)


def _needed(reply: Reply, staff: bool) -> str:
    """How sure a passage has to be to stand in the place of a reply: the name of a limit."""
    if reply.outcome is Outcome.ABSTAIN and reply.codes:
        return "staff" if staff else "public"
    if staff and reply.outcome is Outcome.CLARIFY and reply.codes:
        return "instead"
    # Without codes it is no question of procedures: to a citizen no passage answers it.
    return "guarded" if staff and reply.outcome in (Outcome.ABSTAIN, Outcome.HANDOFF) else "never"


def passage_reply(passage: Passage, others: Sequence[Passage], places: Places, language: str) -> Reply:
    """A passage whole, with buttons to the others, to its section and to its file."""
    pages = passage_pages(passage, places.books[passage.handbook], language)
    rows = _rows_to(others, language, beside=(passage,))
    return Reply(
        Outcome.PASSAGE,
        pages,
        (*rows, _reads_on(passage, places, language)),
        language=language,
        passages=(cited(passage),),
    )


def passage_pages(passage: Passage, book: Handbook, language: str, head: str = "") -> tuple[str, ...]:
    """The pages of a passage: where it stands, its text, and what is to be known of it. One, but for the longest."""
    notes = [say("province", language, province=book.province)] if book.province else []
    notes += [say("law", language)] if book.kind is HandbookKind.LAW else []
    notes += [say("ocr", language)] if passage.ocr else []
    blocks = [head, place(passage, book, language), escape(passage.text), *(f"<i>{escape(note)}</i>" for note in notes)]
    return paginate([block for block in blocks if block])


def place(passage: Passage, book: Handbook, language: str) -> str:
    """The title of a handbook, and on the next line heading path and page."""
    heading = shorten(" › ".join(passage.heading[-3:]), 300)
    page = say("page", language, page=str(passage.page)) if passage.page else ""
    under = escape(", ".join(part for part in (heading, page) if part))
    return "\n".join(line for line in (f"📖 <b>{escape(shorten(book.title, 300))}</b>", under) if line)


def cited(passage: Passage) -> Cited:
    """The passage as a reply cites it."""
    return Cited(passage.handbook, " › ".join(passage.heading), passage.page)


def say(key: str, language: str, **values: str) -> str:
    """A wording of this module with its marks filled in, not escaped."""
    return notice(WORDING, key, language).strip().format(**values)


def _beside(reply: Reply, hits: Sequence[PassageHit]) -> Reply:
    shown = hits[:MOST]
    head = escape(say("head", reply.language))
    pages = passage_pages(shown[0].passage, shown[0].handbook, reply.language, head)
    rows = _rows_to([hit.passage for hit in shown], reply.language)
    return replace(
        reply,
        pages=(*reply.pages, *pages),
        rows=(*reply.rows, *rows),
        passages=tuple(cited(hit.passage) for hit in shown),
    )


def _alone(reply: Reply, hits: Sequence[PassageHit], places: Places) -> Reply:
    """The best passage in the place of a reply that answers nothing; what it offered to choose from stays below."""
    best, *others = (hit.passage for hit in hits[:MOST])
    found = passage_reply(best, others, places, reply.language)
    head = escape(say("alone", reply.language))
    return replace(
        reply,
        outcome=Outcome.PASSAGE,
        pages=passage_pages(best, places.books[best.handbook], reply.language, head),
        rows=(*found.rows, *reply.rows),
        passages=tuple(cited(passage) for passage in (best, *others)),
    )


def _rows_to(passages: Sequence[Passage], language: str, beside: Sequence[Passage] = ()) -> tuple[Row, ...]:
    """A button to each passage, named by its heading, or by its first words where one before it, or what is shown
    `beside`, has that name.
    """
    names = [_name(passage) for passage in beside]
    rows = []
    for passage in passages:
        name = _name(passage)
        if name in names:
            name = passage.text.partition("\n")[0]
        names.append(name)
        action = encode_shelf(ShowPassage(passage_digest(passage)))
        rows.append((Choice(short(say("open", language, name=name)), action),))
    return tuple(rows)


def _name(passage: Passage) -> str:
    return passage.heading[-1] if passage.heading else passage.text.partition("\n")[0]


def _reads_on(passage: Passage, places: Places, language: str) -> Row:
    name = passage_digest(passage)
    file = Choice(say("file", language), encode_shelf(SendFile(digest(passage.handbook), name)))
    if len(places.section(passage)) == 1:
        return (file,)
    return (Choice(say("section", language), encode_shelf(ShowSection(name))), file)
