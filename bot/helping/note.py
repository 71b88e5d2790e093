"""The note that goes home with a resident: every paper whole with a box, where, how long, how much, the link.

A `Printer` makes files of a `Note`; `print_html` is the plain one, a page that any browser prints and that asks nothing
of any host. Imported by bot.helping. Tested by tests/unit/bot/helping/test_note.py.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields

from bot.answers.frame import month_text
from bot.answers.methods import fee_groups, time_groups
from bot.answers.overview import overview
from bot.answers.papers import case_label
from bot.answers.view import ProcedureView
from bot.answers.wording import wording
from bot.helping.cases import Listing
from bot.helping.checklist import Item, checklist, mark, missing
from bot.helping.places import Places
from bot.messages import File
from bot.templating import environment
from bot.training.speech import Speech
from knowledge.cases import alternatives
from knowledge.records import Level
from knowledge.text import one_line

FILE = "danh-sach-giay-to.html"


@dataclass(frozen=True, slots=True)
class Note:
    """The context of bot/templates/helping/note.html. `centre` and `case` may be ""; `link` opens the list."""

    language: str
    code: str
    name: str
    title: str
    case: str
    items: tuple[Item, ...]
    ticks: frozenset[str]
    missing: int
    where: str
    centre: str
    times: tuple[str, ...]
    fees: tuple[str, ...]
    decision: str
    as_of: str
    source: str
    link: str


Printer = Callable[[Note], tuple[File, ...]]


def note_of(view: ProcedureView, listing: Listing, places: Places, language: str, link: str) -> Note:
    """The note of a list."""
    answers, procedure = wording(language), view.procedure
    items = checklist(procedure, listing.place, answers)
    place, groups = listing.place, procedure.documents
    times = (
        _line(one.channels, "; ".join(filter(None, (one.limit, *one.doubts))))
        for one in time_groups(procedure.methods, answers)
    )
    fees = (
        _line(one.channels, " – ".join(filter(None, (line.amount, line.note, *line.doubts))))
        for one in fee_groups(procedure.methods, answers)
        for line in one.lines
    )
    return Note(
        language=answers.language,
        code=procedure.code,
        name=one_line(view.plain.name) if view.plain else "",
        title=one_line(procedure.title),
        case=case_label(groups[place].case) if place is not None and place in alternatives(groups) else "",
        items=items,
        ticks=listing.ticks,
        missing=len(missing(items, listing.ticks)),
        where=overview(view, answers).where,
        centre=places.centre(listing.unit, language) if procedure.level is Level.COMMUNE else "",
        times=tuple(times),
        fees=tuple(fees),
        decision=one_line(procedure.decision),
        as_of=month_text(procedure.as_of, answers),
        source=procedure.link,
        link=link,
    )


def print_html(note: Note) -> tuple[File, ...]:
    """The note as one page of HTML."""
    speech = Speech(note.language, "helping")
    values = {field.name: getattr(note, field.name) for field in fields(note)}
    silent = wording(note.language).text("silent")
    page = environment("helping").get_template("note.html").render(values, say=speech.label, mark=mark, silent=silent)
    return (File(FILE, page.encode(), speech.label("note_caption")),)


def _line(channels: str, text: str) -> str:
    return f"{channels}: {text}" if channels and text else text
