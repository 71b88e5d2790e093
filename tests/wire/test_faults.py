"""What goes wrong between the bot and Telegram, by polling and by webhook: every question is answered once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.fake_telegram import FakeTelegram, async_test
from tests.wire.modes import POLLING, both_modes, said, stub
from tests.wire.ports import fetch

BAD_GATEWAY = "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>"


def errors(tg: FakeTelegram, chat: int = 1) -> list[str]:
    """Return how the sendMessage calls for a chat went, "" where they went well."""
    return [call.error for call in tg.called("sendMessage") if call.chat_id == chat]


@both_modes
@async_test
async def test_a_flood_wait_is_obeyed(mode: str, tmp_path: Path) -> None:
    async with FakeTelegram() as tg, stub(tg, mode, tmp_path) as bot:
        tg.fault("sendMessage", status=429, retry_after=2, description="Too Many Requests: retry after 2")
        await tg.say("một")
        await bot.wait(lambda: said(tg) == ["một"])
        refused, taken = tg.called("sendMessage")
        assert not refused.ok and taken.at - refused.at >= 2.0
        assert await bot.stop() == 0


@both_modes
@pytest.mark.parametrize(
    "fault",
    [
        {"status": 500, "description": "Internal Server Error"},
        {"status": 502, "body": BAD_GATEWAY},
        {"status": 503, "body": "<html></html>"},
    ],
    ids=["500", "502-html", "503-html"],
)
@async_test
async def test_a_server_that_is_not_well_is_asked_again(fault: dict[str, Any], mode: str, tmp_path: Path) -> None:
    async with FakeTelegram() as tg, stub(tg, mode, tmp_path) as bot:
        tg.fault("sendMessage", **fault)
        await tg.say("một")
        await bot.wait(lambda: said(tg) == ["một"])
        await tg.say("hai")
        await bot.wait(lambda: said(tg) == ["một", "hai"])
        assert errors(tg) == [f"fault {fault['status']}", "", ""]
        assert await bot.stop() == 0


@both_modes
@async_test
async def test_what_fails_beside_the_answer_costs_nothing(mode: str, tmp_path: Path) -> None:
    async with FakeTelegram() as tg, stub(tg, mode, tmp_path) as bot:
        await tg.say("pages")
        first = (await bot.wait(lambda: tg.sent_to(1)))[0]
        for method in ("sendChatAction", "answerCallbackQuery", "editMessageText", "getWebhookInfo", "getUpdates"):
            tg.fault(method, status=502, body=BAD_GATEWAY)
        await tg.tap(first, "Trang 3")
        turned = (await bot.wait(lambda: tg.sent_to(1, "editMessageText")))[0]
        assert (turned["text"], len(tg.sent_to(1))) == ("Trang ba của ba", 1)
        assert await bot.stop() == 0


@both_modes
@async_test
async def test_a_connection_that_breaks_off_is_apologised_for_and_nothing_comes_twice(
    mode: str, tmp_path: Path
) -> None:
    async with FakeTelegram() as tg, stub(tg, mode, tmp_path) as bot:
        tg.fault("sendMessage", drop=True)
        await tg.say("một")
        await tg.say("hai")
        await bot.wait(lambda: len(said(tg)) == 2)
        assert said(tg)[0].startswith("Xin lỗi") and said(tg)[1] == "hai"
        assert errors(tg) == ["fault drop", "", ""]
        assert await bot.stop() == 0


@both_modes
@async_test
async def test_what_was_delivered_after_the_patience_of_the_bot_is_not_sent_again(mode: str, tmp_path: Path) -> None:
    async with FakeTelegram() as tg:
        tg.fault("sendMessage", delay=60)
        async with stub(tg, mode, tmp_path, STUB_READ_TIMEOUT="1") as bot:
            await tg.say("một")
            await tg.say("hai")
            await bot.wait(lambda: said(tg) == ["một", "hai"])
            assert await bot.stop() == 0
        async with stub(tg, mode, tmp_path) as bot:
            await tg.say("ba")
            await bot.wait(lambda: "ba" in said(tg))
            assert await bot.stop() == 0
    assert said(tg) == ["một", "hai", "ba"]
    assert "the message may have arrived and is not sent again" in bot.log


@both_modes
@async_test
async def test_an_update_that_comes_again_is_answered_once(mode: str, tmp_path: Path) -> None:
    async with FakeTelegram() as tg:
        async with stub(tg, mode, tmp_path) as bot:
            first = await tg.say("một")
            await tg.push({"update_id": 1001, "message": first})
            await bot.wait(lambda: said(tg) == ["một"])
            await tg.push({"update_id": 1001, "message": first})
            await tg.say("hai")
            await bot.wait(lambda: len(said(tg)) == 2)
            assert await bot.stop() == 0
        await tg.push({"update_id": 1001, "message": first})
        await tg.say("ba")
        async with stub(tg, mode, tmp_path) as bot:
            await bot.wait(lambda: "ba" in said(tg))
            assert await bot.stop() == 0
    assert said(tg) == ["một", "hai", "ba"]


@both_modes
@async_test
async def test_updates_out_of_order_are_all_answered_once(mode: str, tmp_path: Path) -> None:
    async with FakeTelegram() as tg:
        first = {user: await tg.say("một", user=user) for user in (1, 2)}
        for number, user in ((1009, 1), (1004, 1), (1007, 2), (1003, 2)):
            await tg.push({"update_id": number, "message": first[user] | {"text": str(number)}})
        async with stub(tg, mode, tmp_path) as bot:
            await bot.wait(lambda: len(said(tg)) == 3 and len(said(tg, 2)) == 3)
            await tg.push({"update_id": 1020, "message": first[1] | {"text": "hết"}})
            await bot.wait(lambda: "hết" in said(tg))
            assert await bot.stop() == 0
    assert said(tg) == ["một", "1009", "1004", "hết"]
    assert said(tg, 2) == ["một", "1007", "1003"]


@both_modes
@async_test
async def test_who_blocks_the_bot_gets_nothing_more_and_others_do(mode: str, tmp_path: Path) -> None:
    async with FakeTelegram() as tg, stub(tg, mode, tmp_path) as bot:
        tg.fault("sendMessage", status=403, description="Forbidden: bot was blocked by the user")
        await tg.say("long")
        await bot.wait(lambda: errors(tg))
        await tg.say("hai", user=2)
        await bot.wait(lambda: said(tg, 2) == ["hai"])
        await tg.say("long")  # whoever writes again has unblocked it
        await bot.wait(lambda: len(said(tg)) == 3)
        assert errors(tg) == ["fault 403", "", "", ""]
        assert await bot.stop() == 0
    assert '"outcome":"blocked"' in bot.log.replace(" ", "")


@async_test
async def test_another_poller_is_told_of_and_does_not_end_the_bot(tmp_path: Path) -> None:
    async with FakeTelegram() as tg, stub(tg, POLLING, tmp_path) as bot:
        await tg.say("một")
        await bot.wait(lambda: said(tg) == ["một"])
        while not any(call.error.startswith("Conflict") for call in tg.called("getUpdates")):
            await fetch(f"{tg.base}{tg.token}/getUpdates")
        await tg.say("hai")
        await bot.wait(lambda: said(tg) == ["một", "hai"])
        assert await bot.stop() == 0
    assert "Một tiến trình khác đang chạy cùng mã bot" in bot.log


@async_test
async def test_a_connection_for_updates_that_hangs_ends_the_process_for_its_supervisor(tmp_path: Path) -> None:
    async with FakeTelegram() as tg:
        async with stub(tg, POLLING, tmp_path, STUB_STALL_LIMIT="2") as bot:
            await tg.say("một")
            await bot.wait(lambda: said(tg) == ["một"])
            tg.fault("getUpdates", times=9, delay=600)
            assert await bot.ended() == 1
        assert "Kết nối nhận tin từ Telegram bị treo" in bot.log
        tg.calm()
        await tg.say("hai")
        async with stub(tg, POLLING, tmp_path) as bot:
            await bot.wait(lambda: said(tg) == ["một", "hai"])
            assert await bot.stop() == 0
