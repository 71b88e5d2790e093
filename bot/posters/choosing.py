"""Which procedures or life events stand on a poster. Imported by bot.cli.qr. Tested by
tests/unit/bot/posters/test_choosing.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from bot.answers.frame import HOME_PROVINCE
from bot.answers.view import ProcedureView
from bot.journeys import said
from bot.library import view_of
from bot.links import CentreLink, JourneyLink, ProcedureLink, encode_link
from bot.posters.poster import Item, Poster, PosterError
from bot.wording import load_wording, notice
from knowledge.directory import Unit
from knowledge.journeys import Journey
from knowledge.records import Level, Procedure
from knowledge.store import Store
from knowledge.text import fold_accents, one_line

WORDING = "posters"
NAMED = 8  # fields that an error names


def codes_poster(store: Store, codes: Sequence[str], language: str) -> Poster:
    """The poster of the procedures of `codes`, in that order. Raises PosterError for a code that is not there."""
    views = {code: view_of(store, code) for code in codes}
    if missing := [code for code, view in views.items() if view is None]:
        raise PosterError(f"Không có thủ tục mã {', '.join(missing)}; xem lại mã, ví dụ 1.001193.")
    return _poster(_say("codes", language), "", [view for view in views.values() if view is not None])


def field_poster(store: Store, words: str, level: Level | None, most: int, language: str) -> Poster:
    """The poster of the field that `words` name: the procedures of `level` (of every level for None), those written of
    in plain words first, `most` of them at most. Raises PosterError.
    """
    procedures = [one for one in store.all_procedures() if one.jurisdiction in ("", HOME_PROVINCE)]
    field = find_field({one.field for one in procedures if one.field}, words)
    chosen = [one for one in procedures if one.field == field and (level is None or one.level is level) and _fits(one)]
    if not chosen:
        raise PosterError(f"Lĩnh vực «{field}» không có thủ tục cấp {level}; thêm --level all để in mọi cấp.")
    views = [view for one in chosen if (view := view_of(store, one.code)) is not None]
    views.sort(key=lambda view: (view.offered is False, view.plain is None, view.procedure.code))
    plain = plain_field(field, language)
    return _poster(plain, field if plain != field else "", views[:most], len(views) - len(views[:most]))


def journeys_poster(journeys: Mapping[str, Journey], language: str) -> Poster:
    """The poster of the life events."""
    items = tuple(
        Item(JourneyLink(one.name), said(one.title, language), said(one.about, language)) for one in journeys.values()
    )
    as_of = min((one.as_of for one in journeys.values()), default="")
    return Poster(_say("journeys", language), _say("journeys_official", language), items, as_of)


def centre_poster(unit: Unit, language: str) -> Poster:
    """The poster that says how to reach the centre of a unit."""
    return Poster(_say("centre", language), "", (Item(CentreLink(unit.key), _say("centre_item", language)),), "")


def find_field(fields: Iterable[str], words: str) -> str:
    """The field named so, officially or in plain words, with or without accents, whole or by a part that no other
    field has. Raises PosterError, which names those that come near.
    """
    names = {field: {fold_accents(one_line(name)) for name in (field, plain_field(field, "vi"))} for field in fields}
    wanted = fold_accents(one_line(words))
    whole = sorted(field for field, known in names.items() if wanted in known)
    near = whole or sorted(field for field, known in names.items() if any(wanted in name for name in known))
    if len(near) == 1 and wanted:
        return near[0]
    if not near or not wanted:
        raise PosterError(f"Không có lĩnh vực «{words}»; gõ một phần tên, ví dụ --field «hộ tịch».")
    shown = ", ".join(f"«{field}»" for field in near[:NAMED]) + ("…" if len(near) > NAMED else "")
    raise PosterError(f"«{words}» có trong {len(near)} lĩnh vực: {shown}. Hãy gõ tên đầy đủ hơn.")


def plain_field(field: str, language: str) -> str:
    """What people call a field; its official name where nothing is written."""
    fields: Mapping[str, str] = load_wording(WORDING)[language]["fields"]
    return fields.get(field, field)


def _poster(title: str, official: str, views: Sequence[ProcedureView], left_out: int = 0) -> Poster:
    items = tuple(_item(view) for view in views)
    as_of = min((view.procedure.as_of for view in views if view.procedure.as_of), default="")
    return Poster(title, official, items, as_of, left_out)


def _item(view: ProcedureView) -> Item:
    one = view.procedure
    title = one_line(one.title)
    name = one_line(view.plain.name) if view.plain else ""
    if not name or fold_accents(name) == fold_accents(title):
        name, title = title, ""
    return Item(ProcedureLink(one.code), name[:1].upper() + name[1:], title, one.code)


def _fits(one: Procedure) -> bool:
    """Whether a deep link can carry the code; a record that the source marks as deleted has another."""
    try:
        return bool(encode_link(ProcedureLink(one.code)))
    except ValueError:
        return False


def _say(key: str, language: str) -> str:
    return notice(WORDING, key, language).strip()
