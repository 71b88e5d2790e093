"""What the fake server remembers: the bot, chats, messages, taps, files."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Any

from tests.fake_telegram.errors import bad_request, forbidden

Message = dict[str, Any]

BOT_USER = {
    "id": 424242,
    "is_bot": True,
    "first_name": "Một Cửa",
    "username": "motcua_test_bot",
    "can_join_groups": True,
    "can_read_all_group_messages": False,
    "supports_inline_queries": True,
}


@dataclass(slots=True)
class Store:
    """State shared by the methods and the person's side."""

    chats: dict[int, dict[str, Any]] = field(default_factory=dict)
    messages: dict[tuple[int, int], Message] = field(default_factory=dict)
    blocked: set[int] = field(default_factory=set)
    live_queries: set[str] = field(default_factory=set)
    files: dict[str, bytes] = field(default_factory=dict)
    last_message_id: int = 0

    def chat(self, chat_id: int) -> dict[str, Any]:
        """Return a chat that the bot may write to."""
        chat = self.known_chat(chat_id)
        if chat_id in self.blocked:
            raise forbidden("bot was blocked by the user")
        return chat

    def known_chat(self, chat_id: int) -> dict[str, Any]:
        """Return a chat that the bot has met."""
        if chat_id not in self.chats:
            raise bad_request("chat not found")
        return self.chats[chat_id]

    def add(self, chat: dict[str, Any], author: dict[str, Any], **content: Any) -> Message:
        """Keep a new message and return it."""
        self.last_message_id += 1
        message: Message = {
            "message_id": self.last_message_id,
            "from": author,
            "chat": chat,
            "date": int(time.time()),
            **{name: value for name, value in content.items() if value is not None and value != []},
        }
        self.messages[chat["id"], self.last_message_id] = message
        return message

    def find(self, chat_id: int, message_id: int, missing: str) -> Message:
        """Return a message as it is now; 400 with `missing` when there is none."""
        message = self.messages.get((chat_id, message_id))
        if message is None:
            raise bad_request(missing)
        return message
