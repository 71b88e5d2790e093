from __future__ import annotations

import gzip
import io
import lzma
import os
import stat
import tarfile
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest

from knowledge.importers.archive import iterate
from knowledge.importers.members import Limits, Member
from knowledge.report import Refused

JULY = 1_784_505_600  # 2026-07-20


def read(path: Path, limits: Limits | None = None) -> tuple[dict[str, bytes], dict[str, Refused]]:
    items = list(iterate(path, limits))
    return (
        {item.name: item.data for item in items if isinstance(item, Member)},
        {item.name: item for item in items if isinstance(item, Refused)},
    )


def tar_bytes(entries: Iterable[tuple[tarfile.TarInfo, bytes]]) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for info, data in entries:
            archive.addfile(info, io.BytesIO(data))
    return buffer.getvalue()


def entry(name: str, data: bytes = b"", kind: bytes = tarfile.REGTYPE, link: str = "") -> tuple[tarfile.TarInfo, bytes]:
    info = tarfile.TarInfo(name)
    info.size, info.type, info.linkname, info.mtime = len(data), kind, link, JULY
    return info, data


@pytest.mark.parametrize("suffix", ["folder", "tar", "tar.xz", "tar.gz", "tar.bz2", "zip"])
def test_every_form_gives_the_same_files(tmp_path: Path, suffix: str) -> None:
    files = {"a/1.txt": b"mot", "a/2.txt": b"hai"}
    path = tmp_path / f"source.{suffix}"
    if suffix == "folder":
        for name, data in files.items():
            (path / name).parent.mkdir(parents=True, exist_ok=True)
            (path / name).write_bytes(data)
            os.utime(path / name, (JULY, JULY))
    elif suffix == "zip":
        with zipfile.ZipFile(path, "w") as archive:
            for name, data in files.items():
                archive.writestr(zipfile.ZipInfo(name, (2026, 7, 20, 0, 0, 0)), data)
    else:
        plain = tar_bytes(entry(name, data) for name, data in files.items())
        packed = {"tar": plain, "tar.xz": lzma.compress(plain), "tar.gz": gzip.compress(plain)}
        if suffix == "tar.bz2":
            with tarfile.open(path, "w:bz2") as archive:
                for name, data in files.items():
                    archive.addfile(entry(name, data)[0], io.BytesIO(data))
        else:
            path.write_bytes(packed[suffix])
    assert read(path) == (files, {})
    assert {item.as_of for item in iterate(path) if isinstance(item, Member)} == {"2026-07-20"}


def test_single_file_stands_alone(tmp_path: Path) -> None:
    (tmp_path / "1.000001.txt").write_bytes(b"x")
    (item,) = iterate(tmp_path / "1.000001.txt")
    assert isinstance(item, Member) and item.alone


def test_hostile_members_of_a_tar_are_named_and_the_rest_is_read(tmp_path: Path) -> None:
    path = tmp_path / "x.tar"
    path.write_bytes(
        tar_bytes(
            [
                entry("good.txt", b"good"),
                entry("../../evil.txt", b"evil"),
                entry("/etc/evil.txt", b"evil"),
                entry("link.txt", kind=tarfile.SYMTYPE, link="/etc/passwd"),
                entry("hard.txt", kind=tarfile.LNKTYPE, link="good.txt"),
                entry("device", kind=tarfile.CHRTYPE),
                entry("pipe", kind=tarfile.FIFOTYPE),
                entry("large.txt", b"x" * 2000),
                entry("nested.zip", b"PK\x03\x04 nested"),
                entry("._good.txt", b"litter"),
                entry("last.txt", b"last"),
            ]
        )
    )
    files, refused = read(path, Limits(file=1000))
    assert files == {"good.txt": b"good", "last.txt": b"last"}
    assert set(refused) == {
        "../../evil.txt",
        "/etc/evil.txt",
        "link.txt",
        "hard.txt",
        "device",
        "pipe",
        "large.txt",
        "nested.zip",
        "._good.txt",
    }
    assert not any(item.whole for item in refused.values())
    assert sorted(item.name for item in tmp_path.iterdir()) == ["x.tar"]
    assert not (tmp_path.parent.parent / "evil.txt").exists()


