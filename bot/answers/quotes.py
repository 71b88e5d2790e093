"""What the record says of the very thing that was asked, quoted from whichever section holds it.

A deadline for filing, who may sign for another, how long a paper is valid often stand in the steps or the conditions
and not in the part that one would open. Sentences of the record are weighed by the question's words (rarer within the
record counts more, pairs of words count most, words of the title little) and by whether they hold the kind of thing
asked for: a duration, an amount, a place. Nothing is shown that stands in the part already. Imported by
bot.answers.render. Tested by tests/unit/bot/answers/test_quotes.py.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from bot.answers.shaping import sentences, shorten, tidy
from bot.messages import Facet
from index.query.syllables import folded
from knowledge.records import Procedure
from knowledge.text import one_line

MOST = 3
LONGEST = 420  # characters of a quotation; a longer sentence is cut at a word
LEAST = 2.4  # weight below which a sentence only happens to share words
PAIR, TITLE, CUE = 1.6, 0.25, 1.5
_WORD = re.compile(r"\w+")
FILE = Path(__file__).with_name("quotes.yaml")


@cache
def _lists() -> tuple[frozenset[str], dict[Facet, re.Pattern[str]]]:
    content = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    cues = {Facet(name): re.compile(cue, re.IGNORECASE) for name, cue in content["cues"].items()}
    return frozenset(content["plain_words"].split()), cues


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence of the record and the part that it stands in."""

    section: Facet
    text: str


@dataclass(frozen=True, slots=True)
class Quotes:
    """The context of the template quotes.html: pairs of a section's label and a sentence."""

    quotes: tuple[tuple[str, str], ...]


def find_quotes(procedure: Procedure, asked: Sequence[str], facet: Facet, shown: str) -> tuple[Quote, ...]:
    """The few sentences that speak of what was `asked` (its words), best first; none that stands in `shown`."""
    pieces = [(section, piece) for section, piece in _pieces(procedure) if section is not facet]
    wanted = _terms(asked)
    if not pieces or not wanted:
        return ()
    held = [_terms(_WORD.findall(piece.lower())) for _, piece in pieces]
    frequency = Counter(term for terms in held for term in terms)
    title = _terms(_WORD.findall(procedure.title.lower()))
    cue = _lists()[1].get(facet)
    seen = one_line(shown)
    scored = []
    for (section, piece), terms in zip(pieces, held, strict=True):
        weight = sum(_weight(term, frequency[term], len(pieces), title) for term in wanted & terms)
        if weight > 0 and cue is not None and cue.search(piece):
            weight += CUE
        if weight >= LEAST and one_line(piece) not in seen:
            scored.append((weight / (1 + len(piece) / 1500), section, piece))
    scored.sort(key=lambda item: -item[0])
    kept: dict[str, Quote] = {}
    for weight, section, piece in scored:
        if len(kept) == MOST or weight < 0.55 * scored[0][0]:
            break
        kept.setdefault(one_line(piece), Quote(section, shorten(piece, LONGEST)))
    return tuple(kept.values())


def _weight(term: str, frequency: int, sentences_all: int, title: frozenset[str]) -> float:
    rarity = math.log(1 + sentences_all / frequency)
    return rarity * (PAIR if " " in term else 0.5) * (TITLE if term in title else 1.0)


def _terms(words: Iterable[str]) -> frozenset[str]:
    """Folded words that say something, and pairs of neighbours of which one does."""
    plain = _lists()[0]
    bare = [folded(word) for word in words]
    single = {word for word in bare if word not in plain and len(word) > 1}
    pairs = {f"{a} {b}" for a, b in zip(bare, bare[1:], strict=False) if not (a in plain and b in plain)}
    return frozenset(single | pairs)


def _pieces(procedure: Procedure) -> Iterable[tuple[Facet, str]]:
    for sentence in sentences(tidy(procedure.conditions)):
        yield Facet.CONDITIONS, sentence
    for sentence in sentences(tidy(procedure.steps)):
        yield Facet.STEPS, sentence
    for group in procedure.documents:
        for document in group.documents:
            yield Facet.DOCUMENTS, one_line(f"{group.case}: {document.name}" if group.case else document.name)
    for method in procedure.methods:
        for sentence in sentences(tidy(method.note)):
            yield Facet.TIME, sentence
        for fee in method.fees:
            if fee.note:
                yield Facet.FEE, one_line(fee.note)
    for sentence in sentences(tidy(procedure.result)):
        yield Facet.RESULT, sentence
