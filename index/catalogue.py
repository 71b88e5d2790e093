"""What ranking knows of each procedure besides its texts: one light row a procedure, in code order.

Written into a generation at build time and read whole at load. Imported by index alone. Tested by
tests/unit/index/test_searcher.py.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from knowledge.phrasings import Phrasings
from knowledge.records import Procedure

FILE = "catalogue.json"


@dataclass(frozen=True, slots=True)
class Row:
    """A procedure as ranking sees it. `offered` is None where the province's list was not imported."""

    code: str
    title: str
    level: str
    field: str
    decision: str
    jurisdiction: str
    offered: bool | None
    popularity: int
    differs: str
    same_as: str
    phrased: bool


def catalogue_rows(
    procedures: Iterable[Procedure], phrasings: Mapping[str, Phrasings], offered: Mapping[str, bool | None]
) -> list[Row]:
    """The rows of the given procedures, in their order."""
    rows = []
    for procedure in procedures:
        entry = phrasings.get(procedure.code)
        rows.append(
            Row(
                code=procedure.code,
                title=procedure.title,
                level=procedure.level.value,
                field=procedure.field,
                decision=procedure.decision,
                jurisdiction=procedure.jurisdiction,
                offered=offered.get(procedure.code),
                popularity=entry.popularity if entry else 0,
                differs=entry.differs if entry else "",
                same_as=entry.same_as if entry else "",
                phrased=entry is not None,
            )
        )
    return rows


def save_catalogue(rows: Iterable[Row], folder: Path) -> None:
    """Writes the rows into a generation."""
    (folder / FILE).write_text(json.dumps([asdict(row) for row in rows], ensure_ascii=False), encoding="utf-8")


def load_catalogue(folder: Path) -> tuple[Row, ...]:
    """Reads what `save_catalogue` wrote."""
    return tuple(Row(**row) for row in json.loads((folder / FILE).read_text(encoding="utf-8")))
