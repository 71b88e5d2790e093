"""Agencies as records name them: told apart, ranked by level, and which of two may be the same or one above the other.

Pure functions. Imported by bot.quiz. Tested by tests/unit/bot/quiz/test_offices.py.
"""

from __future__ import annotations

import re
from functools import lru_cache

from bot.quiz.draft import LONGEST_CHOICE
from bot.quiz.likeness import ALIKE, held, words
from knowledge.provinces import provinces_in
from knowledge.records import Level
from knowledge.text import normalise_tone, one_line

KEPT = 4096  # names of agencies whose level and sector are remembered

_NOUN = (
    r"(?:Bộ|Sở|Ủy ban|Uỷ ban|UBND|Chủ tịch|Cục|Chi cục|Tổng cục|Vụ|Phòng|Văn phòng|Ban|Công an|Trung tâm"
    r"|Ngân hàng|Bảo hiểm|Thuế"
    r"|Tòa|Toà|Viện|Hội đồng|HĐND|Cơ quan|Chi nhánh|Trường|Đội|Đồn|Trạm|Hải quan|Kho bạc|Thủ tướng"
    r"|Chính phủ|Quốc hội|Thanh tra|Bệnh viện"
    r"|Đại sứ|Cảng|Biên phòng|Cảnh sát|Tổng công ty|Công ty|Tổ chức|Đơn vị|Doanh nghiệp|Bưu điện|Cổng|Nhà"
    r"|Quỹ|Mặt trận|Liên đoàn|Công đoàn|Hội"
    r"|Đảng|Tỉnh|Quân khu|Tổng|Học viện|Giám đốc|Cơ sở|Điểm|Người|Cá nhân|Các|Phân viện)"
)
_BETWEEN = re.compile(rf"\s*(?:[,;/\n]|\bvà\b|\bhoặc\b|(?<=\s)[-–+](?=\s))\s*(?={_NOUN}\b)")
_LEVELS = (
    (Level.COMMUNE, re.compile(r"\bxã\b|\bphường\b|đặc khu", re.I)),
    (Level.PROVINCE, re.compile(r"\btỉnh\b|^sở\b|thành phố trực thuộc|địa phương", re.I)),
    (
        Level.MINISTRY,
        re.compile(
            r"^(?:bộ|cục|tổng cục|vụ|ngân hàng nhà nước việt nam|chính phủ|thủ tướng|ủy ban chứng khoán"
            r"|thanh tra chính phủ|văn phòng bộ)\b",
            re.I,
        ),
    ),
)  # fmt: skip
# Levels and ministries that have ceased since 2025: true in the source's day, wrong to learn.
_CEASED = re.compile(
    r"huyện|quận|thị xã|thị trấn|lao động\s*-\s*thương binh|lao động,? thương binh"
    r"|thông tin và truyền thông|giao thông vận tải"
    r"|kế hoạch và đầu tư|tài nguyên và môi trường|nông nghiệp và phát triển|ủy ban dân tộc|ban dân tộc|tổng cục",
    re.IGNORECASE,
)
_CEASED_LEVEL = re.compile(r"cấp huyện|lao động\s*[-–]\s*thương binh", re.IGNORECASE)
_DOES = re.compile(
    r"\b(?:tiếp nhận|kiểm tra|thẩm định|nộp|gửi|trình|cấp (?!xã|tỉnh|huyện|bộ|trung)|trả|ban hành|xem xét"
    r"|xác nhận|thông báo|có văn bản|lập|giải quyết"
    r"|ra quyết định|quyết định|phê duyệt|tổ chức|chuyển|thực hiện|trả lời|xử lý|công bố|(?<!đăng )ký|làm|truy cập"
    r"|lấy|chuẩn bị|nhận|cập nhật|báo cáo|thành lập|chi trả"
    r"|hoàn thiện|đăng ký (?!đất đai)|khai|đề nghị|rà soát|niêm yết|họp|tiến hành|chỉ đạo|đối chiếu|vào sổ|thu)\b",
    re.IGNORECASE,
)
# Several agencies, none by name, or none of the state's.
_NO_SINGLE = re.compile(
    r"[;/:()\n]|\s[-–]\s|hoặc|Cơ sở|Doanh nghiệp|Người|Cá nhân|Các|nơi|có thẩm quyền|chức năng|liên quan"
    r"|các cấp|và thành phố"
    r"|tỉnh, thành phố|Thủ đô|[Cc]ông ty|được giao|đơn vị|ngành|\bTP\b|HCM|, (?!Thể thao|Du lịch|[a-zđ])"
)
_SHORTENED = re.compile(r"\b(?!UBND\b|HĐND\b)[A-ZĐ]{2,}\b")  # "Bộ NN và MT"
_WELL_KNOWN = re.compile(r"(?:Bộ|Sở|Ủy ban nhân dân|UBND|Chủ tịch|Công an|Cục)\b")
_COMMITTEE = re.compile(r"ủy ban nhân dân|ubnd", re.IGNORECASE)
_SPOKEN_WORDS = (
    "bộ sở cục phòng ủy ban nhân dân chủ tịch cấp xã tỉnh cơ quan chuyên môn thuộc thành phố chi văn nhà "
    "nước việt nam khu vực"
)
_SPOKEN = frozenset(_SPOKEN_WORDS.split())


