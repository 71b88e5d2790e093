"""The few fields of an update that an answer needs; the rest, names among it, is not written down.

What is left is an update that python-telegram-bot reads as usual. Pure functions. Imported by
bot.channels.telegram.inbox_queue. Tested by tests/unit/bot/channels/telegram/test_inbox.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_USER = ("id", "is_bot", "language_code")
_CHAT = ("id", "type")
_MESSAGE = ("message_id", "date", "edit_date", "text", "message_thread_id", "is_topic_message", "migrate_to_chat_id")
_ENTITY = ("type", "offset", "length")
# Of what is no text only the kind is kept, in the emptiest form that is read as it.
_FILE = {"file_id": "-", "file_unique_id": "-"}
_PICTURE = {**_FILE, "width": 1, "height": 1}
_PLACE = {"latitude": 0.0, "longitude": 0.0}
_EMPTY: Mapping[str, Any] = {
    "photo": [_PICTURE],
    "voice": {**_FILE, "duration": 0},
    "audio": {**_FILE, "duration": 0},
    "video_note": {**_FILE, "duration": 0, "length": 1},
    "video": {**_PICTURE, "duration": 0},
    "animation": {**_PICTURE, "duration": 0},
    "document": _FILE,
    "sticker": {**_PICTURE, "is_animated": False, "is_video": False, "type": "regular"},
    "contact": {"phone_number": "-", "first_name": "-"},
    "venue": {"location": _PLACE, "title": "-", "address": "-"},
    "location": _PLACE,
}
_NAMELESS = {"first_name": "-"}


def slim(update: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    """The kind of an update ("message") and its fields. An update of a kind that is not answered has none but its
    number.
    """
    for kind, cut in _KINDS.items():
        if kind in update:
            return kind, {"update_id": update["update_id"], kind: cut(update[kind])}
    return "other", {"update_id": update["update_id"]}


def _user(user: Mapping[str, Any]) -> dict[str, Any]:
    return {**_NAMELESS, **_picked(user, _USER)}


def _message(message: Mapping[str, Any]) -> dict[str, Any]:
    kept = _picked(message, _MESSAGE)
    kept |= {name: empty for name, empty in _EMPTY.items() if name in message}
    kept["chat"] = _picked(message["chat"], _CHAT)
    if "from" in message:
        kept["from"] = _user(message["from"])
    if "entities" in message:
        kept["entities"] = [_picked(entity, _ENTITY) for entity in message["entities"]]
    if "reply_to_message" in message:
        answered = message["reply_to_message"]
        kept["reply_to_message"] = _picked(answered, ("message_id", "date")) | {
            "chat": _picked(answered["chat"], _CHAT),
            **({"from": _user(answered["from"])} if "from" in answered else {}),
        }
    return kept


def _tap(query: Mapping[str, Any]) -> dict[str, Any]:
    kept = _picked(query, ("id", "data", "chat_instance", "inline_message_id")) | {"from": _user(query["from"])}
    if "message" in query:
        message = query["message"]
        kept["message"] = _picked(message, ("message_id", "date", "message_thread_id", "is_topic_message"))
        kept["message"]["chat"] = _picked(message["chat"], _CHAT)
    return kept


def _vote(vote: Mapping[str, Any]) -> dict[str, Any]:
    kept = _picked(vote, ("poll_id", "option_ids", "option_persistent_ids"))
    return kept | ({"user": _user(vote["user"])} if "user" in vote else {})


def _inline(query: Mapping[str, Any]) -> dict[str, Any]:
    return _picked(query, ("id", "query", "offset")) | {"from": _user(query["from"])}


def _picked(values: Mapping[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    return {name: values[name] for name in names if name in values}


_KINDS = {
    "message": _message,
    "edited_message": _message,
    "callback_query": _tap,
    "poll_answer": _vote,
    "inline_query": _inline,
}
