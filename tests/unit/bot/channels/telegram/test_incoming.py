"""Tests of bot/channels/telegram/incoming.py, through the application and the fake server."""

from typing import Any

import pytest

from bot.messages import Choice, Message, Outcome, Person, Reply
from tests.fake_telegram import FakeTelegram, async_test
from tests.fake_telegram.store import BOT_USER
from tests.unit.bot.channels.telegram.support import Assistant, polling

NAME = "motcua_test_bot"
FILE = {"file_id": "f", "file_unique_id": "u"}


async def heard(tg: FakeTelegram, assistant: Assistant, chat: int = 1) -> list[tuple[str, str]]:
    """Return what the assistant was asked in a chat up to a last word there, which comes after all the
    rest.
    """
    await tg.say(f"/het@{NAME}", chat=chat)
    await tg.wait(lambda: any(message["text"] == "/het" for message in tg.sent_to(chat)))
    return [said for said in assistant.said if said != ("/het", "")]


@async_test
async def test_private_texts_and_commands() -> None:
    async with FakeTelegram() as tg:
        for text in (
            "làm khai sinh",
            "/start",
            "/start 1_001193",
            f"/help@{NAME}",
            "/vaitro can_bo",
            "hỏi /start",
        ):
            await tg.say(text, language="ru")
        await tg.say("/start@other_bot")
        assistant = Assistant()
        async with polling(tg, assistant):
            assert await heard(tg, assistant) == [
                ("làm khai sinh", ""),
                ("", "start"),
                ("", "start:1_001193"),
                ("", "help"),
                ("/vaitro can_bo", ""),
                ("hỏi /start", ""),
            ]
        assert assistant.asked[0].person == Person("telegram:1", language="ru")


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ({"photo": [{**FILE, "width": 1, "height": 1}], "caption": "cái này là gì"}, "photo"),
        ({"voice": {**FILE, "duration": 1}}, "voice"),
        ({"document": FILE}, "file"),
        (
            {
                "sticker": {
                    **FILE,
                    "width": 1,
                    "height": 1,
                    "is_animated": False,
                    "is_video": False,
                    "type": "regular",
                }
            },
            "sticker",
        ),
        ({"location": {"latitude": 11.9, "longitude": 108.4}}, "location"),
        ({"contact": {"phone_number": "1", "first_name": "A"}}, "contact"),
        ({"dice": {"emoji": "🎲", "value": 1}}, "other"),
    ],
)
def test_what_cannot_be_read_is_named(content: dict[str, Any], kind: str) -> None:
    @async_test
    async def scenario() -> None:
        async with FakeTelegram() as tg:
            await tg.send(**content)
            assistant = Assistant()
            async with polling(tg, assistant):
                assert await heard(tg, assistant) == [("", f"unsupported:{kind}")]

    scenario()


@async_test
async def test_in_a_group_only_what_is_said_to_the_bot() -> None:
    async with FakeTelegram() as tg:
        assistant = Assistant()
        await tg.say("chào cả nhà", chat=-5)
        await tg.say("/start", chat=-5)
        await tg.say("/start@other_bot", chat=-5)
        await tg.send(chat=-5, photo=[{**FILE, "width": 1, "height": 1}])
        await tg.send(chat=-5, new_chat_title="Tên mới")
        await tg.say(f"/start@{NAME} 1_001193", chat=-5)
        await tg.say(f"/hoi@{NAME} khai sinh", chat=-5)
        async with polling(tg, assistant):
            assert await heard(tg, assistant, -5) == [("", "start:1_001193"), ("khai sinh", "")]
            answer = tg.sent_to(-5)[1]
            await tg.say("cần giấy gì", chat=-5, reply_to=answer)
            await tg.wait(lambda: len(tg.sent_to(-5)) == 4)
            assert assistant.said[-1] == ("cần giấy gì", "")
            assert tg.sent_to(-5)[3]["reply_to_message"]["text"] == "cần giấy gì"


@async_test
async def test_a_message_changed_soon_is_answered_anew_and_an_old_one_asked_for_again() -> None:
    async with FakeTelegram() as tg:
        assistant = Assistant()
        async with polling(tg, assistant):
            said = await tg.say("một")
            await tg.wait(lambda: len(tg.sent_to(1)) == 1)
            await tg.edit(said, "hai")
            await tg.wait(lambda: len(tg.sent_to(1)) == 2)
            late = said | {"text": "ba", "edit_date": said["date"] + 601}
            await tg.push({"update_id": 5000, "edited_message": late})
            await tg.wait(lambda: len(tg.sent_to(1)) == 3)
    assert assistant.said == [("một", ""), ("hai", ""), ("", "unsupported:edited")]


