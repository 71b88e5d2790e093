"""The papers of a dossier as lines: numbered, with their counts and forms; notes among them marked as notes.

Imported by bot.answers. Tested by tests/unit/bot/answers/test_papers.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.answers.durations import plural_form
from bot.answers.shaping import shorten, tidy, without_bullet
from bot.answers.wording import Wording
from knowledge.records import Document, DocumentGroup, Procedure
from knowledge.text import one_line

_NOTE_CASE = re.compile(r"^\W*(?:\d+[.)]\s*)?(?:lưu ý|ghi chú|chú ý)\b", re.IGNORECASE)
_CASE_OPENING = re.compile(
    r"^\W*(?:(?:[a-zđ]|[ivx]{1,4}|\d{1,2}(?:\.\d{1,2}){0,3})\s*[).:-]\s*)?\W*"
    r"(?:(?:đối với|trong) )?(?:(?:các )?trường hợp|đối với|hồ sơ)?\s*(?:\(?\d{1,2}\)?\s*[:.-]\s*)?",
    re.IGNORECASE,
)
# A paper whose name says that it is filled in: a form, a declaration, an application.
_FORM_NAME = re.compile(
    r"\b(?:mẫu|tờ khai|phiếu|bản khai)\b|"
    r"(?<!hóa )(?<!hoá )\bđơn\b(?!\s+(?:vị|giá|lẻ|thuần|nguyên|chiếc|hàng|thuốc))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One paper: its mark ("1." or a bullet for a note), name, counts in words and form, the last two
    possibly "".
    """

    mark: str
    name: str
    counts: str
    form: str


@dataclass(frozen=True, slots=True)
class PaperGroup:
    """The papers under one heading; `case` is "" for papers under none."""

    case: str
    papers: tuple[PaperLine, ...]


def paper_groups(groups: tuple[DocumentGroup, ...], speech: Wording) -> tuple[PaperGroup, ...]:
    """Every paper of every group, in source order; numbering starts again in each group."""
    return tuple(
        PaperGroup(
            case_name(group.case),
            tuple(
                PaperLine(
                    "•" if is_note_group(group) else f"{number}.",
                    paper_name(document),
                    counts(document, speech),
                    one_line(document.form),
                )
                for number, document in enumerate(group.documents, 1)
            ),
        )
        for group in groups
    )


def short_list(
    groups: tuple[DocumentGroup, ...], most: int, length: int, speech: Wording
) -> tuple[tuple[PaperGroup, ...], int]:
    """The first `most` papers with their names cut to `length`, and how many entries the source lists in all.

    Notes, and entries without counts beside others that have them, are left to the whole list.
    """
    everything = sum(len(group.documents) for group in groups)
    counted = any(has_counts(document) for group in groups for document in group.documents)
    shown: list[PaperGroup] = []
    left = most
    for group in groups:
        wanted = [one for one in group.documents if not is_note_group(group) and (has_counts(one) or not counted)]
        if not wanted or not left:
            continue
        lines = tuple(PaperLine("•", shorten(paper_name(one), length), "", "") for one in wanted[:left])
        left -= len(lines)
        shown.append(PaperGroup(shorten(case_name(group.case), length), lines))
    return tuple(shown), everything


def forms(procedure: Procedure) -> Iterator[tuple[str, str]]:
    """The name of each paper that is or has a form, whole, and the form's own name or ""; each pair once."""
    pairs = (
        (paper_name(document), one_line(document.form))
        for group in procedure.documents
        for document in group.documents
        if document.form or _FORM_NAME.search(document.name)
    )
    yield from dict.fromkeys(pairs)


def counts(document: Document, speech: Wording) -> str:
    """ "1 bản chính, 1 bản sao" in Vietnamese; "" where the source counts none of either."""
    parts = []
    for number, key in ((document.originals, "originals"), (document.copies, "copies")):
        if number:
            parts.append(f"{number} {speech.forms(key)[plural_form(number, speech.language)]}")
    return ", ".join(parts)


def has_counts(document: Document) -> bool:
    """Whether the source asks for an original or a copy of it."""
    return bool(document.originals or document.copies)


def paper_name(document: Document) -> str:
    """The name of a paper, whole, its lines kept, without the bullets that the source put before it."""
    lines = tidy(document.name).split("\n")
    return "\n".join([without_bullet(lines[0]), *lines[1:]])


def case_name(case: str) -> str:
    """The heading of a group as one line, without the stars and colons around it."""
    return without_bullet(case).rstrip(": ")


def case_label(case: str) -> str:
    """What a case is, without its number and the words that every case opens with: for a button."""
    said = _CASE_OPENING.sub("", case_name(one_line(case))).strip()
    return said[:1].upper() + said[1:] if said else case_name(case)


def is_note_group(group: DocumentGroup) -> bool:
    """Whether a group holds notes and no papers, by its heading."""
    return bool(_NOTE_CASE.match(group.case))
