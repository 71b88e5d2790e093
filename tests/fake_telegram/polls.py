"""Polls: sending a quiz, and a person's vote in it."""

from __future__ import annotations

from typing import Any

from telegram.constants import PollLimit

from tests.fake_telegram.errors import bad_request
from tests.fake_telegram.params import Params
from tests.fake_telegram.store import BOT_USER, Message, Store
from tests.fake_telegram.updates import UpdateQueue


class PollMethods:
    """sendPoll over a store; votes become updates where the poll is not anonymous."""

    def __init__(self, store: Store, updates: UpdateQueue) -> None:
        self._store = store
        self._updates = updates
        self._voted: set[tuple[str, int]] = set()

    def send_poll(self, params: Params) -> Message:
        """Answer sendPoll, for a quiz with one right choice."""
        chat = self._store.chat(params.integer("chat_id"))
        question, options = params.text("question"), params.nested("options") or []
        texts = [option["text"] if isinstance(option, dict) else option for option in options]
        if not 1 <= len(question) <= PollLimit.MAX_QUESTION_LENGTH:
            raise bad_request("poll question must be non-empty and of allowed length")
        if not 2 <= len(texts) <= PollLimit.MAX_OPTION_NUMBER:
            raise bad_request("poll must have at least 2 option and at most 12")
        if any(not 1 <= len(text.strip()) <= PollLimit.MAX_OPTION_LENGTH for text in texts):
            raise bad_request("poll options length must not exceed 100")
        explanation = params.text("explanation")
        too_long = len(explanation) > PollLimit.MAX_EXPLANATION_LENGTH
        if too_long or explanation.count("\n") > PollLimit.MAX_EXPLANATION_LINE_FEEDS:
            raise bad_request("poll explanation is too long")
        right = params.nested("correct_option_ids") or []
        quiz = params.text("type") == "quiz"
        if quiz and (not right or any(not 0 <= place < len(texts) for place in right)):
            raise bad_request("wrong correct option ID specified")
        number = str(9_000_000 + self._store.last_message_id + 1)
        poll = {
            "id": number,
            "question": question,
            "options": [
                {"text": text, "voter_count": 0, "persistent_id": str(place)} for place, text in enumerate(texts)
            ],
            "total_voter_count": 0,
            "is_closed": False,
            "is_anonymous": params.flag("is_anonymous") if "is_anonymous" in params.values else True,
            "type": params.text("type") or "regular",
            "allows_multiple_answers": False,
            "allows_revoting": not quiz,
            "members_only": False,
            "correct_option_ids": right,
            "explanation": explanation,
        }
        return self._store.add(chat, BOT_USER, poll=poll)

    def vote(self, message: Message, place: int, user: dict[str, Any]) -> None:
        """Vote for the option at a place; a quiz takes one vote of a person, an anonymous poll tells nobody."""
        poll = message["poll"]
        if not 0 <= place < len(poll["options"]):
            raise LookupError(f"no option {place} among {len(poll['options'])}")
        if poll["type"] == "quiz" and (poll["id"], user["id"]) in self._voted:
            raise LookupError("a quiz takes one vote of a person")
        self._voted.add((poll["id"], user["id"]))
        if not poll["is_anonymous"]:
            self._updates.push(
                "poll_answer",
                {"poll_id": poll["id"], "user": user, "option_ids": [place], "option_persistent_ids": [str(place)]},
            )
