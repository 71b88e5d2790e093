"""The provinces of Vietnam, before and since 1 July 2025, and whose copy of a procedure a record is.

Source: Nghị quyết 202/2025/QH15 (34 provinces and cities, and which of the former 63 each took in).
Pure functions. Imported by the importers and by ranking; imports knowledge.records and knowledge.text.
Tested by tests/unit/knowledge/test_provinces.py.
"""

from __future__ import annotations

import re
from collections import defaultdict

from knowledge.records import Procedure
from knowledge.text import normalise_tone

HOME_PROVINCE = "Lâm Đồng"
UNNAMED_PROVINCE = "địa phương không nêu tên"  # a local decision that names no province

# Current province: the former ones merged into it.
_MERGED: dict[str, tuple[str, ...]] = {
    "Hà Nội": (),
    "Huế": ("Thừa Thiên Huế", "Thừa Thiên - Huế", "Thừa Thiên-Huế"),
    "Lai Châu": (),
    "Điện Biên": (),
    "Sơn La": (),
    "Lạng Sơn": (),
    "Quảng Ninh": (),
    "Thanh Hóa": (),
    "Nghệ An": (),
    "Hà Tĩnh": (),
    "Cao Bằng": (),
    "Tuyên Quang": ("Hà Giang",),
    "Lào Cai": ("Yên Bái",),
    "Thái Nguyên": ("Bắc Kạn",),
    "Phú Thọ": ("Vĩnh Phúc", "Hòa Bình"),
    "Bắc Ninh": ("Bắc Giang",),
    "Hưng Yên": ("Thái Bình",),
    "Hải Phòng": ("Hải Dương",),
    "Ninh Bình": ("Hà Nam", "Nam Định"),
    "Quảng Trị": ("Quảng Bình",),
    "Đà Nẵng": ("Quảng Nam",),
    "Quảng Ngãi": ("Kon Tum",),
    "Gia Lai": ("Bình Định",),
    "Khánh Hòa": ("Ninh Thuận",),
    "Lâm Đồng": ("Đắk Nông", "Đăk Nông", "Bình Thuận"),
    "Đắk Lắk": ("Đăk Lăk", "Phú Yên"),
    "Hồ Chí Minh": ("Bình Dương", "Bà Rịa - Vũng Tàu", "Bà Rịa-Vũng Tàu", "Bà Rịa – Vũng Tàu"),
    "Đồng Nai": ("Bình Phước",),
    "Tây Ninh": ("Long An",),
    "Cần Thơ": ("Sóc Trăng", "Hậu Giang"),
    "Vĩnh Long": ("Bến Tre", "Trà Vinh"),
    "Đồng Tháp": ("Tiền Giang",),
    "Cà Mau": ("Bạc Liêu",),
    "An Giang": ("Kiên Giang",),
}
CURRENT: dict[str, str] = {name: current for current, former in _MERGED.items() for name in (current, *former)}
PROVINCES: tuple[str, ...] = tuple(CURRENT)

_NAMES = "|".join(re.escape(name) for name in sorted(PROVINCES, key=len, reverse=True))
# "Thái Bình Dương" is an ocean, "Giải thưởng Hồ Chí Minh" a prize: that name needs "thành phố" before it.
_NAMED = re.compile(rf"(?<!\w)(?:Thái Bình Dương|((?:thành phố|tp\.?|t\.p\.?)\s*)?({_NAMES}))(?!\w)", re.IGNORECASE)
_BODY = re.compile(
    rf"(?:ủy ban nhân dân|uỷ ban nhân dân|hội đồng nhân dân|ubnd|hđnd|trên địa bàn)\s+"
    rf"(?:tỉnh|thành phố|tp\.?)\s+({_NAMES})(?!\w)",
    re.IGNORECASE,
)
_CANONICAL = {name.lower(): name for name in PROVINCES}

