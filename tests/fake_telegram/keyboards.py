"""Checks an inline keyboard as the real server does, and that a link into the bot can be opened: the real server takes
one whose payload is too long, but nobody gets anywhere with it.
"""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

from telegram.constants import InlineKeyboardButtonLimit, InlineKeyboardMarkupLimit, MessageLimit

from tests.fake_telegram.errors import bad_request

_PAYLOAD = re.compile(rf"[A-Za-z0-9_-]{{1,{int(MessageLimit.DEEP_LINK_LENGTH)}}}")
_URL_SCHEMES = ("http", "https", "tg", "ton", "mailto", "tel")


def check_inline_keyboard(markup: Any) -> dict[str, Any] | None:
    """Return a `reply_markup` that can stand under a message, None for none; 400 for one that cannot."""
    if markup is None:
        return None
    if not isinstance(markup, dict) or not isinstance(markup.get("inline_keyboard"), list):
        raise bad_request("object expected as reply markup")
    rows = [[_check_button(button) for button in row] for row in markup["inline_keyboard"] if row]
    if any(len(row) > InlineKeyboardMarkupLimit.BUTTONS_PER_ROW for row in rows):
        raise bad_request("too many buttons in a row")
    if sum(map(len, rows)) > InlineKeyboardMarkupLimit.TOTAL_BUTTON_NUMBER:
        raise bad_request("reply markup is too long")
    return {"inline_keyboard": rows} if rows else None


def _check_button(button: Any) -> dict[str, Any]:
    if not isinstance(button, dict) or not isinstance(button.get("text"), str) or not button["text"].strip():
        raise bad_request('can\'t parse inline keyboard button: Field "text" must be non-empty')
    if "url" in button:
        parts = urlsplit(button["url"])
        if parts.scheme not in _URL_SCHEMES or not (parts.netloc or parts.path):
            raise bad_request(f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL")
        starts = parse_qs(parts.query, keep_blank_values=True).get("start", [])
        if parts.hostname == "t.me" and any(_PAYLOAD.fullmatch(start) is None for start in starts):
            raise bad_request(f"START_PARAM_INVALID: {button['url']}")
        return button
    if "callback_data" not in button:
        raise bad_request("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    size = len(button["callback_data"].encode())
    if not InlineKeyboardButtonLimit.MIN_CALLBACK_DATA <= size <= InlineKeyboardButtonLimit.MAX_CALLBACK_DATA:
        raise bad_request("BUTTON_DATA_INVALID")
    return button
