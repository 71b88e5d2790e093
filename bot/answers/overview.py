"""The overview of a procedure: a card short enough to read at once, each cut shown and pointing to its
button.

The context of the template overview.html. Imported by bot.answers.parts.
Tested by tests/unit/bot/answers/test_overview.py.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.answers.methods import FeeLine, fee_groups, time_groups
from bot.answers.papers import PaperGroup, short_list
from bot.answers.places import handing_in
from bot.answers.shaping import clip, shorten, tidy
from bot.answers.view import ProcedureView
from bot.answers.wording import Wording
from bot.messages import Facet

# Characters or entries that keep a card near 1,500 characters.
_PAPERS, _PAPER = 7, 100
_NOTE, _PLACE, _CONDITIONS, _AUDIENCE = 90, 150, 160, 120
_METHODS, _FEES = 3, 2


@dataclass(frozen=True, slots=True)
class ShortLine:
    """A line of the card: the channels it holds for ("" for all) and what it says."""

    channels: str
    text: str


@dataclass(frozen=True, slots=True)
class Overview:
    """The card. `papers_all` counts the entries of the whole list; `papers_more` is the button for it, or
    "".
    """

    summary: str
    tips: tuple[str, ...]
    stale: bool
    written_for: str
    audience: str
    conditions: str
    papers: tuple[PaperGroup, ...]
    papers_all: int
    papers_more: str
    times: tuple[ShortLine, ...]
    fees: tuple[ShortLine, ...]
    where: str
    result: str


def overview(view: ProcedureView, speech: Wording) -> Overview:
    """The card of `view`."""
    one = view.procedure
    papers, papers_all = short_list(one.documents, _PAPERS, _PAPER, speech)
    shown = [paper.name for group in papers for paper in group.papers]
    cut = len(shown) < papers_all or any(name.endswith("…") for name in shown)
    address = one.receiving_address
    if view.overlay is not None and view.overlay.receiving_address:
        address = view.overlay.receiving_address
    return Overview(
        summary=tidy(view.plain.summary) if view.plain else "",
        tips=tuple(tidy(tip) for tip in view.plain.tips) if view.plain else (),
        stale=view.plain_stale,
        written_for=view.plain.decision if view.plain else "",
        audience=shorten(", ".join(one.audience), _AUDIENCE),
        conditions=shorten(one.conditions, _CONDITIONS),
        papers=papers,
        papers_all=papers_all,
        papers_more=speech.button(Facet.DOCUMENTS) if cut else "",
        times=short_times(view, speech, _NOTE),
        fees=short_fees(view, speech, _NOTE),
        where=shorten(address or one.agency or "".join(handing_in(tidy(one.steps))[:1]), _PLACE),
        result=shorten(one.result, _PLACE),
    )


def short_times(view: ProcedureView, speech: Wording, note: int) -> tuple[ShortLine, ...]:
    """The time limits in short, notes cut to `note` characters; where some are left, the last line points to them."""
    groups = time_groups(view.procedure.methods, speech)
    lines: dict[str, list[str]] = {}
    for group in groups:
        text = "; ".join(filter(None, [clip(group.limit, note), clip(group.note, note), *group.doubts]))
        lines.setdefault(text, []).append(group.channels)
    return _few(lines, speech.button(Facet.TIME), len(lines) == 1)


def short_fees(view: ProcedureView, speech: Wording, note: int) -> tuple[ShortLine, ...]:
    """The fees in short, in the same manner."""
    lines: dict[str, list[str]] = {}
    for group in fee_groups(view.procedure.methods, speech):
        said = [_fee(line, note) for line in group.lines[:_FEES]] or [speech.text("silent")]
        if len(group.lines) > _FEES:
            said.append(speech.text("and_more", number=len(group.lines) - _FEES))
        lines.setdefault("; ".join(said), []).append(group.channels)
    return _few(lines, speech.button(Facet.FEE), len(lines) == 1)


def _fee(line: FeeLine, note: int) -> str:
    return " – ".join(filter(None, [line.amount, clip(line.note, note), *line.doubts]))


def _few(lines: dict[str, list[str]], button: str, for_all: bool) -> tuple[ShortLine, ...]:
    """The first lines; where some are left out, a last one that is only an ellipsis and the button's
    label.
    """
    named = [
        ShortLine("" if for_all else _sentence(channels), text) for text, channels in list(lines.items())[:_METHODS]
    ]
    if len(lines) > _METHODS:
        named.append(ShortLine("", f"… «{button}»"))
    return tuple(named)


def _sentence(channels: list[str]) -> str:
    first, *rest = dict.fromkeys(channels)
    return ", ".join([first, *(one[:1].lower() + one[1:] for one in rest)])
