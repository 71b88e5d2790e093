"""Parses Telegram's HTML as strictly as the real server: unknown, unmatched or unclosed tags are refused.

Source: https://core.telegram.org/bots/api#html-style and the errors of tdlib's MessageEntity.cpp.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from telegram.constants import MessageLimit

from tests.fake_telegram.errors import ApiError, bad_request

Entity = dict[str, Any]

_TYPES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "blockquote": "blockquote",
}
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_TOKEN = re.compile(r"</(?P<end>[^>]*)>|<(?P<start>[^>]*)>|&(?:#(?P<number>x?[0-9a-fA-F]+)|(?P<name>[a-z]+));|<")
_ATTRIBUTE = re.compile(r"""([a-zA-Z-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?""")


@dataclass(slots=True)
class _Open:
    name: str
    at: int
    href: str
    expandable: bool


def utf16(text: str) -> int:
    """Return the length of `text` in UTF-16 code units."""
    return len(text.encode("utf-16-le")) // 2


def parse_html(source: str) -> tuple[str, list[Entity]]:
    """Return the text that HTML shows and its entities, trimmed as the real server trims; 400 if it cannot
    be read.
    """
    text = ""
    entities: list[Entity] = []
    opened: list[_Open] = []
    position = 0
    for token in _TOKEN.finditer(source):
        text += source[position : token.start()]
        position = token.end()
        offset = len(source[: token.start()].encode())
        if token["end"] is not None:
            entities.extend(_close(opened, token["end"].strip().lower(), utf16(text), offset))
        elif token["start"] is not None:
            opened.append(_start(token["start"], utf16(text), offset))
        elif token[0] == "<":
            raise _unreadable(f"Unclosed start tag at byte offset {offset}")
        else:
            text += _character(token)
    text += source[position:]
    if opened:
        raise _unreadable(f'Can\'t find end tag corresponding to start tag "{opened[-1].name}"')
    entities.sort(key=lambda entity: (entity["offset"], -entity["length"]))
    return _trim(text, entities)


def check_text(params_text: str, parse_mode: str, limit: int, empty: str, long: str) -> tuple[str, list[Entity]]:
    """Return text and entities as stored, having checked emptiness and length (`limit` in UTF-16 units)."""
    if len(params_text.encode()) > 32 * 1024:
        raise bad_request("text is too long")
    if parse_mode and parse_mode.lower() != "html":
        raise bad_request("unsupported parse_mode")
    text, entities = parse_html(params_text) if parse_mode else _trim(params_text, [])
    if not text and empty:
        raise bad_request(empty)
    if utf16(text) > limit:
        raise bad_request(long)
    return text, entities


def _unreadable(text: str) -> ApiError:
    return bad_request(f"can't parse entities: {text}")


def _start(inside: str, at: int, offset: int) -> _Open:
    name, _, rest = inside.strip().partition(" ")
    name = name.lower()
    if name not in _TYPES:
        raise _unreadable(f'Unsupported start tag "{name}" at byte offset {offset}')
    attributes = {found[1].lower(): found[2] or found[3] or found[4] or "" for found in _ATTRIBUTE.finditer(rest)}
    return _Open(name, at, _unescape(attributes.get("href", "")), "expandable" in attributes)


def _close(opened: list[_Open], name: str, at: int, offset: int) -> list[Entity]:
    if not opened:
        raise _unreadable(f"Unexpected end tag at byte offset {offset}")
    tag = opened.pop()
    if name and name != tag.name:
        raise _unreadable(f'Unmatched end tag at byte offset {offset}, expected "</{tag.name}>", found "</{name}>"')
    kind = "expandable_blockquote" if tag.expandable and tag.name == "blockquote" else _TYPES[tag.name]
    if at == tag.at or (kind == "text_link" and not tag.href):
        return []
    entity: Entity = {"type": kind, "offset": tag.at, "length": at - tag.at}
    if tag.href:
        entity["url"] = tag.href
    return [entity]


def _character(token: re.Match[str]) -> str:
    if token["name"] is not None:
        return _NAMED.get(token["name"], token[0])
    number = token["number"]
    return chr(int(number[1:], 16) if number.startswith("x") else int(number))


def _unescape(text: str) -> str:
    return re.sub(_TOKEN, lambda token: _character(token) if token[0].startswith("&") else token[0], text)


def _trim(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Drop white space at both ends, and what entities lose by it."""
    left = utf16(text) - utf16(text.lstrip())
    text = text.strip()
    end = utf16(text)
    kept = []
    for entity in entities:
        first = max(0, entity["offset"] - left)
        last = min(end, entity["offset"] + entity["length"] - left)
        if last > first:
            kept.append({**entity, "offset": first, "length": last - first})
    return text, kept[: MessageLimit.MESSAGE_ENTITIES]
