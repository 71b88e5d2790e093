"""Where to hand in: the sentences of the steps that say so, quoted whole.

The receiving address is silent in most records; their steps often name the place.
Imported by bot.answers.parts. Tested by tests/unit/bot/answers/test_places.py.
"""

from __future__ import annotations

import re

from bot.answers.shaping import sentences, without_bullet

QUOTED = 1200  # characters of quotations, as many as one reads at a glance
_LINE = 320  # a line up to this length is quoted whole, a longer one by its sentences
_HAND_IN = re.compile(r"(?<!\w)(?:nộp|gửi|truy cập)(?!\w)", re.IGNORECASE)
_RECEIVE = re.compile(r"(?<!\w)(?:nộp|gửi|tiếp nhận)(?!\w)", re.IGNORECASE)
_DOSSIER = re.compile(r"(?<!\w)(?:hồ sơ|đơn|tờ khai|giấy tờ|yêu cầu)(?!\w)", re.IGNORECASE)
_PLACE = re.compile(
    r"(?<!\w)(?:trung tâm|công an|cổng|ủy ban|uỷ ban|UBND|sở|bộ phận|cơ quan|văn phòng|chi cục|cục|bưu chính|"
    r"trực tuyến|trực tiếp|địa chỉ|phòng)(?!\w)",
    re.IGNORECASE,
)
# What officials do, with a dossier and among themselves: no place for the person.
_OFFICIAL = re.compile(
    r"(?<!\w)(?:chuyển|trình|lấy ý kiến|xin ý kiến|phối hợp|báo cáo|kiểm tra|thẩm định|thẩm tra|"
    r"có trách nhiệm|công chức|gửi lại|thông báo|từ chối|phiếu|trả kết quả|kể từ)(?!\w)",
    re.IGNORECASE,
)
_FORWARDING = re.compile(r"(?<!\w)(?:chuyển|trình|lấy ý kiến|xin ý kiến|phối hợp|báo cáo)(?!\w)", re.IGNORECASE)


def handing_in(steps: str) -> tuple[str, ...]:
    """Lines or sentences of `steps` that say where a dossier is handed in, whole, in order, each once.

    Where none speaks of the person's own part, those that say where a dossier is received.
    """
    pieces = [
        piece
        for line in steps.split("\n")
        for piece in ([without_bullet(line)] if len(line) <= _LINE else sentences(line))
        if _DOSSIER.search(piece) and _PLACE.search(piece)
    ]
    own = [piece for piece in pieces if _HAND_IN.search(piece) and not _OFFICIAL.search(piece)]
    received = [piece for piece in pieces if _RECEIVE.search(piece) and not _FORWARDING.search(piece)]
    return _within(own or received)


def _within(pieces: list[str]) -> tuple[str, ...]:
    """The first of `pieces`, each once, up to QUOTED characters, but always one."""
    kept: dict[str, None] = {}
    size = 0
    for piece in pieces:
        size += len(piece)
        if kept and size > QUOTED:
            break
        kept[piece] = None
    return tuple(kept)
