"""Questions on the order of steps, where a record numbers them "Bước 1", "Bước 2", ... and they open shortly.

Wrong choices are other steps of the same record. Where two steps are alike, or a step is only for a case, nothing is
asked. Imported by bot.quiz.bank. Tested by tests/unit/bot/quiz/test_steps.py.
"""

from __future__ import annotations

import re

from bot.quiz.draft import LONGEST_CHOICE, Draft, LeftOut, Reason, drawn, folded, say
from bot.quiz.likeness import alike
from bot.quiz.offices import is_office
from bot.quiz.question import QuestionKind
from bot.quiz.subject import Made, Subject
from knowledge.text import one_line

KIND = QuestionKind.STEPS
FEWEST = 3  # steps of a record, and choices of a question
SHORTEST = 3  # words that say what is done
LONGEST_HEADING = 60

_HEADING = re.compile(r"^\W*bước\s+(\d{1,2})\b\s*[:.\-–)]*[ \t]*", re.IGNORECASE | re.MULTILINE)
_LINE_END = re.compile(r"(?<![.;:])\n\s*(?=\S)")
_SENTENCE = re.compile(r"(?<=[^\d\s][.])\s+(?=\S)|\n")
_UNCLEAR = re.compile(
    r"trường hợp|nếu |bước|nêu trên|nói trên|sau đây|như sau|theo quy định tại|(?:các|những) (?:việc"
    r"|nội dung) sau|…|\.\.\.",
    re.IGNORECASE,
)
# Ends before it says what is done.
_UNFINISHED = re.compile(
    r"(?:thực hiện|giải quyết|tiến hành|hồ sơ gồm|sau|gồm|như|là|và|việc|có trách nhiệm|quyết định"
    r"|nội dung|theo|thì|bao gồm|để)"
    r"(?: (?:các|những) (?:nội dung|việc|công việc))?\s*$",
    re.IGNORECASE,
)


def step_drafts(subject: Subject) -> Made:
    """The questions on the order of a procedure's steps."""
    steps = numbered_steps(subject.procedure.steps)
    whole = [folded(step) for step in whole_steps(subject.procedure.steps)]
    if len(steps) < FEWEST:
        yield LeftOut(KIND, Reason.SILENT)
        return
    short = {at: text for at, text in enumerate(steps) if text}
    if len(short) < FEWEST:
        yield LeftOut(KIND, Reason.UNCLEAR)
        return
    code, section = subject.procedure.code, say("section_steps")
    if 0 in short:
        wrong = drawn(_others(short, 0, whole[0]), code, "first")
        fact = say("steps_fact", number="1", step=short[0])
        yield Draft(KIND, "steps_first", short[0], tuple(wrong), section, fact, fewest=FEWEST)
    after = {str(at): at for at in short if at and at - 1 in short and _single(short, at - 1)}
    for mark in drawn(after, code, "after")[:1]:
        at = after[mark]
        wrong = drawn((text for text in _others(short, at, whole[at]) if text != short[at - 1]), code, "after", mark)
        fact = say("steps_fact", number=str(at + 1), step=short[at])
        values = {"step": short[at - 1]}
        yield Draft(KIND, "steps_after", short[at], tuple(wrong), section, fact, values, fewest=FEWEST)


def _others(short: dict[int, str], at: int, whole: str = "") -> list[str]:
    """The other steps that are surely not the one at `at`, which says `whole` (folded)."""
    others = (text for other, text in short.items() if other != at)
    return [text for text in others if not alike(text, short[at]) and folded(text) not in whole]


def _single(short: dict[int, str], at: int) -> bool:
    return len(_others(short, at)) == len(short) - 1


def numbered_steps(text: str) -> list[str]:
    """What each step opens with, in order, "" where that is no short whole sentence.

    Empty unless the steps are numbered 1, 2, 3, ... once.
    """
    return [_opening(step) for step in whole_steps(text)]


def whole_steps(text: str) -> list[str]:
    """The whole text of each step, in order; empty unless the steps are numbered 1, 2, 3, ... once."""
    found = list(_HEADING.finditer(text))
    if [int(match[1]) for match in found] != list(range(1, len(found) + 1)):
        return []
    ends = [*(match.start() for match in found[1:]), len(text)][: len(found)]
    return [text[match.end() : end] for match, end in zip(found, ends, strict=True)]


def _mended(text: str) -> str:
    """`text` with the lines joined that were broken within a sentence."""
    return _LINE_END.sub(lambda match: " " if text[match.end()].islower() else "\n", text)


def _opening(step: str) -> str:
    sentence = one_line(_SENTENCE.split(_mended(step.strip()))[0]).lstrip("-+*• ")
    heading, colon, _ = sentence.partition(":")
    headed = bool(colon) and len(heading) <= LONGEST_HEADING and not _UNFINISHED.search(heading)
    headed = headed and not is_office(heading)
    said = (heading if headed else sentence).rstrip(" .;,")
    whole = (
        len(said.split()) >= SHORTEST
        and len(said) <= LONGEST_CHOICE
        and ":" not in said
        and not _UNFINISHED.search(said)
        and not is_office(said, alone=True)
    )
    return said.replace("«", '"').replace("»", '"') if whole and not _UNCLEAR.search(said) else ""
