"""Checklists of published records: every paper of each is on the sheets, whole and with its counts; few take over two.

The oracle reads the source files by its own regular expressions (rendering_oracle.py). Counts stand in a column of
their own, amid a paper that goes on on the next sheet: names are looked for where no counts are printed, counts by
number. Spaces do not count: what reads the PDF joins a number that is broken at its hyphen.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from dataclasses import replace

import pypdfium2
import pytest

from bot.answers.view import ProcedureView
from bot.printing import checklist_file
from knowledge.importers.portal_text import parse
from knowledge.records import Procedure
from tests.corpus import rendering_oracle as oracle
from tests.corpus.test_rendering import files

RECORDS, SLICES = 300, 4
# The share of records whose papers alone fill more than two sheets in the smallest text.
LONGER = 0.05
FOOT = 44  # points, the lower margin
_COUNTS = re.compile(r"(?:(?: \d+ bản (?:chính|sao))+)? \Z")
_COUNT = re.compile(r"\b([1-9]\d* bản (?:chính|sao))\b")


@pytest.mark.parametrize("number", range(SLICES))
def test_every_paper_is_on_the_sheets(number: int) -> None:
    lost, longer = [], 0
    chosen = random.Random(20260720).sample(files(), RECORDS)[number::SLICES]
    for name, data in chosen:
        procedure = parse(name, data, "2026-07").procedure
        wanted = list(oracle.wanted_papers(oracle.read(data)))
        missing = missing_in_order(
            [_COUNTS.sub("", want).replace(" ", "") for want in wanted],
            oracle.words("\n".join(printed(without_counts(procedure)))).replace(" ", ""),
        )
        sheets = printed(procedure)
        longer += len(sheets) > 2
        shown = Counter(_COUNT.findall(oracle.words("\n".join(sheets))))
        counted = Counter(count for want in wanted if (end := _COUNTS.search(want)) for count in _COUNT.findall(end[0]))
        missing += [f"{least} × {count}" for count, least in counted.items() if shown[count] < least]
        lost += [(name, want[:80]) for want in missing]
    assert lost == []
    assert longer <= LONGER * len(chosen)


def missing_in_order(wanted: list[str], shown: str) -> list[str]:
    """What of `wanted` does not stand in `shown` after what came before it."""
    missing, position = [], 0
    for want in wanted:
        found = shown.find(want, position)
        if found < 0:
            missing.append(want)
        else:
            position = found + len(want)
    return missing


def printed(procedure: Procedure) -> list[str]:
    """The text of each sheet above its foot."""
    link = "https://t.me/motcua_bot?start=1_001193"
    document = pypdfium2.PdfDocument(checklist_file(ProcedureView(procedure), None, "vi", link).content)
    texts = [page.get_textpage().get_text_bounded(bottom=FOOT) for page in document]
    document.close()
    return texts


def without_counts(procedure: Procedure) -> Procedure:
    groups = (
        replace(group, documents=tuple(replace(one, originals=None, copies=None) for one in group.documents))
        for group in procedure.documents
    )
    return replace(procedure, documents=tuple(groups))
