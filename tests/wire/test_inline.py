"""Inline queries of the real command: what is typed in any chat, the cards to send, the way into the private chat."""

from __future__ import annotations

from pathlib import Path

from tests.fake_telegram import FakeTelegram, async_test
from tests.wire.homes import fresh
from tests.wire.modes import both_modes, settings
from tests.wire.process import running

GROUP, VOLUNTEER, RESIDENT = -77, 5, 6


@both_modes
@async_test
async def test_a_volunteer_sends_a_card_and_a_resident_opens_it(mode: str, home: Path, tmp_path: Path) -> None:
    own = fresh(home, tmp_path)
    command = ("-m", "bot", "telegram", "--home", str(own))
    async with FakeTelegram() as tg, running(tg, command, own, tmp_path / "log", **settings(mode)) as bot:
        typed = await tg.ask_inline("giấy khai sinh", user=VOLUNTEER)
        await bot.wait(lambda: typed in tg.inline.answers)
        answer = tg.inline.answers[typed]
        first = answer["results"][0]
        assert first["id"] == "1.001193" and first["description"].startswith("Cấp xã, phường · ")
        assert (answer["is_personal"], answer["cache_time"]) == (False, 300)

        more = await tg.ask_inline("giấy khai sinh", user=VOLUNTEER, offset=answer["next_offset"])
        await bot.wait(lambda: more in tg.inline.answers)
        ids = [one["id"] for query in (typed, more) for one in tg.inline.answers[query]["results"]]
        assert len(ids) == len(set(ids)) > 10

        card = await tg.pick(typed, "1.001193", user=VOLUNTEER, chat=GROUP)
        assert card["text"].startswith("Thủ tục đăng ký khai sinh")
        buttons = [button for row in card["reply_markup"]["inline_keyboard"] for button in row]
        assert buttons[0]["url"] == "https://t.me/motcua_test_bot?start=1_001193"
        assert all("callback_data" not in button for button in buttons)

        await tg.say(f"/start {buttons[0]['url'].partition('start=')[2]}", user=RESIDENT)
        opened = (await bot.wait(lambda: tg.sent_to(RESIDENT)))[0]
        assert "1.001193" in opened["text"]

        lost = await tg.ask_inline("xyzzy qwfp zxcv", user=VOLUNTEER)
        await bot.wait(lambda: lost in tg.inline.answers)
        assert [one["id"] for one in tg.inline.answers[lost]["results"]] == ["none"]
        assert await bot.stop() == 0
    assert tg.sent_to(GROUP) == [] and tg.sent_to(VOLUNTEER) == []
    assert "khai sinh" not in bot.log and "xyzzy" not in bot.log
