"""Tests of bot/channels/telegram/inline.py, against the fake server."""

from __future__ import annotations

import contextlib
import logging
import threading
from collections.abc import AsyncIterator, Callable

import pytest
from telegram import InlineKeyboardMarkup

from bot.channels.telegram.app import build_app
from bot.channels.telegram.inbox import Inbox
from bot.channels.telegram.inbox_queue import InboxQueue
from bot.channels.telegram.inline import A_PAGE, CACHE_TIME, MOST, article
from bot.messages import Choice, Suggestion
from bot.operations.metrics import Metrics
from tests.fake_telegram import FakeTelegram, async_test
from tests.unit.bot.channels.telegram.support import Assistant, polling, settings_for

LINK = "https://t.me/motcua_test_bot?start="


def suggestion(key: str, page: str = "<b>Thẻ</b>", language: str = "vi") -> Suggestion:
    """Return a suggestion with a deep link and an address."""
    rows = (
        (Choice("Mở đầy đủ", f"start:{key.replace('.', '_')}"),),
        (Choice("Nguồn", url="https://dichvucong.gov.vn/a"),),
    )
    return Suggestion(key, f"Việc {key}", "Cấp xã", page, rows, code=key, language=language)


class Suggester:
    """Suggests as many as there are, keeping what it was asked."""

    def __init__(self, *suggestions: Suggestion, before: Callable[[str], None] = lambda text: None) -> None:
        self.asked: list[tuple[str, str, int]] = []
        self._suggestions = suggestions
        self._before = before

    def suggest(self, text: str, language: str, limit: int) -> tuple[Suggestion, ...]:
        self.asked.append((text, language, limit))
        self._before(text)
        return self._suggestions[:limit]


MANY = tuple(suggestion(f"1.{number:06}") for number in range(60))


@contextlib.asynccontextmanager
async def answering(suggester: Suggester) -> AsyncIterator[FakeTelegram]:
    """Run the application against a fake server."""
    async with FakeTelegram() as tg, polling(tg, Assistant(), suggester=suggester):
        yield tg


@async_test
async def test_what_is_typed_becomes_cards_whose_buttons_open_addresses() -> None:
    suggester = Suggester(suggestion("1.001193"))
    async with answering(suggester) as tg:
        query = await tg.ask_inline("giấy khai sinh", user=7)
        await tg.wait(lambda: query in tg.inline.answers)
        sent = await tg.pick(query, "1.001193", user=7, chat=-5)
        answer = tg.inline.answers[query]
    assert suggester.asked == [("giấy khai sinh", "", A_PAGE + 1)]
    assert [(one["id"], one["title"], one["description"]) for one in answer["results"]] == [
        ("1.001193", "Việc 1.001193", "Cấp xã")
    ]
    assert (answer["cache_time"], answer["is_personal"], answer["next_offset"]) == (CACHE_TIME, False, "")
    assert answer["button"] == {"text": "Mở Một Cửa để hỏi riêng", "start_parameter": "inline"}
    assert (sent["chat"]["id"], sent["text"]) == (-5, "Thẻ")
    assert sent["entities"] == [{"type": "bold", "offset": 0, "length": 3}]
    assert sent["reply_markup"]["inline_keyboard"] == [
        [{"text": "Mở đầy đủ", "url": f"{LINK}1_001193"}],
        [{"text": "Nguồn", "url": "https://dichvucong.gov.vn/a"}],
    ]


