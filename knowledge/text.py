"""Vietnamese text: cleaning what sources write, folding accents for comparison, tokens, tone placement.

Pure functions without I/O. Imported by every layer; imports nothing of the project.
Tested by tests/unit/knowledge/test_text.py.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

# Private-use code points of the Wingdings and Symbol fonts, as Word leaves them in exported text.
# Those seen in the portal's export, and their neighbours in the same fonts, stand for list bullets.
_SYMBOLS = {0xF02D: "-", 0xF02B: "+", 0xF03D: "=", 0xF0B3: "≥", 0xF0A3: "≤", 0xF0B4: "×", 0xF0B0: "°"}
_BULLET = "-"

_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]"
)
_LINE_ENDS = re.compile("\r\n?|[\x85\u2028\u2029]")
_PRIVATE_USE = re.compile("[\ue000-\uf8ff]")
_BLANKS = re.compile(r"[^\S\n]+")
# Tags that sources are known to leak. A bare "<" ("< 5 ha") is text and stays.
_TAG = re.compile(
    r"</?(?:a|abbr|b|big|blockquote|body|br|button|center|code|div|em|embed|font|form|h[1-6]|head|hr|html|i|"
    r"iframe|img|input|li|link|meta|object|ol|p|pre|s|script|small|span|strike|strong|style|sub|sup|svg|table|"
    r"tbody|td|tfoot|th|thead|tr|u|ul)(?:[\s/][^<>]{0,2000})?>|<!--.{0,200}?-->",
    re.IGNORECASE | re.DOTALL,
)
_BLOCK = re.compile(r"</?(?:br|p|div|li|tr|h[1-6]|table|ul|ol|blockquote|hr)\b", re.IGNORECASE)

_WORD = re.compile(r"\w+")
_OPEN_TONE = re.compile(r"(?<!\w)(\w*?)(o|u)([áàảãạéèẻẽẹýỳỷỹỵ])(?!\w)", re.IGNORECASE)
_TONES = {
    "á": ("a", "\u0301"),
    "à": ("a", "\u0300"),
    "ả": ("a", "\u0309"),
    "ã": ("a", "\u0303"),
    "ạ": ("a", "\u0323"),
    "é": ("e", "\u0301"),
    "è": ("e", "\u0300"),
    "ẻ": ("e", "\u0309"),
    "ẽ": ("e", "\u0303"),
    "ẹ": ("e", "\u0323"),
    "ý": ("y", "\u0301"),
    "ỳ": ("y", "\u0300"),
    "ỷ": ("y", "\u0309"),
    "ỹ": ("y", "\u0303"),
    "ỵ": ("y", "\u0323"),
}


@dataclass(frozen=True, slots=True)
class CleanText:
    """A text after cleaning, and what had to be cleaned. Lines end in \\n; blanks inside lines are as
    written.
    """

    text: str
    decomposed: bool  # was not NFC
    controls: int  # control and invisible characters removed
    symbols: int  # private-use symbols replaced
    tags: int  # HTML tags removed


def clean(text: str) -> CleanText:
    """Return `text` as NFC, with unix line ends, without control characters, font symbols and HTML tags."""
    composed = unicodedata.normalize("NFC", text)
    decomposed = composed != text
    lines = _LINE_ENDS.sub("\n", composed)
    visible, controls = _INVISIBLE.subn("", lines)
    plain, symbols = _PRIVATE_USE.subn(lambda match: _SYMBOLS.get(ord(match[0]), _BULLET), visible)
    tags = 0
    if "<" in plain:
        plain, tags = _TAG.subn(lambda match: "\n" if _BLOCK.match(match[0]) else "", plain)
    return CleanText(plain, decomposed, controls, symbols, tags)


def one_line(text: str) -> str:
    """Return `text` with every run of white space as one space, and none at its ends."""
    return " ".join(text.split())


def paragraphs(text: str) -> str:
    """Return `text` with blanks collapsed inside each line, no indentation, and at most one empty line in a
    row.
    """
    lines = [_BLANKS.sub(" ", line).strip() for line in text.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


def fold_accents(text: str) -> str:
    """Return `text` in lower case without tone and vowel marks, đ as d: "Đắk Lắk" gives "dak lak"."""
    decomposed = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def tokens(text: str) -> list[str]:
    """Return the words and numbers of `text`, in order, in lower case NFC."""
    return _WORD.findall(unicodedata.normalize("NFC", text).lower())


def normalise_tone(text: str) -> str:
    """Return `text` with the tone of open oa, oe, uy on the first vowel: "hoá" and "hóa" both give "hóa".

    "quý" stays, where u belongs to the consonant. NFC in, NFC out; case is kept.
    """

    def move(match: re.Match[str]) -> str:
        onset, first, second = match[1], match[2], match[3]
        if first.lower() == "u" and (second.lower() not in "ýỳỷỹỵ" or onset[-1:].lower() == "q"):
            return match[0]
        if first.lower() == "o" and second.lower() in "ýỳỷỹỵ":
            return match[0]
        base, mark = _TONES[second.lower()]
        if second.isupper():
            base = base.upper()
        return onset + unicodedata.normalize("NFC", first + mark) + base

    return _OPEN_TONE.sub(move, text)
