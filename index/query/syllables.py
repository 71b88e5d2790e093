"""Words of a message as the index sees them: lower case, NFC, tones placed the old way, one list of tokens.

Imported by index. Tested by tests/unit/index/query/test_syllables.py.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from knowledge.text import fold_accents, normalise_tone

WORD = re.compile(r"[^\W_]+(?:[./-](?=\d)[^\W_]+)*", re.UNICODE)
REMEMBERED = 32_768  # words: some 20,000 make up all the records and phrasings; a few MB
ACCENTED = 0.5  # share of accented syllables from which a line counts as typed with accents
# "ơiiii", "nhaaa", "ừmmm" are drawn out; the c's of "cccd" are an abbreviation's, the zeros of "5000" a figure's.
REPEATED = re.compile(r"([aeiouyăâêôơưаеёиоуыэюя])\1{2,}|([^\W\d_])\2{2,}(?!\w)")
# An optional consonant, one to three vowels, an optional final consonant: every Vietnamese syllable once folded.
VIETNAMESE = re.compile(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?\Z"
)


def words(text: str) -> list[str]:
    """The words of a text with their accents: "Làm hoà giải???" -> ["làm", "hòa", "giải"]."""
    return WORD.findall(REPEATED.sub(r"\1\2", normalise_tone(text.lower())))


@lru_cache(maxsize=REMEMBERED)
def folded(word: str) -> str:
    """A word without accents: "đường" -> "duong"."""
    return fold_accents(word)


def has_accent(word: str) -> bool:
    """Whether a word carries a mark that only Vietnamese typing gives it."""
    return folded(word) != word


@lru_cache(maxsize=REMEMBERED)
def is_vietnamese(word: str) -> bool:
    """Whether the folded word has the shape of a Vietnamese syllable."""
    return VIETNAMESE.match(folded(word)) is not None


def is_accented(line: Sequence[str]) -> bool:
    """Whether words were typed with their accents: in careful Vietnamese four syllables in five carry one."""
    syllables = [word for word in line if is_vietnamese(word)]
    return sum(map(has_accent, syllables)) >= ACCENTED * max(1, len(syllables))
