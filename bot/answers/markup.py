"""The HTML of answers: escaping what records say, reading a page back as plain text, UTF-16 length.

The subset is Telegram's (https://core.telegram.org/bots/api#html-style). Everything from a record is escaped,
so markup is only ever what a template wrote. Imported by bot. Tested by
tests/unit/bot/answers/test_markup.py.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

# A tag of the subset, an entity, or text; a "<" or "&" that opens neither is text.
_TOKEN = re.compile(r"</?[a-zA-Z][^<>]*>|&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]\w{0,30});|[^<&]+|[<&]")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)")


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag as written, its name, and whether it closes."""

    source: str
    name: str
    closes: bool


def escape(text: str) -> str:
    """`text` as HTML that shows it literally."""
    return html.escape(text, quote=False)


def tokens(markup: str) -> Iterator[str | Tag]:
    """The runs of text of `markup`, entities resolved, and the tags between them, in order."""
    for match in _TOKEN.finditer(markup):
        token = match[0]
        if tag := _TAG.match(token):
            yield Tag(token, tag[2].lower(), tag[1] == "/")
        elif token[0] == "&" and len(token) > 1:
            yield html.unescape(token)
        else:
            yield token


def strip_markup(markup: str) -> str:
    """The text of `markup` as a reader sees it: tags gone, entities resolved."""
    return "".join(token for token in tokens(markup) if isinstance(token, str))


def utf16_length(text: str) -> int:
    """The length of `text` in UTF-16 code units, the measure of Telegram's limits."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2
