"""Splits a page that Telegram would refuse, at its own borders, keeping every part balanced HTML.

A guard only: the assistant pages its answers well below the limit. Imported by bot.channels.telegram.sending.
Tested by tests/unit/bot/channels/telegram/test_splitting.py.
"""

from __future__ import annotations

import html
import unicodedata

from telegram.constants import MessageLimit

from bot.channels.markup import Run, Tag, parse_runs, utf16_length

MESSAGE_LIMIT = int(MessageLimit.MAX_TEXT_LENGTH)
# Best first: between blocks, between lines, between sentences, between words.
_BORDERS = ("\n\n", "\n", ". ", " ")
# A border in the first quarter of a part is passed over for a lesser one further on: parts stay few.
_LEAST_FILL = 4


def split_page(page: str, limit: int = MESSAGE_LIMIT) -> tuple[str, ...]:
    """Return `page` as parts of at most `limit` UTF-16 units after entities; itself alone when it fits.

    Tags open at a cut are closed before it and opened again after it; only white space at a cut is dropped.
    """
    runs = parse_runs(page)
    text = "".join(run.text for run in runs)
    if utf16_length(text) <= limit:
        return (page,)
    parts = []
    start = _skip_space(text, 0)
    while start < len(text):
        cut = _cut(text, start, limit)
        end = start + len(text[start:cut].rstrip())
        parts.append(_render(runs, start, end))
        start = _skip_space(text, cut)
    return tuple(parts)


def _skip_space(text: str, start: int) -> int:
    return len(text) - len(text[start:].lstrip())


def _cut(text: str, start: int, limit: int) -> int:
    """Return the index before which to cut `text[start:]` so that the part fits `limit`."""
    furthest = min(len(text), start + limit)
    while utf16_length(text[start:furthest]) > limit:
        furthest -= max(1, (utf16_length(text[start:furthest]) - limit) // 2)
    if furthest == len(text):
        return furthest
    least = start + max(1, (furthest - start) // _LEAST_FILL)
    for border in _BORDERS:
        found = text.rfind(border, least, furthest + len(border))
        if found >= 0:
            return min(found + len(border.rstrip()), furthest)
    while furthest > start + 1 and unicodedata.combining(text[furthest]):
        furthest -= 1
    return furthest


def _render(runs: tuple[Run, ...], start: int, end: int) -> str:
    """Return characters `start` to `end` of the runs' text as HTML, every tag closed."""
    parts: list[str] = []
    opened: tuple[Tag, ...] = ()
    offset = 0
    for run in runs:
        piece = run.text[max(0, start - offset) : max(0, end - offset)]
        offset += len(run.text)
        if not piece:
            continue
        shared = sum(1 for _ in _common_prefix(opened, run.tags))
        parts.extend(f"</{tag.name}>" for tag in reversed(opened[shared:]))
        parts.extend(tag.source for tag in run.tags[shared:])
        parts.append(html.escape(piece, quote=False))
        opened = run.tags
    parts.extend(f"</{tag.name}>" for tag in reversed(opened))
    return "".join(parts)


def _common_prefix(first: tuple[Tag, ...], second: tuple[Tag, ...]) -> list[Tag]:
    shared = []
    for one, other in zip(first, second, strict=False):
        if one != other:
            break
        shared.append(one)
    return shared
