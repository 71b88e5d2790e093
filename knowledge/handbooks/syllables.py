"""Whether words are Vietnamese syllables: the measure by which encodings and scripts are told apart.

Pure functions. Imported by decode and legacy. Tested by tests/unit/knowledge/handbooks/test_legacy.py.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_TONES = str.maketrans("", "", "\u0300\u0301\u0303\u0309\u0323")
_ONSET = r"(?:ngh|ng|nh|th|tr|ph|kh|gh|gi|ch|qu|[bcdđghklmnpqrstvx])?"
_RIME = (
    r"(?:uyên|uyêt|uyê|uynh|uych|uyt|uyn|uyu|uya|uy|oang|oanh|oach|oăng|oăc|oan|oat|oai|oay|oao|oam|oap|oac|oăn|oăt|"
    r"oăm|oeo|oen|oet|oe|oa|oong|ooc|uâng|uân|uât|uây|uêch|uênh|uê|uơ|uang|uanh|uan|uai|uôi|uông|uôn|uôt|uôm|uôc|uô|"
    r"uât|ua|ui|ung|un|um|up|ut|uc|u|ươi|ươu|ương|ươn|ươm|ươp|ươt|ươc|ưng|ưn|ưm|ưt|ưc|ưi|ưu|ưa|ư|"
    r"iêng|iên|iêm|iêp|iêt|iêc|iêu|yêng|yên|yêm|yêt|yêu|iê|inh|ich|in|im|ip|it|iu|ia|i|y|"
    r"ang|anh|ach|an|am|ap|at|ac|ai|ay|ao|au|a|ăng|ăn|ăm|ăp|ăt|ăc|âng|ân|âm|âp|ât|âc|ây|âu|"
    r"eng|en|em|ep|et|ec|eo|e|ênh|êch|ên|êm|êp|êt|êu|ê|ong|on|om|op|ot|oc|oi|o|"
    r"ông|ôn|ôm|ôp|ôt|ôc|ôi|ô|ơn|ơm|ơp|ơt|ơi|ơ)"
)
_SYLLABLE = re.compile(_ONSET + _RIME)
_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=20_000)
def is_syllable(word: str) -> bool:
    """Whether `word` can be a Vietnamese syllable; NFC in, case does not matter."""
    bare = unicodedata.normalize("NFC", unicodedata.normalize("NFD", word.lower()).translate(_TONES))
    return _SYLLABLE.fullmatch(bare) is not None


def marked_words(text: str) -> list[str]:
    """The words of `text` that have a character beyond ASCII: those that a wrong encoding spoils."""
    return [word for word in _WORD.findall(text) if not word.isascii()]


def vietnamese_share(text: str) -> float:
    """The share of the marked words of `text` that are syllables, 0 to 1; 1 for a text without marked words."""
    words = marked_words(text)
    return sum(map(is_syllable, words)) / len(words) if words else 1.0
