"""A procedure as the makers of questions see it: its record, what its whole text mentions, and its neighbours.

Imported by the makers of bot.quiz. Tested through them by tests/unit/bot/quiz.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from bot.answers.papers import case_name, paper_name
from bot.quiz.draft import Draft, LeftOut, Named, folded, say
from bot.quiz.figures import amounts, time_numbers
from bot.quiz.likeness import core, sentence_words, words
from bot.quiz.neighbours import Neighbours
from knowledge.records import PlainText, Procedure
from knowledge.text import normalise_tone, one_line

Made = Iterator[Draft | LeftOut]


@dataclass(frozen=True)
class Subject:
    """One procedure to ask about; what is costly to read of it is read once."""

    procedure: Procedure
    plain: PlainText | None
    neighbours: Neighbours

    @cached_property
    def named(self) -> Named:
        """What its questions call it: by its title, or else by its everyday name if that is not out of date."""
        procedure, plain = self.procedure, self.plain
        names = [one_line(procedure.title).rstrip(" .;,")]
        if plain is not None and plain.decision == procedure.decision and plain.name:
            names.append(one_line(plain.name))
        return Named(
            procedure.code,
            one_line(procedure.decision),
            tuple(_with_code(name, procedure.code) for name in names if name),
        )

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """Every text of the record apart from its papers."""
        procedure = self.procedure
        methods = (
            text
            for method in procedure.methods
            for text in (
                method.note,
                method.time_limit.raw,
                *(part for fee in method.fees for part in (fee.note, fee.raw)),
            )
        )
        return (
            procedure.title,
            procedure.steps,
            procedure.result,
            procedure.conditions,
            procedure.description,
            procedure.agency,
            procedure.authority,
            procedure.delegated,
            procedure.coordinating,
            procedure.receiving_address,
            procedure.keywords,
            *(basis.title for basis in procedure.legal_bases),
            *methods,
        )

    @cached_property
    def papers(self) -> tuple[str, ...]:
        """Every name and heading of the dossier, notes included."""
        return tuple(
            text
            for group in self.procedure.documents
            for text in (case_name(group.case), *(f"{paper_name(one)}\n{one.form}" for one in group.documents))
            if text
        )

    @cached_property
    def time_numbers(self) -> frozenset[float]:
        """Every number that stands before a unit of time anywhere in the record."""
        return frozenset().union(*(time_numbers(text) for text in (*self.texts, *self.papers)))

    @cached_property
    def amounts(self) -> frozenset[float]:
        """Every number anywhere in the record that may be an amount of money."""
        stated = {fee.amount for method in self.procedure.methods for fee in method.fees if fee.amount is not None}
        return frozenset(stated).union(*(amounts(text) for text in (*self.texts, *self.papers)))

    @cached_property
    def paper_words(self) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
        """The words of each paper: of its name alone, and of the whole."""
        return tuple((core(name), words(name)) for name in self.papers)

    @cached_property
    def whole(self) -> str:
        """The whole text of the record."""
        return "\n".join((*self.texts, *self.papers))

    @cached_property
    def folded(self) -> str:
        """The whole text of the record without case, blanks and punctuation."""
        return folded(normalise_tone(self.whole))

    @cached_property
    def sentences(self) -> tuple[frozenset[str], ...]:
        """The words of each sentence of the record and of each line of its papers."""
        return sentence_words((*self.texts, *self.papers))


def _with_code(title: str, code: str) -> str:
    key = "procedure_so_titled" if title.lower().startswith("thủ tục") else "procedure"
    return say(key, title=title.replace("«", '"').replace("»", '"'), code=code)
