"""Tests of the fake server's message methods, through python-telegram-bot's own Bot."""

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, InputFile, ReplyParameters
from telegram.error import BadRequest, Forbidden, InvalidToken
from tornado.httpclient import AsyncHTTPClient

from tests.fake_telegram import FakeTelegram, async_test
from tests.unit.bot.channels.telegram.support import plain_bot


@async_test
async def test_send_and_edit() -> None:
    async with FakeTelegram() as tg, plain_bot(tg) as bot:
        said = await tg.say("hỏi")
        sent = await bot.send_message(1, "<b>a</b> b", "HTML", reply_parameters=ReplyParameters(said["message_id"]))
        assert (sent.text, sent.text_html) == ("a b", "<b>a</b> b")
        assert sent.reply_to_message is not None
        assert sent.reply_to_message.text == "hỏi"
        assert sent.from_user is not None
        assert sent.from_user.id == bot.id
        edited = await bot.edit_message_text("c", 1, sent.message_id)
        assert not isinstance(edited, bool)
        assert (edited.text, edited.message_id) == ("c", sent.message_id)
        assert tg.store.messages[1, sent.message_id]["text"] == "c"


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("a" * 4097, "Message is too long"),
        (" ", "Message text is empty"),
        ("👶" * 2049, "Message is too long"),
    ],
)
def test_text_limits(text: str, error: str) -> None:
    @async_test
    async def scenario() -> None:
        async with FakeTelegram() as tg, plain_bot(tg) as bot:
            await tg.say("hỏi")
            with pytest.raises(BadRequest, match=error):
                await bot.send_message(1, text)

    scenario()


@async_test
async def test_refusals() -> None:
    async with FakeTelegram() as tg, plain_bot(tg) as bot:
        said = await tg.say("hỏi")
        sent = await bot.send_message(1, "một")
        with pytest.raises(BadRequest, match="Chat not found"):
            await bot.send_message(2, "một")
        with pytest.raises(BadRequest, match="Message to be replied not found"):
            await bot.send_message(1, "một", reply_parameters=ReplyParameters(99))
        with pytest.raises(BadRequest, match="Message is not modified"):
            await bot.edit_message_text("một", 1, sent.message_id)
        with pytest.raises(BadRequest, match="Message to edit not found"):
            await bot.edit_message_text("hai", 1, 99)
        with pytest.raises(BadRequest, match="Message can't be edited"):
            await bot.edit_message_text("hai", 1, said["message_id"])
        with pytest.raises(BadRequest, match="Wrong parameter action"):
            await bot.send_chat_action(1, "dancing")
        tg.block(1)
        with pytest.raises(Forbidden, match="bot was blocked by the user"):
            await bot.send_message(1, "một")


def keyboard(*buttons: InlineKeyboardButton) -> InlineKeyboardMarkup:
    """Return one button a row."""
    return InlineKeyboardMarkup([[button] for button in buttons])


@async_test
async def test_buttons() -> None:
    async with FakeTelegram() as tg, plain_bot(tg) as bot:
        await tg.say("hỏi")
        longest = InlineKeyboardButton("a", callback_data="a" * 64)
        sent = await bot.send_message(1, "x", reply_markup=keyboard(longest))
        assert sent.reply_markup == keyboard(longest)
        for button, error in (
            (InlineKeyboardButton("a", callback_data="ấ" * 22), "Button_data_invalid"),
            (InlineKeyboardButton("a"), "text buttons are unallowed"),
            (InlineKeyboardButton("a", url="nowhere"), "is invalid"),
            (InlineKeyboardButton(" ", callback_data="a"), "must be non-empty"),
        ):
            with pytest.raises(BadRequest, match=error):
                await bot.send_message(1, "x", reply_markup=keyboard(button))
        with pytest.raises(BadRequest, match="too long"):
            await bot.send_message(1, "x", reply_markup=keyboard(*[longest] * 101))


async def one_tap(tg: FakeTelegram, bot: Bot, expired: bool) -> str:
    """Send a button, tap it and return the id of the query."""
    await tg.say("hỏi")
    await bot.send_message(1, "x", reply_markup=keyboard(InlineKeyboardButton("Bấm", callback_data="d")))
    query_id = await tg.tap(tg.sent_to(1)[0], "Bấm", expired=expired)
    update = (await bot.get_updates())[-1]
    assert update.callback_query is not None
    assert (update.callback_query.id, update.callback_query.data) == (query_id, "d")
    return query_id


@async_test
async def test_taps_are_acknowledged_or_too_old() -> None:
    async with FakeTelegram() as tg, plain_bot(tg) as bot:
        assert await bot.answer_callback_query(await one_tap(tg, bot, expired=False))
        with pytest.raises(BadRequest, match="Query is too old"):
            await bot.answer_callback_query(await one_tap(tg, bot, expired=True))
        with pytest.raises(LookupError, match="no button 'Không'"):
            await tg.tap(tg.sent_to(1)[0], "Không")


@async_test
async def test_documents_go_up_and_down() -> None:
    async with FakeTelegram() as tg, plain_bot(tg) as bot:
        await tg.say("hỏi")
        sent = await bot.send_document(1, InputFile(b"to khai", "to-khai.txt"), caption="<b>Tờ</b>", parse_mode="HTML")
        assert sent.document is not None
        assert (sent.document.file_name, sent.caption_html) == ("to-khai.txt", "<b>Tờ</b>")
        file = await bot.get_file(sent.document.file_id)
        assert bytes(await file.download_as_bytearray()) == b"to khai"
        with pytest.raises(BadRequest, match="Message caption is too long"):
            await bot.send_document(1, InputFile(b"a", "a"), caption="a" * 1025)
        with pytest.raises(BadRequest, match="Invalid file_id"):
            await bot.get_file("none")


@async_test
async def test_tokens_and_unknown_methods() -> None:
    async with FakeTelegram() as tg, plain_bot(tg) as bot:
        assert bot.username == "motcua_test_bot"
        with pytest.raises(InvalidToken, match="Not Found"):
            await bot.send_dice(1)
        for token, code in (("1:wrong", 401), ("malformed", 404)):
            answer = await AsyncHTTPClient().fetch(f"{tg.base}{token}/getMe", raise_error=False)
            assert answer.code == code
