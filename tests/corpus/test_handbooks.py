"""The collected handbooks and laws: all read or refused for a stated reason, with headings, pages and provinces.

Every expectation here is a fact about the documents (how many articles a law has), none is a sentence of theirs.
"""

from __future__ import annotations

import html
import os
import re
import unicodedata
import zipfile
from collections import Counter
from pathlib import Path

import pypdfium2
import pytest

from knowledge.handbooks.importer import read_handbooks
from knowledge.handbooks.limits import find_tools
from knowledge.handbooks.ocr import has_vietnamese
from knowledge.handbooks.passages import LONGEST
from knowledge.handbooks.records import Handbook, HandbookKind, Passage, ReadHandbooks

ROOT = Path(__file__).resolve().parents[2]
SCANS = {
    "luat-cu-tru-68-2020-scan.pdf": 23,
    "nd-45-2020-tthc-dien-tu-scan.pdf": 24,
    "so-tay-tthc-ha-noi-scan.pdf": 6,
    "tt-51-2025-bca-scan-4tr.pdf": 4,
}
OLD_WORD = {
    "dieu-le-quy-khuyen-hoc-vni-font.doc",
    "giay-de-nghi-dang-ky-ho-kinh-doanh.doc",
    "luat-pccc-27-2001-sai-duoi.docx",
    "to-khai-dang-ky-khai-sinh.doc",
}
PROVINCES = {
    "so-tay-tthc-ha-noi-2025.html": "Hà Nội",
    "so-tay-tthc-ha-noi-scan.pdf": "Hà Nội",
    "thu-tuc-hanh-chinh-da-nang-408tr.pdf": "Đà Nẵng",
    "nq1671-2025-sap-xep-dvhc-lam-dong.md": "Lâm Đồng",
    "dieu-le-quy-khuyen-hoc-vni-font.doc": "Lâm Đồng",
}
# Laws whose paragraphs say nothing of headings: name, articles, chapters.
LAWS = (
    ("luat-72-2025-to-chuc-cqdp.docx", 54, 7),
    ("luat-can-cuoc-26-2023-congbao.pdf", 46, 7),
    ("luat-pccc-27-2001-sai-duoi.docx", 65, 9),
)


def folder() -> Path:
    """The folder of the handbooks, or a loud skip."""
    path = Path(os.environ.get("MOTCUA_HANDBOOKS") or ROOT.parent / "shared" / "handbooks")
    if not path.is_dir():
        pytest.skip(f"handbooks not present: {path}")
    return path


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> ReadHandbooks:
    source = folder()
    cache = tmp_path_factory.mktemp("handbooks") / "cache.db"
    result = read_handbooks([source], cache=cache)
    for item in result.files:
        print(
            f"{item.name:45} {item.passages:4} passages {item.pages:4} pages {item.ocr_pages:3} by OCR "
            f"{item.seconds:6.1f} s {' '.join(item.notes)}"
        )
    print(f"total {sum(item.seconds for item in result.files):.1f} s")
    again = read_handbooks([source], cache=cache)
    assert all(item.cached for item in again.files)
    assert (again.handbooks, again.passages, again.refusals) == (result.handbooks, result.passages, result.refusals)
    return result


def handbook(read: ReadHandbooks, name: str) -> Handbook:
    return next(item for item in read.handbooks if item.name == name)


def passages(read: ReadHandbooks, name: str) -> list[Passage]:
    return [item for item in read.passages if item.handbook == name]


def readable() -> set[str]:
    """The names of the documents that this machine has the tools for."""
    names = {path.name for path in folder().iterdir() if path.name != "manifest.tsv"}
    tools = find_tools()
    missing = set() if has_vietnamese(tools) else set(SCANS)
    return names - missing - (set() if tools.soffice or tools.catdoc or tools.antiword else OLD_WORD)


def test_every_file_is_read_or_refused_for_a_reason(read: ReadHandbooks) -> None:
    files = {unicodedata.normalize("NFC", path.name) for path in folder().iterdir()}
    assert len(files) == 26  # 25 documents and their manifest
    assert {item.name for item in read.handbooks} == readable()
    assert {item.name for item in read.handbooks} | {item.name for item in read.refusals} == files
    reasons = {item.name: item.reason for item in read.refusals}
    assert "bảng dữ liệu" in reasons.pop("manifest.tsv")
    assert all("apt-get install" in reason for reason in reasons.values())


def test_passages_are_clean_and_of_the_agreed_size(read: ReadHandbooks) -> None:
    long = [item for item in read.passages if len(item.text) > LONGEST]
    assert all(len(item.text) <= 2 * LONGEST + 10 for item in long)
    assert len(long) <= 0.005 * len(read.passages)
    for item in read.passages:
        assert item.text == item.text.strip() != ""
        assert unicodedata.is_normalized("NFC", item.text)
        assert not re.search("[\ue000-\uf8ff\ufffd\ufffe\x00-\x08]", item.text)


