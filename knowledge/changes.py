"""What differs between two versions of a record: time limits, fees, papers, who handles it, the texts.

Pure functions; wording and figures in words belong to bot. Imported by bot.changes_replies. Tested by
tests/unit/knowledge/test_changes.py.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from knowledge.records import Channel, Fee, Procedure, TimeLimit, TimeUnit
from knowledge.text import one_line

_BULLETS = re.compile(r"\A[^\w(«“\"]+")


class Section(StrEnum):
    """What of a record differs, beside time limits and fees."""

    PAPERS = "papers"
    LEVEL = "level"
    AGENCY = "agency"
    AUTHORITY = "authority"
    CONDITIONS = "conditions"
    STEPS = "steps"
    RESULT = "result"
    LEGAL = "legal"
    TITLE = "title"
    FIELD = "field"
    DECISION = "decision"


@dataclass(frozen=True, slots=True)
class TimeChange:
    """The time limits of a channel, in source order; empty where the record did not have the channel."""

    channel: Channel
    before: tuple[TimeLimit, ...]
    after: tuple[TimeLimit, ...]


@dataclass(frozen=True, slots=True)
class FeeChange:
    """The fees of a channel, in source order; empty where the record did not have the channel or a fee for it."""

    channel: Channel
    before: tuple[Fee, ...]
    after: tuple[Fee, ...]


@dataclass(frozen=True, slots=True)
class ListChange:
    """Entries of a list (papers, legal bases, lines of the steps) that came, went, or have other counts or forms."""

    section: Section
    added: tuple[str, ...]
    removed: tuple[str, ...]
    altered: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TextChange:
    """A text, each as one line; "" where the source was or is silent."""

    section: Section
    before: str
    after: str


Change = TimeChange | FeeChange | ListChange | TextChange


def changes(old: Procedure, new: Procedure) -> tuple[Change, ...]:
    """What differs, what matters most at a counter first. Blanks and bullets are no difference."""
    found: list[Change] = [*_times(old, new), *_fees(old, new), *_papers(old, new)]
    found += _texts(old, new, (Section.LEVEL, Section.AGENCY, Section.AUTHORITY, Section.CONDITIONS))
    found += _lists(Section.STEPS, old.steps.split("\n"), new.steps.split("\n"))
    found += _texts(old, new, (Section.RESULT,))
    found += _lists(Section.LEGAL, _bases(old), _bases(new))
    found += _texts(old, new, (Section.TITLE, Section.FIELD, Section.DECISION))
    return tuple(found)


def _times(old: Procedure, new: Procedure) -> Iterator[TimeChange]:
    for channel in _channels(old, new):
        before, after = (
            tuple(method.time_limit for method in one.methods if method.channel is channel) for one in (old, new)
        )
        if [_figure(limit) for limit in before] != [_figure(limit) for limit in after]:
            yield TimeChange(channel, before, after)


def _figure(limit: TimeLimit) -> tuple[object, ...]:
    figure = limit.value is not None and limit.unit is not TimeUnit.OTHER
    return (limit.value, limit.unit, "" if figure else one_line(limit.raw))


def _fees(old: Procedure, new: Procedure) -> Iterator[FeeChange]:
    for channel in _channels(old, new):
        before, after = (
            tuple(fee for method in one.methods if method.channel is channel for fee in method.fees)
            for one in (old, new)
        )
        if [_price(fee) for fee in before] != [_price(fee) for fee in after]:
            yield FeeChange(channel, before, after)


def _price(fee: Fee) -> tuple[object, ...]:
    return (fee.amount, fee.currency, one_line(fee.note), one_line(fee.raw) if fee.amount is None else "")


def _channels(old: Procedure, new: Procedure) -> list[Channel]:
    named = {method.channel for one in (old, new) for method in one.methods}
    return [channel for channel in Channel if channel in named]


def _papers(old: Procedure, new: Procedure) -> Iterator[ListChange]:
    before, after = (
        [paper for group in one.documents for paper in group.documents if plain(paper.name)] for one in (old, new)
    )
    names = [plain(paper.name) for paper in before], [plain(paper.name) for paper in after]
    added, removed = _missing(names[1], names[0]), _missing(names[0], names[1])
    whole = Counter((plain(one.name), one.originals, one.copies, one_line(one.form)) for one in before)
    new_ones = Counter((plain(one.name), one.originals, one.copies, one_line(one.form)) for one in after)
    altered = dict.fromkeys(name for name, *_ in new_ones - whole if name not in added)
    if added or removed or altered:
        yield ListChange(Section.PAPERS, added, removed, tuple(altered))


def _bases(one: Procedure) -> list[str]:
    return [basis.number or basis.title for basis in one.legal_bases]


def _lists(section: Section, old: Iterable[str], new: Iterable[str]) -> Iterator[ListChange]:
    before, after = [plain(line) for line in old], [plain(line) for line in new]
    added, removed = _missing(after, before), _missing(before, after)
    if added or removed:
        yield ListChange(section, added, removed)


def _missing(lines: Iterable[str], others: Iterable[str]) -> tuple[str, ...]:
    """Lines that stand oftener in `lines` than in `others`, in their order."""
    left = Counter(lines)
    left.subtract(Counter(others))
    return tuple(line for line, count in left.items() if count > 0 and line)


def _texts(old: Procedure, new: Procedure, sections: Iterable[Section]) -> Iterator[TextChange]:
    for section in sections:
        before, after = one_line(str(getattr(old, section.value))), one_line(str(getattr(new, section.value)))
        if before != after:
            yield TextChange(section, before, after)


def plain(text: str) -> str:
    """A line without the bullets before it, doubled blanks and the mark at its end."""
    return _BULLETS.sub("", one_line(text)).rstrip(" ;.,")
