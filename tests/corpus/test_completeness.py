"""Nothing of the official records is lost: every paper, step, fee, time limit and legal basis of every source file
is in the imported record. The oracle is `raw`, which shares no code with the importers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from knowledge.imports import import_sources
from knowledge.records import Channel, Procedure, TimeUnit
from knowledge.report import ImportReport
from knowledge.store import Store
from tests.corpus import raw
from tests.corpus.raw import bare

CHANNELS = {"DIRECT": Channel.DIRECT, "ONLINE": Channel.ONLINE, "POSTAL": Channel.POSTAL}
UNITS = {
    "WORKING_DAY": TimeUnit.WORKING_DAY, "ngày": TimeUnit.DAY, "HOUR": TimeUnit.HOUR, "MONTH": TimeUnit.MONTH,
    "YEAR": TimeUnit.YEAR, "OTHER": TimeUnit.OTHER,
}  # fmt: skip
RECORDS = 5652
Imported = tuple[dict[str, Procedure], dict[str, str], ImportReport]


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Imported]:
    folder = raw.corpus_folder()
    home = tmp_path_factory.mktemp("home")
    store = Store(home / "knowledge.db")
    report = import_sources(store, corpus=[folder / raw.ARCHIVE], content=home)
    yield {item.code: item for item in store.all_procedures()}, dict(raw.raw_files(folder)), report
    store.close()


def missing(imported: Imported, expected: object) -> list[str]:
    """Codes whose record lacks something, with what; a test asserts that there are none."""
    records, files, _ = imported
    assert callable(expected)
    return [f"{code}: {lack}" for code, text in files.items() for lack in expected(text, records[code])]


def test_every_file_is_a_record(imported: Imported) -> None:
    records, files, report = imported
    assert len(files) == RECORDS
    assert records.keys() == files.keys()
    assert report.refused == ()
    source = report.source("portal-text")
    assert source is not None and len(source.changes.added) == RECORDS


def test_every_step(imported: Imported) -> None:
    def lacks(text: str, record: Procedure) -> list[str]:
        whole = bare(record.steps)
        return [line for line in raw.steps(text) if bare(line) not in whole]

    assert missing(imported, lacks) == []


def test_every_paper_with_its_case_and_copies(imported: Imported) -> None:
    def lacks(text: str, record: Procedure) -> list[str]:
        wanted = [(bare(case), bare(name), *counts) for case, name, *counts in raw.papers(text)]
        found = [
            (bare(group.case), bare(item.name), item.originals, item.copies)
            for group in record.documents
            for item in group.documents
        ]
        return [] if wanted == found else [str(wanted[:2])]

    assert missing(imported, lacks) == []
    assert sum(len(raw.papers(text)) for text in imported[1].values()) == 27_958


def test_every_method_time_limit_and_fee(imported: Imported) -> None:
    def lacks(text: str, record: Procedure) -> list[str]:
        wanted = raw.methods(text)
        if len(wanted) != len(record.methods):
            return [f"{len(wanted)} methods, {len(record.methods)} in the record"]
        found = []
        for (channel, time, fees, note), method in zip(wanted, record.methods, strict=True):
            if method.channel is not CHANNELS[channel]:
                found.append(channel)
            figure = re.fullmatch(r"([\d.]+) (\S+)", time.strip())
            limit = method.time_limit
            if figure and (limit.value, limit.unit) != (float(figure[1]), UNITS[figure[2]]):
                found.append(time)
            if not figure and (limit.value is not None or bare(time) != bare(limit.raw + "OTHER")):
                found.append(time)
            amounts = re.findall(r"(?:^| \| )(\d+) VNĐ \((.*?)\)(?= \| |$)", fees)
            if [(float(amount), bare(words)) for amount, words in amounts] != [
                (fee.amount, bare(fee.note)) for fee in method.fees if fee.amount is not None
            ]:
                found.append(fees)
            words = [part for part in fees.split(" | ") if part.strip() and not re.match(r"\d+ VNĐ \(", part)]
            texts = [bare(fee.note) for fee in method.fees if fee.amount is None]
            if [bare(part) for part in words if part != "Không có thông tin"] != texts:
                found.append(fees)
            if bare(note) != bare(method.note):
                found.append(note[:80])
        return found

    assert missing(imported, lacks) == []
    assert sum(len(raw.methods(text)) for text in imported[1].values()) == 16_509


def test_every_legal_basis(imported: Imported) -> None:
    def lacks(text: str, record: Procedure) -> list[str]:
        wanted = [bare(item) for item in raw.legal(text)]
        found = [
            bare(f"{basis.title} ({basis.number})" if basis.number else basis.title) for basis in record.legal_bases
        ]
        return [item for item, other in zip(wanted, found, strict=False) if item not in (other, other + "()")] + (
            [] if len(wanted) == len(found) else [f"{len(wanted)} in the file, {len(found)} in the record"]
        )

    assert missing(imported, lacks) == []


@pytest.mark.parametrize(
    ("heading", "following", "name"),
    [
        ("Số quyết định", "Tên thủ tục", "decision"),
        ("Loại thủ tục", "Lĩnh vực", "kind"),
        ("Lĩnh vực", "Trình tự thực hiện", "field"),
        ("Cơ quan thực hiện", "Cơ quan có thẩm quyền", "agency"),
        ("Cơ quan có thẩm quyền", "Địa chỉ tiếp nhận HS", "authority"),
        ("Địa chỉ tiếp nhận HS", "Cơ quan được ủy quyền", "receiving_address"),
        ("Cơ quan được ủy quyền", "Cơ quan phối hợp", "delegated"),
        ("Cơ quan phối hợp", "Kết quả thực hiện", "coordinating"),
        ("Kết quả thực hiện", "Căn cứ pháp lý", "result"),
        ("Yêu cầu, điều kiện thực hiện", "Từ khóa:[^\\n]*\nMô tả", "conditions"),
    ],
)
def test_every_plain_section(imported: Imported, heading: str, following: str, name: str) -> None:
    def lacks(text: str, record: Procedure) -> list[str]:
        wanted = bare(raw.body(text, heading, following))
        return [] if wanted.replace("Khôngcóthôngtin", "") == bare(getattr(record, name)) else [wanted[:80]]

    assert missing(imported, lacks) == []


def test_titles_audiences_descriptions(imported: Imported) -> None:
    def lacks(text: str, record: Procedure) -> list[str]:
        title = bare(raw.body(text, "Tên thủ tục", "Cấp thực hiện"))
        audience = bare(raw.body(text, "Đối tượng thực hiện", "Cơ quan thực hiện"))
        description = bare(re.split(r"^Từ khóa:[^\n]*\nMô tả:", text, flags=re.MULTILINE)[1])
        found = []
        if title.casefold() != bare(record.title).casefold():
            found.append(title)
        if audience != bare(",".join(record.audience)):
            found.append(audience)
        if description not in ("Khôngcóthôngtin", bare(record.description), bare(record.conditions)):
            found.append(description[:80])
        return found

    assert missing(imported, lacks) == []


def test_what_the_report_counts(imported: Imported) -> None:
    source = imported[2].source("portal-text")
    assert source is not None
    counts = {item.kind.value: item.records for item in source.cleaned}
    assert counts["decomposed_unicode"] == 1187
    assert counts["title_broken"] == 31
    assert counts["repeated_code"] == 2
    assert counts["odd_code"] == 3
