"""The papers of a dossier as a list to tick, from the record alone: in the alternative that holds, or in all.

A paper is known by a digest of its heading and name, so that a tick stays with its paper when a record is built anew,
and goes when the paper changes. Pure. Imported by bot.helping. Tested by tests/unit/bot/helping/test_checklist.py and,
over every record, by tests/corpus/test_helping_lists.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from bot.answers.papers import case_name, counts, has_counts, paper_name
from bot.answers.wording import Wording, wording
from bot.helping.cases import NEEDLESS
from bot.wording import DEFAULT_LANGUAGE
from knowledge.cases import GroupKind, group_kinds
from knowledge.records import Document, Procedure
from knowledge.text import one_line

# An entry that counts nothing and opens a list ("gồm:") or explains is no paper to hold in the hand.
_REMARK = re.compile(r":\s*\Z|^\W*(?:lưu ý|ghi chú|chú ý|chú thích|ví dụ|số lượng|số bộ)\b", re.IGNORECASE)
# Beside entries that are counted, these words open a rule, in 702 of 962 entries of the records; no paper is.
_RULE = re.compile(
    r"^\W*(?:trường hợp|trong trường hợp|trong lần|từ lần|khi|nếu|người|cơ quan|cá nhân|việc|đối với|chậm nhất"
    r"|phiếu này)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Item:
    """One paper: its digest, its number in the list (0 for a remark, which is not ticked), the heading it stands under
    ("" for none), its name whole, its counts in words and its form, the last two possibly "".
    """

    key: str
    number: int
    case: str
    name: str
    counts: str
    form: str


def checklist(procedure: Procedure, place: int | None, speech: Wording) -> tuple[Item, ...]:
    """Every paper that holds in the alternative at `place`, in source order; of all where it is none of them."""
    groups = procedure.documents
    kinds = group_kinds(groups)
    chosen = place if place is not None and 0 <= place < len(kinds) else -1
    narrowed = chosen >= 0 and kinds[chosen] is GroupKind.ALTERNATIVE
    items: list[Item] = []
    seen: dict[str, int] = {}
    counted = any(has_counts(document) for group in groups for document in group.documents)
    number = 0
    for at, group in enumerate(groups):
        if narrowed and kinds[at] is GroupKind.ALTERNATIVE and at != chosen:
            continue
        for document in group.documents:
            remark = _is_remark(document, kinds[at] is GroupKind.NOTE, counted)
            number += not remark
            case, name = case_name(one_line(group.case)), paper_name(document)
            again = seen[case + "\n" + name] = seen.get(case + "\n" + name, 0) + 1
            key = digest(case, name, again)
            items.append(
                Item(key, 0 if remark else number, case, name, counts(document, speech), one_line(document.form))
            )
    return tuple(items)


def papers(items: Iterable[Item]) -> tuple[Item, ...]:
    """Those that are ticked."""
    return tuple(item for item in items if item.number)


def missing(items: Iterable[Item], ticks: frozenset[str]) -> tuple[Item, ...]:
    """The papers that are neither there nor needless."""
    return tuple(item for item in papers(items) if not {item.key, NEEDLESS + item.key} & ticks)


def mark(item: Item, ticks: frozenset[str]) -> str:
    """What a paper is: "there", "needless" or "open"."""
    if item.key in ticks:
        return "there"
    return "needless" if NEEDLESS + item.key in ticks else "open"


def lists(procedure: Procedure, place: int | None, key: str) -> bool:
    """Whether the list has a paper of this digest."""
    return any(item.key == key for item in papers(checklist(procedure, place, wording(DEFAULT_LANGUAGE))))


def digest(case: str, name: str, again: int = 1) -> str:
    """What stands for a paper: 8 hexadecimal digits."""
    return sha256(f"{case}\n{name}\n{again}".encode()).hexdigest()[:8]


def _is_remark(document: Document, noted: bool, counted: bool) -> bool:
    if has_counts(document) or document.form:
        return False
    name = one_line(document.name)
    return noted or bool(_REMARK.search(name)) or (counted and bool(_RULE.match(name)))
