from __future__ import annotations

import unicodedata

import pytest

from knowledge.handbooks.decode import decode

TEXT = "Người dân nộp hồ sơ tại Trung tâm Phục vụ hành chính công của xã, nhận phiếu hẹn rồi trở lại lấy kết quả."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_encodings(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == TEXT


def test_decomposed_text_is_composed() -> None:
    assert decode(unicodedata.normalize("NFD", TEXT).encode()) == TEXT


def test_windows_1258() -> None:
    # cp1258 writes tones as combining characters after the vowel.
    pieces = []
    for char in TEXT:
        try:
            pieces.append(char.encode("cp1258"))
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", char)
            tone = next(part for part in parts if part in "\u0300\u0301\u0303\u0309\u0323")
            base = unicodedata.normalize("NFC", "".join(part for part in parts if part != tone))
            pieces.append((base + tone).encode("cp1258"))
    assert decode(b"".join(pieces)) == TEXT


def test_a_few_spoilt_bytes_cost_only_themselves() -> None:
    data = (TEXT * 20).encode()
    found = decode(data[:300] + b"\xff" + data[300:])
    assert found is not None and found.count("\ufffd") <= 3 and found.endswith("kết quả.")


def test_no_text() -> None:
    assert decode(bytes(range(256)) * 8) is None