@async_test
async def test_pages_follow_each_other_up_to_fifty() -> None:
    suggester = Suggester(*MANY)
    seen: list[str] = []
    async with answering(suggester) as tg:
        offset = ""
        for _ in range(MOST // A_PAGE):
            query = await tg.ask_inline("giấy", offset=offset)
            await tg.wait(lambda query=query: query in tg.inline.answers)
            seen += [one["id"] for one in tg.inline.answers[query]["results"]]
            offset = tg.inline.answers[query]["next_offset"]
    assert seen == [one.key for one in MANY[:MOST]]
    assert offset == ""


@pytest.mark.parametrize("offset", ["-3", "mười", "²"])
def test_an_offset_that_is_none_begins_anew(offset: str) -> None:
    @async_test
    async def scenario() -> None:
        async with answering(Suggester(*MANY)) as tg:
            query = await tg.ask_inline("giấy", offset=offset)
            await tg.wait(lambda: query in tg.inline.answers)
            assert tg.inline.answers[query]["results"][0]["id"] == MANY[0].key

    scenario()


@async_test
async def test_without_words_the_account_tells_the_language_and_the_answer_is_its_own() -> None:
    suggester = Suggester(suggestion("hint", language="ru"))
    async with answering(suggester) as tg:
        for text in ("", "1.001193"):
            query = await tg.ask_inline(text, language="ru-RU")
            await tg.wait(lambda query=query: query in tg.inline.answers)
            answer = tg.inline.answers[query]
            assert answer["is_personal"]
            assert answer["button"]["text"] == "Открыть Một Cửa и спросить лично"
    assert [language for _, language, _ in suggester.asked] == ["ru", "ru"]


@async_test
async def test_nothing_is_not_remembered_by_telegram() -> None:
    async with answering(Suggester()) as tg:
        query = await tg.ask_inline("giấy")
        await tg.wait(lambda: query in tg.inline.answers)
        assert (tg.inline.answers[query]["results"], tg.inline.answers[query]["cache_time"]) == ([], 0)


@async_test
async def test_what_has_run_out_is_let_go(caplog: pytest.LogCaptureFixture) -> None:
    async with answering(Suggester(suggestion("1.001193"))) as tg:
        with caplog.at_level(logging.INFO):
            await tg.ask_inline("bí mật của tôi", expired=True)
            await tg.wait(lambda: tg.called("answerInlineQuery"))
            query = await tg.ask_inline("khai sinh")
            await tg.wait(lambda: query in tg.inline.answers)
        assert [call.ok for call in tg.called("answerInlineQuery")] == [False, True]
        assert tg.called("sendMessage") == []
    assert not [record for record in caplog.records if record.levelno > logging.INFO]
    assert "bí mật" not in caplog.text


@async_test
async def test_unreadable_html_goes_as_plain_text() -> None:
    async with answering(Suggester(suggestion("1.001193", "<b>Hộ tịch</b> <i>chưa đóng"))) as tg:
        query = await tg.ask_inline("hộ tịch")
        await tg.wait(lambda: query in tg.inline.answers)
        assert tg.inline.answers[query]["results"][0]["message"]["text"] == "Hộ tịch chưa đóng"


@async_test
async def test_a_failing_suggester_is_logged_without_what_was_typed(caplog: pytest.LogCaptureFixture) -> None:
    def fail(text: str) -> None:
        if text == "bí mật":
            raise ValueError("a stub's failure")

    async with answering(Suggester(suggestion("1.001193"), before=fail)) as tg:
        await tg.ask_inline("bí mật")
        query = await tg.ask_inline("khai sinh", user=2)
        await tg.wait(lambda: query in tg.inline.answers)
        assert tg.called("sendMessage") == []
    assert "a stub's failure" in caplog.text and "bí mật" not in caplog.text


@async_test
async def test_of_what_one_types_on_the_newest_is_answered_and_chats_go_on_meanwhile() -> None:
    gate, begun = threading.Event(), threading.Event()

    def held(text: str) -> None:
        begun.set()
        gate.wait(30)

    suggester = Suggester(suggestion("1.001193"), before=held)
    async with answering(suggester) as tg:
        try:
            queries = [await tg.ask_inline(text, user=7) for text in ("g", "gi", "giấy", "giấy khai")]
            await tg.say("hỏi", user=7)
            await tg.wait(lambda: tg.sent_to(7))
            assert begun.is_set() and not tg.inline.answers
        finally:
            gate.set()
        await tg.wait(lambda: queries[-1] in tg.inline.answers)
    assert [text for text, _, _ in suggester.asked] == ["g", "giấy khai"]


@async_test
async def test_nothing_of_it_is_kept_and_its_time_is_counted() -> None:
    inbox, metrics = Inbox(None), Metrics()
    async with FakeTelegram() as tg:
        suggester = Suggester(suggestion("1.001193"))
        app = build_app(settings_for(tg), Assistant(), inbox=inbox, metrics=metrics, suggester=suggester)
        assert isinstance(app.update_queue, InboxQueue) and app.updater is not None
        async with app:
            await app.updater.start_polling()
            await app.start()
            query = await tg.ask_inline("khai sinh")
            await tg.wait(lambda: query in tg.inline.answers)
            await app.updater.stop()
            await app.stop()
    assert inbox.waiting() == 0
    assert inbox._database.execute("select body, reply from received").fetchall() == [(None, None)]
    assert 'motcua_step_seconds_count{step="inline"} 1.0' in metrics.text().decode()
    assert metrics.outcomes() == {}


def test_a_button_that_would_call_back_is_refused() -> None:
    with pytest.raises(ValueError, match="v1:n"):
        article(Suggestion("1", "a", "b", "c", ((Choice("Không", "v1:n"),),)), LINK)


def test_no_buttons_at_all() -> None:
    assert article(Suggestion("1", "a", "b", "c"), LINK).reply_markup is None
    assert isinstance(article(suggestion("1.001193"), LINK).reply_markup, InlineKeyboardMarkup)
