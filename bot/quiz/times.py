"""Questions on the time limit: one for all channels where they agree, else one a channel that states a figure.

Wrong choices are other limits of the field in the same unit; no number that the record mentions before any unit of
time is among them. Imported by bot.quiz.bank. Tested by tests/unit/bot/quiz/test_times.py.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence

from bot.answers.durations import format_duration
from bot.quiz.draft import Draft, LeftOut, Reason, drawn, say
from bot.quiz.figures import time_numbers, without_sources
from bot.quiz.neighbours import Neighbours, stated
from bot.quiz.question import QuestionKind
from bot.quiz.subject import Made, Subject
from knowledge.records import Channel, SubmissionMethod, TimeUnit

KIND = QuestionKind.TIME
CHANNELS = (Channel.DIRECT, Channel.ONLINE, Channel.POSTAL)
FARTHEST = 6.0  # times longer or shorter than the key that a wrong choice may be
NEAREST = 7  # of the plausible limits from which three are drawn
MOST_HOURS = 24.0  # a longer limit in hours is nothing that people say

_CONDITION = re.compile(
    r"\bngay\b|không quy định|chưa quy định|thỏa thuận|tùy |tuỳ |riêng|từng bước|trước ngày", re.IGNORECASE
)
_SAID = re.compile(r"(\d+(?:[.,]\d+)?)\s*(?:\([^()]{1,30}\)\s*)?(ngày\s+làm\s+việc|ngày|giờ|tháng|năm)\b")


def time_drafts(subject: Subject, everywhere: Neighbours) -> Made:
    """The questions on the time limit of a procedure."""
    channels = by_channel(subject.procedure.methods)
    if not channels:
        yield LeftOut(KIND, Reason.SILENT)
        return
    limits = {channel: _limit(methods) for channel, methods in channels.items()}
    known = {channel: limit for channel, limit in limits.items() if not isinstance(limit, Reason)}
    yield from (LeftOut(KIND, reason) for reason in limits.values() if isinstance(reason, Reason))
    if not known:
        return
    if len(set(known.values())) == 1 and len(known) == len(limits) == len(
        {m.channel for m in subject.procedure.methods}
    ):
        yield _draft(subject, everywhere, None, *next(iter(known.values())))
        return
    for channel, (value, unit) in known.items():
        yield _draft(subject, everywhere, channel, value, unit)


def by_channel(methods: Sequence[SubmissionMethod]) -> dict[Channel, list[SubmissionMethod]]:
    """The methods of each channel that has a name, in a fixed order of channels."""
    found = {channel: [method for method in methods if method.channel is channel] for channel in CHANNELS}
    return {channel: those for channel, those in found.items() if those}


def _limit(methods: Sequence[SubmissionMethod]) -> tuple[float, TimeUnit] | Reason:
    found = {(method.time_limit.value, method.time_limit.unit) for method in methods}
    if len(found) > 1:
        return Reason.SEVERAL
    if any(method.time_limit.flags for method in methods):
        return Reason.DOUBTED
    if not all(stated(method.time_limit) for method in methods):
        return Reason.SILENT
    value, unit = methods[0].time_limit.value or 0.0, methods[0].time_limit.unit
    if unit is TimeUnit.HOUR and value > MOST_HOURS:
        return Reason.UNCLEAR
    for method in methods:
        if time_numbers(without_sources(method.note)) - {value} - _derived(method.note, value) or _CONDITION.search(
            method.note
        ):
            return Reason.QUALIFIED
        if any(named != unit_name(unit) for named in said_units(method.note, value)):
            return Reason.DOUBTED
    return value, unit


def unit_name(unit: TimeUnit) -> str:
    """What a unit is called: "ngày làm việc"."""
    return format_duration(1, unit).partition(" ")[2]


def said_units(note: str, value: float) -> list[str]:
    """The units in which a note says `value`."""
    found = _SAID.findall(note.lower())
    return [" ".join(unit.split()) for number, unit in found if float(number.replace(",", ".")) == value]


def _derived(note: str, value: float) -> frozenset[float]:
    """What the key itself comes to in other units, where the note says it again."""
    return (
        time_numbers(" ".join(f"{value:g} {unit}" for unit in ("ngày", "giờ", "tháng", "năm"))) if note else frozenset()
    )


def _draft(subject: Subject, everywhere: Neighbours, channel: Channel | None, value: float, unit: TimeUnit) -> Draft:
    right = format_duration(value, unit)
    said = say(f"channel_{channel.value}") if channel else ""
    mentioned = subject.time_numbers | {method.time_limit.value or 0.0 for method in subject.procedure.methods}
    stock = [subject.neighbours.durations.get(unit, Counter()), everywhere.durations.get(unit, Counter())]
    figures = _plausible(value, [counted for counted in stock if counted], mentioned, unit)
    wrong = drawn(
        (format_duration(figure, unit) for figure in figures), subject.procedure.code, KIND.value, said, right
    )
    return Draft(
        kind=KIND,
        wording="time_channel" if channel else "time",
        values={"channel": said},
        right=right,
        wrong=tuple(wrong),
        section=say("section_time"),
        fact=f"{said.lower()}, {right}" if channel else right,
    )


def _plausible(
    value: float, stock: Sequence[Counter[float]], mentioned: frozenset[float], unit: TimeUnit
) -> list[float]:
    found: dict[float, None] = {}
    for counted in stock:
        near = [
            other
            for other in counted
            if other == int(other) and other not in mentioned and 1 / FARTHEST <= other / value <= FARTHEST
            and not (unit is TimeUnit.HOUR and other > MOST_HOURS)
        ]  # fmt: skip
        near.sort(key=lambda other: (abs(math.log(other / value)) - 0.5 * math.log(counted[other]), other))
        found.update(dict.fromkeys(near[:NEAREST]))
        if len(found) >= NEAREST - 2:
            break
    return list(found)[:NEAREST]
