"""Where sentences end in Vietnamese administrative text, which is full of "Điều 5.", "TP." and "1."

Pure functions. Imported by passages. Tested by tests/unit/knowledge/handbooks/test_sentences.py.
"""

from __future__ import annotations

import re

_END = re.compile(r"[.!?…]+[\"”’»)\]]*\s+(?=[\"“‘«(\[]?[\dA-ZĐÀ-ỸƠƯĂÂÊÔ-])")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(“\"])(?:[A-ZĐ]|TP|Tp|T\.P|Q|P|TX|Tx|TT|H|X|Đ/c|ThS|TS|PGS|GS|KS|BS|Ths|Mr|Mrs|Ms|Dr|St|No|Tr|tr|vd|VD|"
    r"NXB|Nxb|ĐT|đt|Fax|Tel|v\.v|stt|STT|[Kk]hoản \d+|[ĐđD]iều \d+(?:\.[A-ZĐ\d]+)*[a-zđ]?|[Mm]ục \d+|"
    r"[Cc]hương [IVXLC]+|[Pp]hần [IVXLC\d]+)\.$"
)
_NUMBERING = re.compile(r"^[\s“\"(]*(?:[-–+•]\s*)?(?:\d{1,3}(?:\.\d{1,3})*|[IVXLC]{1,6}|[A-Za-zđ])\.$")
_CLAUSES = (re.compile(r";\s+"), re.compile(r",\s+"), re.compile(r"\s+"))


def sentences(text: str) -> list[str]:
    """The sentences of `text`; joined with single blanks they give `text` again, where it had no others."""
    result = []
    start = 0
    for match in _END.finditer(text):
        sentence = text[start : match.end()].rstrip()
        if _NUMBERING.match(sentence) or _ABBREVIATION.search(sentence):
            continue
        result.append(sentence)
        start = match.end()
    rest = text[start:].strip()
    return [*result, rest] if rest else result


def shortened(sentence: str, longest: int) -> list[str]:
    """`sentence`, or its clauses where it is longer than `longest` characters: no prose is, only lists and garbage."""
    pieces = [sentence]
    for border in _CLAUSES:
        pieces = [
            part for piece in pieces for part in (_packed(piece, border, longest) if len(piece) > longest else [piece])
        ]
    return [part for piece in pieces for part in _hard(piece, longest)]


def _packed(text: str, border: re.Pattern[str], longest: int) -> list[str]:
    result: list[str] = []
    start = end = 0
    for match in [*border.finditer(text), None]:
        place = match.end() if match else len(text)
        if len(text[start:place].rstrip()) > longest and end > start:
            result.append(text[start:end].rstrip())
            start = end
        end = place
    return [*result, text[start:].rstrip()] if text[start:].strip() else result


def _hard(text: str, longest: int) -> list[str]:
    return [text[place : place + longest] for place in range(0, len(text), longest)]
