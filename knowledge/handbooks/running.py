"""Running heads, running feet and page numbers: what stands on many pages in the same place, and is no text.

Pure functions. Imported by lines. Tested by tests/unit/knowledge/handbooks/test_lines.py.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

_TOP, _BOTTOM = 7, 4  # lines of a page among which a running one is looked for
_SHARE = 0.35  # of the pages; heads of odd and even pages often differ
_FEWEST = 3  # pages
_LONGEST = 160  # characters
_NUMBER = re.compile(r"[-–—\s.|]*(?:trang|page)?\s*(\d{1,4})(?:\s*/\s*\d{1,4})?[-–—\s.|]*", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")


def drop_running(pages: Sequence[Sequence[tuple[str, bool]]]) -> list[list[int]]:
    """For each page the places of its lines that are text. A line comes as (text, whether it is a table)."""
    seen: Counter[str] = Counter()
    offsets: Counter[int] = Counter()
    for place, page in enumerate(pages, 1):
        edge = _edge(page)
        seen.update({_form(page[item][0]) for item in edge})
        offsets.update({number - place for item in edge if (number := _number(page[item][0])) is not None})
    least = max(_FEWEST, _SHARE * len(pages))
    running = {form for form, count in seen.items() if count >= least and form}
    numbering = {offset for offset, count in offsets.items() if count >= max(2, 0.3 * len(pages))} | {0}
    kept = []
    for place, page in enumerate(pages, 1):
        near = set(_edge(page))
        top = _run(range(len(page)), page, near, place, running, numbering)
        bottom = _run(range(len(page) - 1, top - 1, -1), page, near, place, running, numbering)
        kept.append(list(range(top, len(page) - bottom)))
    return kept


def _run(
    places: Iterable[int],
    page: Sequence[tuple[str, bool]],
    edge: set[int],
    number: int,
    running: set[str],
    numbering: set[int],
) -> int:
    """How many lines from the edge of a page on are no text: the first that is text ends them."""
    count = 0
    for item in places:
        text = page[item][0]
        printed = _number(text)
        is_number = printed is not None and printed - number in numbering
        if item not in edge or not (_form(text) in running or is_number):
            break
        count += 1
    return count


def _edge(page: Sequence[tuple[str, bool]]) -> list[int]:
    places = sorted({*range(min(_TOP, len(page))), *range(max(len(page) - _BOTTOM, 0), len(page))})
    return [item for item in places if not page[item][1] and len(page[item][0]) <= _LONGEST]


def _form(text: str) -> str:
    """`text` as it is alike on every page: page numbers out, and out of it what is a number alone.

    A list's "a)" or "1." stands at the top of many pages too: only a form of three words or more can be running.
    """
    form = " ".join(_DIGITS.sub("", text).split()).casefold()
    return form if len(form.split()) >= 3 else ""


def _number(text: str) -> int | None:
    match = _NUMBER.fullmatch(text.strip())
    return int(match[1]) if match else None
