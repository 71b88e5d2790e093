"""A checklist on paper: the button under a procedure's papers, and the PDF that it sends. Buttons carry

    v1:pr:<code>            every case
    v1:pr:<code>:<case>     the papers of the case at a place among the groups (0-based)

Text shrinks before it takes a second sheet; papers are never left out, so that the longest lists take more. Wording in
locale/printing.yaml and locale/answers.yaml. Imported by bot. Tested by tests/unit/bot/test_printing.py.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from typing import Any

from bot.answers.checklist import Checklist, checklist
from bot.answers.markup import escape
from bot.answers.view import ProcedureView
from bot.answers.wording import Wording, wording
from bot.links import TELEGRAM, ProcedureLink, encode_link
from bot.messages import Choice, Facet, File, Outcome, Reply
from bot.qr import qr_svg
from bot.typeset import Form, count_sheets, typeset
from bot.wording import load_wording, notice
from knowledge.cases import alternatives
from knowledge.text import one_line

WORDING = "printing"
TEMPLATE = "printing/checklist.typ"
# Text size in points, sheets that it may take, whether the steps are printed: the first that fits is drawn.
FITS = (
    (11.0, 1, True), (10.0, 1, True), (9.0, 1, True), (8.5, 1, True),
    (10.0, 2, True), (9.0, 2, True), (8.0, 2, True), (7.0, 2, True), (7.0, 2, False),
)  # fmt: skip
LAST = (8.0, False)  # for what fits nowhere: as many sheets as its papers take
A_SHEET = 7500  # characters that surely take more than one sheet at the smallest size for one
_ACTION = re.compile(r"v1:pr:([\d.]{5,16})(?::(\d{1,2}))?\Z", re.ASCII)


@dataclass(frozen=True, slots=True)
class PrintOut:
    """Print the papers of a procedure, those of one case where `case` is its place."""

    code: str
    case: int | None = None


def encode_print(action: PrintOut) -> str:
    """The text of a button."""
    return f"v1:pr:{action.code}" if action.case is None else f"v1:pr:{action.code}:{action.case}"


def decode_print(text: str) -> PrintOut | None:
    """The action of a button, None where it is none of ours."""
    found = _ACTION.match(text)
    return PrintOut(found[1], int(found[2]) if found[2] else None) if found else None


def print_choice(view: ProcedureView, language: str) -> Choice:
    """The button that prints what is shown."""
    return Choice(notice(WORDING, "button", language), encode_print(PrintOut(view.procedure.code, view.case)))


def print_reply(view: ProcedureView, case: int | None, language: str, prefix: str, centre: str = "") -> Reply:
    """The checklist as a file; `prefix` is the address of the bot that a payload is put after, "" where unknown."""
    code, link = view.procedure.code, ""
    with suppress(ValueError):
        link = prefix and prefix + encode_link(ProcedureLink(code))
    file = checklist_file(view, case, language, link, centre)
    text = notice(WORDING, "here", language).strip().format(title=escape(one_line(view.procedure.title)), code=code)
    return Reply(Outcome.ANSWER, (text,), codes=(code,), facet=Facet.DOCUMENTS, language=language, files=(file,))


def checklist_file(view: ProcedureView, case: int | None, language: str, link: str, centre: str = "") -> File:
    """The checklist as PDF, with the code of `link` where it is known. Raises TypesetError."""
    narrowed = replace(view, case=case if case in alternatives(view.procedure.documents) else None)
    speech = wording(language)
    content = checklist(narrowed, speech, centre)
    drawn = typeset(TEMPLATE, _fitting(content, _frame(content, speech, link)), Form.PDF)
    caption = notice(WORDING, "caption", language).strip().format(code=content.code)
    return File(f"giay-to-{content.code}.pdf", drawn[0], caption)


def _fitting(content: Checklist, frame: dict[str, Any]) -> dict[str, Any]:
    """The values in the largest text that fits, two sheets at most where the papers allow it."""
    whole = {**asdict(content), **frame}
    long = sum(len(paper.name) for group in content.groups for paper in group.papers) > A_SHEET
    for size, sheets, steps in FITS:
        if long and sheets == 1:
            continue
        values = {**whole, "size": size, "with_steps": steps}
        if count_sheets(TEMPLATE, values) <= sheets:
            return values
    size, steps = LAST
    return {**whole, "size": size, "with_steps": steps}


def _frame(content: Checklist, speech: Wording, link: str) -> dict[str, Any]:
    """The words around the content, and the code."""
    own = load_wording(WORDING)[speech.language]
    said = {key: speech.text(key) for key in ("papers", "papers_others", "time", "fee", "where", "steps", "silent")}
    said |= {key: str(own[key]) for key in ("heading", "tick", "short", "page")}
    said["scan"] = str(own["scan" if link.startswith(TELEGRAM) else "scan_web"])
    cited = content.source
    origin = "source_authored" if cited.authored else "source_record"
    said["source"] = str(own[origin]).format(code=cited.code)
    said["decision"] = speech.text("decision_number", number=cited.decision or said["silent"])
    said["date"] = speech.text("data_of", date=cited.date) if cited.date else ""
    said["official_text"] = str(own["official_text"])
    said["which_case"] = str(own["which_case"]).format(number=content.cases) if content.cases else ""
    said["left_out"] = str(own["left_out"]) if content.left_out else ""
    forms = {
        paper.form: speech.text("form_name", form=paper.form)
        for group in content.groups
        for paper in group.papers
        if paper.form
    }
    return {"said": said, "forms": forms, "language": speech.language, "qr": qr_svg(link) if link else ""}
