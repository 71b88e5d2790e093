"""The form of a quiz question: lengths, choices, key, code, nothing left of templates or of the raw records.

Also `Finding`, what every check of the oracle yields. Imported by the other checks and by quiz_oracle.
Tested by tests/unit/oracles/test_quiz_form.py.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from tests.corpus.quiz_raw import CODE, Question
from tests.corpus.quiz_text import fold, share

ERROR, WARNING, UNVERIFIABLE = "error", "warning", "unverifiable"
KINDS = {
    "time": ("Cách thức thực hiện", "Thời hạn giải quyết"),
    "fee": ("Cách thức thực hiện", "Phí, lệ phí"),
    "papers": ("Thành phần hồ sơ",),
    "competence": (
        *("Cấp thực hiện", "Cơ quan thực hiện", "Cơ quan có thẩm quyền"),
        *("Địa chỉ tiếp nhận", "Cơ quan được ủy quyền", "Cơ quan phối hợp"),
    ),
    "steps": ("Trình tự thực hiện",),
    "sibling": (),
}  # each kind with the headings that may be its source; any for a sibling
FEWEST, MOST = 2, 10
USUAL = 4
LONGEST = {"question": 300, "choice": 100, "explanation": 200}  # characters, as Telegram's polls take them
LEFTOVERS = re.compile(
    r"[{}<>]|\bNone\b|\bnan\b|\bnull\b|\bTODO\b|%s|&\w+;|_DAY\b|\bHOUR\b|\bMONTH\b|\bYEAR\b|\bOTHER\b|NOT_ASSIGNED|"
    r"\bDIRECT\b|\bONLINE\b|\bPOSTAL\b|Không có thông tin|\ufffd|[\u200b-\u200f\ue000-\uf8ff]"
)
DANGLING = re.compile(r"(?:[,;:(–-]|\s(?:và|của|theo|hoặc|cho|các|những|với|về|tại|là|do|để|từ|đến|sau|gồm))$")
TWINS = 0.9  # share of words in common, both ways, above which two choices can hardly be told apart


class Finding(NamedTuple):
    """One thing found: its level, a short name to count it by, and the values."""

    level: str
    name: str
    detail: str = ""


def form(question: Question) -> Iterator[Finding]:
    """What is wrong with the form."""
    if question.kind not in KINDS:
        yield Finding(ERROR, "unknown kind", question.kind)
    yield from _texts(question)
    yield from _choices(question)
    yield from _codes(question)
    source = fold(question.source)
    allowed = KINDS.get(question.kind, ())
    if not source or allowed and not any(fold(heading) in source for heading in allowed):
        yield Finding(ERROR, "source is no heading of the kind", question.source)


def well_keyed(question: Question) -> bool:
    """Whether the key is the place of a choice."""
    return type(question.key) is int and 0 <= question.key < len(question.choices)


def _texts(question: Question) -> Iterator[Finding]:
    texts = {"question": question.question, "explanation": question.explanation}
    everything = [*texts.items(), *(("choice", choice) for choice in question.choices), ("answer", question.answer)]
    for name, text in everything:
        if not text.strip():
            yield Finding(ERROR, f"{name} is empty")
        if len(text) > LONGEST.get(name, LONGEST["choice"]):
            yield Finding(ERROR, f"{name} is too long", f"{len(text)}: {text}")
        if text != unicodedata.normalize("NFC", text):
            yield Finding(ERROR, f"{name} is not NFC", text)
        if left := LEFTOVERS.search(text):
            yield Finding(ERROR, f"{name} has something left over", f"«{left[0]}» in {text}")
        if text != text.strip() or re.search(r"[^\S\n]{2}|\t", text) or "\n" in text and name != "explanation":
            yield Finding(ERROR, f"{name} has odd white space", repr(text))
    if not question.question.endswith("?"):
        yield Finding(ERROR, "question does not end in ?", question.question)
    if question.explanation.count("\n") > 2:
        yield Finding(ERROR, "explanation has more than two line breaks", question.explanation)


def _choices(question: Question) -> Iterator[Finding]:
    choices = question.choices
    if not FEWEST <= len(choices) <= MOST:
        yield Finding(ERROR, "number of choices", str(len(choices)))
    elif len(choices) > USUAL:
        yield Finding(WARNING, "more than four choices", str(len(choices)))
    if len({fold(choice) for choice in choices}) < len(choices):
        yield Finding(ERROR, "two choices are the same", " | ".join(choices))
    if not well_keyed(question):
        yield Finding(ERROR, "key out of range", repr(question.key))
    elif question.answer != question.right:
        yield Finding(ERROR, "answer is not the choice of the key", f"{question.answer} / {question.right}")
    for choice in choices:
        if "…" in choice or "..." in choice:
            yield Finding(ERROR, "choice is shortened with dots", choice)
        if DANGLING.search(choice) or choice.count("(") != choice.count(")"):
            yield Finding(WARNING, "choice breaks off", choice)
        if re.match(r"[-+*•–.,;)]|[a-zđ]\)\s", choice):
            yield Finding(WARNING, "choice begins with a bullet", choice)
    pairs = ((one, other) for place, one in enumerate(choices) for other in choices[place + 1 :])
    for one, other in pairs:
        if question.kind in ("papers", "steps") and min(share(one, other), share(other, one)) >= TWINS:
            yield Finding(WARNING, "two choices are nearly the same", f"{one} | {other}")


def _codes(question: Question) -> Iterator[Finding]:
    asked, explained = (set(CODE.findall(text)) for text in (question.question, question.explanation))
    if question.code not in question.explanation:
        yield Finding(ERROR, "explanation lacks the code", question.explanation)
    if question.kind == "sibling":
        if asked:
            yield Finding(ERROR, "question gives the code away", question.question)
        return
    if question.code not in question.question:
        yield Finding(ERROR, "question lacks the code", question.question)
    if others := (asked | explained) - {question.code}:
        yield Finding(ERROR, "another code is named", ", ".join(sorted(others)))