# Decisions of a people's committee, of its office, its administrative centre or a department of it.
_LOCAL_DECISION = re.compile(r"UBND|HĐND|TTPVHCC|QĐ-VP(?:\b|\.UB)|TTr-S[A-Z]|QĐ-S[A-ZĐ]|dacthu|đặc thù", re.IGNORECASE)
_CENTRAL_DECISION = re.compile(
    r"Q[ĐD][-_ ]?(?:CHK|CHH|TCHQ|B[A-ZĐ]|NHNN|TT[gC]|TANDTC|VKS)|-B[A-Z]{2}|NHNN|BHXH|EVN", re.I
)
# How strongly each field speaks of the province a record belongs to; a legal basis often cites another's.
_WEIGHTS = (
    ("title", 8),
    ("agency", 6),
    ("authority", 6),
    ("receiving_address", 5),
    ("steps", 3),
    ("methods", 2),
    ("documents", 2),
    ("result", 2),
    ("conditions", 2),
    ("description", 1),
    ("legal", 2),
)


def jurisdiction(procedure: Procedure) -> str:
    """The current name of the province whose own copy `procedure` is, "" for a nation-wide record.

    Only a record published by a local decision is a copy; a ministry's record that gives its address in
    Hà Nội is not. A local decision that names no province gives `UNNAMED_PROVINCE`. A record whose decision
    says nothing of its issuer is a copy where its title, agency or legal basis names a province's own body.
    """
    local = bool(_LOCAL_DECISION.search(procedure.decision))
    if not local and _CENTRAL_DECISION.search(procedure.decision):
        return ""
    texts = _texts(procedure)
    if not local:
        return _own_body(texts)
    votes: dict[str, int] = defaultdict(int)
    for name, weight in _WEIGHTS:
        for province, count in provinces_in(texts[name]).items():
            votes[province] += weight + min(count, 3) - 1
    if not votes:
        return UNNAMED_PROVINCE
    return max(sorted(votes), key=lambda province: votes[province])


def is_foreign(procedure: Procedure, province: str = HOME_PROVINCE) -> bool:
    """Whether `procedure` is the own copy of a province other than `province`."""
    return procedure.jurisdiction not in ("", province)


def _own_body(texts: dict[str, str]) -> str:
    for name in ("title", "agency", "legal"):
        found = {CURRENT[_CANONICAL[match.lower()]] for match in _BODY.findall(texts[name])}
        if len(found) == 1:
            return found.pop()
    return ""


def provinces_in(text: str) -> dict[str, int]:
    """The current names of the provinces that `text` names, with how often; tones on the first vowel."""
    found: dict[str, int] = defaultdict(int)
    for city, name in _NAMED.findall(text):
        if not name:
            continue
        canonical = _CANONICAL[name.lower()]
        # Lower-case "hòa bình" (peace) and the like are words; capitals alone ("HÀ NỘI") are names too.
        if name not in (canonical, canonical.upper()) or (canonical == "Hồ Chí Minh" and not city):
            continue
        found[CURRENT[canonical]] += 1
    return found


def _texts(procedure: Procedure) -> dict[str, str]:
    texts = {
        "title": procedure.title,
        "agency": f"{procedure.agency}\n{procedure.delegated}\n{procedure.coordinating}",
        "authority": procedure.authority,
        "receiving_address": procedure.receiving_address,
        "steps": procedure.steps,
        "methods": "\n".join(
            text
            for method in procedure.methods
            for text in (method.note, method.time_limit.raw, *(fee.note for fee in method.fees))
        ),
        "documents": "\n".join(
            text for group in procedure.documents for text in (group.case, *(item.name for item in group.documents))
        ),
        "result": procedure.result,
        "conditions": procedure.conditions,
        "description": procedure.description,
        "legal": "\n".join(f"{basis.title} {basis.number}" for basis in procedure.legal_bases),
    }
    return {name: normalise_tone(text) for name, text in texts.items()}
