"""Tests of bot/channels/telegram/extras.py and daily.py against the fake server: polls, their votes, files."""

from __future__ import annotations

from dataclasses import replace

from bot.channels.telegram.daily import DailyLessons
from bot.channels.telegram.extras import deliver_whole, fits_poll
from bot.channels.telegram.lane import Lane
from bot.channels.telegram.sending import Place
from bot.messages import Choice, File, Outcome, Quiz, Reply
from tests.fake_telegram import FakeTelegram, async_test
from tests.unit.bot.channels.telegram.support import Assistant, plain_bot, polling

QUIZ = Quiz("Lệ phí bao nhiêu?", ("5.000 đồng", "8.000 đồng"), 1, "Cách thức thực hiện, 2.000635.", "v1:q:2.000635:0a")
ASKED = Reply(Outcome.TRAINING, ("<i>Câu 1/8</i>",), quiz=QUIZ)


class Classroom:
    """Keeps polls in memory."""

    def __init__(self, *lessons: tuple[str, Reply]) -> None:
        self.polls: dict[str, tuple[str, str]] = {}
        self.lessons = list(lessons)
        self.reached: dict[str, bool] = {}

    def note_poll(self, poll: str, person: str, action: str) -> None:
        self.polls[poll] = (person, action)

    def poll_action(self, poll: str, person: str) -> str:
        owner, action = self.polls.get(poll, ("", ""))
        return action if owner == person else ""

    def lessons_due(self, channel: str) -> list[tuple[str, Reply]]:
        return self.lessons if channel == "telegram" else []

    def note_reach(self, person: str, reached: bool) -> None:
        self.reached[person] = reached


def test_what_fits_a_poll() -> None:
    assert fits_poll(QUIZ)
    assert not fits_poll(replace(QUIZ, question="x" * 301))
    assert not fits_poll(replace(QUIZ, choices=("a", "x" * 101)))
    assert not fits_poll(replace(QUIZ, choices=("a",)))
    assert not fits_poll(replace(QUIZ, explanation="x" * 201))
    assert not fits_poll(replace(QUIZ, explanation="a\nb\nc\nd"))


@async_test
async def test_a_quiz_is_a_poll_and_a_vote_is_an_answer() -> None:
    classroom = Classroom()
    assistant = Assistant(lambda message: Reply(Outcome.TRAINING, (message.action,)) if message.action else ASKED)
    async with FakeTelegram() as tg, polling(tg, assistant, classroom):
        await tg.say("hỏi tôi đi")
        (sent,) = await tg.wait(lambda: tg.sent_to(1, "sendPoll"))
        assert sent["poll"]["question"] == QUIZ.question and sent["poll"]["correct_option_ids"] == [1]
        assert [option["text"] for option in sent["poll"]["options"]] == list(QUIZ.choices)
        assert sent["poll"]["type"] == "quiz" and not sent["poll"]["is_anonymous"]
        await tg.wait(lambda: classroom.polls)
        await tg.vote(sent, 0)
        await tg.wait(lambda: len(tg.sent_to(1)) == 2)
    assert assistant.said[-1] == ("", "v1:q:2.000635:0a:0")


@async_test
async def test_a_vote_in_another_poll_or_of_another_person_is_let_go() -> None:
    classroom = Classroom()
    assistant = Assistant(lambda message: ASKED)
    async with FakeTelegram() as tg, polling(tg, assistant, classroom):
        await tg.say("hỏi tôi đi")
        (sent,) = await tg.wait(lambda: tg.sent_to(1, "sendPoll"))
        await tg.say("chào", user=2)
        await tg.wait(lambda: tg.sent_to(2, "sendPoll"))
        await tg.vote(sent, 0, user=2)
        await tg.say("xong chưa", user=2)
        await tg.wait(lambda: len(tg.sent_to(2, "sendPoll")) == 2)
    assert [action for _, action in assistant.said if action] == []


@async_test
async def test_a_quiz_that_does_not_fit_or_is_refused_is_text() -> None:
    async with FakeTelegram() as tg, plain_bot(tg) as bot:
        await tg.say("chào")
        classroom = Classroom()
        long = replace(ASKED, quiz=replace(QUIZ, question="Dài " * 90))
        assert await deliver_whole(bot, long, Place(1), "telegram:1", classroom)
        tg.fault("sendPoll", status=400, description="Bad Request: poll is not allowed here")
        assert await deliver_whole(bot, ASKED, Place(1), "telegram:1", classroom)
        assert await deliver_whole(bot, ASKED, Place(1), "telegram:1", None)
        texts = [message["text"] for message in tg.sent_to(1)]
    assert [text.count("A. 5.000 đồng") for text in texts] == [1, 0, 1, 1]
    assert classroom.polls == {}


@async_test
async def test_files_follow_the_page() -> None:
    reply = Reply(Outcome.TRAINING, ("Đây",), ((Choice("Về", "v1:t:home"),),), files=(File("a.pdf", b"%PDF", "Giấy"),))
    async with FakeTelegram() as tg, plain_bot(tg) as bot:
        await tg.say("chào")
        assert await deliver_whole(bot, reply, Place(1), "telegram:1")
        (sent,) = tg.sent_to(1, "sendDocument")
        assert sent["document"]["file_name"] == "a.pdf" and sent["caption"] == "Giấy"
        tg.block(1)
        assert not await deliver_whole(bot, reply, Place(1), "telegram:1")
        assert not await deliver_whole(bot, ASKED, Place(1), "telegram:1", Classroom())


@async_test
async def test_daily_lessons_are_sent_and_one_that_fails_holds_up_none() -> None:
    lesson = Reply(Outcome.TRAINING, ("Bài hôm nay",))
    classroom = Classroom(("telegram:7", lesson), ("telegram:1", lesson), ("telegram:2", ASKED))
    async with FakeTelegram() as tg, polling(tg, Assistant(), classroom) as app:
        for user in (1, 2):
            await tg.say("chào", user=user)
        await tg.wait(lambda: tg.sent_to(2) and tg.sent_to(1))
        context = app.context_types.context(app)
        lessons = DailyLessons(classroom, Lane(per_second=1000))
        await lessons.send(context)
        assert tg.sent_to(1)[-1]["text"] == "Bài hôm nay"
        assert len(tg.sent_to(2, "sendPoll")) == 1
        assert classroom.reached == {"telegram:1": True, "telegram:2": True}
        tg.block(1)
        await lessons.send(context)
        assert classroom.reached == {"telegram:1": False, "telegram:2": True}
