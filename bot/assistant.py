"""The assistant: a message in, a reply out, the same for every channel.

Imported by bot.cli and, through its protocol, by channels. Thread-safe. Tested by tests/unit/bot/test_assistant.py,
tests/integration and, over Telegram, tests/wire.
"""

from __future__ import annotations

from dataclasses import replace

from bot.actions import ShowMenu, ShowOthers, ShowPart, decode
from bot.decision import Decision, decide, load_thresholds
from bot.library import Library, Opened
from bot.messages import Candidate, Facet, Message, Outcome, Reply
from bot.replies import choose_reply, menu_reply, notice_reply, part_reply
from bot.settings import Settings
from index.query.language import detect_language
from index.searcher import Ranking

CODES = 10


class Assistant:
    """Answers messages from the generation that serves."""

    def __init__(self, library: Library, hotline: str) -> None:
        self.library = library
        self._hotline = hotline
        self._thresholds = load_thresholds()

    def respond(self, message: Message) -> Reply:
        """The reply to one message; there is always one."""
        opened = self.library.current()
        if message.action:
            return self._act(message, opened)
        return self._answer(message, opened)

    def _act(self, message: Message, opened: Opened) -> Reply:
        language = message.person.language or "vi"
        kind = message.action.partition(":")[0]
        action = decode(message.action)
        match action:
            case ShowPart(code, facet, page):
                if (view := opened.view(code)) is None:
                    return notice_reply(Outcome.ABSTAIN, "unknown_code", language, code=code, hotline=self._hotline)
                return replace(part_reply(view, facet, language, page), replaces=not message.action.startswith("start"))
            case ShowMenu(code):
                if (view := opened.view(code)) is None:
                    return notice_reply(Outcome.ABSTAIN, "unknown_code", language, code=code, hotline=self._hotline)
                return replace(menu_reply(view, language), replaces=True)
            case ShowOthers(codes):
                views = [view for code in codes if (view := opened.view(code)) is not None]
                return choose_reply(views, language, self._hotline)
        keys = {"start": "welcome", "help": "help", "unsupported": "unsupported"}
        outcome = Outcome.ABSTAIN if kind == "unsupported" else Outcome.SMALLTALK
        if kind in keys:
            return notice_reply(outcome, keys[kind], language, hotline=self._hotline)
        return notice_reply(Outcome.ABSTAIN, "old_button", language)

    def _answer(self, message: Message, opened: Opened) -> Reply:
        language = detect_language(message.text).value
        if not message.text.strip():
            return notice_reply(Outcome.SMALLTALK, "help", language, hotline=self._hotline)
        ranking = opened.searcher.search(message.text, CODES)
        candidates = tuple(Candidate(hit.row.code, hit.row.title, hit.score, hit.signals) for hit in ranking.hits)
        codes = tuple(candidate.code for candidate in candidates)
        decision = decide(ranking, self._thresholds)
        if decision is Decision.UNKNOWN_CODE:
            reply = notice_reply(
                Outcome.ABSTAIN, "unknown_code", language, code=ranking.query.codes[0], hotline=self._hotline
            )
            return replace(reply, candidates=candidates)
        view = opened.view(codes[0]) if decision is Decision.ANSWER else None
        if view is None:
            reply = notice_reply(Outcome.ABSTAIN, "not_found", language, hotline=self._hotline)
            return replace(reply, codes=codes, candidates=candidates)
        reply = part_reply(view, asked_facet(ranking), language, others=codes[1:])
        return replace(reply, codes=codes, candidates=candidates)


def asked_facet(ranking: Ranking) -> Facet:
    """The part of the procedure that the question asks for."""
    return Facet(ranking.query.facets[0]) if ranking.query.facets else Facet.OVERVIEW


def open_assistant(settings: Settings) -> Assistant:
    """An assistant over the generation of a home. Raises NoGeneration, ModelUnavailable."""
    return Assistant(Library(settings), settings.hotline)
