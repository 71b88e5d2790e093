"""What the other procedures of a field state, collected once: the stock that plausible wrong choices come from.

Imported by bot.quiz. Tested by tests/unit/bot/quiz/test_neighbours.py.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from bot.quiz.likeness import core, words
from bot.quiz.offices import offices, usable
from bot.quiz.paper_names import askable, plain_name
from knowledge.provinces import is_foreign
from knowledge.records import Fee, Procedure, TimeLimit, TimeUnit
from knowledge.text import one_line

COMMON = 0.2  # share of a field's procedures from which on a paper belongs to nearly any dossier of it
FEW = 8  # procedures below which a field says nothing about what is common


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper that some procedure of the field asks for, and the words of its name alone and of the whole."""

    name: str
    core: frozenset[str]
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Neighbours:
    """What a field states. Durations and amounts with how many records state them."""

    papers: tuple[Paper, ...] = ()
    durations: Mapping[TimeUnit, Counter[float]] = field(default_factory=dict)
    amounts: Counter[float] = field(default_factory=Counter)
    offices: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Country:
    """The neighbours of every field, and of all fields together (figures alone)."""

    fields: Mapping[str, Neighbours]
    everywhere: Neighbours

    def of(self, procedure: Procedure) -> Neighbours:
        """The neighbours of a procedure."""
        return self.fields.get(field_of(procedure), Neighbours())


def collect(procedures: Iterable[Procedure]) -> Country:
    """The neighbours of every field. Copies of other provinces are no source of anything."""
    groups: dict[str, list[Procedure]] = defaultdict(list)
    for procedure in procedures:
        if not is_foreign(procedure):
            groups[field_of(procedure)].append(procedure)
    fields = {name: _neighbours(group) for name, group in groups.items()}
    return Country(fields, _together(fields.values()))


def field_of(procedure: Procedure) -> str:
    """The name of the field that a procedure belongs to."""
    return one_line(procedure.field).lower()


def stated(limit: TimeLimit) -> bool:
    """Whether a time limit states a figure that nothing doubts."""
    return bool(limit.value) and limit.unit is not TimeUnit.OTHER and not limit.flags


def stated_fee(fee: Fee) -> bool:
    """Whether a fee states an amount above nothing that nothing doubts."""
    return bool(fee.amount) and not fee.flags and fee.currency.strip().upper() in ("", "VNĐ", "VND", "ĐỒNG")


def _neighbours(group: list[Procedure]) -> Neighbours:
    durations: dict[TimeUnit, Counter[float]] = defaultdict(Counter)
    amounts: Counter[float] = Counter()
    held: Counter[str] = Counter()
    papers: Counter[str] = Counter()
    for procedure in group:
        limits = {(m.time_limit.unit, m.time_limit.value) for m in procedure.methods if stated(m.time_limit)}
        for unit, value in limits:
            durations[unit][value or 0] += 1
        amounts.update({fee.amount or 0 for m in procedure.methods for fee in m.fees if stated_fee(fee)})
        held.update(
            {name for text in (procedure.agency, procedure.authority) for name in offices(text) if usable(name)}
        )
        papers.update({plain_name(one) for part in procedure.documents for one in part.documents})
    most = max(1, COMMON * len(group)) if len(group) >= FEW else len(group)
    stock = tuple(
        Paper(name, core(name), words(name))
        for name, times in sorted(papers.items())
        if times <= most and askable(name)
    )
    return Neighbours(stock, dict(durations), amounts, held)


def _together(fields: Iterable[Neighbours]) -> Neighbours:
    durations: dict[TimeUnit, Counter[float]] = defaultdict(Counter)
    amounts: Counter[float] = Counter()
    for each in fields:
        for unit, values in each.durations.items():
            durations[unit].update(values)
        amounts.update(each.amounts)
    return Neighbours((), dict(durations), amounts)
