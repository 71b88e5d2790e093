"""Posters drawn by typst from bot/templates/posters/poster.typ. Imported by bot.cli.qr. Tested by
tests/unit/bot/posters/test_drawing.py, which reads the codes back from the pictures.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.answers.frame import month_text
from bot.answers.shaping import shorten
from bot.answers.wording import wording
from bot.links import encode_link
from bot.posters.choosing import WORDING
from bot.posters.opens import Opens
from bot.posters.poster import Item, Poster, PosterError
from bot.qr import qr_svg
from bot.typeset import Form, typeset
from bot.wording import notice

A_SHEET = 6
TEMPLATE = "posters/poster.typ"
# Characters beside a code; the longest titles of records have over 1,000 and stand whole where the code leads.
NAME, TITLE = 200, 260
PPI = 200  # an A4 sheet of 1654 by 2339 points, a module of a code about 7 of them


def draw_posters(
    posters: Sequence[Poster], opens: Opens, language: str, form: Form, centre: str = ""
) -> tuple[bytes, ...]:
    """One PDF of all, or a picture a sheet; `centre` is whose wall it is for, "" for nobody's.

    Raises PosterError for a code that no deep link can carry, TypesetError.
    """
    sheets = [sheet for poster in posters for sheet in _sheets(poster, opens, language)]
    values = {
        "language": wording(language).language,
        "centre": centre,
        "said": {
            "mark": _say("mark", language),
            "scan": _say(f"scan_{opens.kind}", language),
            "opens": _say(f"on_{opens.kind}", language, shown=opens.shown),
        },
        "sheets": sheets,
    }
    return typeset(TEMPLATE, values, form, PPI)


def _sheets(poster: Poster, opens: Opens, language: str) -> list[dict[str, Any]]:
    parts = [poster.items[at : at + A_SHEET] for at in range(0, len(poster.items), A_SHEET)]
    month = month_text(poster.as_of, wording(language))
    # The way to a centre comes from no record.
    source = f"{_say('source', language)} {_say('date', language, date=month)}" if poster.as_of else ""
    return [
        {
            "title": poster.title,
            "official": poster.official,
            "source": source,
            "number": _say("sheet", language, page=page, pages=len(parts)) if len(parts) > 1 else "",
            "items": [_drawn(item, opens, language) for item in part],
        }
        for page, part in enumerate(parts, 1)
    ]


def _drawn(item: Item, opens: Opens, language: str) -> dict[str, str]:
    try:
        address = opens.prefix + encode_link(item.link)
    except ValueError as exc:
        raise PosterError(f"Mã «{item.code or item.name}» không đặt vào đường dẫn được; hãy bỏ mã này ra.") from exc
    return {
        "qr": qr_svg(address),
        "alt": _say("alt", language, shown=opens.shown, name=item.name),
        "name": shorten(item.name, NAME),
        "title": shorten(item.title, TITLE),
        "code": _say("code", language, code=item.code) if item.code else "",
    }


def _say(key: str, language: str, **values: object) -> str:
    return notice(WORDING, key, language).strip().format(**values)
