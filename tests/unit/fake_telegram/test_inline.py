"""Tests of the fake server's inline queries, through python-telegram-bot's own Bot."""

from __future__ import annotations

from typing import Any

import pytest
from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
)
from telegram.error import BadRequest

from tests.fake_telegram import FakeTelegram, async_test
from tests.unit.bot.channels.telegram.support import plain_bot


def article(key: str = "1", title: str = "Việc", text: str = "<b>Thẻ</b>", **more: Any) -> InlineQueryResultArticle:
    """Return a result."""
    return InlineQueryResultArticle(key, title, InputTextMessageContent(text, "HTML"), **more)


@async_test
async def test_asked_answered_and_picked() -> None:
    async with FakeTelegram() as tg, plain_bot(tg) as bot:
        query_id = await tg.ask_inline("x" * 300, user=7, offset="10")
        (update,) = await bot.get_updates()
        query = update.inline_query
        assert query is not None
        assert (query.id, query.query, query.offset, query.from_user.id) == (query_id, "x" * 256, "10", 7)
        await bot.answer_inline_query(query_id, [article(description="Cấp xã")], next_offset="20", cache_time=5)
        assert tg.inline.answers[query_id]["next_offset"] == "20"
        sent = await tg.pick(query_id, "1", user=7, chat=-9)
        assert (sent["text"], sent["chat"]["id"], sent["from"]["id"]) == ("Thẻ", -9, 7)
        assert sent["via_bot"]["username"] == bot.username
        with pytest.raises(BadRequest, match="Chat not found"):
            await bot.send_message(-9, "một")
        with pytest.raises(LookupError, match="no result '2'"):
            await tg.pick(query_id, "2", user=7, chat=-9)


@pytest.mark.parametrize(
    ("results", "more", "error"),
    [
        ([article(str(number)) for number in range(51)], {}, "Results_too_much"),
        ([article(), article()], {}, "Result_id_duplicate"),
        ([article("ấ" * 22)], {}, "Result_id_invalid"),
        ([article("")], {}, "Result_id_invalid"),
        ([article(title=" ")], {}, "Article_title_empty"),
        ([article(text="<b>a")], {}, "parse entities"),
        ([article(text=" ")], {}, "Message text is empty"),
        ([article(text="a" * 4097)], {}, "Message_too_long"),
        (
            [article(reply_markup=InlineKeyboardMarkup([[InlineKeyboardButton("a", callback_data="ấ" * 22)]]))],
            {},
            "Button_data_invalid",
        ),
        ([article(reply_markup=InlineKeyboardMarkup([[InlineKeyboardButton("a", url="b")]]))], {}, "is invalid"),
        ([article()], {"next_offset": "1" * 65}, "Next_offset_invalid"),
        ([article()], {"button": InlineQueryResultsButton("a", start_parameter="a b")}, "Start_param_invalid"),
        ([article()], {"button": InlineQueryResultsButton(" ", start_parameter="a")}, "must be non-empty"),
    ],
)
def test_what_is_refused(results: list[InlineQueryResultArticle], more: dict[str, Any], error: str) -> None:
    @async_test
    async def scenario() -> None:
        async with FakeTelegram() as tg, plain_bot(tg) as bot:
            query_id = await tg.ask_inline("khai sinh")
            with pytest.raises(BadRequest, match=error):
                await bot.answer_inline_query(query_id, results, **more)
            assert tg.inline.answers == {}

    scenario()


@async_test
async def test_a_query_that_is_old_or_unknown() -> None:
    async with FakeTelegram() as tg, plain_bot(tg) as bot:
        for query_id in (await tg.ask_inline("khai sinh", expired=True), "none"):
            with pytest.raises(BadRequest, match="Query is too old"):
                await bot.answer_inline_query(query_id, [article()])
