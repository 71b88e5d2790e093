"""What is no question of procedures: manners, an emergency, the directory, what only a person can see to, what lies
outside, and what is too vague to search for. None of them: the search speaks.

Two look at every message: patterns written by hand (bot/understanding) and a model learnt from authored messages
(index/kinds.py). Patterns are believed unless the model is sure that a procedure is asked for; the model alone is
believed where it sees hardly a procedure. Wording in locale/guards.yaml, thresholds in guards.yaml. Imported by
bot.assistant. Tested by tests/unit/bot/test_guards.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from bot.directory_replies import directory_reply
from bot.guide import with_topics
from bot.messages import Outcome, Reply
from bot.understanding.directory_intent import directory_question
from bot.understanding.emergency import find_emergency
from bot.understanding.handoff import handoff
from bot.understanding.manners import SmalltalkKind, smalltalk
from bot.understanding.scope import OutsideKind, outside, vague
from bot.wording import notice
from index.kinds import ASKS, FOLLOWUP, JOURNEY
from knowledge.directory import Directory
from knowledge.directory.contacts import Contacts

FILE = Path(__file__).with_name("guards.yaml")
WORDING = "guards"


@dataclass(frozen=True, slots=True)
class Seen:
    """A message and what the search saw in it (index.searcher.Ranking): the probability of each kind and its sort,
    how likely the first procedure is right; `talking`: a topic is in talk; `part`: a part of a procedure is asked for.
    """

    text: str
    language: str
    talking: bool
    certainty: float = 0.0
    kinds: Mapping[str, float] = field(default_factory=dict)
    sorts: Mapping[str, str] = field(default_factory=dict)
    part: bool = False

    @property
    def asks(self) -> float:
        """The probability that a procedure, or more of the one in talk, is asked for; 0.5 where no model speaks."""
        if not self.kinds:
            return 0.5
        return sum(self.kinds.get(kind, 0.0) for kind in self._asking)

    @property
    def _asking(self) -> tuple[str, ...]:
        return (ASKS, JOURNEY, FOLLOWUP) if self.talking else (ASKS, JOURNEY)

    @property
    def event(self) -> str:
        """The name of the life event that is told without anything exact being asked for, else ""."""
        limits, told = load_limits()["journey"], self.kinds.get(JOURNEY, 0.0)
        enough = told >= limits["part" if self.part else "told"]
        # "em sắp cưới" is half a chat: where hardly a procedure is asked for, the event is what can be helped with.
        chatted = told >= limits["chat"] and told + self.kinds.get("smalltalk", 0.0) >= limits["with_chat"]
        return self.sorts.get(JOURNEY, "") if enough or (chatted and not self.part) else ""

    @property
    def likeliest(self) -> tuple[str, float]:
        """The likeliest kind other than a question of procedures, and its probability."""
        others = {kind: share for kind, share in self.kinds.items() if kind not in self._asking} or {"": 0.0}
        best = max(others, key=others.__getitem__)
        return best, others[best]


class Guards:
    """Answers what is no question of procedures."""

    def __init__(self, directory: Directory, contacts: Contacts, hotline: str) -> None:
        self._directory = directory
        self._contacts = contacts
        self._hotline = hotline
        self._limits: Mapping[str, Any] = load_limits()

    def reply(self, seen: Seen) -> Reply | None:
        """The reply to a message that is none of procedures."""
        return self._by_pattern(seen) or self._by_kind(seen) or self._outside(seen)

    def warm(self) -> None:
        """Compiles the patterns, which takes a second or two, before anybody waits for an answer."""
        for text in ("ờ thì là như vậy đó", "o thi la nhu vay do"):
            self.reply(Seen(text, "vi", talking=False))

    def _by_pattern(self, seen: Seen) -> Reply | None:
        doubted = seen.asks >= self._limits["doubt_patterns"]
        # "xin giấy phép" looks like many a question of procedures; only a longer one may name something after all.
        short = len(seen.text.split()) <= self._limits["short"]
        too_vague = not seen.talking and not seen.event and (short or not doubted) and vague(seen.text)
        manners = smalltalk(seen.text)
        if manners and not (too_vague and manners.kind is SmalltalkKind.INSULT):
            return self._say(Outcome.SMALLTALK, f"smalltalk_{manners.kind.value}", seen.language)
        emergency = find_emergency(seen.text)
        polite = seen.kinds.get("smalltalk", 0.0) >= self._limits["doubt_emergency"]
        if emergency and seen.asks < self._limits["doubt_emergency"] and not polite:
            return self._say(Outcome.EMERGENCY, f"emergency_{emergency.kind.value}", seen.language)
        if not doubted and (ask := directory_question(seen.text, self._directory)):
            return directory_reply(ask, self._directory, self._contacts, seen.language, self._hotline)
        if not doubted and (found := handoff(seen.text)):
            return self._say(Outcome.HANDOFF, f"handoff_{found.kind.value}", seen.language)
        away = outside(seen.text)
        if away and away.kind is OutsideKind.INJECTION:
            return self._say(Outcome.ABSTAIN, f"outside_{away.kind.value}", seen.language)
        return self._vague(seen.language) if too_vague else None

    def _by_kind(self, seen: Seen) -> Reply | None:
        """What the model sees; in talk a short message on the topic looks like many things, so that more is asked."""
        kind, share = seen.likeliest
        limits = self._limits["talking" if seen.talking else "alone"]
        if seen.event or share < limits.get(kind, limits["kind"]) or seen.asks >= self._limits["hardly_asks"]:
            return None
        named = self._limits["sorts"].get(kind, {})
        sort = named.get(seen.sorts.get(kind, ""), seen.sorts.get(kind, ""))
        match kind:
            case "smalltalk" | "emergency" | "handoff":
                return self._say(Outcome(kind), f"{kind}_{sort}", seen.language)
            case "directory":
                return self._say(Outcome.DIRECTORY, "directory_unknown", seen.language)
            case "vague" | "followup":
                return self._vague(seen.language)
        if seen.certainty >= self._limits["sure"] and seen.asks >= self._limits["may_ask"]:
            return None
        return self._say(Outcome.ABSTAIN, f"outside_{named.get('', kind)}", seen.language)

    def _outside(self, seen: Seen) -> Reply | None:
        """What sounds as if it lay outside, where no procedure is probably meant."""
        away = outside(seen.text)
        if away is None or seen.certainty >= self._limits["probable"]:
            return None
        if away.kind is OutsideKind.OFFTOPIC and seen.asks >= self._limits["doubt_patterns"]:
            return None
        return self._say(Outcome.ABSTAIN, f"outside_{away.kind.value}", seen.language)

    def _vague(self, language: str) -> Reply:
        return with_topics(self._say(Outcome.CLARIFY, "vague", language), language)

    def _say(self, outcome: Outcome, key: str, language: str) -> Reply:
        text = notice(WORDING, key, language).strip().replace("{hotline}", self._hotline)
        return Reply(outcome, (text,), language=language)


@cache
def load_limits(path: Path = FILE) -> Mapping[str, Any]:
    """The thresholds; guards.yaml says what each is."""
    content: Mapping[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return content
