"""Holds the fake server to python-telegram-bot: what it takes at every limit of telegram.constants and refuses beyond
it, and that it serves every method that the bot calls.
"""

from __future__ import annotations

import ast
import inspect
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
import telegram
from telegram import Bot, BotCommand, InlineKeyboardButton, InlineKeyboardMarkup, InlineQueryResultsButton, InputFile
from telegram.constants import (
    BotCommandLimit,
    BotDescriptionLimit,
    CallbackQueryLimit,
    FileSizeLimit,
    InlineKeyboardButtonLimit,
    InlineKeyboardMarkupLimit,
    InlineQueryLimit,
    InlineQueryResultLimit,
    InlineQueryResultsButtonLimit,
    MessageLimit,
    PollingLimit,
    PollLimit,
    WebhookLimit,
)
from telegram.error import BadRequest

import bot.channels.telegram
from tests.fake_telegram import FakeTelegram, async_test
from tests.unit.bot.channels.telegram.support import plain_bot
from tests.unit.fake_telegram.test_inline import article

Call = Callable[[Bot, FakeTelegram, int], Awaitable[Any]]


def rows(*buttons: InlineKeyboardButton, per_row: int = 1) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([buttons[at : at + per_row] for at in range(0, len(buttons), per_row)])


def button(data: str = "d") -> InlineKeyboardButton:
    return InlineKeyboardButton("a", callback_data=data)


async def text(bot: Bot, tg: FakeTelegram, size: int) -> None:
    await bot.send_message(1, "ấ" * size)


