"""The query that retrievers work on, made from what a person typed.

Steps: written out (abbreviations, shorthand, dialect), parted (subject, courtesy, facets, negation), accents
restored in the few likeliest readings, everyday words given their official terms. Nothing is thrown away: the
whole message stays a reading beside the subject alone, for a courtesy that was none.
Imported by index and bot. Tested by tests/unit/index/query/test_query.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from index.query.accents import AccentModel
from index.query.codes import find_codes, find_decisions
from index.query.language import Language, detect_language
from index.query.parts import part
from index.query.syllables import has_accent, is_vietnamese, words
from index.query.thesaurus import Thesaurus

LONGEST = 80  # words; a longer message is a story, whose first words and last words hold the question
READINGS = 2


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read the question: words as they would be written with care, and how likely it is (0 to 1)."""

    words: tuple[str, ...]
    weight: float

    @property
    def text(self) -> str:
        """The reading as a sentence."""
        return " ".join(self.words)


@dataclass(frozen=True, slots=True)
class Query:
    """A question ready for retrieval.

    `subjects` are readings of what is asked about; `whole` of the whole message; `additions` official terms of
    everyday words in it; `facets` names of the parts asked for, likeliest first; `unwanted` words that the person
    says it is not about; `codes` and `decisions` as recognised, known or not.
    """

    text: str
    language: Language
    subjects: tuple[Reading, ...]
    whole: tuple[Reading, ...]
    additions: tuple[tuple[str, ...], ...] = ()
    facets: tuple[str, ...] = ()
    unwanted: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    decisions: tuple[str, ...] = ()


class QueryParser:
    """Makes queries; holds the accent model and the thesaurus."""

    def __init__(self, accents: AccentModel, thesaurus: Thesaurus) -> None:
        self._accents = accents
        self._thesaurus = thesaurus

    def parse(self, text: str) -> Query:
        """The query of a message of any length and script; one without words has no readings."""
        language = detect_language(text)
        tokens = _bounded(words(text))
        if language is Language.VIETNAMESE:
            tokens = self._thesaurus.replace(tokens)
        parts = part(tokens)
        whole = self._readings(tokens, language)
        kept = parts.subject or tuple(range(len(tokens)))
        subjects = _select(whole, kept)
        unwanted = _select(whole, parts.unwanted)[:1] if parts.unwanted else ()
        additions: dict[tuple[str, ...], None] = {}
        for reading in subjects:
            additions.update(dict.fromkeys(self._thesaurus.additions(reading.words)))
        if language is not Language.VIETNAMESE:
            translated = tuple(self._thesaurus.translate(tokens))
            if translated:
                additions.setdefault(translated)
        return Query(
            text=text,
            language=language,
            subjects=subjects,
            whole=_merge(whole),
            additions=tuple(additions),
            facets=parts.facets,
            unwanted=unwanted[0].words if unwanted else (),
            codes=find_codes(text),
            decisions=find_decisions(text),
        )

    def _readings(self, tokens: Sequence[str], language: Language) -> tuple[Reading, ...]:
        if not tokens:
            return ()
        bare = any(is_vietnamese(token) and not has_accent(token) for token in tokens)
        if language is not Language.VIETNAMESE or not bare:
            return (Reading(tuple(tokens), 1.0),)
        return tuple(Reading(path, weight) for path, weight in self._accents.readings(tokens, READINGS + 2))


def _bounded(tokens: list[str]) -> list[str]:
    if len(tokens) <= LONGEST:
        return tokens
    return tokens[: LONGEST // 2] + tokens[-LONGEST // 2 :]


def _select(readings: Sequence[Reading], positions: Sequence[int]) -> tuple[Reading, ...]:
    return _merge([Reading(tuple(r.words[i] for i in positions), r.weight) for r in readings])


def _merge(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """Equal readings together, the likeliest few."""
    weights: dict[tuple[str, ...], float] = {}
    for reading in readings:
        if reading.words:
            weights[reading.words] = weights.get(reading.words, 0.0) + reading.weight
    best = sorted(weights.items(), key=lambda item: -item[1])[:READINGS]
    return tuple(Reading(path, weight) for path, weight in best)
