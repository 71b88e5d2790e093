from __future__ import annotations

import pytest

from knowledge.errors import RefusedFileError
from knowledge.importers.links import is_portal_link, parse


def test_links_and_bad_rows() -> None:
    good = "https://dichvucong.gov.vn/a"
    links = parse(
        "l.tsv", f"code\turl\n1.000002\t{good}\n1.000001\t{good}\nx\n1.000003\thttp://dichvucong.gov.vn/a\n".encode()
    )
    assert links.urls == (("1.000001", good), ("1.000002", good))
    assert [item.name for item in links.refused] == ["l.tsv, dòng 4", "l.tsv, dòng 5"]
    with pytest.raises(RefusedFileError, match="bảng liên kết"):
        parse("l.tsv", b"hello")


@pytest.mark.parametrize(
    ("url", "good"),
    [
        ("https://dichvucong.gov.vn/x?a=1", True),
        ("https://evil.example/gov.vn", False),
        ("https://dichvucong.gov.vn@evil.example/", False),
        ("https://evilgov.vn/", False),
        ("javascript:alert(1)", False),
        ('https://dichvucong.gov.vn/"onclick="', False),
    ],
)
def test_is_portal_link(url: str, good: bool) -> None:
    assert is_portal_link(url) is good
