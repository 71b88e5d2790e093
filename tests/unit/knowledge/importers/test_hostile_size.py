"""Files of megabytes made to be slow: each is parsed in time proportional to its size.

The bound is generous (a quadratic reading of half a megabyte takes minutes), so that a busy machine does no harm.
"""

from __future__ import annotations

import time

import pytest

from knowledge.errors import RefusedFileError
from knowledge.importers import portal_json, portal_text
from tests.unit.knowledge.samples import crawled_bytes, record_bytes

SIZE = 500_000
SECONDS = 20.0
METHOD = "  * Hình thức nộp: DIRECT\n    Thời hạn giải quyết: 1 DAY\n    Phí, lệ phí: "
HEAD = "Tên giấy tờMẫu đơn, tờ khaiSố lượng"


def timed(parse: object, data: bytes) -> float:
    assert callable(parse)
    start = time.perf_counter()
    try:
        parse("a", data)
    except RefusedFileError as exc:
        assert exc.reason
    return time.perf_counter() - start


@pytest.mark.parametrize(
    "changes",
    [
        {"documents": "    - a\n" + "x\n" * SIZE},
        {"methods": METHOD + "1 VNĐ (" + " | x" * SIZE},
        {"methods": METHOD + "0 VNĐ (" + "từ 1.000 đồng " * (SIZE // 14) + ")"},
        {"methods": METHOD + "0 VNĐ (" + "1" * SIZE + ")"},
        {"legal": "  * " + "(" * SIZE + ")" * SIZE},
        {"steps": "    " + "<!--" * SIZE},
        {"steps": "    " + "<a " * SIZE},
        {"steps": "    " + "tp " * SIZE, "decision": "1/QĐ-UBND"},
        {"steps": "    " + "oá " * SIZE, "decision": "1/QĐ-UBND"},
        {"title": "TĂ " * SIZE},
    ],
    ids=["papers", "fees", "amounts", "digits", "brackets", "comments", "tags", "cities", "tones", "title"],
)
def test_text(changes: dict[str, str]) -> None:
    assert timed(portal_text.parse, record_bytes(**changes)) < SECONDS


@pytest.mark.parametrize(
    "changes",
    [
        {"ket_qua_xu_ly": "Từ khóa" * SIZE},
        {"cach_thuc_thuc_hien": "Trực tiếp1" + "Miễn phí()" * SIZE},
        {"cach_thuc_thuc_hien": "Trực tiếp" + "1" * SIZE},
        {"thanh_phan_ho_so": HEAD + "a1 bản chính" * (SIZE // 10)},
        {"thanh_phan_ho_so": HEAD + "1" * SIZE},
        {"thanh_phan_ho_so": HEAD * (SIZE // 30)},
    ],
    ids=["result", "fees", "digits", "papers", "quantity", "tables"],
)
def test_json(changes: dict[str, str]) -> None:
    assert timed(portal_json.parse, crawled_bytes(**changes)) < SECONDS