@pytest.mark.parametrize(("name", "articles", "chapters"), LAWS)
def test_articles_of_laws_without_styles(read: ReadHandbooks, name: str, articles: int, chapters: int) -> None:
    if name not in readable():
        pytest.skip(f"no tool for {name}")
    assert handbook(read, name).kind is HandbookKind.LAW
    found: dict[str, None] = {}
    for item in passages(read, name):
        found |= dict.fromkeys(item.heading)
    numbers = [int(match[1]) for head in found if (match := re.match(r"Điều (\d+)\. \S", head))]
    assert numbers == list(range(1, articles + 1))
    assert sum(head.upper().startswith("CHƯƠNG ") for head in found) == chapters


def test_every_passage_of_a_law_stands_under_its_own_article(read: ReadHandbooks) -> None:
    for name, _, _ in LAWS:
        for item in passages(read, name):
            assert not re.search(r"^Điều \d+\. ", item.text, re.MULTILINE), (name, item.heading)


def test_provinces(read: ReadHandbooks) -> None:
    assert {item.name: item.province for item in read.handbooks if item.province} == {
        name: province for name, province in PROVINCES.items() if name in readable()
    }


def test_scans_are_marked_and_give_their_articles(read: ReadHandbooks) -> None:
    scans = {name: pages for name, pages in SCANS.items() if name in readable()}
    if not scans:
        pytest.skip("tesseract with Vietnamese is not installed")
    assert {item.name: item.ocr_pages for item in read.files if item.ocr_pages} == scans
    assert all(handbook(read, name).ocr for name in scans)
    assert all(item.ocr == (item.handbook in scans) for item in read.passages)
    articles = Counter(
        item.handbook
        for item in read.passages
        if item.handbook in scans and any("Điều" in head for head in item.heading)
    )
    assert articles["luat-cu-tru-68-2020-scan.pdf"] >= 40
    assert articles["nd-45-2020-tthc-dien-tu-scan.pdf"] >= 40


def test_pages_of_pdfs(read: ReadHandbooks) -> None:
    name = "thu-tuc-hanh-chinh-da-nang-408tr.pdf"
    assert handbook(read, name).pages == 408
    numbers = [item.page for item in passages(read, name)]
    assert numbers == sorted(numbers, key=lambda page: page or 0)
    assert numbers[-1] is not None and numbers[-1] >= 405


def test_the_fee_table_keeps_its_rows(read: ReadHandbooks) -> None:
    rows = [
        row for item in passages(read, "tt-02-2021-btc-bieu-phi.pdf") for row in item.text.split("\n") if " | " in row
    ]
    assert len([row for row in rows if re.search(r" \| [\d.]+$", row)]) == 13


def test_fonts_that_a_document_only_declares_spoil_nothing(read: ReadHandbooks) -> None:
    for name in ("dieu-le-quy-khuyen-hoc-vni-font.doc", "mau-ct01-thay-doi-thong-tin-cu-tru.docx"):
        if name in readable():
            text = " ".join(item.text for item in passages(read, name))
            assert re.search("[\u1ea0-\u1ef9]", text)
            assert not re.search("[ÖÑßÞøþµ¸]", text)


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"[^\W_]+", unicodedata.normalize("NFC", text).lower()))


def source_words(path: Path) -> Counter[str]:
    """The words of a document by means of its own, with no code of the loaders."""
    if path.suffix == ".pdf":
        document = pypdfium2.PdfDocument(path)
        pages = [page.get_textpage().get_text_range() for page in document]
        return words("\n".join(pages).replace("\ufffe", "-"))
    if path.suffix == ".docx":
        xml = zipfile.ZipFile(path).read("word/document.xml").decode("utf-8")
        apart = re.sub(r"</w:p>|<w:(?:br|tab)(?: [^>]*)?/>", " ", xml)
        return words(html.unescape(re.sub(r"<[^>]+>", "", apart)))
    return words(re.sub(r"\\(?=\W)|\*\*", "", path.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    "name",
    [
        "thu-tuc-hanh-chinh-da-nang-408tr.pdf",
        "tt-02-2021-btc-bieu-phi.pdf",
        "luat-72-2025-to-chuc-cqdp.docx",
        "nq1671-2025-sap-xep-dvhc-lam-dong.md",
        *(f"cbx-{place:02d}" for place in range(1, 9)),
    ],
)
def test_no_word_is_lost(read: ReadHandbooks, name: str) -> None:
    path = next(folder().glob(f"{name}*"))
    found = passages(read, path.name)
    headings = dict.fromkeys(item.heading[:depth] for item in found for depth in range(1, len(item.heading) + 1))
    given = words("\n".join([*(item.text for item in found), *(heading[-1] for heading in headings)]))
    assert source_words(path) - given == Counter()
