"""Everyday words and the official terms they stand for, applied to a question at query time.

content/thesaurus/*.yaml lists entries {say, kind, means, evidence}. Abbreviations, texting shorthand, dialect and
misspellings are replaced by what they mean; everyday words, English and Russian are kept and what they mean is
added. Matching is on whole words; entries longer in words win. Where the text was typed without accents, entries
match folded, those of one word only if they are no word by themselves (abbreviations, shorthand).
Imported by index. Tested by tests/unit/index/query/test_thesaurus.py and tests/content/test_phrasings.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

import yaml

from index.query.syllables import folded, words
from knowledge.errors import MotCuaError

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class EntryKind(StrEnum):
    """What kind of everyday word an entry is."""

    EVERYDAY = "everyday"
    ABBREVIATION = "abbreviation"
    TEENCODE = "teencode"
    DIALECT = "dialect"
    MISSPELLING = "misspelling"
    ENGLISH = "english"
    RUSSIAN = "russian"


REPLACING = frozenset({EntryKind.ABBREVIATION, EntryKind.TEENCODE, EntryKind.DIALECT, EntryKind.MISSPELLING})
FOREIGN = frozenset({EntryKind.ENGLISH, EntryKind.RUSSIAN})


@dataclass(frozen=True, slots=True)
class Entry:
    """One way of saying it: the words typed, the words meant, and the evidence (a code, or "usage")."""

    say: tuple[str, ...]
    kind: EntryKind
    means: tuple[tuple[str, ...], ...]
    evidence: str


class ThesaurusError(MotCuaError):
    """A thesaurus file does not have the form."""


class Thesaurus:
    """Looks entries up along a sentence."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = tuple(entries)
        self._exact: dict[tuple[str, ...], Entry] = {}
        self._folded: dict[tuple[str, ...], Entry] = {}
        for entry in self.entries:
            self._exact.setdefault(entry.say, entry)
            bare = tuple(folded(word) for word in entry.say)
            if len(entry.say) > 1 or entry.kind in (EntryKind.ABBREVIATION, EntryKind.TEENCODE, *FOREIGN):
                self._folded.setdefault(bare, entry)
        self._longest = max((len(entry.say) for entry in self.entries), default=0)

    @classmethod
    def load(cls, folder: Path) -> Thesaurus:
        """Every entry of the *.yaml files of `folder`. Raises ThesaurusError."""
        return cls(entry for path in sorted(folder.glob("*.yaml")) for entry in _read(path))

    def replace(self, tokens: Sequence[str]) -> list[str]:
        """The sentence with abbreviations, shorthand, dialect and misspellings written out."""
        result: list[str] = []
        for entry, run in self._runs(tokens, REPLACING):
            result.extend(entry.means[0] if entry else run)
        return result

    def additions(self, tokens: Sequence[str]) -> list[tuple[str, ...]]:
        """What the everyday and foreign words of the sentence mean, in order."""
        kinds = frozenset(EntryKind) - REPLACING
        return [means for entry, _ in self._runs(tokens, kinds) if entry for means in entry.means]

    def translate(self, tokens: Sequence[str]) -> list[str]:
        """The Vietnamese of a foreign sentence, word by word, without what is not known."""
        return [word for entry, _ in self._runs(tokens, FOREIGN) if entry for word in entry.means[0]]

    def _runs(self, tokens: Sequence[str], kinds: frozenset[EntryKind]) -> Iterable[tuple[Entry | None, list[str]]]:
        at = 0
        while at < len(tokens):
            for length in range(min(self._longest, len(tokens) - at), 0, -1):
                run = tuple(tokens[at : at + length])
                entry = self._exact.get(run) or self._folded.get(run)
                if entry and entry.kind in kinds:
                    yield entry, list(run)
                    at += length
                    break
            else:
                yield None, [tokens[at]]
                at += 1


def _read(path: Path) -> Iterable[Entry]:
    content = yaml.load(path.read_text(encoding="utf-8"), Loader=Loader)
    if not isinstance(content, list):
        raise ThesaurusError(f"{path.name}: cần một danh sách các mục.")
    for number, item in enumerate(content, 1):
        where = f"{path.name}, mục {number}"
        if not isinstance(item, dict) or set(item) != {"say", "kind", "means", "evidence"}:
            raise ThesaurusError(f"{where}: cần đúng các khóa say, kind, means, evidence.")
        if item["kind"] not in set(EntryKind):
            raise ThesaurusError(f"{where}: kind «{item['kind']}» không có trong {', '.join(EntryKind)}.")
        means = tuple(tuple(words(text)) for text in _texts(item["means"], where))
        for say in _texts(item["say"], where):
            yield Entry(tuple(words(say)), EntryKind(item["kind"]), means, str(item["evidence"]))


def _texts(value: Any, where: str) -> list[str]:
    texts = value if isinstance(value, list) else [value]
    if not texts or not all(isinstance(text, str) and words(text) for text in texts):
        raise ThesaurusError(f"{where}: say và means là chữ hoặc danh sách chữ, không rỗng.")
    return texts
