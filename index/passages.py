"""What is indexed of a procedure: phrasings and titles (densely and lexically), bodies (lexically).

A passage keeps its procedure's code, so that equal texts of two procedures both stay. Imported by index alone.
Tested by tests/unit/index/test_passages.py, which asserts the exact texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from knowledge.phrasings import Phrasings
from knowledge.records import PlainText, Procedure

# "Thủ tục", "Cấp", ... open most titles and tell nothing apart; the lexical index weighs them down by itself,
# the dense one works better without the word "thủ tục".
OPENING = re.compile(r"^\s*(?:thủ tục(?: hành chính)?)[\s:,-]+", re.IGNORECASE)
BODY_STEPS = 1200  # characters of the steps: the opening says who applies where, the rest is alike everywhere
BODY_DOCUMENT = 160  # characters of a paper's name


class Kind(StrEnum):
    """The kind of text a passage is."""

    PHRASING = "phrasing"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class Passage:
    """A text embedded for the procedure `code`."""

    code: str
    kind: Kind
    text: str


def title_passage(procedure: Procedure) -> Passage:
    """The title as it is embedded: without its empty opening, the first letter as it stands."""
    return Passage(procedure.code, Kind.TITLE, OPENING.sub("", procedure.title).strip() or procedure.title)


def phrasing_passages(
    procedures: Iterable[Procedure],
    phrasings: Mapping[str, Phrasings],
    plain: Mapping[str, PlainText],
) -> list[Passage]:
    """The phrasings of the procedures that are present, with the everyday names of their plain-language side."""
    passages = []
    for procedure in procedures:
        texts: dict[str, None] = {}
        if (entry := phrasings.get(procedure.code)) is not None:
            texts.update(dict.fromkeys(entry.phrasings))
        if (side := plain.get(procedure.code)) is not None:
            texts.update(dict.fromkeys((side.name, *side.aliases)))
        passages += [Passage(procedure.code, Kind.PHRASING, text) for text in texts if text.strip()]
    return passages


def body_text(procedure: Procedure) -> str:
    """What the lexical body index reads: what tells one procedure from another, not what all share."""
    parts = [
        procedure.title,
        procedure.field,
        procedure.keywords,
        procedure.result,
        procedure.agency,
        " ".join(procedure.audience),
        procedure.conditions[:BODY_STEPS],
        procedure.steps[:BODY_STEPS],
        *(group.case[:BODY_DOCUMENT] for group in procedure.documents),
        *(document.name[:BODY_DOCUMENT] for group in procedure.documents for document in group.documents),
    ]
    return "\n".join(part for part in parts if part)
