"""Inline queries: a person types the bot's name and a few words in any chat, the bot answers, the person picks.

What is refused, and in which words: https://core.telegram.org/method/messages.setInlineBotResults.
"""

from __future__ import annotations

import re
import time
from typing import Any

from telegram.constants import (
    InlineQueryLimit,
    InlineQueryResultLimit,
    InlineQueryResultsButtonLimit,
    MessageLimit,
)

from tests.fake_telegram.entities import check_text
from tests.fake_telegram.errors import bad_request
from tests.fake_telegram.keyboards import check_inline_keyboard
from tests.fake_telegram.params import Params
from tests.fake_telegram.store import BOT_USER, Message, Store
from tests.fake_telegram.updates import UpdateQueue

ANSWER_WITHIN = 30.0  # seconds
_START = re.compile(
    rf"[A-Za-z0-9_-]{{{int(InlineQueryResultsButtonLimit.MIN_START_PARAMETER_LENGTH)},"
    rf"{int(InlineQueryResultsButtonLimit.MAX_START_PARAMETER_LENGTH)}}}"
)


class InlineMethods:
    """answerInlineQuery, and the person's side of it; `answers` by the query's id."""

    def __init__(self, store: Store, updates: UpdateQueue) -> None:
        self._store = store
        self._updates = updates
        self._asked: dict[str, float] = {}
        self.answers: dict[str, dict[str, Any]] = {}

    def ask(self, author: dict[str, Any], text: str, offset: str, expired: bool) -> str:
        """Type something after the bot's name; return the query's id."""
        query_id = f"inline-{len(self._asked) + 1}"
        self._asked[query_id] = time.monotonic() - (ANSWER_WITHIN + 1 if expired else 0)
        text = text[: InlineQueryLimit.MAX_QUERY_LENGTH]
        self._updates.push("inline_query", {"id": query_id, "from": author, "query": text, "offset": offset})
        return query_id

    def answer(self, params: Params) -> bool:
        """Answer answerInlineQuery."""
        query_id = params.text("inline_query_id")
        if time.monotonic() - self._asked.get(query_id, float("-inf")) > ANSWER_WITHIN:
            raise bad_request("query is too old and response timeout expired or query ID is invalid")
        results = params.nested("results")
        if not isinstance(results, list):
            raise bad_request("can't parse inline query results JSON object")
        if len(results) > InlineQueryLimit.RESULTS:
            raise bad_request("RESULTS_TOO_MUCH")
        read = {one["id"]: _article(one) for one in results}
        if len(read) < len(results):
            raise bad_request("RESULT_ID_DUPLICATE")
        if len(params.text("next_offset").encode()) > InlineQueryLimit.MAX_OFFSET_LENGTH:
            raise bad_request("NEXT_OFFSET_INVALID")
        self.answers[query_id] = {
            "results": list(read.values()),
            "button": _button(params.nested("button")),
            "next_offset": params.text("next_offset"),
            "cache_time": params.integer("cache_time", 300),
            "is_personal": params.flag("is_personal"),
        }
        return True

    def pick(self, query_id: str, result_id: str, author: dict[str, Any], chat: int) -> Message:
        """Pick a result: its message goes into a chat as the person's own, by way of the bot."""
        found = [one for one in self.answers[query_id]["results"] if one["id"] == result_id]
        if not found:
            raise LookupError(f"no result {result_id!r} of {query_id}")
        where = {"id": chat, "type": "supergroup" if chat < 0 else "private"}
        return self._store.add(where, author, via_bot=BOT_USER, **found[0]["message"])


def _article(one: dict[str, Any]) -> dict[str, Any]:
    """A result as it is kept; `message` is what picking it sends."""
    if one.get("type") != "article":
        raise bad_request("RESULT_TYPE_INVALID")
    if not InlineQueryResultLimit.MIN_ID_LENGTH <= len(one["id"].encode()) <= InlineQueryResultLimit.MAX_ID_LENGTH:
        raise bad_request("RESULT_ID_INVALID")
    if not one.get("title", "").strip():
        raise bad_request("ARTICLE_TITLE_EMPTY")
    content = one["input_message_content"]
    text, entities = check_text(
        content.get("message_text", ""),
        content.get("parse_mode") or "",
        MessageLimit.MAX_TEXT_LENGTH,
        empty="message text is empty",
        long="MESSAGE_TOO_LONG",
    )
    markup = check_inline_keyboard(one.get("reply_markup"))
    message = {"text": text, "entities": entities, "reply_markup": markup}
    return {"id": one["id"], "title": one["title"], "description": one.get("description", ""), "message": message}


def _button(button: dict[str, Any] | None) -> dict[str, Any] | None:
    if button is None:
        return None
    if not button.get("text", "").strip():
        raise bad_request("can't parse inline query results button: text must be non-empty")
    if _START.fullmatch(button.get("start_parameter", "")) is None:
        raise bad_request("START_PARAM_INVALID")
    return button
