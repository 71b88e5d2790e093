"""Which blocks are headings, and how deep, in documents that say so only by their wording and weight.

Laws in Word use the style "Normal" alone; a PDF has no styles at all. So headings are told by how Vietnamese documents
begin their parts (Phần, Chương, Mục, Điều, I., 1., 1.1, a)), by bold and by capitals, where a heading can stand. Pure
functions. Imported by reading. Tested by tests/unit/knowledge/handbooks/test_headings.py.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from knowledge.handbooks import marks
from knowledge.handbooks.blocks import Block, Kind
from knowledge.handbooks.outline import FREE, LAW, WRITTEN, Outline, Style

LONGEST = 260  # characters of a heading; the longest title of an article among the collected laws has 230
_LONGEST_FREE = 160
_LONGEST_PLAIN = 90  # of a numbered heading that neither bold nor capitals vouch for
_LETTERHEAD = re.compile(
    r"CỘNG H[ÒO][ÀA]? XÃ|độc lập|QUỐC HỘI$|CHÍNH PHỦ$|ỦY BAN|UỶ BAN|^BỘ [A-ZĐ]|^[-_*\W]+$|^Số\s*:|^Nơi nhận|"
    r"^(?:KT|TM|TL|TUQ)\.|(?:BỘ TRƯỞNG|CHỦ TỊCH|GIÁM ĐỐC|THỦ TƯỚNG)(?: .{0,20})?$",
    re.IGNORECASE,
)
_DECREES = re.compile(r"(?:QUYẾT NGHỊ|QUYẾT ĐỊNH|NGHỊ QUYẾT)\s*:?$")
_WRITTEN_BORDER = 3  # a styled heading down to this level is a border; deeper ones are of a few lines


@dataclass(frozen=True, slots=True)
class _Found:
    style: Style
    text: str
    rest: str = ""  # what of the block is no heading: the text of an article that begins on its line
    titled: bool = True  # False for "Chương II" alone, whose title follows


def with_headings(blocks: Sequence[Block]) -> list[Block]:
    """`blocks` with headings found, titles joined to them, and levels set by nesting."""
    has_articles = sum(marks.ARTICLE.match(block.text) is not None for block in blocks) >= 2
    outline = Outline()
    result: list[Block] = []
    place = 0
    structured = False
    while place < len(blocks):
        block = blocks[place]
        found = _heading(blocks, place, free=not has_articles or structured)
        if found is None:
            kind = Kind.PARAGRAPH if block.kind is Kind.HEADING else block.kind
            result.append(replace(block, kind=kind, level=0))
            place += 1
            continue
        structured = structured or found.style.group == LAW
        below = [] if found.titled else _titles(blocks, place, found)
        stop = "." if below and found.style.group == LAW and found.text[-1] not in ".:" else ""
        text = " ".join([found.text + stop, *(item.text for item in below)])
        level = outline.enter(found.style)
        border = found.style.group == LAW or (found.style.group == WRITTEN and found.style.rank <= _WRITTEN_BORDER)
        result.append(replace(block, kind=Kind.HEADING, text=text, level=level, border=border))
        if found.rest:
            result.append(replace(block, kind=Kind.PARAGRAPH, text=found.rest, level=0, bold=False))
        place += 1 + len(below)
    return result


def _heading(blocks: Sequence[Block], place: int, *, free: bool) -> _Found | None:
    block = blocks[place]
    if block.kind is Kind.TABLE:
        return None
    by_law = _law(block)
    if by_law is not None:
        return by_law
    if block.kind is Kind.HEADING:
        # A sentence set as a heading is a sentence: web pages use the small ones for emphasis.
        fits = len(block.text) <= LONGEST and not block.text.endswith((";", ","))
        return _Found(Style(WRITTEN, block.level), block.text) if fits else None
    return _free(blocks, place) if free else None


def _law(block: Block) -> _Found | None:
    text = block.text
    match = marks.ARTICLE.match(text)
    if match:
        return _article(text, match.end(), block.level)
    if marks.PROCEDURE.match(text) and len(text) <= LONGEST:
        return _Found(Style(LAW, 4, written=block.level), text)
    if marks.ANNEX.match(text):
        strong = block.bold or marks.mostly_capitals(text) or block.kind is Kind.HEADING
        return _Found(Style(LAW, 0, written=block.level), text) if strong and len(text) <= _LONGEST_FREE else None
    for rank, pattern in ((1, marks.PART), (2, marks.CHAPTER), (3, marks.SECTION)):
        match = pattern.match(text)
        if match is None or len(text) > LONGEST:
            continue
        rest = text[match.end() :].strip()
        if not (marks.is_title_rest(rest) or block.bold or block.kind is Kind.HEADING):
            continue
        if rest.startswith((".", ":")) and len(rest) > 2 and rest.endswith((".", ";", ",")) and not block.bold:
            continue
        deeper = 1 if rank == 3 and marks.SUBSECTION.match(text) else 0
        return _Found(Style(LAW, rank + deeper / 2, written=block.level), text, titled=len(rest) > 2)
    return None


def _article(text: str, end: int, written: int) -> _Found:
    """An article. Where it has no title, or its text goes on in the line, the heading is its number alone."""
    if len(text) <= LONGEST and not text.endswith((";", ",")) and not _has_sentence(text[end:]):
        return _Found(Style(LAW, 5, written=written), text)
    return _Found(Style(LAW, 5, written=written), text[:end].rstrip(" ,:"), text[end:].strip())


def _has_sentence(rest: str) -> bool:
    return bool(re.search(r"[a-zà-ỹ)][.:]\s+\S", rest)) or (len(rest) > 120 and rest.endswith("."))


def _titles(blocks: Sequence[Block], place: int, found: _Found) -> list[Block]:
    """The blocks below that belong to a heading: the title of "Chương II", the further lines of one in capitals."""
    result: list[Block] = []
    size = len(found.text)
    for block in blocks[place + 1 : place + 4]:
        size += len(block.text)
        if block.kind in (Kind.TABLE, Kind.LIST) or size > LONGEST or _starts_law(block.text):
            break
        capitals = marks.mostly_capitals(block.text) and not _LETTERHEAD.search(block.text)
        goes_on = capitals and (not result or marks.mostly_capitals(result[-1].text))
        if found.style.group == LAW and not result:
            strong = marks.mostly_capitals(block.text) or block.bold or block.kind is Kind.HEADING
            goes_on = strong or _can_be_title(block.text)
        if (
            not goes_on
            or (found.style.group == FREE and block.ocr and not _clean_capitals(block.text))
            or _begins_free(block.text)
        ):
            break
        result.append(block)
    return result


def _can_be_title(text: str) -> bool:
    """Whether a line below "Chương III" that is neither bold nor in capitals is its title: short, no sentence."""
    return len(text) <= _LONGEST_FREE and text[0].isupper() and text[-1] not in ".;:,)"


def _begins_free(text: str) -> bool:
    return any(pattern.match(text) for pattern in (marks.ROMAN, marks.NUMBER, marks.CAPITAL, marks.ANNEX))


def _starts_law(text: str) -> bool:
    return any(pattern.match(text) for pattern in (marks.ARTICLE, marks.SECTION, marks.CHAPTER, marks.PART))


def _free(blocks: Sequence[Block], place: int) -> _Found | None:
    block = blocks[place]
    text = block.text
    if len(text) > _LONGEST_FREE or text.endswith((";", ",", "/.")) or _LETTERHEAD.search(text) or _DECREES.match(text):
        return None
    capitals = marks.mostly_capitals(text)
    strong = block.bold or capitals
    ends = text.endswith(".") and not capitals
    if marks.ROMAN.match(text):
        return _Found(Style(FREE, form="roman"), text) if strong or (len(text) <= 120 and not ends) else None
    number = marks.NUMBER.match(text)
    if number:
        depth = number["number"].count(".")
        if not number["mark"] and not depth:
            return None
        if (strong and not ends) or _stands_alone(blocks, place):
            return _Found(Style(FREE, form=f"number {depth}"), text)
        return None
    if marks.LETTER.match(text) or marks.CAPITAL.match(text):
        kind = "capital" if marks.CAPITAL.match(text) else "letter"
        return _Found(Style(FREE, form=kind), text) if strong and not ends and text[-1] not in ".:" else None
    if block.kind is Kind.LIST or not strong or ends or len(text.split()) < 2 or _is_blank(text):
        return None
    if block.ocr and not _clean_capitals(text):
        return None
    if place + 1 == len(blocks):
        return None
    return _Found(Style(FREE, form="line"), text, titled=not capitals)


def _is_blank(text: str) -> bool:
    """Whether `text` is a place to fill in: dots or a colon at its end with nothing to follow."""
    return "....." in text or "……" in text or "___" in text


def _clean_capitals(text: str) -> bool:
    """Whether a line read from an image is surely words: specks and seals read as capitals too."""
    words = [word.strip('.,:()“”"') for word in text.split()]
    return len(words) >= 3 and sum(word.isalpha() and len(word) >= 2 for word in words) >= 0.8 * len(words)


def _stands_alone(blocks: Sequence[Block], place: int) -> bool:
    """Whether a numbered line is a heading by its surroundings: short, no point of a list, with text below it.

    The points of a list stand next to each other; a heading has its text between itself and the next.
    """
    text = blocks[place].text
    if len(text) > _LONGEST_PLAIN or text[-1] in ".;:,?!" or "...." in text or len(text.split()) < 3:
        return False
    below = blocks[place + 1] if place + 1 < len(blocks) else None
    above = blocks[place - 1] if place else None
    if below is None or _is_sibling(blocks[place], below) or (above and _is_sibling(blocks[place], above)):
        return False
    if above is not None and above.text.endswith(":"):
        return False
    return below.kind is Kind.TABLE or (len(below.text) > len(text) and below.text[:1].isupper())


def _is_sibling(block: Block, other: Block) -> bool:
    mine, its = marks.NUMBER.match(block.text), marks.NUMBER.match(other.text)
    return bool(mine and its and mine["number"].count(".") == its["number"].count("."))
