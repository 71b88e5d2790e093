"""An outage of Telegram longer than the short retries, by polling and by webhook: answers are kept and come once."""

from __future__ import annotations

import signal
from pathlib import Path

from bot.channels.telegram.inbox import EXPIRES, FILE, Inbox
from bot.channels.telegram.outage import PAUSES
from tests.fake_telegram import FakeTelegram, async_test
from tests.wire.modes import both_modes, said, stub

BAD_GATEWAY = "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>"
# With the short retries (bot/channels/telegram/sending.py) a request is made this often before an answer is kept.
AT_ONCE = 3


def out(tg: FakeTelegram, times: int = 9999) -> None:
    """Let Telegram be out for everything that is sent to chats."""
    for method in ("sendMessage", "editMessageText", "sendChatAction"):
        tg.fault(method, times, status=502, body=BAD_GATEWAY)


@both_modes
@async_test
async def test_an_answer_is_kept_and_comes_once_after_the_outage(mode: str, tmp_path: Path) -> None:
    async with FakeTelegram() as tg, stub(tg, mode, tmp_path) as bot:
        tg.fault("sendMessage", times=AT_ONCE, status=502, body=BAD_GATEWAY)
        await tg.say("một")
        await tg.say("hai")
        await bot.wait(lambda: said(tg) == ["một", "hai"])
        calls = tg.called("sendMessage")
        assert [call.ok for call in calls] == [*[False] * AT_ONCE, True, True]
        assert calls[AT_ONCE].at - calls[AT_ONCE - 1].at >= PAUSES[0]
        assert await bot.stop() == 0
    assert "An answer is kept" in bot.log


@both_modes
@async_test
async def test_an_answer_outlives_a_stop_and_a_kill_in_the_outage(mode: str, tmp_path: Path) -> None:
    async with FakeTelegram() as tg:
        out(tg)
        for text, how, code in (("một", signal.SIGTERM, 0), ("hai", signal.SIGKILL, -signal.SIGKILL)):
            async with stub(tg, mode, tmp_path) as bot:
                before = len(tg.called("sendMessage"))
                await tg.say(text)
                # Kept once, and the next in its chat behind it.
                await bot.wait(lambda before=before: len(tg.called("sendMessage")) >= before + AT_ONCE)
                await bot.wait(lambda: not tg.updates.pending)
                assert await bot.stop(how) == code
        tg.calm()
        async with stub(tg, mode, tmp_path) as bot:
            await bot.wait(lambda: said(tg) == ["một", "hai"])
            assert await bot.stop() == 0
        async with stub(tg, mode, tmp_path) as bot:
            await tg.say("ba")
            await bot.wait(lambda: "ba" in said(tg))
            assert await bot.stop() == 0
    assert said(tg) == ["một", "hai", "ba"]


@both_modes
@async_test
async def test_a_tap_that_ran_out_is_let_go_and_what_telegram_refuses_is_given_up(mode: str, tmp_path: Path) -> None:
    async with FakeTelegram() as tg:
        async with stub(tg, mode, tmp_path) as bot:
            await tg.say("pages")
            (first,) = await bot.wait(lambda: tg.sent_to(1))
            out(tg)
            await tg.tap(first, "Trang 2")
            await tg.say("hỏng", user=2)
            await bot.wait(lambda: {call.chat_id for call in tg.called("editMessageText")} == {1})
            await bot.wait(lambda: [call.chat_id for call in tg.called("sendMessage")].count(2) == AT_ONCE)
            await bot.stop(signal.SIGKILL)
        tg.calm()
        inbox = Inbox(tmp_path / FILE)
        assert inbox.waiting() == 2
        # The tap is as old as if the outage had been long.
        inbox._change("update received set at = at - ? where kind = 'callback_query'", EXPIRES["callback_query"])
        inbox.close()
        # By times=2 the apology is refused as well.
        tg.fault("sendMessage", times=2, status=400, description="Bad Request: chat not found")
        async with stub(tg, mode, tmp_path) as bot:
            await bot.wait(lambda: [call.chat_id for call in tg.called("sendMessage")].count(2) == AT_ONCE + 2)
            await tg.say("hai")
            await bot.wait(lambda: "hai" in said(tg))
            assert await bot.stop() == 0
        assert said(tg)[1:] == ["hai"] and said(tg, 2) == [] and tg.sent_to(1, "editMessageText") == []
        inbox = Inbox(tmp_path / FILE)
        assert inbox.waiting() == 0
        inbox.close()
