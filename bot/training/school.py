"""Training as the assistant sees it: commands and buttons in, replies out. Only officers and administrators may.

Imported by bot.assistant. Tested by tests/unit/bot/training/test_school.py and, over Telegram and in the terminal, by
tests/wire/test_training.py.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.library import Opened
from bot.messages import Message, Reply
from bot.roles import STAFF, Roles
from bot.training import actions
from bot.training.certifying import Certifying
from bot.training.ledger import Ledger, Trainee
from bot.training.lessons import section
from bot.training.path import Item, Step, items, next_item
from bot.training.path_replies import (
    last_page,
    lesson_reply,
    module_reply,
    path_reply,
    posts_reply,
    procedure_reply,
)
from bot.training.questioning import Questioning
from bot.training.rehearsing import Rehearsing
from bot.training.reviews import Reviews
from bot.training.rounds import QuestionBank
from bot.training.speech import Speech
from bot.training.turn import Turn
from knowledge.posts import Post

TRAIN, REHEARSE = "train", "rehearse"
HOURS = (6, 7, 8, 9, 11, 12, 16, 17, 19, 20, 21, 22)
A_ROW = 4
Card = Callable[[str, Opened, str], Reply | None]


@dataclass(frozen=True, slots=True)
class School:
    """Answers everything of training. `card` gives the officer's card of a code, None where there is no record."""

    posts: Mapping[str, Post]
    roles: Roles
    ledger: Ledger
    reviews: Reviews
    questioning: Questioning
    rehearsing: Rehearsing
    certifying: Certifying
    bank: Callable[[Opened], QuestionBank]
    card: Card

    def reply(self, message: Message, opened: Opened, language: str) -> Reply | None:
        """The reply to a command or a button of training; None where it is none."""
        verb = message.action
        button, given, act = actions.read_training(verb), actions.read_answer(verb), actions.read_act(verb)
        if not (button or given or act or verb in (TRAIN, REHEARSE)):
            return None
        speech = Speech(language)
        if message.person.role not in STAFF:
            return speech.reply(speech.say("for_officers"))
        trainee = self._trainee(message.person.key)
        if button and button[0] == "post" and button[1] in self.posts:
            self.ledger.choose(message.person.key, button[1])
            trainee = self._trainee(message.person.key)
            button = ("home", "", 0)
        if trainee is None or trainee.post not in self.posts or (button and button[0] == "posts"):
            return posts_reply(self.posts, speech)
        turn, post = Turn(trainee, opened, speech), self.post(trainee.post, opened)
        if given:
            return self.questioning.answer(turn, post, self.bank(opened), given)
        if act or verb == REHEARSE:
            at, pick = act or ("new", "")
            return self.rehearsing.begin(turn) if at == "new" else self.rehearsing.go_on(turn, at, pick)
        return self._path(turn, post, *(button or ("home", "", 0)))

    def named(self, message: Message, opened: Opened, language: str) -> Reply | None:
        """The certificate, where what was typed is the name that it waits for."""
        trainee = self._trainee(message.person.key) if self.certifying.waits(message.person.key, message.text) else None
        if trainee is None or trainee.post not in self.posts:
            return None
        turn = Turn(trainee, opened, Speech(language))
        return self.certifying.give(turn, self.post(trainee.post, opened), message.text.strip())

    def codes_of(self, person: str) -> tuple[str, ...]:
        """The procedures of the post that a person is on the path of; none where they are on none."""
        trainee = self.ledger.trainee(person)
        return self.posts[trainee.post].procedures if trainee and trainee.post in self.posts else ()

    def post(self, name: str, opened: Opened) -> Post:
        """The path of a post with the procedures that this generation has records of."""
        return self.posts[name].within({row.code for row in opened.searcher.rows})

    def _trainee(self, key: str) -> Trainee | None:
        found = self.ledger.trainee(key)
        if found is None and (post := self.roles.of(key).post) in self.posts:
            self.ledger.choose(key, post)
            found = self.ledger.trainee(key)
        return found

    def _path(self, turn: Turn, post: Post, verb: str, argument: str, page: int) -> Reply:
        learnt = self.ledger.learnt(turn.key, post.name)
        if verb == "next" and (item := next_item(post, learnt)) is not None:
            return self.open(turn, post, item)
        if verb == "module" and argument.isdecimal() and int(argument) < len(post.modules):
            at = int(argument)
            return module_reply(post, at, learnt, turn.titles(post.modules[at].procedures), turn.speech)
        if verb == "item":
            item = next((one for one in items(post) if actions.digest(one.key) == argument), None)
            if item is None:
                return turn.speech.reply(turn.speech.say("gone"), rows=(turn.speech.way_home(),))
            return self.open(turn, post, item, page)
        if verb == "review":
            return self.questioning.review(turn, post, self.bank(turn.opened))
        if verb == "paper":
            return self.certifying.ask(turn, post)
        if verb == "unnamed":
            return self.certifying.give(turn, post, "")
        if verb == "hours":
            return self._hours(turn)
        if verb == "hour":
            return self._set_hour(turn, argument)
        return path_reply(post, learnt, len(self.reviews.due(turn.key)), turn.speech)

    def open(self, turn: Turn, post: Post, item: Item, page: int = 0) -> Reply:
        """An item of the path, which is thereby read where its last page shows."""
        if item.step is Step.ROUND:
            return self.questioning.begin(turn, post, item, self.bank(turn.opened))
        if item.step is Step.LESSON:
            passages = section(turn.opened.searcher.places.passages, post.modules[item.module].lessons[item.place])
            reply = lesson_reply(post, item, passages, page, turn.speech) if passages else None
        else:
            card = self.card(item.key, turn.opened, turn.speech.language)
            reply = procedure_reply(card, item, turn.speech) if card else None
        if reply is None:
            self.ledger.learn(turn.key, post.name, item.key)
            return turn.speech.reply(
                turn.speech.say("lesson_gone"),
                rows=((turn.speech.choice("continue", actions.NEXT),), turn.speech.way_home()),
            )
        if item.step is Step.PROCEDURE or last_page(reply):
            self.ledger.learn(turn.key, post.name, item.key)
        return reply

    def _hours(self, turn: Turn) -> Reply:
        speech = turn.speech
        choices = [speech.choice("hour", actions.hour_action(hour), hour=hour) for hour in HOURS]
        rows = [tuple(choices[at : at + A_ROW]) for at in range(0, len(choices), A_ROW)]
        off = (speech.choice("no_hour", actions.hour_action(None)),)
        return speech.reply(speech.say("which_hour"), rows=(*rows, off, speech.way_home()))

    def _set_hour(self, turn: Turn, argument: str) -> Reply:
        speech = turn.speech
        hour = int(argument) if argument.isdecimal() and int(argument) < 24 else None
        self.ledger.set_hour(turn.key, hour)
        said = speech.say("hour_off") if hour is None else speech.say("hour_set", hour=hour)
        return speech.reply(said, rows=(speech.way_home(),))
