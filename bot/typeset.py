"""Paper drawn by typst: a template of bot/templates with values as JSON in sys.inputs.given, as PDF or pictures.

Nothing is asked of the network or the system's fonts: those inside typst have the letters of every language here and
the signs that records use. The same values give the same bytes. Drawing takes some hundredths of a second and belongs
into a thread. Imported by bot. Tested by tests/unit/bot/test_typeset.py.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any

import typst

from knowledge.errors import MotCuaError

# What a template that is counted ends in: #context [#metadata(counter(page).final().first()) <sheets>]
_SHEETS = "<sheets>"


class TypesetError(MotCuaError):
    """A template could not be drawn; `reason` is typst's."""

    def __init__(self, template: str, reason: str) -> None:
        super().__init__(f"Không vẽ được mẫu «{template}»: {reason}. Hãy báo lại cho nhóm làm Một Cửa.")
        self.reason = reason


class Form(StrEnum):
    """What paper is drawn as."""

    PDF = "pdf"
    PNG = "png"


def typeset(
    template: str, values: Mapping[str, Any], form: Form, ppi: int = 144, day: date | None = None
) -> tuple[bytes, ...]:
    """One PDF, or a picture a sheet. `day` is the PDF's date. Raises TypesetError.

    A PDF is tagged for screen readers (PDF/UA-1) unless a sign of the text is in no font here.
    """
    moment = datetime.combine(day, datetime.min.time(), tzinfo=UTC) if day else None
    try:
        try:
            drawn = _compiler(template, values).compile(
                format=form.value, ppi=ppi, pdf_standards="ua-1" if form is Form.PDF else None, timestamp=moment
            )
        except typst.TypstError as exc:
            if "PDF/UA-1" not in exc.message:
                raise
            drawn = _compiler(template, values).compile(format=form.value, timestamp=moment)
    except typst.TypstError as exc:
        raise TypesetError(template, exc.message) from exc
    return (drawn,) if isinstance(drawn, bytes) else tuple(drawn or ())


def count_sheets(template: str, values: Mapping[str, Any]) -> int:
    """How many sheets the values take. Raises TypesetError."""
    try:
        return int(_compiler(template, values).query(_SHEETS, field="value", one=True))
    except (typst.TypstError, RuntimeError) as exc:  # RuntimeError: a template that has no count
        raise TypesetError(template, str(exc)) from exc


def _compiler(template: str, values: Mapping[str, Any]) -> typst.Compiler:
    """A compiler for one use: given bytes, typst 0.15 does not find them a second time."""
    given = json.dumps(values, ensure_ascii=False)
    return typst.Compiler(_template(template), ignore_system_fonts=True, sys_inputs={"given": given})


@cache
def _template(name: str) -> bytes:
    return resources.files("bot").joinpath("templates", name).read_bytes()
