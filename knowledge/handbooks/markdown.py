"""Markdown and plain text: headings, lists, both kinds of tables, front matter, hard-wrapped lines.

Imported by reading. Tested by tests/unit/knowledge/handbooks/test_markdown.py.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from knowledge.errors import RefusedFileError
from knowledge.handbooks.blocks import CELL, Block, Kind, Loaded
from knowledge.handbooks.decode import decode
from knowledge.handbooks.lines import Line, paragraphs_of
from knowledge.handbooks.marks import is_list_item
from knowledge.text import clean, one_line

_FRONT = re.compile(r"---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_HEADING = re.compile(r"\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*")
_RULE = re.compile(r"\s*(?:[-*_]\s*){3,}|\s*=+\s*")
_TABLE_RULE = re.compile(r"\s*-{3,}(?:\s+-{3,})*\s*")
_PIPE_RULE = re.compile(r"[\s|:+-]*-[\s|:+-]*")
_BOLD = re.compile(r"(?:\*\*|__)(.+?)(?:\*\*|__)[.:;]?\\?")
_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
_LINK = re.compile(r"\[([^\]]+)\]\((?:[^()]|\([^)]*\))*\)")
_EMPHASIS = re.compile(r"(?<!\\)(?:\*{1,3}|(?<!\w)_{1,2}(?=\S)|(?<=\S)_{1,2}(?!\w)|`+)")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!|<>~\-\"'$@^])")
_BULLET = re.compile(r"^\s*[*+]\s+(?=\S)")
# The codification (pháp điển) as copied from its site: an article begins on the last line of the one before.
_GLUED = re.compile(r"(?<=[.,:;)”\"])(?=Điều \d+\.\d+\.[A-ZĐ]{2}\.\d)")
_FENCE = re.compile(r"\s*(?:```|~~~)")


@dataclass(slots=True)
class _Front:
    title: str = ""
    as_of: str = ""
    province: str = ""


@dataclass(frozen=True, slots=True)
class _Table:
    block: Block | None  # None for an empty table
    end: int  # the place of the line after it


def load(name: str, data: bytes) -> Loaded:
    """The blocks of the text. Raises RefusedFileError for one in no known encoding or without words."""
    text = decode(data)
    if text is None:
        raise RefusedFileError(name, "mã chữ không nhận ra được; lưu lại theo UTF-8 rồi nhập lại")
    text = clean(text.lstrip("\ufeff")).text.replace("\f", "\n")
    front, body = _front(text)
    blocks = _blocks(_GLUED.sub("\n\n", body).split("\n"))
    if not blocks:
        raise RefusedFileError(name, "tệp không có chữ; tải lại tài liệu")
    return Loaded(tuple(blocks), title=front.title, as_of=front.as_of, province=front.province)


def _front(text: str) -> tuple[_Front, str]:
    match = _FRONT.match(text)
    if match is None:
        return _Front(), text
    try:
        value: Any = yaml.safe_load(match[1])
    except (yaml.YAMLError, ValueError, RecursionError):
        return _Front(), text
    if not isinstance(value, dict):
        return _Front(), text
    dated = next((value[key] for key in ("as_of", "date", "lastedit", "updated") if value.get(key)), "")
    day = dated.isoformat()[:10] if isinstance(dated, datetime.date) else str(dated)[:10]
    return _Front(_line(value.get("title")), day, _line(value.get("province"))), text[match.end() :]


def _line(value: object) -> str:
    return one_line(str(value)) if isinstance(value, (str, int, float)) else ""


def _blocks(lines: Sequence[str]) -> list[Block]:
    blocks: list[Block] = []
    open_lines: list[Line] = []
    gap = True

    def close() -> None:
        if open_lines:
            blocks.extend(paragraphs_of([open_lines], paged=False))
            open_lines.clear()

    place = 0
    while place < len(lines):
        line = lines[place]
        heading = _HEADING.fullmatch(line)
        taken = _table(lines, place)
        if heading:
            close()
            text = _plain(heading[2])
            if text:
                blocks.append(Block(Kind.HEADING, text, level=len(heading[1])))
        elif taken is not None:
            close()
            blocks += [taken.block] if taken.block else []
            place = taken.end
            gap = True
            continue
        elif not line.strip() or _RULE.fullmatch(line) or _FENCE.match(line):
            close()
            gap = True
        else:
            text = _plain(_BULLET.sub("- ", line, count=1))
            if text:
                if open_lines and (gap or line.startswith("    ") and is_list_item(text)):
                    close()
                open_lines.append(Line(text, bool(_BOLD.fullmatch(line.strip().lstrip("> "))), gap=gap))
                gap = line.endswith(("  ", "\\"))
        place += 1
    close()
    return blocks


def _table(lines: Sequence[str], place: int) -> _Table | None:
    """The table that begins at `place`; None where none does."""
    line = lines[place]
    if line.lstrip().startswith("|") or (line.count("|") >= 1 and _is_rule(lines, place + 1)):
        end = place
        while end < len(lines) and "|" in lines[end]:
            end += 1
        rows = [_row(item) for item in lines[place:end] if not _PIPE_RULE.fullmatch(item)]
        return _Table(_block(rows), end)
    if _TABLE_RULE.fullmatch(line) and line.startswith("  "):
        closing = next((item for item in range(place + 1, len(lines)) if _closes(lines, item)), None)
        if closing is not None:
            inside = [item for item in lines[place + 1 : closing] if item.strip() and not _TABLE_RULE.fullmatch(item)]
            rows = [[_plain(cell) for cell in re.split(r"\s{2,}", item.strip())] for item in inside]
            return _Table(_block(rows), closing + 1)
    return None


def _is_rule(lines: Sequence[str], place: int) -> bool:
    return place < len(lines) and "|" in lines[place] and bool(_PIPE_RULE.fullmatch(lines[place]))


def _closes(lines: Sequence[str], place: int) -> bool:
    """Whether the rule at `place` ends a pandoc table: nothing stands below it."""
    after = lines[place + 1] if place + 1 < len(lines) else ""
    return bool(_TABLE_RULE.fullmatch(lines[place])) and not after.strip()


def _row(line: str) -> list[str]:
    inner = line.strip().removeprefix("|")
    inner = inner if inner.endswith("\\|") else inner.removesuffix("|")
    return [_plain(cell) for cell in re.split(r"(?<!\\)\|", inner)]


def _block(rows: list[list[str]]) -> Block | None:
    text = "\n".join(CELL.join(row) for row in rows if any(row))
    return Block(Kind.TABLE, text) if text else None


def _plain(text: str) -> str:
    """`text` without Markdown's signs."""
    text = _LINK.sub(r"\1", _IMAGE.sub("", text))
    text = _ESCAPE.sub(r"\1", _EMPHASIS.sub("", text.rstrip("\\")))
    return one_line(text.lstrip("> ") if text.startswith(">") else text)
