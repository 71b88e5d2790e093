"""Competence: the level or the agency is the record's, whole and under the heading asked for; the others are not.

Imported by quiz_oracle. Tested by tests/unit/oracles/test_quiz_competence.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.corpus.quiz_form import ERROR, WARNING, Finding
from tests.corpus.quiz_raw import AGENCIES, SILENT, Question, Record
from tests.corpus.quiz_text import fold, holds, words

LEVELS = {"xa": r"\bxa\b", "huien": r"\bhuien\b", "tinh": r"\btinh\b", "bo": r"\bbo\b|trung uong"}
# How the names of agencies begin, folded: what begins otherwise after a comma is the rest of a name.
HEADS = (
    "so", "bo", "cuc", "chi cuc", "chi nhanh", "bien phong", "tong cuc", "vu", "ban quan li", "ban to chuc",
    "ban dan toc", "ban ton giao", "ban co ieu", "ban thi dua", "ban chi", "ui ban", "chu tich", "cong an", "phong",
    "trung tam", "ngan hang", "toa an", "van phong", "thanh tra", "hoi dong", "cang vu", "kho bac", "thue",
    "bao hiem", "hai quan", "co quan", "don vi", "truong", "vien", "hoi", "giam doc", "thu truong", "thu tuong",
    "chinh phu", "quoc hoi", "to chuc", "khu", "doan", "benh vien", "qui", "dai su quan", "tong lanh su", "doi",
    "dai", "bo truong", "nguoi", "cac", "lien", "tram", "hat", "co so", "cong ti", "hiep hoi", "bo tu lenh",
    "bo chi hui",
)  # fmt: skip
PARTICULAR = 3  # words of a name: "Cơ quan" and "Công an" alone stand within many names
LEADERS = ("chu tich", "pho chu tich", "giam doc", "cuc truong", "bo truong", "truong", "thu truong", "tong giam doc")
ASKS = (
    ("Cơ quan phối hợp", "phoi hop"),
    ("Cơ quan được ủy quyền", "duoc ui quien"),
    ("Địa chỉ tiếp nhận HS", "tiep nhan"),
    ("Cơ quan có thẩm quyền", "tham quien"),
    ("Cơ quan có thẩm quyền", "quiet dinh"),
    ("Cơ quan thực hiện", "thuc hien"),
)  # the heading and the folded word of the question that asks for it, the most particular first


def competence(question: Question, record: Record) -> Iterator[Finding]:
    """What is wrong with a question about the level or the agency."""
    if all(re.match(r"cap (?:xa|huien|tinh|bo|trung uong|quoc gia)\b", fold(choice)) for choice in question.choices):
        yield from _level(question, record)
    else:
        yield from _agency(question, record)


def _level(question: Question, record: Record) -> Iterator[Finding]:
    if record.level == SILENT:
        yield Finding(ERROR, "the record states no level", question.right)
        return
    mine = _levels(record.level)
    if _levels(question.right) != mine:
        yield Finding(ERROR, "key is not the level", f"{question.right} / {record.level}")
    agencies = " . ".join(record.agencies.values())
    for choice in question.wrong:
        if _levels(choice) & mine:
            yield Finding(ERROR, "wrong choice is the level", f"{choice} / {record.level}")
        elif any(re.search(rf"\bcap {level}\b", fold(agencies)) for level in _levels(choice)):
            yield Finding(WARNING, "wrong level is named among the agencies", f"{choice} / {agencies[:120]}")
        if holds(record.title, choice):
            yield Finding(WARNING, "wrong level is named in the title", f"{choice} / {record.title[:120]}")


def _agency(question: Question, record: Record) -> Iterator[Finding]:
    heading = next((name for name in AGENCIES if holds(question.source, name.removesuffix(" HS"))), None)
    asked = fold(record.asked(question.question))
    meant = {name for name, word in ASKS if word in asked}
    if heading is None:
        yield Finding(ERROR, "source is no heading about agencies", question.source)
        return
    if meant and heading not in meant:
        yield Finding(ERROR, "question asks for another heading than the source", f"{heading} / {sorted(meant)}")
    if heading not in record.agencies:
        yield Finding(ERROR, "the record has nothing under the heading", heading)
        return
    yield from _key(question.right, record.agencies[heading], heading)
    for choice in question.wrong:
        yield from _wrong(choice, record)


def _key(right: str, said: str, heading: str) -> Iterator[Finding]:
    """The key must be the whole of what is said, or whole names out of it."""
    pieces = [piece for piece in re.split(r"[,;\n]", said) if words(piece)]
    for start in range(len(pieces)):
        for end in range(start + 1, len(pieces) + 1):
            if fold(" ".join(pieces[start:end])) == fold(right):
                if start and not _is_name(pieces[start]) or end < len(pieces) and not _is_name(pieces[end]):
                    yield Finding(ERROR, "key is cut out of a name", f"{right} / {said[:120]}")
                elif end - start < len(pieces):
                    yield Finding(WARNING, "key is one of several agencies", f"{right} / {said[:120]}")
                return
    yield Finding(ERROR, "key is not a whole name under the heading", f"{heading}: {right} / {said[:120]}")


def _wrong(choice: str, record: Record) -> Iterator[Finding]:
    for heading, said in record.agencies.items():
        if holds(said, choice):
            yield Finding(ERROR, "wrong agency is in the record", f"{choice} / {heading}: {said[:120]}")
            return
    for heading, said in record.agencies.items():
        for piece in (said, *(part for part in re.split(r"[,;]", said) if _is_name(part))):
            if len(words(piece)) >= PARTICULAR and holds(choice, piece):
                led = fold(choice).startswith(LEADERS)
                name = "wrong agency is the head of one of the record" if led else "wrong agency holds the record's"
                yield Finding(WARNING if led else ERROR, name, f"{choice} / {heading}: {piece[:120]}")
                return
    if holds(record.text, choice):
        yield Finding(WARNING, "wrong agency is mentioned elsewhere in the record", choice)


def _levels(text: str) -> set[str]:
    return {name for name, pattern in LEVELS.items() if re.search(pattern, fold(text))}


def _is_name(piece: str) -> bool:
    """Whether `piece` begins as the name of an agency does, and is not the rest of one."""
    return any(fold(piece) == head or fold(piece).startswith(head + " ") for head in HEADS)
