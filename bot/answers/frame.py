"""The frame of every answer: the head of the card, the source, and the number of a page.

A procedure whose published address is unknown gets its code and the portal's search, never an invented
address. Imported by bot.answers.render. Tested by tests/unit/bot/answers/test_frame.py.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.answers.shaping import shorten, tidy
from bot.answers.view import ProcedureView
from bot.answers.wording import Wording
from knowledge.text import one_line

HOME_PROVINCE = "Lâm Đồng"
_AGENCY = 120  # characters of the agency in the head; the part "agency" shows it whole


@dataclass(frozen=True, slots=True)
class Head:
    """The head of the card. `province` is the other province whose copy it is, or ""."""

    title: str
    everyday: str
    code: str
    level: str
    handler: str
    province: str
    not_offered: bool


@dataclass(frozen=True, slots=True)
class Source:
    """Where the answer comes from. `link` is a published address or ""; `date` is "" where unknown."""

    code: str
    link: str
    decision: str
    date: str
    authored: bool


@dataclass(frozen=True, slots=True)
class PageNumber:
    """Page `page` of `pages`."""

    page: int
    pages: int


def head(view: ProcedureView, speech: Wording) -> Head:
    """The head of the card of `view`."""
    procedure = view.procedure
    return Head(
        title=one_line(procedure.title),
        everyday=one_line(view.plain.name) if view.plain else "",
        code=procedure.code,
        level=speech.text(f"level_{procedure.level.value}"),
        handler=shorten(procedure.agency or procedure.authority, _AGENCY),
        province="" if procedure.jurisdiction == HOME_PROVINCE else procedure.jurisdiction,
        not_offered=view.offered is False,
    )


def source(view: ProcedureView, speech: Wording) -> Source:
    """The source of `view`."""
    procedure = view.procedure
    return Source(
        code=procedure.code,
        link=procedure.link if procedure.link.startswith(("https://", "http://")) else "",
        decision=tidy(procedure.decision),
        date=month_text(procedure.as_of, speech),
        authored=procedure.source == "authored",
    )


def month_text(as_of: str, speech: Wording) -> str:
    """An ISO 8601 date or month as month and year: "2026-07" gives "tháng 7/2026" in Vietnamese; "" for
    none.
    """
    year, _, rest = as_of.partition("-")
    month = rest.partition("-")[0]
    if not (year.isdigit() and month.isdigit()):
        return as_of
    return speech.text("month", month=int(month), year=year)


def date_text(date: str) -> str:
    """An ISO 8601 date as day/month/year; anything else as it is."""
    parts = date.split("-")
    if len(parts) != 3 or not all(part.isdigit() for part in parts):
        return date
    year, month, day = parts
    return f"{int(day)}/{int(month)}/{year}"