def test_hostile_members_of_a_zip(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("good.txt", b"good")
        archive.writestr("../evil.txt", b"evil")
        archive.writestr("..\\evil.txt", b"evil")
        link = zipfile.ZipInfo("link")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("bomb.txt", b"\0" * (3 << 20))
        archive.writestr("large.txt", os.urandom(6 << 20))
        archive.writestr("nested.txt", b"\xfd7zXZ\x00...")
    files, refused = read(path)
    assert files == {"good.txt": b"good"}
    assert len(refused) >= 6 - 1  # two spellings of one climbing name may share a shown name
    assert "bom nén" in refused["bomb.txt"].reason
    assert "5 MB" in refused["large.txt"].reason


@pytest.mark.parametrize("cut", [0.3, 0.6, 0.9])
@pytest.mark.parametrize("packer", ["plain", "xz", "gz"])
def test_truncated_archive_keeps_what_was_read(tmp_path: Path, packer: str, cut: float) -> None:
    plain = tar_bytes(entry(f"{number}.txt", os.urandom(5000)) for number in range(40))
    data = {"plain": plain, "xz": lzma.compress(plain), "gz": gzip.compress(plain)}[packer]
    path = tmp_path / "x.tar"
    path.write_bytes(data[: int(len(data) * cut)])
    files, refused = read(path)
    assert len(files) < 40
    assert any(item.whole for item in refused.values())
    assert all(len(body) == 5000 for body in files.values())
    if packer != "xz":  # xz packs these in one block and gives nothing before it is complete
        assert files


def test_broken_header_in_the_middle_is_not_the_end(tmp_path: Path) -> None:
    data = bytearray(tar_bytes(entry(f"{number}.txt", b"x" * 600) for number in range(10)))
    second = 512 + 1024
    data[second : second + 100] = b"\xff" * 100
    (tmp_path / "x.tar").write_bytes(data)
    files, refused = read(tmp_path / "x.tar")
    assert list(files) == ["0.txt"]
    assert refused["x.tar"].whole


def test_tar_bomb_and_limits(tmp_path: Path) -> None:
    plain = tar_bytes([entry("a.txt", b"a"), entry("zeros.txt", b"\0" * (8 << 20)), entry("b.txt", b"b")])
    path = tmp_path / "x.tar.xz"
    path.write_bytes(lzma.compress(plain))
    files, refused = read(path, Limits(ratio=10, ratio_from=1 << 20))
    assert files == {"a.txt": b"a"}
    assert "bom nén" in refused["x.tar.xz"].reason and refused["x.tar.xz"].whole
    _, refused = read(path, Limits(total=1 << 20))
    assert "1 MB" in refused["x.tar.xz"].reason
    many = tmp_path / "many.tar"
    many.write_bytes(tar_bytes(entry(f"{number}.txt", b"x") for number in range(9)))
    files, refused = read(many, Limits(members=5))
    assert len(files) == 5 and refused["many.tar"].whole


def test_giant_pax_header_is_not_read(tmp_path: Path) -> None:
    info = tarfile.TarInfo("pax")
    info.type, info.size = tarfile.XHDTYPE, 1 << 40
    (tmp_path / "x.tar").write_bytes(info.tobuf(tarfile.GNU_FORMAT) + b"\0" * 10240)
    files, refused = read(tmp_path / "x.tar")
    assert files == {} and "phần đầu" in refused["x.tar"].reason


def test_encrypted_and_corrupt_zip(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", b"a" * 100)
        archive.writestr("b.txt", b"b" * 100)
    data = bytearray(path.read_bytes())
    data[data.index(b"a" * 100)] ^= 0xFF
    path.write_bytes(data)
    files, refused = read(path)
    assert files == {"b.txt": b"b" * 100} and "hỏng" in refused["a.txt"].reason
    data = bytearray(path.read_bytes())
    for mark in (b"PK\x01\x02", b"PK\x03\x04"):
        offset = data.index(mark) + (8 if mark == b"PK\x01\x02" else 6)
        data[offset] |= 1
    path.write_bytes(data)
    assert "mật khẩu" in read(path)[1]["a.txt"].reason
    path.write_bytes(data[:50])
    assert read(path)[1]["x.zip"].whole


def test_folder_links_devices_and_missing(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "a.txt").write_bytes(b"a")
    (folder / "link.txt").symlink_to("/etc/passwd")
    (folder / "loop").symlink_to(folder)
    os.mkfifo(folder / "pipe")
    files, refused = read(folder)
    assert files == {"a.txt": b"a"}
    assert set(refused) == {"link.txt", "loop", "pipe"}
    assert read(tmp_path / "none")[1]["none"].whole
    (tmp_path / "empty").write_bytes(b"")
    assert read(tmp_path / "empty")[1]["empty"].whole
    (tmp_path / "x.7z").write_bytes(b"7z\xbc\xaf\x27\x1c")
    assert ".zip" in read(tmp_path / "x.7z")[1]["x.7z"].reason
