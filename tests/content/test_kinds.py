"""The authored messages that ask for no procedure: enough of each kind, said once, no near copy, no numbers."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from bot.guards import WORDING, load_limits
from bot.wording import load_wording
from index.query.syllables import folded, words
from knowledge.kinds import load_kinds
from tests.content.near_copies import near_copies

CONTENT = Path(__file__).resolve().parents[2] / "knowledge" / "content"
KINDS = {"smalltalk", "offtopic", "near_domain", "handoff", "directory", "emergency", "injection", "vague", "followup"}
PERSONAL = re.compile(r"(?:\d[ .-]?){9,}")


def test_every_kind_has_enough_messages_each_said_once() -> None:
    messages = load_kinds(CONTENT / "kinds")
    assert {message.kind for message in messages} == KINDS
    for kind in KINDS:
        assert sum(message.kind == kind for message in messages) >= 60, kind
    said = [" ".join(folded(word) for word in words(message.text)) for message in messages]
    assert len(set(said)) == len(said)
    assert [message.text for message in messages if not unicodedata.is_normalized("NFC", message.text)] == []


def test_no_message_holds_numbers_like_a_persons() -> None:
    assert [message.text for message in load_kinds(CONTENT / "kinds") if PERSONAL.search(message.text)] == []


def test_no_message_is_nearly_a_question() -> None:
    assert near_copies((message.kind, message.text) for message in load_kinds(CONTENT / "kinds")) == []


def test_every_sort_that_is_answered_by_name_has_its_words() -> None:
    named = load_limits()["sorts"]
    answered = {"smalltalk", "emergency", "handoff"}
    sorts = {(m.kind, named.get(m.kind, {}).get(m.sort, m.sort)) for m in load_kinds(CONTENT / "kinds")}
    wanted = {f"{kind}_{sort}" for kind, sort in sorts if kind in answered}
    for language in ("vi", "en", "ru"):
        assert wanted <= set(load_wording(WORDING)[language])
