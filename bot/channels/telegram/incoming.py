"""Reads a Telegram message as a `Message` of ours: text, command, or a kind that cannot be read.

Imported by bot.channels.telegram.handlers. Tested by tests/unit/bot/channels/telegram/test_incoming.py.
"""

from __future__ import annotations

from dataclasses import replace

import telegram
from telegram.constants import ChatType, MessageEntityType

from bot.channels.base import command_action
from bot.links import ProcedureLink, decode_link, link_prefix
from bot.messages import Message, Person

UNSUPPORTED = "unsupported"
MENTION = MessageEntityType.MENTION
# Commands that only say that a question follows: in a group a command always reaches a bot, a mention need not.
ASK = ("/hoi", "/ask")
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


def is_public(chat: telegram.Chat) -> bool:
    """Whether others read along in a chat."""
    return chat.type != ChatType.PRIVATE


def read_message(message: telegram.Message, bot: telegram.Bot) -> Message | None:
    """Return what was said to the bot, None when it was not said to the bot or by nobody in particular.

    In a group only a command that names the bot, a text that mentions it, or a reply to one of its messages is said to
    it; an administrator who writes in the name of the group is somebody. A card picked inline is said to nobody.
    """
    if message.from_user is None or (message.from_user.is_bot and message.sender_chat is None):
        return None
    if message.via_bot is not None and message.via_bot.id == bot.id:
        return None
    command, named = _command(message)
    if named and named.lower() != bot.username.lower():
        return None
    public, mentions = is_public(message.chat), _mentions(message, bot)
    if public and not named and not mentions and not _replies_to(message, bot):
        return None
    said = Message(person_of(message.from_user), link=deep_link(bot), public=public)
    if public and _replies_to(message, bot):
        said = replace(said, about=_linked_codes(message.reply_to_message))
    if message.text is None:
        return replace(said, action=f"{UNSUPPORTED}:{_kind(message)}")
    text = message.text
    if command:
        text = command + text[len(command) + (len(named) + 1 if named else 0) :]
    for mention in mentions if public else ():
        text = text.replace(mention, " ", 1)
    text = text.strip(" ,:;") if mentions and public else text
    if command.lower() in ASK:
        text = text[len(command) :].strip()
    action = command_action(text)
    return replace(said, action=action) if action else replace(said, text=text)


def _command(message: telegram.Message) -> tuple[str, str]:
    """Return the command that opens the message and the bot it names: ("/start", "motcua_bot"), ("", "")
    without one.
    """
    first = message.entities[0] if message.entities else None
    if message.text is None or first is None or first.type != MessageEntityType.BOT_COMMAND or first.offset != 0:
        return "", ""
    command, _, mention = message.text[: first.length].partition("@")
    return command, mention


def _mentions(message: telegram.Message, bot: telegram.Bot) -> list[str]:
    """Return the mentions of the bot as they were written, in the text or under a picture."""
    found = {**message.parse_entities([MENTION]), **message.parse_caption_entities([MENTION])}
    return [written for written in found.values() if written.lower() == f"@{bot.username}".lower()]


def _linked_codes(answered: telegram.Message | None) -> tuple[str, ...]:
    """Return the procedures that the buttons under a message of the bot link to."""
    markup = answered.reply_markup if answered is not None else None
    links = [button.url or "" for row in markup.inline_keyboard for button in row] if markup is not None else []
    found = [decode_link(link.partition("?start=")[2]) for link in links]
    return tuple(dict.fromkeys(one.code for one in found if isinstance(one, ProcedureLink)))


def _replies_to(message: telegram.Message, bot: telegram.Bot) -> bool:
    answered = message.reply_to_message
    return answered is not None and answered.from_user is not None and answered.from_user.id == bot.id


def _kind(message: telegram.Message) -> str:
    return next((kind for attribute, kind in _KINDS if getattr(message, attribute)), "other")