@async_test
async def test_a_mention_anywhere_is_said_to_the_bot_and_cut_out() -> None:
    async with FakeTelegram() as tg:
        assistant = Assistant()
        await tg.say(f"@{NAME}, làm khai sinh", chat=-5)
        await tg.say(f"cho hỏi @{NAME.upper()} cần giấy tờ gì", chat=-5)
        await tg.say(f"@other_test_bot hay {NAME} cũng được", chat=-5)
        await tg.say(f"@{NAME}", chat=-5)
        await tg.say(f"@{NAME} /start 1_001193", chat=-5)
        await tg.say(f"@{NAME} là gì", chat=1)
        await tg.send(
            chat=-5,
            photo=[{**FILE, "width": 1, "height": 1}],
            caption=f"xem @{NAME}",
            caption_entities=[{"type": "mention", "offset": 4, "length": len(NAME) + 1}],
        )
        async with polling(tg, assistant):
            said = await heard(tg, assistant, -5)
        assert [(text, action) for text, action in said if text != f"@{NAME} là gì"] == [
            ("làm khai sinh", ""),
            ("cho hỏi   cần giấy tờ gì", ""),
            ("", ""),
            ("", "start:1_001193"),
            ("", "unsupported:photo"),
        ]
        assert {message.public for message in assistant.asked if message.text != f"@{NAME} là gì"} == {True}
        assert {message.link for message in assistant.asked} == {f"https://t.me/{NAME}?start="}


@async_test
async def test_who_writes_in_the_name_of_the_group_is_somebody_another_bot_is_not() -> None:
    async with FakeTelegram() as tg:
        said = await tg.say(f"@{NAME} một", chat=-5)
        bot = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
        await tg.push({"update_id": 5000, "message": said | {"message_id": 50, "from": bot, "text": f"@{NAME} hai"}})
        in_its_name = {"message_id": 51, "from": bot, "sender_chat": said["chat"], "text": f"@{NAME} ba "}
        await tg.push({"update_id": 5001, "message": said | in_its_name})
        assistant = Assistant()
        async with polling(tg, assistant):
            assert await heard(tg, assistant, -5) == [("một", ""), ("ba", "")]


@async_test
async def test_what_an_answered_message_links_to_is_told_in_a_group_alone() -> None:
    def answer(message: Message) -> Reply:
        links = [message.link + payload for payload in ("1_001193", "j_sinh-con", "2_000635", "1_001193")]
        rows = (*((Choice(link, url=link),) for link in links), (Choice("Nguồn", url="https://a.vn"),))
        return Reply(Outcome.ANSWER, ("đáp",), rows)

    async with FakeTelegram() as tg:
        assistant = Assistant(answer)
        for chat in (-5, 1):
            await tg.say(f"hỏi @{NAME}", chat=chat)
        async with polling(tg, assistant):
            for chat in (-5, 1):
                (sent,) = await tg.wait(lambda chat=chat: tg.sent_to(chat))
                await tg.say("lệ phí", chat=chat, reply_to=sent)
                await tg.wait(lambda chat=chat: len(tg.sent_to(chat)) == 2)
        told = {message.public: message.about for message in assistant.asked if message.text == "lệ phí"}
        assert told == {True: ("1.001193", "2.000635"), False: ()}


@async_test
async def test_a_card_picked_inline_is_no_question() -> None:
    async with FakeTelegram() as tg:
        assistant = Assistant()
        await tg.send(text="Thủ tục đăng ký khai sinh", via_bot=BOT_USER)
        async with polling(tg, assistant):
            assert await heard(tg, assistant) == []


@async_test
async def test_a_changed_message_of_a_group_counts_only_if_it_is_said_to_the_bot() -> None:
    async with FakeTelegram() as tg:
        await tg.edit(await tg.say("một", chat=-5), "hai")
        await tg.edit(await tg.say(f"@{NAME} ba", chat=-5), f"@{NAME} bốn")
        assistant = Assistant()
        async with polling(tg, assistant):
            assert await heard(tg, assistant, -5) == [("ba", ""), ("bốn", "")]
