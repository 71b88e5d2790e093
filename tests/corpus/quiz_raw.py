"""What the quiz oracle reads: lines of an export, and the raw records they came from.

The records are cut by `raw` and by the expressions here; no code of the importers or of the generator is used.
Imported by the quiz_* files of this folder. Tested by tests/unit/oracles/test_quiz_raw.py.
"""

from __future__ import annotations

import json
import re
import tarfile
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from tests.corpus import raw
from tests.corpus.quiz_text import fold, holds, without

JSON_ARCHIVE = "portal-json.tar.xz"
SILENT = "Không có thông tin"
CODE = re.compile(r"(?<![\d.])\d\.\d{6,9}(?!\d)(?:-Xoa\b)?")
CHANNELS = {"DIRECT": "truc tiep", "ONLINE": "truc tuyen", "POSTAL": "buu chinh"}
AGENCIES = (
    "Cơ quan thực hiện", "Cơ quan có thẩm quyền", "Địa chỉ tiếp nhận HS", "Cơ quan được ủy quyền", "Cơ quan phối hợp",
)  # fmt: skip
_AFTER = dict(zip(AGENCIES, (*AGENCIES[1:], "Kết quả thực hiện"), strict=True))
_FEE = re.compile(r"(?:^| \| )(\d+) (?:VNĐ|[Đđ]ồng) \((.*?)\)(?= \| |$)", re.DOTALL)
_STEP = re.compile(r"^[^\w\n]*(?:(?:[^\W\d_]\)|\d+(?:\.\d+)*[.)]?)[^\w\n]*)?Bước\s*(\d+)[^\w\n]*", re.MULTILINE)
_LABEL = re.compile(r"^[^\w\n]*(?:[^\W\d_]\)|\d+(?:\.\d+)*[.)])?[^\w\n]*")


@dataclass(frozen=True, slots=True)
class Question:
    """One line of an export."""

    id: str
    code: str
    kind: str
    question: str
    choices: tuple[str, ...]
    key: int
    answer: str
    source: str
    explanation: str

    @classmethod
    def of(cls, line: Mapping[str, Any]) -> Question:
        """From a line's object; raises KeyError or TypeError where it lacks a field."""
        return cls(**{**{name: line[name] for name in cls.__slots__}, "choices": tuple(line["choices"])})

    @property
    def right(self) -> str:
        return self.choices[self.key]

    @property
    def wrong(self) -> tuple[str, ...]:
        return tuple(choice for place, choice in enumerate(self.choices) if place != self.key)


@dataclass(frozen=True)
class Method:
    channel: str
    time: str
    fees: tuple[tuple[int, str], ...]  # amount and its note
    fee_text: str
    note: str

    @property
    def text(self) -> str:
        return "\n".join((self.time, self.fee_text, self.note))


@dataclass(frozen=True)
class Paper:
    case: str
    name: str
    originals: int
    copies: int

    @property
    def only_words(self) -> bool:
        """Whether the line is a remark or introduces others, and is no paper."""
        remark = re.match(r"\W*(lưu ý|ghi chú|ví dụ)", self.name, re.IGNORECASE)
        introduces = re.search(r"(?:gồm|sau|sau đây)\W*$|:\s*$", self.name)
        return bool(remark) or bool(introduces) and not (self.originals or self.copies)


@dataclass(frozen=True)
class Record:
    """One raw record; everything of it is cut out of `text` when asked for."""

    code: str
    text: str

    @cached_property
    def title(self) -> str:
        return self.line("Tên thủ tục", "Cấp thực hiện")

    @cached_property
    def level(self) -> str:
        return self.line("Cấp thực hiện", "Loại thủ tục")

    @cached_property
    def agencies(self) -> dict[str, str]:
        """What stands under each heading about agencies, where anything does."""
        found = {heading: self.line(heading, _AFTER[heading]) for heading in AGENCIES}
        return {heading: said for heading, said in found.items() if said and said != SILENT}

    @cached_property
    def method_section(self) -> str:
        return raw.body(self.text, "Cách thức thực hiện", "Thành phần hồ sơ")

    @cached_property
    def rest(self) -> str:
        """The record without the section of methods."""
        return self.text.replace(self.method_section, "\n")

    @cached_property
    def methods(self) -> tuple[Method, ...]:
        return tuple(
            Method(channel, time, tuple((int(amount), note) for amount, note in _FEE.findall(fees)), fees, note)
            for channel, time, fees, note in raw.methods(self.text)
        )

    @cached_property
    def papers(self) -> tuple[Paper, ...]:
        return tuple(
            Paper(case.strip(" *:[]"), name, originals, copies)
            for case, name, originals, copies in raw.papers(self.text)
        )

    @cached_property
    def numbered(self) -> tuple[int, ...]:
        """The numbers of the labelled steps in order; empty where the steps have no labels."""
        return tuple(int(match[1]) for match in _STEP.finditer(self._steps))

    @cached_property
    def steps(self) -> tuple[str, ...]:
        """The steps in order: what follows each "Bước n", or each line where there is none."""
        marks = list(_STEP.finditer(self._steps))
        if not marks:
            return tuple(_LABEL.sub("", line) for line in self._steps.split("\n") if raw.bare(line))
        ends = [mark.start() for mark in marks[1:]] + [len(self._steps)]
        return tuple(self._steps[mark.end() : end].strip() for mark, end in zip(marks, ends, strict=True))

    @property
    def _steps(self) -> str:
        return raw.body(self.text, "Trình tự thực hiện", "Cách thức thực hiện")

    def line(self, heading: str, following: str) -> str:
        """What stands between two headings, white space squeezed."""
        return " ".join(raw.body(self.text, heading, following).split())

    def asked(self, question: str) -> str:
        """The question without the title and the code of this record."""
        return without(question.replace(self.code, " "), self.title)

    def methods_asked(self, question: str) -> tuple[Method, ...]:
        """The methods of the channels that the question names; all where it names none."""
        words = self.asked(question)
        named = {channel for channel, said in CHANNELS.items() if holds(words, said)}
        return tuple(method for method in self.methods if not named or method.channel in named)


@dataclass(frozen=True)
class Corpus:
    """Records by code, and the titles of every code, those of the other archive too."""

    records: Mapping[str, Record]
    titles: Mapping[str, frozenset[str]]


def corpus(folder: Path) -> Corpus:
    """Everything that the archives of `folder` hold."""
    records = {code: Record(code, text) for code, text in raw.raw_files(folder)}
    return with_titles(records.values(), _json_titles(folder / JSON_ARCHIVE))


def with_titles(records: Iterable[Record], others: Iterable[tuple[str, str]] = ()) -> Corpus:
    """A corpus of `records`, knowing also `others`: codes and titles."""
    kept = {record.code: record for record in records}
    titles: dict[str, set[str]] = {record.code: {record.title} for record in kept.values()}
    for code, title in others:
        titles.setdefault(code, set()).add(title)
    return Corpus(kept, {code: frozenset(said) for code, said in titles.items()})


def read_export(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a file of JSON lines."""
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def _json_titles(archive: Path) -> Iterator[tuple[str, str]]:
    if not archive.is_file():
        return
    with tarfile.open(archive, "r:xz") as bundle:
        for member in bundle:
            stream = bundle.extractfile(member) if member.name.endswith(".json") else None
            if stream is not None:
                record = json.loads(stream.read())
                yield record["ma_thu_tuc"], " ".join(unicodedata.normalize("NFC", record["ten_thu_tuc"]).split())


def same_title(said: str, titles: Iterable[str]) -> bool:
    """Whether `said` is one of `titles`."""
    return any(fold(said) == fold(title) for title in titles)
