"""Whether a message asks of an office or a unit itself: what a commune is now, a telephone, an address, hours.

"xã Tam Bố giờ thuộc xã nào" does; "em ở xã Tam Bố muốn làm khai sinh thì nộp ở đâu" only names a unit and is a
matter of procedures. The patterns are data (directory.yaml). Imported by bot. Tested by
tests/unit/bot/understanding/test_directory_intent.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from bot.understanding.patterns import ASIDE, Patterns, to_line
from knowledge.directory import Ambiguous, Directory, OldUnit, Place
from knowledge.directory.offices import Office
from knowledge.directory.records import Certainty, Found
from knowledge.directory.spelling import tidy
from knowledge.text import fold_accents, normalise_tone

FILE = Path(__file__).with_name("directory.yaml")
UNIT = "qxa"  # stands for the name of a unit in a line; no language has such a word


class AskKind(StrEnum):
    """What is asked."""

    MERGED = "merged"  # what a unit is now, or was formed from
    CONTACT = "contact"
    ADDRESS = "address"
    HOURS = "hours"


@dataclass(frozen=True, slots=True)
class DirectoryAsk:
    """A question of the directory. `places`: none where no unit was named, several where the name is ambiguous.

    `old`: former units of the same name as the one place.
    """

    kind: AskKind
    places: tuple[Place, ...] = ()
    office: Office | None = None
    old: tuple[OldUnit, ...] = ()


def directory_question(text: str, directory: Directory) -> DirectoryAsk | None:
    """What a message asks of the directory, None where it asks nothing of it."""
    read = tidy(text)
    patterns = _patterns()
    if len(read.split()) > patterns.values["longest"]:
        return None
    found = directory.mentions(read, cued=True)
    named = max(found, key=lambda one: one.certainty, default=None)
    line = to_line(_marked(read, found, named))
    office = next((Office(name) for name in patterns.values["offices"] if patterns.found(name, line)), None)
    kind = _kind(line, patterns, office, named)
    if kind is None or _is_procedure(line, patterns, kind, office, named):
        return None
    if named is None:
        return DirectoryAsk(kind, (), office)
    if isinstance(named, Ambiguous):
        return DirectoryAsk(kind, named.choices, office)
    return DirectoryAsk(kind, (named.place,), office, named.old)


def _marked(read: str, found: tuple[Found, ...], named: Found | None) -> str:
    pieces, at = [], 0
    for one in found:
        if one is named or one.certainty >= Certainty.BESIDE:
            pieces += [read[at : one.start], f" {UNIT} "]
            at = one.end
    return "".join([*pieces, read[at:]])


def _kind(line: str, patterns: Patterns, office: Office | None, named: Found | None) -> AskKind | None:
    if office is None and named is None:
        return AskKind.MERGED if patterns.found("merged_own", line) else None
    order = patterns.values["kinds_of_unit" if office is None else "kinds_of_office"]
    kinds = (AskKind(name) for name in order if named is not None or name != AskKind.MERGED)
    asked = next((kind for kind in kinds if patterns.found(kind.value, line)), None)
    if asked is None and named is not None and named.certainty is Certainty.KIND:
        # "UBND xã Di Linh" and no more.
        rest = patterns.without(office.value, line) if office is not None else line
        if set(rest.split()) <= {UNIT, ASIDE}:
            return AskKind.MERGED if office is None else AskKind.CONTACT
    return asked


def _is_procedure(line: str, patterns: Patterns, kind: AskKind, office: Office | None, named: Found | None) -> bool:
    rest = patterns.without(office.value, line) if office is not None else line
    if patterns.found("procedure", rest):
        return True
    limits = patterns.values["strange"]
    most: int = limits[kind.value]
    if named is None:
        most = limits["without_unit"]
    elif office is None and kind is not AskKind.MERGED:
        most = limits["without_office"]
    return sum(not _is_plain(word) for word in rest.split()) > most


def _is_plain(word: str) -> bool:
    accented, bare = _plain_words()
    return word in (UNIT, ASIDE) or word in accented or word in bare


@cache
def _plain_words() -> tuple[frozenset[str], frozenset[str]]:
    words = normalise_tone(_patterns().values["words"]).split()
    return frozenset(words), frozenset(map(fold_accents, words))


@cache
def _patterns() -> Patterns:
    return Patterns(FILE)
