"""A checklist as a page: the papers with their ticks, what is missing, where to go, how long and how much.

The same page for the volunteer and, handed over, for the resident; they differ in their buttons (`Pad`). Imported by
bot.helping. Tested by tests/unit/bot/helping/test_sheet.py and, over every record, by
tests/corpus/test_helping_lists.py.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from bot.answers.frame import source
from bot.answers.overview import ShortLine, overview
from bot.answers.papers import case_label
from bot.answers.shaping import shorten
from bot.answers.templates import fill
from bot.answers.view import ProcedureView
from bot.answers.wording import wording
from bot.helping.cases import Listing
from bot.helping.checklist import Item, checklist, mark, missing, papers
from bot.helping.places import Places
from bot.messages import Choice, Facet, Reply
from bot.replies import Row, part_choice
from bot.training.speech import Speech
from knowledge.cases import alternatives
from knowledge.records import Level
from knowledge.text import one_line

A_PAGE = 6  # papers a page: as many as one screen of a telephone has buttons for
NAME, LABEL, FORM, CASE, TITLE = 160, 42, 60, 120, 160  # characters
MISSING, MISSED = 6, 44  # papers named as missing, and characters of each
LINE = 260  # characters of where, time and fee, each


@dataclass(frozen=True, slots=True)
class Pad:
    """What the buttons of a page do: `tick` a paper at a page, `turn` to a page; `rows` stand below them."""

    tick: Callable[[str, int], str]
    turn: Callable[[int], str]
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheets:
    """Makes pages of checklists."""

    places: Places

    def reply(self, view: ProcedureView, listing: Listing, pad: Pad, speech: Speech, page: int, above: str) -> Reply:
        """The page of a list, below a line `above` of it where there is one; `page` is 0-based and put in bounds."""
        answers = wording(speech.language)
        items = checklist(view.procedure, listing.place, answers)
        counted = papers(items)
        pages = [counted[at : at + A_PAGE] for at in range(0, len(counted), A_PAGE)] or [()]
        page = min(max(page, 0), len(pages) - 1)
        lines = [above] if above else []
        lines += [self.title(view, speech), *self.case(view, listing, speech), ""]
        lines += _papers(items, pages[page], listing, speech)
        if len(pages) > 1:
            lines.append(speech.say("page", number=page + 1, of=len(pages)))
        lines += ["", _lacking(items, listing, speech, named=len(pages) > 1)] if counted else []
        lines += ["", *self.facts(view, listing, speech), "", *fill("source", source(view, answers), answers)]
        rows = [(Choice(_label(item, listing, speech), pad.tick(item.key, page)),) for item in pages[page]]
        turns = [speech.choice("previous", pad.turn(page - 1))] if page else []
        turns += [speech.choice("next", pad.turn(page + 1))] if page + 1 < len(pages) else []
        code = view.procedure.code
        whole = (part_choice(code, Facet.DOCUMENTS, speech.language), part_choice(code, Facet.STEPS, speech.language))
        below = [tuple(turns), whole, *pad.rows]
        reply = speech.reply(*lines, rows=(*rows, *(row for row in below if row)))
        return replace(reply, codes=(code,))

    def title(self, view: ProcedureView, speech: Speech) -> str:
        """What the list is for: in everyday words where there are any, and officially."""
        one, title = view.procedure, shorten(view.procedure.title, TITLE)
        everyday = one_line(view.plain.name) if view.plain and speech.language == "vi" else ""
        if not everyday:
            return speech.say("list_for", title=title, code=one.code)
        return speech.say("list_for_everyday", name=everyday[:1].upper() + everyday[1:], title=title, code=one.code)

    def case(self, view: ProcedureView, listing: Listing, speech: Speech) -> list[str]:
        """The alternative that holds, where there are several."""
        groups, place = view.procedure.documents, listing.place
        if place is None or place not in alternatives(groups):
            return []
        return [speech.say("list_case", case=shorten(case_label(groups[place].case), CASE))]

    def facts(self, view: ProcedureView, listing: Listing, speech: Speech) -> list[str]:
        """Where, how long, how much: as the record says it, and the centre of the commune beside it."""
        card, level = overview(view, wording(speech.language)), view.procedure.level
        where = [wording(speech.language).text(f"level_{level.value}"), card.where]
        lines = [speech.say("where", text=shorten(". ".join(filter(None, where)), LINE))]
        if level is Level.COMMUNE:
            centre = self.places.centre(listing.unit, speech.language)
            lines.append(speech.say("where_centre", text=shorten(centre, LINE)))
        lines.append(speech.say("time", text=shorten(_joined(card.times, speech), LINE)))
        lines.append(speech.say("fee", text=shorten(_joined(card.fees, speech), LINE)))
        return lines


def _papers(items: Sequence[Item], shown: Sequence[Item], listing: Listing, speech: Speech) -> list[str]:
    counted, lacking = papers(items), missing(items, listing.ticks)
    if not counted:
        return [speech.say("no_papers")]
    there = sum(item.key in listing.ticks for item in counted)
    lines = [speech.say("papers", have=there, of=there + len(lacking))]
    heading = ""
    for item in shown:
        if item.case and item.case != heading:
            lines.append(speech.say("list_case", case=shorten(item.case, CASE)))
        heading = item.case
        lines.append(_line(item, listing, speech))
    lines += [speech.say("how_to_tick")]
    if remarks := len(items) - len(counted):
        lines.append(speech.say("remarks", number=remarks, part=wording(speech.language).button(Facet.DOCUMENTS)))
    return lines


def _lacking(items: Sequence[Item], listing: Listing, speech: Speech, named: bool) -> str:
    """What is missing: by number, by name too where not all of the list is seen at once."""
    lacking = missing(items, listing.ticks)
    if not lacking:
        return speech.say("none_missing")
    if not named:
        return speech.say("missing", number=len(lacking), names=", ".join(str(item.number) for item in lacking))
    names = "; ".join(f"{item.number}. {shorten(item.name, MISSED)}" for item in lacking[:MISSING])
    more = speech.label("and_more", number=len(lacking) - MISSING) if len(lacking) > MISSING else ""
    return speech.say("missing", number=len(lacking), names=" ".join(filter(None, (names, more))))


def _line(item: Item, listing: Listing, speech: Speech) -> str:
    beside = ", ".join(filter(None, (item.counts, shorten(item.form, FORM))))
    name = shorten(item.name, NAME) + (f" ({beside})" if beside else "")
    return speech.say(f"paper_{mark(item, listing.ticks)}", number=item.number, name=name)


def _label(item: Item, listing: Listing, speech: Speech) -> str:
    return speech.label(f"tick_{mark(item, listing.ticks)}", number=item.number, name=shorten(item.name, LABEL))


def _joined(lines: Sequence[ShortLine], speech: Speech) -> str:
    said = [f"{line.channels}: {line.text}" if line.channels else line.text for line in lines]
    return "; ".join(said) or wording(speech.language).text("silent")
