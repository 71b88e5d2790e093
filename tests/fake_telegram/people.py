"""The person's side: what people say, send and tap becomes updates for the bot."""

from __future__ import annotations

import re
import time
from typing import Any

from tests.fake_telegram.entities import utf16
from tests.fake_telegram.store import BOT_USER, Message, Store
from tests.fake_telegram.updates import UpdateQueue

_MENTION = re.compile(r"(?<![\w@])@[A-Za-z0-9_]{5,32}(?!\w)")
_COMMAND = re.compile(r"(?<![\w/])/[A-Za-z0-9_]{1,32}(?:@\w+)?")


class People:
    """Everyone who writes to the bot. Negative chat ids are groups."""

    def __init__(self, store: Store, updates: UpdateQueue) -> None:
        self._store = store
        self._updates = updates
        self._taps = 0

    def say(self, text: str, user: int, chat: int | None, language: str, reply_to: Message | None) -> Message:
        """Send a text and return the message."""
        found = [("bot_command", one) for one in _COMMAND.finditer(text)]
        # The name of a bot behind its command belongs to the command.
        found += [("mention", one) for one in _MENTION.finditer(_COMMAND.sub(lambda one: " " * len(one[0]), text))]
        entities = [
            {"type": kind, "offset": utf16(text[: one.start()]), "length": utf16(one[0])}
            for kind, one in sorted(found, key=lambda one: one[1].start())
        ]
        return self.send(user, chat, language, text=text, entities=entities, reply_to_message=reply_to)

    def send(self, user: int, chat: int | None, language: str, **content: Any) -> Message:
        """Send a message of any content and return it."""
        author = self.author(user, language)
        message = self._store.add(self._chat(user, chat), author, **content)
        self._updates.push("message", message)
        return message

    def tap(self, message: Message, label: str, user: int, language: str, expired: bool) -> str:
        """Tap the button whose label, or whose data, is `label`, under a message as it is now; return the
        query's id.
        """
        now = self._store.messages[message["chat"]["id"], message["message_id"]]
        buttons = [button for row in now.get("reply_markup", {}).get("inline_keyboard", []) for button in row]
        found = [button for button in buttons if label in (button["text"], button.get("callback_data"))]
        if not found or "callback_data" not in found[0]:
            raise LookupError(f"no button {label!r} to tap among {[button['text'] for button in buttons]}")
        self._taps += 1
        query_id = f"query-{self._taps}"
        if not expired:
            self._store.live_queries.add(query_id)
        self._updates.push(
            "callback_query",
            {
                "id": query_id,
                "from": self.author(user, language),
                "message": now,
                "chat_instance": str(message["chat"]["id"]),
                "data": found[0]["callback_data"],
            },
        )
        return query_id

    def edit(self, message: Message, text: str) -> None:
        """Change what was said."""
        changed = message | {"text": text, "edit_date": message["date"] + 1}
        self._store.messages[message["chat"]["id"], message["message_id"]] = changed
        self._updates.push("edited_message", changed)

    def block(self, chat: int) -> None:
        """Block the bot in a private chat, which the bot is told of."""
        self._store.blocked.add(chat)
        self._tell_membership(chat, "member", "kicked")

    def author(self, user: int, language: str) -> dict[str, Any]:
        """Return the account of a person."""
        return {"id": user, "is_bot": False, "first_name": f"Người {user}", "language_code": language}

    def _chat(self, user: int, chat: int | None) -> dict[str, Any]:
        chat_id = user if chat is None else chat
        if chat_id not in self._store.chats:
            self._store.chats[chat_id] = (
                {"id": chat_id, "type": "supergroup", "title": f"Nhóm {-chat_id}"}
                if chat_id < 0
                else {"id": chat_id, "type": "private", "first_name": f"Người {chat_id}"}
            )
        if chat_id in self._store.blocked:
            self._store.blocked.discard(chat_id)
            self._tell_membership(chat_id, "kicked", "member")
        return self._store.chats[chat_id]

    def _tell_membership(self, chat: int, before: str, after: str) -> None:
        until = {"kicked": {"until_date": 0}, "member": {}}
        self._updates.push(
            "my_chat_member",
            {
                "chat": self._store.chats[chat],
                "from": self.author(chat, "vi"),
                "date": int(time.time()),
                "old_chat_member": {"status": before, "user": BOT_USER, **until[before]},
                "new_chat_member": {"status": after, "user": BOT_USER, **until[after]},
            },
        )
