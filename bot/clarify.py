"""The question asked back when two or more procedures are close: one line, at most five choices, a way out.

Where the close ones belong to an authored family (knowledge/siblings.py) its question and labels are used, else what
each procedure's phrasings say it is (`differs`), else its title. Imported by bot.assistant. Tested by
tests/unit/bot/test_clarify.py.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.actions import NONE_OF_THESE, ShowPart, encode
from bot.decision import OFFERED, distinct
from bot.messages import Choice, Facet, Outcome, Reply
from bot.replies import say, short
from index.catalogue import Row
from index.searcher import Ranking
from knowledge.siblings import Family


def clarify_reply(ranking: Ranking, families: Sequence[Family], facet: Facet, language: str) -> Reply:
    """The question over the best candidates, in their order; a tap answers with the part that was asked for."""
    rows = [hit.row for hit in distinct(ranking.hits)][:OFFERED]
    family = shared_family(rows, families)
    question = family.ask(language) if family else say("which_one", language)
    labels = [_label(row, family, language) for row in rows]
    lines = [f"{number}. {say('choice', language, label=label)}" for number, label in enumerate(labels, 1)]
    choices = tuple(
        (Choice(f"{number}. {short(label)}", encode(ShowPart(row.code, facet))),)
        for number, (row, label) in enumerate(zip(rows, labels, strict=True), 1)
    )
    way_out = (Choice(say("none_of_these", language), NONE_OF_THESE),)
    text = "\n".join([say("asked", language, question=question), *lines, "", say("pick", language)])
    return Reply(
        Outcome.CLARIFY,
        (text,),
        (*choices, way_out),
        codes=tuple(row.code for row in rows),
        facet=facet,
        language=language,
    )


def shared_family(rows: Sequence[Row], families: Sequence[Family]) -> Family | None:
    """The family that holds the first two rows, and as many of the others as any."""
    codes = [row.code for row in rows]
    fitting = [family for family in families if set(codes[:2]) <= set(family.members)]
    return max(fitting, key=lambda family: len(set(codes) & set(family.members)), default=None)


def _label(row: Row, family: Family | None, language: str) -> str:
    if family is not None and row.code in family.members:
        return family.label(row.code, language)
    return row.differs if row.differs and language == "vi" else row.title
