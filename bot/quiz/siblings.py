"""Questions on near-identical procedures: which one fits what a person says, from the authored families.

A member whose label says no more than another's, whose title reads like another's, or that is another province's copy
is not offered. Imported by bot.quiz.bank. Tested by tests/unit/bot/quiz/test_siblings.py.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from bot.quiz.draft import LONGEST_CHOICE, Draft, LeftOut, Reason, capital, drawn, folded, say
from bot.quiz.likeness import held, words
from bot.quiz.question import QuestionKind
from bot.quiz.subject import Made
from knowledge.provinces import is_foreign
from knowledge.records import Procedure
from knowledge.siblings import Family
from knowledge.text import one_line

KIND = QuestionKind.SIBLING
FEWEST = 2
TOO_CLOSE = 0.7  # share of a label's words in another's: then both may fit

NEAR = 0.7  # share of a title's words in another's: then the label must say what tells them apart

_FORMAL_WORDS = "thủ tục thông báo đăng ký thực hiện tại cấp các việc về xã tỉnh trung ương bộ"
_FORMAL = frozenset(_FORMAL_WORDS.split())
# What one of two near titles has and the other lacks, and the everyday words that say so.
_ASPECT = re.compile(
    r"\blại\b|\bđổi\b|gia hạn|\bmới\b|sửa|bổ sung|điều chỉnh|đính chính|cải chính|thu hồi|chấm dứt|tạm|đình chỉ"
    r"|giải thể|tiếp tục|\bxóa\b|hủy|lần đầu|thành lập|công nhận|sáp nhập|\bgiao\b",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"đổi|sửa|thêm|bớt|thay|sai|thiếu|mất|hỏng|hư|rách|lại|cũ|hết hạn|gia hạn|kéo dài|mới|lần đầu|mở|lập"
    r"|chưa|xin|đóng|chấm dứt|thôi"
    r"|giải thể|trả|bỏ|ngừng|nghỉ|dừng|hủy|huỷ|thu hồi|bán|cho|xây|làm|cấp|nâng|tách|nhập|đã|dời|chuyển"
    r"|điều chỉnh|bổ sung|tiếp|còn",
    re.IGNORECASE,
)

_OLD = re.compile(r"bản (?:hồ sơ )?(?:cũ|mới)|hồ sơ (?:cũ|mới)\)", re.IGNORECASE)

Lookup = Callable[[str], Procedure | None]


def sibling_drafts(code: str, families: Iterable[Family], record: Lookup) -> Made:
    """The questions whose right answer is `code`."""
    for family in families:
        if code not in family.members:
            continue
        titles = {member: title for member in family.members if (title := _title(record(member)))}
        said = folded(f"{family.name} {family.label(code, 'vi')}")
        if code in titles and _bare(titles[code]) in said:
            yield LeftOut(KIND, Reason.GIVEN_AWAY)
            continue
        if code not in titles or _OLD.search(family.label(code, "vi")):
            yield LeftOut(KIND, Reason.UNCLEAR)
            continue
        choices = {member: say("sibling_choice", title=title, code=member) for member, title in titles.items()}
        if len(choices[code]) > LONGEST_CHOICE:
            yield LeftOut(KIND, Reason.TOO_LONG)
            continue
        unsaid = [member for member in choices if member != code and _bare(titles[member]) not in said]
        wrong = [
            choices[member]
            for member in _by_title(unsaid, titles)
            if len(choices[member]) <= LONGEST_CHOICE and _told_apart(family, titles, code, member)
        ]
        label = family.label(code, "vi")
        yield Draft(
            kind=KIND,
            wording="sibling",
            values={"family": family.name, "label": label},
            right=choices[code],
            wrong=tuple(drawn(wrong, code, KIND.value, family.name)),
            section=say("section_sibling"),
            fact=f"{label}: {titles[code]}",
            fewest=FEWEST,
        )


def _by_title(members: Iterable[str], titles: dict[str, str]) -> Iterable[str]:
    """One member of each title."""
    return {folded(titles[member]): member for member in members}.values()


def _bare(title: str) -> str:
    """A title as it may be said: folded, without the word for procedure."""
    return folded(title).removeprefix(folded("thủ tục"))


def _title(procedure: Procedure | None) -> str:
    return "" if procedure is None or is_foreign(procedure) else capital(one_line(procedure.title).rstrip(" .;,"))


def _told_apart(family: Family, titles: dict[str, str], right: str, wrong: str) -> bool:
    label, other = words(family.label(right, "vi")), words(family.label(wrong, "vi"))
    if max(held(label, other), held(other, label)) >= TOO_CLOSE:
        return False
    return _titles_apart(titles[right], titles[wrong], family, right)


def _titles_apart(title: str, wrong: str, family: Family, right: str) -> bool:
    """Whether what the label says decides between two titles."""
    said, others = words(title) - _FORMAL, words(wrong) - _FORMAL
    if said == others:
        return False
    if max(held(said, others), held(others, said)) < NEAR:
        return True
    label = family.label(right, "vi")
    if _aspects(title) != _aspects(wrong):
        return bool(_TOLD.search(label))
    if said < others:
        return right == family.plain
    return bool((said - others) & words(f"{family.name} {label}"))


def _aspects(title: str) -> frozenset[str]:
    return frozenset(aspect.lower() for aspect in _ASPECT.findall(title))
