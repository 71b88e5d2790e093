"""Who decides what since there are two levels of local government: authored entries, content/competence/*.yaml.

    competence: ho-tich                     # the file's name
    as_of: "2026-07"
    entries:
      - name: ket-hon-nuoc-ngoai            # unique over all files
        task: {vi: cưới người nước ngoài, en: ..., ru: ...}
        codes: ["2.000806"]                 # the procedures; a code stands in one entry
        level: commune                      # of who decides now
        before: [district_committee]        # keys of BODIES; empty where it could not be checked
        now: [commune_committee]
        since: "2025-07-01"                 # "" where nothing moved or it could not be checked
        decisions: [{number: 120/2025/NĐ-CP, article: Điều 4, source: cbx-04}]      # `source` where not the record
        sources: ["Luật 60/2014/QH13, Điều 37"]     # besides the record itself
        unchecked: [article]                # keys of UNCHECKED
        disagrees: true                     # where the record gives another level; left out otherwise

register/decrees.yaml holds the decrees that records name. Imported by bot. Tested by
tests/unit/knowledge/test_competence.py and tests/content/test_competence.py.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from knowledge.errors import MotCuaError
from knowledge.records import Level, Procedure
from knowledge.texts import LANGUAGES

BODIES: Mapping[str, Level] = {
    **dict.fromkeys(("commune_committee", "commune_chair", "commune_registry", "commune_police"), Level.COMMUNE),
    **dict.fromkeys(("civil_register", "school", "original_register", "notary", "care_home"), Level.UNSTATED),
    **dict.fromkeys(("district_committee", "district_chair", "district_registry"), Level.UNSTATED),
    **dict.fromkeys(("district_justice", "district_labour", "district_education"), Level.UNSTATED),
    **dict.fromkeys(("district_police",), Level.UNSTATED),
    **dict.fromkeys(("province_committee", "province_chair", "province_police", "province_archive"), Level.PROVINCE),
    **dict.fromkeys(("home_affairs", "labour_department", "education_department", "health_department"), Level.PROVINCE),
    **dict.fromkeys(("construction_department", "land_office", "named_by_province"), Level.PROVINCE),
    **dict.fromkeys(("ministry_agriculture", "president", "police_department"), Level.MINISTRY),
}
UNCHECKED = ("before", "article", "since", "decision")
KEYS = {"competence", "as_of", "entries"}
NEEDED = {"name", "task", "codes", "level", "before", "now", "since", "decisions", "sources", "unchecked"}
_CODE = re.compile(r"\d{1,2}\.\d{6}\Z", re.ASCII)
_DATE = re.compile(r"(?:\d{4}-\d{2}-\d{2})?\Z", re.ASCII)
_NUMBER = re.compile(r"(\d+)\s*/\s*(20\d\d)\s*/\s*N[ĐD]-?CP?\b")

Texts = Mapping[str, str]


class CompetenceError(MotCuaError):
    """A file on who decides does not have the form; the message names file, entry and mend."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What an entry rests on; `source` names where it was read, "" for the record itself."""

    number: str
    article: str
    source: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A task: who decided before, who decides now, since when and by what; see the module for each."""

    name: str
    task: Texts
    codes: tuple[str, ...]
    level: Level
    before: tuple[str, ...]
    now: tuple[str, ...]
    since: str
    decisions: tuple[Decision, ...]
    sources: tuple[str, ...]
    unchecked: tuple[str, ...]
    disagrees: bool
    as_of: str

    @property
    def stayed(self) -> bool:
        """Whether it is known that the same body decided before."""
        return self.before == self.now


@dataclass(frozen=True, slots=True)
class Decree:
    """A decree on who decides; `title` is "" where no record gives it, `moves` whose tasks it moves."""

    number: str
    title: str
    moves: str
    in_force: str


@dataclass(frozen=True, slots=True)
class Competence:
    """What is known of who decides."""

    entries: tuple[Entry, ...]
    decrees: Mapping[str, Decree]
    by_code: Mapping[str, Entry]

    def of(self, code: str) -> Entry | None:
        """The entry of a procedure."""
        return self.by_code.get(code)

    def cited(self, procedure: Procedure) -> tuple[Decree, ...]:
        """The decrees on who decides that a record names among its legal bases, in order of number."""
        text = " ".join(f"{basis.number} {basis.title}" for basis in procedure.legal_bases)
        numbers = {f"{int(found[1])}/{found[2]}/NĐ-CP" for found in _NUMBER.finditer(text)}
        return tuple(decree for number, decree in self.decrees.items() if number in numbers)


def load_competence(folder: Path) -> Competence:
    """Every entry of the *.yaml files of `folder`, and the decrees. Raises CompetenceError; no folder is empty."""
    entries = tuple(entry for path in sorted(folder.glob("*.yaml")) for entry in _read(path))
    by_code: dict[str, Entry] = {}
    for entry in entries:
        for code in entry.codes:
            if code in by_code:
                raise CompetenceError(
                    f"mã {code} có trong cả «{by_code[code].name}» và «{entry.name}»; chỉ để ở một chỗ."
                )
            by_code[code] = entry
    return Competence(entries, load_decrees(folder / "register" / "decrees.yaml"), by_code)


def load_decrees(path: Path) -> dict[str, Decree]:
    """The decrees by number; none where there is no file."""
    if not path.is_file():
        return {}
    content = _yaml(path)
    since = str(content["in_force"])
    return {
        number: Decree(number, str(one["title"]), str(one["moves"]), since)
        for number, one in content["decrees"].items()
    }


def _read(path: Path) -> list[Entry]:
    content = _yaml(path)
    if set(content) != KEYS or content["competence"] != path.stem:
        raise CompetenceError(f"{path.name}: cần đúng các khóa {', '.join(sorted(KEYS))}, «competence» là tên tệp.")
    return [_entry(path.name, at, one, str(content["as_of"])) for at, one in enumerate(content["entries"], 1)]


def _entry(file: str, at: int, one: Any, as_of: str) -> Entry:
    where = f"{file}, mục {at}"
    if not isinstance(one, Mapping) or not NEEDED <= set(one) <= {*NEEDED, "disagrees"}:
        raise CompetenceError(f"{where}: cần các khóa {', '.join(sorted(NEEDED))}, và «disagrees» nếu nguồn khác nhau.")
    where = f"{where} («{one['name']}»)"
    if not isinstance(one["task"], Mapping) or set(one["task"]) != set(LANGUAGES):
        raise CompetenceError(f"{where}: «task» cần ba câu vi, en, ru.")
    if wrong := [code for code in one["codes"] if not _CODE.match(str(code))]:
        raise CompetenceError(f"{where}: mã {wrong[0]!r} không đúng dạng 1.000656.")
    if wrong := [body for body in (*one["before"], *one["now"]) if body not in BODIES]:
        raise CompetenceError(f"{where}: không có cơ quan {wrong[0]!r}; dùng một trong {', '.join(BODIES)}.")
    if wrong := [key for key in one["unchecked"] if key not in UNCHECKED]:
        raise CompetenceError(f"{where}: «unchecked» có {wrong[0]!r}; dùng {', '.join(UNCHECKED)}.")
    if not one["now"] or not one["codes"] or not _DATE.match(str(one["since"])):
        raise CompetenceError(f"{where}: cần «now», «codes», và «since» dạng 2025-07-01 hoặc để trống.")
    return Entry(
        name=str(one["name"]),
        task={str(language): str(text) for language, text in one["task"].items()},
        codes=_strings(one["codes"]),
        level=_level(where, one["level"]),
        before=_strings(one["before"]),
        now=_strings(one["now"]),
        since=str(one["since"]),
        decisions=tuple(
            Decision(str(each["number"]), str(each.get("article", "")), str(each.get("source", "")))
            for each in one["decisions"]
        ),
        sources=_strings(one["sources"]),
        unchecked=_strings(one["unchecked"]),
        disagrees=bool(one.get("disagrees", False)),
        as_of=as_of,
    )


def _level(where: str, value: Any) -> Level:
    if value not in set(Level):
        raise CompetenceError(f"{where}: «level» là {value!r}; dùng commune, province hoặc ministry.")
    return Level(value)


def _strings(values: Sequence[Any]) -> tuple[str, ...]:
    return tuple(map(str, values))


def _yaml(path: Path) -> Mapping[str, Any]:
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as exc:
        raise CompetenceError(f"{path.name}: không phải YAML hợp lệ: {exc}") from exc
    if not isinstance(content, Mapping):
        raise CompetenceError(f"{path.name}: cần một bảng khóa: giá trị.")
    return content
