"""Questions over handbooks and how often a right passage is found first, or among the first three.

A question names what is right by the file, by a part of a heading, else the page, and by words that the passage must
hold; `also` lists what is as right. A question whose handbook is of another province has nothing right: what counts
is that its handbook is not shown. Imported by bot.cli. Tested by tests/unit/bot/test_shelf_evaluation.py.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.evaluation import QuestionsError
from index.evaluation import Figures
from index.handbooks import PassageHit
from knowledge.handbooks.records import Passage

SHOWN = 3
Search = Callable[[str, int], Sequence[PassageHit]]


@dataclass(frozen=True, slots=True)
class Gold:
    """What a right passage is: of `file`, under a heading with one of `headings`, else on `page`, holding `says`."""

    file: str
    headings: tuple[str, ...] = ()
    page: int | None = None
    says: str = ""

    def fits(self, passage: Passage) -> bool:
        """Whether a passage is right."""
        if passage.handbook != self.file or self.says not in passage.text:
            return False
        if self.headings:
            path = " › ".join(passage.heading)
            return any(heading in path for heading in self.headings)
        return bool(self.says) or passage.page == self.page


@dataclass(frozen=True, slots=True)
class ShelfQuestion:
    """A question, what is right, and the half of the set it is in; `elsewhere`: its handbook is of another province."""

    id: str
    query: str
    golds: tuple[Gold, ...]
    half: str
    elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class ShelfJudged:
    """A question with the rank of the first right passage (0-based, None where there is none) and what was found."""

    question: ShelfQuestion
    rank: int | None
    hits: tuple[PassageHit, ...]

    @property
    def strayed(self) -> bool:
        """Whether a handbook of another province was shown."""
        return any(gold.file == hit.passage.handbook for gold in self.question.golds for hit in self.hits)


def read_shelf_questions(path: Path) -> list[ShelfQuestion]:
    """The questions of a JSON Lines file. Raises QuestionsError naming file and line."""
    questions = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            item = json.loads(line)
            golds = tuple(_gold(one) for one in [item, *item.get("also", ())])
            questions.append(
                ShelfQuestion(item["id"], item["query"], golds, item["half"], item.get("elsewhere", False))
            )
        except (ValueError, KeyError, TypeError, AttributeError) as exc:
            raise QuestionsError(f"{path.name}, dòng {number}: cần JSON có «id», «query», «file», «half».") from exc
    return questions


def judge_shelf(search: Search, questions: Iterable[ShelfQuestion]) -> list[ShelfJudged]:
    """Every question searched and judged."""
    judged = []
    for question in questions:
        hits = tuple(search(question.query, SHOWN))
        places = (at for at, hit in enumerate(hits) if any(gold.fits(hit.passage) for gold in question.golds))
        judged.append(ShelfJudged(question, next(places, None), hits))
    return judged


def shelf_figures(judged: Iterable[ShelfJudged]) -> dict[str, Figures]:
    """Figures by half and by file; questions over another province's handbooks are not among them."""
    groups: dict[str, list[int | None]] = defaultdict(list)
    for one in judged:
        if not one.question.elsewhere:
            for name in (one.question.half, one.question.golds[0].file):
                groups[name].append(one.rank)
    return {
        name: Figures(
            n=len(ranks),
            s1=sum(rank == 0 for rank in ranks) / len(ranks),
            s3=sum(rank is not None for rank in ranks) / len(ranks),
        )
        for name, ranks in groups.items()
    }


def _gold(item: dict[str, Any]) -> Gold:
    return Gold(item["file"], tuple(item.get("headings", ())), item.get("page"), item.get("says", ""))
