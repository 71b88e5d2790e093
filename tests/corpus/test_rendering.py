"""Every published record rendered: nothing of it is lost, no page is too long or out of balance.

The oracle reads the source files by its own regular expressions (rendering_oracle.py).
"""

import os
import tarfile
from functools import cache
from pathlib import Path

import pytest

from bot.answers.markup import strip_markup
from bot.answers.paging import MESSAGE_LIMIT, PAGE_LIMIT
from bot.answers.render import render_part
from bot.answers.view import ProcedureView
from bot.messages import Facet
from knowledge.importers.portal_text import parse
from tests.corpus import rendering_oracle as oracle

RECORDS = 5652
# Slices, so that the records can be shared between processes.
SLICES = 8
OTHER_LANGUAGES_EVERY = 20
CARD = 2500  # characters; a card has the title, which alone may have over 1,000
ROOT = Path(__file__).parents[2]


@cache
def files() -> tuple[tuple[str, bytes], ...]:
    place = Path(os.environ.get("MOTCUA_CORPUS") or ROOT.parent / "shared" / "corpus")
    path = place / "portal-text.tar.xz" if place.is_dir() else place
    if not path.is_file():
        pytest.skip(f"corpus not present: {path}")
    with tarfile.open(path) as archive:
        read = (
            (member.name, stream.read())
            for member in archive
            if member.name.endswith(".txt") and (stream := archive.extractfile(member)) is not None
        )
        return tuple(sorted(read))


@cache
def slice_of(number: int) -> tuple[tuple[str, bytes, ProcedureView], ...]:
    """The name, the source and the view of one record in SLICES."""
    return tuple(
        (name, data, ProcedureView(parse(name, data, "2026-07").procedure)) for name, data in files()[number::SLICES]
    )


def said(pages: tuple[str, ...]) -> str:
    """The words of a part, without the foot that ends each page."""
    return oracle.words("\n".join(strip_markup(page).rpartition("\n\n")[0] for page in pages))


def test_every_record_is_there() -> None:
    assert len(files()) == RECORDS


@pytest.mark.parametrize("number", range(SLICES))
def test_nothing_of_a_record_is_lost(number: int) -> None:
    lost = []
    for name, data, view in slice_of(number):
        text = oracle.read(data)
        papers = said(render_part(view, Facet.DOCUMENTS, "vi"))
        steps = said(render_part(view, Facet.STEPS, "vi"))
        fees = said(render_part(view, Facet.FEE, "vi"))
        times = said(render_part(view, Facet.TIME, "vi"))
        missing = oracle.missing_in_order(oracle.wanted_papers(text), papers)
        missing += oracle.missing_in_order(oracle.wanted_steps(text), steps)
        for limit, fee, note in oracle.methods(text):
            missing += [want for want in oracle.wanted_fees(fee) if want not in fees]
            missing += [want for want in oracle.wanted_times(limit, note) if want not in times]
        if "other" in times.split() and "other" not in oracle.words(" ".join(m.note for m in view.procedure.methods)):
            missing.append("OTHER is shown")
        lost += [(name, want[:80]) for want in missing]
    assert lost == []


@pytest.mark.parametrize("number", range(SLICES))
def test_every_part_of_every_record_can_be_sent(number: int) -> None:
    refused = []
    for at, (name, _, view) in enumerate(slice_of(number)):
        languages = ("vi", "en", "ru") if at % OTHER_LANGUAGES_EVERY == 0 else ("vi",)
        for facet in Facet:
            for language in languages:
                for page in render_part(view, facet, language):
                    long = len(page.encode("utf-16-le")) > 2 * MESSAGE_LIMIT
                    long = long or len(strip_markup(page).encode("utf-16-le")) > 2 * PAGE_LIMIT
                    if long or oracle.faults(page):
                        refused.append((name, facet, language, oracle.faults(page)))
    assert refused == []


def test_a_part_is_short_and_the_card_shorter() -> None:
    views = [view for _, _, view in slice_of(0)]
    middle = len(views) // 2
    for facet in Facet:
        lengths = sorted(len("".join(map(strip_markup, render_part(view, facet, "vi")))) for view in views)
        assert lengths[middle] < 2500
    cards = sorted(len("".join(map(strip_markup, render_part(view, Facet.OVERVIEW, "vi")))) for view in views)
    assert cards[len(cards) * 9 // 10] < 1800
    assert cards[len(cards) * 99 // 100] < CARD


def test_a_zero_is_called_free_only_in_the_sources_own_words() -> None:
    for name, _, view in slice_of(1):
        procedure = view.procedure
        notes = oracle.words(f"{procedure.title} {' '.join(fee.note for one in procedure.methods for fee in one.fees)}")
        shown = said(render_part(view, Facet.FEE, "vi"))
        assert shown.count("miễn phí") == 0 or "miễn phí" in notes, name
