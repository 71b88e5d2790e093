"""Papers: what is said to be in the dossier is there under that name, and what is said not to be is in no paper.

Imported by quiz_oracle. Tested by tests/unit/oracles/test_quiz_papers.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tests.corpus.quiz_form import ERROR, WARNING, Finding
from tests.corpus.quiz_raw import Paper, Question, Record
from tests.corpus.quiz_text import close, fold, holds, quoted, share, starts, unlabelled, words

OVERLAP = 0.8  # share of the words of a paper or a choice above which they are taken for the same paper
LEAST_CASE = 3  # words of a case's heading that the question must quote for it to be named
GENERAL = set(words("thành phần hồ sơ giấy tờ bao gồm các có trường hợp đối với như sau nộp thủ tục bộ"))
LEAST_OWN = 2  # words of its own that a heading needs, to be a case and not just "Hồ sơ gồm"
_REFERENCE = re.compile(
    r"(?:(?:theo|ban hành|kèm theo|quy định|tại|của)\s+)*"
    r"(?:(?:mẫu|phụ lục|nghị định|thông tư|quyết định|luật|điều|khoản|điểm)(?:\s+số)?\s+(?=\S*[\dIVX])[\w./-]+"
    r"|mẫu\s+(?:do|của)\s[^,;.]*?(?:quy định|ban hành))",
    re.IGNORECASE,
)
SAME_KIND = {
    "giấy tờ tùy thân": r"can cuoc|chung minh nhan dan|ho chieu|tui than|chung minh nhan than",
    "ảnh": r"\banh (?:chan dung|mau|the|\d)|\b\d+ anh\b",
    "ủy quyền": r"ui quien",
    "giấy khai sinh": r"giai khai sinh",
    "giấy chứng nhận kết hôn": r"ket hon",
    "lý lịch tư pháp": r"li lich tu phap",
    "giấy khám sức khỏe": r"kham suc khoe|chung nhan suc khoe",
    "đăng ký doanh nghiệp": r"dang ki (?:kinh doanh|doanh nghiep|ho kinh doanh)",
    "quyền sử dụng đất": r"quien su dung dat",
}  # papers people call by each other's names; the expressions are over folded text


def papers(question: Question, record: Record) -> Iterator[Finding]:
    """What is wrong with a question about the dossier."""
    asked = record.asked(question.question)
    if not record.papers:
        yield Finding(ERROR, "the record lists no papers")
        return
    among, named = _case(asked, record)
    if not named and quoted(asked):
        yield Finding(WARNING, "the case quoted is no heading of the dossier", " | ".join(quoted(asked)))
    absent = re.search(r"\bKHÔNG\b", asked) is not None
    inside, outside = (question.wrong, (question.right,)) if absent else ((question.right,), question.wrong)
    for choice in inside:
        yield from _in_dossier(choice, among, "wrong choice of KHÔNG" if absent else "key")
    for choice in outside:
        yield from _not_in_dossier(choice, record, "key of KHÔNG" if absent else "wrong choice")


def _case(asked: str, record: Record) -> tuple[Sequence[Paper], bool]:
    """The papers of the case that the question names, and whether it names one; all papers where it does not."""
    cases = {paper.case for paper in record.papers if len(set(words(paper.case)) - GENERAL) >= LEAST_OWN}
    quotes = quoted(asked)
    cases |= {paper.case for paper in record.papers if fold(paper.case) in map(fold, quotes)}
    fitting = [
        case
        for case in cases
        if holds(asked, case)
        or any(len(words(part)) >= min(LEAST_CASE, len(words(case))) and holds(case, part) for part in quotes)
        or len(words(case)) >= LEAST_CASE
        and share(case, asked) >= OVERLAP
    ]
    exact = [case for case in fitting if holds(asked, case)]
    chosen = max(exact, key=len, default=None)
    if chosen is not None:
        return [paper for paper in record.papers if fold(paper.case) == fold(chosen)], True
    if fitting:
        return [paper for paper in record.papers if paper.case in fitting], True
    return record.papers, False


def _without_references(name: str) -> str:
    """`name` without the forms and the legislation it refers to: two papers after one decree are still two."""
    return _REFERENCE.sub(" ", name)


def _in_dossier(choice: str, among: Sequence[Paper], what: str) -> Iterator[Finding]:
    exact = [paper for paper in among if starts(unlabelled(paper.name), choice)]
    within = exact or [paper for paper in among if holds(paper.name, choice)]
    near = within or [paper for paper in among if close(choice, paper.name, OVERLAP)]
    if not near:
        yield Finding(ERROR, f"{what} is in no paper asked for", choice)
        return
    if not within:
        yield Finding(WARNING, f"{what} is worded otherwise than the paper", f"{choice} / {near[0].name[:120]}")
    elif not exact:
        yield Finding(WARNING, f"{what} is only a part of a paper's text", f"{choice} / {within[0].name[:120]}")
    if all(paper.only_words for paper in near):
        yield Finding(ERROR, f"{what} is a remark and no paper", f"{choice} / {near[0].name[:120]}")
    elif not any(paper.originals or paper.copies for paper in near):
        yield Finding(WARNING, f"{what} is a line without a number of copies", choice)


def _not_in_dossier(choice: str, record: Record, what: str) -> Iterator[Finding]:
    for paper in record.papers:
        if holds(paper.name, choice) or holds(choice, paper.name):
            yield Finding(ERROR, f"{what} is in a paper", f"{choice} / {paper.name[:120]}")
            return
    bare = _without_references(choice)
    for paper in record.papers:
        own = _without_references(paper.name)
        by = [max(share(one, other), share(other, one)) for one, other in ((choice, paper.name), (bare, own))]
        if max(by) >= OVERLAP:
            level = ERROR if min(by) >= OVERLAP else WARNING
            name = "is in a paper by its words" if level == ERROR else "may be in a paper by its words"
            yield Finding(level, f"{what} {name}", f"{choice} / {paper.name[:120]}")
            if level == ERROR:
                return
    folded = fold(choice)
    whole = fold(" . ".join(f"{paper.case} {paper.name}" for paper in record.papers))
    for kind, pattern in SAME_KIND.items():
        if re.search(pattern, folded) and re.search(pattern, whole):
            yield Finding(WARNING, f"{what} is of a kind that the dossier has", f"{choice} / {kind}")
    if holds(record.text, choice):
        yield Finding(WARNING, f"{what} is mentioned elsewhere in the record", choice)