async def text_in_utf16(bot: Bot, tg: FakeTelegram, size: int) -> None:
    await bot.send_message(1, "👶" * (size // 2) + "a" * (size % 2))


async def edited_text(bot: Bot, tg: FakeTelegram, size: int) -> None:
    sent = await bot.send_message(1, "một")
    await bot.edit_message_text("ấ" * size, 1, sent.message_id)


async def caption(bot: Bot, tg: FakeTelegram, size: int) -> None:
    await bot.send_document(1, InputFile(b"a", "a"), caption="ấ" * size)


async def file_up(bot: Bot, tg: FakeTelegram, size: int) -> None:
    await bot.send_document(1, InputFile(bytes(size), "a"))


async def file_down(bot: Bot, tg: FakeTelegram, size: int) -> None:
    tg.store.files["f"] = bytes(size)
    await bot.get_file("f")


async def callback_data(bot: Bot, tg: FakeTelegram, size: int) -> None:
    await bot.send_message(1, "a", reply_markup=rows(button("ấ" * (size // 3) + "a" * (size % 3))))


async def buttons_in_a_row(bot: Bot, tg: FakeTelegram, size: int) -> None:
    await bot.send_message(1, "a", reply_markup=rows(*[button()] * size, per_row=size))


async def buttons(bot: Bot, tg: FakeTelegram, size: int) -> None:
    await bot.send_message(1, "a", reply_markup=rows(*[button()] * size))


async def deep_link(bot: Bot, tg: FakeTelegram, size: int) -> None:
    link = InlineKeyboardButton("a", url=f"https://t.me/{bot.username}?start={'a' * size}")
    await bot.send_message(1, "a", reply_markup=rows(link))


async def tap_notice(bot: Bot, tg: FakeTelegram, size: int) -> None:
    await bot.send_message(1, "a", reply_markup=rows(button()))
    await bot.answer_callback_query(await tg.tap(tg.sent_to(1)[-1], "d"), "ấ" * size)


async def poll(bot: Bot, question: str = "q", options: tuple[str, ...] = ("a", "b"), explanation: str = "") -> None:
    await bot.send_poll(
        1,
        question,
        list(options),
        type="quiz",
        correct_option_ids=[0],  # type: ignore[list-item]
        explanation=explanation or None,
    )


async def poll_question(bot: Bot, tg: FakeTelegram, size: int) -> None:
    await poll(bot, question="ấ" * size)


async def poll_option(bot: Bot, tg: FakeTelegram, size: int) -> None:
    await poll(bot, options=("a", "ấ" * size))


async def poll_options(bot: Bot, tg: FakeTelegram, size: int) -> None:
    await poll(bot, options=tuple(map(str, range(size))))


async def poll_explanation(bot: Bot, tg: FakeTelegram, size: int) -> None:
    await poll(bot, explanation="ấ" * size)


async def poll_explanation_lines(bot: Bot, tg: FakeTelegram, size: int) -> None:
    await poll(bot, explanation="a" + "\nb" * size)


async def inline(tg: FakeTelegram, bot: Bot, *results: Any, **more: Any) -> None:
    await bot.answer_inline_query(await tg.ask_inline("khai sinh"), results, **more)


async def inline_results(bot: Bot, tg: FakeTelegram, size: int) -> None:
    await inline(tg, bot, *[article(str(number)) for number in range(size)])


async def inline_id(bot: Bot, tg: FakeTelegram, size: int) -> None:
    await inline(tg, bot, article("ấ" * (size // 3) + "a" * (size % 3)))


async def inline_text(bot: Bot, tg: FakeTelegram, size: int) -> None:
    await inline(tg, bot, article(text="ấ" * size))


async def inline_offset(bot: Bot, tg: FakeTelegram, size: int) -> None:
    await inline(tg, bot, article(), next_offset="1" * size)


async def inline_start(bot: Bot, tg: FakeTelegram, size: int) -> None:
    await inline(tg, bot, article(), button=InlineQueryResultsButton("a", start_parameter="a" * size))


async def commands(bot: Bot, tg: FakeTelegram, size: int) -> None:
    await bot.set_my_commands([BotCommand(f"c{number}", "a") for number in range(size)])


async def command(bot: Bot, tg: FakeTelegram, size: int) -> None:
    await bot.set_my_commands([BotCommand("a" * size, "a")])


async def command_description(bot: Bot, tg: FakeTelegram, size: int) -> None:
    await bot.set_my_commands([BotCommand("a", "ấ" * size)])


async def description(bot: Bot, tg: FakeTelegram, size: int) -> None:
    await bot.set_my_description("ấ" * size)


async def short_description(bot: Bot, tg: FakeTelegram, size: int) -> None:
    await bot.set_my_short_description("ấ" * size)


async def secret(bot: Bot, tg: FakeTelegram, size: int) -> None:
    await bot.set_webhook("http://127.0.0.1:9/", secret_token="a" * size)
    await bot.delete_webhook()


AT_MOST: tuple[tuple[Call, int], ...] = (
    (text, MessageLimit.MAX_TEXT_LENGTH),
    (text_in_utf16, MessageLimit.MAX_TEXT_LENGTH),
    (edited_text, MessageLimit.MAX_TEXT_LENGTH),
    (caption, MessageLimit.CAPTION_LENGTH),
    (deep_link, MessageLimit.DEEP_LINK_LENGTH),
    (file_up, FileSizeLimit.FILESIZE_UPLOAD),
    (file_down, FileSizeLimit.FILESIZE_DOWNLOAD),
    (callback_data, InlineKeyboardButtonLimit.MAX_CALLBACK_DATA),
    (buttons_in_a_row, InlineKeyboardMarkupLimit.BUTTONS_PER_ROW),
    (buttons, InlineKeyboardMarkupLimit.TOTAL_BUTTON_NUMBER),
    (tap_notice, CallbackQueryLimit.ANSWER_CALLBACK_QUERY_TEXT_LENGTH),
    (poll_question, PollLimit.MAX_QUESTION_LENGTH),
    (poll_option, PollLimit.MAX_OPTION_LENGTH),
    (poll_options, PollLimit.MAX_OPTION_NUMBER),
    (poll_explanation, PollLimit.MAX_EXPLANATION_LENGTH),
    (poll_explanation_lines, PollLimit.MAX_EXPLANATION_LINE_FEEDS),
    (inline_results, InlineQueryLimit.RESULTS),
    (inline_offset, InlineQueryLimit.MAX_OFFSET_LENGTH),
    (inline_id, InlineQueryResultLimit.MAX_ID_LENGTH),
    (inline_text, MessageLimit.MAX_TEXT_LENGTH),
    (inline_start, InlineQueryResultsButtonLimit.MAX_START_PARAMETER_LENGTH),
    (commands, BotCommandLimit.MAX_COMMAND_NUMBER),
    (command, BotCommandLimit.MAX_COMMAND),
    (command_description, BotCommandLimit.MAX_DESCRIPTION),
    (description, BotDescriptionLimit.MAX_DESCRIPTION_LENGTH),
    (short_description, BotDescriptionLimit.MAX_SHORT_DESCRIPTION_LENGTH),
    (secret, WebhookLimit.MAX_SECRET_TOKEN_LENGTH),
)
AT_LEAST: tuple[tuple[Call, int], ...] = (
    (text, MessageLimit.MIN_TEXT_LENGTH),
    (file_up, 1),
    (callback_data, InlineKeyboardButtonLimit.MIN_CALLBACK_DATA),
    (poll_question, PollLimit.MIN_QUESTION_LENGTH),
    (poll_option, 1),
    (poll_options, 2),
    (inline_id, InlineQueryResultLimit.MIN_ID_LENGTH),
    (inline_start, InlineQueryResultsButtonLimit.MIN_START_PARAMETER_LENGTH),
    (command, BotCommandLimit.MIN_COMMAND),
    (command_description, BotCommandLimit.MIN_DESCRIPTION),
)


def check(call: Call, taken: int, refused: int) -> None:
    """Fail unless the server takes a call of one size and refuses it of the other."""

    @async_test
    async def scenario() -> None:
        async with FakeTelegram() as tg, plain_bot(tg) as bot:
            await tg.say("hỏi")
            await call(bot, tg, taken)
            with pytest.raises(BadRequest):
                await call(bot, tg, refused)

    scenario()


@pytest.mark.parametrize(("call", "limit"), AT_MOST, ids=lambda value: getattr(value, "__name__", ""))
def test_what_may_be_no_longer_than_a_limit(call: Call, limit: int) -> None:
    check(call, limit, limit + 1)


@pytest.mark.parametrize(("call", "limit"), AT_LEAST, ids=lambda value: getattr(value, "__name__", ""))
def test_what_may_be_no_shorter_than_a_limit(call: Call, limit: int) -> None:
    check(call, limit, limit - 1)


@async_test
async def test_what_is_cut_at_a_limit() -> None:
    async with FakeTelegram() as tg, plain_bot(tg) as bot:
        await tg.say("hỏi")
        bold = int(MessageLimit.MESSAGE_ENTITIES) + 1
        sent = await bot.send_message(1, "<b>a</b> " * bold, "HTML")
        assert len(sent.entities) == MessageLimit.MESSAGE_ENTITIES
        await tg.ask_inline("a" * (InlineQueryLimit.MAX_QUERY_LENGTH + 1))
        asked = (await bot.get_updates())[-1].inline_query
        assert asked is not None and len(asked.query) == InlineQueryLimit.MAX_QUERY_LENGTH
        for _ in range(PollingLimit.MAX_LIMIT + 1):
            await tg.say("hỏi")
        assert len(await bot.get_updates(limit=999)) == PollingLimit.MAX_LIMIT
        assert len(await bot.get_updates(limit=-1)) == PollingLimit.MIN_LIMIT


# The library's objects have ways of their own to call the Bot API.
SHORTCUTS = {
    "answer": {"answer_callback_query"},
    "initialize": {"get_me"},
    "start_polling": {"get_updates", "delete_webhook"},
    "start_webhook": {"set_webhook"},
}
# Of the same name as methods of ours and of SQLite's; the bot calls none of the Bot API's.
OURS = {"close", "delete", "initialize", "shutdown"}
OBJECTS = (telegram.CallbackQuery, telegram.Chat, telegram.File, telegram.InlineQuery, telegram.Message, telegram.User)


def coroutines(kind: type) -> set[str]:
    """The public methods of a class that are awaited."""
    found = inspect.getmembers(kind, inspect.iscoroutinefunction)
    return {name for name, _ in found if not name.startswith("_")}


def called_by_the_bot() -> set[str]:
    """The names of the methods that are called anywhere in the Telegram channel."""
    names = set()
    for path in Path(bot.channels.telegram.__path__[0]).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                names.add(node.func.attr)
    return names


def test_every_method_that_the_bot_calls_is_served() -> None:
    called = called_by_the_bot()
    of_objects = set().union(*map(coroutines, OBJECTS)) - coroutines(Bot) - OURS
    assert called & of_objects <= set(SHORTCUTS), "a shortcut of the library that this test does not know"
    wanted = (called & coroutines(Bot)) - OURS
    wanted |= {method for name in called & set(SHORTCUTS) for method in SHORTCUTS[name]}
    assert {"send_message", "send_poll", "answer_inline_query", "get_updates", "set_webhook"} <= wanted
    assert {name for name in wanted if name.replace("_", "") not in FakeTelegram().methods} == set()


def test_every_method_that_is_served_is_one_of_the_library() -> None:
    known = {name.replace("_", "").lower() for name in coroutines(Bot)}
    assert FakeTelegram().methods <= known
