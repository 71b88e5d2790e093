"""Time limits and fees: the key stands in the methods asked for, and no wrong choice stands anywhere among them.

Imported by quiz_oracle. Tested by tests/unit/oracles/test_quiz_figures.py.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TypeVar

from tests.corpus.quiz_form import ERROR, WARNING, Finding
from tests.corpus.quiz_measures import Duration, alike, amounts, durations, free
from tests.corpus.quiz_raw import SILENT, Method, Question, Record
from tests.corpus.quiz_text import fold, holds, quoted, share

AMOUNT = re.compile(r"([Nn]guồn ghi )?(?:(?<=ghi )0|[1-9]\d{0,2}(?:\.\d{3})*) đồng")
NOTHING_PAID = re.compile(r"miễn|không (?:mất|thu|phải)|0 đồng")
Measure = TypeVar("Measure", Duration, int)
NOTED = 0.8  # share of the words of a quoted case that a fee's note has


def time(question: Question, record: Record) -> Iterator[Finding]:
    """What is wrong with a question about the time limit."""
    asked = record.methods_asked(question.question)
    if not asked:
        yield Finding(ERROR, "the record has no such channel", question.question)
        return
    stated = [durations(method.time) for method in asked]
    key = _one(durations(question.right))
    if key is None:
        if not any(holds(method.text, question.right) for method in asked):
            yield Finding(ERROR, "key is no duration and not in the record's words", question.right)
    else:
        yield from _stated_by_each(key, stated, [durations(method.note) for method in asked], question.right)
        noted = set().union(*(durations(method.note) for method in asked)) - {key}
        if noted:
            yield Finding(WARNING, "the note states other limits", f"{question.right} / {sorted(noted)}")
    if durations(question.explanation) - durations(record.method_section):
        yield Finding(ERROR, "explanation states a figure that the methods do not", question.explanation)
    for choice in question.wrong:
        value = _one(durations(choice))
        if value is None:
            yield from _found_words(choice, asked, record)
            continue
        if key is not None and alike(value, key):
            yield Finding(ERROR, "wrong choice comes to the same as the key", f"{choice} / {question.right}")
        exact = list(_found(choice, asked, record, partial(_states, value, durations)))
        yield from exact
        if not exact and any(alike(value, other) for other in durations(record.method_section) - {value}):
            yield Finding(WARNING, "wrong choice comes to the same as something in the methods", choice)


def fee(question: Question, record: Record) -> Iterator[Finding]:
    """What is wrong with a question about the fee."""
    asked = record.methods_asked(question.question)
    if not asked:
        yield Finding(ERROR, "the record has no such channel", question.question)
        return
    for choice in question.choices:
        if not AMOUNT.fullmatch(choice):
            yield Finding(ERROR, "choice is no well-formed amount", choice)
    forms = [bool(match[1]) for match in map(AMOUNT.fullmatch, question.choices) if match]
    if forms.count(forms[question.key] if len(forms) == len(question.choices) else True) == 1:
        yield Finding(WARNING, "the key's form differs from the others'", " | ".join(question.choices))
    key = _one(amounts(question.right))
    if key is None:
        yield Finding(ERROR, "key is no amount", question.right)
    else:
        noted = [amounts(f"{method.fee_text}\n{method.note}") for method in asked]
        yield from _stated_by_each(key, _cases(question, record, asked), noted, question.right)
    if amounts(question.explanation) - amounts(record.method_section):
        yield Finding(ERROR, "explanation states a figure that the methods do not", question.explanation)
    if key == 0 and not quoted(record.asked(question.question)):
        yield from _nothing_paid(asked)
    for choice in question.wrong:
        value = _one(amounts(choice))
        if value == key and key is not None:
            yield Finding(ERROR, "wrong choice comes to the same as the key", f"{choice} / {question.right}")
        if value == 0 or value is None and NOTHING_PAID.search(choice.lower()):
            yield from _found(choice, asked, record, free)
        elif value is None:
            yield from _found_words(choice, asked, record)
        else:
            yield from _found(choice, asked, record, partial(_states, value, amounts))


def _nothing_paid(asked: Iterable[Method]) -> Iterator[Finding]:
    """Whether the methods say elsewhere that something is paid after all."""
    paid = set().union(*(amounts(f"{method.fee_text}\n{method.note}") for method in asked)) - {0}
    spoken = [part for method in asked for part in method.fee_text.split(" | ") if part.strip() and "VNĐ" not in part]
    if paid:
        yield Finding(ERROR, "the key is 0 and the methods state money", f"{sorted(paid)}")
    elif any(fold(part) != fold(SILENT) for part in spoken):
        yield Finding(WARNING, "the key is 0 and a fee stands in words", f"{spoken}")


def _cases(question: Question, record: Record, asked: Iterable[Method]) -> list[set[int]]:
    """The amounts of each method; only those of the case that the question quotes, if it quotes one."""
    said = quoted(record.asked(question.question))
    found = []
    for method in asked:
        noted = {amount for amount, note in method.fees for part in said if share(part, note) >= NOTED}
        found.append(noted or {amount for amount, _ in method.fees})
    return found


def _stated_by_each(
    key: Measure, stated: list[set[Measure]], noted: list[set[Measure]], right: str
) -> Iterator[Finding]:
    """The key must be what each method states that states anything; failing that, what a note says."""
    saying = [values for values in stated if values]
    if not any(key in values for values in saying):
        if not saying and any(key in values for values in noted):
            yield Finding(WARNING, "key stands only in a note", right)
        else:
            yield Finding(ERROR, "key is not in the methods asked for", f"{right} / {stated}")
    elif not all(key in values for values in saying):
        yield Finding(ERROR, "the methods asked for differ", f"{right} / {saying}")
    elif any(values != {key} for values in saying):
        yield Finding(ERROR, "a method states several and the question names no case", f"{right} / {saying}")
    elif len(saying) < len(stated):
        yield Finding(WARNING, "a method states none", right)


def _found(choice: str, asked: Iterable[Method], record: Record, inside: Callable[[str], bool]) -> Iterator[Finding]:
    if any(inside(method.text) for method in asked):
        yield Finding(ERROR, "wrong choice stands in the methods asked for", choice)
    elif inside(record.method_section):
        yield Finding(ERROR, "wrong choice stands in another method", choice)
    elif inside(record.rest):
        yield Finding(WARNING, "wrong choice is mentioned elsewhere in the record", choice)


def _found_words(choice: str, asked: Iterable[Method], record: Record) -> Iterator[Finding]:
    yield from _found(choice, asked, record, lambda text: holds(text, choice))


def _states(value: Measure, measures: Callable[[str], set[Measure]], text: str) -> bool:
    return value in measures(text)


def _one(values: set[Measure]) -> Measure | None:
    return next(iter(values)) if len(values) == 1 else None
