"""Questions on the dossier: which paper is in it, and which is not.

A paper from elsewhere is offered only where no paper of the record, in any group, and no sentence of it may mean the
same, and where no line of the dossier is open ("giấy tờ khác có liên quan"). Where papers stand under headings, the
question names the heading. Imported by bot.quiz.bank. Tested by tests/unit/bot/quiz/test_papers.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from bot.answers.papers import case_name, has_counts, is_note_group
from bot.quiz.draft import MOST_CHOICES, Draft, LeftOut, Reason, digest, drawn, say
from bot.quiz.likeness import alike, mentioned, words_alike
from bot.quiz.neighbours import Paper
from bot.quiz.paper_names import is_open, plain_name, readable, says_something, without_marks
from bot.quiz.question import QuestionKind
from bot.quiz.subject import Made, Subject
from knowledge.records import DocumentGroup
from knowledge.text import one_line

KIND = QuestionKind.PAPERS
WRONG = MOST_CHOICES - 1
MOST_RIGHT = 2  # questions of each sort a record
LONGEST_CASE = 90

_NO_PAPERS = re.compile(r"xuất trình|lưu ý|ghi chú|chú ý|số lượng|thời hạn", re.IGNORECASE)
_BARE_CASE = re.compile(
    r"(?:(?:(?:thành phần|số lượng|một|01 bộ)\s+)*hồ sơ"
    r"(?:[\s,:]*(?:gồm|bao gồm|có|đề nghị|phải nộp|như sau|sau))*)?\W*\Z",
    re.IGNORECASE,
)  # a heading that names no case


def paper_drafts(subject: Subject) -> Made:
    """The questions on the dossier of a procedure."""
    groups = [group for group in subject.procedure.documents if group.documents]
    if not groups:
        yield LeftOut(KIND, Reason.SILENT)
        return
    if any(is_open(line) for group in groups for line in _lines(group)):
        yield LeftOut(KIND, Reason.OPEN)
        return
    counted = any(has_counts(one) for group in groups for one in group.documents)
    cases = ((_case(group, len(groups)), _names(group, counted=counted)) for group in groups)
    asked = [(case, names) for case, names in cases if case is not None and names]
    if not asked:
        yield LeftOut(KIND, Reason.UNCLEAR)
        return
    foreign = _foreign(subject)
    for turn, (case, names) in enumerate(islice(_by_turns(asked, subject.procedure.code), MOST_RIGHT)):
        yield _draft("papers", case, names[0], tuple(_spread(foreign, turn)), names[0])
    made = 0
    for case, names in asked:
        own = _unlike(drawn(names, subject.procedure.code, "own", case))
        if len(own) < WRONG:
            yield LeftOut(KIND, Reason.FEW_WRONG)
            continue
        if made == MOST_RIGHT or len(foreign) <= made:
            break
        key = foreign[-1 - made].name
        made += 1
        yield _draft("papers_not", case, key, tuple(own[:WRONG]), say("papers_not_fact", paper=key))


def _draft(wording: str, case: str, right: str, wrong: tuple[str, ...], fact: str) -> Draft:
    return Draft(
        kind=KIND,
        wording=f"{wording}_case" if case else wording,
        values={"case": case},
        right=right,
        wrong=wrong,
        section=say("section_papers"),
        fact=fact,
    )


def _case(group: DocumentGroup, groups: int) -> str | None:
    """What the question says of the group; "" where it need say nothing, None where the group is not asked about."""
    case = without_marks(one_line(case_name(group.case)))
    if is_note_group(group) or _NO_PAPERS.search(case):
        return None
    if _BARE_CASE.match(case):
        return "" if groups == 1 else None
    return case.replace("«", '"').replace("»", '"') if len(case) <= LONGEST_CASE else None


def _lines(group: DocumentGroup) -> Iterator[str]:
    """What may say that the dossier is open: every line, and the heading unless it only stands over a dossier."""
    if not _BARE_CASE.match(without_marks(one_line(case_name(group.case)))):
        yield group.case
    yield from (one.name for one in group.documents)


def _names(group: DocumentGroup, *, counted: bool) -> list[str]:
    """The papers of the group; a line without a number of copies among others that have one may be a remark."""
    papers = (plain_name(one) for one in group.documents if has_counts(one) or not counted)
    return list(dict.fromkeys(name for name in papers if readable(name) and says_something(name)))


def _by_turns(asked: list[tuple[str, list[str]]], code: str) -> Iterator[tuple[str, list[str]]]:
    """Single papers to ask for, a group at a time."""
    rows = [(case, drawn(names, code, "right", case)) for case, names in asked]
    for at in range(max(len(names) for _, names in rows)):
        yield from ((case, [names[at]]) for case, names in rows if at < len(names))


def _foreign(subject: Subject) -> list[Paper]:
    """Papers of other procedures that are surely none of this one's, unlike each other."""
    own, sentences = subject.paper_words, subject.sentences
    mark = digest(subject.procedure.code, KIND.value)
    found: list[Paper] = []
    for paper in sorted(subject.neighbours.papers, key=lambda one: digest(mark, one.name)):
        if len(found) == WRONG * MOST_RIGHT + MOST_RIGHT:
            break
        if any(words_alike(paper.core, paper.words, *other) for other in own) or mentioned(paper.core, sentences):
            continue
        if any(words_alike(paper.core, paper.words, other.core, other.words) for other in found):
            continue
        found.append(paper)
    return found


def _spread(foreign: list[Paper], turn: int) -> list[str]:
    """Another part of the foreign papers for each question, as far as they reach."""
    start = turn * WRONG
    names = [paper.name for paper in foreign]
    return (names[start : start + WRONG] + names)[:WRONG]


def _unlike(names: list[str]) -> list[str]:
    kept: list[str] = []
    for name in names:
        if not any(alike(name, other) for other in kept):
            kept.append(name)
    return kept
