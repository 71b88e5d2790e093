"""Fees and time limits of the submission methods, said as the source states them; equal channels are put
together.

A figure is never corrected: what cannot be right is shown with a doubt beside it. A fee of 0 is "the source
says 0", not "free". Imported by bot.answers. Tested by tests/unit/bot/answers/test_methods.py.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from bot.answers.durations import format_duration
from bot.answers.money import format_amount
from bot.answers.shaping import tidy
from bot.answers.wording import Wording
from knowledge.records import Channel, Fee, Flag, SubmissionMethod, TimeLimit, TimeUnit

_UNIT_TOKEN = re.compile(r"\b(?:WORKING_DAY|DAY|HOUR|MONTH|YEAR|OTHER)\b\s*$")
_WORD = re.compile(r"\w")
_LETTER = re.compile(r"[^\W\d_]")
Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class FeeLine:
    """One fee: its amount in words ("" where only the note speaks), the note whole, and the doubts about
    it.
    """

    amount: str
    note: str
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FeeGroup:
    """The fees of the channels named; none where the source is silent."""

    channels: str
    lines: tuple[FeeLine, ...]


@dataclass(frozen=True, slots=True)
class TimeGroup:
    """The time limit of the channels named, the note of these methods whole, and the doubts about the
    figure.
    """

    channels: str
    limit: str
    note: str
    doubts: tuple[str, ...] = ()


def fee_groups(methods: Iterable[SubmissionMethod], speech: Wording) -> tuple[FeeGroup, ...]:
    """The fees of `methods`; channels with the same fees share a group."""
    grouped = _together((method.fees, method.channel) for method in methods)
    return tuple(
        FeeGroup(
            channel_names(channels, speech),
            tuple(line for fee in fees if (line := fee_line(fee, speech)) != FeeLine("", "")),
        )
        for fees, channels in grouped.items()
    )


def time_groups(methods: Iterable[SubmissionMethod], speech: Wording) -> tuple[TimeGroup, ...]:
    """The time limits of `methods`; channels with the same limit and note share a group."""
    grouped = _together(((method.time_limit, method.note), method.channel) for method in methods)
    return tuple(
        TimeGroup(
            channel_names(channels, speech),
            limit_text(limit, note, speech),
            tidy(note),
            doubts(limit.flags, limit.raw, speech),
        )
        for (limit, note), channels in grouped.items()
    )


def fee_line(fee: Fee, speech: Wording) -> FeeLine:
    """One fee in words."""
    note = tidy(fee.note)
    if fee.amount is None:
        written = note or tidy(fee.raw)
        return FeeLine("", written if _WORD.search(written) else "", doubts(fee.flags, fee.raw, speech))
    amount = format_amount(fee.amount, speech.language, fee.currency)
    if fee.amount == 0:
        amount = speech.text("fee_zero", amount=amount)
    return FeeLine(amount, note, doubts(fee.flags, amount, speech))


def limit_text(limit: TimeLimit, note: str, speech: Wording) -> str:
    """A time limit in words; without a figure the source's own words, its note, or that it is silent."""
    if limit.value is not None and limit.unit is not TimeUnit.OTHER:
        duration = format_duration(limit.value, limit.unit, speech.language)
        return duration if limit.value else speech.text("time_zero", duration=duration)
    written = tidy(_UNIT_TOKEN.sub("", limit.raw))
    if _LETTER.search(written):
        return written
    return speech.text("time_in_note" if note.strip() else "time_silent")


def doubts(flags: Iterable[Flag], shown: str, speech: Wording) -> tuple[str, ...]:
    """What is said beside a value that cannot be right."""
    return tuple(speech.text("doubt", reason=speech.text(f"doubt_{flag.value}", shown=shown)) for flag in flags)


def channel_names(channels: Iterable[Channel], speech: Wording) -> str:
    """The channels named in order, each once, the first with a capital."""
    names = ", ".join(dict.fromkeys(speech.text(f"channel_{channel.value}") for channel in channels))
    return names[:1].upper() + names[1:]


def _together(pairs: Iterable[tuple[Key, Channel]]) -> dict[Key, list[Channel]]:
    grouped: dict[Key, list[Channel]] = {}
    for key, channel in pairs:
        grouped.setdefault(key, []).append(channel)
    return grouped
