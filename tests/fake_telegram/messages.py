"""The methods on messages: send, edit, acknowledge a tap, chat action, document."""

from __future__ import annotations

import time
from typing import Any

from telegram.constants import CallbackQueryLimit, ChatAction, FileSizeLimit, MessageLimit

from tests.fake_telegram.entities import check_text
from tests.fake_telegram.errors import bad_request
from tests.fake_telegram.keyboards import check_inline_keyboard
from tests.fake_telegram.params import Params
from tests.fake_telegram.store import BOT_USER, Message, Store

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


class MessageMethods:
    """Bot API methods over a store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def send_message(self, params: Params) -> Message:
        """Answer sendMessage."""
        chat = self._store.chat(params.integer("chat_id"))
        text, entities = self._text(params)
        return self._store.add(
            chat,
            BOT_USER,
            text=text,
            entities=entities,
            reply_markup=check_inline_keyboard(params.nested("reply_markup")),
            link_preview_options=params.nested("link_preview_options"),
            **self._reply(chat["id"], params),
        )

    def edit_message_text(self, params: Params) -> Message:
        """Answer editMessageText."""
        chat = self._store.chat(params.integer("chat_id"))
        message = self._store.find(chat["id"], params.integer("message_id"), "message to edit not found")
        if message["from"]["id"] != BOT_USER["id"]:
            raise bad_request("message can't be edited")
        if "text" not in message:
            raise bad_request("there is no text in the message to edit")
        text, entities = self._text(params)
        changed = dict(message) | {"text": text}
        for name, value in (
            ("entities", entities),
            ("reply_markup", check_inline_keyboard(params.nested("reply_markup"))),
        ):
            changed.pop(name, None)
            if value:
                changed[name] = value
        if all(changed.get(name) == message.get(name) for name in ("text", "entities", "reply_markup")):
            raise bad_request(NOT_MODIFIED)
        changed["edit_date"] = int(time.time())
        self._store.messages[chat["id"], message["message_id"]] = changed
        return changed

    def answer_callback_query(self, params: Params) -> bool:
        """Answer answerCallbackQuery."""
        if params.text("callback_query_id") not in self._store.live_queries:
            raise bad_request("query is too old and response timeout expired or query ID is invalid")
        if len(params.text("text")) > CallbackQueryLimit.ANSWER_CALLBACK_QUERY_TEXT_LENGTH:
            raise bad_request("MESSAGE_TOO_LONG")
        return True

    def send_chat_action(self, params: Params) -> bool:
        """Answer sendChatAction."""
        self._store.chat(params.integer("chat_id"))
        if params.text("action") not in list(ChatAction):
            raise bad_request("wrong parameter action in request")
        return True

    def send_document(self, params: Params) -> Message:
        """Answer sendDocument, for a file sent along."""
        chat = self._store.chat(params.integer("chat_id"))
        upload = params.upload("document")
        if not upload.content:
            raise bad_request("file must be non-empty")
        if len(upload.content) > FileSizeLimit.FILESIZE_UPLOAD:
            raise bad_request("file is too big")
        caption, entities = check_text(
            params.text("caption"),
            params.text("parse_mode"),
            MessageLimit.CAPTION_LENGTH,
            empty="",
            long="message caption is too long",
        )
        file_id = f"file-{len(self._store.files) + 1}"
        self._store.files[file_id] = upload.content
        return self._store.add(
            chat,
            BOT_USER,
            document={
                "file_id": file_id,
                "file_unique_id": f"u-{file_id}",
                "file_name": upload.name,
                "file_size": len(upload.content),
            },
            caption=caption or None,
            caption_entities=entities,
            reply_markup=check_inline_keyboard(params.nested("reply_markup")),
            **self._reply(chat["id"], params),
        )

    def get_file(self, params: Params) -> dict[str, Any]:
        """Answer getFile."""
        file_id = params.text("file_id")
        content = self._store.files.get(file_id)
        if content is None:
            raise bad_request("invalid file_id")
        if len(content) > FileSizeLimit.FILESIZE_DOWNLOAD:
            raise bad_request("file is too big")
        return {
            "file_id": file_id,
            "file_unique_id": f"u-{file_id}",
            "file_size": len(content),
            "file_path": f"documents/{file_id}",
        }

    def _text(self, params: Params) -> tuple[str, list[dict[str, Any]]]:
        return check_text(
            params.text("text"),
            params.text("parse_mode"),
            MessageLimit.MAX_TEXT_LENGTH,
            empty="message text is empty",
            long="message is too long",
        )

    def _reply(self, chat_id: int, params: Params) -> dict[str, Any]:
        """Return what a message keeps of its reply parameters and its topic."""
        kept: dict[str, Any] = {}
        if "message_thread_id" in params.values:
            kept |= {"message_thread_id": params.integer("message_thread_id"), "is_topic_message": True}
        wanted = params.nested("reply_parameters")
        if wanted is None:
            return kept
        quoted = self._store.messages.get((chat_id, int(wanted["message_id"])))
        if quoted is not None:
            kept["reply_to_message"] = {n: v for n, v in quoted.items() if n != "reply_to_message"}
        elif not wanted.get("allow_sending_without_reply"):
            raise bad_request("message to be replied not found")
        return kept
