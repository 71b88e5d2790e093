"""Long answers as pages: broken between blocks where possible, every page balanced HTML, nothing lost.

Within a page that is full, the border looked for is: a blank line (between blocks), a line end, a sentence
end, a word, and only then anywhere. A heading is not left alone at the foot of a page. Pure functions.
Imported by bot.answers.render. Tested by tests/unit/bot/answers/test_paging.py.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from bot.answers.markup import Tag, escape, strip_markup, tokens, utf16_length

# UTF-16 units of a page's text once its markup has become entities; leaves room below MESSAGE_LIMIT.
PAGE_LIMIT = 3500
# https://core.telegram.org/bots/api#sendmessage: 4096 characters after entities. Held before entities too, so
# that a channel which counts the markup may send a page as it is.
MESSAGE_LIMIT = 4096
BLOCK_BORDER = "\n\n"
# Borders, best first, and the least share of a page that it may leave filled.
_BORDERS = ((BLOCK_BORDER, 0.55), ("\n", 0.4), (". ", 0.3), ("; ", 0.3), (" ", 0.0))
_JOINER = "\u200d"


@dataclass(frozen=True, slots=True)
class _Content:
    """Text without markup, the tags with their places in it, and the places where a heading ends."""

    text: str
    tags: tuple[tuple[int, Tag], ...]
    heading_ends: frozenset[int]


def paginate(blocks: Sequence[str], limit: int = PAGE_LIMIT, message_limit: int = MESSAGE_LIMIT) -> tuple[str, ...]:
    """Return `blocks`, HTML fragments balanced in themselves, as pages with a blank line between blocks.

    A page has at most `limit` UTF-16 units of text and `message_limit` with its markup. Only white space at a
    page's borders is dropped. Raises ValueError for a limit below 2, which no character outside the first
    plane fits.
    """
    if limit < 2:
        raise ValueError(f"a page of {limit} UTF-16 units cannot hold every character")
    whole = BLOCK_BORDER.join(block.strip() for block in blocks if block.strip())
    if utf16_length(whole) <= message_limit and utf16_length(strip_markup(whole)) <= limit:
        return (whole,) if strip_markup(whole).strip() else ()
    content = _read(whole)
    pages: list[str] = []
    start = _skip_space(content.text, 0)
    while start < len(content.text):
        cut, page = _page(content, start, limit, message_limit)
        pages.append(page)
        start = _skip_space(content.text, cut)
    return tuple(pages)


def _read(markup: str) -> _Content:
    parts: list[str] = []
    tags: list[tuple[int, Tag]] = []
    place = 0
    for token in tokens(markup):
        if isinstance(token, Tag):
            tags.append((place, token))
        else:
            parts.append(token)
            place += len(token)
    heading_ends = frozenset(place for place, tag in tags if tag.closes and tag.name == "b")
    return _Content("".join(parts), tuple(tags), heading_ends)


def _skip_space(text: str, start: int) -> int:
    while start < len(text) and text[start].isspace():
        start += 1
    return start


def _page(content: _Content, start: int, limit: int, message_limit: int) -> tuple[int, str]:
    """The place where the page that begins at `start` is cut, and the page."""
    text = content.text
    furthest = min(len(text), start + limit)
    while (excess := utf16_length(text[start:furthest]) - limit) > 0:
        furthest -= max(1, excess // 2)
    while True:
        cut = _cut(content, start, furthest)
        end = start + len(text[start:cut].rstrip())
        page = _render(content, start, end)
        size = utf16_length(page)
        if size <= message_limit or furthest == start + 1:
            return cut, page
        furthest = max(start + 1, min(cut - 1, start + (cut - start) * message_limit // size))


def _cut(content: _Content, start: int, furthest: int) -> int:
    text = content.text
    if furthest == len(text):
        return furthest
    for border, share in _BORDERS:
        least = start + max(1, int((furthest - start) * share))
        place = text.rfind(border, least, furthest + len(border))
        while "\n" in border and place in content.heading_ends:
            place = text.rfind(border, least, place)
        if place >= 0:
            return min(place + len(border.rstrip()), furthest)
    cut = furthest
    while cut > start + 1 and (unicodedata.category(text[cut])[0] == "M" or _JOINER in text[cut - 1 : cut + 1]):
        cut -= 1
    return cut if cut > start + 1 else furthest


def _render(content: _Content, start: int, end: int) -> str:
    """Characters `start` to `end` as HTML: tags open there are opened first, and closed at the end."""
    opened: list[Tag] = []
    parts: list[str] = []
    place = start
    for where, tag in content.tags:
        if where >= end:
            break
        if where > start and not parts:
            parts.extend(one.source for one in opened)
        if where > place:
            parts.append(escape(content.text[place:where]))
            place = where
        if not tag.closes:
            opened.append(tag)
        elif opened and opened[-1].name == tag.name:
            opened.pop()
        if where > start:
            parts.append(tag.source)
    if place == start:
        parts = [one.source for one in opened]
    parts.append(escape(content.text[place:end]))
    parts.extend(f"</{tag.name}>" for tag in reversed(opened))
    return "".join(parts)
