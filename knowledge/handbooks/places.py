"""The passages of a shelf by what a button carries: one of them, those of its section, the next ones, its file.

A handbook of another province than the home's is not among them: its hotlines and addresses would pass as this
one's. Pure data. Imported by index.handbooks and bot. Tested by tests/unit/knowledge/handbooks/test_places.py.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping

from knowledge.handbooks.records import Handbook, Passage

HOME_PROVINCE = "Lâm Đồng"
DIGITS = 12  # of a digest on a button
# Sections that list what a handbook rests on: every procedure is named there and nothing is said of it.
LISTS = frozenset({"Bảng nguồn"})
_ARTICLE = re.compile(r"Điều\s+\d", re.IGNORECASE)


def digest(*texts: str) -> str:
    """A short name for texts, the same on every machine."""
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()[:DIGITS]


def passage_digest(passage: Passage) -> str:
    """The short name of a passage: another as soon as its text or its headings are."""
    return digest(passage.handbook, *passage.heading, passage.text)


class Places:
    """Handbooks and passages of the home's province and of the whole country, in their order."""

    def __init__(self, handbooks: Iterable[Handbook], passages: Iterable[Passage]) -> None:
        local = [book for book in handbooks if book.province in ("", HOME_PROVINCE)]
        self.books: Mapping[str, Handbook] = {book.name: book for book in local}
        self.passages = tuple(
            passage for passage in passages if passage.handbook in self.books and not LISTS & set(passage.heading)
        )
        self._at = {passage_digest(passage): at for at, passage in enumerate(self.passages)}
        self._files = {digest(name): book for name, book in self.books.items()}

    def passage(self, name: str) -> Passage | None:
        """The passage with this digest."""
        at = self._at.get(name)
        return None if at is None else self.passages[at]

    def file(self, name: str) -> Handbook | None:
        """The handbook whose file name has this digest."""
        return self._files.get(name)

    def section(self, passage: Passage) -> tuple[Passage, ...]:
        """The passages in a row around one that stand under its article, else under its innermost heading."""
        path, at = border(passage.heading), self._at[passage_digest(passage)]
        first = last = at
        while first and self._within(first - 1, passage.handbook, path):
            first -= 1
        while last + 1 < len(self.passages) and self._within(last + 1, passage.handbook, path):
            last += 1
        return self.passages[first : last + 1]

    def following(self, passage: Passage, count: int) -> tuple[Passage, ...]:
        """The passages after one in its handbook, `count` at most."""
        at = self._at[passage_digest(passage)] + 1
        return tuple(other for other in self.passages[at : at + count] if other.handbook == passage.handbook)

    def _within(self, at: int, handbook: str, path: tuple[str, ...]) -> bool:
        other = self.passages[at]
        return other.handbook == handbook and bool(path) and other.heading[: len(path)] == path


def one_section(one: Passage, two: Passage) -> bool:
    """Whether two passages are cited as one thing."""
    return one.handbook == two.handbook and bool(one.heading) and border(one.heading) == border(two.heading)


def border(heading: tuple[str, ...]) -> tuple[str, ...]:
    """The heading path down to the article where there is one: what is cited as one thing."""
    for depth, name in enumerate(heading, 1):
        if _ARTICLE.match(name):
            return heading[:depth]
    return heading
