"""Reads a Telegram message as a `Message` of ours: text, command, or a kind that cannot be read.

Imported by bot.channels.telegram.handlers. Tested by tests/unit/bot/channels/telegram/test_incoming.py.
"""

from __future__ import annotations

import telegram
from telegram.constants import ChatType, MessageEntityType

from bot.channels.base import command_action
from bot.links import link_prefix
from bot.messages import Message, Person

UNSUPPORTED = "unsupported"
# Telegram's attribute -> the kind told to the assistant; the first that is set counts.
_KINDS = (
    ("photo", "photo"),
    ("voice", "voice"),
    ("audio", "voice"),
    ("video_note", "video"),
    ("video", "video"),
    ("animation", "video"),
    ("document", "file"),
    ("sticker", "sticker"),
    ("contact", "contact"),
    ("venue", "location"),
    ("location", "location"),
)


def person_of(user: telegram.User) -> Person:
    """Return the person behind a Telegram account."""
    return Person(key=f"telegram:{user.id}", language=user.language_code or "")


def deep_link(bot: telegram.Bot) -> str:
    """Return the address that opens a private chat with the bot and a payload put after it."""
    return link_prefix(bot.username)


def read_message(message: telegram.Message, bot: telegram.Bot) -> Message | None:
    """Return what was said to the bot, None when it was not said to the bot or by nobody in particular.

    In a group only a command that names the bot, or a reply to one of its messages, is said to it.
    """
    if message.from_user is None or message.from_user.is_bot:
        return None
    command, mention = _command(message)
    if mention and mention.lower() != bot.username.lower():
        return None
    if message.chat.type != ChatType.PRIVATE and not mention and not _replies_to(message, bot):
        return None
    person = person_of(message.from_user)
    if message.text is None:
        return Message(person, action=f"{UNSUPPORTED}:{_kind(message)}")
    text = message.text
    if command:
        text = command + text[len(command) + (len(mention) + 1 if mention else 0) :]
    action = command_action(text)
    return Message(person, action=action, link=deep_link(bot)) if action else Message(person, text=text)


def _command(message: telegram.Message) -> tuple[str, str]:
    """Return the command that opens the message and the bot it names: ("/start", "motcua_bot"), ("", "")
    without one.
    """
    first = message.entities[0] if message.entities else None
    if message.text is None or first is None or first.type != MessageEntityType.BOT_COMMAND or first.offset != 0:
        return "", ""
    command, _, mention = message.text[: first.length].partition("@")
    return command, mention


def _replies_to(message: telegram.Message, bot: telegram.Bot) -> bool:
    answered = message.reply_to_message
    return answered is not None and answered.from_user is not None and answered.from_user.id == bot.id


def _kind(message: telegram.Message) -> str:
    return next((kind for attribute, kind in _KINDS if getattr(message, attribute)), "other")
