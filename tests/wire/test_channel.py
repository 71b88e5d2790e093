"""The Telegram channel as a process, over a stub assistant: what it does whatever the answers are."""

from __future__ import annotations

import signal
from pathlib import Path

from tests.fake_telegram import FakeTelegram, async_test
from tests.wire.modes import STUB, both_modes, settings
from tests.wire.process import running

BAD_GATEWAY = "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>"


@both_modes
@async_test
async def test_start_question_and_stop(mode: str, tmp_path: Path) -> None:
    async with FakeTelegram() as tg, running(tg, STUB, tmp_path, tmp_path / "log", **settings(mode)) as bot:
        await tg.say("/start 1_001193")
        await bot.wait(lambda: tg.sent_to(1))
        assert tg.sent_to(1)[0]["text"] == "Hành động: start:1_001193"
        await tg.say("làm giấy khai sinh & <hộ khẩu>")
        await bot.wait(lambda: len(tg.sent_to(1)) == 2)
        answer = tg.sent_to(1)[1]
        assert answer["text"] == "Bạn nói: làm giấy khai sinh & <hộ khẩu>"
        assert answer["entities"] == [{"type": "bold", "offset": 9, "length": 30}]
        assert answer["link_preview_options"] == {"is_disabled": True}
        assert await bot.stop() == 0
    assert "Telegram channel stopped" in bot.log


@both_modes
@async_test
async def test_the_token_is_in_no_log_record_even_at_debug_level(mode: str, tmp_path: Path) -> None:
    async with FakeTelegram() as tg, running(tg, STUB, tmp_path, tmp_path / "log", **settings(mode)) as bot:
        tg.fault("sendMessage", drop=True)
        await tg.say("một")
        await tg.say("hai", user=2)
        await bot.wait(lambda: tg.sent_to(1) or tg.sent_to(2))
        assert await bot.stop() == 0
    assert "DEBUG" in bot.log
    assert "[token]" in bot.log
    assert tg.token.partition(":")[2] not in bot.log


@both_modes
@async_test
async def test_pages_turn_in_place(mode: str, tmp_path: Path) -> None:
    async with FakeTelegram() as tg, running(tg, STUB, tmp_path, tmp_path / "log", **settings(mode)) as bot:
        await tg.say("pages")
        first = (await bot.wait(lambda: tg.sent_to(1)))[0]
        await tg.tap(first, "Trang 3")
        turned = (await bot.wait(lambda: tg.sent_to(1, "editMessageText")))[0]
        assert turned["text"] == "Trang ba của ba"
        assert turned["message_id"] == first["message_id"]
        assert [button["text"] for button in turned["reply_markup"]["inline_keyboard"][0]] == [
            "Trang 1",
            "Trang 2",
        ]
        assert [call.ok for call in tg.called("answerCallbackQuery")] == [True]


@both_modes
@async_test
async def test_an_old_button_works_after_a_restart(mode: str, tmp_path: Path) -> None:
    async with FakeTelegram() as tg:
        async with running(tg, STUB, tmp_path, tmp_path / "log", **settings(mode)) as bot:
            await tg.say("pages")
            first = (await bot.wait(lambda: tg.sent_to(1)))[0]
            assert await bot.stop() == 0
        await tg.tap(first, "Trang 2", expired=True)
        await tg.say("khi bot nghỉ")
        async with running(tg, STUB, tmp_path, tmp_path / "log", **settings(mode)) as bot:
            turned = (await bot.wait(lambda: tg.sent_to(1, "editMessageText")))[0]
            assert turned["text"] == "Trang hai của ba"
            await bot.wait(lambda: len(tg.sent_to(1)) == 2)
            assert tg.sent_to(1)[1]["text"] == "Bạn nói: khi bot nghỉ"


@async_test
async def test_a_bad_gateway_is_survived_at_start_polling_and_sending(tmp_path: Path) -> None:
    async with FakeTelegram() as tg:
        for method in ("getMe", "getUpdates", "sendMessage"):
            tg.fault(method, status=502, body=BAD_GATEWAY)
        await tg.say("xin chào")
        async with running(tg, STUB, tmp_path, tmp_path / "log") as bot:
            await bot.wait(lambda: tg.sent_to(1))
            assert [message["text"] for message in tg.sent_to(1)] == ["Bạn nói: xin chào"]
            assert len(tg.called("sendMessage")) == 2
            assert await bot.stop() == 0


@both_modes
@async_test
async def test_unreadable_html_arrives_as_plain_text(mode: str, tmp_path: Path) -> None:
    async with FakeTelegram() as tg, running(tg, STUB, tmp_path, tmp_path / "log", **settings(mode)) as bot:
        await tg.say("unreadable")
        sent = (await bot.wait(lambda: tg.sent_to(1)))[0]
        assert sent["text"] == "Hộ tịch chưa đóng"
        assert "entities" not in sent


@both_modes
@async_test
async def test_a_failing_assistant_apologises_in_the_language_of_the_person(mode: str, tmp_path: Path) -> None:
    async with FakeTelegram() as tg, running(tg, STUB, tmp_path, tmp_path / "log", **settings(mode)) as bot:
        await tg.say("fail", language="en")
        assert (await bot.wait(lambda: tg.sent_to(1)))[0]["text"].startswith("Sorry")
        await tg.say("fail", user=2)
        assert (await bot.wait(lambda: tg.sent_to(2)))[0]["text"].startswith("Xin lỗi")
        assert await bot.stop() == 0
    assert "a stub's failure" in bot.log


@async_test
async def test_a_refused_token_ends_the_process_plainly(tmp_path: Path) -> None:
    async with (
        FakeTelegram() as tg,
        running(tg, STUB, tmp_path, tmp_path / "log", TELEGRAM_BOT_TOKEN="1:wrong") as bot,
    ):
        assert await bot.ended() == 1
    assert "Telegram không nhận mã bot. Hãy kiểm tra TELEGRAM_BOT_TOKEN" in bot.log


@async_test
async def test_interrupt_is_graceful_too(tmp_path: Path) -> None:
    async with FakeTelegram() as tg, running(tg, STUB, tmp_path, tmp_path / "log") as bot:
        await bot.wait(lambda: tg.called("deleteWebhook"))
        assert await bot.stop(signal.SIGINT) == 0
