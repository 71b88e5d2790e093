"""Steps: the key stands at the place asked for, in the record's words, and no wrong choice does.

Imported by quiz_oracle. Tested by tests/unit/oracles/test_quiz_steps.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.corpus.quiz_form import ERROR, UNVERIFIABLE, WARNING, Finding
from tests.corpus.quiz_raw import Question, Record
from tests.corpus.quiz_text import fold, holds, quoted, share, starts, unlabelled, words

NEAR = 0.8  # share of a choice's words in a step above which it is taken for that step, reworded
LEAST = 3  # words of a step that the question must quote for it to be meant
AFTER = re.compile(r"\b(?:sau|tiep theo|ke tiep|lien sau)\b")
LAST = re.compile(r"\bcuoi(?: cung)?\b")
FIRST = re.compile(r"\b(?:dau tien|truoc tien|truoc het|bat dau|thu nhat|buoc dau|buoc 1)\b")

# Words of doing something: a choice without any is an agency or a heading and no step.
ACTS = (
    "nộp", "gửi", "nhận", "lập", "lấy", "xem", "xét", "tra", "trả", "chuyển", "giao", "ký", "duyệt", "cấp", "trình",
    "khai", "ghi", "làm", "đến", "mời", "xin", "đăng", "cử", "đóng", "lưu", "tuyển", "chọn", "kiểm", "phê", "thu",
    "mở", "rút", "sao", "nghỉ", "phát", "đề nghị", "yêu cầu", "chuẩn bị", "thông báo", "xác định", "xác minh",
    "quyết định", "ban hành", "hướng dẫn", "thẩm định", "thực hiện", "giải quyết", "hoàn thiện", "hoàn thành",
    "hoàn chỉnh", "thành lập", "công bố", "đánh giá", "tiến hành", "tham gia", "tham vấn", "thanh toán", "rà soát",
    "kết luận", "niêm yết", "báo cáo", "đề cử", "bố trí", "phân công", "công khai", "nghiệm thu", "khảo sát", "xử lý",
    "bổ sung", "đối chiếu", "bàn giao", "giám sát", "cung cấp", "tổ chức thi", "tổ chức họp", "tổ chức lấy",
    "tổ chức đối thoại",
)  # fmt: skip


def steps(question: Question, record: Record) -> Iterator[Finding]:
    """What is wrong with a question about the order of the steps."""
    if len(record.steps) < 2:
        yield Finding(ERROR, "the record has fewer than two steps", f"{len(record.steps)}")
        return
    if record.numbered and record.numbered != tuple(range(1, len(record.numbered) + 1)):
        yield Finding(WARNING, "the steps are not numbered through", f"{record.numbered}")
    places = _asked(question, record)
    if not places:
        yield Finding(UNVERIFIABLE, "which step is asked for cannot be told", question.question)
        return
    said = places & _begin(question.right, record)
    if not said:
        said = {place for place in places if holds(record.steps[place], question.right)}
        if said:
            yield Finding(WARNING, "key is not the beginning of the step", question.right)
        elif any(share(question.right, record.steps[place]) >= NEAR for place in places):
            yield Finding(WARNING, "key is worded otherwise than the step", question.right)
        else:
            shown = " | ".join(record.steps[place][:100] for place in sorted(places))
            yield Finding(ERROR, "key is not the step asked for", f"{question.right} / {shown}")
    for choice in question.choices:
        if not any(holds(choice, act) for act in ACTS):
            yield Finding(WARNING, "choice names no action", choice)
    for choice in question.wrong:
        yield from _wrong(choice, places, record)


def _wrong(choice: str, places: set[int], record: Record) -> Iterator[Finding]:
    for place in sorted(places):
        step = record.steps[place]
        if any(starts(unlabelled(part), choice) for part in re.split(r"[.;:\n]", step)):
            yield Finding(ERROR, "wrong choice stands in the step asked for", f"{choice} / {step[:120]}")
            return
        if holds(step, choice):
            yield Finding(WARNING, "wrong choice is mentioned in the step asked for", f"{choice} / {step[:120]}")
            return
        if share(choice, step) >= NEAR and len(words(step)) <= 3 * len(words(choice)):
            yield Finding(ERROR, "wrong choice says the step asked for", f"{choice} / {step[:120]}")
            return
    if not any(holds(step, choice) for step in record.steps):
        yield Finding(WARNING, "wrong choice is no step of the record", choice)


def _asked(question: Question, record: Record) -> set[int]:
    """Places of the steps that the question asks for; several where the record numbers them anew."""
    asked = record.asked(question.question)
    quotes = quoted(asked)
    bare = asked
    for part in quotes:
        bare = bare.replace(part, " ")
    words_of_question = fold(bare)
    if number := re.search(r"\bbuoc (\d+)\b", words_of_question):
        here = _numbered(int(number[1]), record)
        return _next(here, record) if AFTER.search(words_of_question) else here
    if AFTER.search(words_of_question):
        if quotes:
            return _next({place for part in quotes for place in _begin(part, record)}, record)
        if FIRST.search(words_of_question):
            return _next(_numbered(1, record), record)
        return _next(_named(asked, record), record)
    if LAST.search(words_of_question):
        return {len(record.steps) - 1}
    return _numbered(1, record) if FIRST.search(words_of_question) else set()


def _numbered(number: int, record: Record) -> set[int]:
    if not record.numbered:
        return {number - 1} & set(range(len(record.steps)))
    return {place for place, own in enumerate(record.numbered) if own == number}


def _next(places: set[int], record: Record) -> set[int]:
    return {place + 1 for place in places if place + 1 < len(record.steps)}


def _begin(text: str, record: Record) -> set[int]:
    """Places of the steps that begin with `text`."""
    return {place for place, step in enumerate(record.steps) if starts(step, text)}


def _named(asked: str, record: Record) -> set[int]:
    """Places of the steps whose beginning the question says, the longest such beginning only."""
    lengths = []
    for step in record.steps:
        own = words(step)
        fitting = (size for size in range(len(own), LEAST - 1, -1) if holds(asked, " ".join(own[:size])))
        lengths.append(next(fitting, 0))
    return {place for place, length in enumerate(lengths) if length and length == max(lengths)}
