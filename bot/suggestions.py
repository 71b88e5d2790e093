"""What is offered while one types in a chat that the assistant is not in: procedures, each a card to send.

A volunteer in a group types the bot's name and a few words and picks one. Of whoever types nothing is known and nothing
kept; personal data is masked before it is searched with. Wording in locale/suggestions.yaml. Made by bot.assistant,
reached by channels through bot.channels.base.Suggester. Thread-safe. Tested by tests/unit/bot/test_suggestions.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import escape
from itertools import chain, islice, zip_longest
from pathlib import Path

from bot.admin import Admin
from bot.answers.markup import strip_markup
from bot.answers.shaping import shorten
from bot.decision import Decision, alone, decide, distinct, load_thresholds, probability
from bot.guards import Guards, Seen
from bot.guide import load_topics
from bot.library import Library, Opened
from bot.messages import Choice, Outcome, Person, Suggestion
from bot.suggestion_card import ASK, TITLE, say, suggestion_of
from bot.understanding.personal_data import find_personal_data, mask
from index.query.language import detect_language
from index.recent import Recent
from index.searcher import Ranking

SHORTEST = 3  # letters and digits of a query that may name something; below, what is asked most is offered
LEAST_ASKED = 2  # the popularity (1 to 3) from which on a procedure counts as asked much
SEARCHED = 100  # procedures looked at, however many are wanted, so that a longer list goes on where a shorter ended
HELD = 1000  # suggestions of procedures that are not made again, some kilobytes each
_ANYBODY = Person("")


@dataclass(frozen=True, slots=True)
class Suggestions:
    """Offers procedures of the generation that serves; nothing while an administrator has paused the bot."""

    library: Library
    guards: Guards
    hotline: str
    admin: Admin
    made: Recent[tuple[Path, str, str], Suggestion] = field(default_factory=lambda: Recent(HELD))

    def suggest(self, text: str, language: str, limit: int) -> tuple[Suggestion, ...]:
        """At most `limit` suggestions for what was typed, best first, in `language`, where it is "" in that of the
        words. What resembles nothing gets one that says so; hardly anything typed, a hint and what is asked most.
        """
        if self.admin.closed_to(_ANYBODY):
            return ()
        text = mask(text, find_personal_data(text), " ")
        language = language or detect_language(text).value
        opened = self.library.current()
        if sum(map(str.isalnum, text)) < SHORTEST:
            hint = self._notice("hint", language)
            return (hint, *islice(self._offered(most_asked(opened), opened, language), max(0, limit - 1)))
        ranking = opened.searcher.search(text, SEARCHED)
        spoken, searched = self._beside(text, ranking, language)
        offered = self._offered(near(ranking), opened, language) if searched else ()
        return tuple(islice(chain(spoken, offered), limit))

    def _beside(self, text: str, ranking: Ranking, language: str) -> tuple[tuple[Suggestion, ...], bool]:
        """What is said before the procedures, and whether any are offered.

        An emergency comes first and hides nothing: "mất căn cướ" sounds like one until its last letter is typed.
        """
        thresholds, known = load_thresholds(), ranking.query.codes
        spoken: tuple[Suggestion, ...] = ()
        if not known:
            certainty = probability(ranking, thresholds) if ranking.hits else 0.0
            guarded = self.guards.reply(Seen(text, language, False, certainty, ranking.kinds, ranking.sorts))
            if guarded is not None and guarded.outcome is Outcome.EMERGENCY:
                spoken = (self._emergency(guarded.pages[0], language),)
            # What is too vague to answer ("xin giấy phép") is half typed here, and a list to pick from is no guess.
            elif guarded is not None and guarded.outcome is not Outcome.CLARIFY:
                return (self._notice("none", language),), False
        match decide(ranking, thresholds):
            case Decision.UNKNOWN_CODE:
                return (self._notice("code", language, code=known[0]),), False
            case Decision.ABSTAIN:
                return spoken or (self._notice("none", language),), False
        return spoken, True

    def _offered(self, codes: Iterable[str], opened: Opened, language: str) -> Iterator[Suggestion]:
        return filter(None, (self._of(code, opened, language) for code in codes))

    def _of(self, code: str, opened: Opened, language: str) -> Suggestion | None:
        """The suggestion of a procedure; while one types, the same few come with every letter."""
        key = (opened.searcher.folder, code, language)
        if (held := self.made.get(key)) is None and (view := opened.view(code)) is not None:
            held = suggestion_of(view, language)
            self.made.put(key, held)
        return held

    def _notice(self, key: str, language: str, code: str = "") -> Suggestion:
        title, text = (say(f"{key}_{part}", language, code=code, hotline=self.hotline) for part in ("title", "text"))
        page = say(f"{key}_page", language, code=escape(code), hotline=self.hotline)
        return Suggestion(key, title, text, page, _asking(language), language=language)

    def _emergency(self, page: str, language: str) -> Suggestion:
        said = shorten(strip_markup(page), TITLE)
        return Suggestion(
            "emergency", say("emergency_title", language), said, page, _asking(language), language=language
        )


def near(ranking: Ranking) -> list[str]:
    """The codes that a ranking may mean: those typed, else the first and every other need that is like the words at
    all.
    """
    if typed := [hit.row.code for hit in ranking.hits if hit.row.code in ranking.query.codes]:
        return typed
    known_at = load_thresholds().known_at
    first, *rest = distinct(ranking.hits)
    return [first.row.code, *(hit.row.code for hit in rest if alone(hit) >= known_at)]


def most_asked(opened: Opened) -> Iterator[str]:
    """The codes with a plain text that are asked most: those of the guided way, the first of each topic first, then by
    popularity.
    """
    topics = zip_longest(*(topic.codes for topic in load_topics()))
    asked = [row for row in opened.searcher.rows if row.popularity >= LEAST_ASKED]
    asked.sort(key=lambda row: (-row.popularity, row.code))
    codes = [*(code for turn in topics for code in turn if code), *(row.code for row in asked)]
    return (code for code in dict.fromkeys(codes) if opened.store.plain(code) is not None)


def _asking(language: str) -> tuple[tuple[Choice, ...], ...]:
    return ((Choice(say("ask", language), ASK),),)
