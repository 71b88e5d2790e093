"""A page of a reply as HTML of the web: paragraphs and lists instead of lines, only the tags of a reply, all else text.

Links open http, https, mailto and tel addresses alone. Imported by bot.channels.web. Tested by
tests/unit/bot/channels/web/test_markup.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby

from markupsafe import Markup, escape

from bot.channels.markup import Run, Tag, parse_runs

BULLETS = ("• ", "- ", "– ", "+ ")
_NAMES = {"b": "strong", "strong": "strong", "i": "em", "em": "em", "u": "u", "ins": "u", "s": "s", "strike": "s"}
_NAMES |= {"del": "s", "code": "code", "blockquote": "q"}
_SAFE = ("https://", "http://", "mailto:", "tel:")
_NUMBERED = re.compile(r"\s*\d{1,3}\. ")
Line = tuple[Run, ...]


def is_address(address: str) -> bool:
    """Whether a link may open an address."""
    return address.startswith(_SAFE)


@lru_cache(maxsize=512)
def page_html(page: str) -> Markup:
    """The blocks of a page: `p`, one for each line that begins with a number, `ul` where lines begin with a bullet."""
    blocks: list[Markup] = []
    # What is marked as safe escapes the text that a parser joins it with: it is read as any other text.
    for block in _blocks(_lines(parse_runs(str(page)))):
        for bulleted, lines in groupby(block, key=_is_bullet):
            if bulleted:
                shown = [_line(_without_bullet(line)) for line in lines]
                blocks.append(Markup("<ul>{}</ul>").format(Markup("").join(map(_item, shown))))
            else:
                blocks += [Markup("<p>{}</p>").format(Markup("<br>\n").join(one)) for one in _apart(lines)]
    return Markup("\n").join(blocks)


def _apart(lines: Iterable[Line]) -> list[list[Markup]]:
    """Lines by paragraphs: each numbered one begins its own, so that papers of five lines each can be told apart."""
    found: list[list[Markup]] = []
    for line in lines:
        if not found or _NUMBERED.match(_text(line)):
            found.append([])
        found[-1].append(_line(line))
    return found


def _item(line: Markup) -> Markup:
    return Markup("<li>{}</li>").format(line)


def _lines(runs: Iterable[Run]) -> Iterator[Line]:
    line: list[Run] = []
    for run in runs:
        first, *rest = run.text.split("\n")
        line.append(Run(first, run.tags))
        for text in rest:
            yield tuple(line)
            line = [Run(text, run.tags)]
    yield tuple(line)


def _blocks(lines: Iterable[Line]) -> Iterator[list[Line]]:
    for empty, block in groupby(lines, key=lambda line: not _text(line).strip()):
        if not empty:
            yield list(block)


def _text(line: Line) -> str:
    return "".join(run.text for run in line)


def _is_bullet(line: Line) -> bool:
    return _text(line).lstrip().startswith(BULLETS)


def _without_bullet(line: Line) -> Line:
    """A line without its bullet; "+84" after one keeps its sign."""
    text = _text(line)
    dropped = len(text) - len(text.lstrip()[1:].lstrip())
    kept: list[Run] = []
    for run in line:
        kept.append(Run(run.text[dropped:], run.tags))
        dropped = max(0, dropped - len(run.text))
    return tuple(kept)


def _line(line: Line) -> Markup:
    """The runs of a line; a tag that holds over several runs is opened once."""
    shown, opened = Markup(""), list[Tag]()
    for run in line:
        if not run.text:
            continue
        kept = 0
        while kept < min(len(opened), len(run.tags)) and opened[kept] == run.tags[kept]:
            kept += 1
        shown += _closing(opened[kept:])
        for tag in run.tags[kept:]:
            shown += _opening(tag)
        opened = list(run.tags)
        shown += escape(run.text)
    return shown + _closing(opened)


def _opening(tag: Tag) -> Markup:
    if tag.name == "a":
        if not is_address(tag.href):
            return Markup("<span>")
        return Markup('<a href="{}" rel="noopener">').format(tag.href)
    return Markup("<{}>").format(_NAMES.get(tag.name, "span"))


def _closing(tags: list[Tag]) -> Markup:
    shown = Markup("")
    for tag in reversed(tags):
        name = ("a" if is_address(tag.href) else "span") if tag.name == "a" else _NAMES.get(tag.name, "span")
        shown += Markup("</{}>").format(name)
    return shown
