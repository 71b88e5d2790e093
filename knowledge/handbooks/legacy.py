"""Text typed for the fonts of before Unicode, TCVN3 (.VnTime) and VNI: recognised, converted where that is sure.

By what the text looks like, never by the font a document declares: of 10 files declaring such a font, 9 compared were
Unicode already and conversion by font name spoilt every one (notes/data.md, section E). Pure functions; imported by
reading and decode. Tested by tests/unit/knowledge/handbooks/test_legacy.py.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from knowledge.handbooks.syllables import marked_words, vietnamese_share

SURE = 0.93  # share of syllables after conversion
SPOILT = 0.75  # a text with a greater share of syllables is left as it is
SHORTEST = 40  # characters beyond which a text can be judged (shorter ones err: "Tên" became "Tờn")
_FEWEST = 6  # marked words

# Characters that both encodings never give: Unicode Vietnamese. One of them means a block is Unicode already.
_UNICODE_ONLY = re.compile("[\u1ea0-\u1ef9\u01a0\u01a1\u01af\u01b0\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169]")

_TCVN3 = dict(
    zip(
        "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ¡¢£¤¥¦§",
        "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂÊÔƠƯĐ",
        strict=True,
    )
)
_TCVN3_TABLE = str.maketrans(_TCVN3)

_VNI_PLAIN = "ùøûõï"  # acute, grave, hook, tilde, dot
_VNI_ROWS = (
    ("a", _VNI_PLAIN, "áàảãạ"),
    ("a", "êéèúüë", "ăắằẳẵặ"),
    ("a", "âáàåãä", "âấầẩẫậ"),
    ("e", _VNI_PLAIN, "éèẻẽẹ"),
    ("e", "âáàåãä", "êếềểễệ"),
    ("o", _VNI_PLAIN, "óòỏõọ"),
    ("o", "âáàåãä", "ôốồổỗộ"),
    ("ô", _VNI_PLAIN, "ớờởỡợ"),
    ("u", _VNI_PLAIN, "úùủũụ"),
    ("ö", _VNI_PLAIN, "ứừửữự"),
    ("y", "ùøûõ", "ýỳỷỹ"),
)
_VNI_SINGLE = dict(zip("íìæóòôöîñ", "íìỉĩịơưỵđ", strict=True))
_VNI: dict[str, str] = {}
for _base, _marks, _letters in _VNI_ROWS:
    for _mark, _letter in zip(_marks, _letters, strict=True):
        _VNI[_base + _mark] = _letter
        _VNI[_base.upper() + _mark] = _VNI[_base.upper() + _mark.upper()] = _letter.upper()
for _mark, _letter in _VNI_SINGLE.items():
    _VNI[_mark] = _letter
    _VNI[_mark.upper()] = _letter.upper()
_VNI_PATTERN = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))


class UnsureLegacyError(Exception):
    """The text is of an old encoding and cannot be converted for sure."""


def from_tcvn3(text: str) -> str:
    """`text` typed in TCVN3 and read as Latin-1, in Unicode."""
    return text.translate(_TCVN3_TABLE)


def from_vni(text: str) -> str:
    """`text` typed in VNI and read as Latin-1, in Unicode."""
    return _VNI_PATTERN.sub(lambda match: _VNI[match[0]], text)


def converter(text: str) -> Callable[[str], str] | None:
    """What turns `text` into Unicode; None where it is Unicode already or too short to tell.

    Raises UnsureLegacyError for a text that is neither Vietnamese as it stands nor after either conversion.
    """
    words = marked_words(text.replace("\u00ad", "Æ"))
    if _UNICODE_ONLY.search(text) or len(text) < SHORTEST or len(words) < _FEWEST:
        return None
    # TCVN3 uses signs that are no letters ("®", "µ"): they split words, so judge only what conversion makes of them.
    if vietnamese_share(text) > SPOILT and not re.search("[µ¸¶·¹¨»¾¼½®ª«¬]", text):
        return None
    best, share = max(
        ((candidate, vietnamese_share(candidate(text))) for candidate in (from_vni, from_tcvn3)),
        key=lambda pair: pair[1],
    )
    if share >= SURE and vietnamese_share(text) < share:
        return best
    if len(words) * 5 > len(text.split()) and vietnamese_share(text) < 0.5:
        raise UnsureLegacyError
    return None


def to_unicode(texts: Sequence[str]) -> tuple[list[str], int]:
    """`texts` of one document, those of an old encoding converted, and how many were.

    A document with no Unicode Vietnamese at all is judged and converted as one; in a mixed one each text is judged
    alone. Raises UnsureLegacyError.
    """
    if any(_UNICODE_ONLY.search(text) for text in texts):
        result = []
        changed = 0
        for text in texts:
            try:
                convert = converter(text)
            except UnsureLegacyError:
                convert = None
            result.append(convert(text) if convert else text)
            changed += convert is not None
        return result, changed
    convert = converter("\n".join(texts))
    if convert is None:
        return list(texts), 0
    return [convert(text) for text in texts], len(texts)
