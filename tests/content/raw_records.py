"""A small reader of raw portal records, independent of the importers, for checking authored content.

It reads members of the corpus archive as they are; nothing is cleaned but Unicode form and white space.
"""

from __future__ import annotations

import re
import tarfile
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

HEADINGS = (
    "Mã thủ tục", "Số quyết định", "Tên thủ tục", "Cấp thực hiện", "Loại thủ tục", "Lĩnh vực",
    "Trình tự thực hiện", "Cách thức thực hiện", "Thành phần hồ sơ", "Đối tượng thực hiện",
    "Cơ quan thực hiện", "Cơ quan có thẩm quyền", "Địa chỉ tiếp nhận HS", "Cơ quan được ủy quyền",
    "Cơ quan phối hợp", "Kết quả thực hiện", "Căn cứ pháp lý", "Yêu cầu, điều kiện thực hiện",
    "Từ khóa", "Mô tả",
)  # fmt: skip
SILENT = "Không có thông tin"
_METHOD = re.compile(r"^  \* Hình thức nộp: (\w+)", re.M)
_TIME = re.compile(r"^    Thời hạn giải quyết: *([\d.,]+) +(WORKING_DAY|ngày|HOUR|MONTH|YEAR) *$", re.M)
_FEES = re.compile(r"^    Phí, lệ phí: (.*?)(?=^    Mô tả:|\Z)", re.M | re.S)
_FEE = re.compile(r"(?:^|\| *)([\d.,]+) +[^\W\d]+ *\(")
_CASE = re.compile(r"^  \[ (.*) \]\s*$")
_PAPER = re.compile(r"^    - (.*)$")
_COUNTS = re.compile(r"^      Số lượng: Bản chính: (\d*), Bản sao: (\d*)")
_UNITS = {"WORKING_DAY": "working_day", "ngày": "day", "HOUR": "hour", "MONTH": "month", "YEAR": "year"}


@dataclass(frozen=True)
class Method:
    channel: str
    time: tuple[float, str] | None  # value and unit where the record states both
    amounts: tuple[float, ...]
    text: str


@dataclass(frozen=True)
class Paper:
    name: str
    originals: int
    copies: int

    @property
    def counted(self) -> bool:
        return bool(self.originals or self.copies)

    @property
    def introduces(self) -> bool:
        """Whether the line only introduces those after it."""
        return bool(re.search(r"(gồm|sau|sau đây):$", self.name)) or not self.counted and self.name.endswith(":")


@dataclass(frozen=True)
class RawRecord:
    fields: dict[str, str]
    methods: tuple[Method, ...]
    papers: tuple[Paper, ...]
    legal_numbers: tuple[str, ...]
    text: str


def squeeze(text: str) -> str:
    """NFC, without zero-width marks, runs of white space as one space."""
    return " ".join(unicodedata.normalize("NFC", text).replace("\u200e", "").split())


def read_records(archive: Path, codes: Iterable[str]) -> dict[str, RawRecord]:
    """The records of `codes` that `archive` holds."""
    wanted = set(codes)
    found: dict[str, RawRecord] = {}
    with tarfile.open(archive, "r:xz") as bundle:
        for member in bundle:
            code = Path(member.name).name.removesuffix(".txt")
            content = bundle.extractfile(member) if code in wanted else None
            if content is not None:
                found[code] = parse(content.read().decode("utf-8"))
    return found


def parse(raw: str) -> RawRecord:
    text = unicodedata.normalize("NFC", raw)
    sections = _sections(text)
    return RawRecord(
        fields={heading: squeeze(body) for heading, body in sections.items()},
        methods=_methods(sections["Cách thức thực hiện"]),
        papers=_papers(sections["Thành phần hồ sơ"]),
        legal_numbers=_legal_numbers(sections["Căn cứ pháp lý"]),
        text=text,
    )


def number(digits: str) -> float:
    """ "50.000" and "50000" alike; a comma or a single short fraction is a decimal point."""
    grouped = re.fullmatch(r"\d{1,3}(?:\.\d{3})+", digits)
    return float(digits.replace(".", "") if grouped else digits.rstrip(".,").replace(",", "."))


def _sections(text: str) -> dict[str, str]:
    starts: list[tuple[str, int, int]] = []
    position = 0
    for heading in HEADINGS:
        match = re.compile(rf"^{re.escape(heading)}:", re.M).search(text, position)
        if match:
            starts.append((heading, match.start(), match.end()))
            position = match.end()
    ends = [start for _, start, _ in starts[1:]] + [len(text)]
    sections = dict.fromkeys(HEADINGS, "")
    for (heading, _, begin), end in zip(starts, ends, strict=True):
        sections[heading] = text[begin:end].strip("\n")
    return sections


def _methods(section: str) -> tuple[Method, ...]:
    matches = list(_METHOD.finditer(section))
    ends = [match.start() for match in matches[1:]] + [len(section)]
    methods = []
    for match, end in zip(matches, ends, strict=True):
        body = section[match.end() : end]
        time = _TIME.search(body)
        fees = _FEES.search(body)
        methods.append(
            Method(
                channel=match[1].lower(),
                time=(number(time[1]), _UNITS[time[2]]) if time else None,
                amounts=tuple(number(fee[1]) for fee in _FEE.finditer(fees[1])) if fees else (),
                text=squeeze(body),
            )
        )
    return tuple(methods)


def _papers(section: str) -> tuple[Paper, ...]:
    papers: list[Paper] = []
    lines: list[str] = []
    for line in section.split("\n"):
        counts = _COUNTS.match(line)
        start = _PAPER.match(line)
        if counts and lines:
            name = squeeze(" ".join(lines)).lstrip("-+*–• ")
            papers.append(Paper(name, int(counts[1] or 0), int(counts[2] or 0)))
            lines = []
        elif start and not lines:
            lines = [start[1]]
        elif lines and not _CASE.match(line):
            lines.append(line)
    return tuple(dict.fromkeys(papers))


def _legal_numbers(section: str) -> tuple[str, ...]:
    entries = re.split(r"^  \* ", section, flags=re.M)[1:]
    numbers = (re.search(r"\(([^()]*)\)\s*$", squeeze(entry)) for entry in entries)
    return tuple(match[1].strip() for match in numbers if match and match[1].strip())
