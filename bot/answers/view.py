"""What is shown of one procedure: its record, the plain-language side, and what the province says of it.

Pure data. Imported by bot. Tested by tests/unit/bot/answers/test_render.py.
"""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.records import Overlay, PlainText, Procedure


@dataclass(frozen=True, slots=True)
class ProcedureView:
    """A procedure and what stands beside it.

    `plain_stale` says that the plain text was written for another decision than the record now carries.
    `case` is the place of the one group of papers that holds for the person, among alternatives (knowledge/cases.py);
    None shows all. `offered` is whether the province's list has the code; None where no such list was imported.
    """

    procedure: Procedure
    plain: PlainText | None = None
    plain_stale: bool = False
    offered: bool | None = None
    overlay: Overlay | None = None
    case: int | None = None
