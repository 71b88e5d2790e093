from __future__ import annotations

import io

import pytest

from knowledge.errors import RefusedArchiveError
from knowledge.importers.members import Limits
from knowledge.importers.tar_stream import LimitedReader


def test_reader_counts_and_stops() -> None:
    reader = LimitedReader(io.BytesIO(b"ab\0\0" + b"\0" * 100), 104, Limits())
    assert reader.read(4) == b"ab\0\0"
    assert (reader.position, reader.last_content) == (4, 2)
    assert len(reader.read()) == 100
    assert reader.last_content == 2
    with pytest.raises(RefusedArchiveError, match="0 MB"):
        LimitedReader(io.BytesIO(b"x" * 100), 100, Limits(total=50)).read(100)
    with pytest.raises(RefusedArchiveError, match="bom nén"):
        LimitedReader(io.BytesIO(b"x" * 100), 10, Limits(ratio=5, ratio_from=20)).read(100)
