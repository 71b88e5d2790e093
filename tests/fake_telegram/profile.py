"""The methods on the bot itself: who it is, its command menus by scope and language, its descriptions, its button."""

from __future__ import annotations

import re
from typing import Any

from telegram.constants import BotCommandLimit, BotDescriptionLimit

from tests.fake_telegram.errors import bad_request
from tests.fake_telegram.params import Params
from tests.fake_telegram.store import BOT_USER, Store

_COMMAND = re.compile(rf"[a-z0-9_]{{{int(BotCommandLimit.MIN_COMMAND)},{int(BotCommandLimit.MAX_COMMAND)}}}")
_SCOPES = ("default", "all_private_chats", "all_group_chats", "all_chat_administrators")
_LANGUAGE = re.compile(r"([a-z]{2})?")


class ProfileMethods:
    """Bot API methods over the bot's profile; `commands` is keyed by scope ("default", "chat:1") and language,
    `menu_buttons` by chat, None for all of them.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self.menu_buttons: dict[int | None, dict[str, Any]] = {}
        self.commands: dict[tuple[str, str], list[dict[str, str]]] = {}
        self.descriptions: dict[str, str] = {}
        self.short_descriptions: dict[str, str] = {}

    def get_me(self, params: Params) -> dict[str, Any]:
        """Answer getMe."""
        return BOT_USER

    def set_my_commands(self, params: Params) -> bool:
        """Answer setMyCommands."""
        commands = params.nested("commands")
        if not isinstance(commands, list) or len(commands) > BotCommandLimit.MAX_COMMAND_NUMBER:
            raise bad_request("BOT_COMMANDS_TOO_MUCH")
        for command in commands:
            if _COMMAND.fullmatch(command["command"]) is None:
                raise bad_request("BOT_COMMAND_INVALID")
            if not 1 <= len(command["description"]) <= BotCommandLimit.MAX_DESCRIPTION:
                raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
        self.commands[self._scope(params), self._language(params)] = commands
        return True

    def delete_my_commands(self, params: Params) -> bool:
        """Answer deleteMyCommands."""
        self.commands.pop((self._scope(params), self._language(params)), None)
        return True

    def get_my_commands(self, params: Params) -> list[dict[str, str]]:
        """Answer getMyCommands."""
        return self.commands.get((self._scope(params), self._language(params)), [])

    def set_chat_menu_button(self, params: Params) -> bool:
        """Answer setChatMenuButton."""
        button = params.nested("menu_button") or {"type": "default"}
        if button.get("type") not in ("default", "commands", "web_app"):
            raise bad_request("MenuButton has unsupported type")
        if button["type"] == "web_app" and not (button.get("text") and button.get("web_app")):
            raise bad_request("menu button web app must have a text and an address")
        self.menu_buttons[self._private_chat(params)] = button
        return True

    def get_chat_menu_button(self, params: Params) -> dict[str, Any]:
        """Answer getChatMenuButton."""
        return self.menu_buttons.get(self._private_chat(params), {"type": "default"})

    def set_my_description(self, params: Params) -> bool:
        """Answer setMyDescription."""
        if len(params.text("description")) > BotDescriptionLimit.MAX_DESCRIPTION_LENGTH:
            raise bad_request("bot description is too long")
        self.descriptions[self._language(params)] = params.text("description")
        return True

    def get_my_description(self, params: Params) -> dict[str, str]:
        """Answer getMyDescription."""
        return {"description": self.descriptions.get(self._language(params), "")}

    def set_my_short_description(self, params: Params) -> bool:
        """Answer setMyShortDescription."""
        if len(params.text("short_description")) > BotDescriptionLimit.MAX_SHORT_DESCRIPTION_LENGTH:
            raise bad_request("bot short description is too long")
        self.short_descriptions[self._language(params)] = params.text("short_description")
        return True

    def get_my_short_description(self, params: Params) -> dict[str, str]:
        """Answer getMyShortDescription."""
        return {"short_description": self.short_descriptions.get(self._language(params), "")}

    def _scope(self, params: Params) -> str:
        scope = params.nested("scope") or {"type": "default"}
        kind = scope.get("type")
        if kind in _SCOPES:
            return str(kind)
        if kind == "chat" and "chat_id" in scope:
            return f"chat:{self._store.known_chat(int(scope['chat_id']))['id']}"
        raise bad_request("unsupported BotCommandScope type specified")

    def _private_chat(self, params: Params) -> int | None:
        if "chat_id" not in params.values:
            return None
        chat = self._store.known_chat(params.integer("chat_id"))
        if chat["type"] != "private":
            raise bad_request("chat must be private")
        return int(chat["id"])

    def _language(self, params: Params) -> str:
        language = params.text("language_code")
        if _LANGUAGE.fullmatch(language) is None:
            raise bad_request("invalid language code specified")
        return language
