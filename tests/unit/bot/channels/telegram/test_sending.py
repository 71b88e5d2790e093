"""Tests of bot/channels/telegram/sending.py."""

import pytest
from telegram.error import BadRequest, NetworkError

from bot.channels.telegram.sending import Place, deliver
from bot.messages import Choice, Outcome, Reply
from tests.fake_telegram import FakeTelegram, async_test
from tests.unit.bot.channels.telegram.support import Pauses, plain_bot

HERE = Place(1)


def reply(*pages: str, page: int = 0, replaces: bool = False, rows: tuple[tuple[Choice, ...], ...] = ()) -> Reply:
    """Return an answer."""
    return Reply(Outcome.ANSWER, pages, rows, page=page, replaces=replaces)


ROWS = ((Choice("Lệ phí", "v1|fee"), Choice("Cổng", url="https://a.vn")),)


@async_test
async def test_the_shown_page_with_its_buttons_and_no_preview() -> None:
    async with FakeTelegram() as tg, plain_bot(tg) as bot:
        await tg.say("hỏi")
        assert await deliver(bot, reply("một", "<b>hai</b>", page=1, rows=ROWS), HERE)
        sent = tg.sent_to(1)[0]
    assert sent["text"] == "hai"
    assert sent["entities"] == [{"type": "bold", "offset": 0, "length": 3}]
    assert sent["link_preview_options"] == {"is_disabled": True}
    assert sent["reply_markup"] == {
        "inline_keyboard": [[{"text": "Lệ phí", "callback_data": "v1|fee"}, {"text": "Cổng", "url": "https://a.vn"}]]
    }


@async_test
async def test_a_long_page_is_split_with_the_buttons_last() -> None:
    page = "\n\n".join("<b>Mục</b> " + "ấ" * 1000 for _ in range(6))
    async with FakeTelegram() as tg, plain_bot(tg) as bot:
        await tg.say("hỏi")
        await deliver(bot, reply(page, rows=ROWS), HERE)
        sent = tg.sent_to(1)
    assert [len(message["text"]) for message in sent] == [4022, 2010]
    assert ["reply_markup" in message for message in sent] == [False, True]


@async_test
async def test_replaces_edits_the_tapped_message() -> None:
    async with FakeTelegram() as tg, plain_bot(tg) as bot:
        await tg.say("hỏi")
        await deliver(bot, reply("một", rows=ROWS), HERE)
        tapped = Place(1, tapped_id=tg.sent_to(1)[0]["message_id"])
        await deliver(bot, reply("hai", replaces=True), tapped)
        edited = tg.sent_to(1, "editMessageText")[0]
        assert (edited["text"], "reply_markup" in edited) == ("hai", False)
        await deliver(bot, reply("hai", replaces=True), tapped)
        assert "not modified" in tg.called("editMessageText")[1].error
        await deliver(bot, reply("ba"), tapped)
        assert [message["text"] for message in tg.sent_to(1)] == ["một", "ba"]


@async_test
async def test_a_message_that_cannot_be_edited_is_followed_by_a_new_one() -> None:
    async with FakeTelegram() as tg, plain_bot(tg) as bot:
        said = await tg.say("hỏi")
        await deliver(bot, reply("một", replaces=True), Place(1, tapped_id=said["message_id"]))
        await deliver(bot, reply("hai", replaces=True), Place(1, tapped_id=999))
        assert [message["text"] for message in tg.sent_to(1)] == ["một", "hai"]


@async_test
async def test_unreadable_html_goes_out_once_as_plain_text() -> None:
    async with FakeTelegram() as tg, plain_bot(tg) as bot:
        await tg.say("hỏi")
        await deliver(bot, reply("<b>một <c>hai</b> &amp; ba", rows=ROWS), HERE)
        sent = tg.sent_to(1)
        assert sent[0]["text"] == "một <c>hai & ba"
        assert "reply_markup" in sent[0]
        tapped = Place(1, tapped_id=sent[0]["message_id"])
        await deliver(bot, reply("<i>bốn", replaces=True), tapped)
        assert tg.sent_to(1, "editMessageText")[0]["text"] == "bốn"
        assert len(tg.called("sendMessage")) == 2


@async_test
async def test_a_timeout_is_not_sent_again_but_the_next_part_is() -> None:
    async with FakeTelegram() as tg, plain_bot(tg, read_timeout=0.3) as bot:
        await tg.say("hỏi")
        tg.fault("sendMessage", delay=30)
        assert await deliver(bot, reply("một " * 1100), HERE)
        assert len(tg.called("sendMessage")) == 2


@async_test
async def test_a_bad_gateway_is_tried_again_a_few_times() -> None:
    pauses = Pauses()
    async with FakeTelegram() as tg, plain_bot(tg) as bot:
        await tg.say("hỏi")
        tg.fault("sendMessage", times=2, status=502, body="<html>502</html>")
        await deliver(bot, reply("một"), HERE, pauses)
        assert [message["text"] for message in tg.sent_to(1)] == ["một"]
        tg.fault("sendMessage", times=3, status=502, description="Bad Gateway")
        with pytest.raises(NetworkError):
            await deliver(bot, reply("hai"), HERE, pauses)
    assert pauses.seconds == [1.0, 3.0, 1.0, 3.0]


@async_test
async def test_a_dropped_connection_is_not_tried_again() -> None:
    pauses = Pauses()
    async with FakeTelegram() as tg, plain_bot(tg) as bot:
        await tg.say("hỏi")
        tg.fault("sendMessage", drop=True)
        with pytest.raises(NetworkError):
            await deliver(bot, reply("một"), HERE, pauses)
        assert len(tg.called("sendMessage")) == 1
    assert pauses.seconds == []


@async_test
async def test_a_refused_connection_is_tried_again() -> None:
    pauses = Pauses()
    async with FakeTelegram() as tg, plain_bot(tg) as bot:
        await tg.say("hỏi")
        await tg.stop()
        with pytest.raises(NetworkError):
            await deliver(bot, reply("một"), HERE, pauses)
    assert pauses.seconds == [1.0, 3.0]


@async_test
async def test_nothing_more_goes_to_someone_who_blocked_the_bot() -> None:
    async with FakeTelegram() as tg, plain_bot(tg) as bot:
        await tg.say("hỏi")
        tg.block(1)
        assert not await deliver(bot, reply("một " * 1100), HERE)
        assert len(tg.called("sendMessage")) == 1


@async_test
async def test_another_refusal_is_raised() -> None:
    async with FakeTelegram() as tg, plain_bot(tg) as bot:
        with pytest.raises(BadRequest, match="Chat not found"):
            await deliver(bot, reply("một"), HERE)


@async_test
async def test_a_group_gets_a_quoting_reply_in_its_topic() -> None:
    async with FakeTelegram() as tg, plain_bot(tg) as bot:
        said = await tg.say("hỏi", chat=-5)
        await deliver(bot, reply("một"), Place(-5, thread_id=3, reply_to=said["message_id"]))
        await deliver(bot, reply("hai"), Place(-5, reply_to=999))
        one, two = tg.sent_to(-5)
    assert one["reply_to_message"]["text"] == "hỏi"
    assert one["message_thread_id"] == 3
    assert "reply_to_message" not in two


@async_test
async def test_a_reply_without_pages_sends_nothing(caplog: pytest.LogCaptureFixture) -> None:
    async with FakeTelegram() as tg, plain_bot(tg) as bot:
        assert await deliver(bot, reply(), HERE)
        assert tg.called("sendMessage") == []
    assert "Reply without a page" in caplog.text