def offices(text: str) -> tuple[str, ...]:
    """The agencies that a text names, each as one line."""
    parts = _BETWEEN.split(normalise_tone(text.strip()))
    return tuple(dict.fromkeys(one for part in parts if (one := one_line(part).strip(" .;,-"))))


def is_office(text: str, *, alone: bool = False) -> bool:
    """Whether a text opens with the name of an agency; `alone`: and says nothing that it does."""
    return re.match(rf"{_NOUN}\b", text) is not None and not (alone and _DOES.search(text))


def usable(office: str) -> bool:
    """Whether an agency can be a choice: it is one, it still exists, and it is not a named province's own."""
    return (
        3 < len(office) <= LONGEST_CHOICE
        and re.match(rf"{_NOUN}\b", office) is not None
        and not _CEASED.search(office)
        and not provinces_in(office)
        and not re.match(r"(?:Bộ|Sở|Cục) [a-zđ]", office)
        and not _NO_SINGLE.search(office)
        and not _SHORTENED.search(office)
    )


def has_ceased(text: str) -> bool:
    """Whether a text names a level or a ministry that has ceased."""
    return bool(_CEASED.search(text))


def names_ceased_level(title: str) -> bool:
    """Whether a title says that a level or ministry handles it that has ceased."""
    return bool(_CEASED_LEVEL.search(title))


@lru_cache(maxsize=KEPT)
def level_of(office: str) -> Level:
    """The level an agency stands at, by its name; UNSTATED where that does not say."""
    found = [level for level, pattern in _LEVELS if pattern.search(office)]
    return found[0] if len(found) == 1 else Level.UNSTATED


def confusable(first: str, second: str) -> bool:
    """Whether the two may be the same agency, or one a part of the other."""
    level1, level2 = level_of(first), level_of(second)
    sector1, sector2 = _sector(first), _sector(second)
    same_sector = bool(sector1 and sector2) and max(held(sector1, sector2), held(sector2, sector1)) >= ALIKE
    if Level.UNSTATED in (level1, level2):
        return same_sector or not sector1 or not sector2 or held(_all(first), _all(second)) >= ALIKE
    if level1 is not level2:
        return False
    committee = bool(_COMMITTEE.search(first)) or bool(_COMMITTEE.search(second))
    kinds = {one.split()[0].lower() for one in (first, second)}
    return same_sector or committee or not sector1 or not sector2 or len(kinds) > 1


def well_known(office: str) -> bool:
    """Whether an agency is one that an officer of any field may think of."""
    return bool(_WELL_KNOWN.match(office)) and level_of(office) is not Level.UNSTATED


def remoteness(office: str, right: str) -> int:
    """How far an agency is from what the right one may be mistaken for: of its sector first, then of its sort."""
    if len(_sector(office) & _sector(right)) > 1:
        return 0
    committees = bool(_COMMITTEE.search(office)) and level_of(right) is not Level.MINISTRY
    return 1 if committees or office.split()[0].lower() == right.split()[0].lower() else 2


@lru_cache(maxsize=KEPT)
def _sector(office: str) -> frozenset[str]:
    return _all(office) - _SPOKEN


@lru_cache(maxsize=KEPT)
def _all(office: str) -> frozenset[str]:
    return words(office)
