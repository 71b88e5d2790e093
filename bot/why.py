"""Why an answer is as it is: section, record, decision and date it was taken from, and what in the message matched.

Imported by bot.taps. Tested by tests/unit/bot/test_why.py.
"""

from __future__ import annotations

from bot.actions import ShowPart, encode
from bot.answers.frame import month_text
from bot.answers.view import ProcedureView
from bot.answers.wording import wording
from bot.messages import Choice, Facet, Outcome, Reply
from bot.replies import say
from index.because import Because


def why_reply(view: ProcedureView, facet: Facet, found: Because | None, language: str) -> Reply:
    """The source of a part, and what was matched; `found` is None where a button chose the procedure."""
    one = view.procedure
    section = say(f"facet_{facet.value}", language)
    lines = [say("why_source", language, section=section, code=one.code, title=one.title)]
    if one.decision:
        date = month_text(one.as_of, wording(language))
        lines.append(say("why_decision", language, decision=one.decision, date=date))
    if found:
        lines.append(say("why_words", language, words=", ".join(found.words), text=found.text))
    else:
        lines.append(say("why_none", language))
    rows = [(Choice(section, encode(ShowPart(one.code, facet))),)]
    if one.link:
        rows.append((Choice(say("source", language), url=one.link),))
    return Reply(Outcome.ANSWER, ("\n".join(lines),), tuple(rows), codes=(one.code,), facet=facet, language=language)
