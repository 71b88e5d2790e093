"""Looking procedures up: by field and level, by words, by code; every page in place of the one before.

Read from the rows that the searcher holds, never from SQLite. Wording in locale/lookup.yaml. Imported by bot.taps.
Tested by tests/unit/bot/test_lookup.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from bot.actions import decode
from bot.answers.money import format_number
from bot.answers.shaping import clip
from bot.answers.view import ProcedureView
from bot.answers.wording import wording
from bot.lookup_actions import Lookup, ShowCard, ShowChanges, ShowList, encode_lookup
from bot.messages import Choice, Facet, Outcome, Reply, Role
from bot.officer_card import card_reply, is_for
from bot.replies import Row as Buttons
from bot.replies import part_reply, short
from bot.wording import notice
from index.browse import Browse, Field, foreign
from index.catalogue import Row
from knowledge.records import Level

WORDING = "lookup"
A_PAGE = 8
TITLE = 220  # characters of a title in a list; eight of them fit a page
LEVELS: tuple[tuple[Level | None, str], ...] = (
    (Level.COMMUNE, "level_x"),
    (Level.PROVINCE, "level_t"),
    (Level.MINISTRY, "level_b"),
    (None, "level_a"),
)


def list_reply(wanted: ShowList, browse: Browse, language: str) -> Reply:
    """A page of fields, of the procedures of a field, or of what has the words asked for."""
    if wanted.field:
        field = browse.field(wanted.field)
        if field is None:
            return _said([say("no_field", language)], [_others(wanted, language)], language)
        head = [say("field_head", language, name=field.name)]
        return _entries(wanted, head, (), field.at(wanted.level), "field_counted", language)
    if wanted.words:
        found = browse.find(wanted.words, wanted.level)
        head = [say("found_head", language, words=wanted.words)]
        if not found.fields and not found.rows and wanted.level is None:
            return _said([say("nothing", language, words=wanted.words)], [_others(wanted, language)], language)
        return _entries(wanted, head, found.fields, found.rows, "found_counted", language)
    return _fields(wanted, browse.of_level(wanted.level), language)


def shown_reply(view: ProcedureView, back: ShowList | ShowChanges | None, role: Role, language: str) -> Reply:
    """A procedure that was looked up: the officer's card for an officer, the citizen's for everybody else."""
    way: Buttons = (Choice(say("back", language), encode_lookup(back)),) if back else ()
    if is_for(role, Facet.OVERVIEW):
        return card_reply(view, language, back=way)
    reply = part_reply(view, Facet.OVERVIEW, language)
    return Reply(
        reply.outcome, reply.pages, (*reply.rows, *filter(None, [way])), codes=reply.codes, facet=reply.facet,
        language=language,
    )  # fmt: skip


def card_choice(code: str, label: str, back: Lookup) -> Choice | None:
    """The button that opens a procedure; None for a code that no button can carry."""
    action = encode_lookup(ShowCard(code, None if isinstance(back, ShowCard) else back))
    carried = decode(f"v1:m:{code}") is not None
    return Choice(short(label), action) if carried else None


def turning(wanted: ShowList | ShowChanges, pages: int, language: str) -> Buttons:
    """The buttons to the page before and after."""

    def to(page: int) -> str:
        if isinstance(wanted, ShowChanges):
            return encode_lookup(ShowChanges(page))
        return encode_lookup(ShowList(wanted.level, page, wanted.field, wanted.words))

    before = (Choice(say("previous", language), to(wanted.page - 1)),) if wanted.page > 0 else ()
    after = (Choice(say("next", language), to(wanted.page + 1)),) if wanted.page + 1 < pages else ()
    return (*before, *after)


def say(key: str, language: str, **values: str) -> str:
    """A wording with its marks filled in, values escaped."""
    text = notice(WORDING, key, language).strip()
    return text.format(**{name: escape(value, quote=False) for name, value in values.items()})


def page_of(page: int, entries: int, a_page: int) -> tuple[int, int]:
    """The page to show (0-based), at most the last, and how many there are, at least one."""
    pages = max(1, -(-entries // a_page))
    return min(page, pages - 1), pages


def _fields(wanted: ShowList, fields: Sequence[Field], language: str) -> Reply:
    page, pages = page_of(wanted.page, len(fields), A_PAGE)
    wanted = ShowList(wanted.level, page)
    everything = sum(len(field.at(wanted.level)) for field in fields)
    counted = say("counted", language, fields=_number(len(fields), language), procedures=_number(everything, language))
    lines = [say("head", language), _counted(counted, page, pages, language)]
    rows: list[Buttons] = []
    group = ""
    for at in range(page * A_PAGE, min(len(fields), (page + 1) * A_PAGE)):
        field = fields[at]
        heading = "with_commune" if field.at(Level.COMMUNE) else "without_commune"
        if wanted.level is None and heading != group:
            lines += ["", say(heading, language)]
            group = heading
        key = "field" if wanted.level is None and heading == "with_commune" else "field_level"
        values = {
            "number": str(at + 1),
            "name": field.name,
            "commune": _number(len(field.at(Level.COMMUNE)), language),
            "all": _number(len(field.at(wanted.level)), language),
        }
        lines.append(say(key, language, **values))
        rows.append((_field_choice(at, field, wanted.level, language),))
    lines += ["", say("how", language)] if fields else ["", say("nothing_level", language)]
    tail = [turning(wanted, pages, language), _levels(wanted, language)]
    tail.append((Choice(say("changes_button", language), encode_lookup(ShowChanges())),))
    return _said(lines, [*rows, *tail], language)


def _entries(
    wanted: ShowList, head: list[str], fields: Sequence[Field], rows: Sequence[Row], counted: str, language: str
) -> Reply:
    """Fields, then procedures, paged as one list."""
    entries: list[Field | Row] = [*fields, *rows]
    page, pages = page_of(wanted.page, len(entries), A_PAGE)
    wanted = ShowList(wanted.level, page, wanted.field, wanted.words)
    counts = {"fields": _number(len(fields), language), "procedures": _number(len(rows), language)}
    lines = [*head, _counted(say(counted, language, **counts), page, pages, language), ""]
    buttons: list[Buttons] = []
    for at in range(page * A_PAGE, min(len(entries), (page + 1) * A_PAGE)):
        entry = entries[at]
        if isinstance(entry, Field):
            size = _number(len(entry.at(wanted.level)), language)
            lines.append(say("field_found", language, number=str(at + 1), name=entry.name, all=size))
            buttons.append((_field_choice(at, entry, wanted.level, language),))
            continue
        lines.append(_row(at, entry, language))
        label = f"{at + 1}. {entry.title}"
        if (choice := card_choice(entry.code, label, wanted)) is not None:
            buttons.append((choice,))
    if not entries:
        lines.append(say("nothing_level", language))
    codes = tuple(one.code for one in entries[page * A_PAGE : (page + 1) * A_PAGE] if isinstance(one, Row))
    tail = [turning(wanted, pages, language), _levels(wanted, language), _others(wanted, language)]
    return _said(lines, [*buttons, *tail], language, codes)


def _row(at: int, row: Row, language: str) -> str:
    values = {
        "number": str(at + 1),
        "title": clip(row.title, TITLE),
        "code": row.code,
        "level": wording(language).text(f"level_{row.level}"),
        "province": row.jurisdiction,
    }
    return say("row_of" if foreign(row) else "row", language, **values)


def _field_choice(at: int, field: Field, level: Level | None, language: str) -> Choice:
    label = f"{at + 1}. {field.name}"
    return Choice(short(label), encode_lookup(ShowList(level, 0, field.digest)))


def _levels(wanted: ShowList, language: str) -> Buttons:
    """The levels to narrow the list to, the present one marked."""
    row = []
    for level, key in LEVELS:
        label = say(key, language)
        label = say("chosen", language, level=label) if level is wanted.level else label
        row.append(Choice(label, encode_lookup(ShowList(level, 0, wanted.field, wanted.words))))
    return tuple(row)


def _others(wanted: ShowList, language: str) -> Buttons:
    fields = Choice(say("fields_button", language), encode_lookup(ShowList(wanted.level)))
    return (fields, Choice(say("changes_button", language), encode_lookup(ShowChanges())))


def _counted(counted: str, page: int, pages: int, language: str) -> str:
    return f"{counted} {say('page', language, page=str(page + 1), pages=str(pages))}" if pages > 1 else counted


def _number(number: int, language: str) -> str:
    return format_number(number, language)


def _said(lines: Sequence[str], rows: Sequence[Buttons], language: str, codes: tuple[str, ...] = ()) -> Reply:
    kept = tuple(row for row in rows if row)
    return Reply(Outcome.CLARIFY, ("\n".join(lines),), kept, codes=codes, language=language)
