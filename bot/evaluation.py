"""Question sets answered through the assistant, turn by turn, as `motcua eval` and `motcua ask --json` need them.

Imported by bot.cli. Tested by tests/unit/bot/test_assistant.py.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Protocol

from bot.answers.markup import strip_markup
from bot.messages import Cited, Facet, Message, Person, Reply
from knowledge.errors import MotCuaError

CODES = 10


class Responder(Protocol):
    """What answers: the assistant."""

    def respond(self, message: Message) -> Reply:
        """The reply to one message."""


class QuestionsError(MotCuaError):
    """A question set cannot be read."""


@dataclass(frozen=True, slots=True)
class Question:
    """One item of a question set: the texts of its turns, sent one after another."""

    id: str
    turns: tuple[str, ...]
    raw: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn answered. `text` is all its pages without markup, `ms` the wall time inside the assistant."""

    outcome: str
    codes: tuple[str, ...]
    facet: str
    text: str
    pii: bool
    ms: float
    passages: tuple[Cited, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """The turn in the form of the answers file."""
        return {
            "outcome": self.outcome,
            "codes": list(self.codes),
            "facet": self.facet,
            "text": self.text,
            "passages": [asdict(one) for one in self.passages],
            "pii": self.pii,
            "ms": round(self.ms, 2),
        }


def read_questions(paths: Sequence[Path]) -> Iterator[Question]:
    """The items of JSON Lines files. Raises QuestionsError naming file and line."""
    for path in paths:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if not line.strip():
                continue
            try:
                item = json.loads(line)
                turns = tuple(str(turn["query"]) for turn in item.get("turns") or [item])
                yield Question(str(item["id"]), turns, item)
            except (ValueError, KeyError, TypeError, AttributeError) as exc:
                raise QuestionsError(f"{path.name}, dòng {number}: cần JSON có «id» và «query» hoặc «turns».") from exc


def answer_question(assistant: Responder, question: Question) -> tuple[Turn, ...]:
    """The turns of one new person who has said nothing before."""
    person = Person(f"eval:{question.id}")
    return tuple(turn(assistant, Message(person, text)) for text in question.turns)


def turn(assistant: Responder, message: Message) -> Turn:
    """One message answered and timed."""
    start = time.perf_counter()
    reply = assistant.respond(message)
    milliseconds = (time.perf_counter() - start) * 1000
    return Turn(
        outcome=reply.outcome.value,
        codes=reply.codes[:CODES],
        facet=(reply.facet or Facet.OVERVIEW).value,
        text="\n".join(strip_markup(page) for page in reply.pages),
        pii=reply.personal_data,
        ms=milliseconds,
        passages=reply.passages,
    )
