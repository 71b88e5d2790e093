"""Whether two names of papers, steps or agencies may mean the same. Says yes too often rather than too seldom.

Pure functions. Imported by bot.quiz. Tested by tests/unit/bot/quiz/test_likeness.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from knowledge.text import normalise_tone, one_line, tokens

ALIKE = 0.6  # share of the words of one that the other holds: then they may mean the same
MENTIONED = 0.75  # share of the words of a name that one sentence holds: then the sentence may speak of it

_SHORT_FORMS = {
    "ubnd": "ủy ban nhân dân",
    "hđnd": "hội đồng nhân dân",
    "gcn": "giấy chứng nhận",
    "qsdđ": "quyền sử dụng đất",
    "cnqsdđ": "chứng nhận quyền sử dụng đất",
    "gcnqsdđ": "giấy chứng nhận quyền sử dụng đất",
    "gpxd": "giấy phép xây dựng",
    "đkkd": "đăng ký kinh doanh",
    "đkdn": "đăng ký doanh nghiệp",
    "bhxh": "bảo hiểm xã hội",
    "bhyt": "bảo hiểm y tế",
    "cmnd": "chứng minh nhân dân",
    "cccd": "căn cước công dân",
    "htx": "hợp tác xã",
    "ttđt": "thông tin điện tử",
    "đtm": "đánh giá tác động môi trường",
    "attp": "an toàn thực phẩm",
    "pccc": "phòng cháy chữa cháy",
    "csdl": "cơ sở dữ liệu",
    "vbqppl": "văn bản quy phạm pháp luật",
    "gplx": "giấy phép lái xe",
    "gtvt": "giao thông vận tải",
    "nntn": "nông nghiệp",
}
_SPELLINGS = {"uỷ": "ủy", "kí": "ký", "lí": "lý", "kỳ": "kì", "quí": "quý", "tỉ": "tỷ"}
_SHORT = re.compile(rf"(?<!\w)(?:{'|'.join(_SHORT_FORMS)})(?!\w)")
# Words that say in what shape a paper comes, or only join other words.
_EMPTY_WORDS = (
    "bản sao chính gốc chụp của và hoặc các những theo mẫu số về việc được cho tại do có là với kèm kể từ "
    "trong ngày tháng năm này đã cùng bằng thì để như một người đối quy"
)
_EMPTY = frozenset(_EMPTY_WORDS.split())
# Where the name of a paper ends and its particulars begin.
_PARTICULARS = re.compile(
    r"\s*(?:[(,;:]|\bmẫu\b|\btheo (?:mẫu|quy định|biểu mẫu)|\bban hành|\bkèm theo|\btheo phụ lục"
    r"|\bđược (?:cơ quan|cấp|công chứng)"
    r"|\bcó (?:công chứng|chứng thực|xác nhận)|\bdo (?:cơ quan|tổ chức|người|cấp)|\bvà bản"
    r"|\bcủa (?:cơ quan|tổ chức)).*",
    re.IGNORECASE | re.DOTALL,
)
_SENTENCE_END = re.compile(r"[.;:\n]\s+|\n")


def words(text: str) -> frozenset[str]:
    """The words of `text` that carry meaning, short forms written out."""
    lowered = normalise_tone(one_line(text).lower())
    spelled = _SHORT.sub(lambda match: _SHORT_FORMS[match[0]], lowered)
    return frozenset(_SPELLINGS.get(token, token) for token in tokens(spelled)) - _EMPTY


def core(text: str) -> frozenset[str]:
    """The words of the name alone, without its particulars; of the whole where nothing would be left."""
    named = name_words(text)
    return named or words(text)


def name_words(text: str) -> frozenset[str]:
    """The words before any particulars, few as they may be."""
    return words(_PARTICULARS.sub("", one_line(text)))


def alike(first: str, second: str) -> bool:
    """Whether the two may mean the same: most words of one, whole or by name alone, stand in the other."""
    return words_alike(core(first), words(first), core(second), words(second))


def words_alike(core1: frozenset[str], whole1: frozenset[str], core2: frozenset[str], whole2: frozenset[str]) -> bool:
    """`alike` of texts whose words are known."""
    return held(core1, whole2) >= ALIKE or held(core2, whole1) >= ALIKE


def held(part: frozenset[str], whole: frozenset[str]) -> float:
    """The share of `part` that `whole` holds; 1 for nothing."""
    return len(part & whole) / len(part) if part else 1.0


def sentence_words(texts: Iterable[str]) -> tuple[frozenset[str], ...]:
    """The words of every sentence of `texts`."""
    found = {words(sentence) for text in texts for sentence in _SENTENCE_END.split(text)}
    return tuple(sorted((each for each in found if len(each) > 1), key=sorted))


def mentioned(name: frozenset[str], sentences: Iterable[frozenset[str]]) -> bool:
    """Whether a sentence holds most words of a name."""
    return any(held(name, sentence) >= MENTIONED for sentence in sentences)
