"""What a build read, cleaned, changed and refused, as frozen records, and as JSON for machines.

Imported by the importers, the store and the command line; imports nothing of the project.
Tested by tests/unit/knowledge/test_report.py.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

EXAMPLES = 20  # codes named for each kind of cleaning


class Cleaned(StrEnum):
    """A kind of cleaning or of doubt. Each is counted once for each record that it touches."""

    DECOMPOSED_UNICODE = "decomposed_unicode"  # text was not NFC
    CONTROL_CHARACTER = "control_character"  # control or invisible characters removed
    FONT_SYMBOL = "font_symbol"  # private-use bullets of Wingdings replaced by "-"
    HTML_TAG = "html_tag"  # tags removed, their text kept
    TITLE_BROKEN = "title_broken"  # title was broken over lines
    TITLE_CAPITALS = "title_capitals"  # title was in capitals
    REPEATED_CODE = "repeated_code"  # another record has the same (national part of the) code
    ODD_CODE = "odd_code"  # the code is not a digit, a dot and six digits
    RAW_UNIT = "raw_unit"  # a time limit in the portal's tokens: "5 WORKING_DAY"
    TIME_WITHOUT_FIGURE = "time_without_figure"  # "1 OTHER" or nothing: no figure is stated
    TIME_DISAGREES = "time_disagrees"  # flagged, not corrected
    ZERO_FEE_ALONE = "zero_fee_alone"  # nothing but "0 VNĐ ()"
    FEE_AS_TEXT = "fee_as_text"  # a fee without a figure
    FEE_TOO_SMALL = "fee_too_small"  # flagged, not corrected
    FEE_FOREIGN_CURRENCY = "fee_foreign_currency"  # flagged, not corrected
    FEE_DISAGREES = "fee_disagrees"  # flagged, not corrected
    EMPTY_DOCUMENT_GROUP = "empty_document_group"  # a heading of papers with no paper under it
    LEGAL_BROKEN = "legal_broken"  # a legal basis was broken over lines
    LEGAL_WITHOUT_NUMBER = "legal_without_number"  # kept, with the number empty
    DESCRIPTION_REPEATED = "description_repeated"  # the description only repeats the conditions: kept once
    PROVINCIAL_COPY = "provincial_copy"  # the record is a province's own
    PAGE_FURNITURE = "page_furniture"  # buttons and menus of the web page removed
    SECTION_UNPARSED = "section_unparsed"  # a section kept whole because its parts run together


@dataclass(frozen=True, slots=True)
class Refused:
    """Something not imported: its name, and the reason with its mend. `whole`: the rest of the listing is
    unknown.
    """

    name: str
    reason: str
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Changed:
    """A record whose content differs from its last version, and the names of the fields that differ."""

    code: str
    sections: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CleanedCount:
    """How many records of a source a kind of cleaning touched, and up to `EXAMPLES` of their codes."""

    kind: Cleaned
    records: int
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """What one import did to the records of one source."""

    added: tuple[str, ...] = ()
    changed: tuple[Changed, ...] = ()
    unchanged: int = 0
    gone: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceReport:
    """One source: records read, what changed, was cleaned, was refused, and remarks for a person."""

    source: str
    read: int
    changes: Changes = Changes()
    cleaned: tuple[CleanedCount, ...] = ()
    refused: tuple[Refused, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportReport:
    """All sources of one build. `listed_without_record`: codes of the provincial list that no source
    describes.
    """

    sources: tuple[SourceReport, ...] = ()
    listed_without_record: tuple[str, ...] = ()

    @property
    def refused(self) -> tuple[Refused, ...]:
        """Everything refused, over all sources."""
        return tuple(item for source in self.sources for item in source.refused)

    @property
    def touched(self) -> frozenset[str]:
        """Codes added, changed or gone in any source."""
        return frozenset(
            code
            for source in self.sources
            for code in (
                *source.changes.added,
                *(item.code for item in source.changes.changed),
                *source.changes.gone,
            )
        )

    def source(self, name: str) -> SourceReport | None:
        """The report of one source, or None where it was not imported this time."""
        return next((item for item in self.sources if item.source == name), None)

    def merge(self, other: ImportReport) -> ImportReport:
        """This report followed by another."""
        listed = dict.fromkeys((*self.listed_without_record, *other.listed_without_record))
        return ImportReport((*self.sources, *other.sources), tuple(listed))

    def to_json(self) -> str:
        """This report as one JSON object: counts by source and kind, codes, refused files with reasons."""
        return json.dumps(
            {
                "sources": {source.source: _as_plain(source) for source in self.sources},
                "refused": [_refused(item, source.source) for source in self.sources for item in source.refused],
                "listed_without_record": list(self.listed_without_record),
            },
            ensure_ascii=False,
        )


def _as_plain(source: SourceReport) -> dict[str, object]:
    changes = source.changes
    return {
        "read": source.read,
        "counts": {
            "added": len(changes.added),
            "changed": len(changes.changed),
            "unchanged": changes.unchanged,
            "gone": len(changes.gone),
            "refused": len(source.refused),
        },
        "added": list(changes.added),
        "changed": {item.code: list(item.sections) for item in changes.changed},
        "gone": list(changes.gone),
        "cleaned": {item.kind.value: item.records for item in source.cleaned},
        "cleaned_examples": {item.kind.value: list(item.codes) for item in source.cleaned},
        "refused": [_refused(item, source.source) for item in source.refused],
        "notes": list(source.notes),
    }


def _refused(item: Refused, source: str) -> dict[str, str]:
    return {"source": source, "name": item.name, "reason": item.reason}


def count_cleaned(found: Iterable[tuple[str, Iterable[Cleaned]]]) -> tuple[CleanedCount, ...]:
    """Counts by kind, in the order of `Cleaned`, from (code, kinds) of each record."""
    codes: dict[Cleaned, list[str]] = {}
    for code, kinds in found:
        for kind in set(kinds):
            codes.setdefault(kind, []).append(code)
    return tuple(
        CleanedCount(kind, len(codes[kind]), tuple(sorted(codes[kind])[:EXAMPLES])) for kind in Cleaned if kind in codes
    )
