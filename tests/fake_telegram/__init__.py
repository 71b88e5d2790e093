"""A strict fake of the Telegram Bot API on 127.0.0.1, with a person's side to say and tap.

What it knows of the real server: tdlib/telegram-bot-api's error texts, the Bot API's documentation, and the
limits in telegram.constants, which it imports so that it cannot drift from the library. Typical use:

    async with FakeTelegram() as tg:
        ...start a bot with token tg.token, base URL tg.base, file base URL tg.file_base...
        await tg.say("/start")
        message = (await tg.wait(lambda: tg.sent_to(1)))[0]
        await tg.tap(message, "Lệ phí")
        await tg.wait(lambda: tg.sent_to(1, "editMessageText"))

By webhook updates are posted as soon as an address is set (webhook.py); `tg.webhook.posts` are the deliveries.
Not done: payments. Tested by tests/unit/fake_telegram, of which test_limits.py holds it to telegram.constants and to
what the bot calls.
"""

from tests.fake_telegram.calls import Call
from tests.fake_telegram.loop import async_test
from tests.fake_telegram.server import FakeTelegram

__all__ = ["Call", "FakeTelegram", "async_test"]
