"""The published portal address of each procedure, from a table of two columns: code, tab, url.

Imported by knowledge.imports and portal_json. Tested by tests/unit/knowledge/importers/test_links.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from knowledge.cleaning import is_usable_code
from knowledge.errors import RefusedFileError
from knowledge.importers.parsed import decode
from knowledge.report import Refused
from knowledge.text import clean

SOURCE = "portal-links"
FILE_NAME = "portal-links.tsv"
_SAFE_URL = re.compile(r"https://[A-Za-z0-9./?=&%_#:-]+")


@dataclass(frozen=True, slots=True)
class Links:
    """Address by code, and the rows that are none."""

    urls: tuple[tuple[str, str], ...]
    refused: tuple[Refused, ...]


def is_portal_link(url: str) -> bool:
    """Whether `url` is an https address of a Vietnamese government site, written plainly."""
    if not _SAFE_URL.fullmatch(url):
        return False
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return False
    return parts.username is None and (host == "gov.vn" or host.endswith(".gov.vn"))


def looks_like(text: str) -> bool:
    """Whether `text` is such a table: its first line is the heading, or a code and an address."""
    first = text.lstrip("\ufeff").split("\n", 1)[0].strip().split("\t")
    return len(first) == 2 and (first == ["code", "url"] or first[1].startswith(("http://", "https://")))


def parse(name: str, data: bytes) -> Links:
    """The links in the file `name`; a bad row is named and the others are kept. Raises RefusedFileError."""
    text = clean(decode(name, data)).text
    if not looks_like(text):
        raise RefusedFileError(name, "không phải bảng liên kết (mỗi dòng: mã, dấu tab, địa chỉ https)")
    urls: dict[str, str] = {}
    refused = []
    for number, line in enumerate(text.split("\n"), 1):
        cells = [cell.strip() for cell in line.split("\t")]
        if cells in ([""], ["code", "url"]):
            continue
        if len(cells) != 2 or not is_usable_code(cells[0]) or not is_portal_link(cells[1]):
            refused.append(Refused(f"{name}, dòng {number}", "không phải mã và địa chỉ https của cổng .gov.vn"))
            continue
        urls[cells[0]] = cells[1]
    return Links(tuple(sorted(urls.items())), tuple(refused))
