from __future__ import annotations

import io
import json
import lzma
import os
import tarfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from knowledge.imports import import_sources
from knowledge.records import Flag
from knowledge.report import Changed, Changes, Cleaned, ImportReport
from knowledge.store import Store
from tests.unit.knowledge.samples import AUTHORED, DOCUMENTS, crawled_bytes, record_bytes

Build = Callable[..., ImportReport]
NOW = datetime(2026, 8, 1, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(tmp_path / "home" / "knowledge.db")
    yield opened
    opened.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "export"
    path.mkdir()
    for number in (1, 2, 3):
        code = f"1.00000{number}"
        (path / f"{code}.txt").write_bytes(record_bytes(code))
    return path


@pytest.fixture
def build(store: Store, tmp_path: Path) -> Build:
    (tmp_path / "content" / "procedures").mkdir(parents=True)

    def run(*corpus: Path, provincial_list: Path | None = None, links: Path | None = None) -> ImportReport:
        return import_sources(
            store, corpus=corpus, provincial_list=provincial_list, content=tmp_path / "content", links=links,
            clock=lambda: NOW,
        )  # fmt: skip

    return run


def changes(report: ImportReport, source: str = "portal-text") -> Changes:
    found = report.source(source)
    assert found is not None
    return found.changes


def test_import_and_import_again(build: Build, store: Store, folder: Path) -> None:
    report = build(folder)
    assert changes(report) == Changes(("1.000001", "1.000002", "1.000003"))
    assert report.refused == ()
    (folder / "1.000001.txt").write_bytes(record_bytes("1.000001", steps="    Khác", decision="11/QĐ-BTP"))
    (folder / "1.000002.txt").unlink()
    (folder / "1.000004.txt").write_bytes(record_bytes("1.000004"))
    assert changes(build(folder)) == Changes(
        ("1.000004",), (Changed("1.000001", ("decision", "steps")),), 1, ("1.000002",)
    )
    assert [version.decision for version in store.versions("1.000001")] == ["10/QĐ-BTP", "11/QĐ-BTP"]
    again = build(folder)
    assert changes(again) == Changes((), (), 3, ())
    found = again.source("portal-text")
    assert found is not None and (found.read, found.cleaned[0].records) == (3, 3)


def test_sources_persist_without_corpus(build: Build, store: Store, folder: Path) -> None:
    build(folder)
    report = build()
    assert [source.source for source in report.sources] == ["authored"]
    assert store.codes() == ["1.000001", "1.000002", "1.000003"]


def test_a_single_file_says_nothing_of_the_others(build: Build, store: Store, folder: Path) -> None:
    build(folder)
    report = build(folder / "1.000001.txt")
    assert changes(report) == Changes((), (), 1, ())
    assert len(store.codes()) == 3


def test_bad_files_are_named_and_the_rest_is_imported(build: Build, store: Store, folder: Path) -> None:
    build(folder)
    (folder / "1.000002.txt").write_bytes(record_bytes("1.000002")[:900])
    (folder / "hello.txt").write_bytes(b"hello")
    (folder / "bytes.txt").write_bytes(b"\xff\xfb\xfa")
    (folder / "page.json").write_bytes(b"{")
    (folder / "empty.txt").write_bytes(b"")
    report = build(folder)
    assert {item.name for item in report.refused} == {
        "1.000002.txt", "hello.txt", "bytes.txt", "page.json", "empty.txt",
    }  # fmt: skip
    assert all(item.reason for item in report.refused)
    assert changes(report).gone == ()
    assert store.codes() == ["1.000001", "1.000002", "1.000003"]
    assert {item["name"] for item in json.loads(report.to_json())["refused"]} == {item.name for item in report.refused}


def test_truncated_archive_removes_nothing(build: Build, store: Store, tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for number in range(1, 9):
            data = record_bytes(f"1.00000{number}", steps="    " + os.urandom(4000).hex())
            info = tarfile.TarInfo(f"1.00000{number}.txt")
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    path = tmp_path / "export.tar.xz"
    path.write_bytes(lzma.compress(buffer.getvalue()))
    build(path)
    assert len(store.codes()) == 8
    path.write_bytes(buffer.getvalue()[:30_000])
    report = build(path)
    assert changes(report).gone == ()
    assert report.source("portal-text").notes != ()  # type: ignore[union-attr]
    assert len(store.codes()) == 8


def test_missing_and_empty_sources_harm_nothing(build: Build, store: Store, folder: Path, tmp_path: Path) -> None:
    build(folder)
    (tmp_path / "none").mkdir()
    report = build(tmp_path / "none", tmp_path / "not-there")
    assert [item.name for item in report.refused] == ["none", "not-there"]
    assert len(store.codes()) == 3


def test_repeated_codes(build: Build, store: Store, folder: Path) -> None:
    (folder / "0-copy.txt").write_bytes(record_bytes("1.000001", title="Bản chép"))
    (folder / "1.000002-Xoa.txt").write_bytes(record_bytes("1.000002-Xoa"))
    report = build(folder)
    record = store.get("1.000001")
    assert record is not None and record.title == "Cấp giấy mẫu"
    assert [(item.name, "1.000001.txt" in item.reason) for item in report.refused] == [("0-copy.txt", True)]
    counts = {item.kind: item for item in report.source("portal-text").cleaned}  # type: ignore[union-attr]
    assert counts[Cleaned.REPEATED_CODE].codes == ("1.000001", "1.000002-Xoa")
    assert counts[Cleaned.ODD_CODE].codes == ("1.000002-Xoa",)
    assert store.get("1.000002-Xoa") is not None and store.get("1.000002") is not None
    assert changes(build(folder)) == Changes((), (), 4, ())


def test_text_wins_and_pages_add_link_forms_and_dollars(build: Build, store: Store, folder: Path) -> None:
    (folder / "1.000001.txt").write_bytes(
        record_bytes(
            documents=DOCUMENTS,
            methods="  * Hình thức nộp: DIRECT\n    Thời hạn giải quyết: 5 WORKING_DAY\n    Phí, lệ phí: 10 VNĐ ()\n",
        )
    )
    page = crawled_bytes(
        ten_thu_tuc="Tên trên trang",
        cach_thuc_thuc_hien="Hình thức nộpThời gianPhí, lệ phíMô tảTrực tiếp5 Ngày làm việc10 USD()",
    )
    (folder / "1.000001.json").write_bytes(page)
    (folder / "1.000007.json").write_bytes(crawled_bytes(ma_thu_tuc="1.000007"))
    report = build(folder)
    assert changes(report, "portal-json").added == ("1.000001", "1.000007")
    record = store.get("1.000001")
    assert record is not None
    assert (record.title, record.source) == ("Cấp giấy mẫu", "portal-text")
    assert record.link == "https://dichvucong.gov.vn/thu-tuc-hanh-chinh/abc"
    assert record.documents[0].documents[0].form == "mau01.docx"
    assert record.methods[0].fees[0].flags == (Flag.FEE_FOREIGN_CURRENCY,)
    alone = store.get("1.000007")
    assert alone is not None and alone.source == "portal-json"


def test_links_beside_the_corpus(build: Build, store: Store, folder: Path) -> None:
    (folder.parent / "portal-links.tsv").write_text("code\turl\n1.000001\thttps://dichvucong.gov.vn/one\nbad\n")
    report = build(folder)
    assert changes(report, "portal-links").added == ("1.000001",)
    assert [item.name for item in report.refused] == ["portal-links.tsv, dòng 3"]
    record = store.get("1.000001")
    assert record is not None and record.link == "https://dichvucong.gov.vn/one"


def test_authored_content(build: Build, store: Store, folder: Path, tmp_path: Path) -> None:
    procedures = tmp_path / "content" / "procedures"
    (procedures / "one.yaml").write_text(AUTHORED, encoding="utf-8")
    (procedures / "two.yaml").write_text(
        AUTHORED.replace("1.000001", "1.000008").replace("result:", "resul:"), encoding="utf-8"
    )
    report = build()
    assert changes(report, "authored").added == ("1.000001",)
    assert [item.name for item in report.refused] == ["two.yaml"] and "resul: khoá lạ" in report.refused[0].reason
    record = store.get("1.000001")
    assert record is not None and record.source == "authored"
    build(folder)
    record = store.get("1.000001")
    assert record is not None and record.source == "portal-text"
    plain = store.plain("1.000001")
    assert plain is not None and plain.name == "làm giấy mẫu"
    assert changes(build(), "authored") == Changes((), (), 1, ())


def test_provincial_list(build: Build, store: Store, folder: Path, tmp_path: Path) -> None:
    listed = tmp_path / "list.csv"
    listed.write_text("Mã TTHC,Phí\n1.000001,8.000 đồng\n1.000099,\n", encoding="utf-8")
    report = build(folder, provincial_list=listed)
    assert report.listed_without_record == ("1.000099",)
    assert [store.offered(code) for code in ("1.000001", "1.000002")] == [True, False]
    assert store.overlay("1.000001").fee == "8.000 đồng"  # type: ignore[union-attr]
    listed.write_bytes(b"\xff\xfa\xfb")
    report = build(provincial_list=listed)
    assert "UTF-8" in report.refused[0].reason
    assert store.offered("1.000001") is True


def test_progress_and_an_interrupted_import(store: Store, folder: Path, tmp_path: Path) -> None:
    calls: list[tuple[str, int, int]] = []
    import_sources(
        store, corpus=[folder], content=tmp_path, progress=lambda stage, done, total: calls.append((stage, done, total))
    )
    assert calls == [("import", 3, 3)]

    def interrupt(stage: str, done: int, total: int) -> None:
        raise KeyboardInterrupt

    (folder / "1.000001.txt").write_bytes(record_bytes(steps="    Khác"))
    with pytest.raises(KeyboardInterrupt):
        import_sources(store, corpus=[folder], content=tmp_path, progress=interrupt)
    record = store.get("1.000001")
    assert record is not None and "Bước một" in record.steps
