"""Who decides: the level that decides now, since when and by what, what the record says, and where sources disagree.

    v1:a:<code>                  show it
    v1:a:<code>:<page>           a page of it (0-based)

Wording in locale/competence.yaml, facts in knowledge/content/competence. Imported by bot.assistant and bot.taps.
Tested by tests/unit/bot/test_competence.py.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from html import escape

from bot.actions import ShowMenu, ShowOthers, ShowWhy, encode
from bot.answers.frame import date_text, month_text
from bot.answers.paging import PAGE_LIMIT, paginate
from bot.answers.shaping import tidy
from bot.answers.view import ProcedureView
from bot.answers.wording import wording
from bot.content import CONTENT
from bot.messages import Choice, Facet, Outcome, Reply, Role
from bot.replies import fitting, in_rows, part_choice, say
from bot.roles import STAFF
from bot.wording import notice
from knowledge.competence import Competence, Entry, load_competence
from knowledge.levels import (
    Bodies,
    Clash,
    Disagreement,
    disagreements,
    handed_in_anywhere,
    load_bodies,
    of_the_province,
)
from knowledge.records import Level, Procedure
from knowledge.text import one_line

WORDING = "competence"
FOLDER = CONTENT / "competence"
PARTS = (Facet.OVERVIEW, Facet.STEPS, Facet.WHERE, Facet.LEGAL)
WORDS = 3  # words of a field that are quoted; the others are counted
_ACTION = re.compile(r"v1:a:([\d.]{5,16})(?::(\d{1,2}))?\Z", re.ASCII)


@cache
def known() -> tuple[Competence, Bodies]:
    """What was authored, read when first wanted."""
    return load_competence(FOLDER), load_bodies(FOLDER / "register" / "bodies.yaml")


def encode_competence(code: str, page: int = 0) -> str:
    """The text of a button."""
    return f"v1:a:{code}:{page}" if page else f"v1:a:{code}"


def decode_competence(text: str) -> tuple[str, int] | None:
    """The code and page of a button, None where it is none of ours."""
    found = _ACTION.match(text)
    return (found[1], int(found[2] or 0)) if found else None


def competence_reply(
    view: ProcedureView, language: str, hotline: str, page: int = 0, others: Sequence[str] = ()
) -> Reply:
    """Who decides a procedure, whole, with buttons for its parts and for `others`."""
    code, (competence, bodies) = view.procedure.code, known()
    blocks = competence_blocks(view.procedure, competence, bodies, language, hotline)
    pages = paginate(["\n".join(block) for block in blocks if block])
    page = min(page, len(pages) - 1)
    turned = [(say("previous", language), page - 1), (say("next", language), page + 1)]
    rows = [tuple(Choice(label, encode_competence(code, to)) for label, to in turned if 0 <= to < len(pages))]
    rows += in_rows([part_choice(code, facet, language) for facet in PARTS])
    last = [Choice(say("other_parts", language), encode(ShowMenu(code)))]
    if others and (offered := fitting(others)):
        last.append(Choice(say("not_this", language), encode(ShowOthers(offered))))
    return Reply(
        Outcome.ANSWER,
        pages,
        tuple(row for row in (*rows, tuple(last)) if row),
        page=page,
        codes=(code,),
        facet=Facet.AGENCY,
        language=language,
    )


def with_competence(reply: Reply, role: Role) -> Reply:
    """The reply with the button for an officer; an answer on the agency says since when and by what."""
    if reply.outcome is not Outcome.ANSWER or not reply.codes or reply.facet is None:
        return reply
    code, actions = reply.codes[0], [[one.action for one in row] for row in reply.rows]
    menu, why = encode(ShowMenu(code)), encode(ShowWhy(code, reply.facet))
    at = next((at for at, row in enumerate(actions) if menu in row), None)
    if at is None or not any(why in row for row in actions):  # a part of a procedure has both
        return reply
    if reply.facet is Facet.AGENCY and not reply.page and (entry := known()[0].of(code)):
        first, *rest = reply.pages
        joined = "\n".join([first, "", *_changed(entry, reply.language)])
        reply = replace(reply, pages=(joined, *rest)) if len(joined) <= PAGE_LIMIT else reply
    if role not in STAFF:
        return reply
    row = (Choice(_say("button", reply.language), encode_competence(code)),)
    rows = list(reply.rows)
    rows[at : at + 1] = [(*rows[at], *row)] if len(rows[at]) == 1 else [rows[at], row]
    return replace(reply, rows=tuple(rows))


def competence_blocks(
    procedure: Procedure, competence: Competence, bodies: Bodies, language: str, hotline: str
) -> list[list[str]]:
    """The lines of a reply, block by block; an empty block says nothing."""
    entry = competence.of(procedure.code)
    title = one_line(procedure.title)
    head = f"<b>{escape(_say('head', language).format(title=title, code=procedure.code))}</b>"
    return [
        [head, *(_changed(entry, language) if entry else [_by_level(procedure, language)])],
        _record(procedure, language),
        _cited(procedure, entry, competence, language),
        _clashes(procedure, entry, disagreements(procedure, entry, bodies), language, hotline),
        _desk(procedure, bodies, language),
        _sources(procedure, entry, language),
    ]


def _changed(entry: Entry, language: str) -> list[str]:
    """Who decides now, who did before, since when and by what."""
    lines = [f"🏛 {escape(_say('now', language).format(bodies=_names(entry.now, language)))}"]
    if entry.stayed:
        lines.append(escape(_say("stayed", language)))
    elif entry.before:
        lines.append(escape(_say("before", language).format(bodies=_names(entry.before, language))))
    if entry.since:
        lines.append(_say("since", language).format(date=date_text(entry.since)))
    if entry.decisions:
        named = ", ".join(
            f"{_kind(one.number, language)} {one.number}{f' ({one.article})' if one.article else ''}"
            for one in entry.decisions
        )
        lines.append(escape(_say("by", language).format(decisions=named)))
    return lines


def _by_level(procedure: Procedure, language: str) -> str:
    if procedure.level is Level.UNSTATED:
        return escape(_say("level_silent", language))
    return escape(_say("level_only", language).format(level=_level(procedure, language)))


def _record(procedure: Procedure, language: str) -> list[str]:
    silent = wording(language).text("silent")
    lines = [f"<b>{escape(_say('record', language))}</b>"]
    lines.append(f"• {escape(_say('level', language).format(level=_level(procedure, language)))}")
    for key, text in (("agency", procedure.agency), ("authority", procedure.authority)):
        lines.append(f"• {escape(_say(key, language).format(text=tidy(text) or silent))}")
    if delegated := tidy(procedure.delegated):
        lines.append(f"• {escape(_say('delegated', language).format(text=delegated))}")
    return lines


def _cited(procedure: Procedure, entry: Entry | None, competence: Competence, language: str) -> list[str]:
    decrees = [decree for decree in competence.cited(procedure) if decree.moves != "desk"]
    if not decrees:
        return [] if entry else [escape(_say("no_entry", language))]
    since = date_text(decrees[0].in_force)
    lines = [f"<b>{escape(_say('cited', language).format(date=since))}</b>"]
    for decree in decrees:
        title = decree.title or f"({_say('no_title', language)})"
        lines.append(f"• {escape(f'{_kind(decree.number, language)} {decree.number}: {title}')}")
    return lines if entry else [*lines, escape(_say("not_compared", language))]


def _clashes(
    procedure: Procedure, entry: Entry | None, found: Sequence[Disagreement], language: str, hotline: str
) -> list[str]:
    if not found:
        return []
    lines = [f"⚠️ <b>{escape(_say('clashes', language))}</b>"]
    for one in found:
        values = {
            "level": _level(procedure, language),
            "words": _quoted(one.words, language),
            "where": _say(f"where_{one.where}", language) if one.clash is Clash.DISTRICT else "",
            "bodies": _names(entry.now, language) if entry else "",
        }
        lines.append(f"• {escape(_say(f'clash_{one.clash.value}', language).format(**values))}")
    if any(one.clash is Clash.DISTRICT for one in found):
        lines.append(escape(_say("district_ended", language)))
    return [*lines, escape(_say("to_do", language).format(hotline=hotline))]


def _desk(procedure: Procedure, bodies: Bodies, language: str) -> list[str]:
    """That the commune takes in what the province decides, where the record or the handbook says so."""
    if procedure.level is not Level.PROVINCE:
        return []
    if handed_in_anywhere(procedure):
        return [escape(_say("desk_record", language))]
    return [escape(_say("desk_handbook", language))] if of_the_province(procedure, bodies) else []


def _sources(procedure: Procedure, entry: Entry | None, language: str) -> list[str]:
    lines = []
    if entry and entry.unchecked:
        what = ", ".join(_say(f"unchecked_{key}", language) for key in entry.unchecked)
        lines.append(f"<i>{escape(_say('unchecked', language).format(what=what))}</i>")
    named = [_say("source_record", language).format(code=procedure.code), *(entry.sources if entry else ())]
    date = month_text(entry.as_of if entry else procedure.as_of, wording(language))
    lines.append(f"<i>{escape(_say('sources', language).format(sources='; '.join(named), date=date or '?'))}</i>")
    return lines


def _quoted(words: Sequence[str], language: str) -> str:
    said = ", ".join(f"«{word}»" for word in words[:WORDS])
    more = len(words) - WORDS
    return f"{said}, {_say('and_more', language).format(number=more)}" if more > 0 else said


def _names(bodies: Sequence[str], language: str) -> str:
    return "; ".join(_say(body, language) for body in bodies)


def _kind(number: str, language: str) -> str:
    """What a number is one of: "Nghị định" for NĐ-CP, "Thông tư" for TT, "Nghị quyết" for NQ."""
    kind = "decree" if "NĐ-CP" in number else "resolution" if "NQ" in number else "circular"
    return _say(kind, language)


def _level(procedure: Procedure, language: str) -> str:
    return wording(language).text(f"level_{procedure.level.value}")


def _say(key: str, language: str) -> str:
    return notice(WORDING, key, language).strip()
