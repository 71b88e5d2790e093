"""The language of a message: Vietnamese, with or without accents, English or Russian.

Imported by index and bot. Tested by tests/unit/index/query/test_language.py.
"""

from __future__ import annotations

import re
from enum import StrEnum

from index.query.syllables import has_accent, is_vietnamese, words

CYRILLIC = re.compile(r"[а-яё]", re.IGNORECASE)
# Words that a Vietnamese sentence without accents does not hold; "to", "the", "an", "do", "may", "can" and "me"
# are Vietnamese syllables too and say nothing.
ENGLISH = frozenset(
    [
        "a",
        "about",
        "after",
        "am",
        "and",
        "any",
        "apply",
        "are",
        "as",
        "at",
        "be",
        "because",
        "been",
        "birth",
        "business",
        "buy",
        "by",
        "card",
        "certificate",
        "change",
        "child",
        "children",
        "city",
        "copy",
        "could",
        "days",
        "did",
        "does",
        "document",
        "documents",
        "driving",
        "extend",
        "family",
        "fee",
        "fees",
        "find",
        "first",
        "for",
        "foreign",
        "foreigner",
        "from",
        "get",
        "give",
        "had",
        "has",
        "have",
        "he",
        "hello",
        "help",
        "here",
        "hi",
        "his",
        "house",
        "how",
        "i",
        "if",
        "in",
        "is",
        "it",
        "its",
        "job",
        "just",
        "land",
        "license",
        "licence",
        "long",
        "lost",
        "make",
        "married",
        "marriage",
        "month",
        "months",
        "much",
        "my",
        "name",
        "necessary",
        "need",
        "new",
        "not",
        "of",
        "office",
        "on",
        "online",
        "open",
        "or",
        "our",
        "out",
        "papers",
        "passport",
        "pay",
        "permit",
        "please",
        "register",
        "registration",
        "renew",
        "residence",
        "residency",
        "require",
        "required",
        "she",
        "should",
        "start",
        "stay",
        "take",
        "temporary",
        "tell",
        "than",
        "thank",
        "thanks",
        "that",
        "their",
        "them",
        "there",
        "they",
        "this",
        "time",
        "tourist",
        "visa",
        "want",
        "was",
        "we",
        "were",
        "what",
        "when",
        "where",
        "which",
        "who",
        "wife",
        "will",
        "with",
        "work",
        "would",
        "year",
        "years",
        "you",
        "your",
        "husband",
        "son",
        "daughter",
        "father",
        "mother",
        "wedding",
        "company",
        "police",
        "lose",
        "got",
        "going",
        "moved",
        "died",
        "dead",
    ]
)


class Language(StrEnum):
    """The languages that a person may write."""

    VIETNAMESE = "vi"
    ENGLISH = "en"
    RUSSIAN = "ru"


def detect_language(text: str) -> Language:
    """The language of a message; Vietnamese where nothing speaks for another."""
    letters = sum(1 for char in text if char.isalpha())
    if letters and len(CYRILLIC.findall(text)) > 0.3 * letters:
        return Language.RUSSIAN
    tokens = words(text)
    if not tokens or any(has_accent(token) for token in tokens):
        accented = sum(1 for token in tokens if has_accent(token))
        if accented > 0.2 * len(tokens) or not tokens:
            return Language.VIETNAMESE
    english = sum(1 for token in tokens if token in ENGLISH)
    foreign = sum(1 for token in tokens if token.isalpha() and not is_vietnamese(token))
    if english >= 2 and english + foreign >= 0.45 * len(tokens):
        return Language.ENGLISH
    if english >= 1 and len(tokens) <= 4 and foreign + english > 0.5 * len(tokens):
        return Language.ENGLISH
    return Language.VIETNAMESE
